"""The footnotes of a figure and its list of sources: what each claim says, by whom, where it can be looked up."""

import string
from collections import defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from app.figures.facts import Citation, Footnote, SourceNote
from app.figures.wording import AMOUNTS, clean, date_text, full_money, say, words
from graph.store import Claim, Source

__all__ = ["MOST_CLAIMS", "Notebook"]

MOST_CLAIMS = 6
"""How many claims a footnote cites one by one; every source has at least one."""

LONGEST_QUOTE = 600


class Notebook:
    """Numbers notes in the order in which they are written, letters sources in the order in which they are cited."""

    def __init__(self) -> None:
        self.notes: list[Footnote] = []
        self._sources: dict[str, Source] = {}

    def write(self, key: str, edge: str | None, lead: str, claims: Sequence[Claim], more: int = 0) -> int:
        """A note about the claims; gives its number. `more` are claims that were not even read."""
        cited = _chosen(claims)
        by_source: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in cited:
            by_source[claim.source.id].append(claim)
            self._sources.setdefault(claim.source.id, claim.source)
        citations = tuple(self._citation(told) for told in by_source.values())
        number = len(self.notes) + 1
        self.notes.append(Footnote(number, key, edge, lead, citations, len(claims) - len(cited) + more))
        return number

    def _citation(self, claims: Sequence[Claim]) -> Citation:
        text = _joined(evidence_text(claim) for claim in claims)
        return Citation(self._letter(claims[0].source.id), text, tuple(claim.id for claim in claims))

    def _letter(self, source: str) -> str:
        number = list(self._sources).index(source)
        letters = string.ascii_uppercase
        first = letters[number // 26 - 1] if number >= 26 else ""
        return first + letters[number % 26]

    @property
    def sources(self) -> tuple[SourceNote, ...]:
        """Each cited source, in the order of its letter; one that counts with an earlier one as one source says so."""
        firsts: dict[str, str] = {}
        told = []
        for id_, source in self._sources.items():
            letter = self._letter(id_)
            text = source_text(source)
            if (origin := source.row.get("origin")) and source.row.get("kind") != "records":
                if origin in firsts and not _records(source):
                    text += say("one_source", letter=firsts[origin])
                firsts.setdefault(origin, letter)
            told.append(
                SourceNote(letter, id_, text, web_address(source.row.get("address")), source.row.get("retrieved"))
            )
        return tuple(told)


def _records(source: Source) -> bool:
    """Whether it is a register, whose entries share their origin without repeating each other."""
    publisher = str(source.row.get("publisher") or "")
    return source.row.get("kind") in ("records", "reference") or publisher.startswith("USAspending")


def _chosen(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The first of each source, then the rest in their order, up to the bound; in the order given."""
    firsts = {claim.source.id: claim for claim in reversed(claims)}
    chosen = {claim.id for claim in firsts.values()}
    for claim in claims:
        if len(chosen) < MOST_CLAIMS:
            chosen.add(claim.id)
    return tuple(claim for claim in claims if claim.id in chosen)


def evidence_text(claim: Claim) -> str:
    """What proves a claim: the very words of a document, the words that restate a work, or the record."""
    row = claim.row
    quote = clean(str(row.get("quote") or ""))[:LONGEST_QUOTE]
    if row["evidence_kind"] == "text":
        page = say("page", page=row["page"]) if row.get("page") else ""
        told = f"“{quote}”{page}"
        return f"{told}, {say('row', row=row['row'])}" if row.get("row") else told
    if row["evidence_kind"] == "record":
        return _record_text(claim)
    if row["evidence_kind"] == "reference":
        return say("listed")
    return quote if not row.get("level") else f"{_award(claim)}: {quote}"


def _joined(texts: Iterable[str]) -> str:
    """
    >>> _joined(["One.", "Two", "One."])
    'One; Two'
    """
    return "; ".join(text.removesuffix(".") for text in dict.fromkeys(texts))


def _award(claim: Claim) -> str:
    row = claim.row
    number = clean(str(row.get("contract_name") or row.get("record_key") or ""))
    told = [say("award", number=number)]
    if row.get("modification"):
        told.append(say("modification", number=clean(str(row["modification"]))))
    return ", ".join(told)


def _record_text(claim: Claim) -> str:
    row = claim.row
    told = [_award(claim)]
    if row.get("date"):
        told.append(date_text(row["date"], row.get("date_precision")))
    told += [
        f"{words()['amounts'][name]} {full_money(row[name], row.get('currency'))}"
        for name in AMOUNTS[:3]
        if row.get(name) is not None
    ]
    return ", ".join([*told, say("row", row=row["row"])] if row.get("row") else told)


def source_text(source: Source) -> str:
    """Publisher, title, author, date: a citation that a reader can follow."""
    row = source.row
    told = [clean(str(row["publisher"]))] if row.get("publisher") else []
    title = row.get("title") or (row.get("file") or source.label).rsplit("/", 1)[-1]
    told.append(f"“{clean(str(title))}”")
    if row.get("author"):
        told.append(say("by", author=clean(str(row["author"]))))
    if row.get("published"):
        told.append(date_text(row["published"], row.get("published_precision")))
    elif row.get("retrieved"):
        told.append(say("retrieved", day=date_text(row["retrieved"])))
    return ", ".join(told) + "."


def web_address(address: str | None) -> str | None:
    """The address where it is one of the web: a figure links to nothing else."""
    try:
        parts = urlsplit(clean(address or ""))
    except ValueError:
        return None
    whole = parts.scheme in ("http", "https") and parts.netloc and " " not in parts.geturl()
    return parts.geturl() if whole and len(parts.geturl()) <= 500 else None
