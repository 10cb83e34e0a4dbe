"""Statements about people in public roles: "X, chief executive of Y", "Y's chairman X", "sits on the board of Y"."""

from collections.abc import Iterator, Mapping, Sequence

from loaders.documents.clauses import Clause, group_at
from loaders.documents.lexicon import Lexicon
from loaders.documents.nominal import bearers_of, unit_noun
from loaders.documents.phrases import Item, Noun, Sign
from loaders.documents.statements import Ends, Statement, allowed
from loaders.documents.units import Unit

__all__ = ["People"]

_OF = frozenset("of at for with from in".split())
_FORMER = frozenset("former ex outgoing late onetime then".split())
_SEATS = frozenset("sit serve join be remain appoint elect name nominate add leave quit".split())


class People:
    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends]) -> None:
        self.lexicon = lexicon
        self.ends = ends

    def statements(self, items: Sequence[Item], clauses: Sequence[Clause]) -> Iterator[Statement]:
        for index, item in enumerate(items):
            if isinstance(item, Noun):
                yield from self._role(items, index, item, clauses)
                if item.head.lower in ("board", "boards") and item.head.kind == "N":
                    yield from self._board(items, index, item, clauses)

    def _role(self, items: Sequence[Item], index: int, noun: Noun, clauses: Sequence[Clause]) -> Iterator[Statement]:
        units = noun.before if noun.head.kind == "M" else [*noun.before, noun.head]
        title, first = self._title(units)
        if not title:
            return
        if noun.head.kind == "M":
            people, bodies = [noun], self._bodies_inside(noun, units[:first])
        else:
            people = self._holders(items, index, clauses)
            bodies = self._bodies_inside(noun, units[:first]) or self._bodies_behind(items, index)
        ended = any(u.lower in _FORMER for u in noun.units)
        for person in people:
            for body in bodies:
                yield from self._statement(person, body, title, ended)

    def _title(self, units: Sequence[Unit]) -> tuple[str, int]:
        """The longest role title at the end of the units, and where it begins."""
        words = [u.lower for u in units]
        for length in range(min(6, len(words)), 0, -1):
            title = " ".join(words[-length:])
            if title in self.lexicon.roles:
                return title, len(words) - length
        return "", 0

    def _bodies_inside(self, noun: Noun, units: Sequence[Unit]) -> list[Noun]:
        named = [unit_noun(u) for u in units if u.name is not None and u.name.kind != "Person"]
        return named[-1:] or ([noun.owner] if noun.owner is not None else [])

    def _bodies_behind(self, items: Sequence[Item], index: int) -> list[Noun]:
        """"CEO of X", "CEO and founder of X", "director of policy at X", "chairman of the board of X"."""
        at = index + 1
        for _ in range(3):
            sign = items[at] if at < len(items) else None
            noun = items[at + 1] if at + 1 < len(items) else None
            if not isinstance(sign, Sign) or not isinstance(noun, Noun):
                return []
            if sign.kind == "P" and sign.lower in _OF:
                if noun.entity >= 0 or noun.head.kind == "M":
                    nouns, _ = group_at(items, at + 1)
                    return [n for n in nouns if n.entity >= 0]
            elif not (sign.lower in ("and", ",") and self._title([*noun.before, noun.head])[0]):
                return []
            at += 2
        return []

    def _holders(self, items: Sequence[Item], index: int, clauses: Sequence[Clause]) -> list[Noun]:
        """Whom the title describes; "X, founder and CEO of Y": the first of joined titles has the comma."""
        at = index
        while at >= 2 and isinstance(sign := items[at - 1], Sign) and sign.lower in ("and", ","):
            other = items[at - 2]
            if isinstance(other, Noun) and other.head.kind == "N" and self._title([*other.before, other.head])[0]:
                at -= 2
                continue
            break
        people = bearers_of(items, at, clauses) or bearers_of(items, index, clauses)
        people = people or self._name_behind(items, index)
        return [p for p in people if p.kind in ("Person", "") and p.entity >= 0]

    def _name_behind(self, items: Sequence[Item], index: int) -> list[Noun]:
        """"the chief executive of X, Jane Doe,"."""
        for at in range(index + 1, min(index + 6, len(items) - 1)):
            sign, name = items[at], items[at + 1]
            if isinstance(sign, Sign) and sign.kind == "," and isinstance(name, Noun):
                return [name] if name.kind == "Person" and not name.before else []
            if not isinstance(sign, (Noun, Sign)):
                break
        return []

    def _statement(self, person: Noun, body: Noun, title: str, ended: bool) -> Iterator[Statement]:
        predicate = self.lexicon.roles[title]
        if predicate == "DIRECTOR":
            predicate = "BOARD_MEMBER_OF" if body.kind == "Company" else "EXECUTIVE_OF"
        if not predicate or not allowed(self.ends, predicate, person, body):
            return
        statement = Statement(predicate, person, body, f"role:{title}", 0.85, modality="ended" if ended else "")
        if predicate == "EXECUTIVE_OF":
            statement.qualifiers["role"] = title
        yield statement

    def _board(self, items: Sequence[Item], index: int, noun: Noun, clauses: Sequence[Clause]) -> Iterator[Statement]:
        bodies = self._bodies_inside(noun, list(noun.before)) or self._board_of(items, index)
        before = items[index - 1] if index else None
        if not bodies or not isinstance(before, Sign) and not _joins(clauses, index):
            return
        for clause in clauses:
            if clause.index < index <= clause.last and (clause.verb.lemma in _SEATS or isinstance(before, Sign) and before.lower == "on"):
                ended = "ended" if clause.verb.lemma in ("leave", "quit") else ""
                for person in clause.subjects + (clause.objects if clause.verb.lemma in ("appoint", "add", "name", "elect") else []):
                    for body in bodies:
                        if person.kind in ("Person", "") and allowed(self.ends, "BOARD_MEMBER_OF", person, body):
                            yield Statement("BOARD_MEMBER_OF", person, body, "board", 0.85, clause, ended)

    def _board_of(self, items: Sequence[Item], index: int) -> list[Noun]:
        at = index + 1
        while at + 1 < len(items) and isinstance(sign := items[at], Sign) and sign.lower in ("of", "at", "for"):
            noun = items[at + 1]
            if not isinstance(noun, Noun):
                return []
            if noun.head.lower not in ("directors", "trustees", "governors"):
                nouns, _ = group_at(items, at + 1)
                return [n for n in nouns if n.entity >= 0]
            at += 2
        return []


def _joins(clauses: Sequence[Clause], index: int) -> bool:
    return any(c.index < index <= c.last and c.verb.lemma in ("join", "leave", "quit") for c in clauses)
