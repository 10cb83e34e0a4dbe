"""Conflicts: claims about one thing that cannot all hold. Both sides are kept, each with its claims.

Kinds
- contradiction   another value of the same qualifier, or another party of the same contract;
- granularity     the two parties are an agency and one of its components, or a company and its subsidiary: perhaps the
                  same thing told at two levels;
- reference       an agency is placed under one under which the reference list does not place it;
- retelling       who retells a report tells it otherwise;
- internal        one source lists a vendor with one agency, and describes contracts with others only; or lists one
                  that it says has merged into another company;
- succession      who holds a contract is said to have merged into another;
- exclusive       a predicate that takes one value at a time has several in overlapping periods;
- contested       a person who entered the claim marks it as contested, or as false.

What is not in conflict: `at least 4` beside 5, `about 4` beside 3.9, `2018` beside `2018-05`, different contracts,
different periods.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from graph.chart_conflicts import beside_the_chart
from graph.conflict import Conflict, conflict_of, ends_of, grouped, sides_of
from graph.holders import holders
from graph.model import Schema
from graph.retellings import retellings
from graph.said import Said
from graph.values import date_bounds

__all__ = ["Conflict", "conflicts"]

APPROXIMATE = 0.1
"""How far an amount told as `about` may lie from another."""


def conflicts(said: Sequence[Said], schema: Schema, parent_of: Mapping[str, str]) -> list[Conflict]:
    """All conflicts among the claims, the gravest first. `parent_of` maps an agency's key to its department's."""
    found = {c.id: c for c in _all(said, schema, parent_of)}
    told = [
        c for c in found.values() if c.kind != "contested" or not any(_within(c, other) for other in found.values())
    ]
    return sorted(told, key=lambda c: (c.rank, c.predicate, c.subject, c.id))


def _within(contested: Conflict, other: Conflict) -> bool:
    """Whether another kind of conflict already shows these claims side by side."""
    mine, theirs = ({said.claim_id for _, side in c.sides for said in side} for c in (contested, other))
    return other.kind != "contested" and len(contested.sides) > 1 and mine <= theirs


def _all(said: Sequence[Said], schema: Schema, parent_of: Mapping[str, str]) -> Iterator[Conflict]:
    yield from beside_the_chart(said)
    said = [s for s in said if not s.reference]
    yield from _contested(said, schema)
    undisputed = [s for s in said if s.veracity != "false"]
    yield from _amounts(undisputed)
    yield from _dates(undisputed)
    yield from _exclusive(undisputed, schema)
    yield from _parties(undisputed, schema, parent_of)
    yield from retellings(undisputed)
    yield from holders(undisputed)


def _pairs(group: Iterable[Said], *names: str) -> Iterable[tuple[Said, Said]]:
    """Each two claims that differ in these; one claim speaks for all that say the same."""
    return combinations({tuple(getattr(one, name) for name in names): one for one in group}.values(), 2)


def _thing(said: Said) -> object:
    """What amounts and dates belong to: the contract, whoever is said to have bought it, else the edge."""
    return (said.predicate, said.object, said.contract) if said.contract else said.edge_id


def _amounts(said: Sequence[Said]) -> Iterator[Conflict]:
    for group in grouped((s for s in said if s.amount is not None), _thing):
        values = sides_of(group, lambda s: f"{s.amount_qualifier} {(s.amount or 0) / 100:,.2f}")
        pairs = _pairs(group, "amount", "amount_qualifier", "when")
        if any(not _amounts_agree(a, b) and not _of_two_times(a, b) for a, b in pairs):
            why = "The sources give different amounts for the same thing."
            yield conflict_of("contradiction", "amount", group[0], 1, why, values)


def _amounts_agree(a: Said, b: Said) -> bool:
    first, second = a.amount or 0, b.amount or 0
    for one, other, word in ((first, second, a.amount_qualifier), (second, first, b.amount_qualifier)):
        if word == "at_least" and other >= one * (1 - APPROXIMATE):
            return True
        if word == "at_most" and other <= one * (1 + APPROXIMATE):
            return True
        if word == "approx" and abs(other - one) <= APPROXIMATE * max(one, other):
            return True
    return abs(first - second) <= _rounding(first, second)


def _rounding(first: int, second: int) -> int:
    """Half a unit of the last digit that the coarser of the two figures shows (at two digits at least): 6.8 million is
    6,790,488 rounded, and no dissent."""
    coarse = min((abs(first), abs(second)), key=lambda v: len(str(v).rstrip("0")))
    digits, shown = len(str(coarse)), max(len(str(coarse).rstrip("0")), 2)
    return int(10 ** (digits - shown) // 2) if digits > shown else 0


def _dates(said: Sequence[Said]) -> Iterator[Conflict]:
    for name in ("start", "end"):
        dated = [s for s in said if getattr(s, name)]
        for group in grouped(dated, _thing):
            pairs = _pairs(group, name, "amount", "amount_qualifier")
            if any(not _overlap(getattr(a, name), getattr(b, name)) and not _of_two_sums(a, b) for a, b in pairs):
                values = sides_of(group, lambda s, name=name: str(getattr(s, name)))  # type: ignore[misc]
                why = f"The sources give different dates for its {name}."
                yield conflict_of("contradiction", name, group[0], 2, why, values)


def _of_two_times(a: Said, b: Said) -> bool:
    """Whether they tell of two contracts that bear no name: at times that do not meet."""
    return a.contract is None and a.when is not None and b.when is not None and not _overlap(a.when, b.when)


def _of_two_sums(a: Said, b: Said) -> bool:
    """The same, by sums that do not agree."""
    known = a.contract is None and a.amount is not None and b.amount is not None
    return known and not _amounts_agree(a, b)


def _overlap(first: str, second: str) -> bool:
    (a, b), (c, d) = date_bounds(first), date_bounds(second)
    return a <= d and c <= b


def _exclusive(said: Sequence[Said], schema: Schema) -> Iterator[Conflict]:
    for predicate in schema.predicates.values():
        if predicate.exclusive is None:
            continue
        other, held = predicate.exclusive, "subject" if predicate.exclusive == "object" else "object"
        mine = [s for s in said if s.predicate == predicate.name]
        for group in grouped(mine, lambda s, held=held: getattr(s, held)):  # type: ignore[misc]
            pairs = _pairs(group, other, "start", "end")
            if any(getattr(a, other) != getattr(b, other) and _same_time(a, b) for a, b in pairs):
                yield conflict_of(
                    "exclusive", other, group[0], 2, "Only one can hold at a time.", ends_of(group, other)
                )


def _same_time(a: Said, b: Said) -> bool:
    (a_first, a_last), (b_first, b_last) = _span(a), _span(b)
    return a_first < b_last and b_first < a_last


def _span(said: Said) -> tuple[datetime.date, datetime.date]:
    """First and last day on which the statement can hold, as far as it tells."""
    first = date_bounds(said.start)[0] if said.start else datetime.date.min
    return first, date_bounds(said.end)[1] if said.end else datetime.date.max


def _parties(said: Sequence[Said], schema: Schema, parent_of: Mapping[str, str]) -> Iterator[Conflict]:
    """The same vendor, amount and kind of statement with two agencies: one contract told with different buyers."""
    buying = {predicate.name for predicate in schema.predicates.values() if predicate.contract}
    bought = [s for s in said if s.predicate in buying and s.amount is not None and s.amount_qualifier == "exact"]
    for group in grouped(bought, lambda s: (s.predicate, s.object, s.amount)):
        buyers = sorted({s.subject for s in group})
        if len(buyers) < 2:
            continue
        kin = all(parent_of.get(a) == b or parent_of.get(b) == a for a, b in combinations(buyers, 2))
        kind, rank = ("granularity", 3) if kin else ("contradiction", 1)
        why = "The sources name different buyers of the same contract."
        yield conflict_of(kind, "subject", group[0], rank, why, ends_of(group, "subject"), edge=False)
        started = [s for s in group if s.start]
        if any(not _overlap(str(a.start), str(b.start)) for a, b in _pairs(started, "start")):
            why = "The sources give different dates for the start of the same contract."
            yield conflict_of(
                "contradiction", "start", group[0], 1, why, sides_of(started, lambda s: str(s.start)), edge=False
            )


def _contested(said: Sequence[Said], schema: Schema) -> Iterator[Conflict]:
    for one in said:
        if one.veracity in ("contested", "false"):
            end = schema.predicates[one.predicate].rivals
            rivals = [s for s in said if s.predicate == one.predicate and _rival(s, one, end)]
            why = one.note or f"The case marks this statement as {one.veracity}."
            sides = sides_of(
                [one, *rivals], lambda s: f"{s.subject_name} {schema.predicates[s.predicate].active} {s.object_name}"
            )
            yield conflict_of("contested", "statement", one, 1 if one.veracity == "false" else 2, why, sides)


def _rival(said: Said, one: Said, end: str | None) -> bool:
    """Whether the two are alike but at the end at which such statements compete."""
    if end is None or said.contract != one.contract:
        return False
    same = "subject" if end == "object" else "object"
    return bool(getattr(said, same) == getattr(one, same) and getattr(said, end) != getattr(one, end))
