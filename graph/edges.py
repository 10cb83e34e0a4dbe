"""Edges: what admitted claims say together, one row a (subject, predicate, object, contract)."""

from graph.claim import MODALITIES
from graph.expressions import BooleanColumn, Column, DateColumn, IntegerValue, StringColumn, Table, _, ibis
from graph.newest import newest
from graph.sources import VISIBILITIES

__all__ = [
    "ACTION",
    "ASSERTED",
    "CORE",
    "MANY_ORIGINS",
    "SUMMARY",
    "edges",
    "in_dispute",
    "level_number",
    "place",
    "shown",
]

ACTION, SUMMARY, SUBAWARD = 1, 2, 3
"""Levels of a claim as numbers; 0 is prose."""

MANY_ORIGINS = 3
"""From so many on, the origins of an edge have to be counted."""

CORE = (
    *(
        "id",
        "edge_id",
        "subject_id",
        "subject_type",
        "predicate",
        "object_id",
        "object_type",
        "contract_ref",
        "level_number",
        "place",
    ),
    *("obligated", "current", "potential", "amount", "amount_qualifier", "currency", "counted", "status", "modality"),
    *("date", "date_precision", "start", "start_precision", "end", "end_precision", "potential_end"),
    *("known_from", "known_to"),
    *("origin_id", "visibility_rank", "evidence_kind"),
)
"""The columns of claims that edges are made of. Amounts are whole cents here; `place` orders claims in time."""

STATED = (
    *("predicate", "currency", "background", "status", "stated", "stated_qualifier", "modality"),
    *("valid_from_precision", "valid_to_precision"),
)
"""What an edge of records need not say by itself."""

ASSERTED = "asserted"
"""The modality of all records."""


def place(claims: Table) -> IntegerValue:
    """The place of a claim in time: by day, then by number of modification, then by row. Larger is newer; no two rows
    of a file tie."""
    days = claims.date.delta(ibis.date("1900-01-01"), unit="day").fill_null(0).cast("int64")
    number = claims.modification.right(5).try_cast("int64").fill_null(0).clip(0, 131_071)
    return (days.clip(0, 131_071) << 46) | (number << 29) | (claims.row.fill_null(0) & 536_870_911)


def level_number(level: StringColumn) -> IntegerValue:
    """ACTION, SUMMARY, SUBAWARD or 0."""
    levels = [(level == "action", ACTION), (level == "summary", SUMMARY), (level == "subaward", SUBAWARD)]
    return ibis.cases(*levels, else_=0).cast("int64")


def edges(records: Table, prose: Table, origins: int) -> Table:
    """Group admitted claims into edges: what `shown` makes table `edge` of. An edge of records has a `form`, which
    tells all that STATED holds of any other.

    Accepted claims speak for an edge; only an edge without any is told by its proposed ones. Amounts never stand in for
    one another: `obligated` is the sum of counted actions or the newest summary's; `current` and `potential` are the
    newest that a record gives; `stated` is what prose says where its claims agree. An award starts with its earliest
    action, not with a row's own period. Rows that were corrected tell dates only where nothing else is left.
    `origins`: how many origins the case's records have.
    """
    admitted = prose.filter(_.status != "rejected")
    told = admitted.select("edge_id").distinct()
    mixed = records.semi_join(told, "edge_id").select(*CORE).union(admitted)
    accepted = mixed.filter(_.status == "accepted")
    proposed = mixed.filter(_.status == "proposed").anti_join(accepted, "edge_id")
    both = _grouped(accepted.union(proposed), _Prose(accepted.union(proposed)))
    rest = records.anti_join(told, "edge_id")
    alone = _grouped(rest, _Records(rest, origins))
    both = both.mutate(form=ibis.null(alone.form.type()))
    alone = alone.mutate(**{name: ibis.null(both[name].type()) for name in STATED})
    return alone.select(*both.columns).union(both)


def shown(grouped: Table, forms: Table, disputed: Table, status: str) -> Table:
    """Table `edge` of what `edges` gives, with `form`. `forms` tells predicate and currency of records, `status` is
    that of all of them; `disputed` has the ids of edges that stand in a conflict: edge_id."""
    named = forms.select("form", form_predicate="predicate", form_currency="currency")
    t = grouped.left_join(named, "form").drop("form_right")
    recorded, none = t.form.notnull(), ibis.null("string")
    days = {
        f"{end}_precision": ibis.ifelse(recorded & t[end].notnull(), "day", t[f"{end}_precision"])
        for end in ("valid_from", "valid_to")
    }
    return t.mutate(
        predicate=ibis.ifelse(recorded, t.form_predicate, t.predicate),
        currency=ibis.ifelse(recorded, t.form_currency, t.currency),
        status=ibis.ifelse(recorded, ibis.literal(status), t.status),
        modality=ibis.ifelse(recorded, ibis.literal(ASSERTED), t.modality),
        stated_qualifier=ibis.ifelse(recorded, none, t.stated_qualifier),
        background=ibis.ifelse(recorded, 0, t.background).cast("int8"),
        implied=ibis.literal(0, "int8"),
        disputed=in_dispute(t, disputed),
        visibility=ibis.cases(*[(t.visibility_rank == n, word) for n, word in enumerate(VISIBILITIES)], else_=none),
        **days,
    ).drop("form_predicate", "form_currency", "visibility_rank")


def in_dispute(grouped: Table, disputed: Table) -> IntegerValue:
    """1 for the edges that `disputed` lists, else 0."""
    return grouped.id.isin(disputed.edge_id).cast("int8")


