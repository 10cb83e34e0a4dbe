// Whether these pages are a published site: then files beside them answer, and no service.
const MARK = 'meta[name="vendorgraph-answers"]';
let found: string | null | undefined;

/** The folder of the answers, with a slash at its end; null where a service answers. */
export function answersAt(): string | null {
  found ??= document.querySelector<HTMLMetaElement>(MARK)?.content || null;
  return found;
}
