// Filters of a view: kinds, predicates, amount, state, years.
import type { Words } from "../api.ts";
import { el } from "../dom.ts";
import { number } from "../format.ts";
import { texts } from "../texts.ts";
import type { Explorer } from "./explorer.ts";
import { choice, tick } from "./toolbar.ts";
import { type Filter, NO_FILTER } from "./view.ts";

/** The fields of the filters, each with how much of it the view has. */
export function filters(explorer: Explorer, words: Words): HTMLElement {
  const { filter } = explorer.view;
  const set = (changes: Partial<Filter>, load = false): unknown =>
    explorer.set({ filter: { ...explorer.view.filter, ...changes } }, { load });
  const kinds = tally(explorer.found.nodes.map((node) => node.type));
  const predicates = tally(explorer.found.bundles.map((bundle) => bundle.predicate));
  return el(
    "div",
    { class: "filters" },
    boxes(texts.graph.kinds, "kind", kinds, (name) => words.plural(name), filter.kinds, (kinds) => set({ kinds })),
    boxes(texts.graph.predicates, "predicate", predicates, (name) => words.active(name), filter.predicates, (predicates) =>
      set({ predicates }),
    ),
    el(
      "fieldset",
      {},
      el("legend", {}, texts.graph.more),
      field("least", texts.graph.least, filter.least, "numeric", (least) => set({ least: whole(least) }, true)),
      choice("status", texts.graph.status, ["", "accepted", "proposed"], texts.graph.statuses, filter.status, (status) =>
        set({ status }, true),
      ),
      field("from", texts.graph.from, filter.from, "numeric", (from) => set({ from: year(from) })),
      field("until", texts.graph.until, filter.until, "numeric", (until) => set({ until: year(until) })),
    ),
  );
}

/** Whether any filter is set. */
export function isFiltered({ filter }: { filter: Filter }): boolean {
  return JSON.stringify(filter) !== JSON.stringify(NO_FILTER);
}

function tally(names: string[]): [string, number][] {
  const counted = new Map<string, number>();
  for (const name of names) counted.set(name, (counted.get(name) ?? 0) + 1);
  return [...counted].sort((a, b) => b[1] - a[1]);
}

function boxes(
  title: string,
  key: string,
  counted: [string, number][],
  label: (name: string) => string,
  without: string[],
  take: (without: string[]) => unknown,
): HTMLElement {
  const box = ([name, count]: [string, number]): HTMLElement =>
    tick(`${key} ${name}`, `${label(name)} (${number(count)})`, !without.includes(name), (on) =>
      take(on ? without.filter((one) => one !== name) : [...without, name]),
    );
  return el("fieldset", {}, el("legend", {}, title), counted.map(box));
}

function field(key: string, label: string, value: string, mode: string, take: (value: string) => unknown): HTMLElement {
  const id = `graph-${key}`;
  const input = el("input", { id, type: "text", inputmode: mode, value, maxlength: 15, size: 8, data: { key } });
  input.addEventListener("change", () => void take(input.value));
  return el("span", { class: "choice" }, el("label", { for: id }, `${label} `), input);
}

const whole = (text: string): string => text.replace(/[^0-9]/g, "");
const year = (text: string): string => (/^\d{4}$/.test(text.trim()) ? text.trim() : "");
