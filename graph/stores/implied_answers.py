"""Answers about implied edges, made from the edges that they restate."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from graph.model import Predicate
from graph.store import EdgeFilter
from graph.stores.asking import Row, Snapshot
from graph.stores.implied import implied_predicates, origins_of, party_of, restated
from graph.stores.lookups import Lookups

__all__ = ["ImpliedAnswers", "split_predicates"]


def split_predicates(where: EdgeFilter) -> tuple[list[str] | None, tuple[Predicate, ...]]:
    """The stored predicates that a filter asks for (None for all), and the implied ones."""
    implied = implied_predicates()
    if not where.predicates:
        return None, implied if where.implied else ()
    names = {predicate.name for predicate in implied}
    stored = [name for name in where.predicates if name not in names]
    return stored, tuple(predicate for predicate in implied if predicate.name in where.predicates)


class ImpliedAnswers(Lookups):
    """The part of a reader that tells contract edges from the contract's side."""

    def _edges_by_id(self, held: Snapshot, numbers: Iterable[int], **when: Any) -> dict[int, Row]:
        """The edges with these ids, stored or implied."""
        asked = sorted(set(numbers))
        found = {row["id"]: row for row in held.ask("edges_by_id", ids=asked, **when)} if asked else {}
        for number in asked:
            if number not in found and (told := self._restated(held, number, **when)):
                found[number] = told[0]
        return found

    def _restated(self, held: Snapshot, number: int, **when: Any) -> tuple[Row, list[int]] | None:
        """The implied edge of that id with the ids of all that it restates; None where there is none."""
        for origin, predicate in origins_of(number).items():
            assert predicate.implied is not None
            rows = held.ask("edges_by_id", ids=[origin], retired=1)
            if rows and rows[0]["contract_id"] and rows[0]["predicate"] == predicate.implied.origin:
                standing = self._groups(held, rows, (predicate,), **{**when, "retired": 0})
                then = when.get("as_of") is not None or when.get("known_at") is not None
                group = standing.get((predicate.name, _pair(predicate, rows[0]))) or ([] if then else rows)
                return (restated(predicate, group), [row["id"] for row in group]) if group else None
        return None

    def _groups(
        self, held: Snapshot, rows: Sequence[Row], predicates: Sequence[Predicate], **when: Any
    ) -> dict[tuple[str, tuple[int, int]], list[Row]]:
        """For each implied predicate, contract and party all edges that are restated together."""
        contracts = sorted({row["contract_id"] for row in rows if row["contract_id"]})
        origins = sorted({predicate.implied.origin for predicate in predicates if predicate.implied})
        groups: dict[tuple[str, tuple[int, int]], list[Row]] = defaultdict(list)
        for row in held.ask("edges_of_contracts", ids=contracts, predicates=origins, **when) if contracts else ():
            for predicate in predicates:
                if predicate.implied and row["predicate"] == predicate.implied.origin:
                    groups[predicate.name, _pair(predicate, row)].append(row)
        return groups

    def _told_again(
        self, held: Snapshot, entity: int, rows: Sequence[Row], predicates: Sequence[Predicate], values: dict[str, Any]
    ) -> list[Row]:
        """The implied edges at an entity that have their lowest origin among the rows, within the filter's values."""
        when = {name: values[name] for name in ("as_of", "known_at")}
        groups, seen = self._groups(held, rows, predicates, **when), {row["id"] for row in rows}
        told = [
            restated(predicate, group)
            for predicate in predicates
            for (name, _), group in groups.items()
            if name == predicate.name and min(row["id"] for row in group) in seen
        ]
        return sorted((row for row in told if _fits(row, entity, values)), key=lambda row: int(row["id"]))


def _pair(predicate: Predicate, row: Row) -> tuple[int, int]:
    return row["contract_id"], row[f"{party_of(predicate)}_id"]


def _fits(row: Row, entity: int, values: dict[str, Any]) -> bool:
    if entity == row["subject_id"]:
        return bool(values["forward"]) and (not values["types"] or row["object_type"] in values["types"])
    at_end = entity == row["object_id"] and bool(values["backward"])
    return at_end and (not values["types"] or row["subject_type"] in values["types"])
