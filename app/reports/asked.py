"""What the sections of a dossier share: whom it is about, the reader, the words, the notes."""

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from app.export.redaction import Redaction
from app.reports.document import Sentence
from app.reports.notes import NoteBook
from app.reports.statements import Statements
from app.reports.wording import Wording
from graph.model import load_schema
from graph.store import ContractFilter, ContractRow, Edge, EdgeFilter, Entity, Moment, Page, Reader

__all__ = ["Asked", "contracts_of", "edges_of", "walked"]

T = TypeVar("T")
SLICE = 500
CONTRACTS = 2_000
"""Contracts that are read one by one; of more, the largest are, and the store's own sums tell the rest."""

STATEMENTS = 60
"""Sentences of one kind that are written out; the text says how many more there are."""


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """A dossier in the making. `edges` are all accepted ones of the entity, or also proposed ones where `unreviewed`;
    `contracts` are the largest of its `contract_count` contracts, all of them unless there are very many. `withheld`
    counts what is not public, `waiting` the proposed statements that are left out."""

    reader: Reader
    entity: Entity
    words: Wording
    book: NoteBook
    statements: Statements
    redaction: Redaction
    moment: Moment
    unreviewed: bool
    contracts: tuple[ContractRow, ...]
    contract_count: int
    edges: tuple[Edge, ...]
    waiting: int
    withheld: int

    @property
    def name(self) -> str:
        return self.entity.name

    @property
    def status(self) -> tuple[str, ...]:
        return ("accepted", "proposed") if self.unreviewed else ("accepted",)

    @property
    def side(self) -> str:
        """The end of a contract at which the entity stands: vendor, agency, or none where it is neither kind."""
        return {"Company": "vendor", "Agency": "agency"}.get(self.entity.type, "")

    def group(self, *names: str) -> tuple[Edge, ...]:
        """Its edges of some groups of predicates, without the contracts that a table shows."""
        predicates = load_schema().predicates
        return tuple(edge for edge in self.edges if predicates[edge.predicate].group in names)

    def told(self, edges: tuple[Edge, ...]) -> tuple[Sentence, ...]:
        """A sentence each, up to a bound, and how many more there are."""
        sentences = [self.statements.edge(edge) for edge in edges[:STATEMENTS]]
        if len(edges) > STATEMENTS:
            more = self.words.say("more", count=len(edges) - STATEMENTS)
            sentences.append(Sentence(more, self.book.counted(self.command("edges"))))
        return tuple(sentences)

    def command(self, question: str) -> str:
        """The command that asks for what is counted or added up."""
        when = [
            f"--{name.replace('_', '-')} {day}" for name in ("as_of", "known_at") if (day := getattr(self.moment, name))
        ]
        about = f"--{self.side} {self.entity.id}" if question == "contracts" else self.entity.id
        about = f"--entity {self.entity.id}" if question in ("conflicts", "claims", "corroborations") else about
        return " ".join(["vendorgraph query CASE", question, about, *when, "--limit 0"])


def walked(ask: Callable[[int, str | None], Page[T]]) -> Iterator[Page[T]]:
    """Every slice of a list."""
    page = ask(SLICE, None)
    yield page
    while page.next:
        page = ask(SLICE, page.next)
        yield page


def edges_of(reader: Reader, key: str, where: EdgeFilter) -> tuple[list[Edge], int]:
    """All edges of an entity, and how many are not public."""
    pages: list[Page[Any]] = list(walked(lambda size, cursor: reader.edges(key, where, size, cursor)))
    return [edge for page in pages for edge in page.items], pages[0].withheld


def contracts_of(reader: Reader, where: ContractFilter) -> Page[ContractRow]:
    """The contracts that a filter lets through, the largest first: all where they are no more than CONTRACTS."""
    first = reader.contracts(where, SLICE)
    if first.next is None or (first.total or 0) > CONTRACTS:
        return first
    pages: list[Page[Any]] = list(walked(lambda size, cursor: reader.contracts(where, size, cursor)))
    return dataclasses.replace(first, items=tuple(row for page in pages for row in page.items), next=None)
