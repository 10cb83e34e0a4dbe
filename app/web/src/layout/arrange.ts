// Where everything stands: the layouts behind one function.
import type { LayoutName } from "../graph/view.ts";
import type { Pair, Spot } from "./force.ts";
import type { Done } from "./worker.ts";
import { workerAt } from "./workers.ts";

/** Above so many entities layers take too long: forces stand in. */
const MOST_LAYERED = 600;
const SIZE = { width: 130, height: 54 };

let worker: Worker | undefined;
let last = 0;
const waiting = new Map<number, (done: Done) => void>();

/** Give every spot its place; `fixed` ones keep theirs. */
export async function arrange(layout: LayoutName, spots: Spot[], pairs: Pair[], starts: number[]): Promise<void> {
  if (layout === "layered" && spots.length <= MOST_LAYERED) {
    const { layered } = await import("./layered.ts");
    await layered(spots, pairs, SIZE);
    return;
  }
  const done = await inWorker(layout === "concentric" ? "concentric" : "force", spots, pairs, starts);
  spots.forEach((spot, index) => {
    const place = done.places[index];
    if (place) [spot.x, spot.y] = place;
  });
}

function inWorker(layout: "force" | "concentric", spots: Spot[], pairs: Pair[], starts: number[]): Promise<Done> {
  if (!worker) {
    worker = workerAt("static/layout-worker.js");
    worker.addEventListener("message", ({ data }: MessageEvent<Done>) => {
      waiting.get(data.number)?.(data);
      waiting.delete(data.number);
    });
  }
  last += 1;
  const number = last;
  worker.postMessage({ number, layout, spots, pairs, starts });
  return new Promise((resolve) => waiting.set(number, resolve));
}
