"""Verbs of two words: "rolled out", "took over", "set up" are one verb each, where the tables have them."""

from collections.abc import Sequence, Set
from dataclasses import replace

from loaders.documents.sentences.unit import Unit
from loaders.documents.words.inflection import Verb
from loaders.documents.words.wordset import word_set

__all__ = ["join_particles"]

_PARTICLES = word_set("out up over off on in down onto away")
_ENDING = frozenset("PTAC|,)R")


def join_particles(units: Sequence[Unit], known: Set[str]) -> list[Unit]:
    """Units with every verb and its particle as one, its lemma written "roll_out". `known` are such lemmas."""
    joined: list[Unit] = []
    at = 0
    while at < len(units):
        unit = units[at]
        particle = units[at + 1] if at + 1 < len(units) else None
        if unit.kind == "V" and unit.verb is not None and particle is not None and particle.lower in _PARTICLES:
            lemma = f"{unit.verb.lemma}_{particle.lower}"
            if lemma in known and _is_particle(units, at + 1):
                joined.append(replace(unit, end=particle.end, verb=Verb(lemma, unit.verb.form)))
                at += 2
                continue
        joined.append(unit)
        at += 1
    return joined


def _is_particle(units: Sequence[Unit], at: int) -> bool:
    """ "in" before a time or a place is no part of the verb: "was called in March"."""
    after = units[at + 1] if at + 1 < len(units) else None
    if after is None or units[at].lower in ("out", "up", "over", "off", "away", "down"):
        return True
    placed = after.name is not None and after.name.kind == "Location"
    return after.kind in "DMN$A" and not placed
