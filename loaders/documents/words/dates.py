"""Dates as a text states them, kept to their precision: 2018, 2018-03 or 2018-03-06, never an invented day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["StatedDate", "find_dates", "year_of"]

_MONTHS = {
    m: n for n, m in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)
}
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?:1[89]|20)\d\d"
_DATE = re.compile(
    rf"(?<![\w$€£])(?:(?P<iso>{_YEAR}-\d\d-\d\d)(?![\d-])"
    rf"|(?P<m1>{_MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>{_YEAR})(?!\d)"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{_MONTH}),?\s+(?P<y2>{_YEAR})(?!\d)"
    rf"|(?P<m3>{_MONTH}),?\s+(?:of\s+)?(?P<y3>{_YEAR})(?!\d)"
    rf"|(?P<m4>{_MONTH})\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?![\d,]*\d)"
    rf"|(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m5>{_MONTH})(?!\w)"
    rf"|(?:(?<=in\s)|(?<=since\s)|(?<=until\s)|(?<=last\s)|(?<=In\s)|(?<=Since\s)|(?<=this\s))(?P<m6>{_MONTH})(?!\w)"
    rf"|(?P<near>(?:[Tt]his|[Ll]ast)\s+year)(?![\w’'-])"
    rf"|(?P<part>(?:early|mid|late|spring|summer|autumn|fall|winter)[\s-](?:of\s)?)?(?P<y7>{_YEAR})(?![\w-]|[,.]\d))"
)


@dataclass(frozen=True, slots=True)
class StatedDate:
    """`iso` is cut to its precision; `text` is what stands there; `inferred` if the year came from elsewhere."""

    start: int
    end: int
    iso: str
    text: str
    inferred: bool


def find_dates(text: str, start: int = 0, end: int | None = None, *, year: str | None = None) -> Iterator[StatedDate]:
    """Dates in text[start:end]. A day or month without a year takes `year` (the document's) and is marked inferred;
    without one it is left out. Impossible days and months are no dates."""
    for found in _DATE.finditer(text, start, len(text) if end is None else end):
        parts = _parts(found, year)
        if parts:
            iso, inferred = parts
            yield StatedDate(found.start(), found.end(), iso, found[0], inferred)


def _parts(found: re.Match[str], year: str | None) -> tuple[str, bool] | None:
    if found["iso"]:
        _, m, d = found["iso"].split("-")
        return (found["iso"], False) if _real(int(m), int(d)) else None
    for key in "123":
        if found["y" + key]:
            return _joined(found["y" + key], found["m" + key], found["d" + key] if key != "3" else None, False)
    if found["y7"]:
        return found["y7"], False
    if found["near"]:
        return (str(int(year) - (found["near"].lower().startswith("last"))), True) if year else None
    for key in "456":
        if found["m" + key] and year:
            return _joined(year, found["m" + key], found["d" + key] if key != "6" else None, True)
    return None


def _joined(year: str, month: str, day: str | None, inferred: bool) -> tuple[str, bool] | None:
    number = _MONTHS[month[:3].lower()]
    if day is None:
        return f"{year}-{number:02d}", inferred
    return (f"{year}-{number:02d}-{int(day):02d}", inferred) if _real(number, int(day)) else None


def _real(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def year_of(text: str) -> str | None:
    """The year in which a text without a date of its own was written: that of the newest whole day that it tells of, if
    it names no year more than one later. None where the text does not tell."""
    dates = [date.iso for date in find_dates(text[:_MOST])]
    newest = max((iso[:4] for iso in dates if len(iso) == 10), default=None)
    latest = max((iso[:4] for iso in dates), default="")
    return newest if newest is not None and int(latest) - int(newest) <= 1 else None


_MOST = 200_000
