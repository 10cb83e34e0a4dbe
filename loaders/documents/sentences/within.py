"""Places told with what they lie in: "Dallas, Texas, signed a contract" is about Dallas."""

from collections.abc import Sequence

from loaders.documents.sentences.phrases import Item, Noun, Sign, VerbGroup
from loaders.documents.words.lexicon import Lexicon

__all__ = ["without_lands"]


def without_lands(items: Sequence[Item], lexicon: Lexicon) -> list[Item]:
    """The items without the state or country that only tells where a place lies."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        kept.append(items[at])
        at += _told_behind(items, at, lexicon) + 1
    return kept


def _told_behind(items: Sequence[Item], at: int, lexicon: Lexicon) -> int:
    """How many items behind the name at `at` tell its state or country and nothing else."""
    place, comma, land = (*items[at : at + 3], None, None, None)[:3]
    if not isinstance(place, Noun) or not isinstance(comma, Sign) or comma.kind != "," or not isinstance(land, Noun):
        return 0
    if place.head.name is None or _is_land(place, lexicon) or not _is_land(land, lexicon):
        return 0
    behind = items[at + 3] if at + 3 < len(items) else None
    if isinstance(behind, VerbGroup):
        return 2
    if not isinstance(behind, Sign) or behind.kind == "C":
        return 0  # "Berlin, France and Italy"
    if behind.kind != ",":
        return 2
    following = items[at + 4] if at + 4 < len(items) else None
    if isinstance(following, VerbGroup):
        return 3
    listed = isinstance(following, Noun) and _is_land(following, lexicon)
    return 0 if listed or (isinstance(following, Sign) and following.kind == "C") else 2


def _is_land(noun: Noun, lexicon: Lexicon) -> bool:
    name = noun.head.name
    if name is None or noun.owner is not None or len(noun.units) != 1:
        return False
    return name.text in lexicon.countries or lexicon.place_kinds.get(name.text) == "state"
