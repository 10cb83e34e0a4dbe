"""Whether a store takes Cypher, and how it is asked."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, cast

from graph.errors import NotInThisStore
from graph.store import Reader

__all__ = ["CypherAnswer", "ask"]


class CypherAnswer(Protocol):
    """Columns and rows of an answer; `truncated` where more rows were there than asked for."""

    @property
    def columns(self) -> Sequence[str]: ...

    @property
    def rows(self) -> Sequence[Sequence[Any]]: ...

    @property
    def truncated(self) -> bool: ...


def ask(reader: Reader) -> Callable[[str, Mapping[str, Any], int], CypherAnswer]:
    """The reader's way to be asked in Cypher. NotInThisStore where it has none."""
    asked = getattr(reader, "cypher", None)
    if asked is None:
        raise NotInThisStore("This store takes no Cypher: build the case with --store neo4j and serve it from there.")
    return cast(Callable[[str, Mapping[str, Any], int], CypherAnswer], asked)
