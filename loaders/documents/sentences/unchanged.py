"""Verbs whose base form and participle are one: "a centre run by X", "a firm set up in May 2018 by Y"."""

from collections.abc import Sequence

from loaders.documents.sentences.unit import Unit
from loaders.documents.words.wordset import word_set

__all__ = ["by_somebody", "unchanged"]

_UNCHANGED = word_set("outbid run put cut set hit let bid cost spread")
_WITHIN = word_set("in on since until during for at")


def unchanged(lemma: str) -> bool:
    return lemma.partition("_")[0] in _UNCHANGED


def by_somebody(units: Sequence[Unit], at: int) -> bool:
    """Whether "by" follows: at once, behind a particle ("set up by") or behind one phrase."""
    at += int(at < len(units) and units[at].lower in ("up", "out", "off"))
    led = at < len(units) and (units[at].lower in _WITHIN or units[at].kind == "T")
    end = at + 1 if led else at
    while led and end < min(len(units), at + 6) and units[end].kind in "DNMT":
        end += 1
    return end < len(units) and units[end].lower == "by"
