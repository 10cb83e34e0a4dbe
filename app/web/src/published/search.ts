// Search in the names and keys of everything that has a page, forgiving one slip a word.
import type { Hit, List } from "../answers.ts";
import { type Asked, one } from "./lists.ts";
import { file } from "./place.ts";

/** Id, kind, name, number of statements, other names and keys. */
type Entry = [id: string, type: string, name: string, edges: number, others: string];

interface Known {
  entry: Entry;
  name: string;
  words: string[];
}

const SHORTEST = 4;
let index: Promise<Known[]> | undefined;

/** The entities that a text names, the best match first and among equals the best connected. */
export async function search(asked: Asked): Promise<List<Hit>> {
  const words = wordsOf(one(asked, "text") ?? "");
  const types = asked.get("type") ?? [];
  index ??= file<Entry[]>("search").then((entries) => entries.map(known));
  const all = (await index).filter(({ entry }) => !types.length || types.includes(entry[1]));
  const exact = scored(all, (one_) => score(one_, words));
  const found = exact.length ? exact : scored(all, (one_) => (words.every((word) => slipped(one_, word)) ? 0.3 : 0));
  const items = found.slice(0, Number(one(asked, "limit") ?? 20));
  return { items, next: null, total: found.length, withheld: 0, corrected: 0 };
}

const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text: string): string[] => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

function known(entry: Entry): Known {
  return { entry, name: wordsOf(entry[2]).join(" "), words: wordsOf(`${entry[2]} ${entry[4]} ${entry[0]}`) };
}

function scored(all: readonly Known[], points: (one_: Known) => number): Hit[] {
  const found = all.map((one_) => ({ one_, score: points(one_) })).filter((hit) => hit.score > 0);
  found.sort((a, b) => b.score - a.score || b.one_.entry[3] - a.one_.entry[3]);
  return found.map(({ one_: { entry }, score: points_ }) => {
    const [id, type, name, edges] = entry;
    return { entity: { id, type, name }, matched: name, score: points_, edges };
  });
}

function score({ name, words: held }: Known, words: readonly string[]): number {
  const wanted = words.join(" ");
  if (!words.length || !words.every((word) => held.some((one_) => one_.startsWith(word)))) return 0;
  if (name === wanted) return 1;
  if (name.startsWith(wanted)) return 0.9;
  return words.every((word) => name.includes(word)) ? 0.7 : 0.5;
}

function slipped({ words }: Known, word: string): boolean {
  return words.some((one_) => one_.startsWith(word) || (word.length >= SHORTEST && nearly(one_.slice(0, word.length + 1), word)));
}

/** Whether a word begins like another but for one letter that is wrong, missing, too many or in its neighbour's place. */
function nearly(held: string, word: string): boolean {
  let at = 0;
  while (at < word.length && held[at] === word[at]) at += 1;
  const [left, right] = [held.slice(at), word.slice(at)];
  const swapped = `${left[1] ?? ""}${left[0] ?? ""}${left.slice(2)}`;
  return [left.slice(1), `${right[0] ?? ""}${left}`, `${right[0] ?? ""}${left.slice(1)}`, swapped].some((made) => made.startsWith(right));
}
