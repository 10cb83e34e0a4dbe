"""Lines led at right angles round nodes that stand where a person put them: the shortest way with few bends (A*).

Rectangles are (x, y, width, height) in points.
"""

import heapq
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Point", "Request", "routed"]

Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]
Segment = tuple[Point, Point]

GAP = 7.0
BEND = 25.0
CROSSING = 60.0
SHARED = 4.0
"""How many times dearer a stretch is that another line takes already."""


@dataclass(frozen=True, slots=True)
class Request:
    """A line to lead from one node to another, with the size of its label."""

    name: str
    start: str
    end: str
    label_width: float
    label_height: float


def routed(
    nodes: Mapping[str, Rectangle], requests: Sequence[Request], width: float
) -> tuple[dict[str, tuple[Point, ...]], dict[str, Point]]:
    """The points of each line, and the upper left corner of its label."""
    ports = _ports(nodes, requests)
    routes: dict[str, tuple[Point, ...]] = {}
    taken: list[Segment] = []
    for request in requests:
        start, end = ports[request.name]
        points = _led(start, end, nodes, width, taken)
        routes[request.name] = points
        taken += itertools.pairwise(points)
    return routes, _labels(routes, requests, nodes)


Port = tuple[Point, Point]
"""Where a line leaves its node, and the point a little way off."""


def _ports(nodes: Mapping[str, Rectangle], requests: Sequence[Request]) -> dict[str, tuple[Port, Port]]:
    """Each line's own place on the side of a node that faces the other; several on one side do not cross."""
    sides: defaultdict[tuple[str, str], list[tuple[float, int, int]]] = defaultdict(list)
    for place, request in enumerate(requests):
        for end, (own, other) in enumerate(((request.start, request.end), (request.end, request.start))):
            side = _side(nodes[own], nodes[other])
            across = _middle(nodes[other])[1 if side in ("left", "right") else 0]
            sides[own, side].append((across, place, end))
    found: dict[tuple[int, int], Port] = {}
    for (own, side), lines in sides.items():
        facing = {requests[place].end if end == 0 else requests[place].start for _, place, end in lines}
        low, high = _range(nodes, own, side, facing, len(lines), sides)
        for number, (_, place, end) in enumerate(sorted(lines), start=1):
            found[place, end] = _port(nodes[own], side, low + (high - low) * number / (len(lines) + 1))
    return {request.name: (found[place, 0], found[place, 1]) for place, request in enumerate(requests)}


def _range(
    nodes: Mapping[str, Rectangle],
    own: str,
    side: str,
    facing: set[str],
    lines: int,
    sides: Mapping[tuple[str, str], Sequence[object]],
) -> tuple[float, float]:
    """From where to where on its side the lines of a node leave: the part that lies over against the one node that they
    all go to, where there is such a part, so that they can be straight; else the whole side."""
    axis = 1 if side in ("left", "right") else 0
    low, high = nodes[own][axis], nodes[own][axis] + nodes[own][axis + 2]
    if len(facing) == 1:
        other = next(iter(facing))
        start, end = nodes[other][axis], nodes[other][axis] + nodes[other][axis + 2]
        shared = max(low, start), min(high, end)
        if len(sides.get((other, OPPOSITE[side]), ())) == lines and shared[1] - shared[0] > 6.0 * lines:
            return shared
    return low, high


OPPOSITE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}


def _middle(node: Rectangle) -> Point:
    return node[0] + node[2] / 2, node[1] + node[3] / 2


def _side(own: Rectangle, other: Rectangle) -> str:
    """The side that faces the other node: the one across which they lie farthest apart."""
    gaps = {
        "right": other[0] - own[0] - own[2],
        "left": own[0] - other[0] - other[2],
        "bottom": other[1] - own[1] - own[3],
        "top": own[1] - other[1] - other[3],
    }
    return max(gaps, key=lambda side: gaps[side])


def _port(node: Rectangle, side: str, along: float) -> Port:
    x, y, width, height = node
    if side in ("left", "right"):
        at = (x if side == "left" else x + width, along)
        return at, (at[0] + (-GAP if side == "left" else GAP), at[1])
    at = (along, y if side == "top" else y + height)
    return at, (at[0], at[1] + (-GAP if side == "top" else GAP))


def _led(
    start: Port,
    end: Port,
    nodes: Mapping[str, Rectangle],
    width: float,
    taken: list[Segment],
) -> tuple[Point, ...]:
    """The way from port to port on a grid of lines beside the nodes and through the ports."""
    xs = {start[1][0], end[1][0], *(x + d for x, _, w, _ in nodes.values() for d in _lanes(w))}
    ys = {start[1][1], end[1][1], *(y + d for _, y, _, h in nodes.values() for d in _lanes(h))}
    grid = _Grid(sorted(x for x in xs if -GAP <= x <= width + GAP), sorted(ys), tuple(nodes.values()), taken)
    way = grid.way(start[1], end[1]) or (start[1], end[1])
    return _without_straight((start[0], *way, end[0]))


def _lanes(size: float) -> tuple[float, ...]:
    """Lines of the grid beside a node and through its middle, from its near side."""
    return (-3 * GAP, -2 * GAP, -GAP, size / 2, size + GAP, size + 2 * GAP, size + 3 * GAP)


