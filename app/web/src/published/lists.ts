// Slices of the lists that a published site holds whole, and contracts narrowed down.
import type { Claim, Contract, ContractRow, Edge, EntityRef, List, Statement } from "../answers.ts";
import { entityFile, idOf } from "./told.ts";
import { file } from "./place.ts";

/** A question's parameters, each a text. */
export type Asked = ReadonlyMap<string, string[]>;

export function one(asked: Asked, name: string): string | undefined {
  return asked.get(name)?.[0];
}

/** The slice that is asked for; a cursor is the number of items before it. */
export function slice<T>(items: readonly T[], asked: Asked, total: number = items.length): List<T> {
  const start = Number(one(asked, "cursor") ?? 0);
  const end = start + Number(one(asked, "limit") ?? 50);
  return { items: items.slice(start, end), next: end < items.length ? String(end) : null, total, withheld: 0, corrected: 0 };
}

/** A list of the site, narrowed down to what names an entity where one is asked for. */
export async function list<T>(name: string, asked: Asked, names: (item: T) => (EntityRef | null)[]): Promise<List<T>> {
  const whole = await file<List<T>>(name);
  const key = one(asked, "entity");
  const entity = key && (await idOf(key));
  if (!entity) return slice(whole.items, asked, whole.total ?? whole.items.length);
  return slice(whole.items.filter((item) => names(item).some((ref) => ref?.id === entity)), asked);
}

/** The ends of a statement. */
export function ends({ subject, object }: { subject: EntityRef; object: EntityRef | null }): (EntityRef | null)[] {
  return [subject, object];
}

interface Beside {
  claim: Claim;
  awards: { contract: EntityRef; vendor: EntityRef | null; agency: EntityRef | null }[];
}

/** Whom a comparison with the records is about. */
export function compared({ claim, awards }: Beside): (EntityRef | null)[] {
  return [...ends(claim satisfies Statement), ...awards.flatMap((award) => [award.contract, award.vendor, award.agency])];
}

/** Contracts by vendor, agency, words, first action and amount: all that the site holds of these parties. */
export async function contracts(asked: Asked): Promise<List<ContractRow>> {
  const [vendor, agency] = await Promise.all(["vendor", "agency"].map(async (name) => party(one(asked, name))));
  const parties = [vendor, agency].flatMap((found) => found ?? []);
  const held = parties.length ? await ofParties(parties) : (await file<List<ContractRow>>("contracts")).items;
  const between = ({ edge }: ContractRow): boolean =>
    (!agency || edge.subject.id === agency) && (!vendor || edge.object.id === vendor);
  const found = held.filter((row) => between(row) && fits(row, asked));
  return slice(found.sort(orders[one(asked, "order") ?? "amount"] ?? largest), asked);
}

async function party(key: string | undefined): Promise<string | null> {
  return key ? idOf(key) : null;
}

async function ofParties(parties: string[]): Promise<ContractRow[]> {
  const files = await Promise.all(parties.map(entityFile));
  const rows = files.flatMap(({ edges, contracts: told }) => edges.flatMap((edge) => row(edge, told[edge.id])));
  return [...new Map(rows.map((found) => [found.edge.id, found])).values()];
}

function row(edge: Edge, contract: Contract | undefined): ContractRow[] {
  return contract ? [{ edge, contract }] : [];
}

function fits({ edge, contract }: ContractRow, asked: Asked): boolean {
  const [since, until, least] = ["since", "until", "min_amount"].map((name) => one(asked, name));
  const day = begun({ edge, contract });
  const words = (one(asked, "text") ?? "").toLowerCase();
  const told = [contract.piid, contract.description, edge.subject.name, edge.object.name, edge.contract?.name];
  if (words && !told.some((text) => text?.toLowerCase().includes(words))) return false;
  if ((since && day < since) || (until && (!day || day > until))) return false;
  return !least || worth(edge) >= Number(least);
}

/** What an edge is ranked by: the obligated amount, else another one that is told. */
export function worth(edge: Edge): number {
  const told = [edge.obligated, edge.current, edge.potential, edge.stated].find((amount) => amount !== null);
  return told ? Number(told.amount) : Number.NEGATIVE_INFINITY;
}

type Order = (a: ContractRow, b: ContractRow) => number;
const begun = ({ edge, contract }: ContractRow): string => contract.first_action ?? edge.valid_from ?? "";
const LAST = "9999";
const largest: Order = (a, b) => (worth(b.edge) === worth(a.edge) ? 0 : worth(b.edge) - worth(a.edge));
const orders: Readonly<Record<string, Order>> = {
  amount: largest,
  newest: (a, b) => begun(b).localeCompare(begun(a)),
  oldest: (a, b) => (begun(a) || LAST).localeCompare(begun(b) || LAST),
  vendor: (a, b) => a.edge.object.name.localeCompare(b.edge.object.name),
};
