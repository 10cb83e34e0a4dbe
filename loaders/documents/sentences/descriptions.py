"""What kind of thing a phrase without a name describes, and which names before its last noun belong to it."""

from collections.abc import Sequence
from itertools import zip_longest

from loaders.documents.sentences.phrases import Noun
from loaders.documents.sentences.unit import Unit
from loaders.documents.words.lexicon import Descriptor, Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["described_as", "is_branch", "names_before"]


_BRANCHES = word_set("unit division arm subsidiary affiliate")
_FOR_PLATFORMS = word_set("app apps application applications program programs client version game phone phones")
_PLATFORMS = word_set("android ios iphone ipad windows linux mac macos")


def described_as(noun: Noun, lexicon: Lexicon) -> tuple[Descriptor | None, Sequence[Unit]]:
    """The description by the last noun, or the last two ("intelligence service"), None if it is none, and the words of
    the phrase before it."""
    if noun.before:
        pair = lexicon.descriptors.get(f"{noun.before[-1].lower} {noun.head.lower}")
        if pair is not None:
            return pair, noun.before[:-1]
    return lexicon.descriptors.get(noun.head.lower), noun.before


def names_before(units: Sequence[Unit], head: str = "") -> list[Unit]:
    """The names among them, but for those before a hyphen: "a Leeds-based firm" is not Leeds, and "an Android app" as
    the `head` has it is not Android."""
    pairs = zip_longest(units, units[1:])
    names = [one for one, two in pairs if one.name is not None and not (two is not None and two.lower.startswith("-"))]
    return [one for one in names if head not in _FOR_PLATFORMS or one.lower not in _PLATFORMS]


def is_branch(noun: Noun, before: Sequence[Unit], lexicon: Lexicon) -> bool:
    """ "its Acme Aerospace unit", "X's Acme division": a firm's branch by its own name, as somebody else's."""
    owned = noun.owner is not None or noun.units[0].lower in ("its", "their")
    name = before[-1].name if before else None
    return owned and noun.head.lower in _BRANCHES and name is not None and name.text not in lexicon.places
