// What shapes, dashes and widths mean.
import type { Words } from "../api.ts";
import { el, svg } from "../dom.ts";
import { texts } from "../texts.ts";
import type { Explorer } from "./explorer.ts";

const SHAPES: Readonly<Record<string, string>> = {
  rectangle: "1,3 15,3 15,13 1,13",
  "round-rectangle": "3,3 13,3 15,5 15,11 13,13 3,13 1,11 1,5",
  tag: "1,3 11,3 15,8 11,13 1,13",
  barrel: "1,4 8,2 15,4 15,12 8,14 1,12",
  diamond: "8,1 15,8 8,15 1,8",
  octagon: "5,2 11,2 15,6 15,10 11,14 5,14 1,10 1,6",
  ellipse: "8,2 12,3 14.5,6 14.5,10 12,13 8,14 4,13 1.5,10 1.5,6 4,3",
  hexagon: "4,2 12,2 15,8 12,14 4,14 1,8",
};

/** The legend of what is in the view. */
export function legend(explorer: Explorer, words: Words): HTMLElement {
  const present = new Set(explorer.model.entities.map((entity) => entity.type));
  const kinds = words.kinds.filter((kind) => present.has(kind.name));
  const { lines } = explorer.model;
  const proposed = lines.some((line) => line.edges.some((edge) => edge.status === "proposed"));
  return el(
    "ul",
    { class: "legend" },
    kinds.map((kind) =>
      el(
        "li",
        {},
        svg(
          "svg",
          { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true", class: "sign" },
          svg("polygon", { points: SHAPES[kind.shape] ?? SHAPES["rectangle"], fill: kind.colour }),
        ),
        ` ${words.label(kind.name)}`,
      ),
    ),
    proposed ? el("li", {}, `┄ ${texts.badges["proposed"]}`) : null,
    lines.some((line) => line.bundle.disputed) ? el("li", {}, `⚠ ${texts.badges["disputed"]}`) : null,
    explorer.view.width ? el("li", {}, texts.graph.widthLegend) : null,
    el("li", {}, texts.graph.wheel),
  );
}
