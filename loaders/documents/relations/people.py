"""Statements about people in public roles: "X, chief executive of Y", "Y's chairman X", "sits on the board of Y"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from loaders.documents.meanings.anaphora import Discourse
from loaders.documents.relations.nominal import bearers_of, unit_noun
from loaders.documents.relations.statements import Ends, Statement, joined
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.coordination import group_at
from loaders.documents.sentences.phrases import Item, Noun, Sign
from loaders.documents.sentences.unit import Unit
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["People"]

_OF = word_set("of at for with from in")
_FORMER = word_set("former ex outgoing late onetime then ex-chairman")
_SEATS = word_set("sit serve join be remain appoint elect name nominate add leave quit take hold keep put")
_NAMING = word_set("appoint name elect make nominate choose hire")
_PLAIN = word_set(
    "former ex fellow new longtime long-time sole current company outgoing incoming then board lead other retired "
    "external outside independent ex-company one-time onetime joint co interim late previous founding listed registered"
)  # "a former director": of the company; any other word before the title is what somebody directs
_SEATING = word_set("appoint add name elect put")
_DEFINITE = word_set("the its their")
_TOP = ("chairman", "chairwoman", "chair", "founder", "chief executive", "ceo")
_BODIES = ("Company", "Organization", "Agency")


class People:
    """`discourse` gives the body that "the chairman" without a body belongs to."""

    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends], discourse: Discourse) -> None:
        self.lexicon = lexicon
        self.ends = ends
        self.discourse = discourse
        self.last_words = lexicon.role_ends

    def statements(self, items: Sequence[Item], clauses: Sequence[Clause]) -> Iterator[Statement]:
        for index, item in enumerate(items):
            if isinstance(item, Noun):
                yield from self._role(items, index, item, clauses)
                if item.owner is not None and item.owner.kind == "Person" and item.owner.before:
                    yield from self._role(items, index, item.owner, ())  # "Acme CEO Jane Doe's plan"
                if item.head.lower in ("board", "boards") and item.head.kind == "N":
                    yield from self._board(items, index, item, clauses)

    def _role(self, items: Sequence[Item], index: int, noun: Noun, clauses: Sequence[Clause]) -> Iterator[Statement]:
        units = noun.before if noun.head.kind == "M" else [*noun.before, noun.head]
        if not units or not self._may_end(units[-1]):
            return
        title, first = self._title(units)
        if not title:
            return
        ended = any(u.lower in _FORMER for u in noun.units)
        people = [noun] if noun.head.kind == "M" else self._holders(items, index, noun, units[:first], clauses)
        if noun.head.kind == "M" and any(u.lower == "fellow" for u in units):
            people += self._partner(items, index)
        bodies = self._bodies(items, index, noun, units[:first], clauses, bool(people))
        plain = noun.head.kind == "N" and first > 0 and units[first - 1].kind == "N"
        field = units[first - 1].name if first > 0 else None
        placed = field is not None and field.kind == "Location"
        if title == "director" and placed and noun.head.kind == "N":
            title = "senior director"  # "the UK director of Acme"
        if title == "director" and plain and not units[first - 1].national and units[first - 1].lower not in _PLAIN:
            title = "senior director"  # "the medical director": a director of something sits on no board
        if title == "director" and _of_something(items, index) and not _body_behind(items, index):
            title = "senior director"  # "director of marketing"
        yield from self._statement(people, bodies, title, ended)

    def _bodies(
        self,
        items: Sequence[Item],
        index: int,
        noun: Noun,
        units: Sequence[Unit],
        clauses: Sequence[Clause],
        held: bool,
    ) -> list[Noun]:
        bodies = self._bodies_inside(noun, units) or self._bodies_behind(items, index) or self._set_off(items, index)
        if not bodies and index >= 2 and isinstance(sign := items[index - 1], Sign) and sign.lower in ("and", ","):
            other = items[index - 2]
            if isinstance(other, Noun) and other.head.kind == "N":
                title, first = self._title([*other.before, other.head])
                bodies = self._bodies_inside(other, other.before[:first]) if title else []
        if bodies or not held:
            return bodies
        for clause in clauses:
            if clause.index < index < clause.last and clause.verb.lemma == "join" and not clause.verb.negated:
                return list(clause.objects)  # "X joined Acme as its president"
            if clause.index < index < clause.last and clause.verb.lemma in _NAMING and not clause.passive:
                return list(clause.subjects)
        definite = (
            noun.units[0].lower in _DEFINITE
            or self._joint_title(items, index)
            or noun.units[0].lower == "chief"
            or noun.head.kind == "M"
            or noun.units[0].lower.startswith("chair")
        )
        words = " ".join(u.lower for u in noun.units)
        top = any(title in words for title in _TOP)
        nearest = None
        if definite and top and not _of_something(items, index):
            nearest = self.discourse.nearest(("Company", "Organization"))
            if nearest is not None and not self._main(nearest):
                nearest = None  # the text is about another
            if nearest is None and "chair" not in words:
                nearest = self.discourse.topic()
        return [nearest] if nearest is not None else []

    def _set_off(self, items: Sequence[Item], index: int) -> list[Noun]:
        """ "Jane Doe, vice president, Acme, said": the firm set off by commas behind the title."""
        around = items[index - 2 : index + 4] if index >= 2 else ()
        if len(around) < 5 or not isinstance(person := around[0], Noun) or not isinstance(firm := around[4], Noun):
            return []
        commas = all(isinstance(sign, Sign) and sign.kind == "," for sign in (around[1], around[3]))
        ends = len(around) < 6 or (isinstance(sign := around[5], Sign) and sign.kind in ",|")
        plain = firm.kind == "Company" and firm.head.name is not None and not firm.before and firm.owner is None
        return [firm] if commas and ends and plain and person.kind == "Person" else []

    def _joint_title(self, items: Sequence[Item], index: int) -> bool:
        """The second title of "chairman and CEO"."""
        sign, other = (items[index - 1], items[index - 2]) if index >= 2 else (None, None)
        joint = isinstance(sign, Sign) and sign.lower in ("and", "&") and isinstance(other, Noun)
        return joint and isinstance(other, Noun) and other.head.kind == "N" and bool(self._title([other.head])[0])

    def _may_end(self, unit: Unit) -> bool:
        """Whether a title can end so: most phrases are none."""
        return unit.kind == "$" or unit.lower in self.last_words or unit.lower.removesuffix("s") in self.last_words

    def _title(self, units: Sequence[Unit]) -> tuple[str, int]:
        """The longest role title at the end of the units, and where it begins."""
        words = [u.lower for u in units if u.kind != "$"]
        last = words[-1] if words else ""
        if last not in self.last_words and last.removesuffix("s") not in self.last_words:
            return "", 0
        if last == "officer" and "chief" in words[-6:-1]:
            return "chief officer", len(units) - words[::-1].index("chief") - 1
        for length in range(min(6, len(words)), 0, -1):
            title = " ".join(words[-length:])
            for form in (title, title.removesuffix("s")):
                if form in self.lexicon.roles:
                    return form, len(units) - length
        return "", 0

    def _bodies_inside(self, noun: Noun, units: Sequence[Unit]) -> list[Noun]:
        named = [unit_noun(u) for u in units if u.name is not None and u.name.kind not in ("Person", "Location")]
        return named[-1:] or ([noun.owner] if noun.owner is not None and noun.owner.kind != "Person" else [])

    def _bodies_behind(self, items: Sequence[Item], index: int) -> list[Noun]:
        """ "CEO of X", "CEO and founder of X", "director of policy at X", "chairman of the board of X"."""
        at = index + 1
        for _ in range(4):
            sign = items[at] if at < len(items) else None
            noun = items[at + 1] if at + 1 < len(items) else None
            if not isinstance(sign, Sign) or not isinstance(noun, Noun):
                return []
            if sign.kind == "P" and sign.lower in _OF:
                whose = self._at_body(items, at + 2) if sign.lower == "of" else None
                if whose is not None:
                    return [whose]
                if noun.entity >= 0 or noun.head.kind == "M":
                    return [n for n in group_at(items, at + 1)[0] if n.entity >= 0]
                if noun.owner is not None and noun.owner.kind in _BODIES:
                    return [noun.owner]
                if noun.head.lower == "board" and (named := self._bodies_inside(noun, noun.before)):
                    return named
            elif not (sign.lower in ("and", ",") and (self._title([*noun.before, noun.head])[0] or _field(items, at))):
                return []
            at += 2
        return []

    def _at_body(self, items: Sequence[Item], at: int) -> Noun | None:
        """ "vice president of Public Safety for Acme's division": Acme, where what stands between names a field."""
        _, at = group_at(items, at - 1) if isinstance(items[at - 1], Noun) else ([], at)
        sign, body = (items[at], items[at + 1]) if at + 1 < len(items) else (None, None)
        if not isinstance(sign, Sign) or sign.lower not in ("at", "for") or not isinstance(body, Noun):
            return None
        body = body.owner if body.owner is not None else body
        return body if body.kind in _BODIES and body.head.name is not None else None

    def _joint_holder(self, items: Sequence[Item], index: int) -> list[Noun]:
        """ "Acme CEO and co-founder Jane Doe", "Acme vice president of Public Relations Jane Doe"."""
        sign, other = (items[index + 1], items[index + 2]) if index + 2 < len(items) else (None, None)
        if not isinstance(sign, Sign) or not isinstance(other, Noun) or other.kind != "Person" or not other.before:
            return []
        titled = sign.lower in ("and", "&") and bool(self._title(other.before)[0])
        return [other] if titled or sign.lower in ("of", "for") else []

    def _holders(
        self, items: Sequence[Item], index: int, noun: Noun, units: Sequence[Unit], clauses: Sequence[Clause]
    ) -> list[Noun]:
        """Whom the title describes; "X, founder and CEO of Y": the first of joined titles has the comma."""
        named = [unit_noun(u) for u in units if u.name is not None and u.name.kind == "Person"]
        named = named or self._joint_holder(items, index)
        if named:
            return named
        at = index
        while at >= 2 and isinstance(sign := items[at - 1], Sign) and sign.lower in ("and", ","):
            other = items[at - 2]
            if isinstance(other, Noun) and other.head.kind == "N" and self._title([*other.before, other.head])[0]:
                at -= 2
                continue
            break
        people = _persons(bearers_of(items, at, clauses)) or _persons(bearers_of(items, index, clauses))
        people = people or self._name_behind(items, index) or self._named_as(index, clauses)
        return _persons(people)

    def _named_as(self, index: int, clauses: Sequence[Clause]) -> list[Noun]:
        """ "appointed X chief executive", "X was named chairman"."""
        for clause in clauses:
            if clause.index < index < clause.last and clause.verb.lemma == "join" and not clause.passive:
                return list(clause.subjects)
            if clause.index < index < clause.last and clause.verb.lemma in _NAMING:
                return list(clause.subjects) if clause.passive else [n for n in clause.objects if n.kind == "Person"]
        return []

    def _name_behind(self, items: Sequence[Item], index: int) -> list[Noun]:
        """ "the chief executive of X, Jane Doe,"."""
        for at in range(index + 1, min(index + 6, len(items) - 1)):
            sign, name = items[at], items[at + 1]
            if isinstance(sign, Sign) and sign.kind == "," and isinstance(name, Noun):
                return [name] if name.kind in ("Person", "") and name.entity >= 0 and not name.before else []
            if not isinstance(sign, (Noun, Sign)):
                break
        return []

    def _partner(self, items: Sequence[Item], index: int) -> list[Noun]:
        """ "X and fellow director Y": X holds the role too."""
        sign = items[index - 1] if index >= 2 else None
        other = items[index - 2] if index >= 2 else None
        joint = isinstance(sign, Sign) and sign.lower == "and" and isinstance(other, Noun) and other.kind == "Person"
        return [other] if joint and isinstance(other, Noun) else []

    def _statement(
        self, people: Sequence[Noun], bodies: Sequence[Noun], title: str, ended: bool
    ) -> Iterator[Statement]:
        predicate = self.lexicon.roles[title]
        if predicate == "DIRECTOR":
            company = any(body.kind == "Company" and not self._guessed(body) for body in bodies)
            predicate = "BOARD_MEMBER_OF" if company else "EXECUTIVE_OF"
        if not predicate:
            return
        for person, body in joined(self.ends, predicate, people, bodies):
            if person.kind != "Person" and body.kind not in _BODIES:
                continue
            if not body.kind and title in self.lexicon.nonprofit_roles:
                body = replace(body, kind="Organization")
            statement = Statement(predicate, person, body, f"role:{title}", 0.85, modality="ended" if ended else "")
            if predicate == "EXECUTIVE_OF":
                statement.qualifiers["role"] = title
            yield statement

    def _main(self, body: Noun) -> bool:
        """Whether no other firm is spoken of far more often."""
        entities = self.discourse.entities
        return all(e.count <= 2 * entities[body.entity].count for e in entities if e.kind == "Company")

    def _guessed(self, noun: Noun) -> bool:
        """Whether only what is said of it tells what kind of thing it is."""
        return noun.entity >= 0 and self.discourse.entities[noun.entity].guessed

    def _board(self, items: Sequence[Item], index: int, noun: Noun, clauses: Sequence[Clause]) -> Iterator[Statement]:
        before = items[index - 1] if index else None
        if any(u.lower in ("advisory", "editorial", "school") for u in noun.before):
            return
        bodies = self._bodies_inside(noun, list(noun.before)) or self._board_of(items, index)
        yield from self._members(items, index, bodies, clauses)
        for clause in clauses:
            if noun in clause.subjects and clause.verb.lemma == "include":
                for person, body in joined(self.ends, "BOARD_MEMBER_OF", clause.objects, bodies):
                    if person.kind in ("Person", ""):
                        yield Statement("BOARD_MEMBER_OF", person, body, "board", 0.8, clause)
            if not clause.index < index <= clause.last:
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
        former = "ended" if any(u.lower in _FORMER for u in member.units) else ""
        for person, body in joined(self.ends, "BOARD_MEMBER_OF", bearers_of(items, index - 2, clauses), bodies):
            if person.kind == "Person":
                yield Statement("BOARD_MEMBER_OF", person, body, "board", 0.8, None, former)

    def _seat(self, clause: Clause, bodies: Sequence[Noun]) -> Iterator[Statement]:
        lemma = clause.verb.lemma
        people = clause.objects if lemma in _SEATING and not clause.passive else clause.subjects
        predicate = "CHAIR_OF" if lemma == "chair" else "BOARD_MEMBER_OF"
        ended = "ended" if lemma in ("leave", "quit") else ""
        for person, body in joined(self.ends, predicate, people, bodies):
            if person.kind == "Person" or body.kind in _BODIES:
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


def _persons(nouns: Sequence[Noun]) -> list[Noun]:
    return [noun for noun in nouns if noun.kind in ("Person", "") or noun.stands_for]


def _field(items: Sequence[Item], at: int) -> bool:
    """ "managing director, corporate and public sector at X": what a title is for, before "at"."""
    for item in items[at + 1 : at + 5]:
        if isinstance(item, Sign) and item.lower == "at":
            return True
        common = isinstance(item, Noun) and item.entity < 0 and item.head.kind == "N" and item.units[0].kind == "N"
        if not common and not (isinstance(item, Sign) and item.lower == "and"):
            return False
    return False


def _of_something(items: Sequence[Item], index: int) -> bool:
    sign = items[index + 1] if index + 1 < len(items) else None
    return isinstance(sign, Sign) and sign.lower in ("of", "at", "for", "in")


def _body_behind(items: Sequence[Item], index: int) -> bool:
    """Whether "director of" goes on with a body, and not with a field of work."""
    following = items[index + 2] if index + 2 < len(items) else None
    return isinstance(following, Noun) and (following.entity >= 0 or bool(following.stands_for))
