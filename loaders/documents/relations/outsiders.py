"""Whom a sentence tells to stand outside a deal that it speaks of: who contests it, is kept from it, or settles a
quarrel rather than buys."""

from collections.abc import Iterator, Sequence

from loaders.documents.relations.contract_event import cited, no_contract
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.coordination import group_at
from loaders.documents.sentences.phrases import Item, Noun, Sign
from loaders.documents.words.wordset import word_set

__all__ = ["outsiders"]

_CONTESTING = word_set("challenge protest contest appeal oppose object sue complain litigate")
_FILING = word_set("file lodge launch bring lose withdraw submit enter raise")
_PROTESTS = word_set("protest appeal complaint lawsuit suit challenge objection")
_EXCLUDING = word_set("bar ban exclude debar blacklist disqualify prohibit")
_DEALS = word_set(
    "contract contracts deal deals award awards decision selection choice procurement tender tenders bidding"
)
_ABOUT = ("over", "against", "about", "to", "of", "on", "before", "from", "for")


def outsiders(items: Sequence[Item], clauses: Sequence[Clause]) -> Iterator[Noun]:
    """ "X challenged the award", "a protest by X over the contract", "X was barred from contracts": of a sentence whose
    items are resolved. Who goes to law about its own contract is none."""
    for clause in clauses:
        lemma = clause.verb.lemma
        told = [*clause.objects, *clause.behind(*_ABOUT)]
        deal = next((noun for noun in told if noun.head.lower in _DEALS), None)
        own = deal is not None and deal.units[0].lower in ("its", "their")
        filed = lemma in _FILING and any(noun.head.lower in _PROTESTS for noun in told)
        if deal is None or own:
            continue
        if lemma in _CONTESTING or filed:
            yield from clause.behind("by") if clause.passive else clause.subjects
        elif lemma in _EXCLUDING:
            yield from clause.subjects if clause.passive else clause.objects
    tellers = cited(items)
    for index, item in enumerate(items):
        if isinstance(item, Noun) and item.entity in tellers:
            yield item  # "according to X": who tells of the deal
        if isinstance(item, Noun) and item.head.lower in _PROTESTS:
            yield from _protesting(items, index, item)
        elif no_contract(items, index):
            yield from _settling_with(items, index)


def _protesting(items: Sequence[Item], index: int, protest: Noun) -> Iterator[Noun]:
    """ "X's protest of the award", "a protest by X"."""
    if protest.owner is not None:
        yield protest.owner
    sign = items[index + 1] if index + 2 < len(items) else None
    if isinstance(sign, Sign) and sign.lower in ("by", "from") and isinstance(items[index + 2], Noun):
        yield from group_at(items, index + 2)[0]


def _settling_with(items: Sequence[Item], index: int) -> Iterator[Noun]:
    """ "a plea agreement with X", "a settlement deal between X and Y"."""
    sign = items[index + 1] if index + 2 < len(items) else None
    if isinstance(sign, Sign) and sign.lower in ("with", "between") and isinstance(items[index + 2], Noun):
        yield from group_at(items, index + 2)[0]
