"""Entities and statements of a site: each as a page by itself and as an answer for the explorer."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from app.export.redaction import Redaction
from app.publishing.answers import Answers
from app.publishing.bounds import Bounds
from app.publishing.entities import entity_page
from app.publishing.evidence import Evidence, edge_page
from app.publishing.joined import edges_of
from app.publishing.shell import Shell
from graph.store import Edge, Reader, Source

__all__ = ["Written"]


class Written:
    """Writes entities, and once each the statements that they show."""

    def __init__(
        self, reader: Reader, shell: Shell, redaction: Redaction, bounds: Bounds, put: Callable[[str, str], None]
    ) -> None:
        self._reader, self._shell, self._redaction, self._bounds, self._put = reader, shell, redaction, bounds, put
        self.evidence = Evidence(shell, reader, redaction)
        self._sources: dict[str, Source] = {}
        self._said: dict[str, Counter[str]] = {}

    def entity(self, row: Mapping[str, Any], answers: Answers) -> None:
        entity = self._reader.entity(row["public_id"])
        edges = edges_of(self._reader, entity, self._bounds.edges)
        told: Counter[str] = Counter()
        for edge in edges.items:
            told += self._statement(edge, answers)
        more = max(0, (edges.total or 0) - len(edges.items))
        self._put(self._shell.pages[entity.id], entity_page(self._shell, entity, edges, self._redaction, more))
        answers.entity(entity, edges, {key: (self._sources[key], n) for key, n in told.most_common()})
        answers.known(row, [*entity.keys, *(name for name, _ in entity.names)])

    def _statement(self, edge: Edge, answers: Answers) -> Counter[str]:
        """The number of claims by source."""
        if edge.id not in self._said:
            claims = self.evidence.claims_of(edge)
            self._shell.statements.add(edge.id)
            self._put(edge_page(edge.id), self.evidence.page(edge, claims))
            answers.edge(edge, claims)
            self._sources.update({claim.source.id: claim.source for claim in claims})
            self._said[edge.id] = Counter(claim.source.id for claim in claims)
        return self._said[edge.id]
