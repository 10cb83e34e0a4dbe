"""Which name stands beside a description: "X, a database", "a database called X", "a consortium of X and Y"."""

from collections.abc import Sequence

from loaders.documents.coordination import group_at
from loaders.documents.phrases import Item, Noun, Sign, VerbGroup
from loaders.documents.wordset import word_set

__all__ = ["apposed_to", "before_description", "invert_groups", "members_of", "name_of"]

_ITS = word_set("its his her their")


def members_of(items: Sequence[Item], index: int) -> list[Noun]:
    """ "a consortium of X and Y"."""
    sign, noun = items[index + 1], items[index + 2]
    told = isinstance(sign, Sign) and sign.lower in ("of", "between", "including")
    nouns = group_at(items, index + 2)[0] if told and isinstance(noun, Noun) else []
    return [n for n in nouns if n.head.kind == "M"] if len(nouns) > 1 else []


def invert_groups(items: Sequence[Item]) -> None:
    """ "Among the agencies using it are X and Y": the group stands for what follows "are"."""
    first = items[0] if items else None
    group = items[1] if len(items) > 3 else None
    if not isinstance(first, Sign) or first.lower != "among" or not isinstance(group, Noun):
        return
    for index, item in enumerate(items[2:-1], 2):
        following = items[index + 1]
        if isinstance(item, VerbGroup) and item.lemma == "be" and item.form == "aux" and isinstance(following, Noun):
            group.stands_for.extend(n for n in group_at(items, index + 1)[0] if n.head.kind == "M")
            return


def apposed_to(items: Sequence[Item], index: int) -> Noun | None:
    """The name before the comma in "X, a sociologist who …"."""
    sign = items[index - 1] if index >= 2 else None
    name = items[index - 2] if index >= 2 else None
    noun = items[index]
    small = (
        isinstance(noun, Noun) and noun.head.kind == "N" and noun.units[0].lower in ("a", "an", "the", "another", "one")
    )
    copula = isinstance(sign, VerbGroup) and sign.lemma in ("be", "become") and not sign.negated
    linked = (copula or (isinstance(sign, Sign) and sign.kind == ",")) and isinstance(name, Noun)
    return name if small and linked and isinstance(name, Noun) and name.entity >= 0 else None


def before_description(items: Sequence[Item], index: int) -> Noun | None:
    """The name in "X, a database" and "X is a database"."""
    before = items[index - 1] if index else None
    other = items[index - 2] if index > 1 else None
    link = (isinstance(before, Sign) and before.kind == ",") or (
        isinstance(before, VerbGroup) and before.lemma in ("be", "become") and not before.negated
    )
    small = isinstance(noun := items[index], Noun) and (noun.units[0].kind in "DQ" or noun.owner is not None)
    return other if link and small and isinstance(other, Noun) and other.head.kind == "M" else None


def name_of(items: Sequence[Item], index: int) -> Noun | None:
    """The name in "a database called X" and "the system, known as X"."""
    at = index + 1
    noun = items[index]
    if at < len(items) and isinstance(sign := items[at], Sign) and sign.kind == ",":
        at += 1
        name = items[at] if at < len(items) else None
        acts = at + 1 < len(items) and isinstance(items[at + 1], VerbGroup)
        if isinstance(name, Noun) and name.head.kind == "M" and len(name.units) == 1 and not (acts and at > 3):
            return name if isinstance(noun, Noun) and noun.head.quoted == name.head.quoted else None
    behind = _behind_phrase(items, index) if isinstance(noun, Noun) and _possessed(noun) else None
    if behind is not None:
        return behind
    verb = items[at] if at < len(items) else None
    if not isinstance(verb, VerbGroup) or verb.lemma not in ("call", "name", "dub", "know", "title", "codename"):
        return None
    at += 1
    if at < len(items) and isinstance(sign := items[at], Sign) and sign.lower == "as":
        at += 1
    name = items[at] if at < len(items) else None
    return name if isinstance(name, Noun) and name.head.kind == "M" else None


def _possessed(noun: Noun) -> bool:
    return noun.owner is not None or noun.units[0].lower in _ITS


def _behind_phrase(items: Sequence[Item], index: int) -> Noun | None:
    """The name in "its main rival in the market, X": behind one phrase, at the end or between commas."""
    if index + 4 >= len(items) or not isinstance(items[index + 2], Noun):
        return None
    sign, comma, name = items[index + 1], items[index + 3], items[index + 4]
    after = items[index + 5] if index + 5 < len(items) else None
    placed = isinstance(sign, Sign) and sign.kind == "P" and isinstance(comma, Sign) and comma.kind == ","
    ends = after is None or (isinstance(after, Sign) and after.kind in ",|")
    return (
        name if placed and ends and isinstance(name, Noun) and name.head.kind == "M" and len(name.units) == 1 else None
    )
