"""Names that come a sentence late: "It bought a new tool. The tool, called RAVEN, …"."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from loaders.documents.sentences.apposition import name_of
from loaders.documents.sentences.phrases import Item, Noun, Sign, VerbGroup
from loaders.documents.words.lexicon import Lexicon

__all__ = ["late_names"]

_PLACING = frozenset({"base", "headquarter", "register", "incorporate"})
_POINTERS = frozenset({"the", "this", "that"})
_INDEFINITE = frozenset({"a", "an", "another", "one"})


def late_names(sentences: Sequence[Sequence[Item]], lexicon: Lexicon) -> Mapping[int, Noun]:
    """For an indefinite description, by `id`, the name that the next sentence gives to "the" same thing."""
    found: dict[int, Noun] = dict(_called_behind(sentences, lexicon))
    for earlier, later in pairwise(sentences):
        named = _named(later, lexicon)
        if named is None:
            continue
        kind, name = named
        described = [n for n in earlier if isinstance(n, Noun) and _indefinite(n, kind, lexicon)]
        if len(described) == 1:
            found[id(described[0])] = name
    return found


def _called_behind(sentences: Sequence[Sequence[Item]], lexicon: Lexicon) -> Iterator[tuple[int, Noun]]:
    """ "an obscure company based in Mexico called X": X, behind where the company is."""
    for items in sentences:
        for at, noun in enumerate(items[:-4]):
            verb = items[at + 1]
            if not isinstance(noun, Noun) or not isinstance(verb, VerbGroup) or verb.lemma not in _PLACING:
                continue
            descriptor = lexicon.descriptors.get(noun.head.lower)
            naming = next((i for i in range(at + 2, min(at + 7, len(items) - 1)) if _names(items[i])), 0)
            name = items[naming + 1] if naming else None
            told = descriptor is not None and isinstance(name, Noun) and name.head.kind == "M" and not name.before
            if told and isinstance(name, Noun) and noun.units[0].lower in _INDEFINITE:
                yield id(noun), name


def _names(item: Item) -> bool:
    return isinstance(item, VerbGroup) and item.bare and item.lemma in ("call", "name", "dub")


def _named(items: Sequence[Item], lexicon: Lexicon) -> tuple[str, Noun] | None:
    """Kind and name where a sentence opens with "The tool, called X" or "The tool, X,"."""
    called = _called_first(items, lexicon)
    if called is not None:
        return called
    noun = items[0] if items else None
    if not isinstance(noun, Noun) or noun.units[0].lower not in _POINTERS or noun.head.kind != "N":
        return None
    descriptor = lexicon.descriptors.get(noun.head.lower)
    name = name_of(items, 0)
    return (descriptor.kind, name) if descriptor is not None and name is not None else None


def _called_first(items: Sequence[Item], lexicon: Lexicon) -> tuple[str, Noun] | None:
    """ "Called X, the system …"."""
    verb = items[0] if len(items) > 3 else None
    if not isinstance(verb, VerbGroup) or verb.lemma not in ("call", "dub", "name", "know"):
        return None
    at = 2 if isinstance(sign := items[1], Sign) and sign.lower == "as" else 1
    name, comma, noun = items[at], items[at + 1], items[at + 2] if at + 2 < len(items) else None
    if not (isinstance(name, Noun) and isinstance(comma, Sign) and comma.kind == "," and isinstance(noun, Noun)):
        return None
    descriptor = lexicon.descriptors.get(noun.head.lower)
    return (descriptor.kind, name) if descriptor is not None and name.head.kind == "M" else None


def _indefinite(noun: Noun, kind: str, lexicon: Lexicon) -> bool:
    descriptor = lexicon.descriptors.get(noun.head.lower)
    plain = noun.head.kind == "N" and noun.units[0].lower in _INDEFINITE and noun.owner is None
    return plain and descriptor is not None and descriptor.kind == kind and not any(u.name for u in noun.before)
