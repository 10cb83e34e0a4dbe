// Lists: search results, all contracts, all disagreements.
import { alter, days, go, here, type Parameters, to } from "./address.ts";
import type { Conflict, ContractRow, Entity, Hit, List } from "./answers.ts";
import { ask, entityPath, question, type Question, schema } from "./api.ts";
import { conflictCard } from "./conflicts.ts";
import { contractTable } from "./contracts.ts";
import { type Child, csvLink, el, nodes } from "./dom.ts";
import { entityLink } from "./edges.ts";
import { day, fill } from "./format.ts";
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
  const cards = (items: Conflict[]): Child => items.map((one) => conflictCard(one, words, { top: true }));
  return slices(texts.conflictTitle, texts.conflictAbout, "conflicts", {}, cards, signal);
}

const NARROWED = ["vendor", "agency", "text", "since", "until", "min_amount", "order"] as const;

/** Contracts as the address narrows them down, largest first unless it says otherwise. */
export async function contracts(signal: AbortSignal): Promise<Child> {
  const given = here();
  const where = { ...days(), ...Object.fromEntries(NARROWED.flatMap((name) => (given[name] ? [[name, given[name]]] : []))) };
  const [words, vendor, agency] = await Promise.all([
    schema(),
    ...[given["vendor"], given["agency"]].map((id) => (id ? ask<Entity>(entityPath(id), days(), signal) : null)),
  ]);
  const rows = (items: ContractRow[]): Child => contractTable(items, words);
  const found = await slices(texts.contractsTitle, texts.amountsAbout, "contracts", where, rows, signal);
  const [title, ...rest] = nodes(found);
  return [title, narrowed([agency ?? null, vendor ?? null], given), contractForm(given), rest];
}

/** What the list is narrowed down to, in words. */
function narrowed(parties: (Entity | null)[], given: Parameters): Child {
  const names = parties.flatMap((party) => (party ? [entityLink(party), " "] : []));
  const span = given["since"] || given["until"];
  if (!names.length && !span) return null;
  const dates = span ? fill(texts.contractList.span, { from: day(given["since"]) || "…", to: day(given["until"]) || "…" }) : "";
  return el("p", {}, names, dates, " ", el("a", { href: to({ list: "contracts" }) }, texts.contractList.all));
}

function contractForm(given: Parameters): HTMLFormElement {
  const order = el(
    "select",
    { id: "order", name: "order" },
    Object.entries(texts.contractList.orders).map(([value, name]) =>
      el("option", { value, selected: value === (given["order"] ?? "amount") }, name),
    ),
  );
  const text = el("input", { id: "text", name: "text", type: "text", maxlength: 200, value: given["text"] ?? "" });
  const form = el(
    "form",
    { class: "add" },
    el("label", { for: "text" }, texts.contractList.text),
    text,
    el("label", { for: "order" }, texts.contractList.order),
    order,
    el("button", { type: "submit" }, texts.contractList.go),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    alter({ text: text.value.trim(), order: order.value === "amount" ? null : order.value });
  });
  return form;
}
