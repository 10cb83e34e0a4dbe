"""From a document to mentions and claims, by rules alone. Nothing is stated that no sentence says."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from loaders.documents.document import Document
from loaders.documents.extracted import ExtractedClaim, Extraction, Mention, Party, Spoken
from loaders.documents.meanings.anaphora import Discourse
from loaders.documents.meanings.frame_kinds import FrameKinds
from loaders.documents.meanings.naming import late_names
from loaders.documents.meanings.retelling import attributed, retold_from
from loaders.documents.meanings.spoken import phrases, places, set_apart
from loaders.documents.names.candidates import CandidateName
from loaders.documents.names.reading import ReadDocument, read_names
from loaders.documents.names.shapes import Line
from loaders.documents.relations.deals import next_deal, of_another, shares
from loaders.documents.relations.disavowal import disavowed, forbidden, undisclosed
from loaders.documents.relations.outsiders import outsiders
from loaders.documents.relations.qualifiers import qualifiers_of
from loaders.documents.relations.rules import Rules
from loaders.documents.relations.statements import Ends, Statement
from loaders.documents.sentences.afterwards import tell_future
from loaders.documents.sentences.clauses import Clause, clauses_of
from loaders.documents.sentences.modality import attribution_of, modality_of
from loaders.documents.sentences.phrases import Item, Noun, items_of
from loaders.documents.sentences.unit import Unit
from loaders.documents.sentences.units import units_of
from loaders.documents.sentences.within import without_lands
from loaders.documents.words.dates import year_of
from loaders.documents.words.lexicon import Lexicon, load_lexicon

__all__ = ["extract", "predicate_ends"]

EXTRACTOR = "rules/1"
_BUSINESS = frozenset({"CONTRACTED_WITH", "SUPPLIES", "PAID", "HOSTS", "COMPETED_FOR", "DEVELOPS", "USES"})


def extract(
    document: Document,
    *,
    lexicon: Lexicon | None = None,
    recipients: Iterable[str] = (),
    proposed: Sequence[CandidateName] = (),
    speaking: bool = False,
) -> Extraction:
    """Mentions of headline and body, and claims with their evidence.

    `recipients` are names known to be companies, as of the award records of a case, `proposed` names of another source.
    With `speaking` it also tells where the text speaks of which thing. The same document, tables, recipients and
    proposals give the same extraction.
    """
    tables = lexicon or load_lexicon()
    names = tuple(recipients)
    extractor = _Extractor(document, tables.with_recipients(names) if names else tables, proposed)
    found = extractor.run()
    return replace(found, spoken=extractor.spoken()) if speaking else found


@dataclass(slots=True)
class _Parsed:
    line: Line
    units: list[Unit]
    items: list[Item]
    clauses: list[Clause]


class _Extractor:
    def __init__(self, document: Document, lexicon: Lexicon, proposed: Sequence[CandidateName]) -> None:
        self.document = document
        self.lexicon = lexicon
        self.ends = predicate_ends()
        self.read: ReadDocument = read_names(document, lexicon, proposed)
        self.retold = retold_from(self.read, document.metadata.publisher, lexicon)
        published = document.metadata.published
        self.year = published[:4] if published else year_of(document.text)
        self.parsed = [self._parse(x) for x in self.read.lines if _states(x)]
        self.late = late_names([parsed.items for parsed in self.parsed], lexicon)

    def run(self) -> Extraction:
        self._guess_kinds()
        claims: dict[tuple[object, ...], ExtractedClaim] = {}
        dealt: set[tuple[int, str, str]] = set()
        headlines = {x.sentence.start for x in self.read.lines if x.sentence.zone == "headline"}
        for parsed, statement in self._statements():
            claim = self._claim(parsed, statement)
            if claim is not None:
                if claim.predicate == "CONTRACTED_WITH":
                    dealt.add((claim.start, claim.object.name, claim.subject.name))
                key = (claim.subject.name, claim.predicate, claim.object.name, claim.start)
                old = claims.get(key)
                if old is None or len(claim.qualifiers) > len(old.qualifiers):
                    claims[key] = claim
        told = [c for c in claims.values() if not _of_contract(c, dealt)]
        told = [c for c in told if not _only_sold(c, told) and not _only_works(c, told)]
        below = {_edge(c) for c in told if c.start not in headlines}
        below |= {(firm, "SUPPLIES", body) for body, deal, firm in below if deal == "CONTRACTED_WITH"}
        told = [c for c in told if c.start not in headlines or _edge(c) not in below]  # a headline repeats its text
        told = list(_by_bodies(told, self.lexicon))
        return Extraction(self._mentions(), tuple(sorted(told, key=_order)))

    def spoken(self) -> tuple[Spoken, ...]:
        """Where the text speaks of which thing, in the order of the text; after `run`, which tells the kinds."""
        discourse = Discourse(self.read.entities, self.lexicon)
        discourse.late = self.late
        found = list(places(self.read, self.lexicon))
        apart: list[tuple[int, int, int]] = []  # from, to, thing
        for parsed in self.parsed:
            sentence = parsed.line.sentence
            discourse.resolve(parsed.items, sentence.paragraph)
            found += phrases(parsed.items, self.read.entities, self.lexicon)
            outside = outsiders(parsed.items, parsed.clauses)
            apart += ((sentence.start, sentence.end, noun.entity) for noun in outside if noun.entity >= 0)
        return set_apart(sorted(found, key=lambda s: (s.start, s.end)), apart)

    def _guess_kinds(self) -> None:
        """Lets the statements in which a name of unknown kind would fit say what it is."""
        frames = FrameKinds(self.lexicon, self.read.entities)
        for _ in range(2):
            self._framed(frames)
            votes: dict[int, dict[str, float]] = {}
            for _, statement in self._statements(voting=True):
                clause = statement.clause
                if clause is not None and (clause.verb.modal or clause.verb.negated or clause.condition):
                    continue  # what may be used, and what is not, tells no kind
                for noun, kinds in (
                    (statement.subject, self.ends[statement.predicate].subjects),
                    (statement.object, self.ends[statement.predicate].objects),
                ):
                    if not noun.kind:
                        kind = votes.setdefault(noun.entity, {})
                        kind[kinds[0]] = kind.get(kinds[0], 0.0) + statement.weight
            if not votes:
                return
            for entity, kinds_of in votes.items():
                self.read.entities[entity].kind = max(kinds_of.items(), key=lambda item: (item[1], item[0]))[0]
                self.read.entities[entity].guessed = True
            self._spread()

    def _framed(self, frames: FrameKinds) -> None:
        """Lets what is done to a name of unknown kind say what it is."""
        frames.begin()
        for parsed in self.parsed:
            if any(name.entity in frames.open for name in parsed.line.names):
                frames.read(parsed.items, parsed.clauses)
        told = list(frames.told())
        for entity, kind in told:
            entity.kind = kind
        if told:
            self._spread()

    def _spread(self) -> None:
        for line in self.read.lines:
            for name in line.names:
                name.kind = self.read.entities[name.entity].kind

    def _statements(self, voting: bool = False) -> Iterable[tuple[_Parsed, Statement]]:
        discourse = Discourse(self.read.entities, self.lexicon)
        discourse.late = self.late
        rules = Rules(self.lexicon, self.ends, discourse)
        for parsed in self.parsed:
            discourse.resolve(parsed.items, parsed.line.sentence.paragraph)
            if voting and all(name.kind for name in parsed.line.names):
                found = list(rules.carried(parsed.items, parsed.clauses))  # nothing in it to vote on
            else:
                found = list(rules.statements(parsed.items, parsed.clauses, voting))
            for statement in found:
                statement.shared = shares(statement, found)
                statement.sum_of_another = of_another(statement, found, parsed.units, parsed.items)
                statement.next_deal = next_deal(statement, found)
                if statement.predicate != "SUPPLIES" or not _is_contract(statement, found):
                    yield parsed, statement

    def _parse(self, line: Line) -> _Parsed:
        units = units_of(line, self.document.text, self.lexicon, self.year)
        items = without_lands(items_of(units), self.lexicon)
        clauses = clauses_of(items)
        tell_future(items, clauses)
        return _Parsed(line, units, items, clauses)

    def _claim(self, parsed: _Parsed, statement: Statement) -> ExtractedClaim | None:
        asked = statement.clause is not None and statement.clause.condition == "whether"
        if forbidden(statement, parsed.clauses):
            return None
        if asked or not statement.subject.kind or not statement.object.kind or not self._allowed(statement):
            return None
        start, end = parsed.line.sentence.start, parsed.line.sentence.end
        quote = self.document.text[start:end]
        if quote.rstrip("\"'”’)").endswith("?"):
            return None  # a question states nothing
        at = _told_at(statement) - start
        if undisclosed(quote, at):
            return None
        modality = modality_of(statement.clause, quote, disavowed(quote, at) or statement.modality, at)
        if modality == "denied" and not _worth_denying(statement):
            return None
        return ExtractedClaim(
            subject=self._party(statement.subject),
            predicate=statement.predicate,
            object=self._party(statement.object),
            qualifiers=statement.qualifiers
            | qualifiers_of(
                replace(statement, modality=modality),
                parsed.units,
                parsed.items,
                sentence=(quote, start),
            ),
            modality=modality,
            attribution=attributed(attribution_of(quote), self.retold),
            start=start,
            end=end,
            quote=quote,
            page=self.document.page_at(start),
            confidence=self._confidence(statement),
            extractor=f"{EXTRACTOR} {statement.rule}",
        )

    def _allowed(self, statement: Statement) -> bool:
        """Only kinds that the predicate joins, and no newspaper as a party to the business that it reports."""
        ends = self.ends[statement.predicate]
        if statement.subject.kind not in ends.subjects or statement.object.kind not in ends.objects:
            return False
        if statement.predicate not in _BUSINESS:
            return True
        names = [
            n
            for e in (statement.subject.entity, statement.object.entity)
            if e >= 0
            for n in self.read.entities[e].names
        ]
        return not any(self.lexicon.is_press(name) for name in names)

    def _confidence(self, statement: Statement) -> float:
        """The rule's weight, less for each end that stands for a name or whose kind is guessed."""
        confidence = statement.weight
        for noun in (statement.subject, statement.object):
            if noun.entity < 0:
                continue
            confidence *= 0.8 if self.read.entities[noun.entity].guessed else 1.0
            confidence *= 1.0 if noun.head.name is not None else 0.9
        return confidence

    def _party(self, noun: Noun) -> Party:
        if noun.entity < 0:
            text = self.document.text[noun.start : noun.end]
            return Party(noun.kind, text, text, noun.start, noun.end)
        entity = self.read.entities[noun.entity]
        named = next((u for u in noun.units if u.name is not None and u.name.entity == noun.entity), None)
        start, end = (named.start, named.end) if named is not None else (noun.start, noun.end)
        return Party(noun.kind or entity.kind, entity.name, self.document.text[start:end], start, end)

    def _mentions(self) -> tuple[Mention, ...]:
        return tuple(
            Mention(name.start, name.end, name.text, name.kind, line.sentence.zone)
            for line in self.read.lines
            for name in line.names
            if name.kind
        )


