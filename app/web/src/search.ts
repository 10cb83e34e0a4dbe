// The search field with its suggestions: a combobox that keys and mouse work alike.
import { go, here, to } from "./address.ts";
import type { Hit, List } from "./answers.ts";
import { ask, isAbort, schema, type Words } from "./api.ts";
import { byId } from "./dom.ts";
import { fill, number } from "./format.ts";
import { hitItem } from "./hits.ts";
import { texts } from "./texts.ts";

const PAUSE = 120;
const field = byId<HTMLInputElement>("q");
const list = byId<HTMLUListElement>("suggestions");
const status = byId("status");
let waiting: ReturnType<typeof setTimeout> | undefined;
let asking: AbortController | undefined;
let hits: Hit[] = [];
let chosen = -1;

/** Set the field up, once. */
export function startSearch(): void {
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(suggest, PAUSE);
  });
  field.addEventListener("keydown", keys);
  field.addEventListener("blur", () => setTimeout(close, 150));
  byId("search").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    const hit = hits[chosen];
    if (hit) open(hit);
    else if (text) leave(to({ q: text }));
  });
}

/** Have the field say what the address asks. */
export function showQuery(): void {
  if (document.activeElement !== field) field.value = here()["q"] ?? "";
}

async function suggest(): Promise<void> {
  asking?.abort();
  asking = new AbortController();
  const text = field.value.trim();
  if (text.length < 2) return close();
  try {
    const [found, words] = await Promise.all([
      ask<List<Hit>>("search", { text, limit: 8 }, asking.signal),
      schema(),
    ]);
    if (document.activeElement === field) show(found.items, words);
  } catch (error) {
    if (!isAbort(error)) close();
  }
}

function show(items: Hit[], words: Words): void {
  hits = items;
  chosen = -1;
  list.replaceChildren(
    ...items.map((hit, index) => {
      const item = hitItem(hit, words, { role: "option", id: `suggestion-${index}`, "aria-selected": "false" });
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        open(hit);
      });
      return item;
    }),
  );
  list.hidden = !items.length;
  field.setAttribute("aria-expanded", String(items.length > 0));
  field.removeAttribute("aria-activedescendant");
  status.textContent = fill(texts.suggestions, { n: number(items.length) });
}

function keys(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") close();
  if (!step || list.hidden) return;
  event.preventDefault();
  chosen = (chosen + step + hits.length + (chosen < 0 && step < 0 ? 1 : 0)) % hits.length;
  [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === chosen)));
  field.setAttribute("aria-activedescendant", `suggestion-${chosen}`);
  list.children[chosen]?.scrollIntoView({ block: "nearest" });
}

function open(hit: Hit): void {
  field.value = hit.entity.name;
  leave(to({ entity: hit.entity.id }));
}

function leave(address: string): void {
  clearTimeout(waiting);
  asking?.abort();
  close();
  field.blur();
  go(address);
}

function close(): void {
  list.hidden = true;
  hits = [];
  chosen = -1;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}
