"""Downloads that stop at a limit: a round number of rows, and amounts of one sign alone."""

from pathlib import Path

import ibis
from ibis.backends.duckdb import Backend

from graph.part import Finding

__all__ = ["truncations"]

ROUND = 100
"""Page size of the downloads; complete ones end on a round count once in a hundred times, and hold de-obligations."""


def truncations(engine: Backend, claims: Path) -> list[Finding]:
    """A warning for the file, and for each agency in it, whose rows are a multiple of 100 without an amount below (or
    above) zero.
    """
    table = engine.read_parquet(claims, table_name="claims_to_count")
    table = table.filter(table.level.isin(["action", "subaward"]))
    below, above = (table.obligated < 0).sum(), (table.obligated > 0).sum()
    who = ibis.ifelse(table.subject_type == "Agency", table.subject_name, ibis.null(str))
    each = table.group_by(who=who).agg(rows=table.count(), below=below, above=above).order_by("who")
    groups = [tuple(row.values()) for row in engine.to_pyarrow(each).to_pylist()]
    whole = (None, *(sum(int(group[place] or 0) for group in groups) for place in (1, 2, 3)))
    return [_warning(*group) for group in ([whole] if len(groups) > 1 else []) + groups if _suspicious(*group[1:])]


def _suspicious(rows: int, below: int, above: int) -> bool:
    return rows >= ROUND and rows % ROUND == 0 and not (below and above)


def _warning(who: str | None, rows: int, below: int, above: int) -> Finding:
    sign = "below" if not below else "above"
    return Finding(
        "truncation",
        f"{who or 'the file'}: exactly {rows:,} rows and no amount {sign} zero: the download may be cut short",
    )
