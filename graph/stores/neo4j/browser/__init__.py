"""What Neo4j Browser loads from the service: a style sheet in the colours of the schema, and a guide of questions.

The questions are files of Cypher: title and explanation stand in the comments at their beginning. They ask any case,
read only, and pass the filter of questions put over HTTP.
"""

import dataclasses
import functools
from collections.abc import Iterator
from html import escape
from importlib.resources import files
from string import Template
from typing import Any

from graph.model import load_schema
from graph.own_yaml import own_yaml

__all__ = ["Question", "guide", "questions", "style_sheet"]

_DARKER = 0.7


@dataclasses.dataclass(frozen=True, slots=True)
class Question:
    """One question of the guide; `name` is that of its file."""

    name: str
    title: str
    text: str
    cypher: str


@functools.cache
def style_sheet() -> str:
    """The style sheet: each kind of node in its colour, under its name. A node has one label, so one rule alone."""
    kinds = load_schema().nodes.values()
    told = [_filled("kind.grass", label=kind.name, colour=kind.colour, border=_darker(kind.colour)) for kind in kinds]
    return _text("style.grass") + "".join(told)


def guide(style: str) -> str:
    """The guide as HTML. `style` is the address of the style sheet, which the first slide loads."""
    return Template(_guide()).substitute(style=escape(style))


@functools.cache
def questions() -> tuple[Question, ...]:
    """All questions in the order of the guide."""
    return tuple(_question(name) for slide in _slides() for name in slide["questions"])


@functools.cache
def _guide() -> str:
    """The guide but for the place of the style sheet's address."""
    slides = "".join(_slide(slide) for slide in _slides())
    return Template(_text("guide.html")).safe_substitute(slides=slides.replace("$", "$$"))


def _slide(slide: dict[str, Any]) -> str:
    asked = "".join(
        _filled("question.html", **{name: escape(value) for name, value in dataclasses.asdict(question).items()})
        for question in map(_question, slide["questions"])
    )
    return _filled("slide.html", title=escape(slide["title"]), lead=escape(slide["lead"]), questions=asked)


def _slides() -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = own_yaml(_text("guide.yaml"))
    return read


@functools.cache
def _question(name: str) -> Question:
    lines = _text("questions", f"{name}.cypher").strip().splitlines()
    title, *text = _comments(lines)
    return Question(name, title, " ".join(text), "\n".join(lines[1 + len(text) :]))


def _comments(lines: list[str]) -> Iterator[str]:
    """The comment that a file begins with, a line each."""
    for line in lines:
        if not line.startswith("//"):
            return
        yield line.removeprefix("//").strip()


def _darker(colour: str) -> str:
    """
    >>> _darker("#8a3b12")
    '#60290c'
    """
    return "#" + "".join(f"{int(int(colour[at : at + 2], 16) * _DARKER):02x}" for at in (1, 3, 5))


def _filled(template: str, /, **values: str) -> str:
    return Template(_text(template)).substitute(values)


def _text(*path: str) -> str:
    return files("graph.stores.neo4j.browser").joinpath(*path).read_text("utf-8")
