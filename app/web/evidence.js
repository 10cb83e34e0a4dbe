// The evidence of an edge: the words in their place, the record's row, or what an editor restated.
import { alter, days, here, to } from "./address.js";
import { ask, schema } from "./api.js";
import { day, el, fill, money, number, outward, plural, table } from "./dom.js";
import { badges, entityLink, stated, statement, when } from "./edges.js";
import texts from "./texts.en.js";

const PAGE = 20;
const dialog = document.getElementById("evidence");
let shown = null;
let opener = null;

/** Open or close the dialog as the address says. */
export async function showEvidence() {
  const edge = here().edge;
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
      ask(`edges/${edge}`, days()),
      ask(`edges/${edge}/evidence`, { ...days(), limit: PAGE }),
      schema(),
    ]);
    if (key === shown) render(found, claims, words);
  } catch (error) {
    if (key === shown)
      dialog.replaceChildren(
        top(texts.evidenceTitle),
        el("p", { class: "failed" }, fill(texts.failed, { detail: error.message })),
      );
  }
}

dialog.addEventListener("close", () => {
  if (here().edge) alter({ edge: null }, { replace: true });
  if (opener?.isConnected) opener.focus();
  opener = null;
});
dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());

function top(title) {
  return el(
    "header",
    {},
    el(
      "div",
      {},
      title === texts.evidenceTitle ? null : el("p", { class: "eyebrow" }, texts.evidenceTitle),
      el("h2", { id: "evidence-title", tabindex: "-1" }, title),
    ),
    el("button", { type: "button", class: "plain", onclick: () => dialog.close() }, texts.close),
  );
}

function render(edge, claims, words) {
  const list = el(
    "ol",
    { class: "claims" },
    claims.items.map((claim) => claimItem(claim, edge)),
  );
  dialog.replaceChildren(
    top([statement(edge, words), " ", badges(edge)]),
    facts(edge),
    el("h3", {}, `${plural("evidenceClaims", claims.total ?? edge.claims)} · ${plural("sourcesCount", edge.sources)}`),
    list,
    more(edge, claims, list),
    claims.withheld ? el("p", { class: "about" }, fill(texts.withheld, { n: number(claims.withheld) })) : null,
  );
  dialog.querySelectorAll("a[href^='?']").forEach((link) =>
    link.addEventListener("click", () => {
      shown = null;
      opener = null;
      dialog.close();
    }),
  );
  dialog.querySelector("h2").focus();
}

function more(edge, page, list) {
  if (!page.next) return null;
  const button = el(
    "button",
    {
      type: "button",
      onclick: async () => {
        const following = await ask(`edges/${edge.id}/evidence`, { ...days(), limit: PAGE, cursor: page.next });
        list.append(...following.items.map((claim) => claimItem(claim, edge)));
        button.replaceWith(...[more(edge, following, list)].filter(Boolean));
      },
    },
    texts.more,
  );
  return button;
}

function facts(edge) {
  const pairs = [
    [texts.col.contract, edge.contract && entityLink(edge.contract)],
    ...["obligated", "current", "potential"].map((name) => [texts.col[name], money(edge[name])]),
    [texts.col.stated, stated(edge)],
    [texts.col.when, when(edge)],
  ].filter(([, value]) => value);
  return pairs.length
    ? el(
        "dl",
        { class: "facts" },
        pairs.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))),
      )
    : null;
}

/** One claim with its evidence. */
export function claimItem(claim, edge = null) {
  return el(
    "li",
    { class: `claim ${claim.evidence.kind}` },
    el("div", { class: "cite" }, citation(claim)),
    words(claim),
    claim.evidence.kind === "record" || claim.level ? record(claim) : null,
    about(claim, edge),
  );
}

/** Who says so, where, when; with the way to the original. */
export function citation(claim) {
  const source = claim.source;
  const said = [
    source.publisher,
    day(source.published, source.published_precision),
    claim.evidence.page && fill(texts.page, { page: claim.evidence.page }),
  ];
  const known = said.filter((part) => part && !source.label.includes(part));
  return [
    el("a", { href: to({ source: source.id }), class: "source" }, source.label),
    known.length ? ` (${known.join(", ")})` : null,
    source.address ? [" ", outward(source.address, texts.sourceAddress)] : null,
  ];
}

function words(claim) {
  const { kind, quote, before, after } = claim.evidence;
  if (kind === "reference") return el("p", { class: "kind" }, texts.reference);
  if (!quote) return null;
  if (kind !== "text") return [el("p", { class: "kind" }, texts.restated), el("p", { class: "restated" }, quote)];
  const place = [
    before ? el("span", { class: "around" }, `… ${before}`) : null,
    el("mark", {}, quote),
    after ? el("span", { class: "around" }, `${after} …`) : null,
  ];
  return [el("p", { class: "kind" }, texts.quote), el("blockquote", {}, place)];
}

function record(claim) {
  const { row, record_key: key, columns } = claim.evidence;
  const file = claim.source.file?.split("/").pop();
  const place = row
    ? file
      ? fill(texts.recordRow, { row: number(row), file })
      : fill(texts.recordRowAlone, { row: number(row) })
    : null;
  const cells = [
    { label: texts.day, cell: () => day(claim.date, claim.date_precision) },
    { label: texts.modification, cell: () => claim.modification },
    ...["obligated", "current", "potential"].map((name) => ({
      label: texts.col[name],
      amount: true,
      cell: () => money(claim[name]),
    })),
  ].filter((column) => column.cell());
  return [
    el("p", { class: "kind" }, [texts.levels[claim.level] ?? texts.record, place].filter(Boolean).join(" · ")),
    cells.length ? table(cells, [claim]) : null,
    key ? el("p", { class: "about" }, `${texts.recordKey}: `, el("code", {}, key)) : null,
    columns.length
      ? el(
          "details",
          { class: "columns" },
          el("summary", {}, `${texts.columnsRead} (${number(columns.length)})`),
          el(
            "p",
            {},
            columns.map((name) => [el("code", {}, name), " "]),
          ),
        )
      : null,
  ];
}

function about(claim, edge) {
  const names = [claim.subject_name, claim.object_name];
  const differs = edge && (names[0] !== edge.subject.name || names[1] !== edge.object.name) && names.every(Boolean);
  const amount = money(claim.amount, { prose: true });
  const lines = [
    differs ? `${texts.claimSays}: “${names[0]}” – “${names[1]}”` : null,
    amount ? `${texts.amount}: ${texts.qualifiers[claim.amount_qualifier] ?? ""}${amount}` : null,
    claim.attribution.length
      ? fill(texts.according, { who: claim.attribution.map((who) => who.name ?? who).join(", ") })
      : null,
    texts.modalities[claim.modality] || null,
    ...Object.entries(claim.qualifiers)
      .filter(([name]) => texts.qualifierNames[name])
      .map(
        ([name, value]) =>
          `${texts.qualifierNames[name]}: ${typeof value === "object" ? JSON.stringify(value) : value}`,
      ),
    !claim.counted
      ? fill(texts.notCounted, { reason: claim.reason ?? "" })
      : claim.status !== "accepted"
        ? fill(texts.statusLine[claim.status] ?? "{reason}", { reason: claim.reason ?? "" })
        : null,
    [
      claim.known_from && fill(texts.knownSince, { day: day(claim.known_from) }),
      claim.known_to && fill(texts.knownUntil, { day: day(claim.known_to) }),
    ]
      .filter(Boolean)
      .join(" "),
  ].filter(Boolean);
  return el(
    "ul",
    { class: "notes" },
    lines.map((line) => el("li", {}, line)),
  );
}
