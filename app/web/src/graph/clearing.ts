// Words on lines that do not cover other words: each is moved along its line, or left to the tables.

export interface Rectangle {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** The words of a line: where they stand in the middle of it, and the way from one end of the line to the other. */
export interface Worded {
  id: string;
  box: Rectangle;
  along: Shift;
  /** Whether the words are shown where no place is quite free: then where they cover least. */
  weighty: boolean;
}

export interface Shift {
  x: number;
  y: number;
}

/** Shares of a line by which words may move from its middle, the shortest way first. */
const SHARES = [0, -0.05, 0.05, -0.1, 0.1, -0.15, 0.15, -0.2, 0.2, -0.25, 0.25];
/** Words that touch no more than this can still be read apart. */
const TOUCH = 2;
/** The share of weighty words that may lie over others. */
const COVERED = 0.2;

/** For each line how far its words move; null where there is no place for them. The first ones choose first. */
export function cleared(taken: readonly Rectangle[], lines: readonly Worded[]): Map<string, Shift | null> {
  const held = [...taken];
  const found = new Map<string, Shift | null>();
  for (const { id, box, along, weighty } of lines) {
    const places = SHARES.map((share) => moved(box, along, share));
    const covers = places.map((place) => held.reduce((sum, other) => sum + shared(place, other), 0));
    const best = covers.indexOf(Math.min(...covers));
    const most = weighty ? COVERED * (box.x2 - box.x1) * (box.y2 - box.y1) : 0;
    const place = (covers[best] ?? 0) <= most ? places[best] : undefined;
    found.set(id, place ? { x: place.x1 - box.x1, y: place.y1 - box.y1 } : null);
    if (place) held.push(place);
  }
  return found;
}

function moved(box: Rectangle, along: Shift, share: number): Rectangle {
  const [x, y] = [along.x * share, along.y * share];
  return { x1: box.x1 + x, y1: box.y1 + y, x2: box.x2 + x, y2: box.y2 + y };
}

/** The area that two rectangles share, 0 where they hardly touch. */
function shared(one: Rectangle, other: Rectangle): number {
  const x = Math.min(one.x2, other.x2) - Math.max(one.x1, other.x1) - TOUCH;
  const y = Math.min(one.y2, other.y2) - Math.max(one.y1, other.y1) - TOUCH;
  return x > 0 && y > 0 ? x * y : 0;
}
