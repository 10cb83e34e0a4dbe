// Where a published site keeps its answers: files beside the pages instead of a service.
import { Refusal } from "../api.ts";
import { texts } from "../texts.ts";
import { answersAt } from "./mark.ts";

const kept = new Map<string, Promise<unknown>>();
const MOST_KEPT = 3000;

/** A file of the site, read once. Raises Refusal where the site has no such file. */
export function file<T>(name: string): Promise<T> {
  const held = kept.get(name);
  if (held) return held as Promise<T>;
  if (kept.size >= MOST_KEPT) kept.clear();
  const asked = read<T>(name);
  kept.set(name, asked);
  asked.catch(() => kept.delete(name));
  return asked;
}

async function read<T>(name: string): Promise<T> {
  let found: Response;
  try {
    found = await fetch(`${answersAt() ?? ""}${name}.json`);
  } catch (error) {
    throw new Error(texts.unreachable, { cause: error });
  }
  if (!found.ok) throw new Refusal(texts.published.absent, found.status);
  return (await found.json()) as T;
}

const PRIME = 0x100000001b3n;
const START = 0xcbf29ce484222325n;

/** The name of an id's file: FNV-1a of its UTF-8 bytes, as app/publishing/answers.py computes it. */
export function fileName(id: string): string {
  let hash = START;
  for (const byte of new TextEncoder().encode(id)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  return hash.toString(16).padStart(16, "0");
}
