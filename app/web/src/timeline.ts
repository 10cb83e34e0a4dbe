// What happened when: dated statements in the order of their days, each with its evidence.
import { days } from "./address.ts";
import type { Edge, Entity, List } from "./answers.ts";
import { ask, entityPath, type Words } from "./api.ts";
import { type Child, el } from "./dom.ts";
import { badges, evidenceButton, stated, statement } from "./edges.ts";
import { day, fill, money, number } from "./format.ts";
import { texts } from "./texts.ts";

const MOST = 500;
const SHOWN = 40;

/** The dated statements of an entity, the newest first. */
export async function timeline(entity: Entity, words: Words, signal: AbortSignal): Promise<Child> {
  const found = await ask<List<Edge>>(`${entityPath(entity.id)}/edges`, { ...days(), limit: MOST }, signal);
  const dated = found.items.filter((edge) => edge.valid_from ?? edge.valid_to);
  if (dated.length < 2) return null;
  dated.sort((a, b) => moment(b).localeCompare(moment(a)));
  const item = (edge: Edge): HTMLElement =>
    el(
      "li",
      {},
      el("span", { class: "when" }, whenOf(edge)),
      el("span", {}, statement(edge, words), " ", badges(edge), " ", amountOf(edge), " ", evidenceButton(edge, words)),
    );
  const rest = dated.slice(SHOWN);
  return el(
    "section",
    {},
    el("h2", {}, texts.timeline.title),
    found.next ? el("p", { class: "about" }, fill(texts.timeline.first, { n: number(MOST) })) : null,
    el("ol", { class: "timeline" }, dated.slice(0, SHOWN).map(item)),
    rest.length
      ? el(
          "details",
          {},
          el("summary", {}, fill(texts.timeline.more, { n: number(rest.length) })),
          el("ol", { class: "timeline" }, rest.map(item)),
        )
      : null,
  );
}

const moment = (edge: Edge): string => edge.valid_from ?? edge.valid_to ?? "";

function whenOf(edge: Edge): string {
  if (edge.valid_from) return day(edge.valid_from, edge.valid_from_precision);
  return fill(texts.until, { until: day(edge.valid_to, edge.valid_to_precision) });
}

/** The amount that the records obligated; else what prose says, marked as such. */
function amountOf(edge: Edge): Child {
  const obligated = money(edge.obligated);
  if (obligated) return el("span", { class: "about" }, `${texts.col.obligated}: ${obligated}`);
  const prose = stated(edge);
  return prose ? el("span", { class: "about" }, `${texts.col.stated}: ${prose}`) : null;
}
