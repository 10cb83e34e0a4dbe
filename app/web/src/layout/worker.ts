// Layouts are computed beside the page, so that it never freezes.
import { concentric } from "./concentric.ts";
import { force, type Pair, type Spot } from "./force.ts";

export interface Task {
  number: number;
  layout: "force" | "concentric";
  spots: Spot[];
  pairs: Pair[];
  starts: number[];
}

export interface Done {
  number: number;
  places: [number, number][];
}

addEventListener("message", ({ data }: MessageEvent<Task>) => {
  if (data.layout === "concentric") concentric(data.spots, data.pairs, data.starts);
  else force(data.spots, data.pairs);
  const places = data.spots.map((spot): [number, number] => [spot.x, spot.y]);
  postMessage({ number: data.number, places } satisfies Done);
});
