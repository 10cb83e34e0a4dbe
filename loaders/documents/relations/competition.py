"""Who bid for a contract, and who lost: never a contract of the bidder."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from loaders.documents.relations.statements import Ends, Statement, meanings
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.coordination import group_at, group_left
from loaders.documents.sentences.phrases import Item, Noun, Sign
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["Competition"]

_BIDDING = word_set("bid compete vie tender lose pitch jockey lose_out miss_out")
_LOSING = word_set("lose lose_out miss_out")
_WINNING = word_set("win land secure clinch bag")
_CHOOSING = word_set("choose select pick prefer")
_SUBMITTING = word_set("submit lodge file enter make put_in offer place")
_BIDS = word_set("bid bids tender tenders offer offers")
_BIDDERS = word_set("bidder bidders tenderer tenderers")
_LOST = word_set(
    "losing lose defeated defeat unsuccessful failed fail unsuccessfully beaten rejected reject disappointed"
)
_SHARES = word_set("share slice piece part portion")
_BEATING = word_set("beat outbid defeat")
_PRIZES = word_set("contract contracts deal deals bid bids tender tenders award work job order competition")


class Competition:
    """ "X bid for the contract", "X lost the contract to Y", "Y beat X for the contract"."""

    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends]) -> None:
        self.lexicon = lexicon
        self.ends = ends

    def statements(self, items: Sequence[Item], clauses: Sequence[Clause]) -> Iterator[Statement]:
        for clause in clauses:
            if not clause.verb.negated and not clause.verb.infinitive:
                yield from self._fought(items, clause)
                yield from self._ahead(clause)
                yield from self._submitted(items, clause)
        for index, item in enumerate(items):
            if isinstance(item, Noun):
                yield from self._called(items, index, item, clauses)

    def _fought(self, items: Sequence[Item], clause: Clause) -> Iterator[Statement]:
        lemma = clause.verb.lemma
        prize = self._prize(clause) if lemma in _BIDDING | _BEATING else None
        if prize is None:
            return
        if lemma == "lose" and clause.verb.form == "ing" and prize.head.lower in _BIDS:
            return  # "submitted losing bids": not what they bid for
        if lemma in _BEATING:
            named = [*clause.objects, *clause.behind("out", "including")]
            beaten, winners = (clause.subjects, clause.behind("by")) if clause.passive else (named, clause.subjects)
            yield from self._bids(clause, beaten, prize, "lost")
            yield from self._bids(clause, winners, prize, "won", _number(_told_of(clause)))
        else:
            bidders = clause.subjects or _closed_before(items, clause.index)
            yield from self._bids(clause, bidders, prize, "lost" if lemma in _LOSING else "")

    def _ahead(self, clause: Clause) -> Iterator[Statement]:
        """ "Y won the contract ahead of X", "over X"; "Y was chosen over X for the contract"."""
        lemma = clause.verb.lemma
        if clause.condition or clause.verb.modal or not (lemma in _WINNING or (lemma in _CHOOSING and clause.passive)):
            return
        ahead = next((n for n in clause.objects if n.head.lower == "ahead" and len(n.units) > 1), None)
        if ahead is not None:
            before = ahead.units[:-1]
            prize = self._as_prize([Noun(before, before[-1], before[:-1], None, False)])
            losers = clause.behind("of")
        else:
            prize, losers = self._prize(clause), clause.behind("over")
        if prize is not None:
            yield from self._bids(clause, losers, prize, "lost")

    def _submitted(self, items: Sequence[Item], clause: Clause) -> Iterator[Statement]:
        """ "X submitted a losing bid for the contract": the contract is what stands behind "for"."""
        if clause.verb.lemma not in _SUBMITTING or clause.passive or clause.verb.modal or clause.condition:
            return
        words = [_last_word(item) for item in items[clause.index + 1 : clause.index + 5]]
        at = next((i for i, word in enumerate(words) if word in _BIDS), None)
        if at is None:
            return
        behind = clause.index + 1 + at + 1
        sign, noun = (items[behind], items[behind + 1]) if behind + 1 < len(items) else (None, None)
        if not isinstance(sign, Sign) or sign.lower not in ("for", "on") or not isinstance(noun, Noun):
            return
        prize = self._as_prize(group_at(items, behind + 1)[0], bids=False)
        if prize is not None:
            lost = any(word in _LOST for item in items[clause.index : behind] for word in _words(item))
            yield from self._bids(clause, clause.subjects, prize, "lost" if lost else "")

    def _called(self, items: Sequence[Item], index: int, noun: Noun, clauses: Sequence[Clause]) -> Iterator[Statement]:
        """ "The losing bidder, X, protested the award", "Defeated bidder X challenged the contract"."""
        before = items[index - 1] if index else None
        words = [*(_words(before) if before is not None else ()), *_words(noun)]
        if not any(u.lower in _BIDDERS for u in noun.units) or not any(word in _LOST for word in words):
            return
        comma = items[index + 1] if index + 2 < len(items) else None
        named = items[index + 2] if isinstance(comma, Sign) and comma.kind == "," else None
        bidders = [noun] if noun.head.kind == "M" else group_at(items, index + 2)[0] if isinstance(named, Noun) else []
        clause = next((c for c in clauses if c.index > index), None)
        told = [n for n in items[:index] if isinstance(n, Noun)]
        prize = (self._prize(clause) or self._as_prize(told[::-1], bids=False)) if clause is not None else None
        if clause is not None and prize is not None:
            yield from self._bids(clause, bidders, prize, "lost")

    def _prize(self, clause: Clause) -> Noun | None:
        behind = clause.behind("for", "to", "on")
        if clause.verb.lemma == "lose" and clause.objects:
            behind = []  # "lost money on the deal"
        nouns = [*clause.objects, *behind]
        if any(n.head.lower in _SHARES for n in nouns):
            nouns += clause.behind("of")  # "competed for a share of the work"
        prize = self._as_prize(nouns)
        if prize is not None and clause.verb.lemma == "lose" and prize.units[0].lower in ("its", "their"):
            return None
        return prize

    def _as_prize(self, nouns: Sequence[Noun], bids: bool = True) -> Noun | None:
        prizes = _PRIZES if bids else _PRIZES - _BIDS
        prize = next((n for n in nouns if n.head.kind == "N" and n.head.lower in prizes), None)
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


def _words(item: Item) -> list[str]:
    if isinstance(item, Noun):
        return [unit.lower for unit in item.units]
    return [item.lower] if isinstance(item, Sign) else [item.lemma]


def _last_word(item: Item) -> str:
    return _words(item)[-1]


def _closed_before(items: Sequence[Item], index: int) -> list[Noun]:
    """ "Two rivals, X and Y, also bid": the names between the commas."""
    at = index - 1
    while at > 0 and isinstance(sign := items[at], Sign) and sign.kind == "A":
        at -= 1
    comma = items[at] if at > 1 else None
    if not isinstance(comma, Sign) or comma.kind != "," or not isinstance(items[at - 1], Noun):
        return []
    return [noun for noun in group_left(items, at - 1)[0] if noun.head.name is not None]


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
