"""What the kinds of a mapping's fields mean: Ibis expressions from a file's text to values and to the parts of keys.

Names and texts stay as the file writes them; only keys, codes, amounts and dates are made from cleaned forms.
"""

from collections.abc import Callable, Mapping

from graph.expressions import BooleanValue, DecimalValue, StringValue, Value, engine_function, ibis

__all__ = ["CLEANERS", "TYPES", "first_of", "money", "name_key", "split_part"]

_UNITS = {1_000: ("k", "thousand"), 1_000_000: ("m", "mm", "million"), 1_000_000_000: ("b", "bn", "billion")}
_AMOUNT = r"^(\d+(?:\.\d*)?|\.\d+|\d{1,3}(?:,\d{3})+(?:\.\d*)?) ?([a-z]*)$"
MONEY_TYPE = "decimal(18, 2)"


@engine_function("scalar")
def split_part(value: str, separator: str, place: int) -> str:  # type: ignore[empty-body]
    """The part at a place, counted from 1, or from the end below zero (of the engine itself; a list of all parts
    costs three times as much).
    """


def first_of(*values: Value) -> Value:
    """The first that is not null. (DuckDB computes every argument of COALESCE for every row, but a CASE only where it
    is needed.)
    """
    *before, last = values
    for value in reversed(before):
        last = ibis.ifelse(value.notnull(), value, last)
    return last


def code(value: StringValue) -> StringValue:
    """A code or number, without the tail of a float (`7012.0`)."""
    return ibis.ifelse(value.endswith(".0"), value.re_replace(r"\.0$", "").nullif(""), value)


def agency_code(value: StringValue) -> StringValue:
    """A component's code: four signs, zeros restored, the name behind a colon cut (`7014: U.S. CUSTOMS …`)."""
    bare = value.re_extract(r"^([^:]*?)(\.0)?\s*(:|$)", 1).upper()
    restored = ibis.ifelse(bare.re_search(r"^\d{1,3}$"), bare.lpad(4, "0"), bare).nullif("")
    return ibis.ifelse((value.length() == 4) & ~value.contains(":") & ~value.contains("."), value.upper(), restored)


def fused_code(value: StringValue) -> StringValue:
    """The code before the colon (`D318: IT AND TELECOM`), or the whole where there is none."""
    return code(ibis.ifelse(value.contains(":"), value.re_extract(r"^([^:]*?)\s*:", 1), value))


def fused_text(value: StringValue) -> StringValue:
    """What follows the colon, null where there is none."""
    return ibis.ifelse(value.contains(":"), value.re_replace(r"^[^:]*:\s*", ""), ibis.null(str)).nullif("")


def duns(value: StringValue) -> StringValue:
    """As graph.values.normal_duns: nine digits with leading zeros, null where it is no DUNS number."""
    bare = ibis.ifelse(value.contains("."), value.re_replace(r"\.0*$", ""), value)
    return ibis.ifelse(bare.re_search(r"^[0-9]{1,9}$") & bare.re_search("[1-9]"), bare.lpad(9, "0"), ibis.null(str))


def uei(value: StringValue) -> StringValue:
    """Twelve letters and digits in capitals, else null."""
    return ibis.ifelse((value.length() == 12) & ~value.contains(" "), value.upper(), ibis.null(str))


def money(value: StringValue) -> DecimalValue:
    """Dollars with two decimals: `206e5`, `$1,234.50`, `(1,234.50)`, `1,234.50-`, `532.26 M`; null where it is no
    amount.
    """
    return first_of(value.try_cast(MONEY_TYPE), _written_amount(value))


def _written_amount(value: StringValue) -> DecimalValue:
    bare = value.lower().replace("$", "").replace("usd", "").strip()
    bracketed = bare.startswith("(") & bare.endswith(")")
    negative = bracketed | bare.startswith("-") | bare.endswith("-")
    inside = ibis.ifelse(bracketed, bare.substr(1, bare.length() - 2), bare)
    inside = inside.re_replace(r"^[+-]\s*|\s*-$", "").strip()
    digits = inside.re_extract(_AMOUNT, 1).replace(",", "").nullif("")
    unit = inside.re_extract(_AMOUNT, 2)
    words = [(unit == word, factor) for factor, names in _UNITS.items() for word in names]
    times = ibis.cases((unit == "", 1), *words, else_=ibis.null("int64"))
    amount = (digits.try_cast("decimal(28, 6)") * times.cast("decimal(10, 0)")).try_cast(MONEY_TYPE)
    return ibis.ifelse(negative, -amount, amount).try_cast(MONEY_TYPE)


def flag(value: StringValue) -> BooleanValue:
    """True for t, true, y, yes and 1, and for a list of business types that names a sole proprietorship.

    (DuckDB makes a join of IN with five words, and a join loses the order of the rows.)
    """
    bare = value.lower()
    return (bare.re_search("^(t|true|y|yes|1)$") | bare.contains("sole propriet")).fill_null(False)


def name_key(type_name: str, name: StringValue) -> StringValue:
    """As graph.values.name_key; null where the name has neither letter nor digit."""
    slug = name.lower().re_replace(r"[^\p{L}\p{N}]+", "-").re_replace(r"^-|-$", "").nullif("")
    return ibis.literal(f"{type_name.lower()}:") + slug


def _as_it_is(value: StringValue) -> StringValue:
    return value


CLEANERS: Mapping[str, Callable[[StringValue], Value]] = {
    "agency_code": agency_code,
    "agency_name": _as_it_is,
    "code": code,
    "date": _as_it_is,
    "duns": duns,
    "flag": flag,
    "fused_code": fused_code,
    "fused_text": fused_text,
    "key": _as_it_is,
    "money": money,
    "name": _as_it_is,
    "text": _as_it_is,
    "uei": uei,
}
"""By kind; dates come as dates, see dates.py."""

TYPES: Mapping[str, str] = {"money": MONEY_TYPE, "date": "date", "flag": "boolean"}
"""Type of a kind's values; all others are strings."""
