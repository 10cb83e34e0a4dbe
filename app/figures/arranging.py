"""Where nodes, lines and labels stand: ELK's layered layout, tried in several ways until it fits the width of print."""

import dataclasses
from collections import Counter
from typing import Any

from app.figures.boxes import Label, NodeBox, boxes_of, label_of
from app.figures.elk import Elk
from app.figures.facts import Facts, Line
from app.figures.placing import by_hand
from app.figures.routing import Point, Request, routed
from app.figures.specification import Layout, Specification
from app.figures.style import Style

__all__ = ["Arrangement", "Piece", "arranged", "pieces_of"]

APART = 3.2
"""Points between lines that leave a node on one side."""


@dataclasses.dataclass(frozen=True, slots=True)
class Piece:
    """A line as it is drawn, or one half of it where it passes a contract: `start` and `end` are ids of nodes."""

    name: str
    line: Line
    start: str
    end: str
    label: Label
    arrow: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Arrangement:
    """`places` and `labels` are upper left corners, by id of node and name of piece; `routes` the lines' points."""

    width: float
    height: float
    boxes: dict[str, NodeBox]
    places: dict[str, Point]
    pieces: tuple[Piece, ...]
    routes: dict[str, tuple[Point, ...]]
    labels: dict[str, Point]


@dataclasses.dataclass(frozen=True, slots=True)
class _Way:
    """One way to lay a figure out: direction, nodes in a layer at most, width of the nodes' text, how close."""

    direction: str
    bound: int | None
    node_width: float
    tight: bool = False


def pieces_of(facts: Facts, style: Style, width: float) -> tuple[Piece, ...]:
    """Every line, those that pass a contract in two halves."""
    shown = {node.id for node in facts.nodes}
    pieces: list[Piece] = []
    for place, line in enumerate(facts.lines):
        passes = line.through in shown
        whole = label_of(line, style, width, amount=not (passes and line.predicate == "CONTRACTED_WITH"))
        if passes and line.through:
            pieces.append(Piece(f"{place}a", line, line.subject, line.through, whole, False))
            second = label_of(line, style, width, first=False)
            pieces.append(Piece(f"{place}b", line, line.through, line.object, second, True))
        else:
            pieces.append(Piece(str(place), line, line.subject, line.object, whole, True))
    return tuple(pieces)


def arranged(facts: Facts, specification: Specification, style: Style) -> Arrangement | None:
    """The lowest of the arrangements that fit the width, None where none does. Nodes that have a position by hand stand
    there, and the lines go round them."""
    wanted: Layout = getattr(specification.layout, style.name)
    wish = wanted.direction
    layered = any(node.layer is not None for node in facts.nodes)
    fitting: list[Arrangement] = []
    with Elk() as elk:

        def laid(way: _Way) -> Arrangement | None:
            made = _laid(elk, facts, specification, style, way)
            return made if made.width <= style.inner + 0.5 else None

        if wanted.positions:
            first = _Way(wish.upper() if wish else "RIGHT", None, style.node_widths[-1], True)
            return _moved(_laid(elk, facts, specification, style, first), wanted, style)
        for direction, bound in _families(style, wish, layered):
            widths = style.node_widths
            if (direction == "DOWN" and not bound and _leaves(facts, style) > style.inner) or laid(
                _Way(direction, bound, widths[-1], True)
            ) is None:
                continue
            looser = (_Way(direction, bound, width, tight) for tight in (False, True) for width in widths)
            fitting.append(next(made for way in looser if (made := laid(way))))
            if len(fitting) == 2:
                break
    return min(fitting, key=lambda made: made.height, default=None)


def _moved(made: Arrangement, wanted: Layout, style: Style) -> Arrangement:
    """The arrangement with the positions by hand, its lines and labels led anew."""
    sizes = {id_: (box.width, box.height) for id_, box in made.boxes.items()}
    names = {id_: box.node.name for id_, box in made.boxes.items()}
    places = by_hand(made.places, sizes, names, wanted.positions, style)
    rectangles = {id_: (*places[id_], *sizes[id_]) for id_ in places}
    requests = [Request(p.name, p.start, p.end, p.label.width, p.label.height) for p in made.pieces]
    routes, labels = routed(rectangles, requests, style.inner)
    height = max([y + h for _, y, _, h in rectangles.values()] + [y for points in routes.values() for _, y in points])
    return dataclasses.replace(
        made, width=style.inner, height=height + 3.0, places=places, routes=routes, labels=labels
    )


def _leaves(facts: Facts, style: Style) -> float:
    """The least width of the nodes that hang on one node alone, all pointing to it or all not: downwards they stand
    side by side."""
    degrees = Counter(end for line in facts.lines for end in (line.subject, line.object))
    beside: Counter[tuple[str, bool]] = Counter()
    for line in facts.lines:
        for hub, leaf, out in ((line.subject, line.object, True), (line.object, line.subject, False)):
            if degrees[leaf] == 1 and not line.through:
                beside[hub, out] += 1
    return max(beside.values(), default=0) * (style.node_widths[-1] * 0.7 + 4.0)


