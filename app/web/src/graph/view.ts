// What a graph view shows, as data: it stands in the address, and undo and redo step through it.

export const LAYOUTS = ["force", "layered", "concentric"] as const;
export type LayoutName = (typeof LAYOUTS)[number];
export const PARTS = ["both", "picture", "table"] as const;
export type Part = (typeof PARTS)[number];

/** An entity in the view. Its place is kept where it is known; `pinned` ones keep it through every layout. */
export interface Placed {
  id: string;
  x?: number;
  y?: number;
  pinned?: boolean;
}

/** Neighbours of an entity that are told as one: those by a predicate, in a direction, of a kind. */
export interface Group {
  anchor: string;
  predicate: string;
  forward: boolean;
  type: string;
}

/** What is left out of sight. Kinds and predicates are those not shown; years bound when a statement holds. */
export interface Filter {
  kinds: string[];
  predicates: string[];
  least: string;
  status: string;
  from: string;
  until: string;
}

export interface View {
  starts: string[];
  nodes: Placed[];
  groups: Group[];
  hidden: string[];
  layout: LayoutName;
  width: boolean;
  part: Part;
  selected: string[];
  filter: Filter;
}

export const NO_FILTER: Filter = { kinds: [], predicates: [], least: "", status: "", from: "", until: "" };

/** A view that begins with some entities. */
export function beginning(starts: string[]): View {
  return {
    starts,
    nodes: [],
    groups: [],
    hidden: [],
    layout: "force",
    width: false,
    part: "both",
    selected: [],
    filter: NO_FILTER,
  };
}

/** What a group is known by among nodes and lines. */
export function groupId({ anchor, predicate, forward, type }: Group): string {
  return `${forward ? ">" : "<"} ${predicate} ${type} ${anchor}`;
}

/** An id as it stands in a list of the address. */
export const escapeId = (text: string): string => text.replace(/[%,@!|]/g, encodeURIComponent);
const list = (texts: string[]): string => texts.map(escapeId).join(",");
const unlist = (text: string | undefined): string[] => (text ? text.split(",").map(decode) : []);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function writeNode({ id, x, y, pinned }: Placed): string {
  const place = x === undefined || y === undefined ? "" : `@${Math.round(x)}@${Math.round(y)}`;
  return `${escapeId(id)}${place}${pinned ? "!" : ""}`;
}

function readNode(text: string): Placed {
  const pinned = text.endsWith("!");
  const [id = "", x, y] = text.replace(/!$/, "").split("@");
  const placed: Placed = { id: decode(id) };
  if (Number.isFinite(Number(x)) && Number.isFinite(Number(y)) && x && y) Object.assign(placed, { x: Number(x), y: Number(y) });
  if (pinned) placed.pinned = true;
  return placed;
}

function writeGroup({ anchor, predicate, forward, type }: Group): string {
  return [anchor, predicate, forward ? "1" : "0", type].map(escapeId).join("|");
}

function readGroup(text: string): Group[] {
  const [anchor, predicate, forward, type] = text.split("|").map(decode);
  return anchor && predicate && type ? [{ anchor, predicate, forward: forward === "1", type }] : [];
}

const MOST_PLACES = 400;
const ALWAYS = "graph";

/** The view as parameters of the address; what is as usual is left out. */
export function toParameters(view: View): Record<string, string> {
  const few = view.nodes.length <= MOST_PLACES;
  const nodes = few ? view.nodes : view.nodes.map((node) => (node.pinned ? node : { id: node.id }));
  const { filter } = view;
  const all: Record<string, string> = {
    [ALWAYS]: list(view.starts),
    n: nodes.map(writeNode).join(","),
    more: view.groups.map(writeGroup).join(","),
    hidden: list(view.hidden),
    layout: view.layout === "force" ? "" : view.layout,
    width: view.width ? "amount" : "",
    show: view.part === "both" ? "" : view.part,
    on: list(view.selected),
    without: list(filter.kinds),
    except: list(filter.predicates),
    least: filter.least,
    status: filter.status,
    since: filter.from,
    until: filter.until,
  };
  return Object.fromEntries(Object.entries(all).filter(([name, value]) => value || name === ALWAYS));
}

/** The view of an address. */
export function fromParameters(given: Readonly<Record<string, string>>): View {
  const one = <T extends string>(name: string, allowed: readonly T[], usual: T): T =>
    allowed.find((value) => value === given[name]) ?? usual;
  return {
    starts: unlist(given[ALWAYS]),
    nodes: given["n"] ? given["n"].split(",").map(readNode) : [],
    groups: given["more"] ? given["more"].split(",").flatMap(readGroup) : [],
    hidden: unlist(given["hidden"]),
    layout: one("layout", LAYOUTS, "force"),
    width: given["width"] === "amount",
    part: one("show", PARTS, "both"),
    selected: unlist(given["on"]),
    filter: {
      kinds: unlist(given["without"]),
      predicates: unlist(given["except"]),
      least: given["least"] ?? "",
      status: one("status", ["accepted", "proposed"], "" as never),
      from: given["since"] ?? "",
      until: given["until"] ?? "",
    },
  };
}

/** Steps back and forth through views. */
export class History {
  private before: View[] = [];
  private after: View[] = [];

  /** Remember a view that is about to be left. */
  remember(view: View): void {
    this.before.push(view);
    if (this.before.length > 200) this.before.shift();
    this.after = [];
  }

  back(now: View): View | null {
    const found = this.before.pop();
    if (found) this.after.push(now);
    return found ?? null;
  }

  forth(now: View): View | null {
    const found = this.after.pop();
    if (found) this.before.push(now);
    return found ?? null;
  }

  get canBack(): boolean {
    return this.before.length > 0;
  }

  get canForth(): boolean {
    return this.after.length > 0;
  }
}
