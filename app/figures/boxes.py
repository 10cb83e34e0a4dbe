"""Nodes and labels with the size that their text needs."""

import dataclasses
from collections.abc import Mapping

from app.figures.facts import Facts, Line, Node
from app.figures.fonts import text_width
from app.figures.marks import Run
from app.figures.setting import LEADING, Lines, broken, width_of
from app.figures.shapes import padding
from app.figures.style import Style, line_colour, shape_of
from app.figures.wording import noun, span, words

SPREAD = 1.5
"""How far a node may be wider than is wished for, so that a long word stays whole."""

__all__ = ["Label", "NodeBox", "boxes_of", "label_of"]


@dataclasses.dataclass(frozen=True, slots=True)
class NodeBox:
    """A node as it is drawn: its lines of text, its shape, its size."""

    node: Node
    lines: Lines
    shape: str
    width: float
    height: float


@dataclasses.dataclass(frozen=True, slots=True)
class Label:
    """What stands on a line: what it is, its footnotes, its amount."""

    lines: Lines
    width: float
    height: float


def boxes_of(facts: Facts, names: Mapping[str, str], style: Style, width: float) -> dict[str, NodeBox]:
    """The nodes by id, their names wrapped to `width`."""
    return {node.id: _box(node, names.get(node.id, node.name), style, width) for node in facts.nodes}


def _box(node: Node, name: str, style: Style, width: float) -> NodeBox:
    longest = max((text_width(word, style.node, "bold") for word in name.split()), default=0.0)
    width = max(width, min(longest + 0.5, width * SPREAD))
    lines = broken([Run(name, "bold")], width, style.node, most=5)
    for text in node.lines:
        lines += broken(text, width, style.small if style.small < style.node else style.node, most=2)
    wide = max(width_of(line, style.node) for line in lines)
    tall = len(lines) * style.node * LEADING
    beside, above = padding(shape_of(node.type), wide, tall)
    return NodeBox(node, lines, shape_of(node.type), wide + 2 * beside, tall + 2 * above)


def label_of(line: Line, style: Style, width: float, first: bool = True, amount: bool = True) -> Label:
    """The label of a line; of the second half of a line that passes a contract only the number. `amount` is left out
    where the contract's node tells it."""
    colour = line_colour(line.predicate)
    number = Run(f"[{span(line.numbers)}]", "bold", colour)
    if not first:
        lines: Lines = [(number,)]
    else:
        lines = broken(
            [Run(f"{noun(line.predicate, len(line.edges))} ", "regular", colour), number], width, style.small
        )
        extra = list(line.amounts[:1]) if amount else []
        extra += [words()["marks"][name] for name, true in _flags(line) if true]
        for text in extra:
            lines += broken([Run(text, "italic" if text not in line.amounts else "regular")], width, style.small)
    wide = max(width_of(each, style.small) for each in lines)
    return Label(lines, wide + 3.0, len(lines) * style.small * LEADING + 1.5)


def _flags(line: Line) -> tuple[tuple[str, bool], ...]:
    return (
        ("planned", line.planned),
        ("ended", line.ended),
        ("disputed", line.disputed),
        ("unreviewed", line.unreviewed),
    )
