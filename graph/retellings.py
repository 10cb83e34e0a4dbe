"""Where a source that retells a report tells it otherwise.

Neither side is a second witness: the retelling is at fault, or knows more, and the report itself is to be preferred.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from graph.conflict import Conflict, conflict_of, ends_of
from graph.said import Said

__all__ = ["retellings"]

_OF_WHOM = ("CRITICISED", "OPPOSES", "LOBBIED", "SUPPORTS")
"""Statements in which a retelling that names another party tells another story."""


def retellings(said: Sequence[Said]) -> Iterator[Conflict]:
    """Conflicts of kind `retelling`: of whom something is said, and what of a vendor's an agency uses."""
    pairs = _pairs(said)
    for told, retold in pairs:
        for subject in sorted({s.subject for s in told} & {s.subject for s in retold}):
            for predicate in _OF_WHOM:
                mine, theirs = (
                    [s for s in side if (s.subject, s.predicate) == (subject, predicate)] for side in (told, retold)
                )
                if mine and theirs and not {s.object for s in mine} & {s.object for s in theirs}:
                    why = "Who retells the report names another party than the report itself."
                    yield conflict_of("retelling", "object", mine[0], 3, why, ends_of([*mine, *theirs], "object"))
        yield from _systems(told, retold)


def _pairs(said: Sequence[Said]) -> list[tuple[list[Said], list[Said]]]:
    """For each report that a source retells and the case has: its claims, and those of the retelling."""
    own: defaultdict[int, list[Said]] = defaultdict(list)
    retold: defaultdict[tuple[int, str], list[Said]] = defaultdict(list)
    for one in said:
        if one.retells:
            retold[one.origin, one.source].append(one)
        else:
            own[one.origin].append(one)
    found = []
    for (origin, source), claims in sorted(retold.items()):
        told = [one for one in own.get(origin, ()) if one.source != source]
        found += [(told, claims)] if told else []
    return found


def _systems(told: Sequence[Said], retold: Sequence[Said]) -> Iterator[Conflict]:
    """A vendor's systems that an agency uses, where report and retelling have none in common."""
    mine, theirs = _supplied(told), _supplied(retold)
    for pair in sorted(mine.keys() & theirs.keys()):
        if not {s.object for s in mine[pair]} & {s.object for s in theirs[pair]}:
            why = "Who retells the report names another system of the vendor's than the report itself."
            sides = ends_of([*mine[pair], *theirs[pair]], "object")
            yield conflict_of("retelling", "object", mine[pair][0], 2, why, sides, edge=False)


def _supplied(said: Sequence[Said]) -> dict[tuple[str, str], list[Said]]:
    """For each (agency, vendor) the claims that the agency uses a system of the vendor's."""
    makers: defaultdict[str, set[str]] = defaultdict(set)
    for one in said:
        if one.predicate == "DEVELOPS":
            makers[one.object].add(one.subject)
    found: defaultdict[tuple[str, str], list[Said]] = defaultdict(list)
    for one in said:
        if one.predicate == "USES":
            for maker in sorted(makers.get(one.object, ())):
                found[one.subject, maker].append(one)
    return found
