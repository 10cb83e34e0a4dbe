"""The parts of the rules that read the same business in other words, each with the patch that leaves it out."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from unittest.mock import patch

from benchmarks.extraction.stand_ins import always, empty, never, unchanged
from loaders.documents import extract
from loaders.documents.meanings import anaphora
from loaders.documents.names.shapes import Line
from loaders.documents.relations import contracts, made_by
from loaders.documents.relations.contractor import Contractor
from loaders.documents.relations.goods import Goods
from loaders.documents.relations.handling import Handling
from loaders.documents.relations.sharing import Sharing
from loaders.documents.relations.supplied import Supplied
from loaders.documents.relations.usage import Usage
from loaders.documents.sentences import settling, units
from loaders.documents.sentences.unit import Unit

__all__ = ["paraphrase_parts"]


def _apart(given: Sequence[Unit], _: object) -> list[Unit]:
    return list(given)


def _untitled(line: Line) -> bool:
    return not line.titled


def paraphrase_parts() -> dict[str, Callable[[], AbstractContextManager[object]]]:
    """By what each part reads; every name begins alike, so that `--only` can choose them."""
    parts: dict[str, Callable[[], AbstractContextManager[object]]] = {
        "verbs of two words": lambda: patch.object(units, "join_particles", _apart),
        "base forms behind several": lambda: patch.object(settling, "_of_several", never),
        "things in use": lambda: patch.object(Usage, "statements", empty),
        "work on what is a body's": lambda: patch.object(Handling, "statements", empty),
        "data that one lets another see": lambda: patch.object(Sharing, "statements", empty),
        "goods whose maker comes later": lambda: patch.object(Goods, "statements", empty),
        "members that come last": lambda: patch.object(anaphora, "trailing_members", unchanged),
        "what is left open": lambda: patch.object(extract, "undisclosed", never),
        "titles as headlines": lambda: patch.object(extract, "_states", _untitled),
        "parts of goods": lambda: patch.object(made_by, "_note_parts", unchanged),
        "goods bought for who holds them": lambda: patch.object(Supplied, "_bought", empty),
        "contractors beside their role": lambda: patch.object(Contractor, "_apposed", empty),
        "hopes of winning": lambda: patch.object(contracts, "won", always),
        "other makers than the seller": lambda: patch.object(extract, "_only_sold", never),
    }
    return {f"in other words, without {name}": left_out for name, left_out in parts.items()}
