// What is selected: what it is, what can be done with it, and its evidence.
import { to } from "../address.ts";
import type { EntityRef } from "../answers.ts";
import type { Words } from "../api.ts";
import { button, type Child, el } from "../dom.ts";
import { entityLink, sentence, statement } from "../edges.ts";
import { fill, money, number, plural } from "../format.ts";
import { texts } from "../texts.ts";
import type { Explorer } from "./explorer.ts";
import { restSentence } from "./labels.ts";
import { AT_A_TIME, MOST } from "./load.ts";
import type { Line, Neighbours, Rest } from "./model.ts";
import { statementItem, statementsOf } from "./statements.ts";
import type { Group } from "./view.ts";

/** The panel's content for what is selected now. */
export function panel(explorer: Explorer, words: Words, say: (text: string) => void): Child {
  const { selected } = explorer.view;
  const entities = selected.flatMap((id) => explorer.model.entities.find((node) => node.id === id) ?? []);
  const lines = selected.flatMap((id) => explorer.model.lines.find((line) => line.id === id) ?? []);
  const rest = explorer.model.rests.find((one) => selected.includes(one.id));
  if (entities.length > 1) return several(explorer, words, entities, lines, say);
  if (entities[0]) return single(explorer, words, entities[0]);
  if (lines.length) return lines.map((line) => lineDetails(line, words));
  return rest ? restDetails(explorer, words, rest) : el("p", { class: "about" }, texts.graph.selectHint);
}

function single(explorer: Explorer, words: Words, entity: EntityRef): Child {
  const pinned = explorer.isPinned(entity.id);
  const list = el("div", { class: "neighbours", "aria-live": "polite" }, el("p", { class: "about" }, texts.loading));
  void explorer.counted(entity.id).then((rows) => list.replaceChildren(neighbourList(explorer, words, entity, rows)));
  return [
    el("p", { class: "eyebrow" }, words.label(entity.type)),
    el("h2", {}, entityLink(entity)),
    el(
      "p",
      { class: "buttons" },
      button(pinned ? texts.graph.unpin : texts.graph.pin, () => explorer.pin([entity.id], !pinned)),
      button(texts.graph.hide, () => explorer.hide([entity.id])),
      button(texts.graph.collapse, () => explorer.collapseAll(entity.id)),
    ),
    el("h4", {}, texts.graph.neighbours),
    list,
  ];
}

function neighbourList(explorer: Explorer, words: Words, entity: EntityRef, rows: Neighbours[]): HTMLElement {
  if (!rows.length) return el("p", { class: "about" }, texts.nothing);
  return el(
    "ul",
    { class: "plain-list" },
    rows.map((row) => neighbourItem(explorer, words, entity, row)),
  );
}

function neighbourItem(explorer: Explorer, words: Words, entity: EntityRef, row: Neighbours): HTMLElement {
  const { predicate, forward, type } = row;
  const group: Group = { anchor: entity.id, predicate, forward, type };
  const shown = Math.min(explorer.shownOf(group).size, row.neighbours);
  const said = forward ? words.active(predicate) : words.passive(predicate);
  const kind = (row.neighbours === 1 ? words.label(type) : words.plural(type)).toLowerCase();
  const name = `${said} ${number(row.neighbours)} ${kind}`;
  const left = row.neighbours - shown;
  const sum = money(row.obligated, { prose: true });
  return el(
    "li",
    {},
    el("span", {}, name, sum ? el("span", { class: "about" }, ` · ${sum} ${texts.col.obligated.toLowerCase()}`) : null),
    el(
      "span",
      { class: "buttons" },
      left > 0 ? more(explorer, group, left, name) : null,
      shown > 0
        ? button(texts.graph.takeAway, () => explorer.collapse(group), {
            class: "plain",
            "aria-label": fill(texts.graph.takeAwayFor, { name }),
          })
        : null,
    ),
  );
}

function more(explorer: Explorer, group: Group, left: number, name: string): HTMLElement {
  const n = Math.min(left, AT_A_TIME);
  const label = fill(texts.graph.showMore, { n: number(n) });
  return button(label, () => explorer.expand(group), { "aria-label": `${label}: ${name}` });
}

function several(
  explorer: Explorer,
  words: Words,
  entities: EntityRef[],
  lines: Line[],
  say: (text: string) => void,
): Child {
  const ids = entities.map((entity) => entity.id);
  const [from, to] = entities;
  const find = async (): Promise<void> => {
    if (!from || !to) return;
    const count = await explorer.join(from.id, to.id);
    const names = { from: from.name, to: to.name };
    say(count ? plural("pathsFound", count) : fill(texts.pathNone, names));
  };
  return [
    el("h2", {}, fill(texts.graph.several, { n: number(entities.length) })),
    el(
      "ul",
      {},
      entities.map((entity) => el("li", {}, entityLink(entity))),
    ),
    el(
      "p",
      { class: "buttons" },
      entities.length === 2 ? button(texts.graph.path, find) : null,
      button(texts.graph.pin, () => explorer.pin(ids, true)),
      button(texts.graph.hide, () => explorer.hide(ids)),
    ),
    lines.map((line) => lineDetails(line, words)),
  ];
}

function lineDetails(line: Line, words: Words): HTMLElement {
  const { bundle } = line;
  const list = el("ul", { class: "plain-list" }, el("li", {}, texts.loading));
  void statementsOf(line).then((edges) => list.replaceChildren(...edges.map((edge) => statementItem(edge, words))));
  const sum = bundle.edges > 1 ? money(bundle.obligated, { prose: true }) : null;
  return el(
    "section",
    { "aria-label": sentence(line, words) },
    el("h2", {}, statement(line, words)),
    bundle.edges > 1
      ? el(
          "p",
          { class: "about" },
          plural("statements", bundle.edges),
          sum ? ` · ${fill(texts.graph.sum, { sum })}` : "",
        )
      : null,
    list,
  );
}

function restDetails(explorer: Explorer, words: Words, rest: Rest): Child {
  const anchor = explorer.entity(rest.anchor);
  const room = MOST - explorer.view.nodes.length;
  const list = rest.predicate === "CONTRACTED_WITH" ? { entity: rest.anchor, predicate: rest.predicate } : null;
  return [
    el("h2", {}, restSentence(rest, anchor?.name ?? rest.anchor, words)),
    el("p", { class: "about" }, texts.graph.restAbout),
    el(
      "p",
      { class: "buttons" },
      more(explorer, rest, rest.count, restSentence(rest, anchor?.name ?? "", words)),
      rest.count > AT_A_TIME && rest.count <= room
        ? button(fill(texts.graph.showAll, { n: number(rest.count) }), () => explorer.expand(rest, rest.count))
        : null,
    ),
    list ? el("p", {}, el("a", { href: to(list) }, texts.graph.asList)) : null,
  ];
}
