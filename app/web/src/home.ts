// Where to start from nothing: the largest vendors and agencies, the newest contracts, what is disputed.
import { days, to } from "./address.ts";
import type { Conflict, Interlock, List, Spending, Start } from "./answers.ts";
import { ask, schema, type Words } from "./api.ts";
import { conflictCard } from "./conflicts.ts";
import { contractTable } from "./contracts.ts";
import { type Child, el } from "./dom.ts";
import { badges, entityLink, evidenceButton } from "./edges.ts";
import { money, number } from "./format.ts";
import { texts } from "./texts.ts";

/** The start page. */
export async function home(signal: AbortSignal): Promise<Child> {
  const [found, words] = await Promise.all([ask<Start>("start", { ...days() }, signal), schema()]);
  const { build, vendors, agencies, newest, conflicts, interlocks } = found;
  return [
    el("h1", {}, texts.homeTitle),
    el("p", { class: "lead" }, texts.homeAbout),
    counts(build.counts),
    el(
      "div",
      { class: "two" },
      spending(texts.topVendors, vendors, "vendor", "Company"),
      spending(texts.topAgencies, agencies, "agency", "Agency"),
    ),
    section(
      texts.newest,
      newest.length ? contractTable(newest, words, texts.newest) : el("p", {}, texts.newestNone),
      el("a", { href: to({ list: "contracts" }) }, texts.contractsAll),
    ),
    disputes(conflicts, words),
    interlocks.length ? section(texts.interlocks, people(interlocks, words)) : null,
  ];
}

function section(title: string, content: Child, footer: Child = null): HTMLElement {
  return el("section", {}, el("h2", {}, title), content, footer ? el("p", { class: "all" }, footer) : null);
}

function disputes(found: List<Conflict>, words: Words): HTMLElement {
  if (!found.items.length) return section(texts.disputed, el("p", {}, texts.disputedNone));
  const total = found.total ? ` (${number(found.total)})` : "";
  return section(
    texts.disputed,
    found.items.map((conflict) => conflictCard(conflict, words)),
    el("a", { href: to({ list: "conflicts" }) }, `${texts.disputedAll}${total}`),
  );
}

function counts(found: Record<string, number>): HTMLElement {
  const known = Object.entries(texts.counts).filter(([name]) => found[name]);
  return el(
    "ul",
    { class: "counts" },
    known.map(([name, many]) => {
      const label = found[name] === 1 ? texts.countsOne[name] : many;
      return el("li", {}, el("strong", {}, number(found[name] ?? 0)), ` ${label ?? many}`);
    }),
  );
}

function spending(title: string, rows: Spending[], column: "vendor" | "agency", type: string): HTMLElement {
  if (!rows.length) return section(title, el("p", {}, texts.topNone));
  const worth = (row: Spending): number => Number(row.obligated?.amount ?? 0);
  const largest = Math.max(...rows.map(worth), 1);
  const items = rows.map((row) => {
    const bar = el("span", { class: "bar", "aria-hidden": "true" });
    bar.style.setProperty("inline-size", `${Math.max(0, (worth(row) / largest) * 100)}%`);
    const name = row[column] ?? texts.none;
    const amount = el("span", { class: "amount" }, money(row.obligated) ?? texts.noneStated);
    return el("li", {}, el("a", { href: to({ q: name, type }) }, name), " ", amount, bar);
  });
  return section(title, [el("ol", { class: "bars" }, items), el("p", { class: "about" }, texts.topNote)]);
}

function people(items: Interlock[], words: Words): HTMLElement {
  const role = (edge: Interlock["roles"][number]): HTMLElement =>
    el(
      "li",
      {},
      `${words.active(edge.predicate)} `,
      entityLink(edge.object),
      " ",
      badges(edge),
      " ",
      evidenceButton(edge, words),
    );
  return el(
    "ul",
    { class: "people" },
    items.map(({ person, roles }) => el("li", {}, entityLink(person), el("ul", {}, roles.map(role)))),
  );
}
