"""Nodes and lines, drawn."""

import itertools
import math

from app.figures.arranging import Arrangement, Piece
from app.figures.boxes import NodeBox
from app.figures.facts import Facts, Footnote, Line
from app.figures.marks import Box, Group, Mark, Path, Run
from app.figures.routing import Point
from app.figures.setting import LEADING, broken, set_lines
from app.figures.shapes import inset_at, outline
from app.figures.style import MUTED, Style, colour_of, dash_of, line_colour, tint
from app.figures.svg import number, safe_id
from app.figures.wording import span, words

__all__ = ["drawn_node", "head_at", "layer_heads", "line_data", "network_picture"]

CORNER = 3.0
HEAD = 4.6


def network_picture(facts: Facts, made: Arrangement, style: Style) -> tuple[Mark, ...]:
    """Lines below, nodes above them, labels on top."""
    ids = _ids(made)
    notes = {note.number: note for note in facts.notes}
    lines = tuple(_line(piece, made, ids, notes) for piece in made.pieces)
    labels = tuple(_label(piece, made, style) for piece in made.pieces)
    nodes = tuple(drawn_node(box, made.places[id_], ids[id_], style) for id_, box in made.boxes.items())
    return (
        Group("lines", lines, data=_layer("Lines")),
        Group("nodes", nodes, data=_layer("Nodes")),
        Group("labels", labels, data=_layer("Labels")),
    )


def layer_heads(facts: Facts, made: Arrangement, style: Style) -> tuple[tuple[Mark, ...], float]:
    """The names of the layers above them, and the height that they take: nothing where the layers do not stand side by
    side."""
    layers = sorted({node.layer for node in facts.nodes if node.layer is not None})
    spans = []
    for layer in layers:
        inside = [node.id for node in facts.nodes if node.layer == layer]
        lefts = [made.places[id_][0] for id_ in inside]
        spans.append((min(lefts), max(x + made.boxes[id_].width for x, id_ in zip(lefts, inside, strict=True))))
    if len(layers) < 2 or any(before[1] > after[0] for before, after in itertools.pairwise(spans)):
        return (), 0.0
    marks: list[Mark] = []
    tallest = 0.0
    for layer, (left, right), after in zip(layers, spans, [*spans[1:], (made.width, 0.0)], strict=True):
        room = max(after[0] - left - 6.0, right - left)
        texts, height = set_lines(
            broken([Run(words()["layers"][layer], "bold", MUTED)], room, style.small), left, 0.0, style.small
        )
        marks += texts
        tallest = max(tallest, height)
    return (Group("layers", tuple(marks)),), tallest + 5.0


def _layer(name: str) -> dict[str, str]:
    return {"inkscape:groupmode": "layer", "inkscape:label": name}


def _ids(made: Arrangement) -> dict[str, str]:
    """A name for every node's group that a designer can read, each its own."""
    given: dict[str, str] = {}
    for id_, box in made.boxes.items():
        name = f"node-{safe_id(box.node.name) or 'x'}"
        given[id_] = name if name not in given.values() else f"{name}-{len(given) + 1}"
    return given


def drawn_node(box: NodeBox, place: Point, name: str, style: Style) -> Group:
    """A node with its upper left corner at that place."""
    x, y = place
    colour = colour_of(box.node.type)
    shape = Path(outline(box.shape, x, y, box.width, box.height), colour, 1.0, fill=tint(colour))
    top = y + (box.height - len(box.lines) * style.node * LEADING) / 2
    shift = -1.5 if box.shape == "tag" else 0.0
    texts, _ = set_lines(box.lines, x + box.width / 2 + shift, top, style.node, "middle")
    data = {"data-entity": box.node.id, "data-type": box.node.type, "inkscape:label": box.node.name}
    return Group(name, (shape, *texts), f"{box.node.name} ({box.node.type})", data)


