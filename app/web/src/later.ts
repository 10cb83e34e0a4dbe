// Parts of a page that may come a moment after the rest.
import { isAbort, told } from "./api.ts";
import { type Child, el, nodes } from "./dom.ts";
import { fill } from "./format.ts";
import { texts } from "./texts.ts";

/** A place that is filled when its content has come; with the reason where it does not come. */
export function later(content: Promise<Child>): HTMLElement {
  const place = el("div", { "aria-busy": "true" });
  const put = (found: Child): void => {
    place.removeAttribute("aria-busy");
    place.replaceChildren(...nodes(found));
  };
  content.then(put, (error: unknown) => {
    if (!isAbort(error)) put(el("p", { class: "failed" }, fill(texts.failed, { detail: told(error) })));
  });
  return place;
}
