"""Sums of money as a text states them: the exact decimal value, its currency, and how exact the text is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
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


_SIGNS = {
    "us$": "USD", "usd": "USD", "$": "USD", "c$": "CAD", "ca$": "CAD", "cad": "CAD", "a$": "AUD", "au$": "AUD", "aud": "AUD",
    "nz$": "NZD", "s$": "SGD", "hk$": "HKD", "r$": "BRL", "mx$": "MXN", "nt$": "TWD", "€": "EUR", "eur": "EUR", "£": "GBP",
    "gbp": "GBP", "¥": "JPY", "jpy": "JPY", "₹": "INR", "rs": "INR", "rs.": "INR", "inr": "INR", "chf": "CHF", "sek": "SEK",
    "nok": "NOK", "dkk": "DKK", "₪": "ILS", "nis": "ILS", "ils": "ILS", "zł": "PLN", "pln": "PLN", "₩": "KRW", "krw": "KRW",
    "zar": "ZAR", "brl": "BRL", "mxn": "MXN", "cny": "CNY", "rmb": "CNY", "aed": "AED", "sar": "SAR", "₺": "TRY", "try": "TRY",
    "₦": "NGN", "ngn": "NGN", "kes": "KES", "ksh": "KES", "czk": "CZK", "huf": "HUF", "ron": "RON", "₴": "UAH",
}  # fmt: skip
_NAMES = {
    "dollar": "USD", "us dollar": "USD", "u.s. dollar": "USD", "american dollar": "USD", "canadian dollar": "CAD",
    "australian dollar": "AUD", "euro": "EUR", "pound": "GBP", "pound sterling": "GBP", "rupee": "INR", "yen": "JPY",
    "yuan": "CNY", "shekel": "ILS", "kroner": "NOK", "kronor": "SEK", "krone": "DKK", "krona": "SEK", "peso": "MXN", "rand": "ZAR", "swiss franc": "CHF",
    "franc": "CHF", "real": "BRL", "reais": "BRL", "zloty": "PLN", "won": "KRW", "lira": "TRY", "naira": "NGN",
    "shilling": "KES", "dirham": "AED", "riyal": "SAR", "hryvnia": "UAH", "forint": "HUF",
}  # fmt: skip
_SCALES = {
    "thousand": 3, "k": 3, "million": 6, "m": 6, "mn": 6, "mln": 6, "mio": 6, "mm": 6, "billion": 9, "bn": 9, "b": 9,
    "bln": 9, "trillion": 12, "tn": 12, "t": 12, "lakh": 5, "lakhs": 5, "crore": 7, "crores": 7, "cr": 7,
}  # fmt: skip
_AT_LEAST = re.compile(
    r"(?:more than|over|at least|upwards? of|in excess of|exceeding|exceeds|north of|above|no less than|not less than|a minimum of)\s*$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(r"(?:up to|as much as|at most|no more than|not more than|less than|under|below|a maximum of|maximum|capped at)\s*$", re.IGNORECASE)
_APPROX = re.compile(r"(?:about|around|nearly|almost|roughly|approximately|some|an estimated|estimated|close to|circa|c\.|~|≈)\s*$", re.IGNORECASE)
_NUMBER = r"\d{1,3}(?:[,.’' \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
_SCALE = r"[ \u00a0\u202f-]?(?P<{}>thousand|million|billion|trillion|lakhs?|crores?|mln|mio|mn|mm|bln|bn|tn|cr|[kmbtKMBT])(?![A-Za-z])"


def _pattern() -> re.Pattern[str]:
    signs = "|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))
    units = "|".join(sorted((name.replace(" ", r"\s") + "s?" for name in _NAMES), key=len, reverse=True))
    first = rf"(?<![A-Za-z0-9])(?P<sign>{signs})[ \u00a0\u202f]?(?P<a>{_NUMBER})(?:{_SCALE.format('as')})?"
    last = rf"(?<![\w.,$€£¥₹])(?P<b>{_NUMBER})(?:{_SCALE.format('bs')})?[ \u00a0\u202f](?P<unit>{units})(?![A-Za-z])"
    euro = rf"(?<![\w.,$€£¥₹])(?P<c>{_NUMBER})(?:{_SCALE.format('cs')})?[ \u00a0\u202f]?(?P<after>€|₪|zł|EUR|USD|GBP|NOK|SEK|DKK|CHF|PLN)(?![A-Za-z])"
    return re.compile(f"{first}|{last}|{euro}", re.IGNORECASE)


_MONEY = _pattern()


def find_money(text: str, start: int = 0, end: int | None = None) -> Iterator[Money]:
    """Sums in text[start:end], from left to right. Counts without a currency are no money."""
    for found in _MONEY.finditer(text, start, len(text) if end is None else end):
        group = "a" if found["a"] else "b" if found["b"] else "c"
        scale = (found[group + "s"] or "").lower()
        amount = _decimal(found[group], bool(scale)) * Decimal(10) ** _SCALES.get(scale, 0)
        yield Money(found.start(), found.end(), amount, _currency(found), _exactness(text, max(start, found.start() - 24), found.start()))


def _currency(found: re.Match[str]) -> str:
    sign = (found["sign"] or found["after"] or "").lower()
    if sign:
        return _SIGNS[sign]
    unit = " ".join(found["unit"].lower().split())
    return _NAMES.get(unit) or _NAMES.get(unit.removesuffix("s")) or "XXX"


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


def _exactness(text: str, start: int, end: int) -> Exactness:
    before = text[start:end]
    if _AT_LEAST.search(before):
        return "at_least"
    if _AT_MOST.search(before):
        return "at_most"
    return "approx" if _APPROX.search(before) else "exact"
