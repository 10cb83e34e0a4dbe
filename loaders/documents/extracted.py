"""What extraction gives, and its form as JSON lines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

__all__ = ["ExtractedClaim", "Extraction", "Mention", "Party", "Spoken", "as_json", "in_one_line"]


Qualifiers = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text. `start` and `end` are code points, end exclusive."""

    start: int
    end: int
    text: str
    type: str
    zone: str


@dataclass(frozen=True, slots=True)
class Party:
    """One end of a claim: its fullest name in the document, and the words that stand for it in the evidence."""

    type: str
    name: str
    mention: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ExtractedClaim:
    """One statement of the document. `quote` is text[start:end]; `attribution` is who says it, nearest first."""

    subject: Party
    predicate: str
    object: Party
    qualifiers: Qualifiers
    modality: str
    attribution: tuple[str, ...]
    start: int
    end: int
    quote: str
    page: int | None
    confidence: float
    extractor: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A place that speaks of a thing: a name, or (`named` false) a phrase or pronoun that stands for one.

    `thing` numbers the things of the document, `name` is its fullest name, `count` how often it is named. `known`: the
    tables know it, and as that kind; `guessed`: only a statement tells its kind; `outside`: its sentence tells that it
    is no party to a deal.
    """

    start: int
    end: int
    type: str
    named: bool
    thing: int
    name: str
    count: int
    known: bool
    guessed: bool
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Extraction:
    """`spoken` is filled only where it is asked for."""

    mentions: tuple[Mention, ...]
    claims: tuple[ExtractedClaim, ...]
    spoken: tuple[Spoken, ...] = ()


def in_one_line(words: str) -> str:
    """Words as they are told, however a document breaks them into lines."""
    return " ".join(words.split())


def as_json(doc: str, extraction: Extraction, *, mentions: bool = False) -> Iterator[dict[str, object]]:
    """A JSON object a claim, then, if asked, a JSON object a mention. `doc` is the file's name."""
    for claim in extraction.claims:
        yield {
            "doc": doc,
            "subject": _party(claim.subject),
            "predicate": claim.predicate,
            "object": _party(claim.object),
            "qualifiers": dict(claim.qualifiers),
            "modality": claim.modality,
            "attribution": list(claim.attribution),
            "evidence": {"start": claim.start, "end": claim.end, "quote": claim.quote}
            | ({"page": claim.page} if claim.page else {}),
            "confidence": round(claim.confidence, 3),
            "extractor": claim.extractor,
        }
    if mentions:
        for mention in extraction.mentions:
            yield {"doc": doc, "start": mention.start, "end": mention.end, "text": mention.text, "type": mention.type}


def _party(party: Party) -> dict[str, object]:
    return {"type": party.type, "name": party.name, "mention": party.mention, "start": party.start, "end": party.end}
