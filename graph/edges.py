"""Edges: what admitted claims say together, one row a (subject, predicate, object, contract)."""

import ibis
from ibis import _
from ibis.expr.types import Table

from graph.claim import MODALITIES

__all__ = ["CORE", "edges"]


CORE = (
    *("edge_id", "subject_id", "subject_type", "predicate", "object_id", "object_type", "contract_ref"),
    *(
        "level",
        "obligated",
        "current",
        "potential",
        "amount",
        "amount_qualifier",
        "currency",
        "counted",
        "status",
        "modality",
    ),
    *("date", "date_precision", "start", "start_precision", "end", "end_precision", "known_from", "known_to"),
    *("origin_id", "visibility_rank", "evidence_kind"),
)
"""The columns of claims that edges are made of. Amounts are whole cents here."""


def edges(claims: Table) -> Table:
    """Group admitted claims into edges; columns as table `edge`, besides `disputed`.

    Accepted claims speak for an edge; only an edge without any is told by its proposed ones. Amounts never stand in for
    one another: `obligated` is the sum of counted actions or the newest summary's; `current` and `potential` are the
    newest that a record gives; `stated` is what prose says where its claims agree. An award starts with its earliest
    action, not with a row's own period.
    """
    accepted = claims.filter(_.status == "accepted")
    proposed = claims.filter(_.status == "proposed").anti_join(accepted, "edge_id")
    return _grouped(accepted.union(proposed))


def _grouped(speaking: Table) -> Table:
    t = speaking
    counts, action, summary = t.counted == 1, (t.level == "action"), (t.level == "summary")
    when = t.date.fill_null(ibis.date("0001-01-01"))
    start = ibis.ifelse(
        action, t.date, ibis.coalesce(t.start, ibis.ifelse(t.level.isnull(), t.date, ibis.null("date")))
    )
    start_precision = ibis.ifelse(action, "day", ibis.ifelse(t.start.notnull(), t.start_precision, t.date_precision))
    summed = ibis.ifelse(counts & action, t["obligated"], ibis.null("int64")).sum()
    subawards = ibis.ifelse(counts & (t.level == "subaward"), t["obligated"], ibis.null("int64")).sum()
    newest = t["obligated"].argmax(when, where=counts & summary & t.obligated.notnull())
    stated = t["amount"]
    rank = ibis.cases(*[(t.modality == name, number) for number, name in enumerate(MODALITIES)], else_=len(MODALITIES))
    grouped = t.group_by(id=t.edge_id).agg(
        subject_id=t.subject_id.arbitrary(),
        predicate=t.predicate.arbitrary(),
        object_id=t.object_id.arbitrary(),
        contract_id=t.contract_ref.arbitrary(),
        background=(t.evidence_kind == "reference").min().cast("int8"),
        status=t.status.min(),
        obligated=ibis.coalesce(summed, subawards, newest),
        current=t["current"].argmax(when, where=counts & t.current.notnull()),
        potential=t["potential"].argmax(when, where=counts & t.potential.notnull()),
        stated_low=stated.min(),
        stated_high=stated.max(),
        stated_word=t.amount_qualifier.min(),
        currency=t.currency.max(),
        valid_from=start.min(),
        valid_from_precision=start_precision.argmin(start, where=start.notnull()),
        valid_to=t.end.argmax(when, where=t.end.notnull()),
        valid_to_precision=t.end_precision.fill_null("day").argmax(when, where=t.end.notnull()),
        modality_rank=rank.min(),
        sources=t.origin_id.nunique(),
        claims=t.count(),
        known_from=t.known_from.min(),
        standing=t.known_to.isnull().max(),
        known_until=t.known_to.max(),
        visibility_rank=t.visibility_rank.min(),
    )
    words = list(MODALITIES)
    return grouped.mutate(
        contract_id=grouped.contract_id.nullif(0),
        implied=ibis.literal(0, "int8"),
        stated=ibis.ifelse(grouped.stated_low == grouped.stated_high, grouped.stated_low, ibis.null("int64")),
        stated_qualifier=ibis.ifelse(
            grouped.stated_low == grouped.stated_high, grouped.stated_word, ibis.null("string")
        ),
        modality=ibis.cases(*[(grouped.modality_rank == i, w) for i, w in enumerate(words)], else_="asserted"),
        known_to=ibis.ifelse(grouped.standing, ibis.null("date"), grouped.known_until),
        visibility=ibis.cases(
            (grouped.visibility_rank == 0, "public"), (grouped.visibility_rank == 1, "internal"), else_="withheld"
        ),
    ).drop("stated_low", "stated_high", "stated_word", "modality_rank", "standing", "known_until", "visibility_rank")
