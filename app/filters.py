"""What users type as filters, read alike for the command line and HTTP. Raises BadFilter and BadDate."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from graph.errors import BadDate, BadFilter
from graph.model import load_schema
from graph.store import ContractFilter, EdgeFilter, Moment, SpendingQuery
from graph.values import date_bounds

__all__ = [
    "CLAIM_STATUS",
    "DIRECTIONS",
    "EDGE_STATUS",
    "ORDERS",
    "contract_filter",
    "edge_filter",
    "iso_day",
    "moment",
    "spending_query",
    "whole_cents",
]

DIRECTIONS = ("out", "in", "both")
EDGE_STATUS = ("accepted", "proposed")
CLAIM_STATUS = ("accepted", "proposed", "rejected")
ORDERS = ("amount", "newest", "oldest", "vendor")
LEVELS = ("auto", "prime", "sub")
AS_RECORDED = ("recipient", "agency")
AFTER_IDENTITY = ("vendor", "agency", "year")
LARGEST = Decimal(10) ** 16


def iso_day(text: str | None, name: str = "date") -> str | None:
    """An ISO day, None where nothing was given."""
    if text is None:
        return None
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise BadDate(f"{name}: '{text[:40]}' is no day; write it as YYYY-MM-DD, such as 2018-06-30.")
    date_bounds(text)
    return text


def moment(as_of: str | None = None, known_at: str | None = None) -> Moment:
    return Moment(iso_day(as_of, "as_of"), iso_day(known_at, "known_at"))


def whole_cents(text: str | None, name: str = "amount") -> int | None:
    """Cents of an amount of dollars such as 1000000, 1,000,000 or 1000000.50."""
    if text is None:
        return None
    try:
        dollars = Decimal(text.replace(",", "").removeprefix("$"))
    except InvalidOperation:
        raise BadFilter(f"{name}: '{text[:40]}' is no amount; write dollars in digits, such as 1000000.") from None
    if not dollars.is_finite() or abs(dollars) >= LARGEST:
        raise BadFilter(f"{name}: '{text[:40]}' is out of range; write dollars in digits, such as 1000000.")
    return int((dollars * 100).to_integral_value())


def one_of(value: str, allowed: Iterable[str], name: str) -> str:
    """The value, or BadFilter listing what is allowed."""
    allowed = tuple(allowed)
    if value not in allowed:
        raise BadFilter(f"{name}: '{value[:40]}' is not known; choose from {', '.join(allowed)}.")
    return value


def _each(values: Iterable[str] | None, allowed: Iterable[str], name: str) -> tuple[str, ...]:
    allowed = tuple(allowed)
    return tuple(dict.fromkeys(one_of(value, allowed, name) for value in values or ()))


def node_types(values: Iterable[str] | None) -> tuple[str, ...]:
    """Kinds of node in any case of letters."""
    kinds = {name.lower(): name for name in load_schema().nodes}
    return _each((kinds.get(value.lower(), value) for value in values or ()), kinds.values(), "type")


def predicates(values: Iterable[str] | None) -> tuple[str, ...]:
    """Predicates in any case of letters, with hyphens for underscores if liked."""
    return _each((value.upper().replace("-", "_") for value in values or ()), load_schema().predicates, "predicate")


def edge_filter(
    *,
    predicate: Iterable[str] | None = None,
    direction: str = "both",
    type: Iterable[str] | None = None,
    status: Iterable[str] | None = None,
    min_amount: str | None = None,
    implied: bool = False,
    when: Moment | None = None,
) -> EdgeFilter:
    return EdgeFilter(
        predicates=predicates(predicate),
        direction=one_of(direction, DIRECTIONS, "direction"),
        other_types=node_types(type),
        status=_each(status, EDGE_STATUS, "status"),
        min_amount=whole_cents(min_amount, "min_amount"),
        implied=implied,
        moment=when or Moment(),
    )


def contract_filter(
    *,
    vendor: str | None = None,
    agency: str | None = None,
    text: str | None = None,
    since: str | None = None,
    until: str | None = None,
    min_amount: str | None = None,
    max_amount: str | None = None,
    status: Iterable[str] | None = None,
    order: str = "amount",
    when: Moment | None = None,
) -> ContractFilter:
    return ContractFilter(
        vendor=vendor or None,
        agency=agency or None,
        text=text or None,
        since=iso_day(since, "since"),
        until=iso_day(until, "until"),
        min_amount=whole_cents(min_amount, "min_amount"),
        max_amount=whole_cents(max_amount, "max_amount"),
        status=_each(status, EDGE_STATUS, "status"),
        order=one_of(order, ORDERS, "order"),
        moment=when or Moment(),
    )


def spending_query(
    by: str, *, as_recorded: bool = False, level: str = "auto", when: Moment | None = None
) -> SpendingQuery:
    """`by` is a list with commas: recipient, agency as recorded; vendor, agency, year after identity."""
    columns = tuple(part.strip().lower() for part in by.split(",") if part.strip())
    allowed = AS_RECORDED if as_recorded or "recipient" in columns else AFTER_IDENTITY
    chosen = _each(columns, allowed, "by")
    if not chosen or len(chosen) != len(columns):
        raise BadFilter(f"by: name each column once; choose from {', '.join(allowed)}.")
    return SpendingQuery(chosen, as_recorded or "recipient" in chosen, one_of(level, LEVELS, "level"), when or Moment())
