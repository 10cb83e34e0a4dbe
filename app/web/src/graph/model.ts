// What a view shows once its filters are applied: entities, lines between them, groups of neighbours told as one.
import type { Bundle, Edge, EntityRef, Graph, Money } from "../answers.ts";
import { type Filter, type Group, groupId, type View } from "./view.ts";

/** A line of the picture: all statements of one predicate from one entity to another. */
export interface Line {
  id: string;
  subject: EntityRef;
  predicate: string;
  object: EntityRef;
  bundle: Bundle;
  edges: Edge[];
}

/** A group with how many neighbours it stands for. */
export interface Rest extends Group {
  id: string;
  count: number;
  obligated: Money | null;
}

export interface Model {
  entities: EntityRef[];
  lines: Line[];
  rests: Rest[];
}

/** An entity's neighbours by predicate, direction and kind, as the service counts them. */
export interface Neighbours {
  predicate: string;
  forward: boolean;
  type: string;
  neighbours: number;
  edges: number;
  obligated: Money | null;
}

/** The lines of an answer. */
export function linesOf(graph: Graph): Line[] {
  const refs = new Map(graph.nodes.map((node) => [node.id, node]));
  const edges = new Map<string, Edge[]>();
  for (const edge of graph.edges) {
    const key = lineId(edge.subject.id, edge.predicate, edge.object.id);
    edges.set(key, [...(edges.get(key) ?? []), edge]);
  }
  return graph.bundles.flatMap((bundle) => {
    const [subject, object] = [refs.get(bundle.subject), refs.get(bundle.object)];
    const id = lineId(bundle.subject, bundle.predicate, bundle.object);
    if (!subject || !object) return [];
    return [{ id, subject, predicate: bundle.predicate, object, bundle, edges: edges.get(id) ?? [] }];
  });
}

export function lineId(subject: string, predicate: string, object: string): string {
  return `${subject} ${predicate} ${object}`;
}

/** What is seen of a graph through a view. Entities that lose all their lines to a filter or a day go with them. */
export function seen(
  graph: Graph,
  view: View,
  counts: ReadonlyMap<string, Neighbours[]>,
  then: boolean,
): Model {
  const { filter } = view;
  const kept = new Set([...view.starts, ...view.nodes.filter((node) => node.pinned).map((node) => node.id)]);
  const wanted = new Set(view.nodes.map((node) => node.id));
  const shown = graph.nodes.filter(
    (node) => wanted.has(node.id) && !view.hidden.includes(node.id) && !filter.kinds.includes(node.type),
  );
  const ids = new Set(shown.map((node) => node.id));
  const between = linesOf(graph).filter((line) => ids.has(line.subject.id) && ids.has(line.object.id));
  const lines = between.filter((line) => fits(line, filter));
  const joined = new Set(lines.flatMap((line) => [line.subject.id, line.object.id]));
  const bounded = then || filter.least !== "" || filter.status !== "";
  const once = new Set(between.flatMap((line) => [line.subject.id, line.object.id]));
  const lost = (id: string): boolean => !joined.has(id) && !kept.has(id) && (bounded || once.has(id));
  const entities = shown.filter((node) => !lost(node.id));
  return { entities, lines, rests: rests(view, new Set(entities.map((node) => node.id)), linesOf(graph), counts) };
}

/** Whether a line passes the filters that are not asked of the service. */
function fits(line: Line, filter: Filter): boolean {
  if (filter.predicates.includes(line.predicate)) return false;
  const { valid_from: from, valid_to: to } = line.bundle;
  if (filter.until && from && from.slice(0, 4) > filter.until) return false;
  return !(filter.from && to && to.slice(0, 4) < filter.from);
}

function rests(
  view: View,
  ids: ReadonlySet<string>,
  lines: readonly Line[],
  counts: ReadonlyMap<string, Neighbours[]>,
): Rest[] {
  return view.groups.flatMap((group) => {
    const found = counts.get(group.anchor)?.find((one) => alike(one, group));
    if (!found || !ids.has(group.anchor) || view.filter.kinds.includes(group.type)) return [];
    if (view.filter.predicates.includes(group.predicate)) return [];
    const count = found.neighbours - others(group, lines).size;
    return count > 0 ? [{ ...group, id: groupId(group), count, obligated: found.obligated }] : [];
  });
}

function alike(one: Omit<Group, "anchor">, group: Omit<Group, "anchor">): boolean {
  return one.predicate === group.predicate && one.forward === group.forward && one.type === group.type;
}

/** The neighbours of a group's anchor that belong to the group and are in the answer. */
export function others(group: Group, lines: readonly Line[]): Set<string> {
  const mine = lines.filter((line) => line.predicate === group.predicate);
  const found = group.forward
    ? mine.filter((line) => line.subject.id === group.anchor).map((line) => line.object)
    : mine.filter((line) => line.object.id === group.anchor).map((line) => line.subject);
  return new Set(found.filter((other) => other.type === group.type).map((other) => other.id));
}

/** Neighbours that hang on an entity alone: they go when it is collapsed. */
export function leaves(id: string, model: Model, view: View): string[] {
  const kept = new Set([id, ...view.starts, ...view.nodes.filter((node) => node.pinned).map((node) => node.id)]);
  const near = new Set(
    model.lines.flatMap(({ subject, object }) => (subject.id === id ? [object.id] : object.id === id ? [subject.id] : [])),
  );
  const held = new Set(
    model.lines
      .filter((line) => line.subject.id !== id && line.object.id !== id)
      .flatMap((line) => [line.subject.id, line.object.id]),
  );
  return [...near].filter((other) => !kept.has(other) && !held.has(other));
}
