"""What a figure says, apart from how it looks: nodes, lines, rows, and a footnote for each with its sources.

Everything in here comes from a reader; the sum of it is what a person signs off.
"""

import dataclasses
import hashlib
import json
from typing import Any

__all__ = ["MAX_NODES", "Citation", "Facts", "Footnote", "Line", "Node", "Row", "SourceNote"]

MAX_NODES = 60
MAX_LINES = 90


@dataclasses.dataclass(frozen=True, slots=True)
class Node:
    """An entity in the figure. `lines` are short texts under its name; `layer` its place in a layered figure."""

    id: str
    type: str
    name: str
    lines: tuple[str, ...] = ()
    layer: int | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A line between two nodes: one edge, or several alike between the same two. `numbers` are those of its footnotes,
    `edges` the ids of its edges in the same order. `through` is a node that the line passes (a contract)."""

    subject: str
    object: str
    predicate: str
    edges: tuple[str, ...]
    numbers: tuple[int, ...]
    amount: str | None = None
    planned: bool = False
    ended: bool = False
    disputed: bool = False
    unreviewed: bool = False
    through: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Citation:
    """What one source says for a footnote: the letter of the source, the words, the claims."""

    letter: str
    text: str
    claims: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Footnote:
    """A numbered note: `lead` says what the line or row says. `key` is the same as long as the note is about the same
    thing; `edge` is the edge that it proves, None where no edge follows (a side of a conflict)."""

    number: int
    key: str
    edge: str | None
    lead: str
    citations: tuple[Citation, ...]
    more: int = 0
    """Claims behind it that are not cited one by one."""

    @property
    def claims(self) -> tuple[str, ...]:
        return tuple(claim for citation in self.citations for claim in citation.claims)


@dataclasses.dataclass(frozen=True, slots=True)
class SourceNote:
    """A source as the list of sources gives it; `day` is the day from which the case knows it, where it has one."""

    letter: str
    id: str
    text: str
    address: str | None
    day: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A row of a table or chart. `cells` are texts by column, `values` numbers (cents, days) by name; `numbers` are the
    footnotes of a cell by its column."""

    id: str
    cells: tuple[tuple[str, str], ...]
    numbers: tuple[tuple[str, tuple[int, ...]], ...] = ()
    values: tuple[tuple[str, int | None], ...] = ()
    marks: tuple[str, ...] = ()

    def cell(self, name: str) -> str:
        return dict(self.cells).get(name, "")

    def notes(self, name: str) -> tuple[int, ...]:
        return dict(self.numbers).get(name, ())

    def value(self, name: str) -> int | None:
        return dict(self.values).get(name)


@dataclasses.dataclass(frozen=True, slots=True)
class Facts:
    """All of it. `withheld` says that something is left out as not public."""

    nodes: tuple[Node, ...] = ()
    lines: tuple[Line, ...] = ()
    rows: tuple[Row, ...] = ()
    notes: tuple[Footnote, ...] = ()
    sources: tuple[SourceNote, ...] = ()
    withheld: bool = False
    remarks: tuple[str, ...] = ()

    @property
    def sum(self) -> str:
        """SHA-256 of everything that the figure says."""
        return hashlib.sha256(_canonical(dataclasses.asdict(self)).encode()).hexdigest()

    @property
    def parts(self) -> dict[str, str]:
        """A short sum of every footnoted part, by its key: what its note says, without its number."""
        letters = {source.letter: source.id for source in self.sources}
        return {note.key: _part(note, letters) for note in self.notes}


def _part(note: Footnote, letters: dict[str, str]) -> str:
    said = [note.lead, note.more, [[letters[c.letter], c.text, c.claims] for c in note.citations]]
    return hashlib.sha256(_canonical(said).encode()).hexdigest()[:12]


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
