"""The parts of a picture. Lengths are points (1/72 inch), from the upper left corner; y grows downwards."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import TypeAlias

__all__ = ["Box", "Group", "Mark", "Path", "Run", "Text", "all_texts", "grey", "greyed", "moved"]


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style: regular, bold or italic."""

    text: str
    style: str = "regular"
    colour: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Text:
    """A line of text; `anchor` says which point of it stands at x: start, middle or end. y is the baseline."""

    x: float
    y: float
    runs: tuple[Run, ...]
    size: float
    anchor: str = "start"
    colour: str = "#111111"

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclasses.dataclass(frozen=True, slots=True)
class Path:
    """A line or an outline, as SVG path data."""

    data: str
    stroke: str | None = "#111111"
    width: float = 0.8
    dash: tuple[float, ...] = ()
    fill: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    line: float = 0.8
    radius: float = 0.0


@dataclasses.dataclass(frozen=True, slots=True)
class Group:
    """Marks under one name. `title` is what a screen reader says of it, `data` goes into data-… attributes, `link` is
    where a click leads, (dx, dy) how far it is moved."""

    name: str
    marks: tuple["Mark", ...]
    title: str | None = None
    data: Mapping[str, str] = dataclasses.field(default_factory=dict)
    link: str | None = None
    dx: float = 0.0
    dy: float = 0.0


Mark: TypeAlias = Text | Path | Box | Group


def all_texts(marks: tuple[Mark, ...], dx: float = 0.0, dy: float = 0.0) -> Iterator[tuple[Text, float, float]]:
    """Every text with the place to which its groups move it."""
    for mark in marks:
        if isinstance(mark, Text):
            yield mark, mark.x + dx, mark.y + dy
        elif isinstance(mark, Group):
            yield from all_texts(mark.marks, dx + mark.dx, dy + mark.dy)


def moved(name: str, marks: tuple[Mark, ...], dx: float, dy: float) -> Group:
    """The marks, moved."""
    return Group(name, marks, dx=dx, dy=dy)


def greyed(mark: Mark) -> Mark:
    """The mark with every colour as the grey that is as light."""
    if isinstance(mark, Group):
        return dataclasses.replace(mark, marks=tuple(map(greyed, mark.marks)))
    if isinstance(mark, Text):
        runs = tuple(dataclasses.replace(run, colour=run.colour and grey(run.colour)) for run in mark.runs)
        return dataclasses.replace(mark, runs=runs, colour=grey(mark.colour))
    return dataclasses.replace(mark, fill=mark.fill and grey(mark.fill), stroke=mark.stroke and grey(mark.stroke))


def grey(colour: str) -> str:
    """
    >>> grey("#1f5a99")
    '#525252'
    """
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    level = round(0.2126 * red + 0.7152 * green + 0.0722 * blue)  # ITU-R BT.709
    return f"#{level:02x}{level:02x}{level:02x}"
