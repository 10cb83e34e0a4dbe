"""Footnotes: which source says it, in which words or rows, by which claims, known since when."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from app.api.models import from_json
from app.export.redaction import Redaction
from app.links import web_address
from app.reports.document import Note, Span
from app.reports.wording import Wording, cleaned
from graph.store import Claim, Moment, Reader, Source

__all__ = ["NoteBook"]

CLAIMS_READ = 500
"""Claims behind one edge that are read; a note tells how many more there are."""

ROWS_NAMED = 12
CLAIMS_NAMED = 6


class NoteBook:
    """Numbers notes in the order in which the text asks for them; the same claims have one note."""

    def __init__(self, reader: Reader, words: Wording, redaction: Redaction, moment: Moment) -> None:
        self._reader, self._words, self._redaction, self._moment = reader, words, redaction, moment
        self._notes: dict[tuple[Any, ...], Note] = {}
        self._edges: dict[str, tuple[Claim, ...]] = {}
        self.hidden = 0
        self.cited: dict[str, tuple[Source, list[int]]] = {}

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(self._notes.values())

    def claims_of(self, edge_id: str) -> tuple[Claim, ...]:
        """The claims of an edge, up to a bound, oldest first."""
        if edge_id not in self._edges:
            page = self._reader.evidence(edge_id, CLAIMS_READ, None, self._moment)
            self._edges[edge_id] = page.items
        return self._edges[edge_id]

    def forget(self, edge_id: str) -> None:
        """Let go of what was read of an edge: a site has more of them than memory should hold."""
        self._edges.pop(edge_id, None)

    def of_edge(self, edge_id: str, claims: int = 0) -> tuple[int, ...]:
        """Notes of an edge that has so many claims: one for each source and piece of evidence."""
        found = self.claims_of(edge_id)
        return self.of_claims(found, max(0, claims - len(found)) if len(found) == CLAIMS_READ else 0)

    def of_claims(self, claims: Iterable[Claim], more: int = 0) -> tuple[int, ...]:
        ordered = sorted(
            claims, key=lambda claim: (*_kind(claim), str(claim.row.get("date")), claim.row.get("row") or 0)
        )
        groups = [list(group) for _, group in groupby(ordered, key=_kind)]
        return tuple(self._of_group(group, more) for group in groups)

    def counted(self, command: str, what: str = "counted") -> tuple[int, ...]:
        """The note of a number: how to ask for what it counts or adds up."""
        spans = (Span(self._words.say(f"note.{what}")), Span(cleaned(command), "code"), Span("."))
        return (self._numbered((what, command), spans, ()),)

    def drawn(self, command: str, footnotes: int, claims: tuple[str, ...]) -> tuple[int, ...]:
        """The note of a figure, whose own footnotes stand in the picture."""
        named = self._words.say("note.claims", count=len(claims), claims=", ".join(claims[:CLAIMS_NAMED]))
        named += self._and_more("note.claims_more", len(claims) - CLAIMS_NAMED)
        lead = self._words.say("note.drawn", count=footnotes)
        spans = (Span(lead), Span(cleaned(command), "code"), Span(f". {named}."))
        return (self._numbered(("drawn", command), spans, claims),)

    def _of_group(self, claims: Sequence[Claim], more: int) -> int:
        ids = tuple(sorted({claim.id for claim in claims}))
        number = self._numbered(("claims", ids, more), self._spans(claims, ids, more), ids)
        source = claims[0].source
        numbers = self.cited.setdefault(source.id, (source, []))[1]
        if number not in numbers:
            numbers.append(number)
        return number

    def _numbered(self, key: tuple[Any, ...], spans: tuple[Span, ...], claims: tuple[str, ...]) -> int:
        if key not in self._notes:
            self._notes[key] = Note(len(self._notes) + 1, spans, claims)
        return self._notes[key].number

    def _spans(self, claims: Sequence[Claim], ids: tuple[str, ...], more: int) -> tuple[Span, ...]:
        first = claims[0]
        named = self._words.say(
            "note.claims", count=len(ids) + more, claims=", ".join(ids[:CLAIMS_NAMED])
        ) + self._and_more("note.claims_more", len(ids) + more - CLAIMS_NAMED)
        day = self._words.date(min(str(claim.row["known_from"]) for claim in claims))
        tail = f"{self._words.say('note.known', day=day)}. {named}."
        return (*self._citation(first.source), *self._said(claims), Span(f" {tail[0].upper()}{tail[1:]}"))

    def _citation(self, source: Source) -> tuple[Span, ...]:
        row = source.row
        title = f"“{cleaned(row['title'])}”" if row.get("title") else cleaned(source.label)
        published = self._words.date(row.get("published"), row.get("published_precision"))
        pieces = [row.get("author"), row.get("publisher"), title, published]
        told = ", ".join(cleaned(str(piece)) for piece in dict.fromkeys(pieces) if piece)
        address = web_address(row.get("address"))
        link = (Span(", "), Span(address, "link", address)) if address else ()
        return (Span(told), *link, Span(". "))

    def _said(self, claims: Sequence[Claim]) -> tuple[Span, ...]:
        first = claims[0]
        kind = first.row["evidence_kind"]
        if kind == "record":
            return (Span(self._record(claims)),)
        quote = first.row.get("quote")
        if not quote:
            return (Span(self._place(first)),)
        if self._hides(claims):
            self.hidden += 1
            return (Span(f"{self._words.say('note.hidden')} ({self._place(first)})."),)
        lead = [Span(self._words.say(f"note.{'restated' if kind == 'statement' else 'reference'}"))] * (kind != "text")
        return (*lead, *(span for place, claim in enumerate(claims) for span in self._quoted(claim, place > 0)))

    def _quoted(self, claim: Claim, further: bool) -> Iterator[Span]:
        """A claim's words and where they stand."""
        kind = claim.row["evidence_kind"]
        words = cleaned(claim.row.get("quote") or "")
        yield Span(" " * further + words, "quote" if kind == "text" else "plain")
        if copied := from_json(claim.row.get("qualifiers"), {}).get("quoted"):
            yield from (Span(self._words.say("note.quoted")), Span(cleaned(str(copied)), "quote"))
        yield Span(f" ({self._place(claim)}).")

    def _hides(self, claims: Sequence[Claim]) -> bool:
        told = (f"{claim.row.get('quote') or ''} {claim.row.get('qualifiers') or ''}" for claim in claims)
        return bool(self._redaction) and any(map(self._redaction.names, told))

    def _record(self, claims: Sequence[Claim]) -> str:
        first = claims[0].row
        award = first.get("contract_name") or first.get("record_key") or ""
        rows = sorted({int(claim.row["row"]) for claim in claims if claim.row.get("row") is not None})
        listed = self._words.say("note.rows", count=len(rows), rows=", ".join(map(str, rows[:ROWS_NAMED])))
        told = f"{self._words.say('note.award', award=award)}, {listed}"
        told += self._and_more("note.rows_more", len(rows) - ROWS_NAMED)
        return f"{told[0].upper()}{told[1:]}."

    def _and_more(self, path: str, count: int) -> str:
        return self._words.say(path, n=self._words.number(count)) if count > 0 else ""

    def _place(self, claim: Claim) -> str:
        row = claim.row
        places = []
        if row.get("page") is not None:
            places.append(self._words.say("note.page", page=row["page"]))
        if row["evidence_kind"] == "text" and row.get("start_offset") is not None:
            places.append(self._words.say("note.place", start=row["start_offset"], end=row["end_offset"]))
        if row["evidence_kind"] == "text" and row.get("row") is not None:
            places.append(self._words.say("note.rows", count=1, rows=row["row"]))
        if row["evidence_kind"] == "statement":
            places += self._on_sheet(row)
        if row["evidence_kind"] == "reference":
            places.append(self._words.say("note.record", record=row.get("record_key") or row.get("row") or ""))
        who = [str(name) for name in from_json(row.get("attribution"), [])]
        if who and not any(map(self._redaction.names, who)):
            places.append(self._words.say("note.cites", who=", ".join(who)))
        return "; ".join(places)

    def _on_sheet(self, row: Any) -> list[str]:
        qualifiers = from_json(row.get("qualifiers"), {})
        located = [cleaned(str(qualifiers["locator"]))] if qualifiers.get("locator") else []
        if name := row.get("contract_name"):
            what = "award" if row.get("level") else "contract"
            located.append(self._words.say(f"note.{what}", **{what: name}))
        return [*located, self._words.say("note.sheet", row=row.get("row"))]


def _kind(claim: Claim) -> tuple[str, str, str]:
    """What stands in one note: rows of one award, or one quote of one source."""
    row = claim.row
    if row["evidence_kind"] == "record":
        return claim.source.id, "record", str(row.get("contract_name") or row.get("record_key"))
    if row["evidence_kind"] == "statement" and row.get("level"):
        return claim.source.id, "award", str(row.get("contract_name"))
    return claim.source.id, row["evidence_kind"], f"{row.get('quote')} {row.get('start_offset')} {row.get('row')}"
