// Sources, and what each says.
import { to } from "./address.ts";
import type { Claim, List, Source } from "./answers.ts";
import { ask, schema } from "./api.ts";
import { claimItem } from "./claim.ts";
import { type Child, type Column, el, outward, table } from "./dom.ts";
import { statement } from "./edges.ts";
import { day, number } from "./format.ts";
import { slices } from "./lists.ts";
import { moreRow } from "./more.ts";
import { texts } from "./texts.ts";

const PAGE = 50;

/** Every source. */
export function sources(signal: AbortSignal): Promise<Child> {
  const rows = (items: Source[]): Child => sourceTable(items);
  return slices(texts.sourcesTitle, null, "sources", {}, rows, signal);
}

/** Sources as a table. */
export function sourceTable(items: Source[], caption?: string): HTMLTableElement {
  const columns: Column<Source>[] = [
    {
      label: texts.col.source,
      size: "wide",
      cell: (source) => el("a", { href: to({ source: source.id }) }, source.label),
    },
    { label: texts.col.kind, cell: (source) => kind(source) },
    { label: texts.col.publisher, cell: (source) => source.publisher },
    { label: texts.col.published, cell: (source) => day(source.published, source.published_precision) },
    { label: texts.col.claims, amount: true, cell: (source) => number(source.claims) },
  ];
  return table(columns, items, caption);
}

function kind(source: Source): string | null {
  return texts.sourceKinds[source.kind ?? ""] ?? source.kind;
}

/** One source, and what it says. */
export async function source(id: string, signal: AbortSignal): Promise<Child> {
  const path = `sources/${encodeURIComponent(id)}`;
  const where = { limit: PAGE };
  const [found, claims, words] = await Promise.all([
    ask<Source>(path, {}, signal),
    ask<List<Claim>>(`${path}/claims`, where, signal),
    schema(),
  ]);
  const said = (claim: Claim): HTMLElement => claimItem(claim, null, statement(claim, words));
  const list = el("ol", { class: "claims" }, claims.items.map(said));
  const facts = Object.entries(texts.sourceFields)
    .map(([name, label]): [string, Child] => [label, field(found, name as keyof Source)])
    .filter(([, value]) => value);
  return [
    el("p", { class: "eyebrow" }, texts.col.source),
    el("h1", {}, found.label),
    el(
      "dl",
      { class: "facts" },
      facts.map(([label, value]) => el("div", {}, el("dt", {}, label), el("dd", {}, value))),
    ),
    el(
      "section",
      {},
      el("h2", {}, `${texts.sourceClaims} (${number(found.claims)})`),
      list,
      moreRow<Claim>(`${path}/claims`, where, claims, (page) => list.append(...page.items.map(said))),
    ),
  ];
}

function field(found: Source, name: keyof Source): Child {
  if (name === "address") return found.address && outward(found.address, found.address);
  if (name === "kind") return kind(found);
  if (name === "published") return day(found.published, found.published_precision);
  return name === "retrieved" ? day(found.retrieved) : found[name];
}
