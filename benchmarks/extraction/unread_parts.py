"""The parts of the rules that came with articles which nobody here had read, each with the patch that leaves it out."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from unittest.mock import patch

from loaders.documents import (
    anaphora,
    clauses,
    contracts,
    joints,
    notation,
    reading,
    settling,
    units,
)
from loaders.documents.anaphora import Discourse
from loaders.documents.appointments import Appointments
from loaders.documents.compounds import Compounds
from loaders.documents.names import NameFinder
from loaders.documents.people import People
from loaders.documents.rounds import Rounds
from loaders.documents.verbal import Verbal

__all__ = ["unread_parts"]


def _nothing(*_: object) -> list[Any]:
    return []


def _never(*_: object) -> bool:
    return False


def _zero(*_: object) -> int:
    return 0


def _none(*_: object) -> None:
    return None


def _given(given: Any, *_: object) -> Any:
    return given


def _where_it_began(_finder: NameFinder, _words: object, first: int, _last: int) -> int:
    return first


def unread_parts() -> dict[str, Callable[[], AbstractContextManager[object]]]:
    """By what each part reads."""
    return {
        "without rounds told over sentences": lambda: patch.object(Rounds, "statements", _nothing),
        "without appointments told by a noun": lambda: patch.object(Appointments, "statements", _nothing),
        "without firms before a hyphen": lambda: patch.object(Compounds, "statements", _nothing),
        "without signs of currencies": lambda: patch.object(notation, "_is_currency", _never),
        "without initials of both sides of and": lambda: patch.object(joints, "_abbreviated", _never),
        "without names that open a sentence": lambda: patch.object(reading, "_openings", _none),
        "without fields of offices before a name": lambda: patch.object(NameFinder, "_portfolio", _where_it_began),
        "without fields of offices behind of": lambda: patch.object(NameFinder, "_behind_field", _where_it_began),
        "without brackets that rename": lambda: patch.object(units, "_renamed", _zero),
        "without points of titles": lambda: patch.object(units, "_shortens", _never),
        "without verbs behind adverbs of time": lambda: patch.object(settling, "_often", _never),
        "bodies that look on as parties": lambda: patch.object(Discourse, "looks_on", _never),
        "bodies told without a name as any body": lambda: patch.object(contracts, "unnamed_bodies", _never),
        "without places that deal": lambda: patch.object(contracts, "governing", _given),
        "without users of supplied goods": lambda: patch.object(Verbal, "_users", _nothing),
        "without the firm that a text begins with": lambda: patch.object(Discourse, "topic", _none),
        "without whom both means": lambda: patch.object(Discourse, "_pair", _nothing),
        "without joint titles": lambda: patch.object(People, "_joint_holder", _nothing),
        "without lists by time": lambda: patch.object(clauses, "_listed_by_time", _zero),
        "without members of consortia": lambda: patch.object(anaphora, "members_of", _nothing),
    }
