// Edges as tables: what is said, the amounts told apart, and the way to the evidence.
import { alter, altered, forBrowser, to } from "./address.ts";
import type { AmountName, Edge, EntityRef, Statement } from "./answers.ts";
import type { Words } from "./api.ts";
import { type Child, type Column, el, table } from "./dom.ts";
import { day, fill, money, number, plural } from "./format.ts";
import { texts } from "./texts.ts";

export const AMOUNTS: readonly AmountName[] = ["obligated", "current", "potential"];

/** A link to an entity. */
export function entityLink(entity: EntityRef): HTMLElement {
  return el("a", { href: to({ entity: entity.id }), class: "entity" }, entity.name);
}

/** The statement in words, from subject to object. */
export function sentence(edge: Statement, words: Words): string {
  return `${edge.subject.name} ${words.active(edge.predicate)} ${edge.object.name}`;
}

/** The statement with links to both of its ends. */
export function statement(edge: Statement, words: Words): Child {
  return [
    entityLink(edge.subject),
    el("span", { class: "predicate" }, ` ${words.active(edge.predicate)} `),
    entityLink(edge.object),
  ];
}

/** What else has to be known before the statement is used. */
export function badges(edge: Pick<Edge, "disputed" | "status" | "modality" | "background">): Child {
  const found = [
    edge.disputed && "disputed",
    edge.status === "proposed" && "proposed",
    texts.badges[edge.modality] && edge.modality,
    edge.background && "background",
  ].filter((name): name is string => Boolean(name));
  return found.map((name) => el("span", { class: `badge ${name}` }, texts.badges[name]));
}

/** When the statement holds, no finer than it is known. */
export function when(edge: Edge, words: Words): string | null {
  const from = day(edge.valid_from, edge.valid_from_precision);
  return period(from, day(edge.valid_to, edge.valid_to_precision), words.event(edge.predicate));
}

/** A time in words. An `event` is told by its day alone: founded in a year, not since it. */
export function period(from: string | null, until: string | null, event: boolean): string | null {
  if (from && until) return from === until ? from : fill(texts.fromTo, { from, to: until });
  if (from) return event ? from : fill(texts.since, { from });
  return until ? fill(texts.until, { to: until }) : null;
}

/** An amount in prose with its qualifier. */
export function stated(edge: Edge): string | null {
  const amount = money(edge.stated, { prose: true });
  return amount && `${texts.qualifiers[edge.stated_qualifier ?? ""] ?? ""}${amount}`;
}

/** The button that shows the evidence; it is a link, so that it can be shared. */
export function evidenceButton(edge: Statement & { id: string }, words: Words): HTMLElement {
  const name = fill(texts.showEvidenceFor, { statement: sentence(edge, words) });
  const open = (event: MouseEvent): void => {
    if (forBrowser(event)) return;
    event.preventDefault();
    alter({ edge: edge.id });
  };
  const address = altered({ edge: edge.id });
  return el("a", { href: address, class: "button", "aria-label": name, onclick: open }, texts.showEvidence);
}

function sources(edge: Edge): Child {
  if (edge.background && !edge.sources) return texts.badges["background"];
  return el("span", { title: plural("sourcesCount", edge.sources) }, number(edge.sources));
}

/** The columns for amounts of edges. */
export function amountColumns<T>(edgeOf: (row: T) => Edge): Column<T>[] {
  return [
    ...AMOUNTS.map((name) => ({
      label: texts.col[name],
      amount: true,
      cell: (row: T) => money(edgeOf(row)[name]),
    })),
    { label: texts.col.stated, amount: true, cell: (row: T) => stated(edgeOf(row)) },
  ];
}

/** The columns that have something in any of the rows. */
export function held<T>(columns: Column<T>[], rows: readonly T[]): Column<T>[] {
  return columns.filter((column) => rows.some((row) => column.cell(row)));
}

/** A table of edges as seen from one of their ends; columns that would be empty throughout are left out. */
export function edgeTable(edges: readonly Edge[], from: EntityRef, words: Words, caption?: string): HTMLTableElement {
  const columns: Column<Edge>[] = [
    { label: texts.col.statement, size: "wide", cell: (edge) => seenFrom(edge, from, words) },
    {
      label: texts.col.contract,
      size: "number",
      cell: (edge) => edge.contract && edge.contract.id !== from.id && entityLink(edge.contract),
    },
    ...amountColumns((edge: Edge) => edge),
    { label: texts.col.when, size: "date", cell: (edge) => when(edge, words) },
    { label: texts.col.sources, amount: true, cell: sources },
    { label: texts.col.evidence, cell: (edge) => evidenceButton(edge, words) },
  ];
  return table(held(columns, edges), edges, caption);
}

function seenFrom(edge: Edge, from: EntityRef, words: Words): Child {
  if (![edge.subject.id, edge.object.id].includes(from.id)) return [statement(edge, words), " ", badges(edge)];
  const outward = edge.subject.id === from.id;
  const said = outward ? words.active(edge.predicate) : words.passive(edge.predicate);
  return [
    el("span", { class: "predicate" }, `${said} `),
    entityLink(outward ? edge.object : edge.subject),
    " ",
    badges(edge),
  ];
}
