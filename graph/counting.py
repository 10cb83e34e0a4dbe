"""Which records count: the same action met in several files or downloads counts once, and a newer download corrects an
older one.

Rows of one action (contract, modification, transaction) are put in the order in which the case's sources were retrieved
and cut into runs of equal content. The first row of each run stands for it; later rows of the run repeat it. A run is
known until the next begins; only the last one counts today. Rows of one file never meet here: the loader has told them
apart.

A row that a newer download lacks still counts, since downloads are cut off or ask for less; it is *ended* only where
the newer source supersedes its own.
"""

import dataclasses
import datetime
from typing import Any

import pyarrow as pa

from graph.edges import SUMMARY
from graph.expressions import Table, _, ibis
from graph.sources import SourceEntry, replaced_sources
from graph.steps import Held

__all__ = ["CONTENT", "Overlap", "corrections", "counting", "overlaps", "replaced_rows", "with_counting"]

CONTENT = ("obligated", "current", "potential", "date", "object_name", "level_number")
"""Two rows of one action that agree in these say the same."""


def counting(claims: Table, replaced: Table | None) -> Table:
    """For each claim whose action is met more than once, or ended: id, counted (0 or 1), known_to.

    Needs `id`, `action` (null: met once), `contract_ref`, `known_from`, `seq` and CONTENT; `replaced` is the table of
    `replaced_rows`, None where no source supersedes another.
    """
    told = claims.filter(_.action.notnull())
    met = told.group_by("action").agg(rows=_.count()).filter(_.rows > 1).select("action")
    if replaced is not None:
        ended = _ended(told, replaced)
        told = told.left_join(ended, "id").drop("id_right")
        met = met.union(told.filter(_.ended.notnull()).select("action")).distinct()
    else:
        told = told.mutate(ended=ibis.null("date"))
    rows = told.semi_join(met, "action").select("id", "action", "known_from", "seq", "ended", *CONTENT)
    opens = _with_runs(rows)
    lasting = opens.group_by("action", "run").agg(
        ended=ibis.ifelse(_.ended.notnull().min(), _.ended.max(), ibis.null("date")), since=_.known_from.min()
    )
    following = ibis.window(group_by="action", order_by="run")
    until = lasting.mutate(known_to=ibis.least(_.since.lead().over(following), _.ended))
    firsts = opens.filter(_.opens).select("id", "action", "run").join(until, ["action", "run"])
    runs = firsts.select("id", "known_to", first=ibis.literal(True))
    verdicts = opens.select("id").left_join(runs, "id").drop("id_right")
    stands = _.first.fill_null(False) & _.known_to.isnull()
    return verdicts.select("id", "known_to", counted=stands.cast("int8"))


def _with_runs(rows: Table) -> Table:
    """With `opens` and the number of the `run`: a row opens one where it says other than the row before it, or where
    all rows before it had ended by then."""
    order: dict[str, Any] = {"group_by": "action", "order_by": ["known_from", "seq", "id"]}
    in_order, so_far = ibis.window(**order), ibis.window(**order, rows=(None, 0))
    said = ibis.struct({name: rows[name] for name in CONTENT}).cast("string")
    lasting = rows.mutate(said=said, last=_.ended.fill_null(_NEVER).max().over(so_far))
    told = lasting.mutate(before=_.said.lag().over(in_order), last=_.last.lag().over(in_order))
    opens = told.mutate(opens=_.before.isnull() | (_.before != _.said) | (_.last <= _.known_from))
    return opens.mutate(run=_.opens.cast("int64").sum().over(so_far))


def replaced_rows(sources: tuple[SourceEntry, ...]) -> pa.Table:
    """Of each source that another supersedes the `seq` of both (`seq`, `by`), and the day from which the newer is known
    (`since`)."""
    rows = [
        {"seq": pair.older.seq, "by": pair.newer.seq, "since": datetime.date.fromisoformat(pair.newer.known_from)}
        for pair in replaced_sources(sources)
    ]
    return pa.Table.from_pylist(rows, pa.schema([("seq", pa.int64()), ("by", pa.int64()), ("since", pa.date32())]))


def _ended(told: Table, replaced: Table) -> Table:
    """`id` of each row that a source which supersedes its own has not, and the day from which it is `ended`. Of awards
    as a whole any later total will do."""
    rows = told.select("id", "seq", thing=ibis.ifelse(told.level_number == SUMMARY, told.contract_ref, told.action))
    due = rows.join(replaced, "seq").select("id", "thing", "by", "since")
    there = rows.select("thing", by=rows.seq).distinct()
    return due.anti_join(there, ["thing", "by"]).group_by("id").agg(ended=_.since.min())


_NEVER = datetime.date(9999, 12, 31)


@dataclasses.dataclass(frozen=True, slots=True)
class Overlap:
    """How many actions two sources share; `newer` was retrieved later."""

    older: str
    newer: str
    shared: int


def overlaps(claims: Held, sources: tuple[SourceEntry, ...]) -> tuple[Overlap, ...]:
    """Each two sources that share actions, and of which neither replaces the other. Needs of the claims what `counting`
    does; those met more than once will do."""
    of = {source.seq: source.source_id for source in sources}
    found = [Overlap(of[row["seq"]], of[row["by"]], row["shared"]) for row in claims.steps.ask(_shared, claims)]
    replaced = {(pair.older.source_id, pair.newer.source_id) for pair in replaced_sources(sources)}
    return tuple(one for one in found if (one.older, one.newer) not in replaced)


def _shared(claims: Table) -> Table:
    met = claims.filter(_.action.notnull()).select("action", "seq", "known_from").distinct()
    other = met.select("action", by=met.seq, then=met.known_from)
    pairs = met.join(other, "action").filter((_.then > _.known_from) & (_.by != _.seq))
    return pairs.group_by("seq", "by").agg(shared=_.count()).order_by("seq", "by")


def with_counting(claims: Table, verdicts: Table | None) -> Table:
    """The claims with `counted` (0 or 1) and `known_to`. `verdicts` is the result of `counting`; None where there is
    but one file."""
    if verdicts is None:
        return claims.mutate(counted=ibis.literal(1, "int8"), known_to=ibis.null("date"))
    joined = claims.left_join(verdicts, "id").drop("id_right")
    return joined.mutate(counted=joined.counted.fill_null(1))


def corrections(claims: Table) -> Table:
    """The rows that a newer download corrected, or that one which replaces theirs has not (`removed`): source_id, row,
    record_key, contract_name, modification, known_to, obligated, object_name."""
    ended = claims.filter((_.counted == 0) & _.known_to.notnull())
    after = claims.filter(_.level.notnull()).select(
        "contract_ref", "level", number=_.modification.fill_null(""), known_to=_.known_from, after=ibis.literal(1)
    )
    told = ended.mutate(number=_.modification.fill_null(""))
    keys = ["contract_ref", "level", "number", "known_to"]
    return told.left_join(after.distinct(), keys).select(
        "source_id",
        "row",
        "record_key",
        "contract_name",
        "modification",
        "known_to",
        "obligated",
        "object_name",
        removed=_.after.isnull(),
    )
