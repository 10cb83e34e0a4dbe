// Decisions over HTTP: each is on disk before its answer; the next build applies it.
import type { Claim, Conflict, EntityRef } from "../answers.ts";
import { ask, post, Refusal } from "../api.ts";
import { day, fill } from "../format.ts";
import { texts } from "../texts.ts";

export interface Party {
  key: string;
  entity: EntityRef | null;
  names: string[];
  edges: number | null;
}

export interface Pair {
  left: Party;
  right: Party;
  judgement: string;
  by: string;
  why: string;
  score: number | null;
}

export interface ReviewItem {
  kind: "claim" | "pair" | "conflict";
  id: string;
  score: number;
  why: string;
  claim: Claim | null;
  pair: Pair | null;
  conflict: Conflict | null;
}

export interface Edits {
  subject?: string;
  predicate?: string;
  object?: string;
}

interface Standing {
  standing: { id: string; decision: string; by: string | null; at: string | null; why: string | null } | null;
}

export interface Decision {
  word: string;
  why: string;
  edits?: Edits;
}

/** Who decides; and what they know of others' decisions, so that nobody is overruled unknowingly. */
export class Reviewer {
  private readonly seen = new Map<string, string>();

  constructor(public by: string) {}

  /** Decide on an item. Raises Refusal; where another's decision stands, with its words: a second try overrules it. */
  async decide(item: ReviewItem, { word, why, edits }: Decision): Promise<void> {
    if (item.claim) await this.onClaim(item.claim.id, word, why, edits);
    else if (item.pair) await this.onPair(item.pair, word, why);
    else if (item.conflict) await this.onConflict(item.conflict, word, why);
  }

  private async onConflict(conflict: Conflict, word: string, why: string): Promise<void> {
    const reason = why || (word === "undo" ? "" : `conflict ${conflict.id}: ${word === "b" ? "all sides stand" : `side ${word} holds`}`);
    for (const [index, side] of conflict.sides.entries()) {
      const decision = word === "undo" ? "undo" : word === "b" || Number(word) === index + 1 ? "accept" : "reject";
      for (const claim of side.claims) await this.onClaim(claim.id, decision, reason);
    }
  }

  private onClaim(id: string, decision: string, why: string, edits?: Edits): Promise<void> {
    const path = `claims/${encodeURIComponent(id)}/review`;
    return this.checked(id, path, {}, { decision, by: this.by, why, edits: edits ?? null });
  }

  private onPair(pair: Pair, decision: string, why: string): Promise<void> {
    const ends = { left: pair.left.key, right: pair.right.key };
    return this.checked(`${ends.left} ${ends.right}`, "identity", ends, { ...ends, judgement: decision, by: this.by, why });
  }

  private async checked(about: string, path: string, where: Record<string, string>, body: object): Promise<void> {
    try {
      await post(path, { ...body, after: this.seen.get(about) ?? null });
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 409) throw error;
      const { standing } = await ask<Standing>(path, where);
      if (!standing) throw error;
      this.seen.set(about, standing.id);
      const made = { who: standing.by, decision: standing.decision, day: day(standing.at?.slice(0, 10)), why: standing.why };
      throw new Refusal(fill(texts.review.standing, made), 409);
    }
  }
}
