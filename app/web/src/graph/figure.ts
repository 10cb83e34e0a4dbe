// A figure of the view: drawn by the service with its footnotes, or as the YAML file that keeps it in the case.
import { days } from "../address.ts";
import { postForFile, told, type Words } from "../api.ts";
import { button, el } from "../dom.ts";
import { fill } from "../format.ts";
import { answersAt } from "../published/mark.ts";
import { texts } from "../texts.ts";
import type { Explorer } from "./explorer.ts";
import type { Place } from "./canvas.ts";

const WIDE = 120;
const MOST = 60;
const FORMS = ["pdf", "png", "svg"] as const;

/** Ask for title and caption, then hand over the figure or its file. */
export function offerFigure(explorer: Explorer, words: Words): void {
  const title = el("input", { id: "figure-title", type: "text", maxlength: 200, required: true, value: usualTitle(explorer) });
  const caption = el("textarea", { id: "figure-caption", rows: 3, maxlength: 2000 });
  const keep = el("input", { id: "figure-keep", type: "checkbox", checked: explorer.view.nodes.some((node) => node.pinned) });
  const form = el(
    "select",
    { id: "figure-form" },
    FORMS.map((one) => el("option", { value: one }, texts.figure.forms[one])),
  );
  const drawn = el(
    "p",
    { class: "draw" },
    el("label", { for: "figure-form" }, texts.figure.as),
    form,
    el("button", { type: "submit" }, texts.figure.draw),
  );
  const said = el("p", { class: "about", role: "status" });
  const many = explorer.model.entities.length > MOST;
  const content = (): string => figureFile(explorer, title.value.trim(), caption.value.trim(), keep.checked);
  function keepFile(): void {
    if (whole.reportValidity()) save(new Blob([content()], { type: "application/yaml" }), title.value, "yaml");
  }
  const whole = el(
    "form",
    {},
    el("p", {}, el("label", { for: "figure-title" }, texts.figure.title), title),
    el("p", {}, el("label", { for: "figure-caption" }, texts.figure.caption), caption),
    el("p", {}, el("label", { class: "tick" }, keep, ` ${texts.figure.keep}`)),
    many ? el("p", { class: "failed" }, texts.figure.many) : null,
    answersAt() ? null : drawn,
    said,
    el("p", { class: "about" }, texts.figure.about),
    button(texts.figure.save, keepFile),
  );
  const dialog = el("dialog", { "aria-labelledby": "figure-head" });
  dialog.append(
    el("header", {}, el("h2", { id: "figure-head" }, texts.graph.figure), button(texts.close, () => dialog.close(), { class: "plain" })),
    whole,
  );
  whole.addEventListener("submit", (event) => {
    event.preventDefault();
    if (answersAt()) return keepFile();
    void draw(content(), title.value, form.value, said);
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  title.select();
  void words;
}

function usualTitle(explorer: Explorer): string {
  return explorer.view.starts.map((id) => explorer.entity(id)?.name ?? id).join(", ").slice(0, 200);
}

/** The content of the file. Texts are written in quotes of JSON, which YAML reads as they are. */
function figureFile(explorer: Explorer, title: string, caption: string, keep: boolean): string {
  const text = (value: string): string => JSON.stringify(value);
  const { entities, lines } = explorer.model;
  const { as_of: asOf, known_at: knownAt } = days();
  const predicates = [...new Set(lines.map((line) => line.predicate))].sort();
  const proposed = lines.some((line) => line.edges.some((edge) => edge.status === "proposed"));
  const rows = [
    "figure: 1",
    "kind: network",
    `title: ${text(title)}`,
    caption ? `caption: ${text(caption)}` : "",
    asOf ? `as_of: ${asOf}` : "",
    knownAt ? `known_at: ${knownAt}` : "",
    proposed ? "review: includes unreviewed" : "",
    "show:",
    "  entities:",
    ...entities.map((entity) => `    - ${text(entity.id)}`),
    predicates.length ? `  predicates: [${predicates.join(", ")}]` : "",
    ...(keep ? placesOf(explorer) : []),
  ];
  return `${rows.filter(Boolean).join("\n")}\n`;
}

/** Upper left corners in millimetres, so that the figure lies as the picture does. */
function placesOf(explorer: Explorer): string[] {
  const known = explorer.model.entities.flatMap((entity): [string, Place][] => {
    const place = explorer.places.get(entity.id);
    return place ? [[entity.id, place]] : [];
  });
  const [left, top] = [Math.min(...known.map(([, at]) => at.x)), Math.min(...known.map(([, at]) => at.y))];
  const span = Math.max(...known.map(([, at]) => at.x - left), 1);
  const scale = WIDE / span;
  const millimetres = (value: number): string => (value * scale).toFixed(1);
  return [
    "layout:",
    "  full:",
    "    positions:",
    ...known.map(([id, at]) => `      ${JSON.stringify(id)}: [${millimetres(at.x - left)}, ${millimetres(at.y - top)}]`),
  ];
}

/** Have the service draw the figure, and hand the picture over. */
async function draw(file: string, title: string, form: string, said: HTMLElement): Promise<void> {
  said.className = "about";
  said.textContent = texts.figure.drawing;
  try {
    save(await postForFile(`figures/drawing.${form}`, { file }), title, form);
    said.textContent = texts.figure.drawn;
  } catch (error) {
    said.className = "failed";
    said.textContent = fill(texts.failed, { detail: told(error) });
  }
}

function save(file: Blob, title: string, ending: string): void {
  const plain = title.normalize("NFKD").replace(/[^\w]+/g, "-").replace(/^-|-$/g, "");
  const name = plain.toLowerCase().slice(0, 60) || "figure";
  const address = URL.createObjectURL(file);
  const link = el("a", { href: address, download: `${name}.${ending}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
