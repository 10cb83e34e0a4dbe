"""How a figure writes amounts, dates, spans of numbers and what an edge says."""

import contextlib
import contextvars
import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Any

from graph.model import load_schema
from graph.own_yaml import own_yaml
from graph.store import Edge

__all__ = [
    "AMOUNTS",
    "LANGUAGES",
    "active",
    "amount_lines",
    "clean",
    "counted",
    "date_text",
    "full_money",
    "noun",
    "qualifier",
    "say",
    "sentence",
    "short_money",
    "span",
    "speaking",
    "words",
]

AMOUNTS = ("obligated", "current", "potential", "stated")
LANGUAGES = ("en", "es")
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
SCALES = (10**9, 10**6, 10**3)
_language = contextvars.ContextVar("language", default="en")
_UNSHOWN = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff\ufffe\uffff]")


@contextlib.contextmanager
def speaking(language: str) -> Iterator[None]:
    """Have figures be written in a language of `LANGUAGES` for the time of a `with` block."""
    before = _language.set(language)
    try:
        yield
    finally:
        _language.reset(before)


def words() -> Mapping[str, Any]:
    """The texts of the language that is spoken."""
    return _words(_language.get())


@functools.cache
def _words(language: str) -> Mapping[str, Any]:
    read: Mapping[str, Any] = own_yaml((files("app.figures") / "words" / f"{language}.yaml").read_text("utf-8"))
    return read


def say(name: str, **values: object) -> str:
    """A text with what it is about filled in."""
    return str(words()[name]).format_map(values)


def counted(value: int) -> str:
    """A whole number with its thousands told apart."""
    return f"{value:,}".replace(",", words()["thousands"])


def active(predicate: str) -> str:
    """What a predicate says from its subject to its object."""
    return str(words()["actives"].get(predicate) or load_schema().predicates[predicate].active)


def qualifier(name: str | None) -> str:
    """What stands before an amount that is not exact."""
    return str(words()["qualifiers"].get(name or "", ""))


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
    digits = counted(abs(cents) // 100) + (f"{words()['decimal']}{part:02d}" if part else "")
    return _money(sign, digits, currency)


def short_money(cents: int, currency: str | None) -> str:
    """Three significant digits at most, cut by rounding half up.

    >>> short_money(3934090082, "USD"), short_money(-123661901, "USD"), short_money(51500, "EUR")
    ('$39.3M', '−$1.24M', '€515')
    """
    sign, units = ("−" if cents < 0 else ""), (abs(cents) + 50) // 100
    for size, letter in zip(SCALES, words()["scales"], strict=True):
        if units * 1000 >= size * 1000 - size // 2:
            digits = _three(units, size).replace(".", words()["decimal"])
            return _money(sign, f"{digits}{letter}", currency)
    return _money(sign, str(units), currency)


def _money(sign: str, digits: str, currency: str | None) -> str:
    return say("money", sign=sign, unit=_unit(currency), digits=digits).rstrip()


def _three(units: int, size: int) -> str:
    places = 2 if units * 100 < 10 * size * 100 - size // 2 else 1 if units * 10 < 100 * size * 10 - size // 2 else 0
    scaled = (units * 10**places * 2 + size) // (2 * size)
    text = f"{scaled // 10**places}" + (f".{scaled % 10**places:0{places}d}" if places else "")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _unit(currency: str | None) -> str:
    if _language.get() != "en":
        return clean(currency or "USD")
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
    named = words()["months"][int(month) - 1]
    if not day or precision == "month":
        return say("month", month=named, year=year)
    return say("day", day=int(day), month=named, year=year)


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
    named = words()["nouns"].get(predicate) or active(predicate)
    plural = words()["plurals"].get(predicate, named)
    return str(named) if count == 1 else f"{count} {plural}" if plural != named else f"{named} ({count})"


def amount_lines(edge: Edge, short: bool = True) -> tuple[str, ...]:
    """Every amount that the edge has, each with its kind: none stands in for another."""
    written = short_money if short else full_money
    told = []
    for name in AMOUNTS:
        if (cents := getattr(edge, name)) is not None:
            how = qualifier(edge.stated_qualifier) if name == "stated" else ""
            told.append(f"{words()['amounts'][name]} {how}{written(cents, edge.currency)}")
    return tuple(told)


def sentence(edge: Edge) -> str:
    """What an edge says, with its contract, its amounts, its time and how sure it is."""
    told = [f"{clean(edge.subject.name)} {active(edge.predicate)} {clean(edge.object.name)}"]
    if edge.contract:
        told.append(clean(edge.contract.name))
    told += amount_lines(edge, short=False)
    told += [text for text in (_time(edge), _standing(edge)) if text]
    return "; ".join(told)


def _time(edge: Edge) -> str:
    start = date_text(edge.valid_from, edge.valid_from_precision)
    end = date_text(edge.valid_to, edge.valid_to_precision)
    if start and end:
        return say("period", start=start, end=end) if start != end else start
    if start:
        return start if load_schema().predicates[edge.predicate].event else say("from", day=start)
    return say("until", day=end) if end else ""


def _standing(edge: Edge) -> str:
    marks = words()["marks"]
    told = [marks[edge.modality]] if edge.modality in ("planned", "ended") else []
    told += [marks["disputed"]] * edge.disputed
    told += [words()["not_reviewed"]] * (edge.status != "accepted")
    return ", ".join(told)
