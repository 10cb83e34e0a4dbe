"""People enter in a public role alone."""

from collections.abc import Iterable, Sequence

from loaders.documents.extracted import ExtractedClaim, Party

__all__ = ["PUBLIC_ROLES", "admitted_people"]

PUBLIC_ROLES = frozenset({"EXECUTIVE_OF", "BOARD_MEMBER_OF", "CHAIR_OF", "FOUNDED", "AUTHORED", "INVESTED_IN"})
"""Predicates that give a person a public role by themselves."""


def admitted_people(claims: Sequence[ExtractedClaim], beside: Iterable[ExtractedClaim]) -> list[ExtractedClaim]:
    """The claims whose people have a public role, in these claims or in those beside them."""
    public = {c.subject.name.casefold() for c in (*claims, *beside) if c.predicate in PUBLIC_ROLES}
    return [c for c in claims if all(_public(party, public) for party in (c.subject, c.object))]


def _public(party: Party, public: set[str]) -> bool:
    return party.type != "Person" or party.name.casefold() in public
