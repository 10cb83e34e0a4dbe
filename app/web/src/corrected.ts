// The rows that bore a statement until a newer download corrected them.
import { days } from "./address.ts";
import type { Claim, Edge, List } from "./answers.ts";
import { ask } from "./api.ts";
import { claimItem } from "./claim.ts";
import { type Child, el } from "./dom.ts";
import { fill, number, plural } from "./format.ts";
import { later } from "./later.ts";
import { texts } from "./texts.ts";

const MOST = 100;

/** What was corrected, shown when it is opened; nothing where nothing was. */
export function corrected(edge: Edge, many: number): HTMLElement | null {
  if (!many) return null;
  const place = el("div");
  const whole = el("details", { class: "corrected" }, el("summary", {}, plural("correctedClaims", many)), place);
  whole.addEventListener("toggle", () => {
    if (whole.open && !place.hasChildNodes()) place.append(later(rows(edge)));
  });
  return whole;
}

async function rows(edge: Edge): Promise<Child> {
  const found = await ask<List<Claim>>(`edges/${edge.id}/evidence`, { ...days(), corrected: "true", limit: MOST });
  return [
    el("p", { class: "about" }, texts.correctedAbout),
    el("ol", { class: "claims" }, found.items.map((claim) => claimItem(claim, edge))),
    found.next ? el("p", { class: "about" }, fill(texts.shownOf, { n: number(MOST), total: number(found.total ?? MOST) })) : null,
  ];
}