def _line(piece: Piece, made: Arrangement, ids: dict[str, str], notes: dict[int, Footnote]) -> Group:
    line = piece.line
    points = _to_outlines(piece, made)
    colour, dash = line_colour(line.predicate), dash_of(line.predicate)
    width = 0.7 if line.planned else 1.0
    marks: list[Mark] = [Path(_rounded(_shortened(points) if piece.arrow else points), colour, width, dash)]
    if piece.arrow:
        marks.append(Path(head_at(points[-2], points[-1]), None, fill=colour))
    told = "; ".join(notes[number].lead for number in line.numbers)
    data = line_data(line, ids[piece.start], ids[piece.end])
    return Group(f"line-{piece.name}", tuple(marks), f"{span(line.numbers)}: {told}", data)


def line_data(line: Line, start: str, end: str) -> dict[str, str]:
    """What a line's group says of itself: its edges, its notes, its ends (in Inkscape's words, too)."""
    return {
        "data-edges": " ".join(line.edges),
        "data-notes": " ".join(map(str, line.numbers)),
        "data-predicate": line.predicate,
        "data-from": start,
        "data-to": end,
        "inkscape:connection-start": f"#{start}",
        "inkscape:connection-end": f"#{end}",
    }


def _label(piece: Piece, made: Arrangement, style: Style) -> Group:
    x, y = made.labels[piece.name]
    label = piece.label
    paper = Box(x, y, label.width, label.height, fill="#ffffff")
    texts, _ = set_lines(label.lines, x + label.width / 2, y + 0.6, style.small, "middle")
    return Group(f"label-{piece.name}", (paper, *texts), link=f"#note-{piece.line.numbers[0]}")


def _to_outlines(piece: Piece, made: Arrangement) -> list[Point]:
    """The route, with both ends drawn on to the outlines of the nodes."""
    points = list(made.routes[piece.name])
    for at, id_ in ((0, piece.start), (-1, piece.end)):
        box, (x, y) = made.boxes[id_], made.places[id_]
        px, py = points[at]
        sides = {
            "left": abs(px - x),
            "right": abs(px - x - box.width),
            "top": abs(py - y),
            "bottom": abs(py - y - box.height),
        }
        side = min(sides, key=lambda name: sides[name])
        along = py - y if side in ("left", "right") else px - x
        inset = inset_at(box.shape, side, along, box.width, box.height)
        moves = {"left": (inset, 0.0), "right": (-inset, 0.0), "top": (0.0, inset), "bottom": (0.0, -inset)}
        points[at] = (px + moves[side][0], py + moves[side][1])
    return points


def _shortened(points: list[Point]) -> list[Point]:
    """The route without the length that the arrow's head takes."""
    (ax, ay), (bx, by) = points[-2], points[-1]
    length = math.hypot(bx - ax, by - ay)
    back = min(HEAD * 0.8, length) / length if length else 0.0
    return [*points[:-1], (bx - (bx - ax) * back, by - (by - ay) * back)]


def head_at(before: Point, tip: Point) -> str:
    """The head of an arrow that comes from `before` and ends at `tip`."""
    (ax, ay), (bx, by) = before, tip
    length = math.hypot(bx - ax, by - ay) or 1.0
    ux, uy = (bx - ax) / length, (by - ay) / length
    left = (bx - ux * HEAD - uy * HEAD * 0.42, by - uy * HEAD + ux * HEAD * 0.42)
    right = (bx - ux * HEAD + uy * HEAD * 0.42, by - uy * HEAD - ux * HEAD * 0.42)
    corners = "L".join(f"{number(x)} {number(y)}" for x, y in ((bx, by), left, right))
    return f"M{corners}Z"


def _rounded(points: list[Point]) -> str:
    """The route as a path whose bends are rounded."""
    told = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for before, bend, after in zip(points, points[1:], points[2:], strict=False):
        enter, leave = _towards(bend, before), _towards(bend, after)
        told.append(f"L{number(enter[0])} {number(enter[1])}")
        told.append(f"Q{number(bend[0])} {number(bend[1])} {number(leave[0])} {number(leave[1])}")
    told.append(f"L{number(points[-1][0])} {number(points[-1][1])}")
    return "".join(told)


def _towards(bend: Point, other: Point) -> Point:
    length = math.hypot(other[0] - bend[0], other[1] - bend[1])
    share = min(CORNER, length / 2) / length if length else 0.0
    return bend[0] + (other[0] - bend[0]) * share, bend[1] + (other[1] - bend[1]) * share
