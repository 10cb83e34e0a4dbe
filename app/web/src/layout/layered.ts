// Layers from left to right by ELK, in a worker of its own that is loaded when first needed.
import ELK from "elkjs/lib/elk-api.js";
import { workerAt } from "./workers.ts";
import type { Pair, Spot } from "./force.ts";

let elk: InstanceType<typeof ELK> | undefined;

const OPTIONS = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.layered.spacing.nodeNodeBetweenLayers": "120",
  "elk.spacing.nodeNode": "14",
  "elk.spacing.componentComponent": "80",
  "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.aspectRatio": "1.6",
};

/** Places in layers. Pinned spots keep theirs; the others are moved along so that they fit around them. */
export async function layered(spots: Spot[], pairs: readonly Pair[], size: { width: number; height: number }): Promise<void> {
  elk ??= new ELK({ workerFactory: () => workerAt("static/elk-worker.js") });
  const found = await elk.layout({
    id: "root",
    layoutOptions: OPTIONS,
    children: spots.map((_, index) => ({ id: String(index), ...size })),
    edges: pairs.map(([a, b], index) => ({ id: `e${index}`, sources: [String(a)], targets: [String(b)] })),
  });
  const places = new Map((found.children ?? []).map((node) => [Number(node.id), node]));
  const fixed = spots.flatMap((spot, index) => (spot.fixed ? [[spot, places.get(index)] as const] : []));
  const shift = (axis: "x" | "y"): number =>
    fixed.length ? fixed.reduce((sum, [spot, place]) => sum + spot[axis] - (place?.[axis] ?? 0), 0) / fixed.length : 0;
  const [dx, dy] = [shift("x"), shift("y")];
  spots.forEach((spot, index) => {
    const place = places.get(index);
    if (spot.fixed || !place) return;
    spot.x = (place.x ?? 0) + dx;
    spot.y = (place.y ?? 0) + dy;
  });
}
