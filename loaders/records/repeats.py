"""Rows that repeat an action of the same file: identical ones are duplicates, others get a key of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from graph.engine import Engine
from graph.expressions import Table, ibis
from graph.hashing import hashed
from graph.part import Finding
from graph.steps import Held
from loaders.records.rows import CsvRows
from loaders.records.stream import raw_table, streamed

__all__ = ["Repeats", "find_repeats"]

LISTED = 50_000
"""Findings of one kind that are listed one by one; further ones are counted in one line."""


_NONE = pa.schema(
    [("row", pa.int64()), ("same_as", pa.int64()), ("dropped", pa.bool_()), ("mark", pa.int64())]
).empty_table()


@dataclass(frozen=True, slots=True)
class Repeats:
    """`rows`: row, same_as (the identical row before it, or null), dropped, and mark: its number among the rows kept
    of its action. Only rows that are dropped or are not the first of their action stand in it.
    """

    rows: pa.Table

    @property
    def dropped(self) -> int:
        return int(pc.sum(self.rows["dropped"]).as_py() or 0)

    def findings(self) -> list[Finding]:
        listed = [_finding(**row) for row in self.rows.slice(0, LISTED).to_pylist()]
        more = len(self.rows) - len(listed)
        return (
            [*listed, Finding("duplicate", f"{more} further rows repeat an action of this file")]
            if more > 0
            else listed
        )


def find_repeats(sides: Held, files: Sequence[CsvRows], claims: Path) -> Repeats:
    """Compare in full the rows whose action is met more than once, in one more pass over the files where there are
    any.
    """
    if not sides.steps.ask(_suspect, sides):
        return Repeats(_NONE)
    engine, suspects = sides.steps.engine, _suspects(sides.table())
    named = _named(engine, claims).semi_join(suspects, "row")
    candidates = engine.ibis.create_table("repeat_candidates", _met_again(named).select("row", "identity"), temp=True)
    if not int(candidates.count().to_pyarrow().as_py()):
        return Repeats(_NONE)
    contents = pa.concat_tables([_contents(engine, file, candidates) for file in files])
    engine.con.register("repeat_contents", contents)
    table = engine.ibis.table("repeat_contents")
    first = table.group_by("identity", "content").agg(first=table.row.min())
    told = table.inner_join(first, ["identity", "content"]).mutate(same_as=lambda t: t["first"].nullif(t.row)).view()
    told = told.mutate(dropped=told.same_as.notnull() & ~told.keep).view()
    counted = (~told.dropped).cast("int64").sum().over(group_by="identity", order_by="row", rows=(None, 0))
    told = told.mutate(mark=counted).view()
    result = told.filter(told.dropped | (told.mark > 1)).select("row", "same_as", "dropped", "mark")
    return Repeats(engine.ibis.to_pyarrow(result.order_by("row")))


def _suspect(sides: Table) -> Table:
    return _suspects(sides).select("row").limit(1)


def _suspects(sides: Table) -> Table:
    return _met_again(sides.filter(sides.identity.notnull()))


def _met_again(rows: Table) -> Table:
    met = rows.group_by("identity").agg(n=rows.count()).filter(lambda t: t.n > 1)
    return rows.semi_join(met, "identity")


def _named(engine: Engine, claims: Path) -> Table:
    """What the finished claims call each row's action or award: the engine's quick hash, which the sides have, takes
    some award numbers for one another."""
    table = engine.ibis.read_parquet(claims, table_name="claims_to_compare")
    told = table.filter(table.action_key.notnull() | (table.level == "summary"))
    identity = ibis.ifelse(told.action_key.notnull(), told.action_key, told.contract_key)
    return told.select("row", identity=hashed(identity))


def _contents(engine: Engine, file: CsvRows, candidates: Table) -> pa.Table:
    """row, identity, a hash of the row's every cell, and whether identical rows of this format may be real."""
    names = [f"c{place}" for place in range(len(file.layout.columns))]
    raw = raw_table(names)
    whole = ibis.literal("\x1f").join([raw[name].fill_null("\x00") for name in names])
    keep = ibis.literal(file.layout.format.repeats == "keep")
    picked = raw.inner_join(candidates, "row").mutate(content=hashed(whole), keep=keep)
    told = str(engine.ibis.compile(picked.select("row", "identity", "content", "keep")))
    batches = list(streamed(engine, file, told, every_column=True))
    schema = pa.schema([("row", pa.int64()), ("identity", pa.int64()), ("content", pa.int64()), ("keep", pa.bool_())])
    return pa.Table.from_batches(batches).cast(schema) if batches else schema.empty_table()


def _finding(row: int, same_as: int | None, dropped: bool, mark: int) -> Finding:
    if dropped:
        return Finding("duplicate", f"the same as row {same_as} in every column: not counted again", row)
    if same_as is not None:
        return Finding(
            "identical_row",
            f"the same as row {same_as} in every column; kept, as this format gives actions no key",
            row,
        )
    return Finding(
        "repeated_action",
        f"an action that stands in this file before, with other content: kept as its number {mark}",
        row,
    )
