// The search field with its suggestions: a combobox that keys and mouse work alike.
import { go, here, to } from "./address.js";
import { ask, schema } from "./api.js";
import { fill, number } from "./dom.js";
import { hitItem } from "./lists.js";
import texts from "./texts.en.js";

const PAUSE = 120;
const field = document.getElementById("q");
const list = document.getElementById("suggestions");
const status = document.getElementById("status");
let waiting = null;
let asking = null;
let hits = [];
let chosen = -1;

/** Set the field up, once. */
export function startSearch() {
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(suggest, PAUSE);
  });
  field.addEventListener("keydown", keys);
  field.addEventListener("blur", () => setTimeout(close, 150));
  document.getElementById("search").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (chosen >= 0) open(hits[chosen]);
    else if (text) leave(to({ q: text }));
  });
}

/** Have the field say what the address asks. */
export function showQuery() {
  if (document.activeElement !== field) field.value = here().q ?? "";
}

async function suggest() {
  asking?.abort();
  asking = new AbortController();
  const text = field.value.trim();
  if (text.length < 2) return close();
  try {
    const [found, words] = await Promise.all([ask("search", { text, limit: 8 }, asking.signal), schema()]);
    if (document.activeElement === field) show(found.items, words);
  } catch (error) {
    if (error.name !== "AbortError") close();
  }
}

function show(items, words) {
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

function keys(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") close();
  if (!step || list.hidden) return;
  event.preventDefault();
  chosen = (chosen + step + hits.length + (chosen < 0 && step < 0 ? 1 : 0)) % hits.length;
  [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === chosen)));
  field.setAttribute("aria-activedescendant", `suggestion-${chosen}`);
  list.children[chosen].scrollIntoView({ block: "nearest" });
}

function open(hit) {
  field.value = hit.entity.name;
  leave(to({ entity: hit.entity.id }));
}

function leave(address) {
  clearTimeout(waiting);
  asking?.abort();
  close();
  field.blur();
  go(address);
}

function close() {
  list.hidden = true;
  hits = [];
  chosen = -1;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}
