// Lists: search results, all contracts, all disagreements.
import { days, go, to } from "./address.ts";
import type { Conflict, ContractRow, Hit, List } from "./answers.ts";
import { ask, question, type Question, schema } from "./api.ts";
import { conflictCard } from "./conflicts.ts";
import { contractTable } from "./contracts.ts";
import { type Child, csvLink, el, nodes } from "./dom.ts";
import { fill } from "./format.ts";
import { hitItem } from "./hits.ts";
import { moreRow } from "./more.ts";
import { texts } from "./texts.ts";

const PAGE = 50;

/** Search results; where exactly one entity bears the very name, that entity. */
export async function results(text: string, type: string | undefined, signal: AbortSignal): Promise<Child> {
  const [found, words] = await Promise.all([
    ask<List<Hit>>("search", { text, type, limit: 50 }, signal),
    schema(),
  ]);
  const name = text.trim().toLowerCase();
  const [same, ...others] = found.items.filter((hit) => hit.score >= 1 && hit.entity.name.toLowerCase() === name);
  if (same && !others.length) {
    go(to({ entity: same.entity.id }), { replace: true });
    return null;
  }
  const hits = found.items.map((hit) => hitItem(hit, words));
  return [
    el("h1", {}, fill(texts.searchTitle, { text })),
    hits.length ? el("ul", { class: "hits" }, hits) : el("p", {}, fill(texts.searchNone, { text })),
  ];
}

/** A whole list, slice by slice, with the way to it as CSV. */
export async function slices<T>(
  title: string,
  about: string | null,
  path: string,
  parameters: Question,
  render: (items: T[]) => Child,
  signal: AbortSignal,
): Promise<Child> {
  const where = { ...parameters, limit: PAGE };
  const first = await ask<List<T>>(path, where, signal);
  const list = el("div", {}, render(first.items));
  const csv = csvLink(question(path, { ...parameters, limit: 500, format: "csv" }), first.total);
  return [
    el("h1", {}, title),
    about ? el("p", { class: "lead" }, about) : null,
    first.items.length ? list : el("p", {}, texts.nothing),
    moreRow(path, where, first, (page) => list.append(...nodes(render(page.items)))),
    first.items.length ? csv : null,
  ];
}

/** Every disagreement. */
export async function conflicts(signal: AbortSignal): Promise<Child> {
  const words = await schema();
  const cards = (items: Conflict[]): Child => items.map((one) => conflictCard(one, words));
  return slices(texts.conflictTitle, texts.conflictAbout, "conflicts", {}, cards, signal);
}

/** Every contract, largest first. */
export async function contracts(signal: AbortSignal): Promise<Child> {
  const words = await schema();
  const rows = (items: ContractRow[]): Child => contractTable(items, words);
  return slices(texts.contractsTitle, texts.amountsAbout, "contracts", days(), rows, signal);
}
