"""Whose report a document retells: "according to a report by X", "per X", "X found".

What it says is then X's word, and no second source beside X.
"""

import re
from collections import Counter
from collections.abc import Sequence

from loaders.documents.names.reading import ReadDocument
from loaders.documents.words.lexicon import Lexicon

__all__ = ["attributed", "press_name", "retold_from"]

_LEAD = 4
"""Sentences of the body in which a text says what it rests on."""
_OFTEN = 3
"""How often a report is cited, elsewhere, by a text that rests on it."""
_BEFORE = re.compile(
    r"\b(?:according to|per|via|citing|cites|reported by|"
    r"(?:conducted|published|done|made|obtained|reviewed|carried out|compiled|first seen) by)\s+"
    r"(?:an?\s+|the\s+)?(?:\w+day(?:['’]s)?\s+)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^(?:['’]s)?\s+(?:report|story|article|investigation|analysis|review|(?:first\s+|has\s+)?reported|found|revealed)\b"
)


def retold_from(read: ReadDocument, publisher: str | None, lexicon: Lexicon) -> str | None:
    """The newspaper or broadcaster whose report the document retells, by its fullest name; None where it tells its own,
    or where nothing says so."""
    text, cited, leading = read.document.text, Counter[int](), set[int]()
    body = [line for line in read.lines if line.sentence.zone == "body" and not line.titled]
    for number, line in enumerate(body):
        for name in line.names:
            if not any(lexicon.is_press(one) for one in read.entities[name.entity].names):
                continue
            before, after = text[max(0, name.start - 60) : name.start], text[name.end : name.end + 40]
            if _BEFORE.search(before) or _AFTER.match(after):
                cited[name.entity] += 1
                leading.update({name.entity} if number < _LEAD else ())
    told = [entity for entity, count in cited.most_common() if entity in leading or count >= _OFTEN]
    if not told:
        return None
    told_by = press_name(max(read.entities[told[0]].names, key=len), lexicon)
    return None if publisher is not None and _same(told_by, publisher) else told_by


def attributed(own: Sequence[str], retold: str | None) -> tuple[str, ...]:
    """The chain of a statement's attribution, nearest first: whom its sentence cites, then whose report it is."""
    chain = [name for name in own if retold is None or not _same(name, retold)]
    return (*chain, retold) if retold is not None else tuple(chain)


def press_name(name: str, lexicon: Lexicon) -> str:
    """The name by which a newspaper is known: `NBC` is NBC News.

    Among the words that a byline gives ("NBC News Tech and Science News") the longest known name leads.
    """
    words = name.strip(" .,").split()
    for count in range(min(len(words), 5), 0, -1):
        lead = " ".join(words[:count])
        if lead in lexicon.names and lexicon.is_press(lead):
            return f"{lead} News" if f"{lead} News" in lexicon.names else lead
    return " ".join(words)


def _same(one: str, other: str) -> bool:
    """Whether two names of newspapers are one but for an article and what follows the name."""
    first, second = (re.sub(r"^the\s+", "", name.strip(" .,").lower()).split() for name in (one, other))
    shorter = min(len(first), len(second))
    return shorter > 0 and first[:shorter] == second[:shorter]
