"""Nodes where a person put them."""

from collections.abc import Mapping
from itertools import combinations

from app.figures.routing import Point
from app.figures.style import POINTS, Style
from graph.errors import BadFilter

__all__ = ["by_hand"]

TALLEST = 1500.0
ROOM = 10.0


def by_hand(
    places: Mapping[str, Point],
    sizes: Mapping[str, tuple[float, float]],
    names: Mapping[str, str],
    positions: Mapping[str, tuple[float, float]],
    style: Style,
) -> dict[str, Point]:
    """The places of all nodes in points: by hand where one is given (millimetres), else below those, as they were.

    Raises BadFilter where a node would lie on another or beyond the picture.
    """
    given = {id_: (x * POINTS, y * POINTS) for id_, (x, y) in positions.items() if id_ in places}
    bottom = max((y + sizes[id_][1] for id_, (_, y) in given.items()), default=0.0)
    rest = [id_ for id_ in places if id_ not in given]
    found = {**given, **_rows(rest, places, sizes, bottom + 2 * ROOM, style)}
    _check(found, sizes, names, style)
    return found


def _rows(
    rest: list[str], places: Mapping[str, Point], sizes: Mapping[str, tuple[float, float]], y: float, style: Style
) -> dict[str, Point]:
    """Nodes without a position, in rows from left to right as the layout had them."""
    found: dict[str, Point] = {}
    x = tallest = 0.0
    for id_ in sorted(rest, key=lambda each: (places[each][1], places[each][0], each)):
        width, height = sizes[id_]
        if x and x + width > style.inner:
            x, y, tallest = 0.0, y + tallest + 2 * ROOM, 0.0
        found[id_] = (x, y)
        x, tallest = x + width + 4 * ROOM, max(tallest, height)
    return found


def _check(
    places: Mapping[str, Point], sizes: Mapping[str, tuple[float, float]], names: Mapping[str, str], style: Style
) -> None:
    for id_, (x, y) in places.items():
        width, height = sizes[id_]
        if x + width > style.inner + 0.5 or y + height > TALLEST:
            beyond = (x + width - style.inner) / POINTS
            raise BadFilter(
                f"layout.{style.name}.positions: {names[id_]} reaches {max(beyond, 0):.0f} mm beyond the picture"
                f" ({style.inner / POINTS:.0f} mm wide): move it to the left, or give it a shorter name."
            )
    for a, b in combinations(sorted(places), 2):
        (ax, ay), (bx, by) = places[a], places[b]
        (aw, ah), (bw, bh) = sizes[a], sizes[b]
        if ax < bx + bw and bx < ax + aw and ay < by + bh and by < ay + ah:
            raise BadFilter(
                f"layout.{style.name}.positions: {names[a]} and {names[b]} lie on each other: move one of them."
            )
