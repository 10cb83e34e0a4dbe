"""The two parties of a proposed statement, found in the quote by name or by the document's chains."""

import re

from graph.model import load_schema
from loaders.documents.extracted import Party, in_one_line
from loaders.documents.llm.admission import Grounds, Place
from loaders.documents.llm.answer import StatedParty
from loaders.documents.words.lexicon import Lexicon

__all__ = ["Found", "Refused", "found_party"]

LONGEST_NAME = 200


class Refused(Exception):
    """A proposed statement does not enter; the message is the ground, in a few words."""


class Found:
    """A party with the number of its thing, None where the rules know none of that name."""

    __slots__ = ("party", "thing")

    def __init__(self, party: Party, thing: int | None) -> None:
        self.party, self.thing = party, thing


def found_party(stated: StatedParty, place: Place, grounds: Grounds, lexicon: Lexicon) -> Found:
    """The party in the document's own words. Raises Refused where it does not stand in the quote, nor anything there
    stands for it, or where the document says that it is of another kind."""
    name = in_one_line(stated.name)
    if stated.type not in load_schema().nodes:
        raise Refused("a kind that the schema does not know")
    known = grounds.chains.called(name)
    if not known and not _is_name(name, lexicon):
        known = _described(stated, place, grounds)
    found = _by_chain(stated, known, place, grounds) if known else None
    if found is None and _is_name(name, lexicon):
        found = _by_words(stated.type, name, known, place, grounds)
    if found is None:
        raise Refused("a party that does not stand in the quote")
    kind = grounds.chains.things[found.thing].kind if found.thing is not None else ""
    if kind and kind != stated.type:
        raise Refused("a party of another kind")
    return found


def _is_name(name: str, lexicon: Lexicon) -> bool:
    """Neither a pronoun nor a description ("the company")."""
    bare = name.removeprefix("The ").removeprefix("the ")
    if not bare or len(name) > LONGEST_NAME or bare.casefold() in lexicon.descriptors:
        return False
    small = bare.casefold() in lexicon.words["pronoun"] or bare.casefold() in lexicon.words["determiner"]
    return not small and any(c.isupper() or c.isdigit() for c in bare)


def _described(stated: StatedParty, place: Place, grounds: Grounds) -> frozenset[int]:
    """What the words of a description stand for in the quote, where that is plain."""
    words = in_one_line(stated.mention or stated.name).casefold()
    text = grounds.document.text
    meant = {
        spoken.thing
        for spoken in grounds.chains.within(place.start, place.end)
        if in_one_line(text[spoken.start : spoken.end]).casefold() == words
        and grounds.chains.things[spoken.thing].kind == stated.type
    }
    return frozenset(meant) if len(meant) == 1 else frozenset()


def _by_chain(stated: StatedParty, known: frozenset[int], place: Place, grounds: Grounds) -> Found | None:
    """The words of the quote that speak of it: those that the model names before others, names before descriptions."""
    text, chains = grounds.document.text, grounds.chains
    spoken = [s for s in chains.within(place.start, place.end) if s.thing in known]
    if not spoken:
        return None
    mention, called = stated.mention.strip(), stated.name.strip()
    best = min(spoken, key=lambda s: (text[s.start : s.end] != mention, text[s.start : s.end] != called, s.start))
    thing = chains.things[best.thing]
    party = Party(stated.type, thing.name, text[best.start : best.end], best.start, best.end)
    return Found(party, best.thing)


def _by_words(kind: str, name: str, known: frozenset[int], place: Place, grounds: Grounds) -> Found | None:
    """The name itself in the quote, whole words of it."""
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)"
    match = re.compile(pattern).search(grounds.document.text, place.start, place.end)
    if match is None:
        return None
    thing = min(known) if len(known) == 1 else None
    return Found(Party(kind, name, match[0], match.start(), match.end()), thing)
