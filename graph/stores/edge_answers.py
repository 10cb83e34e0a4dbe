"""Answers about entities, their edges and contracts."""

import dataclasses
from typing import Any

from graph.errors import NotFound
from graph.model import Predicate
from graph.store import NOW, ContractFilter, ContractRow, Edge, EdgeFilter, Entity, Moment, Page, edge_number
from graph.stores.asking import Row, Snapshot
from graph.stores.cursors import fingerprint, make_cursor, read_cursor
from graph.stores.implied_answers import ImpliedAnswers, split_predicates
from graph.stores.lookups import edge_values, moment_values, one_of, page_size
from graph.stores.rows import edge_from, table_row

__all__ = ["EdgeAnswers"]

_STORED, _IMPLIED = 0, 1
_FIRST = -(2**63)
_ORDERS = ("amount", "newest", "oldest", "vendor")


class EdgeAnswers(ImpliedAnswers):
    """The part of a reader that shows entities, edges and contracts."""

    def entity(self, key: str, moment: Moment = NOW) -> Entity:
        when = moment_values(moment)
        with self._backend.snapshot() as held:
            row = self._find(held, key, moment)
            contract = held.ask("contract_of", id=row["id"])
            return Entity(
                id=row["public_id"],
                type=row["type"],
                name=row["name"],
                description=row["description"],
                keys=(row["public_id"], *(other["key"] for other in held.ask("entity_keys", id=row["id"]))),
                names=tuple((name["name"], name["kind"]) for name in held.ask("entity_names", id=row["id"])),
                visibility=row["visibility"],
                counts={
                    count["predicate"]: count["edges"] for count in held.ask("entity_counts", id=row["id"], **when)
                },
                contract=table_row("contract", contract[0]) if contract else None,
            )

    def edges(self, key: str, where: EdgeFilter, limit: int = 50, cursor: str | None = None) -> Page[Edge]:
        values, bound = edge_values(where), fingerprint("edges", key, where)
        stored, implied = split_predicates(where)
        phase, rank, last = read_cursor(bound, cursor, (int, int, int))
        page_size(limit)
        with self._backend.snapshot() as held:
            values["id"] = self._find(held, key, where.moment)["id"]
            if stored == [] or phase == _IMPLIED:
                return self._implied_page(held, values, implied, limit, bound, (rank, last))
            values["predicates"] = stored
            rows = held.ask("edges", after_rank=rank, after_id=last, limit=limit + 1, **values)
            withheld = self._withheld(held, "edges", _total(rows), after_rank=None, after_id=None, **values)
        page = _page(rows, limit, bound, withheld)
        if page.next is None and implied:
            return dataclasses.replace(page, next=make_cursor(bound, [_IMPLIED, _FIRST, 0]), total=None)
        return page

    def _implied_page(
        self,
        held: Snapshot,
        values: dict[str, Any],
        implied: tuple[Predicate, ...],
        limit: int,
        bound: str,
        after: tuple[int | None, int | None],
    ) -> Page[Edge]:
        """Implied edges in the order of the edges that they restate; about a contract, each restates to two."""
        origins = sorted({predicate.implied.origin for predicate in implied if predicate.implied})
        asked = {**values, "predicates": origins, "forward": 1, "backward": 1, "types": None}
        rows = held.ask("edges", after_rank=after[0], after_id=after[1], limit=limit + 1, **asked)
        told = self._told_again(held, values["id"], rows[:limit], implied, values)
        following = _following(rows, limit, bound, _IMPLIED)
        return Page(tuple(map(edge_from, told)), following)

    def edge(self, edge_id: str, moment: Moment = NOW) -> Edge:
        when, number = moment_values(moment), edge_number(edge_id)
        with self._backend.snapshot() as held:
            found = self._edges_by_id(held, [number], retired=1, **when) if number is not None else {}
        if not found:
            raise NotFound(f"There is no edge '{edge_id}' here{' at that moment' if moment else ''}.")
        return edge_from(next(iter(found.values())))

    def contracts(self, where: ContractFilter, limit: int = 50, cursor: str | None = None) -> Page[ContractRow]:
        one_of("order", (where.order,), _ORDERS)
        one_of("status", where.status, ("accepted", "proposed"))
        bound = fingerprint("contracts", where)
        _, rank, last = read_cursor(bound, cursor, (int, str if where.order == "vendor" else int, int))
        values: dict[str, Any] = {
            "text": where.text.lower() if where.text else None,
            "since": where.since,
            "until": where.until,
            "min_amount": where.min_amount,
            "max_amount": where.max_amount,
            "status": list(where.status) or None,
            "sort": where.order,
            **moment_values(where.moment),
        }
        with self._backend.snapshot() as held:
            values["vendor"] = self._id(held, where.vendor, where.moment)
            values["agency"] = self._id(held, where.agency, where.moment)
            rows = held.ask("contracts", after_rank=rank, after_id=last, limit=page_size(limit) + 1, **values)
            withheld = self._withheld(held, "contracts", _total(rows), after_rank=None, after_id=None, **values)
        page = _page(rows, limit, bound, withheld)
        return Page(tuple(map(_contract_row, page.items, rows)), page.next, page.total, page.withheld)

    def _id(self, held: Snapshot, key: str | None, moment: Moment) -> int | None:
        return None if key is None else int(self._find(held, key, moment)["id"])


def _total(rows: list[Row]) -> int:
    return int(rows[0]["total"]) if rows else 0


def _page(rows: list[Row], limit: int, bound: str, withheld: int) -> Page[Edge]:
    return Page(tuple(map(edge_from, rows[:limit])), _following(rows, limit, bound, _STORED), _total(rows), withheld)


def _following(rows: list[Row], limit: int, bound: str, phase: int) -> str | None:
    return make_cursor(bound, [phase, rows[limit - 1]["rank"], rows[limit - 1]["id"]]) if len(rows) > limit else None


def _contract_row(edge: Edge, row: Row) -> ContractRow:
    known = (
        {} if row["k_entity_id"] is None else {name[2:]: value for name, value in row.items() if name.startswith("k_")}
    )
    return ContractRow(edge, known)
