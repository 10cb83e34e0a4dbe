"""Whom "its" and "their" mean where the build of their own sentence tells, before anything said earlier does."""

from collections.abc import Sequence
from dataclasses import replace

from loaders.documents.sentences.coordination import group_at
from loaders.documents.sentences.phrases import Item, Noun, Sign, VerbGroup
from loaders.documents.words.wordset import word_set

__all__ = ["POSSESSIVES", "acts_within", "meant_near", "others_act", "owning_kinds", "same_subject"]

POSSESSIVES = {
    "its": ("Company", "Agency", "Organization"),
    "his": ("Person",),
    "her": ("Person",),
    "their": ("Company", "Agency"),
}
_GIVING = word_set("pay give award hand grant owe offer")
_BUYING = word_set("buy acquire purchase take_over buy_out snap_up")
_ADVISERS = word_set("adviser advisor counsel consultant lawyer")
_MAKERS = word_set("maker developer creator manufacturer inventor designer")
_KIN = word_set(
    "parent owner owners subsidiary subsidiaries affiliate affiliates founder founders maker investors backers"
)
_ASKING = word_set("urge call ask tell force press pressure order want push persuade request require allow enable")


def others_act(noun: Noun, items: Sequence[Item], index: int) -> bool:
    """ "politicians reconsider their use": several that the text does not name do it, before "their" or "they"."""
    if noun.units[0].lower not in ("their", "they"):
        return False
    for at in range(index - 2, max(-1, index - 14), -1):
        item, following = items[at], items[at + 1]
        if isinstance(item, Sign) and item.kind == "|":
            return False
        if isinstance(item, Noun) and (item.entity >= 0 or item.stands_for):
            return False
        acts = isinstance(following, VerbGroup) or (isinstance(following, Sign) and following.lower == "to")
        if isinstance(item, Noun) and acts and item.head.kind == "N" and item.head.lower.endswith("s"):
            before = items[at - 1] if at else None
            return not (isinstance(before, Sign) and before.kind == "P")
    return False


def acts_within(items: Sequence[Item], index: int) -> bool:
    """Whether "it" at `index` does something in a clause of a sentence that has begun: "X said that it has"."""
    following = items[index + 1] if index + 1 < len(items) else None
    begun = any(isinstance(item, VerbGroup) for item in items[:index])
    parted = any(isinstance(item, Sign) and item.lower == ";" for item in items[:index])
    return begun and not parted and isinstance(following, VerbGroup)


def owning_kinds(noun: Noun) -> tuple[str, ...]:
    """What can have such a thing: "its maker" is a system's."""
    kinds = POSSESSIVES[noun.units[0].lower]
    word = noun.head.lower.removesuffix("s")
    if noun.units[0].lower != "its" or word not in _MAKERS | {"user"}:
        return kinds
    return ("System",) if word in _MAKERS else ("System", *kinds)


def same_subject(items: Sequence[Item], index: int) -> int:
    """Whom "its" cannot mean: X in "X is one of its customers"."""
    if index < 4:
        return -1
    subject, verb, one, of = items[index - 4 : index]
    among = isinstance(one, Noun) and one.units[-1].lower == "one" and isinstance(of, Sign) and of.lower == "of"
    copula = isinstance(verb, VerbGroup) and verb.lemma in ("be", "become", "remain")
    name = subject.head.name if isinstance(subject, Noun) else None
    return name.entity if among and copula and name is not None else -1


def meant_near(items: Sequence[Item], index: int) -> Noun | None:
    """Whom "its" at `index` means by the build of its own sentence, if that tells."""
    return (
        _beside(items, index)
        or _several(items, index)
        or _dealt_with(items, index)
        or _bought(items, index)
        or _advised(items, index)
        or _asked(items, index)
        or _ahead(items, index)
    )


def _beside(items: Sequence[Item], index: int) -> Noun | None:
    """ "X and its founder, Jane Doe", "X and its Falcon drone", "sued X and its parent company Y": X's."""
    noun, sign, before = (items[index], items[index - 1], items[index - 2]) if index >= 2 else (None, None, None)
    joint = isinstance(sign, Sign) and sign.lower == "and" and isinstance(before, Noun) and before.head.name is not None
    named = [u.name.kind for u in noun.units if u.name is not None] if isinstance(noun, Noun) else []
    kin = isinstance(noun, Noun) and any(u.lower in _KIN for u in noun.units)
    told = kin or named[-1:] in (["Person"], ["System"])
    alone = joint and told and isinstance(noun, Noun) and noun.units[0].lower == "its"
    if not alone or not isinstance(before, Noun) or before.head.name is None or before.owner is not None:
        return None
    name = before.head.name
    return replace(before, entity=name.entity, kind=name.kind) if name.kind in (*POSSESSIVES["its"], "") else None


