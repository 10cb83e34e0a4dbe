"""How much of a case a site shows: all of it where readers can load it, the best connected of a large one."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from app.api.models import from_json
from app.publishing.past import MOST_EDGES

__all__ = ["Bounds", "bounds_of"]

LARGE = 30_000
"""Statements from which a case is large: each has a page and a file of answers, and a site of more is hard to carry."""


@dataclasses.dataclass(frozen=True, slots=True)
class Bounds:
    """`pages` entities have a page, the best connected first, with up to `edges` statements each; for `years` of them
    contracts are told year by year; `searched` things are found by name on the first page at least; `large` says that
    the data are the whole case and the pages a part of it; `past` that connections of other days are told."""

    pages: int
    edges: int = 300
    years: int = 5_000
    searched: int = 20_000
    large: bool = False
    past: bool = False


def bounds_of(build: Mapping[str, Any], pages: int | None) -> Bounds:
    """For a build with the counts of its tables; `pages` is the number that was asked for."""
    edges = int(from_json(build.get("counts"), {}).get("edges") or 0)
    if edges <= LARGE:
        return Bounds(pages or 5_000, past=edges <= MOST_EDGES)
    return Bounds(pages or 200, edges=20, years=4, searched=5_000, large=True)
