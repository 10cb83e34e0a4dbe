"""One mention of a contract, with the parties found for it, and the phrases around it that tell of them."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

from loaders.documents.clauses import Clause
from loaders.documents.nominal import unit_noun
from loaders.documents.phrases import Item, Noun, Sign
from loaders.documents.unit import Unit
from loaders.documents.wordset import word_set

__all__ = ["ContractEvent", "governing", "named_in", "stands_under", "to_firm", "unnamed_bodies"]


_BODIES = word_set("government governments state authorities officials city town county village district")


@dataclass(slots=True)
class ContractEvent:
    """One mention of a contract with the parties found for it. `kind`: contract, bid, grant."""

    noun: Noun
    kind: str
    agencies: list[Noun] = field(default_factory=list)
    companies: list[Noun] = field(default_factory=list)
    systems: list[Noun] = field(default_factory=list)
    unknown: list[Noun] = field(default_factory=list)
    makers: list[Noun] = field(default_factory=list)  # of the goods that it is for
    clause: Clause | None = None
    money: Unit | None = None
    ended: bool = False
    seeking: bool = False
    under: bool = False  # something is done under it
    told: bool = False  # its body is told, though nobody can say which: "with the government"
    inferred: bool = False  # a party is taken from the sentences around


def named_in(items: Sequence[Item]) -> Iterator[Noun]:
    """Every thing that a sentence names, before nouns and as their possessor too."""
    for item in items:
        if isinstance(item, Noun):
            if item.entity >= 0:
                yield item
            if item.owner is not None and item.owner.entity >= 0:
                yield item.owner
            yield from (unit_noun(u) for u in item.before if u.name is not None)


def to_firm(items: Sequence[Item], index: int) -> bool:
    """ "The awards to X and Y", "an order from the ministry": what goes to firms or comes from bodies is a contract."""
    sign, party = (items[index + 1], items[index + 2]) if index + 2 < len(items) else (None, None)
    if not isinstance(sign, Sign) or not isinstance(party, Noun):
        return False
    return (sign.lower, party.kind) in (("to", "Company"), ("from", "Agency"))


def governing(noun: Noun, countries: Set[str]) -> Noun:
    """ "Baltimore signed a contract": a town or state that deals is its government; of a country many bodies may."""
    name = noun.head.name
    placed = noun.kind == "Location" and noun.entity >= 0 and name is not None and name.text not in countries
    return replace(noun, kind="Agency") if placed else noun


def unnamed_bodies(noun: Noun) -> bool:
    """ "other agencies", "the government": a body that the text tells without a name."""
    body = noun.head.kind == "N" and (noun.head.describes == "Agency" or noun.head.lower in _BODIES)
    return body and noun.entity < 0 and not noun.stands_for and noun.owner is None


def stands_under(item: Item) -> bool:
    return isinstance(item, Sign) and item.lower in ("under", "through", "via")
