// Edges as tables: what is said, the amounts told apart, and the way to the evidence.
import { alter, here, to } from "./address.js";
import { day, el, fill, money, number, plural, table } from "./dom.js";
import texts from "./texts.en.js";

/** A link to an entity. */
export function entityLink(entity) {
  return el("a", { href: to({ entity: entity.id }), class: "entity" }, entity.name);
}

/** The statement in words, from subject to object. */
export function sentence(edge, words) {
  return `${edge.subject.name} ${words.predicates[edge.predicate]?.active ?? edge.predicate} ${edge.object.name}`;
}

/** The statement with links to both of its ends. */
export function statement(edge, words) {
  return [
    entityLink(edge.subject),
    el("span", { class: "predicate" }, ` ${words.predicates[edge.predicate]?.active ?? edge.predicate} `),
    entityLink(edge.object),
  ];
}

/** What else has to be known before the statement is used. */
export function badges(edge) {
  const found = [];
  if (edge.disputed) found.push("disputed");
  if (edge.status === "proposed") found.push("proposed");
  if (texts.badges[edge.modality]) found.push(edge.modality);
  if (edge.background) found.push("background");
  return found.map((name) => el("span", { class: `badge ${name}` }, texts.badges[name]));
}

/** When the statement holds, no finer than it is known. */
export function when(edge) {
  const from = day(edge.valid_from, edge.valid_from_precision);
  const until = day(edge.valid_to, edge.valid_to_precision);
  if (from && until) return from === until ? from : fill(texts.fromTo, { from, to: until });
  return from ? fill(texts.since, { from }) : until ? fill(texts.until, { to: until }) : null;
}

/** An amount in prose with its qualifier. */
export function stated(edge) {
  const amount = money(edge.stated, { prose: true });
  return amount && `${texts.qualifiers[edge.stated_qualifier] ?? ""}${amount}`;
}

/** The button that shows the evidence; it is a link, so that it can be shared. */
export function evidenceButton(edge, words) {
  const name = fill(texts.showEvidenceFor, { statement: sentence(edge, words) });
  const address = `?${new URLSearchParams({ ...here(), edge: edge.id })}`;
  const open = (event) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    alter({ edge: edge.id });
  };
  return el("a", { href: address, class: "button", "aria-label": name, onclick: open }, texts.showEvidence);
}

function sources(edge) {
  if (edge.background && !edge.sources) return texts.badges.background;
  return el("span", { title: plural("sourcesCount", edge.sources) }, number(edge.sources));
}

const AMOUNTS = ["obligated", "current", "potential", "stated"];

/** A table of edges as seen from one of their ends; columns that would be empty throughout are left out. */
export function edgeTable(edges, from, words, caption) {
  const columns = [
    {
      label: texts.col.statement,
      size: "wide",
      cell: (edge) => {
        if (![edge.subject.id, edge.object.id].includes(from.id)) return [statement(edge, words), " ", badges(edge)];
        const outward = edge.subject.id === from.id;
        const said = words.predicates[edge.predicate];
        return [
          el("span", { class: "predicate" }, `${(outward ? said?.active : said?.passive) ?? edge.predicate} `),
          entityLink(outward ? edge.object : edge.subject),
          " ",
          badges(edge),
        ];
      },
    },
    {
      label: texts.col.contract,
      size: "number",
      cell: (edge) => edge.contract && edge.contract.id !== from.id && entityLink(edge.contract),
    },
    ...AMOUNTS.map((name) => ({
      label: texts.col[name],
      amount: true,
      name,
      cell: (edge) => (name === "stated" ? stated(edge) : money(edge[name])),
    })),
    { label: texts.col.when, size: "date", cell: when },
    { label: texts.col.sources, amount: true, cell: sources },
    { label: texts.col.evidence, cell: (edge) => evidenceButton(edge, words) },
  ];
  const held = columns.filter((column) => edges.some((edge) => column.cell(edge)));
  return table(held, edges, { caption });
}
