// The single statements behind a line, each with its amounts and the way to its evidence.
import { days } from "../address.ts";
import type { ContractRow, Edge, List } from "../answers.ts";
import { ask, entityPath, type Words } from "../api.ts";
import { type Child, el } from "../dom.ts";
import { AMOUNTS, badges, entityLink, evidenceButton, stated, when } from "../edges.ts";
import { money } from "../format.ts";
import { texts } from "../texts.ts";
import type { Line } from "./model.ts";

const MOST = 100;

/** The edges of a line; asked for where the picture's answer had only their number. */
export async function statementsOf(line: Line): Promise<Edge[]> {
  if (line.edges.length === line.bundle.edges) return line.edges;
  if (line.predicate === "CONTRACTED_WITH") {
    const where = { ...days(), agency: line.subject.id, vendor: line.object.id, limit: MOST };
    return (await ask<List<ContractRow>>("contracts", where)).items.map((row) => row.edge);
  }
  const where = { ...days(), predicate: line.predicate, direction: "out", limit: 500 };
  const found = await ask<List<Edge>>(`${entityPath(line.subject.id)}/edges`, where);
  return found.items.filter((edge) => edge.object.id === line.object.id);
}

/** A statement with what is known of it, for narrow places. */
export function statementItem(edge: Edge, words: Words): HTMLElement {
  const facts: [string, Child][] = [
    [texts.col.contract, edge.contract && entityLink(edge.contract)],
    ...AMOUNTS.map((name): [string, Child] => [texts.col[name], money(edge[name])]),
    [texts.col.stated, stated(edge)],
    [texts.col.when, when(edge, words)],
  ];
  const known = facts.filter(([, value]) => value);
  return el(
    "li",
    {},
    known.length
      ? el(
          "dl",
          { class: "short" },
          known.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))),
        )
      : null,
    badges(edge),
    " ",
    evidenceButton(edge, words),
  );
}
