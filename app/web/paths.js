// How one entity is connected to another: chains of statements, each with its evidence.
import { days, go, to } from "./address.js";
import { ask, schema } from "./api.js";
import { el, fill, plural } from "./dom.js";
import { badges, evidenceButton, stated, statement } from "./edges.js";
import texts from "./texts.en.js";

/** How one entity is connected to another; a form where the other is still open. */
export async function paths(from, end, signal) {
  const [start, goal] = await Promise.all(
    [from, end].map((id) => (id ? ask(`entities/${encodeURIComponent(id)}`, days(), signal) : null)),
  );
  const head = [el("h1", {}, texts.pathTitle), chooser(start, goal)];
  if (!start || !goal) return head;
  const [found, words] = await Promise.all([ask("paths", { from, to: end, ...days() }, signal), schema()]);
  const names = { from: start.name, to: goal.name };
  if (!found.length) return [...head, el("p", {}, fill(texts.pathNone, names))];
  return [
    ...head,
    el("p", { class: "lead" }, fill(texts.pathAbout, names)),
    found.map((path, index) => pathList(path, index, words)),
  ];
}

function chooser(start, goal) {
  const field = (name, label, value) =>
    el(
      "p",
      {},
      el("label", { for: name }, label),
      el("input", {
        id: name,
        name,
        type: "text",
        value: value ?? "",
        required: true,
        maxlength: 200,
        spellcheck: "false",
      }),
    );
  const submit = async (event) => {
    event.preventDefault();
    const given = new FormData(event.target);
    const note = event.target.querySelector(".failed");
    const ends = {};
    for (const [name, known] of [
      ["from", start],
      ["to", goal],
    ]) {
      const text = given.get(name).trim();
      const hit = known && text === known.name ? { entity: known } : (await ask("search", { text, limit: 1 })).items[0];
      if (!hit) return note.replaceChildren(fill(texts.searchNone, { text }));
      ends[name] = hit.entity.id;
    }
    go(to(ends));
  };
  return el(
    "form",
    { class: "ends", onsubmit: submit },
    field("from", texts.pathFrom, start?.name),
    field("to", texts.pathTo, goal?.name),
    el("button", { type: "submit" }, texts.pathGo),
    el("p", { class: "failed", role: "alert" }),
  );
}

function pathList(path, index, words) {
  return el(
    "section",
    { class: "path" },
    el("h2", {}, fill(texts.pathNumber, { n: index + 1 })),
    el(
      "ol",
      {},
      path.steps.map(({ edge }) =>
        el(
          "li",
          {},
          statement(edge, words),
          " ",
          badges(edge),
          " ",
          stated(edge) ?? "",
          " ",
          evidenceButton(edge, words),
        ),
      ),
    ),
    el("p", { class: "about" }, plural("pathWeakest", path.weakest)),
  );
}
