"""A firm or a name set off by commas behind a title: "Jane Doe, vice president, Acme, said"."""

from collections.abc import Sequence

from loaders.documents.relations.boards import FORMER
from loaders.documents.sentences.phrases import Item, Noun, Sign

__all__ = ["firm_set_off", "name_set_off"]


def firm_set_off(items: Sequence[Item], index: int) -> list[Noun]:
    """ "Jane Doe, president and CEO, Acme, said": the firm behind the title."""
    first = index
    while first >= 2 and _joins(items[first - 1]) and isinstance(other := items[first - 2], Noun):
        if other.head.kind != "N":
            break
        first -= 2
    if first < 2 or index + 2 >= len(items):
        return []
    person, comma, firm = items[first - 2], items[index + 1], items[index + 2]
    if not isinstance(person, Noun) or not isinstance(firm, Noun):
        return []
    set_off = isinstance(sign := items[first - 1], Sign) and sign.kind in ",|("
    commas = set_off and isinstance(comma, Sign) and comma.kind == ","
    ends = index + 3 >= len(items) or (isinstance(sign := items[index + 3], Sign) and sign.kind in ",|)")
    plain = firm.kind == "Company" and firm.head.name is not None and not firm.before and firm.owner is None
    return [firm] if commas and ends and plain and person.kind == "Person" else []


def name_set_off(items: Sequence[Item], index: int) -> list[Noun]:
    """ "the chief executive of X, Jane Doe,", "Acme's chairman, former minister Jane Doe,"."""
    if index and isinstance(sign := items[index - 1], Sign) and sign.lower == "as":
        return []  # "X as chairman, Y on the board"
    for at in range(index + 1, min(index + 6, len(items) - 1)):
        sign, name = items[at], items[at + 1]
        if isinstance(sign, Sign) and sign.kind == "," and isinstance(name, Noun):
            told = not name.before or (name.before[0].lower in FORMER and name.kind == "Person")
            return [name] if name.kind in ("Person", "") and name.entity >= 0 and told else []
        if not isinstance(sign, (Noun, Sign)):
            break
    return []


def _joins(item: Item) -> bool:
    return isinstance(item, Sign) and item.lower in ("and", "&")
