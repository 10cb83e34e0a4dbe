"""The parts of the rules that came with articles which nobody here had read, each with the patch that leaves it out."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from unittest.mock import patch

from benchmarks.extraction.stand_ins import empty, itself, never, unchanged, zero
from loaders.documents.meanings import likeness, near
from loaders.documents.meanings.anaphora import Discourse
from loaders.documents.meanings.governed import Governed
from loaders.documents.meanings.origins import Origins
from loaders.documents.names import joints, kinds, reading
from loaders.documents.names import shapes as names
from loaders.documents.relations import contracts
from loaders.documents.relations.appointments import Appointments
from loaders.documents.relations.boards import Boards
from loaders.documents.relations.branches import Branches
from loaders.documents.relations.compounds import Compounds
from loaders.documents.relations.people import People
from loaders.documents.relations.rounds import Rounds
from loaders.documents.sentences import apposition, clauses, settling, units
from loaders.documents.words import notation

__all__ = ["unread_parts"]


def _unsaid(*_: object) -> str:
    return ""


def _untold(*_: object) -> tuple[str, bool]:
    return "", False


def _where_it_began(_words: object, first: int, *_: object) -> int:
    return first


def unread_parts() -> dict[str, Callable[[], AbstractContextManager[object]]]:
    """By what each part reads."""
    return {
        "without rounds told over sentences": lambda: patch.object(Rounds, "statements", empty),
        "without appointments told by a noun": lambda: patch.object(Appointments, "statements", empty),
        "without firms before a hyphen": lambda: patch.object(Compounds, "statements", empty),
        "without boards": lambda: patch.object(Boards, "statements", empty),
        "without units by their own names": lambda: patch.object(Branches, "statements", empty),
        "without ages behind names": lambda: patch.object(units, "_aged", zero),
        "without signs of currencies": lambda: patch.object(notation, "_is_currency", never),
        "without initials of both sides of and": lambda: patch.object(joints, "_abbreviated", never),
        "without names that open a sentence": lambda: patch.object(reading, "_openings", unchanged),
        "without fields of offices before a name": lambda: patch.object(names, "portfolio", _where_it_began),
        "without fields of offices behind of": lambda: patch.object(names, "behind_field", _where_it_began),
        "without brackets that rename": lambda: patch.object(units, "_renamed", zero),
        "without points of titles": lambda: patch.object(units, "_shortens", never),
        "without verbs behind adverbs of time": lambda: patch.object(settling, "_often", never),
        "bodies that look on as parties": lambda: patch.object(Discourse, "looks_on", never),
        "bodies told without a name as any body": lambda: patch.object(contracts, "unnamed_bodies", never),
        "without places that deal": lambda: patch.object(contracts, "governing", itself),
        "without the firm that a text begins with": lambda: patch.object(Discourse, "topic", unchanged),
        "without whom both means": lambda: patch.object(Discourse, "_pair", empty),
        "without joint titles": lambda: patch.object(People, "_joint_holder", empty),
        "without lists by time": lambda: patch.object(clauses, "listed_by_time", zero),
        "without names that a bracket spells": lambda: patch.object(reading, "spell_out", unchanged),
        "without bodies in small letters": lambda: patch.object(reading, "take_up_bodies", unchanged),
        "without firms beside bodies": lambda: patch.object(reading, "part_adjoining", unchanged),
        "without descriptions some words behind": lambda: patch.object(kinds, "describing", _untold),
        "without firms behind their place": lambda: patch.object(kinds, "behind_place", zero),
        "without kinds before a bracket": lambda: patch.object(kinds, "bracketed", _unsaid),
        "without roles before a name": lambda: patch.object(kinds, "role_told", never),
        "without where things come from": lambda: patch.object(Origins, "note", unchanged),
        "without fields of a department": lambda: patch.object(likeness, "_other_field", never),
        "without whose city it is": lambda: patch.object(Governed, "by", unchanged),
        "without an owner told later": lambda: patch.object(near, "_ahead", unchanged),
        "without members of consortia": lambda: patch.object(apposition, "members_of", empty),
    }
