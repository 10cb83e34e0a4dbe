"""Capitals that are a notation and nobody's name: how a share is listed, the sign before a sum."""

from collections.abc import Sequence

from loaders.documents.tokens import Token
from loaders.documents.wordset import word_set

__all__ = ["EXCHANGES", "is_notation"]

EXCHANGES = word_set("NYSE NASDAQ Nasdaq LSE TSX ASX")
_DOLLARS = word_set("US AU A C CA NZ HK S R MX NT AUD CAD NZD SGD USD")


def is_notation(words: Sequence[Token], at: int) -> bool:
    """Whether the capitals at `at` are a ticker or belong to a sum."""
    return _is_ticker(words, at) or _is_currency(words, at)


def _is_ticker(words: Sequence[Token], at: int) -> bool:
    """ "Leidos [LDOS]", "Motorola (NYSE: MSI)": how a share is listed is nobody's name."""
    if at < 2 or at + 1 >= len(words) or not words[at].text.isupper() or len(words[at].text) > 5:
        return False
    listed = words[at - 1].text == ":" and words[at - 2].text in EXCHANGES
    exchange = words[at].text in EXCHANGES and words[at + 1].text == ":"
    return listed or exchange or (words[at - 1].text == "[" and words[at + 1].text == "]" and words[at - 2].cap)


def _is_currency(words: Sequence[Token], at: int) -> bool:
    """ "AU$52 million", "AUD $34 million"."""
    if at + 2 >= len(words) or words[at].text not in _DOLLARS:
        return False
    return words[at + 1].text in "$€£" and words[at + 2].text[0].isdigit()
