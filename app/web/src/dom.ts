// Elements made of text and elements only: nothing that a source says is ever read as markup.
import { fill, number } from "./format.ts";
import { answersAt } from "./published/mark.ts";
import { texts } from "./texts.ts";

export type Child = Node | string | number | null | undefined | false | readonly Child[];
type Listener = (event: never) => unknown;
type Attribute = string | number | boolean | null | undefined | Record<string, string> | Listener;

/** An element. `attributes`: plain ones, `on…` listeners, `data` for data-*; a null attribute is left out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, Attribute> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  dress(made, attributes);
  made.append(...nodes(children));
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

/** An element of a drawing. */
export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Record<string, Attribute> = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(SVG, name);
  dress(made, attributes);
  made.append(...nodes(children));
  return made;
}

function dress(made: HTMLElement | SVGElement, attributes: Record<string, Attribute>): void {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(key.slice(2), value as EventListener);
    else if (typeof value === "object") Object.assign(made.dataset, value);
    else made.setAttribute(key, value === true ? "" : String(value));
  }
}

/** The children as nodes, empty ones left out. */
export function nodes(children: Child): Node[] {
  if (children === null || children === undefined || children === false) return [];
  if (children instanceof Node) return [children];
  if (typeof children === "string" || typeof children === "number") return [document.createTextNode(String(children))];
  return children.flatMap(nodes);
}

/** The element that the page surely has. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element ${id}.`);
  return found as T;
}

/** A link out of the case, where the address is one of the web; plain text where it is anything else. */
export function outward(address: string, label: string): HTMLElement {
  let safe = false;
  try {
    safe = ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    safe = false;
  }
  return safe
    ? el("a", { href: address, rel: "noopener noreferrer nofollow", target: "_blank", class: "outward" }, label)
    : el("span", {}, address);
}

/** A link to the same list as CSV, which says how much of it that is. */
export function csvLink(address: string, total: number | null): HTMLElement {
  if (answersAt()) return el("p", { class: "all" }, el("a", { href: "../data.html" }, texts.published.data));
  const label = total !== null && total > 500 ? fill(texts.csvFirst, { total: number(total) }) : texts.csv;
  return el("p", { class: "all" }, el("a", { href: address, download: true }, label));
}

/** A button that is a button and no more. */
export function button(label: Child, onclick: Listener, attributes: Record<string, Attribute> = {}): HTMLButtonElement {
  return el("button", { type: "button", onclick, ...attributes }, label);
}

/** A column of a table: `amount` stands right, `size` is a class for its width. */
export interface Column<T> {
  label: string;
  amount?: boolean;
  size?: string;
  cell: (row: T) => Child;
}

/** A table that can be read on a narrow screen: each cell knows its column's name. */
export function table<T>(columns: Column<T>[], rows: readonly T[], caption?: string): HTMLTableElement {
  const head = el(
    "tr",
    { role: "row" },
    columns.map((c) => el("th", { scope: "col", role: "columnheader", class: c.amount ? "amount" : null }, c.label)),
  );
  return el(
    "table",
    { role: "table" },
    caption ? el("caption", {}, caption) : null,
    el("thead", { role: "rowgroup" }, head),
    el(
      "tbody",
      { role: "rowgroup" },
      rows.map((row) => tableRow(columns, row)),
    ),
  );
}

function tableRow<T>(columns: Column<T>[], row: T): HTMLTableRowElement {
  const cells = columns.map((c) => {
    const content = c.cell(row);
    const empty = content === null || content === undefined || content === "";
    const classes = [c.amount && "amount", empty && "empty", c.size].filter(Boolean).join(" ");
    return el("td", { role: "cell", class: classes || null, data: { label: c.label } }, content);
  });
  return el("tr", { role: "row" }, cells);
}
