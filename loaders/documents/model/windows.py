"""Cuts a document into windows of whole sentences that overlap, so that no relation is lost at an edge."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from loaders.documents.model.tokens import Tokens

LONGEST = 224
OVERLAP = 56
_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n+")


@dataclass(frozen=True)
class Window:
    """Pieces `first` to `last`, end exclusive; only mentions that begin in `own` to `own_end` are its own."""

    first: int
    last: int
    own: int
    own_end: int


def breaks(text: str, tokens: Tokens) -> npt.NDArray[np.int64]:
    """Numbers of the pieces that begin a sentence or a line."""
    ends = [m.end() for m in _END.finditer(text)]
    return np.unique(np.searchsorted(tokens.start, [0, *ends]))


def windows(text: str, tokens: Tokens, longest: int = LONGEST, overlap: int = OVERLAP) -> Iterator[Window]:
    """Windows in the order of the text. A sentence longer than a window is cut where the window ends."""
    size, starts, first, own = len(tokens), breaks(text, tokens), 0, 0
    while first < size:
        last = _cut(starts, first, min(first + longest, size), size)
        if last >= size:
            yield Window(first, size, own, size)
            return
        following = _back(starts, first, last, overlap)
        own_end = (following + last) // 2
        yield Window(first, last, own, own_end)
        first, own = following, own_end


def _cut(starts: npt.NDArray[np.int64], first: int, limit: int, size: int) -> int:
    """The last sentence's end within the limit, or the limit where that would leave less than half a window."""
    if limit >= size:
        return size
    at = int(starts[np.searchsorted(starts, limit, side="right") - 1])
    return at if at > first + (limit - first) // 2 else limit


def _back(starts: npt.NDArray[np.int64], first: int, last: int, overlap: int) -> int:
    """Where the next window begins: the first sentence within the overlap, always behind `first`."""
    at = int(np.searchsorted(starts, last - overlap, side="left"))
    begin = int(starts[at]) if at < len(starts) and starts[at] < last else last - overlap // 2
    return max(begin, first + 1)
