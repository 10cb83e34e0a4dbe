// A claim with its evidence: the words in their place, the record's row, or what an editor restated.
import type { Claim, Statement } from "./answers.ts";
import { citation } from "./citation.ts";
import { type Child, type Column, el, table } from "./dom.ts";
import { AMOUNTS } from "./edges.ts";
import { facsimile } from "./facsimile.ts";
import { day, fill, money, number } from "./format.ts";
import { texts } from "./texts.ts";

/** One claim with its evidence; `head` stands in the place of its source. */
export function claimItem(claim: Claim, edge: Statement | null = null, head: Child = null): HTMLElement {
  return el(
    "li",
    { class: `claim ${claim.evidence.kind}` },
    el("div", { class: "cite" }, head ?? citation(claim)),
    quotation(claim),
    facsimile(claim),
    claim.evidence.kind === "record" || claim.level || describes(claim) ? record(claim) : null,
    el(
      "ul",
      { class: "notes" },
      notes(claim, edge).map((line) => el("li", {}, line)),
    ),
  );
}

/** Whether the quoted words are those of a record: the claim shows its row as well. */
function describes({ evidence }: Claim): boolean {
  return evidence.kind === "text" && evidence.row !== null;
}

function quotation({ evidence: { kind, quote, before, after } }: Claim): Child {
  if (kind === "reference") return el("p", { class: "kind" }, texts.reference);
  if (!quote) return null;
  if (kind !== "text") return [el("p", { class: "kind" }, texts.restated), el("p", { class: "restated" }, quote)];
  const place = [
    before ? el("span", { class: "around" }, `… ${lined(before)}`) : null,
    el("mark", {}, lined(quote)),
    after ? el("span", { class: "around" }, `${lined(after)} …`) : null,
  ];
  return [el("p", { class: "kind" }, texts.quote), el("blockquote", {}, place)];
}

/** With a line's end where a page ends: a form feed has no shape that a reader knows. */
function lined(text: string): string {
  return text.replaceAll("\f", "\n");
}

function record(claim: Claim): Child {
  const { record_key: key, columns } = claim.evidence;
  const cells: Column<Claim>[] = [
    { label: texts.day, cell: () => day(claim.date, claim.date_precision) },
    { label: texts.modification, cell: () => claim.modification },
    ...(claim.level ? AMOUNTS : []).map((name) => ({
      label: texts.col[name],
      amount: true,
      cell: () => money(claim[name]) ?? el("span", { class: "about" }, texts.notInRow),
    })),
  ];
  const shown = cells.filter((column) => column.cell(claim));
  const level = texts.levels[claim.level ?? ""] ?? texts.record;
  return [
    el("p", { class: "kind" }, [level, place(claim)].filter(Boolean).join(" · ")),
    table(shown, [claim]),
    key ? el("p", { class: "about" }, `${texts.recordKey}: `, el("code", {}, key)) : null,
    columns.length ? columnsRead(columns) : null,
  ];
}

function place(claim: Claim): string | null {
  const { row } = claim.evidence;
  const file = claim.source.file?.split("/").pop();
  if (!row) return null;
  return fill(file ? texts.recordRow : texts.recordRowAlone, { row: number(row), file });
}

function columnsRead(columns: string[]): HTMLElement {
  return el(
    "details",
    { class: "columns" },
    el("summary", {}, `${texts.columnsRead} (${number(columns.length)})`),
    el(
      "p",
      {},
      columns.map((name) => [el("code", {}, name), " "]),
    ),
  );
}

function notes(claim: Claim, edge: Statement | null): string[] {
  const amount = money(claim.amount, { prose: true });
  const lines = [
    naming(claim, edge),
    amount ? `${texts.amount}: ${texts.qualifiers[claim.amount_qualifier ?? ""] ?? ""}${amount}` : null,
    according(claim),
    texts.modalities[claim.modality ?? ""],
    ...qualifiers(claim),
    standing(claim),
    known(claim),
  ];
  return lines.filter((line): line is string => Boolean(line));
}

/** How the source writes the two names, where that is not how the statement shows them. */
function naming({ subject_name: subject, object_name: object }: Claim, edge: Statement | null): string | null {
  if (!edge || !subject || !object) return null;
  if (subject === edge.subject.name && object === edge.object.name) return null;
  return `${texts.claimSays}: “${subject}” – “${object}”`;
}

function according(claim: Claim): string | null {
  const who = claim.attribution.map((one) => (typeof one === "string" ? one : (one.name ?? ""))).filter(Boolean);
  return who.length ? fill(texts.according, { who: who.join(", ") }) : null;
}

function qualifiers(claim: Claim): string[] {
  return Object.entries(claim.qualifiers)
    .filter(([name]) => texts.qualifierNames[name])
    .map(([name, value]) => `${texts.qualifierNames[name]}: ${typeof value === "object" ? JSON.stringify(value) : value}`);
}

/** Whether the claim counts, and by whose decision it does. */
function standing(claim: Claim): string | null {
  const reason = texts.reasons[claim.reason ?? ""] ?? claim.reason ?? "";
  if (!claim.counted) return fill(texts.notCounted, { reason });
  const line = texts.statusLine[claim.status ?? ""];
  return line && (reason || claim.status !== "accepted") ? fill(line, { reason }) : null;
}

function known(claim: Claim): string {
  const lines = [
    claim.known_from && fill(texts.knownSince, { day: day(claim.known_from) }),
    claim.known_to && fill(texts.knownUntil, { day: day(claim.known_to) }),
  ];
  return lines.filter(Boolean).join(" ");
}
