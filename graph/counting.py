"""Which records count: the same action met in several files or downloads counts once, and a newer download corrects an
older one.

Rows of one action (contract, modification, transaction) are put in the order in which the case's sources were retrieved
and cut into runs of equal content. The first row of each run stands for it; later rows of the run repeat it. A run is
known until the next begins; only the last one counts today. Rows of one file never meet here: the loader has told them
apart.
"""

import ibis
from ibis import _
from ibis.expr.types import Table

__all__ = ["CONTENT", "corrections", "counting", "with_counting"]

CONTENT = ("obligated", "current", "potential", "date", "object_name", "level_number")
"""Two rows of one action that agree in these say the same."""


def counting(claims: Table) -> Table:
    """For each claim whose action is met more than once: id, counted (0 or 1), known_to.

    Needs `id`, `action` (null: met once), `known_from`, `seq` and CONTENT.
    """
    met = claims.filter(_.action.notnull()).group_by("action").agg(rows=_.count()).filter(_.rows > 1)
    rows = claims.semi_join(met, "action").select("id", "action", "known_from", "seq", *CONTENT)
    in_order = ibis.window(group_by="action", order_by=["known_from", "seq", "id"])
    said = rows.mutate(said=ibis.struct({name: rows[name] for name in CONTENT}).cast("string"))
    opens = said.mutate(before=_.said.lag().over(in_order)).mutate(opens=_.before.isnull() | (_.before != _.said))
    firsts = opens.filter(_.opens)
    runs = firsts.mutate(known_to=firsts.known_from.lead().over(in_order))
    runs = runs.select("id", "known_to", first=ibis.literal(True))
    verdicts = opens.select("id").left_join(runs, "id").drop("id_right")
    stands = _.first.fill_null(False) & _.known_to.isnull()
    return verdicts.select("id", "known_to", counted=stands.cast("int8"))


def with_counting(claims: Table, verdicts: Table | None) -> Table:
    """The claims with `counted` (0 or 1) and `known_to`. `verdicts` is the result of `counting`; None where there is
    but one file."""
    if verdicts is None:
        return claims.mutate(counted=ibis.literal(1, "int8"), known_to=ibis.null("date"))
    joined = claims.left_join(verdicts, "id").drop("id_right")
    return joined.mutate(counted=joined.counted.fill_null(1))


def corrections(claims: Table) -> Table:
    """The rows that a newer download corrected: source_id, row, record_key, contract_name, modification, known_to,
    obligated."""
    return claims.filter((_.counted == 0) & _.known_to.notnull()).select(
        "source_id", "row", "record_key", "contract_name", "modification", "known_to", "obligated", "object_name"
    )
