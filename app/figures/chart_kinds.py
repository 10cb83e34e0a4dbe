"""Charts: contracts along the years, and obligated money by year."""

import datetime
import math

from app.figures.facts import Facts, Row
from app.figures.marks import Box, Group, Mark, Path, Run, Text
from app.figures.setting import LEADING, broken, set_lines
from app.figures.style import BAR, BAR_EDGE, MUTED, Style
from app.figures.svg import number
from app.figures.wording import say, span, words

__all__ = ["spending_chart", "timeline_chart"]

DAYS = ("start", "end", "potential_end", "first_action", "last_action")


def timeline_chart(facts: Facts, style: Style) -> tuple[tuple[Mark, ...], float]:
    """A row a contract: its name, its bar on the axis of years, its amounts below."""
    days = [value for row in facts.rows for _, value in row.values if value]
    first, last = _years(days)
    names = style.inner * (0.36 if style.name == "full" else 0.40)
    axis = _Axis(names + 6.0, style.inner - 4.0, first, last)
    parties = _parties(facts)
    marks: list[Mark] = []
    y = style.small * LEADING + 5.0
    for place, row in enumerate(facts.rows):
        group, height = _bar(row, place, axis, y, names, style, parties)
        marks.append(group)
        y += height
    return (*_grid(axis, y, style), *marks), y


class _Axis:
    """Days between two years, as places between two points."""

    def __init__(self, left: float, right: float, first: int, last: int) -> None:
        self.left, self.right, self.first, self.last = left, right, first, last
        self._from = datetime.date(first, 1, 1).toordinal()
        self._days = datetime.date(last + 1, 1, 1).toordinal() - self._from

    def at(self, day: int) -> float:
        return self.left + (self.right - self.left) * (day - self._from) / self._days


def _years(days: list[int]) -> tuple[int, int]:
    if not days:
        return 2000, 2001
    return datetime.date.fromordinal(min(days)).year, datetime.date.fromordinal(max(days)).year


def _parties(facts: Facts) -> tuple[str, ...]:
    """The parties that differ between the rows, which each row then names."""
    return tuple(name for name in ("agency", "vendor") if len({row.cell(f"{name}_id") for row in facts.rows}) > 1)


def _grid(axis: _Axis, height: float, style: Style) -> tuple[Mark, ...]:
    """A line for each year; as many of them named as there is room for."""
    step = max(1, math.ceil((axis.last - axis.first + 1) * 20.0 / (axis.right - axis.left)))
    marks: list[Mark] = []
    for year in range(axis.first, axis.last + 1):
        x = axis.at(datetime.date(year, 1, 1).toordinal())
        top = style.small * LEADING + 2.0
        marks.append(Path(f"M{number(x)} {number(top)}V{number(height)}", "#c4c4c4", 0.5))
        if (year - axis.first) % step == 0 and x + 16.0 < axis.right + 4.0:
            marks.append(Text(x, style.small, (Run(str(year)),), style.small, "start", MUTED))
    return (Group("years", tuple(marks)),)


def _bar(
    row: Row, place: int, axis: _Axis, y: float, names: float, style: Style, parties: tuple[str, ...]
) -> tuple[Group, float]:
    runs = [Run(f"{row.cell('contract')} ", "bold"), Run(f"[{span(row.notes('contract'))}]", "bold")]
    lines = broken(runs, names, style.small, most=3)
    told = (
        [row.cell(party) for party in parties] + [row.cell("amounts")] + [words()["marks"][mark] for mark in row.marks]
    )
    for text in told:
        lines += broken(text, names, style.small, most=3) if text else []
    texts, height = set_lines(lines, 0.0, y + 2.0, style.small)
    height = max(height, 14.0) + 5.0
    marks = (*texts, *_span_of(row, axis, y + 4.0, style))
    rule = Path(f"M0 {number(y + height - 0.5)}H{number(style.inner)}", "#c4c4c4", 0.35)
    data = {"data-edges": row.id, "data-notes": " ".join(map(str, row.notes("contract")))}
    return Group(f"contract-{place + 1}", (*marks, rule), data=data), height


