// An entity: its names and keys, what is said of it, and what is disputed.
import { alter, days, here, to } from "./address.ts";
import type { Conflict, Contract, Edge, Entity, List } from "./answers.ts";
import { ask, entityPath, question, schema, type Words } from "./api.ts";
import { conflictCard } from "./conflicts.ts";
import { button, type Child, csvLink, el } from "./dom.ts";
import { edgeTable } from "./edges.ts";
import { day, fill, number, plural } from "./format.ts";
import { moreRow } from "./more.ts";
import { escapeId } from "./graph/view.ts";
import { later } from "./later.ts";
import { answersAt } from "./published/mark.ts";
import { texts } from "./texts.ts";
import { timeline } from "./timeline.ts";
import { told as sourcesOf } from "./told.ts";
import { years } from "./years.ts";

const PAGE = 50;

/** The page of an entity. */
export async function entity(id: string, signal: AbortSignal): Promise<Child> {
  const where = { ...days(), predicate: here()["predicate"], limit: PAGE };
  const path = entityPath(id);
  const [found, edges, disputed, words] = await Promise.all([
    ask<Entity>(path, days(), signal),
    ask<List<Edge>>(`${path}/edges`, where, signal),
    ask<List<Conflict>>("conflicts", { entity: id, limit: 5 }, signal),
    schema(),
  ]);
  const chart = await years(found, signal);
  const said = statements(found, path, where, edges, words);
  return [
    el("p", { class: `eyebrow kind-${found.type.toLowerCase()}` }, words.label(found.type)),
    el("h1", {}, found.name),
    found.description ? el("p", { class: "lead" }, found.description) : null,
    el(
      "p",
      { class: "ways" },
      el("a", { href: to({ graph: escapeId(found.id) }), class: "button" }, texts.graph.open),
      answersAt() ? null : [" ", dossier(path, "pdf", texts.dossier), " ", dossier(path, "docx", texts.dossierWord)],
    ),
    contents(said),
    identity(found),
    found.contract ? contract(found.contract) : null,
    disputes(disputed.items, words),
    chart,
    said,
    later(timeline(found, words, signal)),
    later(sourcesOf(found, signal)),
    el("p", { class: "all" }, el("a", { href: to({ from: found.id }) }, fill(texts.connect, { name: found.name }))),
  ];
}

function dossier(path: string, form: "pdf" | "docx", label: string): HTMLElement {
  const address = question(`${path}/dossier.${form}`, { ...days(), language: texts.lang });
  return el("a", { href: address, class: "button", download: true }, label);
}

/** The way to each group of statements, past all that stands before it; nothing where there is one group only. */
function contents(said: HTMLElement): HTMLElement | null {
  const heads = [...said.querySelectorAll("h3")];
  if (heads.length < 2) return null;
  const links = heads.map((head) => el("a", { href: `#${head.id}` }, head.textContent));
  return el("nav", { class: "contents", "aria-label": texts.contents }, `${texts.contents}: `, links.map((link) => [link, " "]));
}

function disputes(items: Conflict[], words: Words): Child {
  if (!items.length) return null;
  const cards = items.map((conflict) => conflictCard(conflict, words));
  return el("section", {}, el("h2", {}, texts.entityConflicts), cards);
}

function identity(found: Entity): HTMLElement {
  const others = [...new Set(found.names.map((name) => name.name))].filter((name) => name !== found.name);
  const keys = found.keys.map((key) => [el("code", {}, key), " "]);
  return el(
    "div",
    { class: "identity" },
    el("p", {}, `${texts.keys}: `, keys),
    others.length
      ? el(
          "details",
          { open: others.length <= 3 },
          el("summary", {}, `${texts.names} (${number(others.length)})`),
          el(
            "ul",
            { class: "names" },
            others.map((name) => el("li", {}, name)),
          ),
        )
      : null,
  );
}

const DATES = new Set(["first_action", "last_action", "start", "end", "potential_end"]);

function contract(row: Contract): HTMLElement {
  const values = Object.entries(texts.contract).map(([name, label]): [string, string] => {
    const value = row[name as keyof Contract];
    if (value === null || value === "") return [label, ""];
    return [label, typeof value === "number" ? number(value) : DATES.has(name) ? day(value) : value];
  });
  return el(
    "dl",
    { class: "facts" },
    values.filter(([, text]) => text).map(([label, text]) => el("div", {}, el("dt", {}, label), el("dd", {}, text))),
  );
}

function statements(found: Entity, path: string, where: Record<string, string | number | undefined>, edges: List<Edge>, words: Words): HTMLElement {
  const list = el("div", { class: "statements" });
  fillGroups(list, edges.items, found, words);
  const shown = edges.total
    ? fill(texts.shownOf, { n: number(PAGE), total: number(edges.total) })
    : plural("statements", PAGE);
  const csv = csvLink(question(`${path}/edges`, { ...where, limit: 500, format: "csv" }), edges.total);
  return el(
    "section",
    {},
    el("h2", {}, texts.expand),
    filters(found, words),
    el("p", { class: "about" }, texts.amountsAbout),
    list,
    moreRow(`${path}/edges`, where, edges, (page) => fillGroups(list, page.items, found, words), shown),
    edges.items.length ? csv : null,
    edges.withheld ? el("p", { class: "about" }, fill(texts.withheld, { n: number(edges.withheld) })) : null,
  );
}

function filters(found: Entity, words: Words): HTMLElement | null {
  const chosen = here()["predicate"] ?? "";
  const counted = Object.entries(found.counts).sort((a, b) => b[1] - a[1]);
  if (counted.length < 2) return null;
  const chip = (name: string, label: string): HTMLElement =>
    button(label, () => alter({ predicate: name || null, edge: null }, { replace: true }), {
      class: "chip",
      "aria-pressed": String(chosen === name),
    });
  return el(
    "div",
    { class: "chips", role: "group", "aria-label": texts.expand },
    chip("", texts.allStatements),
    counted.map(([name, count]) => chip(name, `${words.active(name)} (${number(count)})`)),
  );
}

/** Put edges under the headings of their groups; columns fit all the rows of a group. */
function fillGroups(list: HTMLElement, edges: Edge[], found: Entity, words: Words): void {
  for (const [group, title] of Object.entries(texts.groups)) {
    const place = list.querySelector<HTMLElement>(`[data-group="${group}"]`);
    const fresh = edges.filter((edge) => words.group(edge.predicate) === group);
    if (!fresh.length) continue;
    const all = [...(place ? (kept.get(place) ?? []) : []), ...fresh];
    const made = el("div", { data: { group } }, el("h3", { id: `group-${group}`, tabindex: -1 }, title), edgeTable(all, found, words, title));
    kept.set(made, all);
    if (place) place.replaceWith(made);
    else list.append(made);
  }
  if (!list.children.length) list.append(el("p", {}, texts.nothing));
}

const kept = new WeakMap<HTMLElement, Edge[]>();
