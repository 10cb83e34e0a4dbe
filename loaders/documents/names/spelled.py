"""Names that the bracket behind them spells: "Just in Time Systems (JITS)" holds its small words and no others."""

from collections.abc import Sequence

from loaders.documents.names.shapes import Line, Name
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.tokens import Token
from loaders.documents.words.wordset import word_set

__all__ = ["spell_out"]

_SMALL = word_set("of and for the in on de del der di da du la le y & to")
_FEWEST = 3  # letters: two fit too much


def spell_out(line: Line, text: str, lexicon: Lexicon) -> None:
    """Puts one name in the place of those that stand on the words whose initials a bracket gives."""
    words = line.tokens
    for at in [i for i, word in enumerate(words[:-2]) if word.text == "(" and i > 1]:
        short = words[at + 1].text
        if words[at + 2].text != ")" or not short.isupper() or len(short) < _FEWEST:
            continue
        first = _first(words, at, short) if short.isalpha() else at
        if first == at and words[at - 1].text in lexicon.heads and at > 3 and short.isalpha():
            cut = _first(words, at - 1, short)  # "the Procurement and Disposal Authority (PD)"
            first = cut if cut < at - 1 else at
        whole = text[words[first].start : words[at - 1].end]
        if first < at and whole not in lexicon.not_names and not _stands(line, first, at):
            _replace(line, first, at, text, lexicon)


def _first(words: Sequence[Token], end: int, short: str) -> int:
    """Where the words begin whose initials are `short`, else `end`: every capital word counts, small ones may."""
    letters, at = list(short), end
    while letters and at > 0:
        at -= 1
        initials = [part[0].upper() for part in words[at].text.replace("\u2011", "-").split("-") if part]
        if not words[at].text[0].isalpha() or len(initials) > len(letters):
            return end
        if letters[-len(initials) :] == initials:
            del letters[-len(initials) :]
        elif words[at].lower not in _SMALL:
            return end
    return at if not letters and words[at].cap else end


def _stands(line: Line, first: int, end: int) -> bool:
    """Whether a name stands there already, or one that has but a word more at its beginning ("US Border Patrol")."""
    return any(name.last == end and first - 1 <= name.first <= first for name in line.names)


def _replace(line: Line, first: int, end: int, text: str, lexicon: Lexicon) -> None:
    words = line.tokens
    cut = [n for n in line.names if n.first < first < n.last]
    if any(n.text in lexicon.names or words[first - 1].lower in ("of", "for") for n in cut):
        return  # "the Department of Roads and Rails (RR)"
    start, stop = words[first].start, words[end - 1].end
    whole = Name(first, end, start, stop, text[start:stop], first == 0)
    kept = [name for name in line.names if name.last <= first or name.first >= end]
    line.names = sorted([*kept, whole], key=lambda name: name.start)
