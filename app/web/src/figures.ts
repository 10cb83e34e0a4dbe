// The figures of the case: how each stands, its picture and files, and the evidence under every footnote.
import { altered, to } from "./address.ts";
import type { List } from "./answers.ts";
import { ask } from "./api.ts";
import { type Child, el } from "./dom.ts";
import { day, fill, number } from "./format.ts";
import { later } from "./later.ts";
import { answersAt } from "./published/mark.ts";
import { texts } from "./texts.ts";

interface Figure {
  id: string;
  title: string | null;
  state: "unsigned" | "signed" | "changed" | "broken";
  signed_by: string | null;
  signed_at: string | null;
  changes: string[];
  files: string[];
}

interface WholeFigure extends Figure {
  alternative: string;
  notes: { number: number; says: string; edge: string | null; citations: { source: string; text: string }[] }[];
  sources: { letter: string; id: string; text: string }[];
}

const WARNING = new Set(["changed", "broken"]);

/** Every figure of the case, those that no longer show what was signed off first. */
export async function figures(signal: AbortSignal): Promise<Child> {
  const { items } = await ask<List<Figure>>("figures", {}, signal);
  const [stale, others] = [items.filter(warns), items.filter((figure) => !warns(figure))];
  return [
    el("h1", {}, texts.figures.title),
    el("p", { class: "lead" }, texts.figures.about),
    items.length ? [...stale, ...others].map(card) : el("p", {}, texts.figures.none),
  ];
}

/** A line that says how many figures no longer show what was signed off; nothing where all do. */
export async function staleFigures(): Promise<HTMLElement | null> {
  const { items } = await ask<List<Figure>>("figures");
  const changed = items.filter(({ state }) => state === "changed").length;
  if (!changed) return null;
  const said = changed === 1 ? texts.figures.staleOne : fill(texts.figures.stale, { n: number(changed) });
  return el("p", { class: "moment stale" }, said, " ", el("a", { href: to({ list: "figures" }) }, texts.figures.see));
}

const warns = ({ state }: Figure): boolean => WARNING.has(state);

function card(figure: Figure): HTMLElement {
  const name = figure.title ?? figure.id;
  const drawn = figure.files.find((file) => file.endsWith(".svg"));
  return el(
    "article",
    { class: warns(figure) ? "drawing warns" : "drawing" },
    el("h2", {}, name),
    el("p", { class: warns(figure) ? "failed" : "about" }, standing(figure)),
    el("ul", { class: "changes" }, figure.changes.map((change) => el("li", {}, change))),
    drawn ? downloads(figure, name) : null,
    drawn ? picture(near(drawn), name) : null,
    drawn ? words(figure) : null,
  );
}

/** A place for the picture, which may take the service some seconds to draw: what stands below it waits out of sight. */
function picture(address: string, name: string): HTMLElement {
  const told = el("p", { class: "about", role: "status" }, texts.figures.drawing);
  const shown = el("img", { src: address, alt: fill(texts.figures.picture, { name }), loading: "lazy" });
  const place = el("figure", { class: "waiting", "aria-busy": "true" }, told, shown);
  const arrived = (): void => {
    place.classList.remove("waiting");
    place.removeAttribute("aria-busy");
  };
  shown.addEventListener("load", () => {
    arrived();
    told.remove();
  });
  shown.addEventListener("error", () => {
    arrived();
    shown.remove();
    told.className = "failed";
    told.textContent = texts.figures.undrawn;
  });
  return place;
}

function standing({ state, signed_by: by, signed_at: at }: Figure): string {
  return fill(texts.figures[state], { by: by ?? "", day: day(at) ?? "" });
}

/** The service's addresses begin at its root; pages may lie deeper. */
const near = (address: string): string => address.replace(/^\//, "");

function downloads(figure: Figure, name: string): HTMLElement {
  const link = (address: string, label: string): Child => [
    el("a", { href: near(address), download: true, "aria-label": `${name}: ${label}` }, label),
    " ",
  ];
  const ending = (address: string): string => (address.split(".").at(-1) ?? "").toUpperCase();
  const own = figure.files.map((file) => link(file, ending(file)));
  const pdf = figure.files.find((file) => file.endsWith(".pdf"));
  const others: [string, string][] = pdf && !answersAt() ? [["?width=column", texts.figures.column], ["?grey=true", texts.figures.grey]] : [];
  return el("p", { class: "files" }, own, others.map(([query, label]) => link(`${pdf ?? ""}${query}`, label)));
}

/** Footnotes and sources, asked for when they are opened. */
function words(figure: Figure): HTMLElement {
  const place = el("div");
  const whole = el("details", {}, el("summary", {}, texts.figures.notes), place);
  whole.addEventListener("toggle", () => {
    if (whole.open && !place.hasChildNodes()) place.append(later(told(figure.id)));
  });
  return whole;
}

async function told(id: string): Promise<Child> {
  const { notes, sources, alternative } = await ask<WholeFigure>(`figures/${encodeURIComponent(id)}`);
  const label = new Map(sources.map(({ letter, text }) => [letter, text]));
  const cited = (source: string, text: string): Child => el("p", { class: "about" }, `${source}: ${text}`);
  return [
    el("p", { class: "about" }, alternative.split("\n")[0]),
    el(
      "ol",
      {},
      notes.map((note) =>
        el("li", { value: note.number }, note.says, " ", evidence(note), note.citations.map(({ source, text }) => cited(source, text))),
      ),
    ),
    el("ul", { class: "plain" }, [...label].map(([letter, text]) => el("li", {}, `${letter}: ${text}`))),
  ];
}

function evidence({ edge, says }: WholeFigure["notes"][number]): Child {
  if (!edge) return null;
  const name = fill(texts.showEvidenceFor, { statement: says });
  return el("a", { href: altered({ edge }), class: "button", "aria-label": name }, texts.showEvidence);
}
