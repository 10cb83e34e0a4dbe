"""How things look: sizes of type at the two widths, and shape, colour and dash of nodes and lines. Colour never tells
what shape, dash or words do not tell as well."""

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType

from graph.model import load_schema

__all__ = [
    "BAR",
    "BAR_EDGE",
    "DASHES",
    "MUTED",
    "POINTS",
    "WIDTHS",
    "Style",
    "colour_of",
    "dash_of",
    "line_colour",
    "shape_of",
    "tint",
]

POINTS = 72 / 25.4
"""Points in a millimetre."""

MUTED = "#4d4d4d"
BAR, BAR_EDGE = "#5b7fa6", "#1f3f66"


@dataclasses.dataclass(frozen=True, slots=True)
class Style:
    """Sizes in points. Nothing is smaller than 6.5."""

    name: str
    millimetres: float
    title: float
    body: float
    node: float
    small: float
    node_widths: tuple[float, ...]
    note_columns: int
    margin: float = 4.0

    @property
    def width(self) -> float:
        return self.millimetres * POINTS

    @property
    def inner(self) -> float:
        return self.width - 2 * self.margin


WIDTHS: Mapping[str, Style] = MappingProxyType(
    {
        "column": Style("column", 85, 9.5, 7.5, 7.0, 6.5, (66.0, 54.0, 44.0), 1),
        "full": Style("full", 175, 12.0, 8.5, 8.0, 7.0, (104.0, 84.0, 66.0), 2),
    }
)
"""The two widths of print: a column and the full page."""

DASHES: Mapping[str, tuple[float, ...]] = MappingProxyType(
    {
        "contracts": (),
        "systems": (4.5, 2.0),
        "people": (1.2, 1.8),
        "ownership": (8.0, 2.0),
        "structure": (6.0, 1.6, 1.2, 1.6),
        "influence": (3.0, 1.4, 1.0, 1.4, 1.0, 1.4),
    }
)
LINES: Mapping[str, str] = MappingProxyType(
    {
        "contracts": "#222222",
        "systems": "#1b6e4f",
        "people": "#6b2f7a",
        "ownership": "#1f5a99",
        "structure": "#8a3b12",
        "influence": "#7a5c00",
    }
)


def group_of(predicate: str) -> str:
    return load_schema().predicates[predicate].group


def dash_of(predicate: str) -> tuple[float, ...]:
    return DASHES[group_of(predicate)]


def line_colour(predicate: str) -> str:
    return LINES[group_of(predicate)]


def shape_of(kind: str) -> str:
    return load_schema().nodes[kind].shape


def colour_of(kind: str) -> str:
    return load_schema().nodes[kind].colour


def tint(colour: str, share: float = 0.09) -> str:
    """The colour, thinned with white to that share."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)
