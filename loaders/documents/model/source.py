"""The network beside the rules: its names join theirs, its edges become claims where the policy admits them."""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from loaders.documents.candidates import CandidateName, joined
from loaders.documents.document import Document
from loaders.documents.extract import extract
from loaders.documents.extracted import ExtractedClaim, Extraction, Party
from loaders.documents.lexicon import Lexicon
from loaders.documents.model.amounts import amounts
from loaders.documents.model.combination import candidates
from loaders.documents.model.edges import Edge, Thing, edges, things
from loaders.documents.model.network import Network
from loaders.documents.model.ranking import Policy, kept, likelihood, rivals, traits
from loaders.documents.model.reader import Reader, Reading, Seen
from loaders.documents.tokens import sentences

__all__ = ["ModelSource", "candidate_names", "model_source", "weights_folder"]

_READ_ZONES = frozenset({"headline", "body"})
_NOT_NAMES = frozenset({"Money", "Date"})
_LONGEST_QUOTE = 1200


@dataclass(frozen=True, slots=True)
class ModelSource:
    """The network beside the rules. The same document gives the same extraction."""

    reader: Reader
    policy: Policy
    version: str

    def names(self, document: Document) -> Sequence[CandidateName]:
        """The network's names alone, for rules to take up."""
        return candidate_names(self.reader.read(document.text))

    def extract(
        self,
        document: Document,
        *,
        lexicon: Lexicon | None = None,
        recipients: Iterable[str] = (),
        proposed: Sequence[CandidateName] = (),
    ) -> Extraction:
        """The rules with the network's names and those `proposed`, then its edges beside their claims: what the policy
        admits of each.

        Beyond what the reader reads of a long document, the rules stand alone.
        """
        reading = self.reader.read(document.text)
        extraction = extract(
            document, lexicon=lexicon, recipients=recipients, proposed=joined(candidate_names(reading), proposed)
        )
        reading, beyond = _readable(document, reading), [c for c in extraction.claims if c.end > self.reader.longest]
        within = Extraction((), tuple(c for c in extraction.claims if c.end <= self.reader.longest))
        found = candidates(document.text, within, reading, edges(document.text, reading))
        among = rivals(found)
        ranked = [(c, likelihood(traits(c, reading, among), self.policy.weights)) for c in found]
        chosen = kept(ranked, self.policy)
        shown = [c.edge for c in chosen if c.edge is not None]
        sums = amounts(document.text, reading, shown, things(document.text, reading))
        by_edge = {id(edge): sums.get(number, {}) for number, edge in enumerate(shown)}
        quotes = _Quotes(document)
        claims = beyond
        for c in chosen:
            claims += c.claims
            if not c.claims and c.edge is not None:
                claims += self._claims(document, reading, c.edge, by_edge[id(c.edge)], quotes)
        claims.sort(key=lambda c: (c.start, c.end, c.predicate, c.subject.name, c.object.name))
        return Extraction(extraction.mentions, tuple(claims))

    def _claims(
        self, document: Document, reading: Reading, edge: Edge, sums: Mapping[str, object], quotes: "_Quotes"
    ) -> list[ExtractedClaim]:
        """The edge as a claim; none where its two mentions stand too far apart for a quote."""
        subject, target = reading.mentions[edge.subject_mention], reading.mentions[edge.object_mention]
        start, end = quotes.around(min(subject.start, target.start), max(subject.end, target.end))
        if end - start > _LONGEST_QUOTE:
            return []
        claim = ExtractedClaim(
            subject=_party(document.text, edge.subject, subject),
            predicate=edge.predicate,
            object=_party(document.text, edge.object, target),
            qualifiers=sums,
            modality=edge.modality,
            attribution=(),
            start=start,
            end=end,
            quote=document.text[start:end],
            page=document.page_at(start),
            confidence=round(edge.score, 3),
            extractor=self.version,
        )
        return [claim]


class _Quotes:
    """Whole sentences around two mentions."""

    def __init__(self, document: Document) -> None:
        found = sorted((s.start, s.end) for s in sentences(document))
        self.starts, self.ends = [s for s, _ in found], [e for _, e in found]

    def around(self, start: int, end: int) -> tuple[int, int]:
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        begin = self.starts[first] if first >= 0 and self.ends[first] > start else start
        finish = self.ends[last] if last >= 0 and self.ends[last] >= end else end
        return begin, finish


def _party(text: str, thing: Thing, mention: Seen) -> Party:
    return Party(thing.type, thing.name, text[mention.start : mention.end], mention.start, mention.end)


def _zones(document: Document, mentions: Sequence[Seen]) -> list[str]:
    starts = [z.start for z in document.zones]
    found: list[str] = []
    for m in mentions:
        at = bisect_right(starts, m.start) - 1
        zone = document.zones[at] if at >= 0 else None
        found.append(zone.kind if zone and m.start < zone.end else "boilerplate")
    return found


def _readable(document: Document, reading: Reading) -> Reading:
    """The reading without relations of mentions outside headline and body."""
    zones = _zones(document, reading.mentions)
    fine = {i for i, zone in enumerate(zones) if zone in _READ_ZONES}
    return Reading(reading.mentions, tuple(r for r in reading.relations if {r.subject, r.object} <= fine))


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
    return ModelSource(
        Reader(Network(folder)), Policy(policy["weights"], policy["beside"], policy["alone"]), f"model/1 {digest[:12]}"
    )
