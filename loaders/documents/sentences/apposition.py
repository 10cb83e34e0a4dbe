"""Which name stands beside a description: "X, a database", "a database called X", "a consortium of X and Y"."""

from collections.abc import Sequence

from loaders.documents.sentences.coordination import bears_name, group_at
from loaders.documents.sentences.phrases import Item, Noun, Sign, VerbGroup
from loaders.documents.words.wordset import word_set

__all__ = [
    "among_them",
    "apposed_to",
    "before_description",
    "invert_groups",
    "members_of",
    "name_of",
    "person_described",
]

_CALLING = word_set("call name dub know title codename")
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
            group.stands_for.extend(n for n in group_at(items, index + 1)[0] if bears_name(n))
            return


def among_them(items: Sequence[Item], at: int) -> bool:
    """ "twenty forces, among them X"."""
    noun, sign = items[at], items[at - 1]
    return isinstance(noun, Noun) and noun.head.lower == "them" and isinstance(sign, Sign) and sign.lower == "among"


def apposed_to(items: Sequence[Item], index: int) -> Noun | None:
    """The name before the comma in "X, a sociologist who …"."""
    noun = items[index]
    if _one_of(items, index):  # "X is one of three firms that"
        link, first = items[index - 3], items[index - 4]
        joined = isinstance(link, VerbGroup) or (isinstance(link, Sign) and link.lower in (",", "as"))
        return first if joined and isinstance(first, Noun) and first.entity >= 0 and first.head.kind == "M" else None
    sign = items[index - 1] if index >= 2 else None
    name = items[index - 2] if index >= 2 else None
    small = (
        isinstance(noun, Noun) and noun.head.kind == "N" and noun.units[0].lower in ("a", "an", "the", "another", "one")
    )
    copula = isinstance(sign, VerbGroup) and sign.lemma in ("be", "become") and not sign.negated
    linked = (copula or (isinstance(sign, Sign) and sign.kind == ",")) and isinstance(name, Noun)
    linked = linked and (copula or not _led_in(items, index))
    return name if small and linked and isinstance(name, Noun) and name.entity >= 0 else None


def _led_in(items: Sequence[Item], index: int) -> bool:
    """ "According to X, the cameras were": a phrase leads in, and what follows its comma is another thing."""
    ahead, behind = items[: index - 2], items[index + 1 : index + 2]
    leading = all(isinstance(i, Sign) and i.kind in ("P", "A", "T") for i in ahead)
    led = leading and any(isinstance(i, Sign) and i.kind == "P" for i in ahead)
    return led and any(isinstance(i, VerbGroup) for i in behind)


def _one_of(items: Sequence[Item], index: int) -> bool:
    if index < 4:
        return False
    of, one = items[index - 1], items[index - 2]
    single = isinstance(one, Noun) and one.units[-1].lower == "one"
    return single and isinstance(of, Sign) and of.lower == "of"


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
        plain = isinstance(name, Noun) and all(unit.kind == "D" for unit in name.units[:-1])
        if isinstance(name, Noun) and name.head.kind == "M" and plain and not (acts and at > 3):
            return name if isinstance(noun, Noun) and noun.head.quoted == name.head.quoted else None
    behind = _behind_phrase(items, index) if isinstance(noun, Noun) and _possessed(noun) else None
    if behind is not None:
        return behind
    if (name := _named_by_owner(items, at)) is not None:
        return name
    at = _behind_relative(items, at)
    verb = items[at] if at < len(items) else None
    if not isinstance(verb, VerbGroup) or verb.lemma not in _CALLING:
        return None
    at += 1
    if at < len(items) and isinstance(sign := items[at], Sign) and sign.lower == "as":
        at += 1
    name = items[at] if at < len(items) else None
    return name if isinstance(name, Noun) and name.head.kind == "M" else None


def _named_by_owner(items: Sequence[Item], at: int) -> Noun | None:
    """The name in "a portal it calls X", "the tool, which the firm calls X", behind the noun."""
    at += sum(isinstance(sign := i, Sign) and (sign.kind == "R" or sign.kind == ",") for i in items[at : at + 2])
    owner, verb, name = (*items[at : at + 3], None, None, None)[:3]
    calling = isinstance(verb, VerbGroup) and verb.lemma in _CALLING and not verb.passive and not verb.negated
    told = calling and isinstance(owner, Noun) and (owner.stands_for or owner.entity >= 0 or owner.head.lower == "it")
    return name if told and isinstance(name, Noun) and name.head.kind == "M" else None


def _behind_relative(items: Sequence[Item], at: int) -> int:
    """ "the system sold to X is called Y": where "is called" stands; `at` where nothing of the kind is said."""
    verb = items[at] if at < len(items) else None
    if not isinstance(verb, VerbGroup) or not verb.bare or verb.form == "ing" or verb.lemma in _CALLING:
        return at
    behind = next((i for i in range(at + 1, min(at + 9, len(items))) if isinstance(items[i], VerbGroup)), at)
    called = items[behind]
    return behind if isinstance(called, VerbGroup) and called.passive and called.lemma in _CALLING else at


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


def person_described(items: Sequence[Item], at: int) -> Noun | None:
    """Jane Doe, in "Jane Doe, a former Navy SEAL who founded it"."""
    person, comma = items[at - 2 : at] if at > 1 else (None, None)
    described = isinstance(noun := items[at], Noun) and noun.head.kind == "M" and noun.units[0].lower in ("a", "an")
    if not described or not isinstance(person, Noun) or not isinstance(comma, Sign) or comma.kind != ",":
        return None
    return person if person.head.name is not None and person.head.name.kind == "Person" else None
