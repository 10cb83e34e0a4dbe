"""Who sits on a board: "sits on the board of Y", "X, a member of Y's board", "Y's board includes X"."""

from collections.abc import Iterator, Mapping, Sequence

from loaders.documents.meanings.anaphora import Discourse
from loaders.documents.relations.nominal import bearers_of, unit_noun
from loaders.documents.relations.statements import Ends, Statement, joined
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.coordination import group_at
from loaders.documents.sentences.phrases import Item, Noun, Sign
from loaders.documents.sentences.unit import Unit
from loaders.documents.words.wordset import word_set

__all__ = ["BODIES", "FORMER", "Boards", "bodies_inside"]

BODIES = ("Company", "Organization", "Agency")
FORMER = word_set("former ex outgoing late onetime one-time erstwhile then ex-chairman")
_SEATS = word_set("sit serve join be remain appoint elect name nominate add leave quit take hold keep put have")
_SEATING = word_set("appoint add name elect put")
_LISTING = word_set("include comprise feature")
_DEFINITE = word_set("the its their")


def bodies_inside(noun: Noun, units: Sequence[Unit]) -> list[Noun]:
    """The body named before a title, or who owns the phrase."""
    named = [unit_noun(u) for u in units if u.name is not None and u.name.kind not in ("Person", "Location")]
    return named[-1:] or ([noun.owner] if noun.owner is not None and noun.owner.kind != "Person" else [])


class Boards:
    """`discourse` gives the body that "the board" without a body belongs to."""

    def __init__(self, ends: Mapping[str, Ends], discourse: Discourse) -> None:
        self.ends = ends
        self.discourse = discourse

    def statements(
        self, items: Sequence[Item], index: int, noun: Noun, clauses: Sequence[Clause]
    ) -> Iterator[Statement]:
        before = items[index - 1] if index else None
        if any(u.lower in ("advisory", "editorial", "school") for u in noun.before):
            return
        bodies = bodies_inside(noun, list(noun.before)) or self._board_of(items, index)
        yield from self._members(items, index, bodies, clauses)
        for clause in clauses:
            for person, body in joined(self.ends, "BOARD_MEMBER_OF", _listed(items, index, clause), bodies):
                if person.kind in ("Person", ""):
                    yield Statement("BOARD_MEMBER_OF", person, body, "board", 0.8, clause)
            if not clause.index < index <= clause.last and not _goes_on(items, index, clause, clauses):
                continue
            placed = isinstance(before, Sign) and before.lower in ("on", "to") and clause.verb.lemma in _SEATS
            if not placed and clause.verb.lemma not in ("join", "leave", "quit", "chair"):
                continue
            if not bodies and noun.units[0].lower == "its" and clause.verb.lemma in _SEATING and not clause.passive:
                bodies = [n for n in clause.subjects if n.kind in ("Company", "Organization")]
            if not bodies and noun.units[0].lower in _DEFINITE:
                nearest = self.discourse.nearest(("Company", "Organization"))
                bodies = [nearest] if nearest is not None else []
            yield from self._seat(clause, bodies)

    def _members(
        self, items: Sequence[Item], index: int, bodies: Sequence[Noun], clauses: Sequence[Clause]
    ) -> Iterator[Statement]:
        """ "X, a member of the board of Y"."""
        sign, member = (items[index - 1], items[index - 2]) if index >= 2 else (None, None)
        of = isinstance(sign, Sign) and sign.lower in ("of", "on")
        if not of or not isinstance(member, Noun) or member.head.lower not in ("member", "members", "seat"):
            return
        former = "ended" if any(u.lower in FORMER for u in member.units) else ""
        for person, body in joined(self.ends, "BOARD_MEMBER_OF", bearers_of(items, index - 2, clauses), bodies):
            if person.kind == "Person":
                yield Statement("BOARD_MEMBER_OF", person, body, "board", 0.8, None, former)

    def _seat(self, clause: Clause, bodies: Sequence[Noun]) -> Iterator[Statement]:
        lemma = clause.verb.lemma
        people = clause.objects if lemma in _SEATING and not clause.passive else clause.subjects
        predicate = "CHAIR_OF" if lemma == "chair" else "BOARD_MEMBER_OF"
        ended = "ended" if lemma in ("leave", "quit") else ""
        for person, body in joined(self.ends, predicate, people, bodies):
            if person.kind == "Person" or body.kind in BODIES:
                yield Statement(predicate, person, body, "board", 0.85, clause, ended)

    def _board_of(self, items: Sequence[Item], index: int) -> list[Noun]:
        at = index + 1
        while at + 1 < len(items) and isinstance(sign := items[at], Sign) and sign.lower in ("of", "at", "for"):
            noun = items[at + 1]
            if not isinstance(noun, Noun):
                return []
            if noun.head.lower not in ("directors", "trustees", "governors"):
                return [n for n in group_at(items, at + 1)[0] if n.entity >= 0]
            at += 2
        return []


def _listed(items: Sequence[Item], index: int, clause: Clause) -> list[Noun]:
    """ "Y's board of directors includes X, a former minister, and Z": whom the verb behind the board lists."""
    between = items[index + 1 : clause.index]
    if clause.verb.lemma not in _LISTING or clause.index <= index or clause.verb.negated or len(between) > 6:
        return []
    if not all(isinstance(i, Noun) or (isinstance(i, Sign) and i.lower in ("of", "at", "for")) for i in between):
        return []
    return _people_from(items, clause.index + 1)


def _goes_on(items: Sequence[Item], index: int, clause: Clause, clauses: Sequence[Clause]) -> bool:
    """ "served as chief executive of X and on its board": the same verb behind "and"."""
    joint = (
        index >= 2 and isinstance(sign := items[index - 2], Sign) and sign.kind == "C" and _sign(items[index - 1], "on")
    )
    return joint and clause.index < index and not any(clause.index < c.index < index for c in clauses)


def _people_from(items: Sequence[Item], first: int) -> list[Noun]:
    """The people of a list with what is said of each: "former minister X, retired general Y and Z". Of "several
    figures: X and Y" those behind the colon."""
    colon = next((at for at in range(first, len(items)) if _sign(items[at], ":")), first - 1)
    found: list[Noun] = []
    for at in range(colon + 1, len(items)):
        item = items[at]
        if isinstance(item, Noun):
            governed = at > colon + 1 and isinstance(sign := items[at - 1], Sign) and sign.kind == "P"
            governed = governed or (at + 1 < len(items) and not isinstance(items[at + 1], Sign))  # "X's ally Y"
            if item.head.name is not None and item.kind in ("Person", "") and not governed:
                found.append(item)
        elif isinstance(item, Sign):
            if item.kind == "R" or item.lower in (";", "alongside", "while", "but"):
                break
        elif not item.bare:
            break
    return found


def _sign(item: Item, text: str) -> bool:
    return isinstance(item, Sign) and item.lower == text
