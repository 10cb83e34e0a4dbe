// Lists: search results, all contracts, all disagreements, sources, a source.
import { days, go, to } from "./address.js";
import { ask, question, schema } from "./api.js";
import { conflictCard } from "./conflicts.js";
import { csvLink, day, el, fill, number, outward, plural, table } from "./dom.js";
import { entityLink, statement } from "./edges.js";
import { claimItem } from "./evidence.js";
import { contractTable } from "./home.js";
import texts from "./texts.en.js";

const PAGE = 50;

/** Search results; where exactly one entity bears the very name, that entity. */
export async function results(text, type, signal) {
  const [found, words] = await Promise.all([ask("search", { text, type, limit: 50 }, signal), schema()]);
  const same = found.items.filter(
    (hit) => hit.score >= 1 && hit.entity.name.toLowerCase() === text.trim().toLowerCase(),
  );
  if (same.length === 1) {
    go(to({ entity: same[0].entity.id }), { replace: true });
    return null;
  }
  return [
    el("h1", {}, fill(texts.searchTitle, { text })),
    found.items.length
      ? el(
          "ul",
          { class: "hits" },
          found.items.map((hit) => hitItem(hit, words)),
        )
      : el("p", {}, fill(texts.searchNone, { text })),
  ];
}

/** A search result in words. */
export function hitItem(hit, words, attributes = {}) {
  const link = attributes.role ? el("span", { class: "entity" }, hit.entity.name) : entityLink(hit.entity);
  const other =
    hit.matched && hit.matched !== hit.entity.name ? ` ${fill(texts.alsoNamed, { name: hit.matched })}` : "";
  return el(
    "li",
    attributes,
    link,
    el(
      "span",
      { class: "about" },
      ` ${words.nodes[hit.entity.type]?.label ?? hit.entity.type} · ${plural("statements", hit.edges)}${other}`,
    ),
  );
}

async function pages(title, about, path, parameters, render, signal) {
  const first = await ask(path, { ...parameters, limit: PAGE }, signal);
  const list = el("div", {}, render(first.items));
  const more = (page) =>
    page.next
      ? el(
          "p",
          { class: "more" },
          el(
            "button",
            {
              type: "button",
              onclick: async (event) => {
                const following = await ask(path, { ...parameters, limit: PAGE, cursor: page.next });
                list.append(...[render(following.items)].flat());
                event.target.closest("p").replaceWith(...[more(following)].filter(Boolean));
              },
            },
            texts.more,
          ),
        )
      : null;
  return [
    el("h1", {}, title),
    about ? el("p", { class: "lead" }, about) : null,
    first.items.length ? list : el("p", {}, texts.nothing),
    more(first),
    first.items.length ? csvLink(question(path, { ...parameters, limit: 500, format: "csv" }), first.total) : null,
  ];
}

/** Every disagreement. */
export async function conflicts(signal) {
  const words = await schema();
  return pages(
    texts.conflictTitle,
    texts.conflictAbout,
    "conflicts",
    {},
    (items) => items.map((one) => conflictCard(one, words)),
    signal,
  );
}

/** Every contract, largest first. */
export async function contracts(signal) {
  const words = await schema();
  return pages(
    texts.contractsTitle,
    texts.amountsAbout,
    "contracts",
    days(),
    (items) => contractTable(items, words),
    signal,
  );
}

/** Every source. */
export function sources(signal) {
  const columns = [
    {
      label: texts.col.source,
      size: "wide",
      cell: (source) => el("a", { href: to({ source: source.id }) }, source.label),
    },
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
  const [found, claims, words] = await Promise.all([
    ask(path, {}, signal),
    ask(`${path}/claims`, { limit: PAGE }, signal),
    schema(),
  ]);
  const said = (claim) => claimOf(claim, words);
  const shown = Object.entries(texts.sourceFields).filter(([name]) => found[name]);
  const value = (name) =>
    name === "address"
      ? outward(found.address, found.address)
      : name === "kind"
        ? (texts.sourceKinds[found.kind] ?? found.kind)
        : name === "published"
          ? day(found.published, found.published_precision)
          : name === "retrieved"
            ? day(found.retrieved)
            : found[name];
  const list = el("ol", { class: "claims" }, claims.items.map(said));
  return [
    el("p", { class: "eyebrow" }, texts.col.source),
    el("h1", {}, found.label),
    el(
      "dl",
      { class: "facts" },
      shown.map(([name, label]) => el("div", {}, el("dt", {}, label), el("dd", {}, value(name)))),
    ),
    el(
      "section",
      {},
      el("h2", {}, `${texts.sourceClaims} (${number(found.claims)})`),
      list,
      moreClaims(path, claims, list, said),
    ),
  ];
}

function claimOf(claim, words) {
  const item = claimItem(claim);
  item.querySelector(".cite").replaceChildren(...statement(claim, words));
  return item;
}

function moreClaims(path, page, list, said) {
  if (!page.next) return null;
  const row = el(
    "p",
    { class: "more" },
    el(
      "button",
      {
        type: "button",
        onclick: async () => {
          const following = await ask(`${path}/claims`, { limit: PAGE, cursor: page.next });
          list.append(...following.items.map(said));
          row.replaceWith(...[moreClaims(path, following, list, said)].filter(Boolean));
        },
      },
      texts.more,
    ),
  );
  return row;
}
