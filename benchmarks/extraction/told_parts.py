"""Parts of the rules that tell who deals with whom where a sentence leaves a party out, each left out in turn."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any
from unittest.mock import patch

from benchmarks.extraction.stand_ins import always, empty, nothing, unchanged
from loaders.documents.meanings import anaphora
from loaders.documents.meanings.frame_kinds import FrameKinds
from loaders.documents.names import bodies, kinds, reading
from loaders.documents.relations import contracts, verbal
from loaders.documents.relations.awards import Awards
from loaders.documents.relations.funding import Funding
from loaders.documents.relations.supplied import Supplied
from loaders.documents.relations.unfinished import Unfinished

__all__ = ["told_parts"]


def _as_told(nouns: Sequence[Any], *_: object, of_goods: bool) -> list[Any]:
    return list(nouns)


def told_parts() -> dict[str, Callable[[], AbstractContextManager[object]]]:
    """By what each part reads."""
    return {
        "without who was chosen": lambda: patch.object(Awards, "statements", nothing),
        "without who gave the money": lambda: patch.object(Funding, "statements", nothing),
        "without goods supplied to whom the text speaks of": lambda: patch.object(Supplied, "_supplied", nothing),
        "without users of supplied goods": lambda: patch.object(Supplied, "_users", empty),
        "without whom a contract serves": lambda: patch.object(contracts, "served", empty),
        "without who is to build under a contract": lambda: patch.object(contracts, "works", nothing),
        "without contracts spoken of again": lambda: patch.object(Unfinished, "as_before", unchanged),
        "without countries that deal": lambda: patch.object(verbal, "as_bodies", _as_told),
        "without what a common noun cannot mean": lambda: patch.object(anaphora, "can_mean", always),
        "without a table of bodies in small letters": lambda: patch.object(bodies, "_told", nothing),
        "without kinds told by verbs and nouns": lambda: patch.object(FrameKinds, "read", unchanged),
        "without titles in capitals before a name": lambda: patch.object(reading, "part_titled", unchanged),
        "without kinds told by neighbours": lambda: patch.object(kinds, "told_by_neighbours", nothing),
    }
