// Pieces of the graph, put together from the files of their entities.
import { Refusal } from "../api.ts";
import type { Neighbours } from "../graph/model.ts";
import type { AmountName, Bundle, Edge, EntityRef, Graph, Money } from "../answers.ts";
import { type Asked, one, worth } from "./lists.ts";
import { counted, dayOf, edgesOn } from "./past.ts";
import { type EntityFile, entityFile } from "./told.ts";

/** The body of a question about edges among entities. */
export interface Chosen {
  ids: string[];
  status: string[];
  min_amount: string | null;
  limit: number;
}

interface Wanted {
  status: readonly string[];
  least: number | null;
}

const AMOUNTS: readonly AmountName[] = ["obligated", "current", "potential"];

/** The edges among entities; `missing` are those that the site has no page of. */
export async function among(chosen: Chosen, asked: Asked): Promise<Graph & { missing: string[] }> {
  const day = dayOf(asked);
  const files = await Promise.all(chosen.ids.map((id) => known(id, day)));
  const held = files.filter((found) => found !== null);
  const missing = chosen.ids.filter((_, index) => files[index] === null);
  const ids = new Set(held.map((found) => found.entity.id));
  const wanted = { status: chosen.status, least: chosen.min_amount ? Number(chosen.min_amount) : null };
  const both = (subject: string, object: string): boolean => ids.has(subject) && ids.has(object);
  const nodes = held.map(({ entity: { id, type, name } }) => ({ id, type, name }));
  return { ...pieces(held, wanted, both, chosen.limit, day !== undefined), nodes, missing };
}

/** The neighbours of an entity by one predicate, in one direction, of one kind. */
export async function around(key: string, asked: Asked): Promise<Graph> {
  const found = await dated(await entityFile(key), dayOf(asked));
  const { id } = found.entity;
  const [predicate, direction, type] = ["predicate", "direction", "type"].map((name) => one(asked, name));
  const wanted = (bundle: Bundle): boolean => {
    if (predicate && bundle.predicate !== predicate) return false;
    return direction === "out" ? bundle.subject === id : direction === "in" ? bundle.object === id : true;
  };
  const limit = Number(one(asked, "limit") ?? 300);
  const others = new Map(found.others.map((other) => [other.id, other]));
  const other = (bundle: Bundle): EntityRef | undefined => others.get(bundle.subject === id ? bundle.object : bundle.subject);
  const all = ranked(found).filter((bundle) => wanted(bundle) && (!type || other(bundle)?.type === type));
  const bundles = all.slice(0, limit);
  const nodes = [...new Map(bundles.flatMap((bundle) => other(bundle) ?? []).map((ref) => [ref.id, ref])).values()];
  const { entity } = found;
  const own = { id: entity.id, type: entity.type, name: entity.name };
  return { nodes: [own, ...nodes], bundles, edges: [], truncated: !found.whole || all.length > limit };
}

/** What joins an entity to others by one predicate, the largest first: the same come first on a site and in a service. */
function ranked({ entity, edges, bundles, others, whole }: EntityFile): Bundle[] {
  if (!whole) return bundles;
  const worths = new Map<string, number>();
  for (const edge of edges)
    if (Number.isFinite(worth(edge))) worths.set(joinOf(edge), (worths.get(joinOf(edge)) ?? 0) + Math.round(worth(edge) * 100));
  const place = new Map(others.map(({ id }, index) => [id, index]));
  const far = ({ subject, object }: Bundle): number => place.get(subject === entity.id ? object : subject) ?? 0;
  const cents = (bundle: Bundle): number => worths.get(keyOf(bundle)) ?? Number.NEGATIVE_INFINITY;
  return [...bundles].sort((a, b) => (cents(a) === cents(b) ? far(a) - far(b) : cents(b) - cents(a)));
}

/** What an entity is joined to, by predicate, direction and kind. */
export async function neighbours(key: string, asked: Asked): Promise<Neighbours[]> {
  const found = await entityFile(key);
  const day = dayOf(asked);
  return day ? counted(found.entity.id, await edgesOn(found, day), (edges) => sum(edges, "obligated")) : found.neighbours;
}

/** What is published of an entity, its edges and what joins it to others as they stood on a day. */
async function dated(found: EntityFile, day: string | undefined): Promise<EntityFile> {
  if (!day) return found;
  const edges = await edgesOn(found, day);
  return { ...found, edges, bundles: bundled(edges) };
}

async function known(id: string, day: string | undefined): Promise<EntityFile | null> {
  try {
    return await dated(await entityFile(id), day);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function pieces(
  files: readonly EntityFile[],
  wanted: Wanted,
  both: (subject: string, object: string) => boolean,
  limit: number,
  then: boolean,
): Omit<Graph, "nodes"> {
  const edges = new Map<string, Edge>();
  for (const edge of files.flatMap((found) => found.edges))
    if (both(edge.subject.id, edge.object.id) && fits(edge, wanted)) edges.set(edge.id, edge);
  const narrowed = then || wanted.status.length > 0 || wanted.least !== null;
  const told = files.flatMap((found) => found.bundles).filter((bundle) => both(bundle.subject, bundle.object));
  const all = narrowed ? bundled([...edges.values()]) : told;
  const bundles = [...new Map(all.map((bundle) => [keyOf(bundle), bundle])).values()];
  const truncated = bundles.length > limit || files.some((found) => !found.whole);
  return { edges: [...edges.values()], bundles: bundles.slice(0, limit), truncated };
}

function fits(edge: Edge, { status, least }: Wanted): boolean {
  return (!status.length || status.includes(edge.status)) && (least === null || worth(edge) >= least);
}

const keyOf = ({ subject, predicate, object }: Bundle): string => `${subject} ${predicate} ${object}`;
const joinOf = ({ subject, predicate, object }: Edge): string => `${subject.id} ${predicate} ${object.id}`;

function bundled(edges: readonly Edge[]): Bundle[] {
  const found = new Map<string, Edge[]>();
  for (const edge of edges) found.set(joinOf(edge), [...(found.get(joinOf(edge)) ?? []), edge]);
  return [...found.values()].flatMap((held) => bundleOf(held) ?? []);
}

function bundleOf(edges: readonly Edge[]): Bundle | null {
  const [first] = edges;
  if (!first) return null;
  const days = (name: "valid_from" | "valid_to"): string[] => edges.flatMap((edge) => edge[name] ?? []).sort();
  const sums = Object.fromEntries(AMOUNTS.map((name) => [name, sum(edges, name)])) as Record<AmountName, Money | null>;
  return {
    subject: first.subject.id,
    predicate: first.predicate,
    object: first.object.id,
    edges: edges.length,
    ids: edges.map((edge) => edge.id),
    valid_from: days("valid_from")[0] ?? null,
    valid_to: days("valid_to").at(-1) ?? null,
    sources: Math.max(...edges.map((edge) => edge.sources)),
    disputed: edges.some((edge) => edge.disputed),
    ...sums,
  };
}

/** The sum of an amount in whole cents, null where no edge has it. */
function sum(edges: readonly Edge[], name: AmountName): Money | null {
  const told = edges.flatMap((edge) => edge[name] ?? []);
  const [first] = told;
  if (!first) return null;
  const cents = told.reduce((all, { amount }) => all + BigInt(amount.replace(".", "")), 0n);
  const digits = String(cents < 0n ? -cents : cents).padStart(3, "0");
  const same = told.every(({ currency }) => currency === first.currency);
  return { amount: `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`, currency: same ? first.currency : null };
}
