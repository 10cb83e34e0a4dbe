// The questions of /api/v1, answered from the files of a published site.
import { Refusal } from "../api.ts";
import type { Edge, List } from "../answers.ts";
import { texts } from "../texts.ts";
import { among, around, type Chosen, neighbours } from "./graphs.ts";
import { type Asked, compared, contracts, ends, list, one, slice } from "./lists.ts";
import { dayOf, edgeOn } from "./past.ts";
import { paths } from "./paths.ts";
import { file, fileName } from "./place.ts";
import { search } from "./search.ts";
import { type EdgeFile, entityFile, type SourceFile } from "./told.ts";

type Answer = (asked: Asked, id: string) => Promise<unknown>;

const LISTS: Readonly<Record<string, Answer>> = {
  builds: () => file("builds"),
  start: () => file("start"),
  schema: () => file("schema"),
  interlocks: (asked) => list("interlocks", asked, () => []),
  conflicts: (asked) => list("conflicts", asked, ends),
  corroborations: (asked) => list("corroborations", asked, compared),
  figures: () => file("figures"),
  sources: (asked) => list("sources", asked, () => []),
  contracts,
  paths,
  search,
  claims: sayers,
};

const OF_ONE: Readonly<Record<string, Answer>> = {
  entities: async (_, id) => (await entityFile(id)).entity,
  "entities/edges": edges,
  "entities/graph": (asked, id) => around(id, asked),
  "entities/neighbours": (asked, id) => neighbours(id, asked),
  "entities/years": async (_, id) => (await entityFile(id)).years,
  edges: async (asked, id) => edgeOn((await edgeFile(id)).edge, dayOf(asked)),
  "edges/evidence": async (asked, id) => {
    const { evidence } = await edgeFile(id);
    const day = dayOf(asked);
    if (!day) return slice(evidence.items, asked, evidence.total ?? evidence.items.length);
    return slice(evidence.items.filter(({ date }) => !date || date <= day), asked);
  },
  figures: (_, id) => file(`figures/${fileName(id)}`),
  sources: async (_, id) => (await sourceFile(id)).source,
  "sources/claims": async (asked, id) => {
    const { claims } = await sourceFile(id);
    return slice(claims.items, asked, claims.total ?? claims.items.length);
  },
};

const PLACE = /^(?<kind>entities|edges|figures|sources)\/(?<id>[^/?]+)(?:\/(?<part>[a-z]+))?$/;

/** The answer to a question. Raises Refusal where a published site has none. */
export async function published<T>(address: string, body?: unknown): Promise<T> {
  const [path = "", query = ""] = address.split("?");
  const asked = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query)) asked.set(name, [...(asked.get(name) ?? []), value]);
  if (path === "graph" && body) return (await among(body as Chosen, asked)) as T;
  const place = PLACE.exec(path)?.groups;
  const name = place ? [place["kind"], place["part"]].filter(Boolean).join("/") : path;
  const answers = place ? OF_ONE : LISTS;
  const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
  if (!answer) throw new Refusal(texts.published.onlyServed, 404);
  return (await answer(asked, decodeURIComponent(place?.["id"] ?? ""))) as T;
}

const edgeFile = (id: string): Promise<EdgeFile> => file(`edges/${encodeURIComponent(id)}`);
const sourceFile = (id: string): Promise<SourceFile> => file(`sources/${fileName(id)}`);

async function edges(asked: Asked, id: string): Promise<List<Edge>> {
  const found = await entityFile(id);
  const predicate = one(asked, "predicate");
  const out = one(asked, "direction") === "out";
  const own = found.entity.id;
  const held = found.edges.filter(
    (edge) => (!predicate || edge.predicate === predicate) && (!out || edge.subject.id === own),
  );
  const total = predicate ? (found.entity.counts[predicate] ?? held.length) : found.total;
  return { ...slice(held, asked, total), withheld: found.withheld };
}

/** One claim for each that a source makes of an entity: who says how much of it. */
async function sayers(asked: Asked): Promise<List<unknown>> {
  const { sources } = await entityFile(one(asked, "entity") ?? "");
  const items = sources.flatMap((source) => Array.from({ length: Math.min(source.claims, 500) }, () => ({ source })));
  return { items, next: null, total: items.length, withheld: 0, corrected: 0 };
}
