"""Who bid for a contract, and who lost: never a contract of the bidder."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from loaders.documents.relations.statements import Ends, Statement, meanings
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Noun
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["Competition"]

_BIDDING = word_set("bid compete vie tender lose")
_BEATING = word_set("beat outbid defeat")
_PRIZES = word_set("contract contracts deal deals bid bids tender tenders award work job order competition")


class Competition:
    """ "X bid for the contract", "X lost the contract to Y", "Y beat X for the contract"."""

    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends]) -> None:
        self.lexicon = lexicon
        self.ends = ends

    def statements(self, clauses: Sequence[Clause]) -> Iterator[Statement]:
        for clause in clauses:
            lemma = clause.verb.lemma
            if lemma not in _BIDDING | _BEATING or clause.verb.negated or clause.verb.infinitive:
                continue
            prize = self._prize(clause)
            if prize is None:
                continue
            if lemma in _BEATING:
                named = clause.behind("including")
                yield from self._bids(clause, [*clause.objects, *named], prize, "lost")
                yield from self._bids(clause, clause.subjects, prize, "won", _number(_told_of(clause)))
            else:
                yield from self._bids(clause, clause.subjects, prize, "lost" if lemma == "lose" else "")

    def _prize(self, clause: Clause) -> Noun | None:
        nouns = [*clause.objects, *clause.behind("for", "to", "on")]
        prize = next((n for n in nouns if n.head.kind == "N" and n.head.lower in _PRIZES), None)
        if prize is not None and clause.verb.lemma == "lose" and prize.units[0].lower in ("its", "their"):
            return None
        return replace(prize, kind="Contract", entity=-1, stands_for=[]) if prize is not None else None

    def _bids(
        self, clause: Clause, bidders: Sequence[Noun], prize: Noun, outcome: str, beaten: int | None = None
    ) -> Iterator[Statement]:
        for bidder in (m for noun in bidders for m in meanings(noun, ("Company",)) if m.kind):
            qualifiers: dict[str, object] = {"outcome": outcome} if outcome else {}
            qualifiers |= {"count": beaten} if beaten is not None else {}
            yield Statement(
                "COMPETED_FOR", bidder, prize, f"bid:{clause.verb.lemma}", 0.75, clause, qualifiers=qualifiers
            )


def _told_of(clause: Clause) -> list[Noun]:
    return [*clause.objects, *(n for p, group, _ in clause.phrases if p not in ("for", "including") for n in group)]


def _number(nouns: Sequence[Noun]) -> int | None:
    """How many were beaten, where the text counts them in digits or in words: "13 other companies"."""
    counts = [count for noun in nouns for unit in noun.before if (count := _counted(unit.lower)) is not None]
    return counts[0] if len(counts) == 1 else None


def _counted(word: str) -> int | None:
    if word.isascii() and word.isdigit() and len(word) < 5:
        return int(word)
    return _WORDS.index(word) + 2 if word in _WORDS else None


_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
