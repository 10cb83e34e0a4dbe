"""Words that name what is not public: a quote is somebody else's text and may say more than the case lets out."""

import re
from collections.abc import Iterable, Iterator

from graph.store import Reader

__all__ = ["Redaction", "redaction_of"]

SHORTEST = 3
"""Names of fewer letters are in too many words by chance."""


class Redaction:
    """Finds names of what is not public in a text, as whole words in any case of letters."""

    def __init__(self, names: Iterable[str]) -> None:
        kept = sorted({squeezed(name) for name in names if len(squeezed(name)) >= SHORTEST}, key=lambda n: (-len(n), n))
        joined = "|".join(re.escape(name) for name in kept)
        self._found = re.compile(rf"(?<!\w)(?:{joined})(?!\w)") if kept else None

    def __bool__(self) -> bool:
        return self._found is not None

    def names(self, text: str | None) -> bool:
        """Whether the text names something that is not public."""
        return bool(text and self._found and self._found.search(squeezed(text)))


def squeezed(text: str) -> str:
    return " ".join(text.casefold().split())


def redaction_of(reader: Reader) -> Redaction:
    """From every name of every entity that is not public. Names that something public bears as well hide nothing."""
    hidden = {row["id"] for row in reader.table("entity") if row["visibility"] != "public"}
    if not hidden:
        return Redaction(())
    named: tuple[set[str], set[str]] = set(), set()
    for number, name in _names(reader):
        named[number in hidden].add(name)
    public, private = named
    return Redaction(private - public)


def _names(reader: Reader) -> Iterator[tuple[int, str]]:
    for row in reader.table("entity"):
        yield row["id"], squeezed(row["name"])
    for row in reader.table("entity_name"):
        yield row["entity_id"], squeezed(row["name"])
