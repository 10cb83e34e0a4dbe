"""Cells of a claims sheet as values: strict, because a guess here would stand as evidence."""

import datetime
import json
import re
from decimal import Decimal
from typing import Any

from graph.errors import BadDate
from graph.values import date_bounds, date_precision
from loaders.claims_sheet.sheet import RowRejected

__all__ = ["amount", "date", "flag", "integer", "json_value", "name", "text", "word", "words"]

MAX_NAME = 300
MAX_TEXT = 10_000
SCALES = {"": 0, "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "b": 9, "billion": 9}
SIGNS = {"$": "USD", "us$": "USD", "usd": "USD", "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP"}

_AMOUNT = re.compile(
    r"(?P<sign>us\$|usd|eur|gbp|[$€£])?\s*(?P<minus>[-−])?\s*(?P<sign2>[$€£])?\s*(?P<number>\d[\d.,']*)\s*(?P<scale>[a-z]*)"
    r"\s*(?P<sign3>usd|eur|gbp|dollars|[€£])?",
    re.IGNORECASE | re.ASCII,
)
_WHOLE = re.compile(r"\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:'\d{3})+|\d{1,3}(?:\.\d{3}){2,}")
_DECIMAL = re.compile(
    r"(?P<whole>\d+|\d{1,3}(?:[,']\d{3})+)\.(?P<part>\d{1,6})|(?P<whole2>\d+|\d{1,3}(?:\.\d{3})+),(?P<part2>\d{1,2})"
)
_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?Z?$")
LIMIT = Decimal(10) ** 16


def amount(cell: str, column: str) -> tuple[Decimal, str | None]:
    """The amount with two decimals, and the currency that its sign names.

    >>> amount("$39 million", "amount")
    (Decimal('39000000.00'), 'USD')
    """
    found = _AMOUNT.fullmatch(cell.replace("\xa0", " ").replace("\u202f", "").strip())
    scale = SCALES.get(found["scale"].lower()) if found else None
    if found is None or scale is None:
        raise RowRejected(f"{column}: '{cell}' is no amount: write digits such as 39340900.82")
    value = _number(found["number"], cell, column, scaled=scale > 0) * 10**scale
    if value >= LIMIT:
        raise RowRejected(f"{column}: '{cell}' is too large")
    value = value.quantize(Decimal("0.01"))
    sign = next((s.lower() for s in (found["sign"], found["sign2"], found["sign3"]) if s), "")
    return -value if found["minus"] else value, SIGNS.get(sign, "USD" if sign == "dollars" else None)


def _number(digits: str, cell: str, column: str, scaled: bool) -> Decimal:
    """Three digits behind a point are thousands to some, decimals to others, unless a word such as million follows."""
    if _WHOLE.fullmatch(digits):
        return Decimal(re.sub(r"\D", "", digits))
    if found := _DECIMAL.fullmatch(digits):
        whole, part = found["whole"] or found["whole2"], found["part"] or found["part2"]
        if scaled or len(part) < 3:
            return Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{part}")
    raise RowRejected(f"{column}: '{cell}' can be read in two ways: write digits such as 39340900.82")


def date(cell: str, column: str) -> tuple[datetime.date, str]:
    """First day that the date can mean, and its precision (day, month, year)."""
    bare = _MIDNIGHT.sub("", cell)
    try:
        if not bare.isascii():
            raise BadDate("Only digits 0 to 9.")
        return date_bounds(bare)[0], date_precision(bare)
    except (BadDate, OverflowError) as error:
        raise RowRejected(f"{column}: '{cell}' is no date: write YYYY, YYYY-MM or YYYY-MM-DD") from error


def name(cell: str, column: str) -> str:
    """A name on one line. It needs a letter or digit, or it would lead nowhere."""
    bare = " ".join(cell.replace("\0", "").split())
    if len(bare) > MAX_NAME:
        raise RowRejected(f"{column}: longer than {MAX_NAME} characters")
    if not any(sign.isalnum() for sign in bare):
        raise RowRejected(f"{column}: '{bare}' is no name")
    return bare


def text(cell: str, column: str) -> str:
    if len(cell) > MAX_TEXT:
        raise RowRejected(f"{column}: longer than {MAX_TEXT} characters")
    return " ".join(cell.replace("\0", "").split())


def word(cell: str, column: str, values: tuple[str, ...] = ()) -> str:
    """One word of a list, or any word where there is none."""
    bare = re.sub(r"[\s-]+", "_", cell.strip().lower())
    if values and bare not in values:
        raise RowRejected(f"{column}: '{cell}' is none of {', '.join(values)}")
    return bare


def words(cell: str) -> list[str]:
    """Names that a cell lists with semicolons."""
    return [" ".join(part.split()) for part in cell.split(";") if part.strip()]


def flag(cell: str, column: str) -> bool:
    found = {"yes": True, "true": True, "1": True, "x": True, "no": False, "false": False, "0": False}.get(cell.lower())
    if found is None:
        raise RowRejected(f"{column}: '{cell}' is neither yes nor no")
    return found


def integer(cell: str, column: str) -> int:
    value, _ = amount(cell, column)
    if value != int(value):
        raise RowRejected(f"{column}: '{cell}' is no whole number")
    return int(value)


def json_value(cell: str, column: str) -> Any:
    """JSON as it stands, or the listed words."""
    if cell[:1] not in "[{":
        return words(cell)
    try:
        return json.loads(text(cell, column), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise RowRejected(f"{column}: the cell is no JSON") from error


def _no_constant(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON value")
