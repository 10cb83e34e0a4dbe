// The evidence of an edge in a dialog: one click from every line and number.
import { alter, days, here, to } from "./address.ts";
import type { Claim, Conflict, Edge, List } from "./answers.ts";
import { ask, schema, told, type Words } from "./api.ts";
import { beside } from "./beside.ts";
import { claimItem } from "./claim.ts";
import { conflictCard } from "./conflicts.ts";
import { corrected } from "./corrected.ts";
import { byId, button, type Child, el, nodes } from "./dom.ts";
import { AMOUNTS, badges, entityLink, stated, statement, when } from "./edges.ts";
import { openFirstFacsimile } from "./facsimile.ts";
import { day, fill, money, number, plural } from "./format.ts";
import { escapeId } from "./graph/view.ts";
import { later } from "./later.ts";
import { texts } from "./texts.ts";

const PAGE = 20;
const MOST_CONFLICTS = 200;
const dialog = byId<HTMLDialogElement>("evidence");
let shown: string | null = null;
let opener: Element | null = null;

/** Open or close the dialog as the address says. */
export async function showEvidence(): Promise<void> {
  const edge = here()["edge"];
  if (!edge) {
    shown = null;
    if (dialog.open) dialog.close();
    return;
  }
  const key = JSON.stringify([edge, days()]);
  if (key === shown && dialog.open) return;
  shown = key;
  opener ??= document.activeElement;
  if (!dialog.open) dialog.showModal();
  dialog.replaceChildren(top(texts.evidenceTitle), el("p", {}, texts.loading));
  try {
    const [found, claims, words] = await Promise.all([
      ask<Edge>(`edges/${edge}`, days()),
      ask<List<Claim>>(`edges/${edge}/evidence`, { ...days(), limit: PAGE }),
      schema(),
    ]);
    const disputed = found.disputed ? await disputes(found) : [];
    if (key === shown) render(found, claims, disputed, words);
  } catch (error) {
    const failed = el("p", { class: "failed" }, fill(texts.failed, { detail: told(error) }));
    if (key === shown) dialog.replaceChildren(top(texts.evidenceTitle), failed);
  }
}

/** The disagreements in which this edge takes part. */
async function disputes(edge: Edge): Promise<Conflict[]> {
  const found = await ask<List<Conflict>>("conflicts", { entity: edge.subject.id, limit: MOST_CONFLICTS });
  const borne = (one: Conflict): boolean => one.sides.some((side) => side.claims.some((claim) => claim.edge === edge.id));
  return found.items.filter((one) => one.edge === edge.id || borne(one));
}

dialog.addEventListener("close", () => {
  if (here()["edge"]) alter({ edge: null }, { replace: true });
  if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  opener = null;
});
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});

function top(title: Child): HTMLElement {
  const eyebrow = title === texts.evidenceTitle ? null : el("p", { class: "eyebrow" }, texts.evidenceTitle);
  return el(
    "header",
    {},
    el("div", {}, eyebrow, el("h2", { id: "evidence-title", tabindex: "-1" }, title)),
    button(texts.close, () => dialog.close(), { class: "plain" }),
  );
}

function render(edge: Edge, claims: List<Claim>, disputed: Conflict[], words: Words): void {
  const list = el(
    "ol",
    { class: "claims" },
    claims.items.map((claim) => claimItem(claim, edge)),
  );
  const count = `${plural("evidenceClaims", claims.total ?? edge.claims)} · ${plural("sourcesCount", edge.sources)}`;
  const parts: Child = [
    top([statement(edge, words), " ", badges(edge)]),
    facts(edge, words),
    el("p", {}, el("a", { href: picture(edge), class: "button" }, texts.graph.open)),
    disputed.length ? el("h3", {}, texts.entityConflicts) : null,
    disputed.map((one) => conflictCard({ ...one, edge: null }, words)),
    el("h3", {}, count),
    list,
    more(edge, claims, list),
    corrected(edge, claims.corrected),
    later(beside(edge, claims.items)),
    claims.withheld ? el("p", { class: "about" }, fill(texts.withheld, { n: number(claims.withheld) })) : null,
  ];
  dialog.replaceChildren(...nodes(parts));
  dialog.querySelectorAll("a[href^='?']").forEach((link) => link.addEventListener("click", leave));
  openFirstFacsimile(dialog);
  dialog.querySelector("h2")?.focus();
}

/** The two ends of the statement and what lies between them, as a view of the graph. */
function picture({ subject, object }: Edge): string {
  const ends = [subject.id, object.id].map(escapeId).join(",");
  return to({ graph: ends, n: ends });
}

/** A link in the dialog leads away from it: nothing to come back to. */
function leave(): void {
  shown = null;
  opener = null;
  dialog.close();
}

function more(edge: Edge, page: List<Claim>, list: HTMLElement): HTMLElement | null {
  if (!page.next) return null;
  const row = button(texts.more, async () => {
    const where = { ...days(), limit: PAGE, cursor: page.next };
    const following = await ask<List<Claim>>(`edges/${edge.id}/evidence`, where);
    list.append(...following.items.map((claim) => claimItem(claim, edge)));
    const next = more(edge, following, list);
    if (next) row.replaceWith(next);
    else row.remove();
  });
  return row;
}

function facts(edge: Edge, words: Words): HTMLElement | null {
  const pairs: [string, Child][] = [
    [texts.col.contract, edge.contract && entityLink(edge.contract)],
    ...AMOUNTS.map((name): [string, Child] => [texts.col[name], money(edge[name])]),
    [texts.col.stated, stated(edge)],
    [texts.col.when, when(edge, words)],
    [texts.knownLabel, day(edge.known_from)],
  ];
  const known = pairs.filter(([, value]) => value);
  if (!known.length) return null;
  return el(
    "dl",
    { class: "facts" },
    known.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))),
  );
}
