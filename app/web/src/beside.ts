// What a document says beside the award records that it may speak of.
import type { Claim, Edge, EntityRef, List, Money } from "./answers.ts";
import { ask } from "./api.ts";
import { type Child, el } from "./dom.ts";
import { entityLink } from "./edges.ts";
import { day, fill, money } from "./format.ts";
import { texts } from "./texts.ts";

interface Award {
  role: string;
  verdict: string;
  contract: EntityRef;
  kind: string | null;
  amount: Money | null;
  difference: Money | null;
  modification: string | null;
  date: string | null;
  why: string;
}

interface Corroboration {
  id: string;
  verdict: string;
  why: string;
  claim: Claim;
  awards: Award[];
}

const MOST = 200;

/** The claims of an edge that were held against the records; nothing where none has an amount. */
export async function beside(edge: Edge, claims: readonly Claim[]): Promise<Child> {
  if (!claims.some((claim) => claim.amount && claim.evidence.kind !== "record")) return null;
  const ids = new Set(claims.map((claim) => claim.id));
  const found = await ask<List<Corroboration>>("corroborations", { entity: edge.object.id, limit: MOST });
  const mine = found.items.filter((one) => ids.has(one.claim.id));
  if (!mine.length) return null;
  return [el("h3", {}, texts.beside.title), el("ul", { class: "plain-list" }, mine.map(item))];
}

function item(one: Corroboration): HTMLElement {
  const awards = one.awards.filter((award) => award.role !== "lead").slice(0, 5);
  return el(
    "li",
    {},
    el("p", {}, el("strong", {}, texts.beside.verdicts[one.verdict] ?? one.verdict), ` · ${one.claim.source.label}: `, money(one.claim.amount, { prose: true })),
    el("p", { class: "about" }, one.why),
    el("ul", {}, awards.map(awardItem)),
  );
}

function awardItem(award: Award): HTMLElement {
  const name = texts.col[award.kind as "obligated" | "current" | "potential"] ?? "";
  const difference = money(award.difference);
  return el(
    "li",
    {},
    entityLink(award.contract),
    award.amount ? ` ${name}: ${money(award.amount)}` : "",
    award.modification || award.date ? ` (${[award.modification, day(award.date)].filter(Boolean).join(", ")})` : "",
    difference && Number(award.difference?.amount) !== 0 ? ` · ${fill(texts.beside.difference, { difference })}` : "",
  );
}
