"""Sums that tell how rich a firm is, what it raised, gave away or was fined: no price of a deal beside them."""

from collections.abc import Sequence

from loaders.documents.sentences.unit import Unit
from loaders.documents.words.wordset import word_set

__all__ = ["is_figure"]

_FIGURES = word_set(
    "revenue revenues sales turnover profit profits earnings income assets loss losses debt debts valuation "
    "capitalisation capitalization fine fines penalty penalties damages fortune payroll management"
)
_RAISED = word_set("raise borrow donate give")
_GAINED = word_set("earn lose owe manage generate turn_over forfeit embezzle")
_PUNISHED = word_set("fined fining")
_WORTH = word_set("values valued worth")
_BACKING = word_set("INVESTED_IN FUNDED_BY")
_DEALS = word_set(
    "deal deals contract contracts agreement order orders acquisition takeover purchase transaction tender award stake "
    "investment round purchase_order lot project programme program"
)
_OF = word_set("of in at to about under reached totalled totaled exceeded over with more than almost")


def is_figure(units: Sequence[Unit], at: int, predicate: str) -> bool:
    """Whether the sum at `at` is such a figure: "revenue of $90 million", "raised $60 million", "valued at $2 billion".
    What is raised is what the investors of a round put in, and what is given what a giver gives."""
    return _named(units, at) or _by_verb(units, at, predicate) or _worth(units, at, predicate)


def _named(units: Sequence[Unit], at: int) -> bool:
    """ "sales of £12 million", "$4 billion in assets", "$4 billion under management", "a $3 million fine"."""
    before = [unit.lower for unit in units[max(0, at - 4) : at]]
    while before and (before[-1] in _OF or before[-1].endswith("ly")):
        before.pop()
    led = 0 < len(before) < min(4, at) and before[-1] in _FIGURES
    behind = [unit for unit in units[at + 1 : at + 4] if unit.lower not in ("annual", "yearly", "net", "in", "of")]
    follows = bool(behind) and behind[0].lower in _FIGURES | {"under"}
    if follows and behind[0].lower == "under":
        return len(behind) > 1 and behind[1].lower == "management"
    compound = len(behind) > 1 and behind[0].kind == "N" and behind[1].lower in _DEALS  # "a $3m sales contract"
    return led or (follows and not compound)


def _by_verb(units: Sequence[Unit], at: int, predicate: str) -> bool:
    """ "raised $60 million", "was fined $3 million", "manages $4 billion": the verb right before the sum."""
    lemma = _verb_before(units, at)
    punished = at > 0 and units[at - 1].lower in _PUNISHED
    return punished or lemma in _GAINED or (lemma in _RAISED and predicate not in _BACKING)


def _verb_before(units: Sequence[Unit], at: int) -> str:
    for unit in reversed(units[max(0, at - 4) : at]):
        if unit.verb is not None and unit.kind == "V":
            return unit.verb.lemma
        if unit.kind in ",|()M$":
            break
    return ""


def _worth(units: Sequence[Unit], at: int, predicate: str) -> bool:
    """ "Acme, valued at $2 billion, bought": the firm's worth; not "a deal valued at", "a contract with X, worth"."""
    first = next((i for i in range(at - 1, max(-1, at - 4), -1) if units[i].lower in _WORTH), -1)
    if first < 1:
        return False
    dealt = any(unit.lower in _DEALS for unit in units[:first])
    if predicate == "INVESTED_IN":
        return not dealt or units[first].lower == "values"  # "the investment values Acme at"
    before = units[first - 2] if first > 1 and units[first - 1].kind == "," else units[first - 1]
    return before.kind == "M" and not dealt