def _grouped(speaking: Table, told: "_Prose | _Records") -> Table:
    t = speaking
    counts, action, no_amount, no_date = t.counted == 1, t.level_number == ACTION, ibis.null("int64"), ibis.null("date")
    start, stands = ibis.ifelse(action, t.date, told.start), t.known_to.isnull()
    summed = ibis.ifelse(counts & action, t.obligated, no_amount).sum()
    subawards = ibis.ifelse(counts & (t.level_number == SUBAWARD), t.obligated, no_amount).sum()
    latest = newest(t.obligated, t.place, counts & (t.level_number == SUMMARY))
    grouped = t.group_by(id=t.edge_id).agg(
        subject_id=t.subject_id.min(),
        object_id=t.object_id.min(),
        contract_id=t.contract_ref.min(),
        obligated=ibis.coalesce(summed, subawards, latest),
        current=newest(t.current, t.place, counts),
        potential=newest(t.potential, t.place, counts),
        valid_from=told.first(start, stands),
        valid_to=ibis.coalesce(newest(t.end, t.place, stands), newest(t.end, t.place)),
        sources=told.sources().cast("int64"),
        claims=ibis.ifelse(stands.max(), stands.sum(), t.count()),
        known_from=t.known_from.min(),
        standing=stands.max(),
        known_until=t.known_to.max(),
        visibility_rank=t.visibility_rank.min(),
        **told.columns(),
    )
    return (
        told.finished(grouped)
        .mutate(
            contract_id=grouped.contract_id.nullif(0),
            known_to=ibis.ifelse(grouped.standing, no_date, grouped.known_until),
        )
        .drop("standing", "known_until")
    )


class _Records:
    """What edges of records need not be asked: they are all of one status and asserted, to the day, and prose says
    nothing of them."""

    def __init__(self, t: Table, origins: int) -> None:
        self._t, self._origins = t, origins
        self.start: Column = ibis.ifelse(
            t.level_number == SUMMARY, t.start, ibis.ifelse(t.level_number == 0, t.date, ibis.null("date"))
        )

    def sources(self) -> IntegerValue:
        """Of two origins in all, an edge has one or both; distinct values of more have to be counted."""
        origin = self._t.origin_id
        return ibis.ifelse(origin.min() == origin.max(), 1, 2) if self._origins < MANY_ORIGINS else origin.nunique()

    def first(self, start: DateColumn, stands: BooleanColumn) -> DateColumn:
        return ibis.coalesce(start.min(where=stands), start.min())

    def columns(self) -> dict[str, Column]:
        return {"form": self._t.form.max()}

    def finished(self, grouped: Table) -> Table:
        return grouped


class _Prose:
    """What prose adds: stated amounts, precision of dates, modality, and whether anyone has accepted it."""

    def __init__(self, t: Table) -> None:
        self._t = t
        self.start: Column = ibis.coalesce(t.start, ibis.ifelse(t.level_number == 0, t.date, ibis.null("date")))

    def sources(self) -> IntegerValue:
        return self._t.origin_id.nunique()

    def first(self, start: DateColumn, stands: BooleanColumn) -> DateColumn:
        """The earliest start; a year or month gives way to a day within it."""
        key = _last_day(start, self._precision())
        return ibis.coalesce(
            start.argmin(key, where=stands & start.notnull()), start.argmin(key, where=start.notnull())
        )

    def _precision(self) -> StringColumn:
        """Precision of the start: of the action's date, or of the stated start."""
        t = self._t
        told = ibis.ifelse((t.level_number == ACTION) | t.start.isnull(), t.date_precision, t.start_precision)
        return told.fill_null("day")

    def columns(self) -> dict[str, Column]:
        t = self._t
        start, precision = ibis.ifelse(t.level_number == ACTION, t.date, self.start), self._precision()
        rank = ibis.cases(
            *[(t.modality == name, number) for number, name in enumerate(MODALITIES)], else_=len(MODALITIES)
        )
        return {
            "predicate": t.predicate.min(),
            "currency": t.currency.max(),
            "background": (t.evidence_kind == "reference").min().cast("int8"),
            "status": t.status.min(),
            "stated_low": t.amount.min(),
            "stated_high": t.amount.max(),
            "stated_word": t.amount_qualifier.min(),
            "modality_rank": rank.min(),
            "currencies": t.currency.nunique(),
            "valid_from_precision": precision.argmin(_last_day(start, precision), where=start.notnull()),
            "valid_to_precision": t.end_precision.fill_null("day").argmax(t.place, where=t.end.notnull()),
        }

    def finished(self, grouped: Table) -> Table:
        agree = (grouped.stated_low == grouped.stated_high) & (grouped.currencies < 2)
        words = [(grouped.modality_rank == number, word) for number, word in enumerate(MODALITIES)]
        return grouped.mutate(
            stated=ibis.ifelse(agree, grouped.stated_low, ibis.null("int64")),
            stated_qualifier=ibis.ifelse(agree, grouped.stated_word, ibis.null("string")),
            modality=ibis.cases(*words, else_="asserted"),
        ).drop("stated_low", "stated_high", "stated_word", "currencies", "modality_rank")


def _last_day(start: DateColumn, precision: StringColumn) -> IntegerValue:
    """A number that grows with the last day that a date of this precision can mean; of equal ones the more precise is
    smaller."""
    spare = ibis.cases((precision == "day", 0), (precision == "month", 30), else_=364)
    return (start.delta(ibis.date("1900-01-01"), unit="day") + spare) * 1000 + spare
