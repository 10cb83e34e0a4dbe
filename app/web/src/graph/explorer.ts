// A graph view at work: every action leads from one view to the next, is remembered, and shows in the address.
import { days } from "../address.ts";
import type { Edge, EntityRef } from "../answers.ts";
import { isAbort } from "../api.ts";
import { arrange } from "../layout/arrange.ts";
import type { Pair, Spot } from "../layout/force.ts";
import type { Place } from "./canvas.ts";
import { among, AT_A_TIME, canonical, type Found, membersOf, MOST, neighbours, ways } from "./load.ts";
import { leaves, linesOf, lineId, type Model, type Neighbours, others, seen } from "./model.ts";
import { beginning, type Group, groupId, History, type Placed, type View } from "./view.ts";

const NOTHING: Found = { nodes: [], edges: [], bundles: [], truncated: false, missing: [] };
const FIRST = 60;

interface How {
  /** Ask the service again: entities, day or a filter of its own have changed. */
  load?: boolean;
  /** Lay everything out anew. */
  arrange?: boolean;
  /** Not a step of its own: undo passes over it. */
  silent?: boolean;
  /** Nothing but the selection has changed. */
  picked?: boolean;
}

export class Explorer {
  view: View = beginning([]);
  found: Found = NOTHING;
  model: Model = { entities: [], lines: [], rests: [] };
  readonly places = new Map<string, Place>();
  readonly counts = new Map<string, Neighbours[]>();
  readonly history = new History();
  private asking = new AbortController();

  constructor(
    private readonly changed: (pickedOnly: boolean) => void,
    private readonly busy: (now: boolean) => void,
  ) {}

  /** Begin with the view of an address; entities that it does not name come by themselves. */
  async open(view: View): Promise<void> {
    const starts = await Promise.all(view.starts.map(canonical));
    view = { ...view, starts };
    this.view = view;
    this.remember(view.nodes);
    const fresh = view.nodes.length === 0;
    await this.settle(fresh ? await this.first(view) : view, { load: true, silent: true });
  }

  end(): void {
    this.asking.abort();
  }

  entity(id: string): EntityRef | undefined {
    return this.found.nodes.find((node) => node.id === id);
  }

  isPinned(id: string): boolean {
    return this.view.nodes.some((node) => node.id === id && node.pinned);
  }

  // what a view begins with

  private async first(view: View): Promise<View> {
    let next = { ...view, nodes: view.starts.map((id): Placed => ({ id })) };
    if (view.starts.length > 3) return next;
    for (const id of view.starts) {
      const rows = await this.counted(id);
      const room = Math.max(3, Math.floor(FIRST / Math.max(rows.length, 1) / view.starts.length));
      for (const row of rows) next = await this.grown(next, { anchor: id, ...kind(row) }, Math.min(room, AT_A_TIME));
    }
    return { ...next, selected: view.starts.slice(0, 1) };
  }

  /** Neighbours of an entity, counted; asked for once for each day. */
  async counted(id: string): Promise<Neighbours[]> {
    const known = this.counts.get(id);
    if (known) return known;
    const found = await neighbours(id).catch(() => []);
    this.counts.set(id, found);
    return found;
  }

  // actions

  /** Show the next neighbours of a group, largest first. */
  async expand(group: Group, by = AT_A_TIME): Promise<void> {
    const shown = this.shownOf(group).size;
    await this.counted(group.anchor);
    await this.settle(await this.grown(this.view, group, shown + by), { load: true });
  }

  private async grown(view: View, group: Group, most: number): Promise<View> {
    const members = await membersOf(group, most);
    const held = new Set(view.nodes.map((node) => node.id));
    const fresh = members.slice(0, most).filter((node) => !held.has(node.id));
    const groups = view.groups.filter((one) => groupId(one) !== groupId(group));
    const hidden = view.hidden.filter((id) => !members.some((node) => node.id === id));
    return {
      ...view,
      nodes: [...view.nodes, ...fresh.map((node): Placed => ({ id: node.id }))],
      groups: [...groups, group],
      hidden,
    };
  }

