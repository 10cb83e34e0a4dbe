"""What follows a title: the field of somebody's work, the body that somebody leads, a state or a mission."""

from collections.abc import Sequence

from loaders.documents.sentences.phrases import Item, Noun, Sign

__all__ = ["body_behind", "field_before_at", "of_something", "of_state_or_mission"]


def field_before_at(items: Sequence[Item], at: int) -> bool:
    """ "managing director, corporate and public sector at X": what a title is for, before "at"."""
    for item in items[at + 1 : at + 5]:
        if isinstance(item, Sign) and item.lower == "at":
            return True
        common = isinstance(item, Noun) and item.entity < 0 and item.head.kind == "N" and item.units[0].kind == "N"
        if not common and not (isinstance(item, Sign) and item.lower == "and"):
            return False
    return False


def of_something(items: Sequence[Item], index: int) -> bool:
    sign = items[index + 1] if index + 1 < len(items) else None
    return isinstance(sign, Sign) and sign.lower in ("of", "at", "for", "in")


def body_behind(items: Sequence[Item], index: int) -> bool:
    """Whether "director of" goes on with a body, and not with a field of work."""
    following = items[index + 2] if index + 2 < len(items) else None
    return isinstance(following, Noun) and (following.entity >= 0 or bool(following.stands_for))


def of_state_or_mission(items: Sequence[Item], index: int) -> bool:
    """ "the bloc's only head of government"."""
    sign, noun = (items[index + 1], items[index + 2]) if index + 2 < len(items) else (None, None)
    of = isinstance(sign, Sign) and sign.lower == "of" and isinstance(noun, Noun)
    return of and isinstance(noun, Noun) and noun.head.lower in ("government", "state", "mission", "delegation")
