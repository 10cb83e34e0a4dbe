"""Statements about people in public roles: "X, chief executive of Y", "Y's chairman X"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from loaders.documents.meanings.anaphora import Discourse
from loaders.documents.relations.boards import BODIES, FORMER, Boards, bodies_inside
from loaders.documents.relations.nominal import bearers_of, unit_noun
from loaders.documents.relations.post_standing import comers, leavers, left_since, moved, not_held
from loaders.documents.relations.set_off import firm_set_off, name_set_off
from loaders.documents.relations.statements import Ends, Statement, joined
from loaders.documents.relations.title_fields import body_behind, field_before_at, of_something, of_state_or_mission
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.coordination import group_at
from loaders.documents.sentences.phrases import Item, Noun, Sign, VerbGroup
from loaders.documents.sentences.unit import Unit
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["People"]

_OF = word_set("of at for with from in")
_NAMING = word_set("appoint name elect make nominate choose hire recruit promote elevate install confirm reappoint")
_ENDING = word_set("oust fire sack dismiss remove suspend replace")
_POSTS = word_set("post posts job role position office title seat duties")
_GONE_BY = ("ex-", "then-")
_FORMERLY = word_set("formerly previously once then") | {"no longer"}
_SUCCEEDING = word_set("succeed replace follow")
_STATE = ("president", "vice president", "vice-president")
_STAYING = word_set("step stay continue remain resign quit retire serve")
_HELD = word_set("be serve become work remain act")
_PLAIN = word_set(
    "former ex fellow new longtime long-time sole current company outgoing incoming then board lead other retired "
    "external outside independent ex-company one-time onetime joint co interim late previous founding listed registered"
)  # "a former director": of the company; any other word before the title is what somebody directs
_OF_ANY = _PLAIN | word_set("group global worldwide chairman chair president founder co-founder deputy firm finance")
_OF_PUBLIC = word_set("medical scientific veterinary nursing dental whip justice")  # "chief medical officer X"
_LISTING = word_set("include feature list count boast")
_SOME = word_set("a an another one")
_SEATED = word_set("directors other sole only outside external independent fellow non-executive nonexecutive")
_DEFINITE = word_set("the its their")
_MOVING = word_set("join hire poach recruit move arrive come switch")
_TOP = (
    *("chairman", "chairwoman", "chair", "founder", "chief executive", "ceo", "managing director", "finance director"),
    *("finance chief", "executive director", "senior vice president", "executive vice president"),
)


class People:
    """`discourse` gives the body that "the chairman" without a body belongs to."""

    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends], discourse: Discourse) -> None:
        self.lexicon = lexicon
        self.ends = ends
        self.discourse = discourse
        self.last_words = lexicon.role_ends
        self.boards = Boards(ends, discourse)

    def statements(self, items: Sequence[Item], clauses: Sequence[Clause]) -> Iterator[Statement]:
        for index, item in enumerate(items):
            if isinstance(item, Noun):
                yield from self._role(items, index, item, clauses)
                if item.owner is not None and item.owner.kind == "Person" and item.owner.before:
                    yield from self._role(items, index, item.owner, ())  # "Acme CEO Jane Doe's plan"
                if item.head.lower in ("board", "boards") and item.head.kind == "N":
                    yield from self.boards.statements(items, index, item, clauses)

    def _role(self, items: Sequence[Item], index: int, noun: Noun, clauses: Sequence[Clause]) -> Iterator[Statement]:
        units = noun.before if noun.head.kind == "M" else [*noun.before, noun.head]
        if not units or not self._may_end(units[-1]):
            return
        title, first = self._title(units)
        if not title or (noun.owner is None and self._of_state(title, units[:first])):
            return
        if title == "head" and of_state_or_mission(items, index):
            return
        before = items[index - 1] if index else None
        ended = (
            any(u.lower in FORMER or u.lower.startswith(_GONE_BY) for u in noun.units)
            or getattr(before, "lower", "") in _FORMERLY
            or left_since(items, index, clauses)
            or moved(items, index, clauses)
        )
        people = [noun] if noun.head.kind == "M" else self._holders(items, index, noun, units[:first], clauses)
        if noun.head.kind == "M" and any(u.lower == "fellow" for u in units):
            people += self._partner(items, index)
        elif noun.head.kind == "M" and units[-1].lower not in self.last_words and isinstance(items[index], Noun):
            people += [n for n in group_at(items, index)[0][1:] if n.kind == "Person" and not n.before]
        bodies = self._bodies(items, index, noun, units[:first], clauses, bool(people))
        plain = noun.head.kind == "N" and first > 0 and units[first - 1].kind == "N"
        field = units[first - 1].name if first > 0 else None
        placed = field is not None and field.kind == "Location"
        some = plain and not units[first - 1].national and units[first - 1].lower not in _PLAIN
        special = (
            (placed and noun.head.kind == "N") or some or (of_something(items, index) and not body_behind(items, index))
        )
        seated = not special and _one_of_several(noun)
        stands = {**comers(items, index, clauses), **dict.fromkeys(leavers(items, index, clauses), "ended")}
        modality = "ended" if ended else not_held(items, index, clauses)
        told = " ".join(u.lower for u in units[first:] if u.kind != "$") if title == "chief officer" else title
        for statement in self._statement(people, bodies, title, modality, stands, seated):
            if "role" in statement.qualifiers:
                statement.qualifiers["role"] = told  # "chief financial officer", as the text has it
            yield statement

    def _of_state(self, title: str, before: Sequence[Unit]) -> bool:
        """ "French President X", "US vice-president X": of a state and no firm."""
        last = next((u for u in reversed(before) if u.lower not in FORMER), None)
        if title not in _STATE or last is None:
            return False
        return last.national or (last.name is not None and last.name.text in self.lexicon.countries)

    def _bodies(
        self,
        items: Sequence[Item],
        index: int,
        noun: Noun,
        units: Sequence[Unit],
        clauses: Sequence[Clause],
        held: bool,
    ) -> list[Noun]:
        behind = [] if _comes_from(items, index, clauses) else self._bodies_behind(items, index)
        bodies = bodies_inside(noun, units) or behind or firm_set_off(items, index)
        if not bodies and index >= 2 and isinstance(sign := items[index - 1], Sign) and sign.lower in ("and", ","):
            other = items[index - 2]
            if isinstance(other, Noun):
                titles = other.before if other.head.kind == "M" else [*other.before, other.head]
                title, first = self._title(
                    titles
                )  # "Acme's chairman and chief executive", "its chairman X and chief Y"
                bodies = bodies_inside(other, titles[:first]) if title else []
        if bodies or not held:
            return bodies
        for clause in clauses:
            if not clause.index < index <= clause.last:
                continue
            if clause.verb.lemma == "join" and not clause.verb.negated:
                return list(clause.objects)  # "X joined Acme as its president"
            if clause.verb.lemma in _LISTING and (owners := [n.owner for n in clause.subjects if n.owner is not None]):
                return owners  # "Acme's leadership included X as chairman"
            if clause.verb.lemma in _NAMING | _ENDING and not clause.passive:
                return list(clause.subjects)
            if clause.verb.lemma in _HELD and _where(items, clause):
                return [n for n in clause.behind("at") if n.kind in BODIES]  # "Acme, where X is chief executive"
        definite = (
            noun.units[0].lower in _DEFINITE
            or self._joint_title(items, index)
            or noun.units[0].lower == "chief"
            or noun.head.kind == "M"
            or noun.units[0].lower.startswith("chair")
            or _bare_post(items, index, clauses)
        )
        words = " ".join(u.lower for u in noun.units)
        top = any(title in words for title in _TOP) or ("chief" in words and "officer" in words)
        nearest = None
        owned = noun.owner is not None and not noun.pointed  # "Acme's finance chief": of Acme, whatever Acme is
        trade = noun.head.kind == "M" and any(u.kind == "N" and u.lower not in _OF_ANY for u in units)
        trade = trade or any(u.lower in _OF_PUBLIC for u in noun.before)
        if definite and top and not owned and not trade and not of_something(items, index):
            nearest = self.discourse.nearest(("Company", "Organization"), noun.units[0].start)
            if nearest is not None and not self._main(nearest):
                nearest = None  # the text is about another
            if nearest is None and "chair" not in words:
                nearest = self.discourse.topic()
        return [nearest] if nearest is not None else []

    def _joint_title(self, items: Sequence[Item], index: int) -> bool:
        """The second title of "chairman and CEO"."""
        sign, other = (items[index - 1], items[index - 2]) if index >= 2 else (None, None)
        joint = isinstance(sign, Sign) and sign.lower in ("and", "&") and isinstance(other, Noun)
        return joint and isinstance(other, Noun) and other.head.kind == "N" and bool(self._title([other.head])[0])

    def _may_end(self, unit: Unit) -> bool:
        """Whether a title can end so: most phrases are none."""
        last = _title_word(unit)
        return unit.kind == "$" or last in self.last_words or last.removesuffix("s") in self.last_words

    def _title(self, units: Sequence[Unit]) -> tuple[str, int]:
        """The longest role title at the end of the units, and where it begins."""
        words = [_title_word(u) for u in units if u.kind != "$"]
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
                if noun.owner is not None and noun.owner.kind in BODIES:
                    return [noun.owner]
                if noun.head.lower == "board" and (named := bodies_inside(noun, noun.before)):
                    return named
            elif not (
                sign.lower in ("and", ",") and (self._title([*noun.before, noun.head])[0] or field_before_at(items, at))
            ):
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
        return body if body.kind in BODIES and body.head.name is not None else None

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
        named = named or self._joint_holder(items, index) or _listed_as(items, index, clauses)
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
        people = people or self._joint_titles(items, at, clauses) or self._in_post(items, at, clauses)
        people = people + _successors(items, at, clauses)
        people = people or name_set_off(items, index) or self._named_as(index, clauses)
        return _persons(people)

    def _joint_titles(self, items: Sequence[Item], at: int, clauses: Sequence[Clause]) -> list[Noun]:
        """ "X, founder of Y and chairman of Z": of the second title, whom the first describes."""
        sign = items[at - 1] if at else None
        if not isinstance(sign, Sign) or sign.lower != "and":
            return []
        for first in range(at - 2, max(-1, at - 10), -1):
            item = items[first]
            if isinstance(item, VerbGroup) or (isinstance(item, Sign) and item.kind in "R|("):
                return []
            if isinstance(item, Noun) and item.head.kind == "N" and self._title([*item.before, item.head])[0]:
                return _persons(bearers_of(items, first, clauses))
        return []

    def _in_post(self, items: Sequence[Item], at: int, clauses: Sequence[Clause]) -> list[Noun]:
        """ "holds the post of chief executive", "left her job as president", "made money as a director": whose post."""
        sign, post = (items[at - 1], items[at - 2]) if at >= 2 else (None, None)
        if not isinstance(sign, Sign) or sign.lower not in ("of", "as"):
            return []
        named = isinstance(post, Noun) and post.head.lower in _POSTS
        if isinstance(post, Noun) and named and post.owner is not None and post.owner.kind == "Person":
            return [post.owner]
        clause = next((c for c in clauses if c.index < at <= c.last + 1), None)
        if clause is None or clause.passive or clause.verb.negated or not (named or sign.lower == "as"):
            return []
        return [n for n in clause.subjects if n.kind == "Person" or n.stands_for]

    def _named_as(self, index: int, clauses: Sequence[Clause]) -> list[Noun]:
        """ "appointed X chief executive", "X was named chairman"."""
        for clause in clauses:
            if clause.index < index < clause.last and clause.verb.lemma == "join" and not clause.passive:
                return list(clause.subjects)
            if clause.index < index < clause.last and clause.verb.lemma in _NAMING:
                return list(clause.subjects) if clause.passive else [n for n in clause.objects if n.kind == "Person"]
        return []

    def _partner(self, items: Sequence[Item], index: int) -> list[Noun]:
        """ "X and fellow director Y": X holds the role too."""
        sign = items[index - 1] if index >= 2 else None
        other = items[index - 2] if index >= 2 else None
        joint = isinstance(sign, Sign) and sign.lower == "and" and isinstance(other, Noun) and other.kind == "Person"
        return [other] if joint and isinstance(other, Noun) else []

    def _statement(
        self,
        people: Sequence[Noun],
        bodies: Sequence[Noun],
        title: str,
        modality: str,
        stands: Mapping[int, str],
        seated: bool,
    ) -> Iterator[Statement]:
        predicate = self.lexicon.roles[title]
        if predicate == "DIRECTOR" and not seated:
            predicate = "EXECUTIVE_OF"
        if predicate == "DIRECTOR":
            company = any(body.kind == "Company" and not self._guessed(body) for body in bodies)
            predicate = "BOARD_MEMBER_OF" if company else "EXECUTIVE_OF"
        if not predicate:
            return
        for person, body in joined(self.ends, predicate, people, bodies):
            if person.kind != "Person" and body.kind not in BODIES:
                continue
            if not body.kind and title in self.lexicon.nonprofit_roles:
                body = replace(body, kind="Organization")
            told = stands.get(person.entity, modality)
            statement = Statement(predicate, person, body, f"role:{title}", 0.85, modality=told)
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


def _title_word(unit: Unit) -> str:
    """ "ex-chairman", "then-chairman": the title itself."""
    word = unit.lower
    return word.partition("-")[2] if word.startswith(_GONE_BY) else word


def _listed_as(items: Sequence[Item], index: int, clauses: Sequence[Clause]) -> list[Noun]:
    """ "Its leadership included X as chairman": X."""
    sign, holder = (items[index - 1], items[index - 2]) if index >= 2 else (None, None)
    if not isinstance(sign, Sign) or sign.lower != "as" or not isinstance(holder, Noun) or holder.kind != "Person":
        return []
    listing = any(c.verb.lemma in _LISTING and not c.verb.negated and c.index < index for c in clauses)
    return [holder] if listing else []


def _one_of_several(noun: Noun) -> bool:
    """ "a director of Acme", "its directors", "an outside director": one who sits on the board. "Acme's director", "the
    director of Acme" and "director Jane Doe" lead it."""
    units = [u.lower for u in noun.units]
    return units[0] in _SOME or noun.head.lower == "directors" or any(u in _SEATED for u in units)


