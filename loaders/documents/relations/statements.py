"""What a rule finds: a predicate between two things, with the words it rests on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Noun
from loaders.documents.sentences.unit import Unit
from loaders.documents.words.wordset import word_set

__all__ = ["Ends", "Statement", "joined", "meanings"]


# Predicates whose verbs and nouns alone tell what both names are.
TELLING = word_set("ACQUIRED SUBSIDIARY_OF DEVELOPS HOSTS MERGED_INTO SPUN_OFF_FROM")


_GOVERNED = (" county", " parish", " township")
_MAKES_BODIES = word_set("CONTRACTED_WITH USES PART_OF")


Qualifiers = dict[str, object]


@dataclass(frozen=True, slots=True)
class Ends:
    """The kinds that a predicate joins, likeliest first."""

    subjects: tuple[str, ...]
    objects: tuple[str, ...]


@dataclass(slots=True)
class Statement:
    """`subject` and `object` are noun phrases with an entity. `rule` names the table row or module it comes from.
    `shared`, `sum_of_another` and `next_deal` tell it from the other deals of its sentence, see `relations.deals`."""

    predicate: str
    subject: Noun
    object: Noun
    rule: str
    weight: float
    clause: Clause | None = None
    modality: str = ""
    shared: bool = False
    sum_of_another: bool = False
    next_deal: int | None = None
    money: Unit | None = None
    qualifiers: Qualifiers = field(default_factory=dict)


def joined(
    ends: Mapping[str, Ends], predicate: str, subjects: Iterable[Noun], objects: Iterable[Noun]
) -> Iterator[tuple[Noun, Noun]]:
    """Pairs of things of kinds that the predicate joins. One of unknown kind will do where it is a name and the other
    is known."""
    end = ends[predicate]
    first = [m for noun in subjects for m in meanings(noun, end.subjects)]
    second = [m for noun in objects for m in meanings(noun, end.objects)]
    for subject in first:
        for object_ in second:
            known = subject.kind or object_.kind or predicate in TELLING
            if subject.entity != object_.entity and known and _tellable(predicate, end, subject, object_):
                yield subject, object_


def _tellable(predicate: str, end: Ends, subject: Noun, object_: Noun) -> bool:
    """Public bodies say by their names what they are: hardly any verb makes one of a name of unknown kind."""
    if predicate in _MAKES_BODIES:
        return bool(subject.kind) or predicate == "CONTRACTED_WITH" or _like_a_body(subject)
    unknown = [kinds for noun, kinds in ((subject, end.subjects), (object_, end.objects)) if not noun.kind]
    return not any(kinds[0] == "Agency" for kinds in unknown)


def _like_a_body(noun: Noun) -> bool:
    """A public body has more than one word to its name, or the initials of several."""
    name = noun.head.name
    return name is None or " " in name.text or (name.text.isupper() and len(name.text) > 2)


def meanings(noun: Noun, kinds: Sequence[str]) -> list[Noun]:
    """What a phrase names, of the kinds asked for: itself, or what it stands for; a name of unknown kind last."""
    if noun.entity >= 0 and noun.kind in kinds:
        return [noun]
    if noun.kind == "Location" and "Agency" in kinds and noun.head.lower.endswith(_GOVERNED):
        return [replace(noun, kind="Agency")]  # who buys for a county is its government
    if noun.dual and "Company" in kinds:
        return [replace(noun, kind="Company")]
    others = [other for other in noun.stands_for if other.kind in kinds]
    if len(others) > 1 and noun.head.lower == "it":
        return [min(others, key=lambda other: kinds.index(other.kind))]
    if others:
        return others
    return [noun] if noun.entity >= 0 and noun.named and not noun.kind else []
