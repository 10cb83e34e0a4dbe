"""Sentences of edges and claims: what is said, since when, how surely, with the notes that bear it out."""

from collections.abc import Sequence
from typing import Any

from app.api.models import from_json
from app.export.redaction import Redaction
from app.reports.document import Sentence
from app.reports.notes import NoteBook
from app.reports.wording import Wording
from graph.store import Claim, Edge

__all__ = ["Statements"]

AMOUNTS = ("obligated", "current", "potential")
MARKED = ("planned", "ended", "hypothetical", "denied")
VALUES_NAMED = 3


class Statements:
    """Turns edges into sentences; every one of them has its notes."""

    def __init__(self, words: Wording, book: NoteBook, redaction: Redaction) -> None:
        self.words, self.book, self._redaction = words, book, redaction

    def edge(self, edge: Edge) -> Sentence:
        claims = self.book.claims_of(edge.id)
        text = self.words.say(
            "edge",
            subject=edge.subject.name,
            said=self.words.verb(edge.predicate),
            object=edge.object.name,
            more=self._more(edge, claims),
        )
        return Sentence(text + self._marks(edge, claims), self.book.of_edge(edge.id, edge.claims))

    def untaken(self, claim: Claim) -> Sentence:
        """A claim of which no edge follows, with the reason."""
        text = self.words.say(
            "untaken.item",
            subject=claim.subject.name,
            said=self.words.verb(claim.predicate),
            object=claim.object.name,
            reason=str(claim.row.get("reason") or "").rstrip("."),
        )
        return Sentence(text, self.book.of_claims([claim]))

    def _more(self, edge: Edge, claims: Sequence[Claim]) -> str:
        told = [self._qualified("role", claims)]
        if edge.contract and edge.contract.id not in (edge.subject.id, edge.object.id):
            told.append(self.words.say("about", contract=edge.contract.name))
        told += [self._when(edge, claims), self._qualified("purpose", claims)]
        if amounts := self.amounts(edge):
            told.append(f": {'; '.join(amounts)}")
        return "".join(told)

    def amounts(self, edge: Edge) -> list[str]:
        """Each amount that a source gives, under its own name."""
        found = [
            self.words.say(f"amounts.{name}", amount=self.words.money(cents, edge.currency))
            for name in AMOUNTS
            if (cents := getattr(edge, name)) is not None
        ]
        if edge.stated is not None:
            how = f"_{edge.stated_qualifier}" if edge.stated_qualifier not in (None, "exact") else ""
            found.append(self.words.say(f"amounts.stated{how}", amount=self.words.money(edge.stated, edge.currency)))
        return found

    def _when(self, edge: Edge, claims: Sequence[Claim]) -> str:
        start = self.words.date(edge.valid_from, edge.valid_from_precision)
        end = self.words.date(edge.valid_to, edge.valid_to_precision)
        lasting = any(claim.row.get("start") or claim.row.get("level") for claim in claims)
        if start and (start == end or (not end and not lasting)):
            return self.words.say("dated", start=start)
        if start and end:
            return self.words.say("from_to", start=start, end=end)
        if start:
            return self.words.say("from", start=start)
        return self.words.say("to", end=end) if end else ""

    def _qualified(self, name: str, claims: Sequence[Claim]) -> str:
        values = dict.fromkeys(str(value) for claim in claims if (value := _qualifiers(claim).get(name)))
        kept = [value for value in values if not self._redaction.names(value)][:VALUES_NAMED]
        told: dict[str, Any] = {name: ", ".join(kept)}
        return self.words.say(name, None, **told) if kept else ""

    def _marks(self, edge: Edge, claims: Sequence[Claim]) -> str:
        told = []
        if edge.modality == "reported":
            told.append(self._reported(claims))
        elif edge.modality in MARKED:
            told.append(self.words.say(f"marks.{edge.modality}"))
        told += [self._shared(claims)]
        if edge.status == "proposed":
            told.append(self.words.say("marks.proposed"))
        if edge.disputed:
            told.append(self.words.say("marks.disputed", section=self.words.say("sections.conflicts")))
        return "".join(f" {mark.strip()}" for mark in told if mark)

    def _reported(self, claims: Sequence[Claim]) -> str:
        chains = [from_json(claim.row.get("attribution"), []) for claim in claims]
        who = dict.fromkeys(str(chain[0]) for chain in chains if chain)
        kept = [name for name in who if not self._redaction.names(name)][:VALUES_NAMED]
        if not kept:
            return self.words.say("marks.reported_by_source")
        return self.words.say("marks.reported", who=", ".join(kept).rstrip("."))

    def _shared(self, claims: Sequence[Claim]) -> str:
        """A sum of several parties, which stands on no edge."""
        for claim in claims:
            told = _qualifiers(claim)
            amount = told.get("collective_amount_usd")
            if isinstance(amount, (int, float)) and not self._redaction.names(str(told.get("amount_scope", ""))):
                how = claim.row.get("amount_qualifier") or "exact"
                dollars = self.words.money(round(amount * 100))
                return self.words.say(f"shared.{how}", amount=dollars, scope=told.get("amount_scope") or "—")
        return ""


def _qualifiers(claim: Claim) -> dict[str, Any]:
    return from_json(claim.row.get("qualifiers"), {}) or {}
