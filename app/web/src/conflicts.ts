// Disagreements: what is disputed, and each side with who says so.
import { to } from "./address.ts";
import type { Claim, Conflict, Money } from "./answers.ts";
import type { Words } from "./api.ts";
import { citation } from "./citation.ts";
import { type Child, el } from "./dom.ts";
import { badges, entityLink, evidenceButton, sentence } from "./edges.ts";
import { day, fill, money, number } from "./format.ts";
import { answersAt } from "./published/mark.ts";
import { texts } from "./texts.ts";

const SHOWN = 4;
type Side = Conflict["sides"][number];

/**
 * One disagreement, both sides beside each other; with the way to its review unless that is where it stands. Its heading
 * is of the third level, of the second where it stands right under the title of the page (`top`).
 */
export function conflictCard(conflict: Conflict, words: Words, { reviewing = false, top = false } = {}): HTMLElement {
  const { subject, predicate, object } = conflict;
  const edge = conflict.edge && { id: conflict.edge, subject, predicate, object: object ?? { id: "", type: "", name: "" } };
  const ways = [edge && evidenceButton(edge, words), !reviewing && !answersAt() && decide(conflict)].filter(Boolean);
  return el(
    "article",
    { class: "conflict" },
    el(top ? "h2" : "h3", {}, entityLink(subject), ` ${words.active(predicate)} `, object ? entityLink(object) : "…"),
    el("p", { class: "about" }, why(conflict), " ", since(conflict)),
    el(
      "ul",
      { class: "sides" },
      conflict.sides.map((side) => sideItem(side, conflict, words)),
    ),
    ways.length ? el("p", { class: "ways" }, ways) : null,
  );
}

function decide({ id, subject, object }: Conflict): HTMLElement {
  const label = fill(texts.decideFor, { subject: subject.name, object: object?.name ?? "…" });
  return el("a", { href: to({ list: "review", item: id }), class: "button", "aria-label": label }, texts.decide);
}

function why(conflict: Conflict): string {
  return texts.conflictKinds[conflict.why] ?? conflict.why;
}

function since(conflict: Conflict): string | null {
  return conflict.since ? fill(texts.conflictSince, { day: day(conflict.since) }) : null;
}

function sideItem(side: Side, conflict: Conflict, words: Words): HTMLElement {
  const more = side.claims.length - SHOWN;
  return el(
    "li",
    {},
    el("p", { class: "value" }, value(side, conflict, words)),
    el(
      "ul",
      {},
      side.claims.slice(0, SHOWN).map((claim) => el("li", {}, citation(claim), wordsOf(claim), standing(claim))),
      more > 0 ? el("li", {}, fill(texts.moreClaims, { n: number(more) })) : null,
    ),
  );
}

/** Words of the source in quotation marks; a restatement without them. */
function wordsOf({ evidence: { kind, quote } }: Claim): Child {
  if (!quote) return null;
  return kind === "text" ? el("q", {}, quote) : el("p", { class: "about" }, `${texts.restatedShort}: ${quote}`);
}

function standing(claim: Claim): Child {
  if (claim.status !== "proposed") return null;
  return badges({ disputed: false, status: "proposed", modality: "", background: false });
}

function value(side: Side, conflict: Conflict, words: Words): Child {
  const first = side.claims[0];
  const qualifier = conflict.qualifier;
  if (first && qualifier === "statement") return sentence(first, words);
  if (first && (qualifier === "subject" || qualifier === "object")) return first[qualifier].name;
  const amounts = side.claims.map((claim) => money(amountOf(claim, qualifier)));
  return amounts.find(Boolean) ?? side.value;
}

function amountOf(claim: Claim, qualifier: string): Money | null {
  if (qualifier === "obligated" || qualifier === "current" || qualifier === "potential") return claim[qualifier];
  return qualifier.startsWith("amount") ? claim.amount : null;
}
