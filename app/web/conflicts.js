// Disagreements: what is disputed, and each side with who says so.
import { el, fill, day, money, number } from "./dom.js";
import { citation } from "./evidence.js";
import { entityLink, evidenceButton, sentence } from "./edges.js";
import texts from "./texts.en.js";

const SHOWN = 4;

/** One disagreement, both sides beside each other. */
export function conflictCard(conflict, words) {
  const said = words.predicates[conflict.predicate]?.active ?? conflict.predicate;
  const edge = conflict.edge && {
    id: conflict.edge,
    subject: conflict.subject,
    predicate: conflict.predicate,
    object: conflict.object ?? { name: "" },
  };
  return el(
    "article",
    { class: "conflict" },
    el("h3", {}, entityLink(conflict.subject), ` ${said} `, conflict.object ? entityLink(conflict.object) : "…"),
    el(
      "p",
      { class: "about" },
      conflict.why,
      " ",
      conflict.since ? fill(texts.conflictSince, { day: day(conflict.since) }) : null,
    ),
    el(
      "ul",
      { class: "sides" },
      conflict.sides.map((side) =>
        el(
          "li",
          {},
          el("p", { class: "value" }, value(side, conflict, words)),
          el(
            "ul",
            {},
            side.claims.slice(0, SHOWN).map((claim) => el("li", {}, citation(claim), wordsOf(claim))),
            side.claims.length > SHOWN
              ? el("li", {}, fill(texts.moreClaims, { n: number(side.claims.length - SHOWN) }))
              : null,
          ),
        ),
      ),
    ),
    edge ? evidenceButton(edge, words) : null,
  );
}

/** Words of the source in quotation marks; a restatement without them. */
function wordsOf({ evidence: { kind, quote } }) {
  if (!quote) return null;
  return kind === "text" ? el("q", {}, quote) : el("p", { class: "about" }, `${texts.restatedShort}: ${quote}`);
}

function value(side, conflict, words) {
  const first = side.claims[0];
  if (first && conflict.qualifier === "statement") return sentence(first, words);
  if (first && (conflict.qualifier === "subject" || conflict.qualifier === "object"))
    return first[conflict.qualifier].name;
  const claim = side.claims.find(
    (one) => money(one[conflict.qualifier]) || (conflict.qualifier.startsWith("amount") && money(one.amount)),
  );
  return claim ? money(claim[conflict.qualifier] ?? claim.amount) : side.value;
}
