// The tables beside the picture: the same entities and lines, the same selection, the same actions.
import type { Words } from "../api.ts";
import { button, type Child, type Column, el, table } from "../dom.ts";
import { AMOUNTS, entityLink, evidenceButton, sentence, stated, statement, held, period } from "../edges.ts";
import { day, fill, money, number, plural } from "../format.ts";
import { texts } from "../texts.ts";
import type { EntityRef } from "../answers.ts";
import type { Explorer } from "./explorer.ts";
import { restSentence } from "./labels.ts";
import type { Line, Rest } from "./model.ts";

const ROWS = 300;

/** Both tables of a view; `details` is told when a row asks for the panel. */
export function twin(explorer: Explorer, words: Words, details: () => void): Child {
  const { entities, lines, rests } = explorer.model;
  const rows = [...entities].sort((a, b) => a.name.localeCompare(b.name));
  return [
    el("h2", { id: "twin-entities", tabindex: "-1" }, `${texts.graph.entities} (${number(entities.length)})`),
    table(entityColumns(explorer, words, details), rows.slice(0, ROWS), texts.graph.entities),
    cut(rows.length),
    rests.length ? restList(explorer, words, rests) : null,
    el("h2", { id: "twin-lines" }, `${texts.graph.lines} (${number(lines.length)})`),
    lines.length
      ? table(held(lineColumns(explorer, words, details), lines.slice(0, ROWS)), lines.slice(0, ROWS), texts.graph.lines)
      : el("p", {}, texts.nothing),
    cut(lines.length),
  ];
}

function cut(length: number): Child {
  return length > ROWS ? el("p", { class: "about" }, fill(texts.graph.cut, { n: number(ROWS), total: number(length) })) : null;
}

function picker(explorer: Explorer, id: string, name: string): HTMLElement {
  const box = el("input", {
    type: "checkbox",
    checked: explorer.view.selected.includes(id),
    "aria-label": fill(texts.graph.select, { name }),
    data: { key: `pick ${id}` },
  });
  box.addEventListener("change", () => void explorer.select(id, true));
  return box;
}

function entityColumns(explorer: Explorer, words: Words, details: () => void): Column<EntityRef>[] {
  const count = new Map<string, number>();
  for (const line of explorer.model.lines)
    for (const { id } of [line.subject, line.object]) count.set(id, (count.get(id) ?? 0) + 1);
  return [
    { label: texts.graph.selectColumn, size: "tick", cell: (entity) => picker(explorer, entity.id, entity.name) },
    { label: texts.col.name, size: "wide", cell: entityLink },
    { label: texts.col.kind, cell: (entity) => words.label(entity.type) },
    { label: texts.graph.lines, amount: true, cell: (entity) => number(count.get(entity.id) ?? 0) },
    { label: texts.graph.actions, size: "actions", cell: (entity) => actions(explorer, entity, details) },
  ];
}

function actions(explorer: Explorer, { id, name }: EntityRef, details: () => void): Child {
  const pinned = explorer.isPinned(id);
  const open = async (): Promise<void> => {
    await explorer.select(id);
    details();
  };
  const act = (label: string, key: string, run: () => unknown): HTMLElement =>
    button(label, run, { class: "plain", "aria-label": `${label}: ${name}`, data: { key: `${key} ${id}` } });
  return [
    act(texts.graph.expand, "expand", open),
    act(pinned ? texts.graph.unpin : texts.graph.pin, "pin", () => explorer.pin([id], !pinned)),
    act(texts.graph.hide, "hide", () => explorer.hide([id])),
    act(texts.graph.collapse, "collapse", () => explorer.collapseAll(id)),
  ];
}

function restList(explorer: Explorer, words: Words, rests: Rest[]): HTMLElement {
  const item = (rest: Rest): HTMLElement => {
    const said = restSentence(rest, explorer.entity(rest.anchor)?.name ?? rest.anchor, words);
    const show = button(fill(texts.graph.showMore, { n: number(Math.min(rest.count, 25)) }), () => explorer.expand(rest), {
      "aria-label": `${fill(texts.graph.showMore, { n: number(Math.min(rest.count, 25)) })}: ${said}`,
      data: { key: `more ${rest.id}` },
    });
    return el("li", {}, said, " ", show);
  };
  return el("section", {}, el("h3", {}, texts.graph.rests), el("ul", { class: "plain-list" }, rests.map(item)));
}

function lineColumns(explorer: Explorer, words: Words, details: () => void): Column<Line>[] {
  const one = (line: Line) => (line.bundle.edges === 1 ? line.edges[0] : undefined);
  return [
    { label: texts.graph.selectColumn, size: "tick", cell: (line) => picker(explorer, line.id, sentence(line, words)) },
    { label: texts.col.statement, size: "wide", cell: (line) => [statement(line, words), doubts(line)] },
    ...AMOUNTS.map((name) => ({
      label: texts.col[name],
      amount: true,
      cell: (line: Line) => money(line.bundle[name]),
    })),
    {
      label: texts.col.stated,
      amount: true,
      cell: (line) => {
        const edge = one(line);
        return edge ? stated(edge) : null;
      },
    },
    { label: texts.col.when, size: "date", cell: (line) => span(line, words) },
    { label: texts.col.sources, amount: true, cell: (line) => number(line.bundle.sources) },
    {
      label: texts.col.evidence,
      cell: (line) => {
        const edge = one(line);
        if (edge) return evidenceButton(edge, words);
        const label = plural("statements", line.bundle.edges);
        const open = async (): Promise<void> => {
          await explorer.select(line.id);
          details();
        };
        return button(label, open, { "aria-label": `${label}: ${sentence(line, words)}`, data: { key: `open ${line.id}` } });
      },
    },
  ];
}

function doubts(line: Line): Child {
  const found = [
    line.bundle.disputed && "disputed",
    line.edges.length > 0 && line.edges.every((edge) => edge.status === "proposed") && "proposed",
  ].filter((name): name is string => Boolean(name));
  return found.map((name) => [" ", el("span", { class: `badge ${name}` }, texts.badges[name])]);
}

/** When a line holds. Of several statements only the years are told: each may be known to another precision. */
function span({ bundle, edges, predicate }: Line, words: Words): string | null {
  const only = bundle.edges === 1 ? edges[0] : undefined;
  const from = day(bundle.valid_from, only?.valid_from_precision ?? "year");
  const until = day(bundle.valid_to, only?.valid_to_precision ?? "year");
  return period(from, until, words.event(predicate));
}
