// What the files of a published site hold.
import type { Bundle, Claim, Contract, Edge, Entity, EntityRef, List, Source } from "../answers.ts";
import { Refusal } from "../api.ts";
import type { Neighbours } from "../graph/model.ts";
import type { Year } from "../years.ts";
import { texts } from "../texts.ts";
import { file, fileName } from "./place.ts";

/** An entity: its edges, the largest first and `total` of them; what joins it to others, summed over all of them.
 * `others` are in the order in which the store tells those that are alike; where the edges are not `whole`, `bundles`
 * are in its order already. */
export interface EntityFile {
  entity: Entity;
  edges: Edge[];
  total: number;
  withheld: number;
  bundles: Bundle[];
  others: EntityRef[];
  whole: boolean;
  neighbours: Neighbours[];
  years: Year[];
  contracts: Record<string, Contract>;
  sources: Source[];
}

export interface EdgeFile {
  edge: Edge;
  evidence: List<Claim>;
}

export interface SourceFile {
  source: Source;
  claims: List<Claim>;
}

/** Under any other key that leads to an entity: its id. */
interface Leading {
  leads: string;
}

/** What is published of an entity, by its id or another key. Raises Refusal where it has no page on this site. */
export async function entityFile(key: string): Promise<EntityFile> {
  const found = await file<EntityFile | Leading>(`entities/${fileName(key)}`);
  if (!("leads" in found)) return found;
  const led = await file<EntityFile | Leading>(`entities/${fileName(found.leads)}`);
  if ("leads" in led) throw new Refusal(texts.published.absent, 404);
  return led;
}

/** The id of the entity that a key leads to; the key itself where it leads to none here. */
export async function idOf(key: string): Promise<string> {
  try {
    return (await entityFile(key)).entity.id;
  } catch (error) {
    if (error instanceof Refusal) return key;
    throw error;
  }
}
