"""Dates as files write them, several ways within one column: all values of a column decide what each way means.

Ways: ISO with or without a time; three parts with `/`, `.`, `-` or spaces between, the month as a number or a word,
the year last with four or two digits or first with four. Where the month is a number and the year last, a column's
values of one way (two or four digits of year, with or without a time) are either day first or month first: a number
above 12 gives it away. Undecided ways follow the file's other columns, and stay empty where nothing decides. Years of
two digits are 1969 to 2068.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.expressions import BooleanValue, DateValue, IntegerValue, StringValue, Table, Value, ibis
from loaders.records.cleaning import first_of

__all__ = ["DatePlan", "all_iso", "evidence", "plan_from", "with_dates"]

WAYS = ("long", "long_time", "short", "short_time")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_ISO = "____-__-__%"
_TIME = r"[T ]+\d{1,2}:.*$"


@dataclass(frozen=True, slots=True)
class DatePlan:
    """`day_first` says for (field, way) whether the day stands first; a way without an entry is undecided.
    `assumed` is True while nothing has been looked at: dates that are not ISO count as unread then."""

    day_first: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    assumed: bool = True


def all_iso(value: str) -> bool:
    """Whether a value needs no plan."""
    text = value.strip()
    return len(text) >= 10 and text[4] == "-" and text[7] == "-" and text[:4].isdigit()


def with_dates(table: Table, names: Sequence[str], plan: DatePlan) -> Table:
    """The table with those (trimmed) columns as dates, null where a value is none or nothing decides what it means."""
    if plan.assumed or not names:
        return table.mutate(**{name: _iso(table[name]) for name in names})
    t = _with_parts(table, names)
    t = t.mutate(**{f"{n}.lead": _day_leads(t, n, plan) for n in names}).view()
    t = t.mutate(**{f"{n}.text": _iso_text(t, n) for n in names}).view()
    dates = {n: first_of(_iso(t[n]), t[f"{n}.text"].try_cast("date")) for n in names}
    return t.mutate(**dates).select(table.columns)


def evidence(table: Table, names: Sequence[str]) -> Table:
    """One row: for each column and way, how many values can only be day first, only month first, or either."""
    t, counts = _with_parts(table, names), {}
    for name in names:
        one, two = t[f"{name}.one"], t[f"{name}.two"]
        for way in WAYS:
            here = t[f"{name}.way"] == way
            counts[f"{name}.{way}.day"] = (here & (one > 12) & (two <= 12)).sum()
            counts[f"{name}.{way}.month"] = (here & (two > 12) & (one <= 12)).sum()
            counts[f"{name}.{way}.either"] = (here & (one <= 12) & (two <= 12) & (one != two)).sum()
    return t.aggregate(**counts)


def plan_from(counts: Mapping[str, Any], names: Sequence[str]) -> tuple[DatePlan, list[str]]:
    """The plan that the counts support, and a line for each way that they leave open."""
    tally = {
        (n, w): tuple(int(counts.get(f"{n}.{w}.{k}") or 0) for k in ("day", "month", "either"))
        for n in names
        for w in WAYS
    }
    clear = {place: day > month for place, (day, month, _) in tally.items() if day != month}
    decided, doubts = dict(clear), []
    for place, (day, month, either) in tally.items():
        if either and place not in clear:
            if (day_first := _by_the_others(place, clear)) is not None:
                decided[place] = day_first
            else:
                doubts.append(
                    f"{place[0]}: {either} dates may be day first or month first, nothing decides, and they stay empty"
                )
        elif either and day and month:
            ways = f"{day} dates are day first and {month} month first"
            doubts.append(f"{place[0]}: {ways}; {either} that may be either follow the more frequent way")
    return DatePlan(decided, assumed=False), doubts


def _by_the_others(place: tuple[str, str], clear: Mapping[tuple[str, str], bool]) -> bool | None:
    """What the same column says in its other ways, else the other columns in the same way, else all; None where they
    differ.
    """
    same_column = {day_first for (name, _), day_first in clear.items() if name == place[0]}
    same_way = {day_first for (_, way), day_first in clear.items() if way == place[1]}
    return next((next(iter(group)) for group in (same_column, same_way, set(clear.values())) if len(group) == 1), None)


def _iso(value: StringValue) -> DateValue:
    """Ten signs are read as they are: the engine takes none but ISO then."""
    bare = ibis.ifelse(value.like(_ISO), value.left(10), ibis.null(str))
    return ibis.ifelse(value.length() == 10, value, bare).try_cast("date")


def _with_parts(table: Table, names: Sequence[str]) -> Table:
    """For each column `n`: n.one, n.two (numbers), n.word (month of a word), n.three, n.year_first and n.way, null
    where there is none.
    """
    t = table.mutate(**{f"{n}.bare": table[n].re_replace(_TIME, "") for n in names}).view()
    t = t.mutate(**{f"{n}.parts": t[f"{n}.bare"].re_replace(r"[-./ ,]+", "/").split("/") for n in names}).view()
    t = t.mutate(
        **{f"{n}.three": t[f"{n}.parts"][2] for n in names}, **{f"{n}.second": t[f"{n}.parts"][1] for n in names}
    )
    t = t.mutate(**{f"{n}.first": t[f"{n}.parts"][0] for n in names}).view()
    values: dict[str, Value] = {}
    for n in names:
        values[f"{n}.one"] = t[f"{n}.first"].try_cast("int32")
        values[f"{n}.two"] = t[f"{n}.second"].try_cast("int32")
        values[f"{n}.word"] = ibis.literal(_MONTHS).find(t[f"{n}.second"].lower().left(3)) // 4 + 1
        values[f"{n}.way"] = _way(t, n)
    return t.mutate(**values).view()


def _way(t: Table, name: str) -> StringValue:
    first, third, timed = t[f"{name}.first"], t[f"{name}.three"], t[f"{name}.bare"].length() < t[name].length()
    long, short = third.length() == 4, third.length() == 2
    three = (t[f"{name}.parts"].length() == 3) & (first.length() <= 2)
    ways = ((long & timed, "long_time"), (long, "long"), (short & timed, "short_time"), (short, "short"))
    return ibis.cases((~three, ibis.null(str)), *ways, else_=ibis.null(str))


def _day_leads(t: Table, name: str, plan: DatePlan) -> BooleanValue:
    one, two = t[f"{name}.one"], t[f"{name}.two"]
    ways = [(t[f"{name}.way"] == way, flag) for (n, way), flag in plan.day_first.items() if n == name]
    decided = ibis.cases(*ways, else_=ibis.null(bool)) if ways else ibis.null(bool)
    return ibis.cases((one > 12, True), (two > 12, False), (one == two, True), else_=decided)


def _iso_text(t: Table, name: str) -> StringValue:
    """Year, month and day with hyphens, where they are all known."""
    one, two, three, leads = (t[f"{name}.{part}"] for part in ("one", "two", "three", "lead"))
    worded = two.isnull() & (t[f"{name}.second"].length() >= 3) & (t[f"{name}.word"] > 0)
    short = three.try_cast("int32")
    year = ibis.cases((three.length() == 4, short), (short <= 68, short + 2000), else_=short + 1900)
    month = ibis.cases((worded, t[f"{name}.word"].cast("int32")), (leads, two), (~leads, one), else_=ibis.null("int32"))
    day = ibis.cases((worded, one), (leads, one), (~leads, two), else_=ibis.null("int32"))
    compact = t[name].re_extract(r"^((?:19|20)\d{2})(\d{2})(\d{2})$", 0).nullif("")
    return ibis.cases(
        (t[f"{name}.way"].notnull(), _joined(year, month, day)),
        ((t[f"{name}.parts"].length() == 3) & (t[f"{name}.first"].length() == 4), _joined(one, two, short)),
        else_=compact.left(4) + "-" + compact.substr(4, 2) + "-" + compact.substr(6, 2),
    )


def _joined(year: IntegerValue, month: IntegerValue, day: IntegerValue) -> StringValue:
    return year.cast(str) + "-" + month.cast(str).lpad(2, "0") + "-" + day.cast(str).lpad(2, "0")