  /** The members of a group that are in the view. */
  shownOf(group: Group): Set<string> {
    return others(group, linesOf(this.found));
  }

  /** Take a group's neighbours away where nothing else in the view holds them. */
  async collapse(group: Group): Promise<void> {
    const loose = new Set(leaves(group.anchor, this.model, this.view));
    const gone = [...this.shownOf(group)].filter((id) => loose.has(id));
    const groups = this.view.groups.filter((one) => groupId(one) !== groupId(group));
    await this.settle({ ...this.without(gone), groups });
  }

  /** Take away all neighbours that hang on an entity alone. */
  async collapseAll(id: string): Promise<void> {
    const groups = this.view.groups.filter((one) => one.anchor !== id);
    await this.settle({ ...this.without(leaves(id, this.model, this.view)), groups });
  }

  private without(ids: readonly string[]): View {
    const nodes = this.view.nodes.filter((node) => !ids.includes(node.id));
    return { ...this.view, nodes, selected: this.view.selected.filter((id) => !ids.includes(id)) };
  }

  async hide(ids: readonly string[]): Promise<void> {
    const hidden = [...new Set([...this.view.hidden, ...ids])];
    await this.settle({ ...this.view, hidden, selected: [] });
  }

  async unhide(): Promise<void> {
    await this.settle({ ...this.view, hidden: [] });
  }

  async pin(ids: readonly string[], pinned: boolean): Promise<void> {
    const nodes = this.view.nodes.map((node) => (ids.includes(node.id) ? { ...node, pinned } : node));
    await this.settle({ ...this.view, nodes });
  }

  /** Put an entity where it was dragged, and keep it there. */
  async move(id: string, place: Place): Promise<void> {
    this.places.set(id, { ...place });
    await this.pin([id], true);
  }

  async select(id: string | null, more = false): Promise<void> {
    const held = this.view.selected;
    const next = id === null ? [] : !more ? [id] : held.includes(id) ? held.filter((one) => one !== id) : [...held, id];
    if (next.join() === held.join()) return;
    await this.settle({ ...this.view, selected: next }, { silent: true, picked: true });
  }

  async set(changes: Partial<View>, how: How = {}): Promise<void> {
    await this.settle({ ...this.view, ...changes }, how);
  }

  async add(id: string): Promise<void> {
    if (this.view.nodes.some((node) => node.id === id)) return this.select(id);
    const hidden = this.view.hidden.filter((one) => one !== id);
    await this.settle({ ...this.view, nodes: [...this.view.nodes, { id }], hidden, selected: [id] }, { load: true });
  }

  /** Bring the shortest ways between two entities into the view; the answer says how many there are. */
  async join(from: string, to: string): Promise<number> {
    const found = await ways(from, to);
    const held = new Set(this.view.nodes.map((node) => node.id));
    const fresh = [...new Set([from, to, ...found.flatMap((way) => way.nodes.map((node) => node.id))])];
    const nodes = [...this.view.nodes, ...fresh.filter((id) => !held.has(id)).map((id): Placed => ({ id }))];
    const steps = found.slice(0, 1).flatMap((way) => way.steps.map(({ edge }) => idOf(edge)));
    const hidden = this.view.hidden.filter((id) => !fresh.includes(id));
    const selected = [from, to, ...steps];
    await this.settle({ ...this.view, nodes, hidden, selected }, { load: true });
    return found.length;
  }

  async undo(): Promise<void> {
    await this.step(this.history.back(this.view));
  }

  async redo(): Promise<void> {
    await this.step(this.history.forth(this.view));
  }

  private async step(view: View | null): Promise<void> {
    if (!view) return;
    this.remember(view.nodes);
    await this.settle(view, { load: true, silent: true });
  }

