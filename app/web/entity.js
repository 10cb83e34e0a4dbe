// An entity: its names and keys, what is said of it, and what is disputed.
import { alter, days, here, to } from "./address.js";
import { ask, question, schema } from "./api.js";
import { conflictCard } from "./conflicts.js";
import { csvLink, day, el, fill, number, plural } from "./dom.js";
import { edgeTable } from "./edges.js";
import texts from "./texts.en.js";

const PAGE = 50;

/** The page of an entity. */
export async function entity(id, signal) {
  const where = { ...days(), predicate: here().predicate, limit: PAGE };
  const path = `entities/${encodeURIComponent(id)}`;
  const [found, edges, disputed, words] = await Promise.all([
    ask(path, days(), signal),
    ask(`${path}/edges`, where, signal),
    ask("conflicts", { entity: id, limit: 5 }, signal),
    schema(),
  ]);
  const kind = words.nodes[found.type];
  const list = el("div", { class: "statements" });
  fillGroups(list, edges.items, found, words);
  return [
    el("p", { class: `eyebrow kind-${found.type.toLowerCase()}` }, kind?.label ?? found.type),
    el("h1", {}, found.name),
    found.description ? el("p", { class: "lead" }, found.description) : null,
    identity(found),
    found.contract ? contract(found.contract) : null,
    disputed.items.length
      ? el(
          "section",
          {},
          el("h2", {}, texts.entityConflicts),
          disputed.items.map((conflict) => conflictCard(conflict, words)),
        )
      : null,
    el(
      "section",
      {},
      el("h2", {}, texts.expand),
      filters(found, words),
      el("p", { class: "about" }, texts.amountsAbout),
      list,
      more(path, where, edges, list, found, words),
    ),
    edges.items.length
      ? csvLink(question(`${path}/edges`, { ...where, limit: 500, format: "csv" }), edges.total)
      : null,
    edges.withheld ? el("p", { class: "about" }, fill(texts.withheld, { n: number(edges.withheld) })) : null,
    el("p", { class: "all" }, el("a", { href: to({ from: found.id }) }, fill(texts.connect, { name: found.name }))),
  ];
}

function identity(found) {
  const others = [...new Set(found.names.map((name) => name.name))].filter((name) => name !== found.name);
  return el(
    "div",
    { class: "identity" },
    el(
      "p",
      {},
      `${texts.keys}: `,
      found.keys.map((key) => [el("code", {}, key), " "]),
    ),
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

function contract(row) {
  const shown = Object.entries(texts.contract).filter(
    ([name]) => row[name] !== null && row[name] !== undefined && row[name] !== "",
  );
  const text = (name) =>
    ["first_action", "last_action", "start", "end", "potential_end"].includes(name)
      ? day(row[name])
      : typeof row[name] === "number"
        ? number(row[name])
        : row[name];
  return el(
    "dl",
    { class: "facts" },
    shown.map(([name, label]) => el("div", {}, el("dt", {}, label), el("dd", {}, text(name)))),
  );
}

function filters(found, words) {
  const chosen = here().predicate;
  const counted = Object.entries(found.counts).sort((a, b) => b[1] - a[1]);
  if (counted.length < 2) return null;
  const button = (name, label) =>
    el(
      "button",
      {
        type: "button",
        class: "chip",
        "aria-pressed": String((chosen ?? "") === name),
        onclick: () => alter({ predicate: name || null, edge: null }, { replace: true }),
      },
      label,
    );
  return el(
    "div",
    { class: "chips", role: "group", "aria-label": texts.expand },
    button("", texts.allStatements),
    counted.map(([name, count]) => button(name, `${words.predicates[name]?.active ?? name} (${number(count)})`)),
  );
}

function fillGroups(list, edges, found, words) {
  for (const group of Object.keys(texts.groups)) {
    const held = edges.filter((edge) => (words.predicates[edge.predicate]?.group ?? "influence") === group);
    if (!held.length) continue;
    const place = list.querySelector(`[data-group="${group}"]`);
    if (place) place.querySelector("tbody").append(...edgeTable(held, found, words).querySelectorAll("tbody tr"));
    else
      list.append(
        el(
          "div",
          { data: { group } },
          el("h3", {}, texts.groups[group]),
          edgeTable(held, found, words, texts.groups[group]),
        ),
      );
  }
  if (!list.children.length) list.append(el("p", {}, texts.nothing));
}

function more(path, where, page, list, found, words) {
  if (!page.next) return null;
  const shown = page.total
    ? fill(texts.shownOf, { n: number(PAGE), total: number(page.total) })
    : plural("statements", PAGE);
  const row = el(
    "p",
    { class: "more" },
    el(
      "button",
      {
        type: "button",
        onclick: async () => {
          const following = await ask(`${path}/edges`, { ...where, cursor: page.next });
          const all = [...page.items, ...following.items];
          list.replaceChildren();
          fillGroups(list, all, found, words);
          row.replaceWith(
            ...[more(path, where, { ...following, items: all, total: null }, list, found, words)].filter(Boolean),
          );
        },
      },
      texts.more,
    ),
    " ",
    shown,
  );
  return row;
}
