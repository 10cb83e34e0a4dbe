// Which sources speak of an entity, and how much each says.
import type { Claim, Entity, List, Source } from "./answers.ts";
import { ask } from "./api.ts";
import { type Child, el } from "./dom.ts";
import { fill, number } from "./format.ts";
import { sourceTable } from "./sources.ts";
import { texts } from "./texts.ts";

const MOST = 500;

/** The sources of an entity's claims, those that say most first. */
export async function told(entity: Entity, signal: AbortSignal): Promise<Child> {
  const found = await ask<List<Claim>>("claims", { entity: entity.id, limit: MOST }, signal);
  const counted = new Map<string, Source>();
  for (const { source } of found.items) {
    const held = counted.get(source.id);
    counted.set(source.id, { ...source, claims: (held?.claims ?? 0) + 1 });
  }
  if (!counted.size) return null;
  const rows = [...counted.values()].sort((a, b) => b.claims - a.claims || a.label.localeCompare(b.label));
  return el(
    "section",
    {},
    el("h2", {}, texts.told.title),
    found.next ? el("p", { class: "about" }, fill(texts.told.first, { n: number(MOST) })) : null,
    sourceTable(rows, texts.told.title),
  );
}
