// What held on another day: the states of each edge, as the store told them when the site was made.
import { Refusal } from "../api.ts";
import type { Build, Edge, List, Money } from "../answers.ts";
import type { Neighbours } from "../graph/model.ts";
import { texts } from "../texts.ts";
import { type Asked, one } from "./lists.ts";
import { file, fileName } from "./place.ts";
import type { EntityFile } from "./told.ts";

/** The first day of a state, and the edge until the next one begins. */
type State = [string, Edge | null];
type PastFile = Record<string, State[]>;

/** Whether the site can tell how things stood on other days. */
export async function hasPast(): Promise<boolean> {
  const { items } = await file<List<Build & { past?: boolean }>>("builds");
  return items[0]?.past === true;
}

/** The day that is asked about; undefined where it is today. */
export function dayOf(asked: Asked): string | undefined {
  return one(asked, "as_of");
}

/** An entity's edges as they stood on a day. */
export async function edgesOn({ entity, edges }: EntityFile, day: string | undefined): Promise<Edge[]> {
  if (!day) return edges;
  const past = await file<PastFile>(`past/${fileName(entity.id)}`);
  return edges.flatMap((edge) => at(past[edge.id], day) ?? []);
}

/** An edge as it stood on a day. Raises Refusal where nothing of it held. */
export async function edgeOn(edge: Edge, day: string | undefined): Promise<Edge> {
  if (!day) return edge;
  const held = at((await file<PastFile>(`past/${fileName(edge.subject.id)}`))[edge.id], day);
  if (!held) throw new Refusal(texts.published.absent, 404);
  return held;
}

function at(states: readonly State[] | undefined, day: string): Edge | null {
  return states?.findLast(([from]) => from <= day)?.[1] ?? null;
}

/** What an entity is joined to on a day, as the service counts it. */
export function counted(id: string, edges: readonly Edge[], sum: (edges: readonly Edge[]) => Money | null): Neighbours[] {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) {
    const forward = edge.subject.id === id;
    const key = JSON.stringify([edge.predicate, forward, (forward ? edge.object : edge.subject).type]);
    groups.set(key, [...(groups.get(key) ?? []), edge]);
  }
  const rows = [...groups].map(([key, held]): Neighbours => {
    const [predicate, forward, type] = JSON.parse(key) as [string, boolean, string];
    const far = new Set(held.map((edge) => (forward ? edge.object.id : edge.subject.id)));
    return { predicate, forward, type, neighbours: far.size, edges: held.length, obligated: sum(held) };
  });
  const name = ({ predicate, forward, type }: Neighbours): string => `${predicate} ${forward ? 0 : 1} ${type}`;
  return rows.sort((a, b) => b.edges - a.edges || name(a).localeCompare(name(b), "en"));
}