@cache
def predicate_ends() -> Mapping[str, Ends]:
    """The kinds that each predicate joins, from `predicate_ends.csv`."""
    path = resources.files("loaders.documents") / "lexicons" / "predicate_ends.csv"
    with path.open(encoding="utf-8") as file:
        return {
            row["predicate"]: Ends(tuple(row["subjects"].split()), tuple(row["objects"].split()))
            for row in csv.DictReader(file)
        }


def _is_contract(statement: Statement, found: Sequence[Statement]) -> bool:
    """Whether the same clause already states the contract under which something is supplied."""
    pair = (statement.subject.entity, statement.object.entity)
    contracts = [s for s in found if s.predicate == "CONTRACTED_WITH" and (s.object.entity, s.subject.entity) == pair]
    delivering = statement.rule in ("verb:supply", "verb:sell", "verb:provide", "verb:deliver")
    return any(s.clause is None or s.clause is statement.clause or not delivering for s in contracts)


def _states(line: Line) -> bool:
    """A line in title case or capitals tells too little of its grammar; a headline in a sentence's case is one."""
    return not line.titled or len(line.names) > 1


def _of_contract(claim: ExtractedClaim, dealt: Set[tuple[int, str, str]]) -> bool:
    """Whether a supply is the delivery under a contract that the same sentence states: never both for one deal."""
    return claim.predicate == "SUPPLIES" and (claim.start, claim.subject.name, claim.object.name) in dealt


