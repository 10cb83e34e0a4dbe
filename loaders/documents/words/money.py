"""Sums of money as a text states them: the exact decimal value, its currency, and how exact the text is."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Literal

__all__ = ["Money", "find_money"]

Exactness = Literal["exact", "at_least", "at_most", "approx"]


@dataclass(frozen=True, slots=True)
class Money:
    """`amount` in units of `currency` (ISO 4217 where the sign tells it; a bare $ is USD). Offsets: the sum alone."""

    start: int
    end: int
    amount: Decimal
    currency: str
    qualifier: Exactness


def _table(kind: str) -> dict[str, str]:
    path = resources.files("loaders.documents") / "lexicons" / "currencies.csv"
    with path.open(encoding="utf-8") as file:
        return {row["word"]: row["code"] for row in csv.DictReader(file) if row["kind"] == kind}


_AMOUNT_WORDS: tuple[tuple[Exactness, str], ...] = (
    (
        "at_least",
        r"more than|over|at least|upwards? of|in excess of|exceeding|exceeds|north of|above|no less than|not less than"
        r"|a minimum of",
    ),
    ("at_most", r"up to|as much as|at most|no more than|not more than|less than|under|below|a maximum of|capped at"),
    (
        "approx",
        r"about|around|nearly|almost|roughly|approximately|some|an estimated|estimated|close to|circa|c\.|~|≈",
    ),
)
_NUMBER = r"\d{1,3}(?:[,.’' \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
_SCALE = (
    r"[ \u00a0\u202f-]?(?P<{}>thousand|million|billion|trillion|lakhs?|crores?|mln|mio|mn|mm|bln|bn|tn|cr|[kmbtKMBT])"
    r"(?![A-Za-z])"
)
_SPACE = r"[ \u00a0\u202f]"


@dataclass(frozen=True, slots=True)
class _Grammar:
    money: re.Pattern[str]
    exactness: tuple[tuple[Exactness, re.Pattern[str]], ...]
    signs: dict[str, str]
    names: dict[str, str]
    scales: dict[str, int]


@cache
def _grammar() -> _Grammar:
    signs, names = _table("sign"), _table("name")
    return _Grammar(
        money=_pattern(signs, names),
        exactness=tuple(
            (kind, re.compile(rf"(?<![^\W_])(?:{said})\s*$", re.IGNORECASE)) for kind, said in _AMOUNT_WORDS
        ),
        signs=signs,
        names=names,
        scales={word: int(power) for word, power in _table("scale").items()},
    )


def _pattern(signs: Iterable[str], names: Iterable[str]) -> re.Pattern[str]:
    sign = "|".join(sorted(map(re.escape, signs), key=len, reverse=True))
    unit = "|".join(sorted((name.replace(" ", r"\s") + "s?" for name in names), key=len, reverse=True))
    behind = r"€|₪|zł|EUR|USD|GBP|NOK|SEK|DKK|CHF|PLN"
    free = r"(?<![\w.,$€£¥₹])"
    first = rf"(?<![A-Za-z0-9])(?P<sign>{sign}){_SPACE}?(?P<a>{_NUMBER})(?:{_SCALE.format('as')})?"
    last = rf"{free}(?P<b>{_NUMBER})(?:{_SCALE.format('bs')})?{_SPACE}(?P<unit>{unit})(?![A-Za-z])"
    euro = rf"{free}(?P<c>{_NUMBER})(?:{_SCALE.format('cs')})?{_SPACE}?(?P<after>{behind})(?![A-Za-z])"
    return re.compile(f"{first}|{last}|{euro}", re.IGNORECASE)


def find_money(text: str, start: int = 0, end: int | None = None) -> Iterator[Money]:
    """Sums in text[start:end], from left to right. Counts without a currency are no money."""
    grammar = _grammar()
    for found in grammar.money.finditer(text, start, len(text) if end is None else end):
        group = "a" if found["a"] else "b" if found["b"] else "c"
        scale = (found[group + "s"] or "").lower()
        amount = _decimal(found[group], bool(scale)) * Decimal(10) ** grammar.scales.get(scale, 0)
        exactness = _exactness(text, start, found.start(), grammar)
        yield Money(found.start(), found.end(), amount, _currency(found, grammar), exactness)


def _currency(found: re.Match[str], grammar: _Grammar) -> str:
    sign = (found["sign"] or found["after"] or "").lower()
    if sign:
        return grammar.signs[sign]
    unit = " ".join(found["unit"].lower().split())
    return grammar.names.get(unit) or grammar.names.get(unit.removesuffix("s")) or "XXX"


def _decimal(number: str, scaled: bool) -> Decimal:
    """Reads 1,234.56 and 1.234,56. A lone separator before three digits groups, unless a scale word follows."""
    number = re.sub(r"[’'\s]", "", number)
    comma, dot = number.rfind(","), number.rfind(".")
    if comma >= 0 and dot >= 0:
        thousands = "," if dot > comma else "."
        return Decimal(number.replace(thousands, "").replace(",", "."))
    mark = "," if comma >= 0 else "." if dot >= 0 else ""
    if not mark:
        return Decimal(number)
    whole, _, rest = number.partition(mark)
    groups = number.count(mark) > 1 or (len(rest) == 3 and not scaled and whole != "0")
    return Decimal(number.replace(mark, "")) if groups else Decimal(f"{whole}.{rest}")


def _exactness(text: str, start: int, end: int, grammar: _Grammar) -> Exactness:
    before = text[max(start, end - 24) : end]
    return next((kind for kind, said in grammar.exactness if said.search(before)), "exact")
