"""Answers about claims: evidence, sources, conflicts."""

import re
from collections.abc import Iterator

from graph.errors import NotFound
from graph.store import NOW, Claim, Conflict, Moment, Page, Source, edge_hex, edge_number
from graph.stores.asking import Row, Snapshot
from graph.stores.cursors import fingerprint, make_cursor, read_cursor
from graph.stores.implied_answers import ImpliedAnswers
from graph.stores.lookups import moment_values, page_size
from graph.stores.rows import claim_from, ref_from, source_from
from graph.values import hash_id, record_claim_number

__all__ = ["ClaimAnswers"]

_RECORD = re.compile(r"r-(.{12})-([0-9]{1,18})-([A-Z_]+(?:\.[a-z]+)?)")
"""The public id of a record's claim, see `graph.claim.record_claim_id`."""


def _numbers(held: Snapshot, claim_id: str) -> Iterator[int]:
    """The numbers that a claim of that public id may have: that of prose first, then that of a row of each source."""
    yield hash_id(claim_id)
    if record := _RECORD.fullmatch(claim_id):
        start, row, predicate = record.groups()
        sources = [source["source_id"] for source in held.rows_of("source")]
        for source in sources:
            if source.startswith(start):
                yield record_claim_number(source, int(row), predicate)


class ClaimAnswers(ImpliedAnswers):
    """The part of a reader that shows who says what."""

    def evidence(
        self,
        edge_id: str,
        limit: int = 50,
        cursor: str | None = None,
        moment: Moment = NOW,
        corrected: bool = False,
    ) -> Page[Claim]:
        bound = fingerprint("evidence", edge_id, moment, corrected)
        day, last = read_cursor(bound, cursor, (str, str))
        when, number = moment_values(moment), edge_number(edge_id)
        with self._backend.snapshot() as held:
            ids, retired = self._borne(held, number)
            if not ids:
                raise NotFound(f"There is no edge '{edge_id}' here.")
            asked = {"ids": ids, "retired": int(retired), "corrected": int(corrected), **when}
            rows = held.ask("claims_of_edges", after_day=day, after_claim=last, limit=page_size(limit) + 1, **asked)
            claims = self._claims(held, rows[:limit])
        following = (
            make_cursor(bound, [rows[limit - 1]["day"], rows[limit - 1]["claim_id"]]) if len(rows) > limit else None
        )
        total, every, gone = (rows[0]["total"], rows[0]["every"], rows[0]["corrected"]) if rows else (0, 0, 0)
        return Page(claims, following, total, every - total, gone)

    def _borne(self, held: Snapshot, number: int | None) -> tuple[list[int], bool]:
        """The edges whose claims bear the edge of that number, itself unless it is implied, and whether none stands."""
        rows = held.ask("edges_by_id", ids=[number], retired=1) if number is not None else []
        if rows:
            return [rows[0]["id"]], rows[0]["known_to"] is not None
        told = self._restated(held, number, retired=1) if number is not None else None
        return (told[1], told[0]["known_to"] is not None) if told else ([], False)

    def claim(self, claim_id: str) -> Claim:
        with self._backend.snapshot() as held:
            for number in _numbers(held, claim_id):
                if rows := held.ask("claim_by_id", id=number, claim_id=claim_id):
                    return self._claims(held, rows)[0]
        raise NotFound(f"There is no claim '{claim_id}' here.")

    def claims(
        self,
        *,
        source: str | None = None,
        entity: str | None = None,
        status: str | None = None,
        predicate: str | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page[Claim]:
        bound = fingerprint("claims", source, entity, status, predicate)
        (last,) = read_cursor(bound, cursor, (int,))
        where = {"source": source, "status": status, "predicate": predicate}
        with self._backend.snapshot() as held:
            number = None if entity is None else self._find(held, entity)["id"]
            rows = held.ask("claims", entity=number, after=last, limit=page_size(limit) + 1, **where)
            counted = held.ask("claims_counted", **where)[0] if entity is None else None
            claims = self._claims(held, rows[:limit])
        following = make_cursor(bound, [rows[limit - 1]["id"]]) if len(rows) > limit else None
        if counted is None:
            return Page(claims, following)
        return Page(claims, following, counted["total"], counted["every"] - counted["total"])

    def sources(self, limit: int = 50, cursor: str | None = None) -> Page[Source]:
        bound = fingerprint("sources")
        label, last = read_cursor(bound, cursor, (str, str))
        with self._backend.snapshot() as held:
            rows = held.ask("sources", source_id=None, after_label=label, after_id=last, limit=page_size(limit) + 1)
        following = (
            make_cursor(bound, [rows[limit - 1]["label"], rows[limit - 1]["source_id"]]) if len(rows) > limit else None
        )
        total, every = (rows[0]["total"], rows[0]["every"]) if rows else (0, 0)
        return Page(tuple(map(source_from, rows[:limit])), following, total, every - total)

    def source(self, source_id: str) -> Source:
        with self._backend.snapshot() as held:
            rows = held.ask("sources", source_id=source_id, after_label=None, after_id=None, limit=1)
        if not rows:
            raise NotFound(f"There is no source '{source_id}' here: list the sources to find its id.")
        return source_from(rows[0])

    def conflicts(self, key: str | None = None, limit: int = 50, cursor: str | None = None) -> Page[Conflict]:
        bound = fingerprint("conflicts", key)
        rank, last = read_cursor(bound, cursor, (int, str))
        with self._backend.snapshot() as held:
            number = None if key is None else self._find(held, key)["id"]
            rows = held.ask("conflicts", id=number, after_rank=rank, after_id=last, limit=page_size(limit) + 1)
            total = rows[0]["total"] if rows else 0
            withheld = self._withheld(held, "conflicts", total, id=number, after_rank=None, after_id=None)
            sides = held.ask("conflict_sides", ids=[row["id"] for row in rows[:limit]])
            claims = self._claims(held, sides)
        told = list(zip(sides, claims, strict=True))
        found = tuple(_conflict(row, told) for row in rows[:limit])
        following = make_cursor(bound, [rows[limit - 1]["rank"], rows[limit - 1]["id"]]) if len(rows) > limit else None
        return Page(found, following, total, withheld)

    def _claims(self, held: Snapshot, rows: list[Row]) -> tuple[Claim, ...]:
        """The claims of the rows, with their sources and the words around their quotes."""
        sources = {
            row["source_id"]: source_from(row)
            for row in held.ask("sources_by_id", ids=sorted({r["source_id"] for r in rows}))
        }
        carriers = sorted({row["carrier_id"] for row in rows if row["start_offset"] is not None})
        texts = {row["source_id"]: row["text"] for row in held.ask("texts", ids=carriers)} if carriers else {}
        return tuple(claim_from(row, sources[row["source_id"]], texts.get(row["carrier_id"])) for row in rows)


def _conflict(row: Row, told: list[tuple[Row, Claim]]) -> Conflict:
    """The conflict with its edge where one of its claims bears that edge: what was rejected bears none."""
    sides: dict[int, tuple[str, list[Claim]]] = {}
    for side, claim in told:
        if side["conflict_id"] == row["id"]:
            sides.setdefault(side["side"], (side["value"], []))[1].append(claim)
    edge = edge_hex(row["edge_id"]) if row["edge_id"] else None
    borne = {claim.edge for _, claims in sides.values() for claim in claims}
    return Conflict(
        id=row["id"],
        kind=row["kind"],
        predicate=row["predicate"],
        qualifier=row["qualifier"],
        subject=ref_from(row, "subject"),
        object=ref_from(row, "object") if row["object"] is not None else None,
        rank=row["rank"],
        why=row["why"],
        since=row["since"],
        edge=edge if edge in borne else None,
        sides=tuple((value, tuple(claims)) for _, (value, claims) in sorted(sides.items())),
    )