def _only_sold(claim: ExtractedClaim, told: Sequence[ExtractedClaim]) -> bool:
    """Who sells a system is taken for its maker only where the text tells of no other one."""
    if claim.predicate != "DEVELOPS" or not claim.extractor.endswith(" sold"):
        return False
    return any(
        other.predicate == "DEVELOPS" and other.object.name == claim.object.name
        for other in told
        if other.subject.name != claim.subject.name
    )


def _only_works(claim: ExtractedClaim, told: Sequence[ExtractedClaim]) -> bool:
    """ "X's work for Y" is the work under their contract, where the text tells of one."""
    if not claim.extractor.endswith("event:work"):
        return False
    pair = (claim.object.name, claim.subject.name)
    return any(c.predicate == "CONTRACTED_WITH" and (c.subject.name, c.object.name) == pair for c in told)


def _worth_denying(statement: Statement) -> bool:
    """A denial is a claim where it is about business between two named parties; else it only clears up a confusion."""
    dealing = statement.predicate in ("CONTRACTED_WITH", "SUPPLIES", "USES")
    return dealing and statement.subject.head.name is not None and statement.object.head.name is not None


def _edge(claim: ExtractedClaim) -> tuple[str, str, str]:
    return (claim.subject.name, claim.predicate, claim.object.name)


def _by_bodies(claims: Sequence[ExtractedClaim], lexicon: Lexicon) -> Iterator[ExtractedClaim]:
    """A country deals through its bodies: where the text tells which, the country itself is no party."""
    dealt = [c for c in claims if c.predicate == "CONTRACTED_WITH" and c.subject.name not in lexicon.countries]
    firms = {claim.object.name for claim in dealt}
    for claim in claims:
        pair = {claim.subject.name, claim.object.name}
        if claim.predicate not in ("CONTRACTED_WITH", "SUPPLIES") or not pair & lexicon.countries or not pair & firms:
            yield claim


def _order(claim: ExtractedClaim) -> tuple[int, int, str, str, str]:
    return (claim.start, claim.end, claim.predicate, claim.subject.name, claim.object.name)


def _told_at(statement: Statement) -> int:
    """Where the verb of a statement stands; where it has none, the later of its ends."""
    if statement.clause is not None:
        return statement.clause.verb.start
    return max(statement.subject.start, statement.object.start)
