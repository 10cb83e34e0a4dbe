"""Reconciliation: the total that a summary gives of an award beside the sum of its actions in the case."""

from graph.expressions import Table, _, ibis

__all__ = ["differences"]


def differences(claims: Table) -> Table:
    """Awards of which the case holds both, and where they differ: contract_name, source_id, row, actions, summed, total
    (cents).

    A difference is no error by itself: a download may hold only some years of an award.
    """
    counted = claims.filter((_.counted == 1) & (_.contract_ref != 0))
    totals = counted.filter((_.level == "summary") & _.obligated.notnull())
    newest = ibis.window(group_by="contract_ref", order_by=[ibis.desc("date"), ibis.desc("known_from"), "claim_id"])
    latest = totals.mutate(place=ibis.row_number().over(newest)).filter(_.place == 0)
    actions = counted.filter(_.level == "action").semi_join(latest, "contract_ref")
    sums = actions.group_by("contract_ref").agg(actions=_.count(), summed=_.obligated.sum())
    both = latest.select("contract_ref", "contract_name", "source_id", "row", total=_.obligated).join(
        sums, "contract_ref"
    )
    return both.filter(_.total != _.summed).select("contract_name", "source_id", "row", "actions", "summed", "total")
