"""Text set in lines: words that go on while there is room, and words too long for a line cut where they must be."""

import re
from collections.abc import Iterable, Sequence

from app.figures.fonts import text_width
from app.figures.marks import Run, Text

__all__ = ["LEADING", "Lines", "broken", "set_lines", "width_of"]

LEADING = 1.22
"""Distance of baselines in sizes of the type."""

ASCENT = 0.93
Lines = list[tuple[Run, ...]]
_PIECES = re.compile("[^ ]+ *| +")
"""A space without break (an amount with its unit) parts nothing."""


def width_of(runs: Iterable[Run], size: float) -> float:
    return sum(text_width(run.text, size, run.style) for run in runs)


def broken(runs: Sequence[Run] | str, width: float, size: float, most: int = 0) -> Lines:
    """The runs as lines no wider than `width`: at most `most` (0: any number), the last ending in an ellipsis then."""
    given = [Run(runs)] if isinstance(runs, str) else runs
    lines: list[list[Run]] = [[]]
    room = width
    for run in given:
        for piece in _pieces(run, size, width):
            needed = text_width(piece.rstrip(), size, run.style)
            if needed > room + 0.01 and lines[-1]:
                lines.append([])
                room = width
            lines[-1].append(Run(piece, run.style, run.colour))
            room -= text_width(piece, size, run.style)
    whole = [_joined(line) for line in lines if line]
    return whole if not most or len(whole) <= most else [*whole[: most - 1], _cut(whole[most - 1], width, size)]


def _pieces(run: Run, size: float, width: float) -> Iterable[str]:
    for found in _PIECES.finditer(run.text):
        word = found[0]
        while text_width(word.rstrip(), size, run.style) > width and len(word) > 1:
            fits = max(
                1, next(n for n in range(len(word), 0, -1) if n == 1 or text_width(word[:n], size, run.style) <= width)
            )
            at = _soft(word, fits)
            yield word[:at]
            word = word[at:]
        yield word


def _soft(word: str, fits: int) -> int:
    """Where to cut a word that is too long: after a slash, hyphen, dot or underscore, else where it must be."""
    for at in range(fits, fits // 2, -1):
        if word[at - 1] in "/-_.&=?":
            return at
    return fits


def _joined(line: list[Run]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for run in line:
        if runs and (runs[-1].style, runs[-1].colour) == (run.style, run.colour):
            runs[-1] = Run(runs[-1].text + run.text, run.style, run.colour)
        else:
            runs.append(run)
    runs[-1] = Run(runs[-1].text.rstrip(), runs[-1].style, runs[-1].colour)
    return tuple(runs)


def _cut(line: tuple[Run, ...], width: float, size: float) -> tuple[Run, ...]:
    *before, last = line
    text = last.text
    while text and width_of([*before, Run(f"{text}…", last.style)], size) > width:
        text = text[:-1]
    return (*before, Run(f"{text.rstrip()}…", last.style, last.colour))


def set_lines(
    lines: Lines, x: float, y: float, size: float, anchor: str = "start", colour: str = "#111111"
) -> tuple[tuple[Text, ...], float]:
    """The lines as texts, the first with its top at y; and the height that they take."""
    step = size * LEADING
    texts = tuple(
        Text(x, y + size * ASCENT + place * step, runs, size, anchor, colour) for place, runs in enumerate(lines)
    )
    return texts, len(lines) * step
