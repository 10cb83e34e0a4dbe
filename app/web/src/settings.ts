// What a reader sets for all pages: the two days, the language, the colours.
import { alter, days } from "./address.ts";
import { byId, button, el } from "./dom.ts";
import { day, fill } from "./format.ts";
import { chooseLanguage, LANGUAGES, texts } from "./texts.ts";

/** Set the forms up, once. */
export function startSettings(): void {
  const form = byId<HTMLFormElement>("days");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = new FormData(form);
    byId<HTMLDetailsElement>("times").open = false;
    alter({ as_of: String(given.get("as_of")), known_at: String(given.get("known_at")) });
  });
  byId("days-clear").addEventListener("click", now);
  closeOutside(byId<HTMLDetailsElement>("times"));
}

/** An open menu closes with Escape and with a click beside it. */
function closeOutside(menu: HTMLDetailsElement): void {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
}

/** Have the forms say what the address asks. */
export function showDays(): void {
  const { as_of: asOf = "", known_at: knownAt = "" } = days();
  byId<HTMLInputElement>("as_of").value = asOf;
  byId<HTMLInputElement>("known_at").value = knownAt;
  const what = [
    asOf && fill(texts.momentAsOf, { day: day(asOf) }),
    knownAt && fill(texts.momentKnown, { day: day(knownAt) }),
  ]
    .filter(Boolean)
    .join(", ");
  const line = byId("moment");
  line.hidden = !what;
  line.role = "status";
  if (what) line.replaceChildren(`${fill(texts.moment, { what })} `, button(texts.momentOff, now, { class: "plain" }));
}

function now(): void {
  alter({ as_of: null, known_at: null });
}

/** The choice of language and colours, for the foot of the page. */
export function choices(): HTMLElement {
  return el(
    "p",
    { class: "choices" },
    choice("language", texts.language, LANGUAGES, texts.lang, (code) => {
      chooseLanguage(code);
      location.reload();
    }),
    choice("theme", texts.theme, texts.themes, document.documentElement.dataset["theme"] ?? "auto", chooseTheme),
  );
}

function choice(
  id: string,
  label: string,
  options: Readonly<Record<string, string>>,
  chosen: string,
  take: (value: string) => void,
): HTMLElement {
  const made = Object.entries(options).map(([value, name]) =>
    el("option", { value, selected: value === chosen, lang: id === "language" ? value : null }, name),
  );
  const select = el("select", { id }, made);
  select.addEventListener("change", () => take(select.value));
  return el("span", {}, el("label", { for: id }, `${label} `), select);
}

function chooseTheme(theme: string): void {
  const root = document.documentElement;
  if (theme === "auto") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
  dispatchEvent(new Event("vendorgraph:theme"));
  try {
    localStorage.setItem("vendorgraph.theme", theme);
  } catch {
    // Storage may be forbidden: then the choice holds for this page.
  }
}
