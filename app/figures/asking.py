"""The questions of a figure to the graph: bounded, of the figure's own day, of what is public and reviewed alone."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from app.export.redaction import Redaction, redaction_of
from app.figures.facts import MAX_LINES, MAX_NODES, Facts, Footnote, Line, Node, Row
from app.figures.notes import Notebook
from app.figures.specification import Show, Specification
from app.figures.wording import amount_lines, clean, say, sentence
from graph.errors import BadFilter, LimitExceeded
from graph.model import load_schema
from graph.store import Claim, ContractFilter, ContractRow, Edge, EdgeFilter, EntityRef, Page, Reader

__all__ = ["Asking"]

SLICE = 500
MOST_READ = 5_000
MOST_CLAIMS = 200


class Asking:
    """Asks a reader for what a figure shows, and knows whether something is left out as not public."""

    def __init__(self, reader: Reader, specification: Specification, redaction: Redaction | None = None) -> None:
        self.reader = reader
        self._redaction = redaction if redaction is not None else redaction_of(reader)
        self.specification = specification
        self.moment = specification.moment
        self.notebook = Notebook()
        self.withheld = False

    @property
    def show(self) -> Show:
        return self.specification.show

    def entity(self, key: str) -> EntityRef:
        """The entity with that key. NotFound where nothing that is public bears it."""
        found = self.reader.entity(key, self.moment)
        return EntityRef(found.id, found.type, found.name)

    def entities(self, keys: Iterable[str]) -> tuple[EntityRef, ...]:
        return tuple({ref.id: ref for ref in map(self.entity, keys)}.values())

    def without(self) -> frozenset[str]:
        """Ids of what the figure leaves out on purpose."""
        return frozenset(ref.id for ref in self.entities(self.show.without))

    def edges(self, key: str, predicates: tuple[str, ...] = (), direction: str = "both") -> list[Edge]:
        """All edges of an entity that the figure may show, implied ones and those of reference lists aside."""
        where = EdgeFilter(
            predicates=predicates, direction=direction, status=self.specification.statuses, moment=self.moment
        )
        found = self._all(lambda size, cursor: self.reader.edges(key, where, size, cursor), f"edges of {key}")
        return [edge for edge in found if not edge.implied and (not edge.background or predicates)]

    def contracts(self, most: int) -> list[ContractRow]:
        """The figure's contracts, the largest first."""
        show = self.show
        where = ContractFilter(
            vendor=show.vendor,
            agency=show.agency,
            since=show.since,
            until=show.until,
            status=self.specification.statuses,
            moment=self.moment,
        )
        page = self.reader.contracts(where, most)
        self.withheld |= page.withheld > 0
        return list(page.items)

    def _all(self, ask: Callable[[int, str | None], Page[Any]], what: str) -> list[Any]:
        found: list[Any] = []
        cursor: str | None = None
        while True:
            page = ask(SLICE, cursor)
            self.withheld |= page.withheld > 0
            found += page.items
            if page.next is None:
                return found
            if len(found) >= MOST_READ:
                raise LimitExceeded(
                    f"More than {MOST_READ:,} {what}: a figure cannot show that; name fewer predicates."
                )
            cursor = page.next

    def evidence(self, edge: Edge) -> tuple[list[Claim], int]:
        """The accepted claims behind an edge (all, where the figure includes what is not reviewed), and how many more
        there are than were read."""
        page = self.reader.evidence(edge.id, MOST_CLAIMS, None, self.moment)
        self.withheld |= page.withheld > 0
        statuses = self.specification.statuses
        claims = [claim for claim in page.items if claim.row.get("status") in statuses and claim.row.get("counted", 1)]
        return claims, max(0, (page.total or 0) - len(page.items))

    def note(self, edge: Edge) -> int:
        """The number of the footnote that proves an edge."""
        claims, more = self.evidence(edge)
        if not claims:
            raise BadFilter(f"Edge {edge.id} has no claim that may be shown: leave it out of the figure.")
        return self.notebook.write(edge.id, edge.id, sentence(edge), claims, more)

    def lines(
        self, edges: Iterable[Edge], through: bool = False, stand_in: Mapping[str, str] | None = None
    ) -> tuple[Line, ...]:
        """Lines of edges, each with its footnotes, in the order of reading. Edges alike between the same two are one
        line, unless they go `through` their contracts. `stand_in` gives the node that a line goes to where another is
        not drawn."""
        shown = stand_in or {}
        groups: dict[tuple[str, str, str, str], list[Edge]] = {}
        for edge in self.in_order(edges):
            contract = edge.contract.id if through and edge.contract else ""
            ends = [shown.get(end.id, end.id) for end in (edge.subject, edge.object)]
            groups.setdefault((ends[0], edge.predicate, ends[1], contract), []).append(edge)
        if len(groups) > MAX_LINES or sum(map(len, groups.values())) > 2 * MAX_LINES:
            raise LimitExceeded(
                f"This figure would have {len(groups)} lines, more than {MAX_LINES}: name fewer entities or predicates."
            )
        return tuple(self._line(*key, alike) for key, alike in groups.items())

    def _line(self, subject: str, predicate: str, object_: str, through: str, alike: list[Edge]) -> Line:
        first = alike[0]
        return Line(
            subject,
            object_,
            predicate,
            tuple(edge.id for edge in alike),
            tuple(self.note(edge) for edge in alike),
            amount_lines(first) if len(alike) == 1 else (),
            planned=all(edge.modality == "planned" for edge in alike),
            ended=all(edge.modality == "ended" for edge in alike),
            disputed=any(edge.disputed for edge in alike),
            unreviewed=any(edge.status != "accepted" for edge in alike),
            through=through or None,
        )

    def in_order(self, edges: Iterable[Edge]) -> list[Edge]:
        """The edges in the order of reading: as `order` names entities, then by kind, parties and contract."""
        places = {ref.id: place for place, ref in enumerate(self.entities(self.specification.order))}
        kinds = {name: place for place, name in enumerate(load_schema().predicates)}
        last = len(places)

        def rank(edge: Edge) -> tuple[Any, ...]:
            ends = [places.get(end.id, last) for end in (edge.subject, edge.object, edge.contract) if end]
            dated = edge.valid_from or "9999"
            named = edge.contract.name if edge.contract else ""
            return (min(ends), kinds[edge.predicate], edge.subject.name, edge.object.name, dated, named, edge.id)

        return sorted({edge.id: edge for edge in edges}.values(), key=rank)

    def facts(
        self,
        nodes: Iterable[Node] = (),
        lines: tuple[Line, ...] = (),
        rows: tuple[Row, ...] = (),
        remarks: tuple[str, ...] = (),
    ) -> Facts:
        """The whole of what was asked."""
        shown = tuple(sorted(nodes, key=lambda node: (node.layer or 0, node.type, node.name, node.id)))
        if len(shown) > MAX_NODES:
            raise LimitExceeded(
                f"This figure would have {len(shown)} nodes, more than {MAX_NODES}: name fewer, or leave some out with"
                " 'without'."
            )
        if not lines and not rows:
            raise BadFilter("This figure would be empty: nothing public and accepted fits what 'show' asks for.")
        notes = tuple(map(self._public_note, self.notebook.notes))
        sources = tuple(dataclasses.replace(one, text=self._public(one.text)) for one in self.notebook.sources)
        return Facts(shown, lines, tuple(map(self._public_row, rows)), notes, sources, self.withheld, remarks)

    def _public(self, text: str) -> str:
        """The words of a source, or a mark where they name something that is not public."""
        if not self._redaction.names(text):
            return text
        self.withheld = True
        return say("not_said")

    def _public_note(self, note: Footnote) -> Footnote:
        citations = tuple(dataclasses.replace(one, text=self._public(one.text)) for one in note.citations)
        return dataclasses.replace(note, lead=self._public(note.lead), citations=citations)

    def _public_row(self, row: Row) -> Row:
        return dataclasses.replace(row, cells=tuple((name, self._public(text)) for name, text in row.cells))


def nodes_of(edges: Iterable[Edge]) -> Iterator[EntityRef]:
    """Both ends of every edge."""
    for edge in edges:
        yield edge.subject
        yield edge.object


def node(ref: EntityRef, lines: tuple[str, ...] = (), layer: int | None = None) -> Node:
    return Node(ref.id, ref.type, clean(ref.name), lines, layer)
