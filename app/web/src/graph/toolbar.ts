// What can be done with the whole view: undo, layout, what is shown, filters, the day, another entity.
import { here } from "../address.ts";
import { button, type Child, el } from "../dom.ts";
import { day, fill, number } from "../format.ts";
import { meant } from "../paths.ts";
import { texts } from "../texts.ts";
import type { Explorer } from "./explorer.ts";
import { LAYOUTS, PARTS } from "./view.ts";

export interface Tools {
  fit: () => void;
  zoom: (factor: number) => void;
  say: (text: string) => void;
  figure: () => void;
}

/** The bar of a view. */
export function toolbar(explorer: Explorer, tools: Tools): Child {
  const { view, history } = explorer;
  return [
    el(
      "div",
      { class: "tools", role: "group", "aria-label": texts.graph.tools },
      button(texts.graph.undo, () => explorer.undo(), { disabled: !history.canBack, data: { key: "undo" } }),
      button(texts.graph.redo, () => explorer.redo(), { disabled: !history.canForth, data: { key: "redo" } }),
      choice("layout", texts.graph.layout, LAYOUTS, texts.graph.layouts, view.layout, (layout) =>
        explorer.set({ layout }, { arrange: true }),
      ),
      button(texts.graph.arrange, () => explorer.set({}, { arrange: true }), { data: { key: "arrange" } }),
      button(texts.graph.fit, tools.fit, { data: { key: "fit" } }),
      button("+", () => tools.zoom(1.3), { "aria-label": texts.graph.zoomIn, data: { key: "in" } }),
      button("−", () => tools.zoom(1 / 1.3), { "aria-label": texts.graph.zoomOut, data: { key: "out" } }),
      tick("width", texts.graph.width, view.width, (width) => explorer.set({ width })),
      choice("part", texts.graph.part, PARTS, texts.graph.parts, view.part, (part) =>
        explorer.set({ part }, { silent: true }),
      ),
      view.hidden.length
        ? button(fill(texts.graph.unhide, { n: number(view.hidden.length) }), () => explorer.unhide(), {
            data: { key: "unhide" },
          })
        : null,
      button(texts.graph.figure, tools.figure, { data: { key: "figure" } }),
    ),
  ];
}

/** A form that brings another entity into the view. */
export function adder(explorer: Explorer, say: (text: string) => void): HTMLFormElement {
  const input = el("input", { id: "add", name: "add", type: "text", maxlength: 200, required: true, spellcheck: "false" });
  const note = el("span", { class: "failed", role: "alert" });
  const form = el(
    "form",
    { class: "add" },
    el("label", { for: "add" }, texts.graph.add),
    input,
    el("button", { type: "submit" }, texts.graph.addGo),
    note,
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = input.value.trim();
    const hit = await meant(text, null);
    note.textContent = hit ? "" : fill(texts.searchNone, { text });
    if (!hit) return;
    await explorer.add(hit.id);
    input.value = "";
    say(fill(texts.graph.added, { name: hit.name }));
  });
  return form;
}

/** A labelled choice of one. */
export function choice<T extends string>(
  key: string,
  label: string,
  values: readonly T[],
  names: Readonly<Record<string, string>>,
  chosen: T,
  take: (value: T) => unknown,
): HTMLElement {
  const select = el(
    "select",
    { id: `graph-${key}`, data: { key } },
    values.map((value) => el("option", { value, selected: value === chosen }, names[value] ?? value)),
  );
  select.addEventListener("change", () => void take(select.value as T));
  return el("span", { class: "choice" }, el("label", { for: `graph-${key}` }, `${label} `), select);
}

/** A labelled box to tick. */
export function tick(key: string, label: string, on: boolean, take: (on: boolean) => unknown): HTMLElement {
  const box = el("input", { type: "checkbox", checked: on, data: { key } });
  box.addEventListener("change", () => void take(box.checked));
  return el("label", { class: "tick" }, box, ` ${label}`);
}

const PAUSE = 250;

/** A slider over the months: what held at the end of each; at its end, what holds now. */
export function slider(first: string, take: (day: string | null) => unknown): HTMLElement {
  const start = Number(first.slice(0, 4)) * 12;
  const today = new Date();
  const last = today.getUTCFullYear() * 12 + today.getUTCMonth() + 1;
  const asOf = here()["as_of"];
  const at = asOf ? Number(asOf.slice(0, 4)) * 12 + Number(asOf.slice(5, 7)) - 1 : last;
  const input = el("input", { type: "range", id: "as-of-slider", min: start, max: last, value: Math.max(start, at) });
  const output = el("output", { for: "as-of-slider" });
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const told = (): string | null => (input.valueAsNumber >= last ? null : endOf(input.valueAsNumber));
  const show = (): void => {
    const iso = told();
    output.textContent = iso ? day(iso) : texts.graph.now;
    input.setAttribute("aria-valuetext", output.textContent);
  };
  input.addEventListener("input", () => {
    show();
    clearTimeout(waiting);
    waiting = setTimeout(() => take(told()), PAUSE);
  });
  show();
  return el("p", { class: "slider" }, el("label", { for: "as-of-slider" }, `${texts.asOf} `), input, " ", output);
}

/** The last day of a month that is counted from year 0. */
function endOf(month: number): string {
  const end = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0));
  return end.toISOString().slice(0, 10);
}