def _persons(nouns: Sequence[Noun]) -> list[Noun]:
    return [n for n in nouns if n.kind == "Person" or (not n.kind and n.entity >= 0) or n.stands_for]


def _comes_from(items: Sequence[Item], index: int, clauses: Sequence[Clause]) -> bool:
    """ "joined Acme as its president from Velder": who had the post at Acme."""
    sign = items[index + 1] if index + 1 < len(items) else None
    moving = any(c.verb.lemma in _MOVING and c.index < index <= c.last for c in clauses)
    return moving and isinstance(sign, Sign) and sign.lower == "from"


def _bare_post(items: Sequence[Item], index: int, clauses: Sequence[Clause]) -> bool:
    """ "stepped down as CEO", "stays on as managing director": of the firm that is spoken of."""
    sign = items[index - 1] if index else None
    told = any(c.index < index and c.verb.lemma in _STAYING and not c.objects for c in clauses)
    return told and isinstance(sign, Sign) and sign.lower == "as"


def _where(items: Sequence[Item], clause: Clause) -> bool:
    """Whether the clause is one of place: "Acme, where X is chief executive"."""
    before = items[max(0, clause.index - 4) : clause.index]
    return any(isinstance(item, Sign) and item.lower == "where" for item in before)


def _successors(items: Sequence[Item], at: int, clauses: Sequence[Clause]) -> list[Noun]:
    """ "X replaced Y as chairman", "Y was replaced by X as chairman": X, who holds the post after Y."""
    sign = items[at - 1] if at else None
    clause = next((c for c in clauses if c.index < at <= c.last and c.verb.lemma in _SUCCEEDING), None)
    if clause is None or not isinstance(sign, Sign) or sign.lower != "as" or clause.verb.negated:
        return []
    return [n for n in (clause.behind("by") if clause.passive else clause.subjects) if n.kind == "Person"]
