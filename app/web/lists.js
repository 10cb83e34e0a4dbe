// Lists: search results, all contracts, all disagreements, sources, a source, paths.
import { days, go, to } from "./address.js";
import { ask, question, schema } from "./api.js";
import { conflictCard } from "./conflicts.js";
import { csvLink, day, el, fill, number, outward, plural, table } from "./dom.js";
import { badges, entityLink, evidenceButton, stated, statement } from "./edges.js";
import { claimItem } from "./evidence.js";
import { contractTable } from "./home.js";
import texts from "./texts.en.js";

const PAGE = 50;

/** Search results; where exactly one entity bears the very name, that entity. */
export async function results(text, type, signal) {
  const [found, words] = await Promise.all([ask("search", { text, type, limit: 50 }, signal), schema()]);
  const same = found.items.filter((hit) => hit.score >= 1 && hit.entity.name.toLowerCase() === text.trim().toLowerCase());
  if (same.length === 1) {
    go(to({ entity: same[0].entity.id }), { replace: true });
    return null;
  }
  return [
    el("h1", {}, fill(texts.searchTitle, { text })),
    found.items.length ? el("ul", { class: "hits" }, found.items.map((hit) => hitItem(hit, words))) : el("p", {}, fill(texts.searchNone, { text })),
  ];
}

/** A search result in words. */
export function hitItem(hit, words, attributes = {}) {
  const link = attributes.role ? el("span", { class: "entity" }, hit.entity.name) : entityLink(hit.entity);
  const other = hit.matched && hit.matched !== hit.entity.name ? ` ${fill(texts.alsoNamed, { name: hit.matched })}` : "";
  return el("li", attributes, link, el("span", { class: "about" }, ` ${words.nodes[hit.entity.type]?.label ?? hit.entity.type} · ${plural("statements", hit.edges)}${other}`));
}

async function pages(title, about, path, parameters, render, signal) {
  const first = await ask(path, { ...parameters, limit: PAGE }, signal);
  const list = el("div", {}, render(first.items));
  const more = (page) => page.next ? el("p", { class: "more" }, el("button", { type: "button", onclick: async (event) => {
    const following = await ask(path, { ...parameters, limit: PAGE, cursor: page.next });
    list.append(...[render(following.items)].flat());
    event.target.closest("p").replaceWith(...[more(following)].filter(Boolean));
  } }, texts.more)) : null;
  return [
    el("h1", {}, title), about ? el("p", { class: "lead" }, about) : null,
    first.items.length ? list : el("p", {}, texts.nothing), more(first),
    first.items.length ? csvLink(question(path, { ...parameters, limit: 500, format: "csv" }), first.total) : null,
  ];
}

/** Every disagreement. */
export async function conflicts(signal) {
  const words = await schema();
  return pages(texts.conflictTitle, texts.conflictAbout, "conflicts", {}, (items) => items.map((one) => conflictCard(one, words)), signal);
}

/** Every contract, largest first. */
export async function contracts(signal) {
  const words = await schema();
  return pages(texts.contractsTitle, texts.amountsAbout, "contracts", days(), (items) => contractTable(items, words), signal);
}

/** Every source. */
export function sources(signal) {
  const columns = [
    { label: texts.col.source, size: "wide", cell: (source) => el("a", { href: to({ source: source.id }) }, source.label) },
    { label: texts.col.kind, cell: (source) => texts.sourceKinds[source.kind] ?? source.kind },
    { label: texts.col.publisher, cell: (source) => source.publisher },
    { label: texts.col.published, cell: (source) => day(source.published, source.published_precision) },
    { label: texts.col.claims, amount: true, cell: (source) => number(source.claims) },
  ];
  return pages(texts.sourcesTitle, null, "sources", {}, (items) => table(columns, items), signal);
}

/** One source, and what it says. */
export async function source(id, signal) {
  const path = `sources/${encodeURIComponent(id)}`;
  const [found, claims, words] = await Promise.all([ask(path, {}, signal), ask(`${path}/claims`, { limit: PAGE }, signal), schema()]);
  const said = (claim) => claimOf(claim, words);
  const shown = Object.entries(texts.sourceFields).filter(([name]) => found[name]);
  const value = (name) => name === "address" ? outward(found.address, found.address) : name === "kind" ? texts.sourceKinds[found.kind] ?? found.kind : name === "published" ? day(found.published, found.published_precision) : name === "retrieved" ? day(found.retrieved) : found[name];
  const list = el("ol", { class: "claims" }, claims.items.map(said));
  return [
    el("p", { class: "eyebrow" }, texts.col.source),
    el("h1", {}, found.label),
    el("dl", { class: "facts" }, shown.map(([name, label]) => el("div", {}, el("dt", {}, label), el("dd", {}, value(name))))),
    el("section", {}, el("h2", {}, `${texts.sourceClaims} (${number(found.claims)})`), list, moreClaims(path, claims, list, said)),
  ];
}

function claimOf(claim, words) {
  const item = claimItem(claim);
  item.querySelector(".cite").replaceChildren(...statement(claim, words));
  return item;
}

function moreClaims(path, page, list, said) {
  if (!page.next) return null;
  const row = el("p", { class: "more" }, el("button", { type: "button", onclick: async () => {
    const following = await ask(`${path}/claims`, { limit: PAGE, cursor: page.next });
    list.append(...following.items.map(said));
    row.replaceWith(...[moreClaims(path, following, list, said)].filter(Boolean));
  } }, texts.more));
  return row;
}

/** How one entity is connected to another; a form where the other is still open. */
export async function paths(from, end, signal) {
  const [start, goal] = await Promise.all([from, end].map((id) => (id ? ask(`entities/${encodeURIComponent(id)}`, days(), signal) : null)));
  const head = [el("h1", {}, texts.pathTitle), chooser(start, goal)];
  if (!start || !goal) return head;
  const [found, words] = await Promise.all([ask("paths", { from, to: end, ...days() }, signal), schema()]);
  const names = { from: start.name, to: goal.name };
  if (!found.length) return [...head, el("p", {}, fill(texts.pathNone, names))];
  return [...head, el("p", { class: "lead" }, fill(texts.pathAbout, names)), found.map((path, index) => pathList(path, index, words))];
}

function chooser(start, goal) {
  const field = (name, label, value) => el("p", {}, el("label", { for: name }, label), el("input", { id: name, name, type: "text", value: value ?? "", required: true, maxlength: 200, spellcheck: "false" }));
  const submit = async (event) => {
    event.preventDefault();
    const given = new FormData(event.target);
    const note = event.target.querySelector(".failed");
    const ends = {};
    for (const [name, known] of [["from", start], ["to", goal]]) {
      const text = given.get(name).trim();
      const hit = known && text === known.name ? { entity: known } : (await ask("search", { text, limit: 1 })).items[0];
      if (!hit) return note.replaceChildren(fill(texts.searchNone, { text }));
      ends[name] = hit.entity.id;
    }
    go(to(ends));
  };
  return el("form", { class: "ends", onsubmit: submit }, field("from", texts.pathFrom, start?.name), field("to", texts.pathTo, goal?.name), el("button", { type: "submit" }, texts.pathGo), el("p", { class: "failed", role: "alert" }));
}

function pathList(path, index, words) {
  return el("section", { class: "path" }, el("h2", {}, fill(texts.pathNumber, { n: index + 1 })),
    el("ol", {}, path.steps.map(({ edge }) => el("li", {}, statement(edge, words), " ", badges(edge), " ", stated(edge) ?? "", " ", evidenceButton(edge, words)))),
    el("p", { class: "about" }, plural("pathWeakest", path.weakest)));
}
