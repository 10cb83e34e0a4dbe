// The shortest ways between two entities, over the joins of everything that has a page.
import type { Edge, EntityRef, Path } from "../answers.ts";
import { Refusal } from "../api.ts";
import { texts } from "../texts.ts";
import { type Asked, one } from "./lists.ts";
import { dayOf } from "./past.ts";
import { file } from "./place.ts";
import { entityFile, idOf } from "./told.ts";

/** Entities, and pairs of their places: each pair is joined by at least one statement. */
interface Joins {
  ids: string[];
  pairs: [number, number][];
}

const LONGEST = 4;
const MOST_WALKS = 60;

/** Up to `limit` ways, the shortest and then the best supported first. */
export async function paths(asked: Asked): Promise<Path[]> {
  if (dayOf(asked)) throw new Refusal(texts.published.waysNow, 404);
  const { ids, pairs } = await file<Joins>("joins");
  const place = async (name: string): Promise<number> => ids.indexOf(await idOf(one(asked, name) ?? ""));
  const [start, end] = await Promise.all([place("from"), place("to")]);
  if (start < 0 || end < 0 || start === end) return [];
  const walks = shortest(neighboursOf(pairs), start, end);
  const found = await Promise.all(walks.map((walk) => told(walk.map((place) => ids[place] ?? ""))));
  const whole = found.filter((path) => path !== null);
  return whole.sort((a, b) => b.weakest - a.weakest).slice(0, Number(one(asked, "limit") ?? 5));
}

function neighboursOf(pairs: readonly [number, number][]): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const join = (from: number, to: number): void => void (found.get(from)?.push(to) ?? found.set(from, [to]));
  for (const [one_, other] of pairs) {
    join(one_, other);
    join(other, one_);
  }
  return found;
}

/** Every shortest walk from start to end, up to a number. */
function shortest(near: ReadonlyMap<number, number[]>, start: number, end: number): number[][] {
  const steps = distances(near, end, start);
  const length = steps.get(start);
  if (length === undefined) return [];
  let walks = [[start]];
  for (let left = length - 1; left >= 0; left -= 1)
    walks = walks
      .flatMap((walk) => (near.get(walk.at(-1) ?? -1) ?? []).filter((place) => steps.get(place) === left).map((place) => [...walk, place]))
      .slice(0, MOST_WALKS);
  return walks;
}

/** How many steps each place is from `from`, as far as `until` is reached. */
function distances(near: ReadonlyMap<number, number[]>, from: number, until: number): Map<number, number> {
  const steps = new Map([[from, 0]]);
  let edge = [from];
  for (let far = 1; far <= LONGEST && edge.length && !steps.has(until); far += 1) {
    const next = [...new Set(edge.flatMap((place) => near.get(place) ?? []))].filter((place) => !steps.has(place));
    for (const place of next) steps.set(place, far);
    edge = next;
  }
  return steps;
}

/** A walk with the best supported statement of each step. */
async function told(walk: readonly string[]): Promise<Path | null> {
  const nodes: EntityRef[] = [];
  const steps: Path["steps"] = [];
  for (const [place, id] of walk.entries()) {
    const { entity, edges } = await entityFile(id);
    nodes.push({ id, type: entity.type, name: entity.name });
    const next = walk[place + 1];
    if (next === undefined) continue;
    const edge = best([...edges, ...(await entityFile(next)).edges], id, next);
    if (!edge) return null;
    steps.push({ edge, forward: edge.subject.id === id });
  }
  return { nodes, steps, weakest: Math.min(...steps.map((step) => step.edge.sources)) };
}

function best(edges: readonly Edge[], one_: string, other: string): Edge | undefined {
  const between = edges.filter(
    ({ subject, object }) => (subject.id === one_ && object.id === other) || (subject.id === other && object.id === one_),
  );
  return between.sort((a, b) => b.sources - a.sources || b.claims - a.claims)[0];
}
