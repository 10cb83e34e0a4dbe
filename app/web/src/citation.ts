// Who says so, where, when; with the way to the original.
import { to } from "./address.ts";
import type { Claim } from "./answers.ts";
import { type Child, el, outward } from "./dom.ts";
import { day, fill } from "./format.ts";
import { texts } from "./texts.ts";

/** The source of a claim. */
export function citation(claim: Claim): Child {
  const source = claim.source;
  const said = [
    source.publisher,
    day(source.published, source.published_precision),
    claim.evidence.page && fill(texts.page, { page: claim.evidence.page }),
  ];
  const known = said.filter((part) => part && !source.label.includes(part));
  return [
    el("a", { href: to({ source: source.id }), class: "source" }, source.label),
    known.length ? ` (${known.join(", ")})` : null,
    source.address ? [" ", outward(source.address, texts.sourceAddress)] : null,
  ];
}