  /** The day has changed: ask everything again. */
  async reload(): Promise<void> {
    this.counts.clear();
    await this.settle(this.view, { load: true, silent: true });
  }

  // from one view to the next

  private async settle(next: View, how: How = {}): Promise<void> {
    if (!how.silent) this.history.remember(this.view);
    this.view = next;
    if (how.picked) return this.changed(true);
    this.busy(true);
    try {
      if (how.load) await this.load();
      this.model = seen(this.found, this.view, this.counts, Object.keys(days()).length > 0);
      await this.arrange(how.arrange ?? false);
      this.view = { ...this.view, nodes: this.view.nodes.map((node) => ({ ...node, ...this.places.get(node.id) })) };
      this.changed(false);
    } catch (error) {
      if (!isAbort(error)) throw error;
    } finally {
      this.busy(false);
    }
  }

  private async load(): Promise<void> {
    this.asking.abort();
    this.asking = new AbortController();
    const anchors = [...new Set(this.view.groups.map((group) => group.anchor))];
    const [found] = await Promise.all([
      this.view.nodes.length ? among(this.view, this.asking.signal) : NOTHING,
      ...anchors.map((id) => this.counted(id)),
    ]);
    this.found = found;
    this.reconcile();
  }

  /** Entities that have another key by now keep their place in the view; what the graph does not know leaves it. */
  private reconcile(): void {
    const there = new Set(this.found.nodes.map((node) => node.id));
    const kept = this.view.nodes.filter((node) => there.has(node.id));
    const held = new Set(kept.map((node) => node.id));
    const fresh = this.found.nodes.filter((node) => !held.has(node.id)).map((node): Placed => ({ id: node.id }));
    if (fresh.length || kept.length < Math.min(this.view.nodes.length, MOST))
      this.view = { ...this.view, nodes: [...kept, ...fresh] };
  }

  private async arrange(anew: boolean): Promise<void> {
    const { entities, lines, rests } = this.model;
    const ids = [...entities.map((node) => node.id), ...rests.map((rest) => rest.id)];
    const place = new Map(ids.map((id, index) => [id, index]));
    const waiting = ids.filter((id) => !this.places.has(id));
    if (!anew && !waiting.length) return;
    const still = !anew && waiting.every((id) => place.get(id)! >= entities.length);
    const spots = ids.map((id): Spot => this.spot(id, anew, still));
    const joined = [
      ...lines.map((line) => [line.subject.id, line.object.id] as const),
      ...rests.map((rest) => (rest.forward ? ([rest.anchor, rest.id] as const) : ([rest.id, rest.anchor] as const))),
    ];
    const pairs = joined.map(([a, b]): Pair => [place.get(a) ?? 0, place.get(b) ?? 0]).filter(([a, b]) => a !== b);
    const starts = this.view.starts.flatMap((id) => place.get(id) ?? []);
    const layout = !anew && waiting.length < ids.length ? "force" : this.view.layout;
    await arrange(layout, spots, pairs, starts);
    for (const spot of spots) this.places.set(spot.id, { x: spot.x, y: spot.y });
  }

  private spot(id: string, anew: boolean, still: boolean): Spot {
    const known = this.places.get(id);
    const fixed = Boolean(known) && (still || this.isPinned(id));
    const keep = known && (fixed || !anew);
    return { id, x: keep ? known.x : 0, y: keep ? known.y : 0, fixed, known: Boolean(keep) };
  }

  private remember(nodes: readonly Placed[]): void {
    for (const { id, x, y } of nodes) if (x !== undefined && y !== undefined) this.places.set(id, { x, y });
  }
}

function idOf(edge: Edge): string {
  return lineId(edge.subject.id, edge.predicate, edge.object.id);
}

function kind({ predicate, forward, type }: Neighbours): Omit<Group, "anchor"> {
  return { predicate, forward, type };
}
