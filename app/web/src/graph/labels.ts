// The words in the picture.
import type { Words } from "../api.ts";
import { fill, number, shortMoney } from "../format.ts";
import { texts } from "../texts.ts";
import type { Line, Rest } from "./model.ts";

const LONGEST = 48;

/** A name, cut where it is very long; the tables have it whole. */
export function nodeLabel(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
}

/** A line's predicate; for several statements their number and, where records give it, the sum obligated. */
export function lineLabel(line: Line, words: Words): string {
  const several = line.bundle.edges > 1 ? `×${number(line.bundle.edges)}` : "";
  const sum = shortMoney(line.bundle.obligated) ?? "";
  const parts = [several, sum].filter(Boolean).join(" · ");
  const doubt = [
    line.bundle.disputed && texts.badges["disputed"],
    line.edges.length > 0 && line.edges.every((edge) => edge.status === "proposed") && texts.badges["proposed"],
  ].filter(Boolean);
  return [words.active(line.predicate), parts, doubt.length ? `⚠ ${doubt.join(", ")}` : ""].filter(Boolean).join("\n");
}

/** What a group stands for. */
export function restLabel(rest: Rest, words: Words): string {
  const kind = rest.count === 1 ? words.label(rest.type) : words.plural(rest.type);
  return fill(texts.graph.rest, { n: number(rest.count), kind: kind.toLowerCase() });
}

/** A group with its relation, in words. */
export function restSentence(rest: Rest, anchor: string, words: Words): string {
  const said = rest.forward ? words.active(rest.predicate) : words.passive(rest.predicate);
  return `${anchor} ${said}: ${restLabel(rest, words)}`;
}
