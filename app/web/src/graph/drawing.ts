// How entities and lines look. Never by colour alone: a kind has its shape, a doubtful line its dashes and its words.
import type { StylesheetJson } from "cytoscape";
import type { Words } from "../api.ts";
import { colour, isDark } from "./colours.ts";

/** The style sheet of the picture; `many` leaves out what costs time. */
export function drawing(words: Words, many: boolean): StylesheetJson {
  const [ink, paper, soft, accent, warn] = ["ink", "paper", "soft", "accent", "warn"].map(colour) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const kinds = words.kinds.map((kind) => ({
    selector: `node[kind = "${kind.name}"]`,
    style: { "background-color": isDark() ? lighter(kind.colour) : kind.colour, shape: kind.shape },
  }));
  const text = { color: ink, "text-background-color": paper, "text-background-opacity": 0.85, "text-background-padding": "2px" };
  return [
    {
      selector: "node",
      style: {
        ...text,
        label: "data(label)",
        width: 34,
        height: 30,
        "font-size": 14,
        "text-wrap": "wrap",
        "text-max-width": "140px",
        "text-valign": "bottom",
        "text-margin-y": 5,
        "min-zoomed-font-size": 6,
        "border-width": 1.5,
        "border-color": ink,
      },
    },
    ...kinds,
    { selector: "node.start", style: { width: 46, height: 40, "font-weight": "bold", "font-size": 16 } },
    { selector: "node.pinned", style: { "border-width": 5, "border-style": "double" } },
    {
      selector: "node.rest",
      style: {
        shape: "round-rectangle",
        width: 120,
        height: 44,
        "background-color": paper,
        "border-style": "dashed",
        "border-color": soft,
        "text-valign": "center",
        "text-margin-y": 0,
        "text-max-width": "112px",
        "font-size": 13,
        "text-background-opacity": 0,
      },
    },
    {
      selector: "edge",
      style: {
        ...text,
        width: "data(width)",
        "line-color": soft,
        "target-arrow-color": soft,
        "target-arrow-shape": many ? "none" : "triangle",
        "curve-style": many ? "haystack" : "bezier",
        "haystack-radius": 0,
        "control-point-step-size": 75,
        "arrow-scale": 1.1,
        "font-size": 12,
        "min-zoomed-font-size": 7,
        "text-wrap": "wrap",
        "text-max-width": "150px",
        ...(many ? {} : { label: "data(label)", "text-margin-x": "data(across)", "text-margin-y": "data(down)" }),
      },
    },
    { selector: "edge.quiet", style: { label: "" } },
    { selector: "edge.proposed, edge.loose", style: { "line-style": "dashed" } },
    { selector: "edge.disputed", style: { "line-color": warn, "target-arrow-color": warn, color: warn } },
    { selector: "node:selected", style: { "border-color": accent, "border-width": 5, "overlay-color": accent, "overlay-opacity": 0.15, "overlay-padding": 6 } },
    { selector: "edge:selected", style: { "line-color": accent, "target-arrow-color": accent, "overlay-color": accent, "overlay-opacity": 0.2, color: ink, label: "data(label)", "z-index": 2 } },
    { selector: "edge.hovered", style: { label: "data(label)", "z-index": 2, "min-zoomed-font-size": 0 } },
  ] as unknown as StylesheetJson;
}

/** A kind's colour on dark paper. */
function lighter(hex: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${parts.map((part) => Math.round(part + (255 - part) * 0.35)).join(", ")})`;
}