def _families(style: Style, wish: str | None, layered: bool) -> tuple[tuple[str, int | None], ...]:
    """Directions, each with how many nodes a layer may have, the likeliest to read well first."""
    full = style.name == "full"
    free = (("RIGHT", None), ("DOWN", None)) if full else (("DOWN", None), ("RIGHT", None))
    bounded = () if layered else (("DOWN", 5),) if full else (("DOWN", 3),)
    return tuple(family for family in (*free, *bounded) if wish is None or family[0] == wish.upper())


def _laid(elk: Elk, facts: Facts, specification: Specification, style: Style, way: _Way) -> Arrangement:
    names = dict(specification.names)
    pieces = pieces_of(facts, style, 56.0 if style.name == "full" else 44.0)
    boxes = _roomy(boxes_of(facts, names, style, way.node_width), pieces, way.direction)
    graph = {
        "id": "figure",
        "layoutOptions": _options(style, way, facts),
        "children": [_child(box) for box in boxes.values()],
        "edges": [_edge(piece) for piece in pieces],
    }
    placed = elk.layout(graph)
    places = {child["id"]: (child["x"], child["y"]) for child in placed["children"]}
    routes = {edge["id"]: _points(edge) for edge in placed["edges"]}
    labels = {edge["id"]: (edge["labels"][0]["x"], edge["labels"][0]["y"]) for edge in placed["edges"]}
    return Arrangement(placed["width"], placed["height"], boxes, places, pieces, routes, labels)


def _roomy(boxes: dict[str, NodeBox], pieces: tuple[Piece, ...], direction: str) -> dict[str, NodeBox]:
    """The nodes, each long enough on the side where its lines leave or arrive for these to be told apart."""
    sides = Counter(side for piece in pieces for side in ((piece.start, "out"), (piece.end, "in")))
    made = {}
    for id_, box in boxes.items():
        least = APART * max(sides[id_, "out"], sides[id_, "in"])
        wide, tall = (least, 0.0) if direction == "DOWN" else (0.0, least)
        made[id_] = dataclasses.replace(box, width=max(box.width, wide), height=max(box.height, tall))
    return made


def _options(style: Style, way: _Way, facts: Facts) -> dict[str, str]:
    gap = 1.0 if style.name == "full" and not way.tight else 0.75 if not way.tight else 0.5
    between = {name: f"{size * gap:g}" for name, size in _GAPS.items()}
    options = {
        "elk.algorithm": "layered",
        "elk.direction": way.direction,
        "elk.edgeRouting": "ORTHOGONAL",
        "elk.randomSeed": "1",
        "elk.padding": "[top=2,left=2,bottom=2,right=2]",
        "elk.aspectRatio": f"{style.inner / 300:.2f}",
        "elk.layered.thoroughness": "40" if len(facts.lines) < 20 else "10",
        "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
        "elk.layered.nodePlacement.favorStraightEdges": "true",
        "elk.layered.considerModelOrder.strategy": "PREFER_EDGES",
        **between,
    }
    if way.bound:
        options["elk.layered.layering.strategy"] = "COFFMAN_GRAHAM"
        options["elk.layered.layering.coffmanGraham.layerBound"] = str(way.bound)
    if any(node.layer is not None for node in facts.nodes):
        options["elk.partitioning.activate"] = "true"
        options["elk.layered.layering.strategy"] = "LONGEST_PATH_SOURCE"
    return options


_GAPS = {
    "elk.spacing.nodeNode": 9.0,
    "elk.spacing.edgeNode": 8.0,
    "elk.spacing.edgeEdge": 7.0,
    "elk.spacing.edgeLabel": 1.0,
    "elk.spacing.componentComponent": 16.0,
    "elk.layered.spacing.nodeNodeBetweenLayers": 18.0,
    "elk.layered.spacing.edgeNodeBetweenLayers": 9.0,
    "elk.layered.spacing.edgeEdgeBetweenLayers": 6.5,
}
"""Distances in points when there is room."""


def _child(box: NodeBox) -> dict[str, Any]:
    child: dict[str, Any] = {"id": box.node.id, "width": box.width, "height": box.height}
    if box.node.layer is not None:
        child["layoutOptions"] = {"elk.partitioning.partition": str(box.node.layer)}
    return child


def _edge(piece: Piece) -> dict[str, Any]:
    label = {
        "id": f"label-{piece.name}",
        "text": "x",
        "width": piece.label.width,
        "height": piece.label.height,
        "layoutOptions": {"elk.edgeLabels.placement": "CENTER", "elk.edgeLabels.inline": "true"},
    }
    return {"id": piece.name, "sources": [piece.start], "targets": [piece.end], "labels": [label]}


def _points(edge: dict[str, Any]) -> tuple[Point, ...]:
    [section] = edge["sections"]
    points = [section["startPoint"], *section.get("bendPoints", ()), section["endPoint"]]
    return tuple((point["x"], point["y"]) for point in points)
