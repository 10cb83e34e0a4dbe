// Entities push each other away, lines pull: our own, so that pinned entities stay, and the same view looks the same.
import { apart } from "./apart.ts";

export interface Spot {
  id: string;
  x: number;
  y: number;
  fixed: boolean;
  known: boolean;
}

export type Pair = readonly [number, number];

const LENGTH = 125;
const REACH = LENGTH * 4;
const ROOMY = 30;

/** Places for all spots. Nothing is left to chance: the same input gives the same places. */
export function force(spots: Spot[], pairs: readonly Pair[]): void {
  const few = spots.length <= 400;
  const steps = few ? 320 : spots.length <= 1200 ? 160 : 90;
  seed(spots, pairs);
  const settled = spots.filter((spot) => spot.known).length > spots.length / 2;
  for (let step = 0; step < steps; step++) {
    const heat = (settled ? 18 : 60) * (1 - step / steps) + 1;
    move(spots, pairs, heat);
  }
  if (few) apart(spots);
}

/** How much larger than usual all is: few entities have room for the words on their lines. */
function roominess(count: number): number {
  return count <= ROOMY ? 1 + (0.4 * (ROOMY - count)) / ROOMY : 1;
}

/** Spots without a place begin beside a neighbour that has one, else on a spiral. */
function seed(spots: Spot[], pairs: readonly Pair[]): void {
  const near = new Map<number, number[]>();
  for (const [a, b] of pairs) {
    near.set(a, [...(near.get(a) ?? []), b]);
    near.set(b, [...(near.get(b) ?? []), a]);
  }
  const placed = new Set(spots.flatMap((spot, index) => (spot.known ? [index] : [])));
  spots.forEach((spot, index) => {
    if (spot.known) return;
    const beside = near.get(index)?.find((other) => placed.has(other));
    const from = beside === undefined ? undefined : spots[beside];
    const angle = index * 2.399963;
    const away = from ? LENGTH * (0.7 + (index % 7) / 10) : LENGTH * 0.6 * Math.sqrt(index + 0.5);
    spot.x = (from?.x ?? 0) + away * Math.cos(angle);
    spot.y = (from?.y ?? 0) + away * Math.sin(angle);
    placed.add(index);
  });
}

function move(spots: Spot[], pairs: readonly Pair[], heat: number): void {
  const dx = new Float64Array(spots.length);
  const dy = new Float64Array(spots.length);
  const length = LENGTH * roominess(spots.length);
  push(spots, dx, dy, length);
  pull(spots, pairs, dx, dy, length);
  spots.forEach((spot, index) => {
    if (spot.fixed) return;
    const x = (dx[index] ?? 0) - spot.x * 0.008;
    const y = (dy[index] ?? 0) - spot.y * 0.04;
    const far = Math.hypot(x, y) || 1;
    const step = Math.min(far, heat) / far;
    spot.x += x * step;
    spot.y += y * step;
  });
}

/** Repulsion, looked for in the neighbouring cells of a grid alone. */
function push(spots: readonly Spot[], dx: Float64Array, dy: Float64Array, length: number): void {
  const cells = new Map<string, number[]>();
  const cell = (value: number): number => Math.floor(value / REACH);
  spots.forEach((spot, index) => {
    const key = `${cell(spot.x)} ${cell(spot.y)}`;
    const held = cells.get(key);
    if (held) held.push(index);
    else cells.set(key, [index]);
  });
  spots.forEach((spot, index) => {
    for (let cx = cell(spot.x) - 1; cx <= cell(spot.x) + 1; cx++) {
      for (let cy = cell(spot.y) - 1; cy <= cell(spot.y) + 1; cy++) {
        for (const other of cells.get(`${cx} ${cy}`) ?? []) {
          if (other === index) continue;
          const there = spots[other] as Spot;
          const x = spot.x - there.x + (index - other) * 1e-4;
          const y = (spot.y - there.y) * 1.15 + (other - index) * 1e-4;
          const square = Math.max(x * x + y * y, 100);
          if (square > REACH * REACH) continue;
          const strength = (length * length * 0.14) / square;
          dx[index] = (dx[index] ?? 0) + x * strength;
          dy[index] = (dy[index] ?? 0) + y * strength;
        }
      }
    }
  });
}

function pull(
  spots: readonly Spot[],
  pairs: readonly Pair[],
  dx: Float64Array,
  dy: Float64Array,
  length: number,
): void {
  const degree = new Float64Array(spots.length);
  for (const [a, b] of pairs) {
    degree[a] = (degree[a] ?? 0) + 1;
    degree[b] = (degree[b] ?? 0) + 1;
  }
  for (const [a, b] of pairs) {
    const [one, other] = [spots[a] as Spot, spots[b] as Spot];
    const x = other.x - one.x;
    const y = other.y - one.y;
    const far = Math.hypot(x, y) || 1;
    const strength = ((far - length) / far) * 0.12;
    for (const [index, sign] of [[a, 1], [b, -1]] as const) {
      const share = 1 / Math.sqrt(degree[index] ?? 1);
      dx[index] = (dx[index] ?? 0) + sign * x * strength * (0.5 + share);
      dy[index] = (dy[index] ?? 0) + sign * y * strength * (0.5 + share);
    }
  }
}
