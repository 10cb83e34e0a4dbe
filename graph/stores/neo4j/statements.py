"""Cypher from its files. Labels, types and property names cannot be parameters; they come from the schema alone."""

import functools
from importlib.resources import files

from graph.model import load_schema
from graph.stores.neo4j.labels import key_of, kinds, label_of, node_tables, types

__all__ = ["filled", "page_statement", "question", "statement"]


@functools.cache
def statement(name: str) -> str:
    """The text of a file in `write/`."""
    return (files("graph.stores.neo4j") / "write" / f"{name}.cypher").read_text("utf-8")


@functools.cache
def filled(name: str, **names: str) -> str:
    """The text of a file in `write/` with names of the schema in the places marked <so>; KeyError on any other name."""
    text = statement(name)
    for place, value in names.items():
        if value not in _names():
            raise KeyError(value)
        text = text.replace(f"<{place}>", value)
    return text


@functools.cache
def _names() -> frozenset[str]:
    tables = node_tables()
    return frozenset(
        (
            *kinds(),
            *types(),
            *(label_of(t.name) for t in tables),
            *(key_of(t) for t in tables),
            "id",
            "NameWord",
            "word",
        )
    )


@functools.cache
def question(name: str, standing: str) -> str:
    """A question's text, with the pieces that several questions share put in their places."""
    text = _asked(name)
    pieces = {"<standing>": standing, "<named>": "named", "<claims>": "claims_shown", "<records>": "records"}
    for place, piece in pieces.items():
        if place in text:
            text = text.replace(place, _asked(piece).strip())
    for table in load_schema().tables:
        text = text.replace(f"<columns of {table}>", _columns(table))
    return text.replace("<kinds>", "|".join(kinds()))


@functools.cache
def page_statement(what: str, name: str, table: str, key: str) -> str:
    """The text that fetches a page of a label's nodes (`what` is nodes) or of a type's relationships (edges)."""
    if name not in _names() or key not in _names():
        raise KeyError(name)
    text = _asked(f"page_of_{what}")
    return text.replace("<name>", name).replace("<key>", key).replace("<columns>", _columns(table))


def _asked(name: str) -> str:
    return (files("graph.stores.neo4j") / "questions" / f"{name}.cypher").read_text("utf-8")


def _columns(table: str) -> str:
    return ", ".join(f".{column.name}" for column in load_schema().tables[table].columns)
