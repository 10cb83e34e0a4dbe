"""How a figure writes amounts, dates, spans of numbers and what an edge says."""

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

import yaml

from graph.model import load_schema
from graph.store import Edge

__all__ = [
    "AMOUNTS",
    "amount_lines",
    "clean",
    "date_text",
    "full_money",
    "noun",
    "sentence",
    "short_money",
    "span",
    "words",
]

AMOUNTS = ("obligated", "current", "potential", "stated")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
SCALES = ((10**9, "B"), (10**6, "M"), (10**3, "K"))
QUALIFIERS = {"at_least": "at least ", "approx": "about ", "at_most": "at most "}
_UNSHOWN = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff\ufffe\uffff]")


@functools.cache
def words() -> Mapping[str, Any]:
    """The texts of words.yaml."""
    read: Mapping[str, Any] = yaml.safe_load((files("app.figures") / "words.yaml").read_text("utf-8"))
    return read


def clean(text: str) -> str:
    """The text on one line, without control characters and without what turns the reading direction."""
    plain = "".join(
        " " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter
        for letter in unicodedata.normalize("NFC", _UNSHOWN.sub("", text))
        if unicodedata.category(letter) not in ("Cs", "Cn")
    )
    return " ".join(plain.split())


def full_money(cents: int, currency: str | None) -> str:
    """
    >>> full_money(3934090082, "USD")
    '$39,340,900.82'
    """
    sign, part = ("−" if cents < 0 else ""), abs(cents) % 100
    digits = f"{abs(cents) // 100:,}" + (f".{part:02d}" if part else "")
    return f"{sign}{_unit(currency)}{digits}"


def short_money(cents: int, currency: str | None) -> str:
    """Three significant digits at most, cut by rounding half up.

    >>> short_money(3934090082, "USD"), short_money(-123661901, "USD"), short_money(51500, "EUR")
    ('$39.3M', '−$1.24M', '€515')
    """
    sign, units = ("−" if cents < 0 else ""), (abs(cents) + 50) // 100
    for size, letter in SCALES:
        if units * 1000 >= size * 1000 - size // 2:
            return f"{sign}{_unit(currency)}{_three(units, size)}{letter}"
    return f"{sign}{_unit(currency)}{units}"


def _three(units: int, size: int) -> str:
    places = 2 if units * 100 < 10 * size * 100 - size // 2 else 1 if units * 10 < 100 * size * 10 - size // 2 else 0
    scaled = (units * 10**places * 2 + size) // (2 * size)
    text = f"{scaled // 10**places}" + (f".{scaled % 10**places:0{places}d}" if places else "")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _unit(currency: str | None) -> str:
    return SIGNS.get(currency or "USD") or f"{clean(currency or '')} "


def date_text(date: str | None, precision: str | None = "day") -> str:
    """
    >>> date_text("2018-05-30"), date_text("2018-06", None), date_text("2015-01-01", "year")
    ('30 May 2018', 'June 2018', '2015')
    """
    if not date:
        return ""
    year, month, day = (*date.split("-"), "", "")[:3]
    if not month or precision == "year":
        return year
    named = f"{MONTHS[int(month) - 1]} {year}"
    return named if not day or precision == "month" else f"{int(day)} {named}"


def span(numbers: Iterable[int]) -> str:
    """
    >>> span([3, 4, 5, 9])
    '3–5, 9'
    """
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}, {b}" if b == a + 1 else f"{a}–{b}" for a, b in runs)


def noun(predicate: str, count: int = 1) -> str:
    """What a line is called: `contract`, `3 contracts`, `hosts`."""
    named = words()["nouns"].get(predicate) or load_schema().predicates[predicate].active
    plural = words()["plurals"].get(predicate, named)
    return str(named) if count == 1 else f"{count} {plural}" if plural != named else f"{named} ({count})"


def amount_lines(edge: Edge, short: bool = True) -> tuple[str, ...]:
    """Every amount that the edge has, each with its kind: none stands in for another."""
    say = short_money if short else full_money
    told = []
    for name in AMOUNTS:
        if (cents := getattr(edge, name)) is not None:
            qualifier = QUALIFIERS.get(edge.stated_qualifier or "", "") if name == "stated" else ""
            told.append(f"{words()['amounts'][name]} {qualifier}{say(cents, edge.currency)}")
    return tuple(told)


def sentence(edge: Edge) -> str:
    """What an edge says, with its contract, its amounts, its time and how sure it is."""
    active = load_schema().predicates[edge.predicate].active
    told = [f"{clean(edge.subject.name)} {active} {clean(edge.object.name)}"]
    if edge.contract:
        told.append(clean(edge.contract.name))
    told += amount_lines(edge, short=False)
    told += [text for text in (_time(edge), _standing(edge)) if text]
    return "; ".join(told)


def _time(edge: Edge) -> str:
    start = date_text(edge.valid_from, edge.valid_from_precision)
    end = date_text(edge.valid_to, edge.valid_to_precision)
    if start and end:
        return f"{start} to {end}" if start != end else start
    return f"from {start}" if start else f"until {end}" if end else ""


def _standing(edge: Edge) -> str:
    told = [edge.modality] if edge.modality in ("planned", "ended") else []
    told += ["disputed"] * edge.disputed
    told += ["not reviewed yet"] * (edge.status != "accepted")
    return ", ".join(told)