def _span_of(row: Row, axis: _Axis, y: float, style: Style) -> tuple[Mark, ...]:
    """The bar from start to end, dashed to where options might lead; open where no end is known; marks for actions."""
    days = {name: row.value(name) for name in DAYS if row.value(name) is not None}
    start = days.get("start") or days.get("first_action")
    if start is None:
        x = axis.left + 2.0
        return (Text(x, y + style.small, (Run(say("no_date"), "italic"),), style.small, "start", MUTED),)
    end = days.get("end") or days.get("last_action")
    left = axis.at(start)
    marks: list[Mark] = []
    if end is None or end <= start:
        marks.append(Path(f"M{number(left)} {number(y + 4)}h9", BAR_EDGE, 1.2, (2.0, 1.4)))
        marks.append(Path(f"M{number(left)} {number(y)}v8", BAR_EDGE, 1.6))
    else:
        marks.append(Box(left, y, max(axis.at(end) - left, 1.5), 8.0, BAR, BAR_EDGE, 0.7))
    if (late := days.get("potential_end")) and end and late > end:
        marks.append(
            Path(f"M{number(axis.at(end))} {number(y + 4)}H{number(axis.at(late))}", BAR_EDGE, 1.2, (3.0, 1.6))
        )
    for name in ("first_action", "last_action"):
        if day := days.get(name):
            x = axis.at(day)
            marks.append(Path(f"M{number(x)} {number(y - 1.5)}l2.6 -4h-5.2Z", None, fill="#111111"))
    return tuple(marks)


def spending_chart(facts: Facts, style: Style) -> tuple[tuple[Mark, ...], float]:
    """Bars of one scale from a line of zero, under the name of each vendor or agency."""
    values = [row.value("obligated") or 0 for row in facts.rows]
    most, least = max([*values, 0]), min([*values, 0])
    head, amounts = 30.0, style.inner * (0.26 if style.name == "full" else 0.40)
    left, right = head, style.inner - amounts - 4.0
    scale = (right - left) / ((most - least) or 1)
    zero = left - least * scale
    marks: list[Mark] = []
    y, last = 0.0, ""
    for place, row in enumerate(facts.rows):
        series = " – ".join(row.cell(name) for name in ("agency", "vendor"))
        if series != last:
            last = series
            texts, height = set_lines(
                broken([Run(series, "bold")], style.inner, style.small), 0.0, y + 3.0, style.small
            )
            marks += texts
            y += height + 5.0
        marks.append(_year(row, place, y, zero, scale, right, style))
        y += style.small * LEADING + 5.0
    return tuple(marks), y


def _year(row: Row, place: int, y: float, zero: float, scale: float, right: float, style: Style) -> Group:
    cents = row.value("obligated") or 0
    x, width = (zero, cents * scale) if cents >= 0 else (zero + cents * scale, -cents * scale)
    tall = style.small * LEADING
    numbers = row.notes("amount")
    runs = (Run(f"{row.cell('amount')} "), *([Run(f"[{span(numbers)}]", "bold")] if numbers else ()))
    marks: tuple[Mark, ...] = (
        *((Box(x, y, max(width, 0.5), tall + 1.5, BAR if cents > 0 else "#ffffff", BAR_EDGE, 0.7),) if cents else ()),
        Text(0.0, y + style.small + 0.6, (Run(row.cell("year")),), style.small),
        Path(f"M{number(zero)} {number(y - 2.2)}v{number(tall + 6)}", "#111111", 0.7),
        Text(right + 6.0, y + style.small + 0.6, runs, style.small),
    )
    data = {"data-notes": " ".join(map(str, numbers))}
    return Group(f"year-{place + 1}", marks, f"{row.cell('year')}: {row.cell('amount')}, {row.cell('actions')}", data)
