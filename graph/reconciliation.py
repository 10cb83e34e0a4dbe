"""Reconciliation: the total that a summary gives of an award beside the sum of its actions in the case."""

import ibis
from ibis import _
from ibis.expr.types import Table

__all__ = ["differences"]


def differences(claims: Table) -> Table:
    """Awards of which the case holds both, and where they differ: contract_name, source_id, row, actions, summed, total
    (dollars).

    A difference is no error by itself: a download may hold only some years of an award.
    """
    counted = claims.filter((_.counted == 1) & _.contract.notnull())
    sums = counted.filter(_.level == "action").group_by("contract").agg(actions=_.count(), summed=_.obligated.sum())
    totals = counted.filter(_.level == "summary")
    newest = ibis.window(group_by="contract", order_by=[ibis.desc("date"), ibis.desc("seq"), "claim_id"])
    latest = totals.mutate(place=ibis.row_number().over(newest)).filter(_.place == 0)
    both = latest.select("contract", "contract_name", "source_id", "row", total=_.obligated).join(sums, "contract")
    return both.filter(_.total.notnull() & (_.total != _.summed)).select(
        "contract_name", "source_id", "row", "actions", "summed", "total"
    )
