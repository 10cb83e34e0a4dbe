"""Names of vendors in text beside names in award records, where nobody has judged yet whether they are one.

A likeness is a reason to look, never an identity: an award found by it says so.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable

from graph.corroboration.wordlists import words_of

__all__ = ["first_words", "likeness", "name_words"]

_WORD = re.compile(r"[^\W_]+")
_LEAST = 3
"""Letters that an acronym must have to stand for a whole name."""


@functools.lru_cache(maxsize=200_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words that tell a company apart: no case, no accents, no legal forms at the end, no bracketed remarks.

    >>> name_words("PARAGON SOLUTIONS (US) INC")
    ('paragon', 'solutions')
    """
    plain = unicodedata.normalize("NFKD", name.replace("&", " and ").replace("’s", "").replace("'s", ""))
    words = _WORD.findall(re.sub(r"\([^)]*\)?", " ", "".join(c for c in plain if not unicodedata.combining(c))).lower())
    forms = words_of("legal_forms")
    while len(words) > 1 and words[-1] in forms:
        words.pop()
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


def first_words(names: Iterable[str]) -> set[str]:
    """What the name of a company that is like one of these may begin with."""
    found: set[str] = set()
    for words in map(name_words, names):
        found.update(words[:1])
        for count in range(2, min(len(words), 5) + 1):
            found.update((_initials(words[:count]), "".join(words[:count])))
    return found


def likeness(claimed: str, recorded: str) -> str | None:
    """Why the two may be one vendor: `same` (but for legal form), `begins` (one name begins with the other),
    `initials`; None where nothing says so."""
    one, other = name_words(claimed), name_words(recorded)
    if not one or not other:
        return None
    if one == other or "".join(one) == "".join(other):
        return "same"
    if _begins(other, one) or (_begins(one, other) and (len(other) > 1 or len(one) == 2)):
        return "begins"
    if len(recorded) == CUT and " ".join(one).startswith(" ".join(other)):
        return "begins"
    return "initials" if _abbreviates(one, other) or _abbreviates(other, one) else None


CUT = 30
"""Letters after which some downloads cut a vendor's name."""


def _begins(name: tuple[str, ...], start: tuple[str, ...]) -> bool:
    return len(start) < len(name) and name[: len(start)] == start and len("".join(start)) > 3


def _abbreviates(whole: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether `short` begins with the initials of leading words of `whole` and goes on as it does: HP ENTERPRISE
    SERVICES, Hewlett Packard Enterprise."""
    for count in range(2, len(whole) + 1):
        if _initials(whole[:count]) == short[0]:
            rest, more = whole[count:], short[1:]
            if rest and more:
                return rest[: len(more)] == more[: len(rest)]
            return not rest and len(short[0]) >= _LEAST
    return False


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words)
