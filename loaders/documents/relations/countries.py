"""Countries that deal: "sold gates to Peru", "states such as Peru and Togo", "Peru uses X" speak of their
governments."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Noun
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["as_bodies", "body_slot", "governing", "is_country"]

_MOVING = word_set("ship market export go come")  # a market or a destination, and nobody who buys
_STATES = word_set("countries nations states governments regimes dictatorships")  # "sells to regimes such as X"
_RULING = word_set("regimes governments authorities dictatorships rulers militaries")  # "sold to regimes in X and Y"
_COUNTIES = (" County", " Parish", " Township")
_SLOTS = frozenset({"to", "subj"})


def body_slot(predicate: str, subject: str, object_: str, lemma: str) -> str:
    """Which side of a frame is the body's, where a country may stand for it: "subject", "object" or neither."""
    if predicate == "USES" and subject in _SLOTS:
        return "subject"
    return "object" if predicate == "SUPPLIES" and object_ in _SLOTS and lemma not in _MOVING else ""


def as_bodies(nouns: Sequence[Noun], clause: Clause, lexicon: Lexicon, *, of_goods: bool) -> list[Noun]:
    """The nouns, with countries as their governments; `of_goods`: only where the verb speaks of goods."""
    told = [*clause.behind("to"), *clause.objects] if of_goods else []
    ruling = any(n.head.lower in _RULING and n.entity < 0 for n in told)
    meant = [*nouns, *clause.behind("in", "of")] if ruling else list(nouns)
    within = {id(n) for n in clause.behind("in")}
    if nouns and not ruling and all(id(n) in within for n in nouns):
        return list(nouns)  # "used by police in Kenya and Togo" tells where they are
    sold = not of_goods or _goods(clause, lexicon) or any(n.head.lower in _STATES for n in nouns)
    if not sold or not any(any(_countries(n, lexicon)) for n in meant):
        return list(nouns)
    return [body for n in meant for body in (list(_countries(n, lexicon)) or [n])]


def governing(noun: Noun) -> Noun:
    """ "Baltimore signed a contract", "Kenya bought scanners": a place that deals is its government."""
    placed = noun.kind == "Location" and noun.entity >= 0 and noun.head.name is not None
    return replace(noun, kind="Agency") if placed else noun


def is_country(noun: Noun, lexicon: Lexicon) -> bool:
    """Whether a phrase is the plain name of a country, or of a state of one."""
    name = _place(noun)
    return name in lexicon.countries or lexicon.place_kinds.get(name) == "state"


def _place(noun: Noun) -> str:
    plain = noun.kind == "Location" and noun.owner is None
    return noun.head.name.text if plain and noun.head.name is not None else ""


def _governed(noun: Noun, lexicon: Lexicon) -> bool:
    """A country, a state or a county."""
    return is_country(noun, lexicon) or _place(noun).endswith(_COUNTIES)


def _countries(noun: Noun, lexicon: Lexicon) -> Iterator[Noun]:
    for member in noun.stands_for if noun.entity < 0 else [noun]:
        if _governed(member, lexicon):
            yield replace(member, kind="Agency")


def _goods(clause: Clause, lexicon: Lexicon) -> bool:
    told = [*clause.objects, *(clause.subjects if clause.passive else ()), *clause.behind("of", "with")]
    return any(n.kind == "System" or n.head.lower in lexicon.words["service_noun"] for n in told)
