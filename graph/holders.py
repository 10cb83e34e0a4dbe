"""Who holds a contract, where sources leave it open: a parent or its subsidiary, a company or what it merged into, an
agency that is listed or the one that is described."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from graph.conflict import Conflict, conflict_of, ends_of, grouped, sides_of
from graph.said import Said

__all__ = ["holders"]

_BOUGHT = "CONTRACTED_WITH"


def holders(said: Sequence[Said]) -> Iterator[Conflict]:
    """Conflicts of the kinds granularity, succession and internal, about contracts that prose tells of."""
    contracts = [s for s in said if s.predicate == _BOUGHT]
    yield from _parents(said, contracts)
    yield from _merged(said, contracts)
    yield from _still_listed(said, contracts)
    yield from _listed(contracts)


def _parents(said: Sequence[Said], contracts: Sequence[Said]) -> Iterator[Conflict]:
    """A parent is listed and its subsidiary described as an agency's vendor: one contract, perhaps, and not two."""
    for parent, child in sorted({(s.object, s.subject) for s in said if s.predicate == "SUBSIDIARY_OF"}):
        for agency in sorted({s.subject for s in contracts}):
            above = [s for s in contracts if (s.subject, s.object) == (agency, parent)]
            below = [s for s in contracts if (s.subject, s.object) == (agency, child) and s.detailed]
            if above and below and not any(s.detailed for s in above):
                why = "One source names the parent, another its subsidiary: perhaps one contract."
                yield conflict_of("granularity", "object", below[0], 3, why, ends_of([*below, *above], "object"))


def _merged(said: Sequence[Said], contracts: Sequence[Said]) -> Iterator[Conflict]:
    """A holder of a described contract is said to have merged into another company."""
    for merged in grouped_one(said, "MERGED_INTO"):
        held = [s for s in contracts if s.object == merged.subject and s.detailed and s.amount is not None]
        if held:
            why = "The holder is said to have merged into another company: who holds the contract now is open."
            sides = [(f"merged into {merged.object_name}", (merged,)), *_named(held)]
            yield conflict_of("succession", "object", held[0], 3, why, sides, edge=False)


def _still_listed(said: Sequence[Said], contracts: Sequence[Said]) -> Iterator[Conflict]:
    """Of one source: a company has merged into another, and is listed as a vendor of today all the same. Either the
    merger is told wrongly, or the list is old."""
    for merged in (s for s in said if s.predicate == "MERGED_INTO"):
        listed = [s for s in contracts if (s.source, s.object) == (merged.source, merged.subject) and not s.detailed]
        if listed and merged.end is None:
            why = "The source says that the company has merged into another, and lists it as a vendor all the same."
            sides = [(f"merged into {merged.object_name}", (merged,)), *_named(listed)]
            yield conflict_of("internal", "merger", merged, 3, why, sides, edge=False)


def grouped_one(said: Sequence[Said], predicate: str) -> list[Said]:
    """The claims of a predicate, one for each pair of ends."""
    found = {(s.subject, s.object): s for s in reversed(said) if s.predicate == predicate}
    return [found[pair] for pair in sorted(found)]


def _named(held: Sequence[Said]) -> list[tuple[str, tuple[Said, ...]]]:
    return sides_of(held, lambda s: f"held by {s.object_name}")


def _listed(contracts: Sequence[Said]) -> Iterator[Conflict]:
    """Of one source: a vendor is merely listed with one agency, and all that is described of it is with others, though
    the agencies of the other vendors of that list are described."""
    by_source: defaultdict[str, list[Said]] = defaultdict(list)
    for one in contracts:
        by_source[one.source].append(one)
    for source in sorted(by_source):
        told = by_source[source]
        described = {(s.subject, s.object) for s in told if s.detailed}
        for group in grouped(told, lambda s: s.object):
            detailed = [s for s in group if s.detailed]
            bare = [s for s in group if (s.subject, s.object) not in described]
            common = {agency for agency, vendor in described if vendor != group[0].object}
            if detailed and bare and all(s.subject in common for s in bare):
                why = "The source lists the vendor with one agency, and describes only a contract with another."
                yield conflict_of("internal", "subject", bare[0], 3, why, ends_of([*bare, *detailed], "subject"))
