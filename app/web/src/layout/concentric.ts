// Rings around where the view began: what is one step away, two steps, and so on.
import type { Pair, Spot } from "./force.ts";

const APART = 150;

/** Places on rings by distance from `starts`; on a ring, neighbours of one entity stay together. */
export function concentric(spots: Spot[], pairs: readonly Pair[], starts: readonly number[]): void {
  const rings = distances(spots.length, pairs, starts);
  let radius = 0;
  rings.forEach((ring, index) => {
    const wide = (ring.length * APART) / (2 * Math.PI);
    radius = index === 0 && ring.length === 1 ? 0 : Math.max(radius + APART * 1.15, wide);
    ring.forEach((spot, place) => {
      const found = spots[spot];
      if (!found || found.fixed) return;
      const angle = (2 * Math.PI * place) / ring.length - Math.PI / 2 + index * 0.35;
      found.x = radius * Math.cos(angle) * 1.25;
      found.y = radius * Math.sin(angle);
    });
  });
}

/** Indices by their distance from the starts; what cannot be reached comes last. */
function distances(size: number, pairs: readonly Pair[], starts: readonly number[]): number[][] {
  const near = Array.from({ length: size }, (): number[] => []);
  for (const [a, b] of pairs) {
    near[a]?.push(b);
    near[b]?.push(a);
  }
  const rings: number[][] = [];
  const met = new Set<number>();
  let ring = starts.length ? [...starts] : size ? [0] : [];
  while (ring.length) {
    ring.forEach((index) => met.add(index));
    rings.push(ring);
    ring = [...new Set(ring.flatMap((index) => near[index] ?? []))].filter((index) => !met.has(index));
  }
  const left = Array.from({ length: size }, (_, index) => index).filter((index) => !met.has(index));
  return left.length ? [...rings, left] : rings;
}
