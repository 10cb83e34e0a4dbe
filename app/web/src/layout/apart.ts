// Entities with their names are pushed apart until no name covers another.
import type { Spot } from "./force.ts";

const WIDE = 150;
const HIGH = 80;
const ROUNDS = 60;
const CELL = WIDE;

/** Move spots until their names stand free, fixed ones excepted. The same input gives the same places. */
export function apart(spots: readonly Spot[]): void {
  for (let round = 0; round < ROUNDS; round++) if (!pushed(spots)) return;
}

/** One round; whether anything had to move. */
function pushed(spots: readonly Spot[]): boolean {
  const cells = new Map<string, number[]>();
  let any = false;
  spots.forEach((spot, index) => {
    for (const other of near(cells, spot)) any = part(spot, spots[other] as Spot) || any;
    const key = `${cell(spot.x)} ${cell(spot.y)}`;
    const held = cells.get(key);
    if (held) held.push(index);
    else cells.set(key, [index]);
  });
  return any;
}

function cell(value: number): number {
  return Math.floor(value / CELL);
}

function near(cells: ReadonlyMap<string, number[]>, { x, y }: Spot): number[] {
  const found: number[] = [];
  for (let cx = cell(x) - 1; cx <= cell(x) + 1; cx++) {
    for (let cy = cell(y) - 1; cy <= cell(y) + 1; cy++) found.push(...(cells.get(`${cx} ${cy}`) ?? []));
  }
  return found;
}

/** Two that overlap go the shorter way apart, half each. */
function part(one: Spot, other: Spot): boolean {
  const x = WIDE - Math.abs(one.x - other.x);
  const y = HIGH - Math.abs(one.y - other.y);
  if (x <= 0.5 || y <= 0.5 || (one.fixed && other.fixed)) return false;
  const share = one.fixed || other.fixed ? 1 : 0.5;
  const [axis, far] = x < y ? (["x", x] as const) : (["y", y] as const);
  const sign = one[axis] >= other[axis] ? 1 : -1;
  if (!one.fixed) one[axis] += sign * far * share;
  if (!other.fixed) other[axis] -= sign * far * share;
  return true;
}
