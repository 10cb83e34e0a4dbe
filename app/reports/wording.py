"""The words of a report in its language: sentences from templates, dates as precise as they are, money from cents."""

import functools
import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from graph.errors import BadFilter
from graph.model import load_schema
from graph.own_yaml import own_yaml

__all__ = ["LANGUAGES", "Wording", "cleaned", "wording"]

LANGUAGES = ("en", "es")
SYMBOLS = {"USD": "$", None: ""}
UNSHOWABLE = re.compile(
    "[^\\t\\n\\r\\u0020-\\u007e\\u00a0-\\u2029\\u202f-\\u2065\\u206a-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufffd\\U00010000-\\U0010fffd]"
)
"""What no file of a report may hold: control characters, those that turn the reading direction, lone surrogates."""
SPACES = re.compile("[^\\S\u00a0]+")
"""All but the one without break, which holds an amount and its unit together."""


def cleaned(text: str) -> str:
    """The text on one line, without characters that a file or a reader would trip over.

    >>> cleaned('a\\x00b  c')
    'a�b c'
    """
    return " ".join(filter(None, SPACES.split(UNSHOWABLE.sub("\ufffd", text))))


class Wording:
    """A language's templates; what is filled in is cleaned."""

    def __init__(self, texts: Mapping[str, Any]) -> None:
        self.texts = texts
        self.language: str = texts["language"]

    def say(self, path: str, count: int | None = None, **values: Any) -> str:
        """The template at a dotted path; `count` chooses between `one` and `other` and is `n` in both."""
        template = self._at(path)
        if count is not None:
            template = template["one" if count == 1 else "other"]
            values["n"] = self.number(count)
        return str(template).format_map({name: _shown(value) for name, value in values.items()})

    def _at(self, path: str) -> Any:
        return functools.reduce(lambda held, name: held[name], path.split("."), self.texts)

    def table(self, path: str) -> Mapping[str, str]:
        return dict(self._at(path))

    def lines(self, path: str) -> tuple[str, ...]:
        return tuple(self._at(path))

    def verb(self, predicate: str) -> str:
        """What a predicate says from its subject to its object."""
        told = self.texts.get("predicates", {}).get(predicate)
        return str(told or load_schema().predicates[predicate].active)

    def number(self, value: int) -> str:
        return f"{value:,}".replace(",", self.texts["thousands"])

    def money(self, cents: int | None, currency: str | None = "USD", *, symbol: bool = True) -> str:
        """An amount with cents where it has any; empty where there is none."""
        if cents is None:
            return ""
        whole, part = divmod(abs(cents), 100)
        number = self.number(whole) + (f"{self.texts['decimal']}{part:02d}" if part else "")
        sign = "−" if cents < 0 else ""
        if not symbol:
            return sign + number
        mark = "USD" if self.language != "en" and currency == "USD" else SYMBOLS.get(currency, f"{currency} ")
        return str(self.texts["amount"]).format(sign=sign, symbol=mark, number=number).strip()

    def date(self, day: str | None, precision: str | None = "day") -> str:
        """A day of the calendar, as precise as its source gives it."""
        if not day or not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", day):
            return cleaned(day or "")
        parts = day.split("-")
        wanted = {"year": 1, "month": 2}.get(precision or "day", 3)
        parts = parts[:wanted]
        month = self.texts["months"][int(parts[1]) - 1] if len(parts) > 1 else ""
        if len(parts) == 1:
            return parts[0]
        if len(parts) == 2:
            return str(self.texts["month"]).format(month=month, year=parts[0])
        return str(self.texts["day"]).format(day=int(parts[2]), month=month, year=parts[0])


def _shown(value: Any) -> str:
    """A filled-in value, cleaned; a space before it stays, as templates are put together from pieces."""
    text = str(value)
    return f" {cleaned(text)}" if text.startswith(" ") else cleaned(text)


@functools.cache
def wording(language: str) -> Wording:
    """The words of a language. BadFilter where there are none."""
    if language not in LANGUAGES:
        raise BadFilter(f"language: '{language[:20]}' is not known; choose from {', '.join(LANGUAGES)}.")
    return Wording(own_yaml((files("app.reports") / "texts" / f"{language}.yaml").read_text("utf-8")))
