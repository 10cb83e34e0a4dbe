// What a view needs from the service.
import { days } from "../address.ts";
import type { EntityRef, Graph, Path } from "../answers.ts";
import { ask, entityPath, post } from "../api.ts";
import type { Neighbours } from "./model.ts";
import type { Group, View } from "./view.ts";

/** Entities that are asked about at once; the rest of a larger view is left out and said to be. */
export const MOST = 2500;
/** Neighbours that come at a time; the others stay told as one. */
export const AT_A_TIME = 25;
const MOST_LINES = 5000;

export interface Found extends Graph {
  missing: string[];
}

/** The edges among the entities of a view. */
export function among(view: View, signal: AbortSignal): Promise<Found> {
  const ids = view.nodes.slice(0, MOST).map((node) => node.id);
  const { least, status } = view.filter;
  const chosen = { ids, status: status ? [status] : [], min_amount: least || null, limit: MOST_LINES };
  const moment = new URLSearchParams(days());
  return post<Found>(moment.size ? `graph?${moment}` : "graph", chosen, signal);
}

/** The id by which the graph knows an entity. Raises Refusal where it knows none. */
export async function canonical(key: string): Promise<string> {
  return (await ask<EntityRef>(entityPath(key), days())).id;
}

/** How many others an entity is joined to, by predicate, direction and kind. */
export function neighbours(id: string, signal?: AbortSignal): Promise<Neighbours[]> {
  return ask<Neighbours[]>(`${entityPath(id)}/neighbours`, days(), signal);
}

/** The largest `most` neighbours of a group. */
export async function membersOf(group: Group, most: number): Promise<EntityRef[]> {
  const where = {
    ...days(),
    predicate: group.predicate,
    direction: group.forward ? "out" : "in",
    type: group.type,
    limit: Math.min(most, 2000),
  };
  const found = await ask<Graph>(`${entityPath(group.anchor)}/graph`, where);
  const ends = found.bundles
    .filter((one) => one.predicate === group.predicate && (group.forward ? one.subject : one.object) === group.anchor)
    .map((one) => (group.forward ? one.object : one.subject));
  const order = new Map(found.nodes.map((node) => [node.id, node]));
  return [...new Set(ends)].flatMap((id) => order.get(id) ?? []).filter((node) => node.type === group.type);
}

/** The shortest ways between two entities. */
export function ways(from: string, to: string): Promise<Path[]> {
  return ask<Path[]>("paths", { ...days(), from, to, limit: 3 });
}
