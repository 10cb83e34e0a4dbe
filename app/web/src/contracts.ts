// Contracts as a table, each with its amounts and the way to its evidence.
import type { ContractRow } from "./answers.ts";
import type { Words } from "./api.ts";
import { type Column, table } from "./dom.ts";
import { amountColumns, badges, entityLink, evidenceButton, held } from "./edges.ts";
import { day } from "./format.ts";
import { texts } from "./texts.ts";

/** A table of contracts; columns that would be empty throughout are left out. */
export function contractTable(rows: ContractRow[], words: Words, caption?: string): HTMLTableElement {
  const columns: Column<ContractRow>[] = [
    { label: texts.col.vendor, size: "name", cell: ({ edge }) => [entityLink(edge.object), " ", badges(edge)] },
    { label: texts.col.agency, size: "name", cell: ({ edge }) => entityLink(edge.subject) },
    {
      label: texts.col.contract,
      size: "number",
      cell: ({ edge, contract }) =>
        edge.contract && entityLink({ ...edge.contract, name: contract.piid ?? edge.contract.name }),
    },
    {
      label: texts.col.first,
      size: "date",
      cell: ({ contract, edge }) => day(contract.first_action) || day(edge.valid_from, edge.valid_from_precision),
    },
    ...amountColumns((row: ContractRow) => row.edge),
    { label: texts.col.evidence, cell: ({ edge }) => evidenceButton(edge, words) },
  ];
  return table(held(columns, rows), rows, caption);
}
