"""For whom or what a phrase stands: staff for their body or firm, goods for their maker, machines for their owner."""

from collections.abc import Sequence
from dataclasses import replace

from loaders.documents.relations.nominal import named_before
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Item, Noun, Sign
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["body_of", "firm_of", "hosts_of", "is_part", "makers_of", "phrase_of", "staff_behind", "wrote"]

_STAFF_OF = word_set(
    "officers agents officials deputies investigators employees personnel detectives analysts police officer "
    "agent troops soldiers inspectors investigator department force unit agency staff members"
)
_GOVERNORS = word_set(
    "commissioners supervisors councillors councilors councilmembers members trustees lawmakers leaders officials"
)
_MACHINES = word_set(
    "servers server machines cloud hardware infrastructure racks storage cluster centre centres center centers "
    "datacenter datacentre halls hall data-centre data-center premises facility facilities"
)
_BUSINESSES = word_set("business division unit arm team department operations branch subsidiary")
_PARTS = word_set("business unit division arm operations assets stake shares branch segment")
_WRITINGS = word_set("analysis report reports investigation study review audit statement article probe research")
_WHERE = word_set("of at from in with within")


def body_of(noun: Noun) -> Noun | None:
    """The body whose officers a phrase speaks of: "ICE agents", "the agency's officers"."""
    governs = noun.head.lower in _GOVERNORS and noun.entity < 0 and noun.owner is None
    places = [n for n in named_before(noun) if n.kind in ("Location", "Agency")] if governs else []
    if places:
        return replace(places[0], kind="Agency")
    if noun.head.lower not in _STAFF_OF or (noun.named and noun.kind == "Agency"):
        return None
    if noun.owner is not None and noun.owner.entity >= 0:
        return noun.owner if noun.owner.kind == "Agency" else None
    names = named_before(noun)
    return names[0] if len(names) == 1 and names[0].kind == "Agency" else None


def makers_of(noun: Noun, lexicon: Lexicon) -> list[Noun]:
    """Whose goods a phrase speaks of: "X's software", "X software", "software from X"."""
    if noun.head.lower not in lexicon.words["service_noun"]:
        return []
    owners = [noun.owner] if noun.owner is not None else []
    owners += named_before(noun)
    return [o for o in owners if o.kind == "Company"] + noun.makers


def hosts_of(noun: Noun) -> list[Noun]:
    """The firm whose machines a phrase speaks of: "X's servers", "X servers"; "of X" was noted by coreference."""
    if noun.head.lower not in _MACHINES:
        return []
    if noun.owner is not None and noun.owner.entity >= 0:
        return [noun.owner]
    return named_before(noun)


def firm_of(noun: Noun, lexicon: Lexicon) -> Noun | None:
    """The firm whose people or branch a phrase speaks of: "X's engineers", "X engineers", "X's drone business"."""
    word = noun.head.lower
    if noun.entity >= 0 or (word not in lexicon.words["staff_of_company"] and word not in _BUSINESSES):
        return None
    names = named_before(noun)
    owner = noun.owner or (names[0] if len(names) == 1 else None)
    return owner if owner is not None and owner.kind == "Company" else None


def staff_behind(noun: Noun, items: Sequence[Item]) -> Noun | None:
    """ "officers at X", "a spokesman for X": X, where the phrase stands right behind the people."""
    if noun.head.lower not in _STAFF_OF or noun.entity >= 0 or noun.owner is not None:
        return None
    at = next((i for i, item in enumerate(items) if item is noun), -1) + 1
    sign, body = (items[at], items[at + 1]) if 0 < at < len(items) - 1 else (None, None)
    if not isinstance(sign, Sign) or sign.lower not in _WHERE or not isinstance(body, Noun):
        return None
    return body if body.kind == "Agency" and body.head.name is not None else None


def is_part(noun: Noun) -> bool:
    """ "the X business was sold": a part of X, and not X."""
    return noun.head.kind == "N" and noun.head.lower in _PARTS and any(u.name is not None for u in noun.before)


def wrote(nouns: Sequence[Noun]) -> bool:
    return nouns[-1].head.lower in _WRITINGS and nouns[-1].entity < 0


def phrase_of(clause: Clause, preposition: str) -> list[Noun]:
    """What stands behind a preposition; whose people they are, where it is people: "by officers of X"."""
    found: list[Noun] = []
    for number, (sign, nouns, _) in enumerate(clause.phrases):
        if sign == preposition:
            found += nouns
            following = clause.phrases[number + 1] if number + 1 < len(clause.phrases) else None
            staff = nouns[-1].head.lower in _STAFF_OF and nouns[-1].entity < 0
            if staff and following is not None and following[0] in ("of", "at", "from", "in", "with"):
                found += following[1]
    return found
