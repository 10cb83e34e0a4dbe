"""What a rule finds: a predicate between two things, with the words it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.documents.clauses import Clause
from loaders.documents.phrases import Noun

__all__ = ["Ends", "Statement"]


@dataclass(frozen=True, slots=True)
class Ends:
    """The kinds that a predicate joins, likeliest first."""

    subjects: tuple[str, ...]
    objects: tuple[str, ...]


@dataclass(slots=True)
class Statement:
    """`subject` and `object` are noun phrases with an entity. `rule` names the table row or module it comes from."""

    predicate: str
    subject: Noun
    object: Noun
    rule: str
    weight: float
    clause: Clause | None = None
    modality: str = ""
    qualifiers: dict[str, object] = field(default_factory=dict)


def allowed(ends: Mapping[str, Ends], predicate: str, subject: Noun, object_: Noun) -> bool:
    """Whether both are things of kinds that the predicate joins. One of unknown kind will do where it is a name."""
    end = ends[predicate]
    if subject.entity < 0 or object_.entity < 0 or subject.entity == object_.entity:
        return False
    known = (subject.kind in end.subjects, object_.kind in end.objects)
    if all(known):
        return True
    unknown = (subject.named and not subject.kind, object_.named and not object_.kind)
    return (known[0] and unknown[1]) or (known[1] and unknown[0])
