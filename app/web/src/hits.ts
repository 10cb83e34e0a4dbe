// A search result in words.
import type { Hit } from "./answers.ts";
import type { Words } from "./api.ts";
import { el } from "./dom.ts";
import { entityLink } from "./edges.ts";
import { fill, plural } from "./format.ts";
import { texts } from "./texts.ts";

/** A search result; without a link where it is an option of a list. */
export function hitItem(hit: Hit, words: Words, attributes: Record<string, string> = {}): HTMLLIElement {
  const name = attributes["role"] ? el("span", { class: "entity" }, hit.entity.name) : entityLink(hit.entity);
  const other = hit.matched && hit.matched !== hit.entity.name ? ` ${fill(texts.alsoNamed, { name: hit.matched })}` : "";
  const about = ` ${words.label(hit.entity.type)} · ${plural("statements", hit.edges)}${other}`;
  return el("li", attributes, name, el("span", { class: "about" }, about));
}
