"""Capitals that are a notation and nobody's name: how a share is listed, the sign before a sum."""

import re
from collections.abc import Sequence

from loaders.documents.words.tokens import Token
from loaders.documents.words.wordset import word_set

__all__ = ["EXCHANGES", "behind_form", "is_notation"]

_SUM = re.compile(r"(?:[RKNP]|RM|Rp|Sh|Rs|Tk|KSh|Shs|GHS|ZK)\d+(-(?:million|billion|crore))?")
_SCALES = word_set("million billion trillion crore lakh bn mn m")
EXCHANGES = word_set("NYSE NASDAQ Nasdaq LSE TSX ASX")
_SHORT_FORMS = word_set("Inc Corp Co Ltd Cos")
_CODES = word_set("USD EUR GBP CHF SEK NOK DKK PLN CZK HUF RON BGN ILS INR JPY KRW ZAR BRL MXN CNY AED SAR TRY NGN KES")
_DOLLARS = word_set("US AU A C CA NZ HK S R MX NT AUD CAD NZD SGD USD")


def is_notation(words: Sequence[Token], at: int) -> bool:
    """Whether the capitals at `at` are a ticker or belong to a sum."""
    return _is_ticker(words, at) or _is_currency(words, at) or _is_sum(words, at) or _is_code(words, at)


def _is_code(words: Sequence[Token], at: int) -> bool:
    """ "CZK 48m", "48 million CZK"."""
    if words[at].text not in _CODES:
        return False
    after, before = words[at + 1 : at + 2], words[max(0, at - 2) : at]
    return any(w.text[0].isdigit() for w in [*after, *before])


def _is_sum(words: Sequence[Token], at: int) -> bool:
    """ "R409.8m", "K50 billion", "P288-million": a sign of a currency that is a letter or two."""
    sum_ = _SUM.fullmatch(words[at].text)
    if at + 1 >= len(words) or sum_ is None:
        return False
    after = words[at + 1]
    return sum_[1] is not None or after.lower in _SCALES or (after.text in ".," and after.start == words[at].end)


def _is_ticker(words: Sequence[Token], at: int) -> bool:
    """ "Leidos [LDOS]", "Motorola (NYSE: MSI)": how a share is listed is nobody's name."""
    if at < 2 or at + 1 >= len(words) or not words[at].text.isupper() or len(words[at].text) > 5:
        return False
    listed = words[at - 1].text == ":" and words[at - 2].text in EXCHANGES
    exchange = words[at].text in EXCHANGES and words[at + 1].text == ":"
    return (
        listed
        or exchange
        or behind_form(words, at)
        or (words[at - 1].text == "[" and words[at + 1].text == "]" and words[at - 2].cap)
    )


def _is_currency(words: Sequence[Token], at: int) -> bool:
    """ "AU$52 million", "AUD $34 million"."""
    if at + 2 >= len(words) or words[at].text not in _DOLLARS:
        return False
    return words[at + 1].text in "$€£" and words[at + 2].text[0].isdigit()


def behind_form(words: Sequence[Token], at: int) -> bool:
    """ "Orwave Corp. ORW, +0.13%": how a share is listed, right behind a legal form."""
    form = at > 1 and words[at - 1].text == "." and words[at - 2].text in _SHORT_FORMS
    ends = at + 1 < len(words) and not words[at + 1].cap
    return form and ends and words[at].text.isupper() and words[at].text.isalpha() and len(words[at].text) < 6
