"""Where a source places an agency beside what the reference list says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from graph.conflict import Conflict, conflict_of, ends_of
from graph.said import Said

__all__ = ["beside_the_chart"]


def beside_the_chart(said: Sequence[Said]) -> Iterator[Conflict]:
    """Conflicts of kind `reference`: an agency under another than the list's, unless one is part of the other. And of
    kind `exclusive`, where sources that go astray disagree with each other, too."""
    placed = [s for s in said if s.predicate == "PART_OF"]
    listed = {s.subject: s for s in placed if s.reference}
    above: defaultdict[str, set[str]] = defaultdict(set)
    for one in placed:
        if not one.astray:
            above[one.subject].add(one.object)
    for agency in sorted({s.subject for s in placed if not s.reference}):
        own = listed.get(agency)
        if own is None:
            continue
        others = [s for s in placed if s.subject == agency and not s.reference and s.veracity is None]
        others = [s for s in others if s.astray or not _in_line(s.object, own.object, above)]
        if others:
            why = "The reference list of agencies places it elsewhere."
            yield conflict_of("reference", "object", others[0], 1, why, ends_of([own, *others], "object"), edge=False)
        if len({s.object for s in others}) > 1 and any(s.astray for s in others):
            why = "The sources place it under different bodies; the reference list under neither."
            yield conflict_of("exclusive", "object", others[0], 2, why, ends_of(others, "object"), edge=False)


def _in_line(one: str, other: str, above: defaultdict[str, set[str]]) -> bool:
    """Whether one of the two is, or is part of, the other."""
    return one == other or other in _all_above([one], above) or one in _all_above([other], above)


def _all_above(start: Iterable[str], above: defaultdict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        for higher in sorted(above.get(waiting.pop(), ())):
            if higher not in found:
                found.add(higher)
                waiting.append(higher)
    return found
