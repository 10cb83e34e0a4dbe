// What an entity's contracts come to year by year: three amounts that are three things, drawn and as a table.
import { days, to } from "./address.ts";
import type { AmountName, Entity, Money } from "./answers.ts";
import { ask, entityPath } from "./api.ts";
import { type Child, type Column, el, svg, table } from "./dom.ts";
import { AMOUNTS } from "./edges.ts";
import { fill, money, number, shortMoney } from "./format.ts";
import { texts } from "./texts.ts";

export interface Year extends Record<AmountName, Money | null> {
  year: number;
  actions: number;
  contracts: number;
}

const WIDE = 760;
const HIGH = 250;
const LEFT = 78;
const BOTTOM = 24;
const TOP = 12;

/** The years of a vendor's or an agency's contracts; nothing for others. */
export async function years(entity: Entity, signal: AbortSignal): Promise<Child> {
  if (!entity.counts["CONTRACTED_WITH"] || entity.type === "Contract") return null;
  const found = await ask<Year[]>(`${entityPath(entity.id)}/years`, days(), signal);
  const rows = found.filter((row) => AMOUNTS.some((name) => row[name]) || row.contracts);
  if (!rows.some((row) => AMOUNTS.some((name) => row[name]))) return null;
  return el(
    "section",
    { class: "years" },
    el("h2", {}, texts.years.title),
    chart(rows),
    el("p", { class: "about" }, texts.years.about),
    el("details", {}, el("summary", {}, texts.years.table), yearTable(rows, entity)),
  );
}

const value = (amount: Money | null): number => Number(amount?.amount ?? 0);

/** Bars by year: solid what is obligated, striped the current value, hollow the ceiling. */
function chart(rows: Year[]): HTMLElement {
  const all = spread(rows);
  const top = Math.max(...all.flatMap((row) => AMOUNTS.map((name) => value(row[name]))), 1);
  const low = Math.min(...all.map((row) => value(row.obligated)), 0);
  const y = (amount: number): number => TOP + ((top - amount) / (top - low)) * (HIGH - TOP - BOTTOM);
  const step = (WIDE - LEFT) / all.length;
  const every = Math.ceil(all.length / 16);
  const bars = all.flatMap((row, index) => barsOf(row, LEFT + index * step, step, y));
  const labels = all.flatMap((row, index) =>
    index % every ? [] : [svg("text", { x: LEFT + (index + 0.5) * step, y: HIGH - 6, "text-anchor": "middle" }, row.year)],
  );
  const currency = AMOUNTS.flatMap((name) => rows.flatMap((row) => row[name]?.currency ?? []))[0] ?? null;
  const lines = [0, top / 2, top].map((amount) => [
    svg("line", { x1: LEFT, x2: WIDE, y1: y(amount), y2: y(amount), class: "grid" }),
    svg("text", { x: LEFT - 6, y: y(amount) + 4, "text-anchor": "end" }, shortMoney({ amount: String(amount), currency })),
  ]);
  const about = fill(texts.years.picture, { from: all[0]?.year, to: all.at(-1)?.year });
  return el(
    "figure",
    {},
    svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": about }, stripes(), lines, bars, labels),
    key(),
  );
}

/** The years without a gap, so that distance on paper is distance in time. */
function spread(rows: Year[]): Year[] {
  const [first, last] = [rows[0]?.year ?? 0, rows.at(-1)?.year ?? 0];
  if (last - first > 60) return rows;
  const known = new Map(rows.map((row) => [row.year, row]));
  const empty = { actions: 0, contracts: 0, obligated: null, current: null, potential: null };
  return Array.from({ length: last - first + 1 }, (_, index) => known.get(first + index) ?? { year: first + index, ...empty });
}

function barsOf(row: Year, left: number, step: number, y: (amount: number) => number): SVGElement[] {
  const wide = Math.min((step * 0.8) / AMOUNTS.length, 26);
  const start = left + (step - wide * AMOUNTS.length) / 2;
  return AMOUNTS.flatMap((name, index) => {
    const amount = row[name];
    if (!amount) return [];
    const [from, until] = [y(Math.max(value(amount), 0)), y(Math.min(value(amount), 0))];
    const said = `${row.year}, ${texts.col[name]}: ${money(amount)}`;
    const box = { x: start + index * wide + 1, y: from, width: wide - 2, height: Math.max(until - from, 1) };
    return [svg("rect", { ...box, class: name }, svg("title", {}, said))];
  });
}

function stripes(): SVGElement {
  const line = svg("path", { d: "M0,6 L6,0 M-1,1 L1,-1 M5,7 L7,5", class: "stripe" });
  return svg("defs", {}, svg("pattern", { id: "stripes", width: 6, height: 6, patternUnits: "userSpaceOnUse" }, line));
}

function key(): HTMLElement {
  const sign = (name: AmountName): HTMLElement =>
    el(
      "span",
      { class: "key" },
      svg("svg", { viewBox: "0 0 16 12", width: 16, height: 12, "aria-hidden": "true" }, svg("rect", { x: 1, y: 1, width: 14, height: 10, class: name })),
      ` ${texts.years.key[name]}`,
    );
  return el("figcaption", {}, AMOUNTS.map(sign));
}

function yearTable(rows: Year[], entity: Entity): HTMLElement {
  const party = entity.type === "Agency" ? "agency" : "vendor";
  const begun = (row: Year): Child =>
    row.contracts
      ? el(
          "a",
          {
            href: to({
              list: "contracts",
              [party]: entity.id,
              since: `${row.year - 1}-10-01`,
              until: `${row.year}-09-30`,
            }),
          },
          number(row.contracts),
        )
      : null;
  const columns: Column<Year>[] = [
    { label: texts.years.year, cell: (row) => String(row.year) },
    { label: texts.col.actions, amount: true, cell: (row) => number(row.actions) },
    { label: texts.col.obligated, amount: true, cell: (row) => money(row.obligated) },
    { label: texts.years.begun, amount: true, cell: begun },
    { label: texts.col.current, amount: true, cell: (row) => money(row.current) },
    { label: texts.col.potential, amount: true, cell: (row) => money(row.potential) },
  ];
  return table(columns, rows, texts.years.title);
}
