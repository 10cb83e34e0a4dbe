"""Downloads that stop at a limit: a round number of rows, and amounts of one sign alone."""

from pathlib import Path

from graph.claim import CLAIMS
from graph.expressions import Table, ibis
from graph.part import Finding
from graph.steps import Steps

__all__ = ["truncations"]

ROUND = 100
"""Page size of the downloads; complete ones end on a round count once in a hundred times, and hold de-obligations."""


def truncations(steps: Steps, claims: Path) -> list[Finding]:
    """A warning for the file, and for each agency in it, whose rows are a multiple of 100 without an amount below (or
    above) zero.
    """
    counted = steps.ask(_each, steps.files("claims_to_count", [claims], CLAIMS))
    groups = [tuple(row.values()) for row in counted]
    whole = (None, *(sum(int(group[place] or 0) for group in groups) for place in (1, 2, 3)))
    return [_warning(*group) for group in ([whole] if len(groups) > 1 else []) + groups if _suspicious(*group[1:])]


def _each(claims: Table) -> Table:
    """who, rows, below, above: of each agency the rows, and of them the amounts below and above zero."""
    table = claims.filter(claims.level.isin(["action", "subaward"]))
    below, above = (table.obligated < 0).sum(), (table.obligated > 0).sum()
    who = ibis.ifelse(table.subject_type == "Agency", table.subject_name, ibis.null(str))
    return table.group_by(who=who).agg(rows=table.count(), below=below, above=above).order_by("who")


def _suspicious(rows: int, below: int, above: int) -> bool:
    return rows >= ROUND and rows % ROUND == 0 and not (below and above)


def _warning(who: str | None, rows: int, below: int, above: int) -> Finding:
    sign = "below" if not below else "above"
    return Finding(
        "truncation",
        f"{who or 'the file'}: exactly {rows:,} rows and no amount {sign} zero: the download may be cut short",
    )