def _several(items: Sequence[Item], index: int) -> Noun | None:
    """ "X and Y lost their contracts": of both, where nobody else is named between."""
    noun = items[index]
    if not isinstance(noun, Noun) or noun.units[0].lower != "their":
        return None
    named = [i for i in range(index) if isinstance(item := items[i], Noun) and item.head.name is not None]
    group, last = group_at(items, named[0]) if named else ([], 0)
    kinds = {n.kind for n in group}
    alone = len(group) > 1 and len(kinds) == 1 and kinds <= {"Company", "Agency"} and last > named[-1]
    behind = items[named[0] - 1] if named and named[0] else None
    if not alone or (isinstance(behind, Sign) and behind.kind == "P") or not isinstance(items[last], VerbGroup):
        return None
    return replace(group[0], entity=-1, kind="", named=False, stands_for=list(group))


def _ahead(items: Sequence[Item], index: int) -> Noun | None:
    """ "In a statement on its own order, X said": X's, where nothing is named before "its"."""
    if index == 0 or any(isinstance(i, Noun) and i.head.kind == "M" for i in items[:index]):
        return None
    opening = next((i for i in items if not (isinstance(i, Sign) and i.kind in "CA")), None)
    if not (isinstance(opening, Sign) and opening.kind == "P") and not _participle(opening):
        return None
    for at in range(index + 1, min(len(items) - 2, index + 16)):
        sign, noun, verb = items[at : at + 3]
        if isinstance(sign, Sign) and sign.kind == "|":
            return None
        if isinstance(sign, Sign) and sign.kind == "," and isinstance(noun, Noun) and noun.head.name is not None:
            acts = isinstance(verb, VerbGroup) and not verb.infinitive and (not verb.bare or verb.form == "either")
            return replace(noun, entity=noun.head.name.entity, kind=noun.head.name.kind) if acts else None
    return None


def _participle(item: Item | None) -> bool:
    return isinstance(item, VerbGroup) and item.bare and item.form == "ing"


def _asked(items: Sequence[Item], index: int) -> Noun | None:
    """ "urged X to end its contract", "called on X to end its contract": X's."""
    verb, asked = (items[index - 1], items[index - 3]) if index >= 5 else (None, None)
    if not isinstance(verb, VerbGroup) or not verb.infinitive or not isinstance(asked, Noun) or asked.entity < 0:
        return None
    asking = items[index - 5] if isinstance(sign := items[index - 4], Sign) and sign.lower in ("on", "upon") else sign
    return asked if isinstance(asking, VerbGroup) and asking.lemma in _ASKING and not asking.passive else None


def _dealt_with(items: Sequence[Item], index: int) -> Noun | None:
    """ "a contract with X for its tool": the tool is X's."""
    at, sign = index, items[index - 1] if index >= 3 else None
    if isinstance(sign, Sign) and sign.lower == "of" and index >= 6:
        at, sign = index - 2, items[index - 3]  # "for licences of its tool"
    if not isinstance(sign, Sign) or sign.lower != "for":
        return None
    at -= 2
    while at >= 3 and _sum_told(items[at]):
        at -= 1  # "paid X £2m a year for its tool"
    firm, with_ = items[at], items[at - 1]
    dealt = isinstance(with_, Sign) and with_.lower in ("with", "to", "from")
    dealt = dealt or (isinstance(with_, VerbGroup) and with_.lemma in _GIVING and not with_.passive)
    named = isinstance(firm, Noun) and firm.head.kind == "M" and firm.kind == "Company"
    return firm if dealt and named and isinstance(firm, Noun) else None


def _bought(items: Sequence[Item], index: int) -> Noun | None:
    """ "bought X from its founders": X's."""
    verb, firm, from_ = items[index - 3 : index] if index >= 3 else (None, None, None)
    buys = isinstance(verb, VerbGroup) and verb.lemma in _BUYING and not verb.passive
    buys = buys and isinstance(from_, Sign) and from_.lower == "from"
    return firm if buys and isinstance(firm, Noun) and firm.head.kind == "M" else None


def _advised(items: Sequence[Item], index: int) -> Noun | None:
    """ "an adviser to X on its purchase", "advised X on its purchase": X's."""
    body, on = items[index - 2 : index] if index > 2 else (None, None)
    if not isinstance(body, Noun) or not isinstance(on, Sign) or on.lower not in ("on", "in", "over"):
        return None
    before, sign = (items[index - 4] if index > 3 else None), items[index - 3]
    verb = isinstance(sign, VerbGroup) and sign.lemma == "advise" and not sign.passive
    noun = isinstance(sign, Sign) and sign.lower == "to" and isinstance(before, Noun) and before.head.lower in _ADVISERS
    return body if (verb or noun) and body.head.kind == "M" and body.kind in POSSESSIVES["its"] else None


def _sum_told(item: Item) -> bool:
    """ "£2m", "a year", "a contract": what is given for it."""
    return isinstance(item, Noun) and item.entity < 0 and item.head.kind in "$N"
