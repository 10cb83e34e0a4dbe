"""Cypher cut into tokens: enough to tell words from strings, comments and names in backticks."""

import dataclasses
import re
from collections.abc import Iterator

from graph.errors import QueryRefused

__all__ = ["Token", "tokens"]

_PATTERN = re.compile(
    r"""
    (?P<space>\s+|//[^\r\n]*|/\*(?:[^*]|\*(?!/))*\*/)
  | (?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
  | (?P<quoted>`(?:[^`]|``)*`)
  | (?P<parameter>\$(?:[A-Za-z_]\w*|\d+))
  | (?P<number>0[xo][0-9a-fA-F_]+|\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)
  | (?P<word>[^\W\d]\w*)
  | (?P<sign>\|\||\.\.|<=|>=|<>|=~|->|<-|::|[-+*/%^=<>()\[\]{}.,:|&!;])
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclasses.dataclass(frozen=True, slots=True)
class Token:
    """`kind` is text, quoted, parameter, number, word or sign; a word's `value` is in small letters."""

    kind: str
    value: str
    said: str

    def is_(self, *values: str) -> bool:
        return self.kind in ("word", "sign") and self.value in values


def tokens(query: str) -> Iterator[Token]:
    """The tokens of a query. Raises QueryRefused on what is no Cypher, and on escapes that would hide words."""
    if re.search(r"\\[uU]", query):
        raise QueryRefused("Escapes such as \\u0041 are not taken: write the character itself.")
    place = 0
    while place < len(query):
        match = _PATTERN.match(query, place)
        if match is None:
            raise QueryRefused(f"This is no Cypher from '{query[place : place + 20]}' on.")
        place, kind = match.end(), match.lastgroup or ""
        if kind != "space":
            said = match.group()
            yield Token(kind, said.lower() if kind == "word" else said, said)