class _Grid:
    """Crossings of lines, with what it costs to go from one to the next."""

    def __init__(self, xs: list[float], ys: list[float], nodes: tuple[Rectangle, ...], taken: list[Segment]) -> None:
        self.xs, self.ys, self.nodes, self.taken = xs, ys, nodes, taken

    def way(self, start: Point, end: Point) -> tuple[Point, ...]:
        """The cheapest way, empty where there is none."""
        first = (self.xs.index(start[0]), self.ys.index(start[1]), -1)
        queue: list[tuple[float, float, tuple[int, int, int]]] = [(0.0, 0.0, first)]
        best = {first: 0.0}
        before: dict[tuple[int, int, int], tuple[int, int, int]] = {}
        while queue:
            _, cost, at = heapq.heappop(queue)
            if self._point(at) == end:
                return self._back(at, before)
            if cost > best[at]:
                continue
            for to, step in self._steps(at):
                if (total := cost + step) < best.get(to, float("inf")):
                    best[to], before[to] = total, at
                    x, y = self._point(to)
                    heapq.heappush(queue, (total + abs(x - end[0]) + abs(y - end[1]), total, to))
        return ()

    def _point(self, at: tuple[int, int, int]) -> Point:
        return self.xs[at[0]], self.ys[at[1]]

    def _back(
        self, at: tuple[int, int, int], before: Mapping[tuple[int, int, int], tuple[int, int, int]]
    ) -> tuple[Point, ...]:
        points = [self._point(at)]
        while at in before:
            at = before[at]
            points.append(self._point(at))
        return tuple(reversed(points))

    def _steps(self, at: tuple[int, int, int]) -> Iterator[tuple[tuple[int, int, int], float]]:
        x, y, heading = at
        here = self._point(at)
        for way, (dx, dy) in enumerate(((1, 0), (0, 1), (-1, 0), (0, -1))):
            to = (x + dx, y + dy, way)
            if not (0 <= to[0] < len(self.xs) and 0 <= to[1] < len(self.ys)):
                continue
            there = self._point(to)
            if self._blocked(here, there):
                continue
            length = abs(here[0] - there[0]) + abs(here[1] - there[1])
            shared = SHARED if any(_together((here, there), other) for other in self.taken) else 1.0
            crossed = CROSSING * sum(_crosses((here, there), other) for other in self.taken)
            yield to, length * shared + crossed + (BEND if heading not in (-1, way) else 0.0)

    def _blocked(self, a: Point, b: Point) -> bool:
        left, right = min(a[0], b[0]), max(a[0], b[0])
        top, bottom = min(a[1], b[1]), max(a[1], b[1])
        return any(
            left < x + w + 1 and right > x - 1 and top < y + h + 1 and bottom > y - 1 for x, y, w, h in self.nodes
        )


def _together(a: Segment, b: Segment) -> bool:
    """Whether two upright or level stretches run along each other, nearer than lines may be told apart."""
    for axis in (0, 1):
        level = a[0][axis] == a[1][axis] and b[0][axis] == b[1][axis] and abs(a[0][axis] - b[0][axis]) < 3.0
        low, high = (
            max(min(p[1 - axis] for p in a), min(p[1 - axis] for p in b)),
            min(max(p[1 - axis] for p in a), max(p[1 - axis] for p in b)),
        )
        if level and low < high:
            return True
    return False


def _without_straight(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points without those between two others on one line."""
    kept = [points[0]]
    for at, point in enumerate(points[1:-1], start=1):
        (ax, ay), (bx, by) = kept[-1], points[at + 1]
        if not ((ax == point[0] == bx) or (ay == point[1] == by)):
            kept.append(point)
    return (*kept, points[-1])


def _labels(
    routes: Mapping[str, tuple[Point, ...]], requests: Sequence[Request], nodes: Mapping[str, Rectangle]
) -> dict[str, Point]:
    """A place on the line for every label, the longest stretches first, where it lies on no node and no other label."""
    placed: dict[str, Rectangle] = {}
    for request in requests:
        tried = list(_candidates(routes[request.name], request))
        strokes = [
            _stroke(s) for name, points in routes.items() if name != request.name for s in itertools.pairwise(points)
        ]
        others = (*nodes.values(), *placed.values(), *strokes)
        placed[request.name] = min(tried, key=lambda box: _all_overlap(box, others))
    return {name: (box[0], box[1]) for name, box in placed.items()}


def _candidates(points: Sequence[Point], request: Request) -> Iterator[Rectangle]:
    w, h = request.label_width, request.label_height
    stretches = sorted(itertools.pairwise(points), key=lambda s: -abs(s[0][0] - s[1][0]) - abs(s[0][1] - s[1][1]))
    for (ax, ay), (bx, by) in stretches:
        for share in (0.5, 0.35, 0.65, 0.2, 0.8):
            x, y = ax + (bx - ax) * share, ay + (by - ay) * share
            yield x - w / 2, y - h / 2, w, h


def _crosses(a: Segment, b: Segment) -> bool:
    """Whether two stretches at right angles cross, not merely touch."""
    spans = [[sorted(p[axis] for p in segment) for axis in (0, 1)] for segment in (a, b)]
    (ax, ay), (bx, by) = spans
    upright, level = (spans[0], spans[1]) if ax[0] == ax[1] else (spans[1], spans[0])
    if (ax[0] == ax[1]) == (bx[0] == bx[1]) or (ay[0] == ay[1]) == (by[0] == by[1]):
        return False
    return level[0][0] < upright[0][0] < level[0][1] and upright[1][0] < level[1][0] <= upright[1][1]


def _stroke(segment: Segment) -> Rectangle:
    """A stretch of a line as a thin rectangle."""
    (ax, ay), (bx, by) = segment
    return min(ax, bx) - 1.0, min(ay, by) - 1.0, abs(ax - bx) + 2.0, abs(ay - by) + 2.0


def _all_overlap(box: Rectangle, others: Iterable[Rectangle]) -> float:
    return sum(_overlap(box, other) for other in others)


def _overlap(a: Rectangle, b: Rectangle) -> float:
    wide = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    tall = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return wide * tall if wide > 0 and tall > 0 else 0.0
