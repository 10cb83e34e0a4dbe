"""Whom "its" and "their" mean where the build of their own sentence tells, before anything said earlier does."""

from collections.abc import Sequence

from loaders.documents.phrases import Item, Noun, Sign, VerbGroup
from loaders.documents.wordset import word_set

__all__ = ["meant_near", "others_act"]

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


def meant_near(items: Sequence[Item], index: int) -> Noun | None:
    """Whom "its" at `index` means by the build of its own sentence, if that tells."""
    return _dealt_with(items, index) or _asked(items, index)


def _asked(items: Sequence[Item], index: int) -> Noun | None:
    """ "urged X to end its contract", "called on X to end its contract": X's."""
    verb, asked = (items[index - 1], items[index - 3]) if index >= 5 else (None, None)
    if not isinstance(verb, VerbGroup) or not verb.infinitive or not isinstance(asked, Noun) or asked.entity < 0:
        return None
    asking = items[index - 5] if isinstance(sign := items[index - 4], Sign) and sign.lower in ("on", "upon") else sign
    return asked if isinstance(asking, VerbGroup) and asking.lemma in _ASKING and not asking.passive else None


def _dealt_with(items: Sequence[Item], index: int) -> Noun | None:
    """ "a contract with X for its tool": the tool is X's."""
    sign = items[index - 1] if index >= 3 else None
    firm, with_ = (items[index - 2], items[index - 3]) if index >= 3 else (None, None)
    dealt = isinstance(with_, Sign) and with_.lower in ("with", "to", "from")
    named = isinstance(firm, Noun) and firm.head.kind == "M" and firm.kind == "Company"
    return (
        firm if dealt and named and isinstance(sign, Sign) and sign.lower == "for" and isinstance(firm, Noun) else None
    )
