// How one entity is connected to another: chains of statements, each with its evidence.
import { days, go, to } from "./address.ts";
import type { Entity, EntityRef, Hit, List, Path } from "./answers.ts";
import { ask, entityPath, schema, type Words } from "./api.ts";
import { type Child, el } from "./dom.ts";
import { badges, evidenceButton, stated, statement } from "./edges.ts";
import { fill, plural } from "./format.ts";
import { escapeId } from "./graph/view.ts";
import { texts } from "./texts.ts";

/** How one entity is connected to another; a form where the other is still open. */
export async function paths(from: string | undefined, end: string | undefined, signal: AbortSignal): Promise<Child> {
  const known = async (id: string | undefined): Promise<Entity | null> =>
    id ? ask<Entity>(entityPath(id), days(), signal) : null;
  const [start, goal] = await Promise.all([known(from), known(end)]);
  const head = [el("h1", {}, texts.pathTitle), chooser(start, goal)];
  if (!start || !goal) return head;
  const [found, words] = await Promise.all([
    ask<Path[]>("paths", { from, to: end, ...days() }, signal),
    schema(),
  ]);
  const names = { from: start.name, to: goal.name };
  if (!found.length) return [...head, el("p", {}, fill(texts.pathNone, names))];
  const sections = found.map((path, index) => pathList(path, index, words));
  const ids = [...new Set(found.flatMap((path) => path.nodes.map((node) => node.id)))];
  const picture = to({ graph: [start.id, goal.id].map(escapeId).join(","), n: ids.map(escapeId).join(",") });
  const open = el("p", {}, el("a", { href: picture, class: "button" }, texts.graph.open));
  return [...head, el("p", { class: "lead" }, fill(texts.pathAbout, names)), open, sections];
}

/** The entity that a person means: the one that is known by that name already, else the best search result. */
export async function meant(text: string, known: EntityRef | null): Promise<EntityRef | null> {
  if (known && text === known.name) return known;
  return (await ask<List<Hit>>("search", { text, limit: 1 })).items[0]?.entity ?? null;
}

function chooser(start: Entity | null, goal: Entity | null): HTMLFormElement {
  const field = (name: string, label: string, value = ""): HTMLElement => {
    const input = el("input", { id: name, name, type: "text", value, required: true, maxlength: 200, spellcheck: "false" });
    return el("p", {}, el("label", { for: name }, label), input);
  };
  const note = el("p", { class: "failed", role: "alert" });
  const form = el(
    "form",
    { class: "ends" },
    field("from", texts.pathFrom, start?.name),
    field("to", texts.pathTo, goal?.name),
    el("button", { type: "submit" }, texts.pathGo),
    note,
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const given = new FormData(form);
    const ends: Record<string, string> = {};
    for (const [name, known] of Object.entries({ from: start, to: goal })) {
      const text = String(given.get(name)).trim();
      const hit = await meant(text, known);
      if (!hit) return note.replaceChildren(fill(texts.searchNone, { text }));
      ends[name] = hit.id;
    }
    go(to(ends));
  });
  return form;
}

function pathList(path: Path, index: number, words: Words): HTMLElement {
  const step = ({ edge }: Path["steps"][number]): HTMLElement =>
    el("li", {}, statement(edge, words), " ", badges(edge), " ", stated(edge), " ", evidenceButton(edge, words));
  return el(
    "section",
    { class: "path" },
    el("h2", {}, fill(texts.pathNumber, { n: index + 1 })),
    el("ol", {}, path.steps.map(step)),
    el("p", { class: "about" }, plural("pathWeakest", path.weakest)),
  );
}
