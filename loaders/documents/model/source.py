"""The network beside the rules: its names join theirs, and a policy weighs what both say of each pair of things."""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from loaders.documents.document import Document
from loaders.documents.extract import extract
from loaders.documents.extracted import ExtractedClaim, Extraction, Party, Spoken
from loaders.documents.model.amounts import amounts
from loaders.documents.model.capitals import in_capitals
from loaders.documents.model.combination import Candidate, candidates
from loaders.documents.model.edges import Edge, edges
from loaders.documents.model.hedging import manner
from loaders.documents.model.network import Network
from loaders.documents.model.ranking import Policy, judged, kept, likelihood
from loaders.documents.model.reader import Reader, Reading, Related
from loaders.documents.model.traits import Looks
from loaders.documents.names.candidates import CandidateName, joined
from loaders.documents.words.lexicon import Lexicon, load_lexicon
from loaders.documents.words.tokens import sentences

__all__ = ["ModelSource", "Quotes", "Weighed", "candidate_names", "model_source", "weights_folder"]

_NOT_NAMES = frozenset({"Money", "Date"})
_READ_ZONES = frozenset({"headline", "body"})
_LONGEST_QUOTE = 1200


@dataclass(frozen=True, slots=True)
class Weighed:
    """A document as both sides see it: the rules' extraction, the places that were read, each candidate's traits."""

    extraction: Extraction
    said: tuple[Spoken, ...]
    relations: tuple[Related, ...]
    found: tuple[tuple[Candidate, Mapping[str, float]], ...]


@dataclass(frozen=True, slots=True)
class ModelSource:
    """The network beside the rules. The same document gives the same extraction."""

    reader: Reader
    policy: Policy
    version: str

    def names(self, document: Document) -> Sequence[CandidateName]:
        """The network's names alone, for rules to take up."""
        return candidate_names(self.reader.read(in_capitals(document.text)))

    def extract(
        self,
        document: Document,
        *,
        lexicon: Lexicon | None = None,
        recipients: Iterable[str] = (),
        proposed: Sequence[CandidateName] = (),
    ) -> Extraction:
        """The rules with the network's names and those `proposed`; of their claims and of the network's edges what the
        policy admits, with its likelihood as confidence.

        Beyond what the reader reads of a long document, the rules stand alone.
        """
        weighed = self.weigh(document, lexicon=lexicon, recipients=recipients, proposed=proposed)
        ranked = [(c, likelihood(traits, self.policy.weights)) for c, traits in weighed.found]
        chosen = kept(ranked, self.policy)
        shown = [c.edge for c, _ in chosen if c.edge is not None and not c.claims]
        sums = amounts(document.text, weighed.said, weighed.relations, shown)
        claims = [c for c in weighed.extraction.claims if c.end > self.reader.longest]
        quotes, number = Quotes(document), 0
        for candidate, value in chosen:
            told = candidate.claims
            claims += (replace(c, confidence=round(value, 3)) for c in told) if judged(candidate) else told
            if candidate.edge is not None and not candidate.claims:
                claims += self.claims_of(document, candidate.edge, value, sums.get(number, {}), quotes)
                number += 1
        claims.sort(key=lambda c: (c.start, c.end, c.predicate, c.subject.name, c.object.name))
        return Extraction(weighed.extraction.mentions, tuple(claims))

    def weigh(
        self,
        document: Document,
        *,
        lexicon: Lexicon | None = None,
        recipients: Iterable[str] = (),
        proposed: Sequence[CandidateName] = (),
    ) -> Weighed:
        """What the policy decides on, before it does."""
        tables = lexicon or load_lexicon()
        reading = self.reader.read(in_capitals(document.text))
        names = joined(candidate_names(reading), proposed)
        extraction = extract(document, lexicon=tables, recipients=recipients, proposed=names, speaking=True)
        said = tuple(sorted((*extraction.spoken, *_sums(document, reading)), key=lambda s: (s.start, s.end)))
        relations = self.reader.relate(reading, said)
        joins = edges(said, relations)
        within = tuple(c for c in extraction.claims if c.end <= self.reader.longest)
        found = candidates(replace(extraction, claims=within), [e for e in joins if not _of_press(e, tables)])
        looks = Looks(found, joins, extraction.spoken, reading.mentions)
        return Weighed(extraction, said, relations, tuple((c, looks.of(c)) for c in found))

    def claims_of(
        self, document: Document, edge: Edge, value: float, sums: Mapping[str, object], quotes: "Quotes"
    ) -> list[ExtractedClaim]:
        """The edge as a claim; none where its two places stand too far apart for a quote."""
        start, end = quotes.around(edge)
        if end - start > _LONGEST_QUOTE:
            return []
        quote = document.text[start:end]
        one, two = sorted((p.start - start, p.end - start) for p in (edge.subject, edge.object))
        claim = ExtractedClaim(
            subject=_party(document.text, edge.subject),
            predicate=edge.predicate,
            object=_party(document.text, edge.object),
            qualifiers=sums,
            modality=manner(quote, one, two, edge.modality),
            attribution=(),
            start=start,
            end=end,
            quote=quote,
            page=document.page_at(start),
            confidence=round(value, 3),
            extractor=self.version,
        )
        return [claim]


class Quotes:
    """Whole sentences around two places."""

    def __init__(self, document: Document) -> None:
        found = sorted((s.start, s.end) for s in sentences(document))
        self.starts, self.ends = [s for s, _ in found], [e for _, e in found]

    def around(self, edge: Edge) -> tuple[int, int]:
        start, end = min(edge.subject.start, edge.object.start), max(edge.subject.end, edge.object.end)
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        begin = self.starts[first] if first >= 0 and self.ends[first] > start else start
        finish = self.ends[last] if last >= 0 and self.ends[last] >= end else end
        return begin, finish


def _party(text: str, place: Spoken) -> Party:
    return Party(place.type, place.name, text[place.start : place.end], place.start, place.end)


def _of_press(edge: Edge, lexicon: Lexicon) -> bool:
    """A newspaper is no party to the business that it reports."""
    return any(lexicon.is_press(place.name) for place in (edge.subject, edge.object))


def _sums(document: Document, reading: Reading) -> list[Spoken]:
    """Sums of headline and body as places, each a thing of its own."""
    shown = [(z.start, z.end) for z in document.zones if z.kind in _READ_ZONES]
    money = (m for m in reading.mentions if m.type == "Money" and any(a <= m.start < b for a, b in shown))
    return [Spoken(m.start, m.end, m.type, True, -2 - i, "", 1, False, False) for i, m in enumerate(money)]


def candidate_names(reading: Reading) -> tuple[CandidateName, ...]:
    """The reading's names as the rules take them up: without sums and dates, which rules read better."""
    named = (m for m in reading.mentions if m.named and m.type not in _NOT_NAMES)
    return tuple(CandidateName(m.start, m.end, m.type, m.score) for m in named)


def weights_folder() -> Path:
    """Where the package keeps the graphs, the tokenizer and the policy."""
    return Path(__file__).parent / "weights"


@lru_cache(maxsize=1)
def model_source(folder: Path | None = None) -> ModelSource:
    """The packaged network, loaded when first asked for."""
    folder = folder or weights_folder()
    policy = json.loads((folder / "policy.json").read_text("utf-8"))
    digest = hashlib.sha256((folder / "read.onnx").read_bytes() + (folder / "relate.onnx").read_bytes()).hexdigest()
    weighing = Policy(policy["weights"], policy["beside"], policy["alone"])
    return ModelSource(Reader(Network(folder)), weighing, f"model/1 {digest[:12]}")
