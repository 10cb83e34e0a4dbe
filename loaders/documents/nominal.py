"""Statements that relational nouns make: "a subsidiary of X", "X's supplier", "developer X", by apposition or "is"."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from loaders.documents.clauses import Clause
from loaders.documents.coordination import group_at
from loaders.documents.lexicon import Lexicon, NounFrame
from loaders.documents.phrases import NEGATIONS, Item, Noun, Sign, VerbGroup
from loaders.documents.statements import Ends, Statement, joined
from loaders.documents.wordset import word_set

__all__ = ["Nominal", "bearers_of", "unit_noun"]

_COPULAS = word_set("be become remain stay")
_QUANTITIES = word_set("all most some many several dozens hundreds scores")
_NAMING = word_set("make name appoint call leave declare")
_FORMERLY = word_set("formerly once previously")
_LISTING = word_set("be include")


class Nominal:
    """Applies the frames of `noun_frames.csv`."""

    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends]) -> None:
        self.lexicon = lexicon
        self.ends = ends

    def statements(self, items: Sequence[Item], clauses: Sequence[Clause]) -> Iterator[Statement]:
        for index, item in enumerate(items):
            if isinstance(item, Noun):
                for noun_word, bearers in self._relational(items, index, item, clauses):
                    for frame in self.lexicon.noun_frames[noun_word]:
                        for statement in self._fill(items, index, item, frame, bearers, noun_word):
                            statement.clause = said_by(items, index, clauses)
                            statement.modality = "denied" if item.negated else _adverb_before(items, index)
                            yield statement

    def _relational(
        self, items: Sequence[Item], index: int, noun: Noun, clauses: Sequence[Clause]
    ) -> Iterator[tuple[str, list[Noun]]]:
        head = noun.head
        parent = bool(noun.before) and noun.before[-1].lower == "parent"
        held = bool(noun.before) and noun.before[-1].lower == "portfolio" and head.lower in ("company", "companies")
        if index >= 2 and _one_of(items, index) and head.lower.removesuffix("s") in self.lexicon.noun_frames:
            yield head.lower.removesuffix("s"), bearers_of(items, index, clauses)
        elif held:
            yield "portfolio-company", bearers_of(items, index, clauses)
        elif head.kind == "N" and (parent or head.lower in self.lexicon.noun_frames):
            yield "parent" if parent else head.lower, bearers_of(items, index, clauses)
        elif head.kind == "M" and [u.lower for u in noun.before[-2:]] == ["portfolio", "company"]:
            yield "portfolio-company", [noun]
        elif head.kind == "M" and noun.before and noun.before[-1].lower in self.lexicon.noun_frames:
            yield noun.before[-1].lower, [noun]

    def _fill(
        self, items: Sequence[Item], index: int, noun: Noun, frame: NounFrame, bearers: Sequence[Noun], word: str
    ) -> Iterator[Statement]:
        others = self._others(items, index, noun, frame)
        if frame.predicate in ("PART_OF", "SUBSIDIARY_OF") and frame.bearer_is_subject and len(others) > 1:
            others = [o for o in others if o.kind != "Location" and o.entity >= 0 and o.head.name is not None]
            if len({o.entity for o in others}) > 1:
                return  # "X, the detective branch of Y, and Z" is a list: nothing is part of two bodies
        pair = (bearers, others) if frame.bearer_is_subject else (others, bearers)
        for subject, object_ in joined(self.ends, frame.predicate, *pair):
            yield Statement(frame.predicate, subject, object_, f"noun:{word}", 0.8)

    def _others(self, items: Sequence[Item], index: int, noun: Noun, frame: NounFrame) -> list[Noun]:
        """The other end: possessor, name before the noun, or the noun behind its preposition."""
        others: list[Noun] = [noun.owner] if noun.owner is not None else []
        compounded = {
            id(one) for one, two in pairwise(noun.before) if two.lower.startswith("-")
        }  # "an Acme-owned maker"
        others += [unit_noun(u) for u in noun.before if u.name is not None and u.name.kind and id(u) not in compounded]
        at = index + 1
        while at + 1 < len(items) and isinstance(after := items[at], Sign) and isinstance(items[at + 1], Noun):
            if after.kind != "P" or after.lower not in frame.prepositions:
                break
            nouns, at = group_at(items, at + 1)
            others += nouns
            through = after.lower == "of" or all(n.head.lower in _QUANTITIES for n in nouns)
            if any(n.entity >= 0 or n.stands_for for n in nouns) or not through:
                break  # "supplier of cameras to X": what is supplied stands between
        return others


def _one_of(items: Sequence[Item], index: int) -> bool:
    """ "one of X's components, Y"."""
    of, one = items[index - 1], items[index - 2]
    single = isinstance(one, Noun) and one.units[-1].lower == "one"
    return single and isinstance(of, Sign) and of.lower == "of"


def unit_noun(unit: "object") -> Noun:
    """A noun phrase of one name."""
    from loaders.documents.unit import Unit

    assert isinstance(unit, Unit)
    assert unit.name is not None
    return Noun([unit], unit, (), None, False, unit.name.entity, unit.name.kind, True)


def bearers_of(items: Sequence[Item], index: int, clauses: Sequence[Clause]) -> list[Noun]:
    """Whom a descriptive noun describes: the noun before its comma, the subject of its "is", the name after its comma
    or after its own "is" or "include"."""
    before = _before(items, index)
    if isinstance(before, Sign) and before.kind in ",(|" and index >= 2:
        named = _noun_left(items, index - 2)
        if named is not None:
            return [named]
    if isinstance(before, Sign) and before.lower == "and" and index >= 2:
        joined_to = items[index - 2]  # "X, a prison operator and parent of Y": both describe X
        if isinstance(joined_to, Noun) and joined_to.head.kind == "N":
            bearers = bearers_of(items, index - 2, clauses)
            if bearers:
                return bearers
    if (
        isinstance(before, Noun)
        and before.entity >= 0
        and index >= 2
        and isinstance(verb := items[index - 2], VerbGroup)
    ):
        return [before] if verb.lemma in _NAMING and not verb.passive else []
    named_after = _named_after(items, index)
    if named_after:
        return named_after
    for clause in clauses:
        if clause.verb is before and (clause.verb.lemma in _COPULAS or clause.verb.lemma == "form"):
            return list(clause.subjects)
        if clause.verb.lemma in _LISTING and items[index] in clause.subjects and clause.index < index + 16:
            return list(clause.objects)
    if isinstance(before, Sign) and before.lower == "as":
        for clause in clauses:
            if clause.index < index <= clause.last:
                return list(clause.subjects if not clause.objects else clause.objects[:1])
    return []


def said_by(items: Sequence[Item], index: int, clauses: Sequence[Clause]) -> Clause | None:
    """The clause whose verb says the noun of its subject ("X is not a subsidiary of Y"), if one does."""
    before = _before(items, index)
    return next((c for c in clauses if c.verb is before and c.verb.lemma in _COPULAS), None)


def _before(items: Sequence[Item], index: int) -> Item | None:
    """What stands before a noun; the verb, where an adverb stands between: "is probably X's investment"."""
    before = items[index - 1] if index else None
    if isinstance(before, Sign) and before.kind == "A" and index >= 2 and isinstance(items[index - 2], VerbGroup):
        return items[index - 2]
    return before


def _adverb_before(items: Sequence[Item], index: int) -> str:
    """The modality of "X is not a supplier", "X, never a supplier of Y", "X, formerly a unit of Y"."""
    before = items[index - 1] if index else None
    if not isinstance(before, Sign):
        return ""
    return "denied" if before.lower in NEGATIONS else "ended" if before.lower in _FORMERLY else ""


def _noun_left(items: Sequence[Item], at: int) -> Noun | None:
    item = items[at]
    if isinstance(item, Sign) and item.kind == ")":
        while at > 0 and not (isinstance(sign := items[at], Sign) and sign.kind == "("):
            at -= 1
        item = items[at - 1] if at else item
    return item if isinstance(item, Noun) and (item.entity >= 0 or item.stands_for) else None


def _named_after(items: Sequence[Item], index: int) -> list[Noun]:
    """ "Its subsidiary, X," and "the maker of Y, X,": the name that follows the comma."""
    at = index + 1
    if at + 1 < len(items) and isinstance(sign := items[at], Sign) and sign.kind == "P":
        _, at = group_at(items, at + 1) if isinstance(items[at + 1], Noun) else ([], at + 2)
    if at + 1 < len(items) and isinstance(sign := items[at], Sign) and sign.kind == ",":
        name = items[at + 1]
        bare = isinstance(name, Noun) and all(u.kind == "D" for u in name.before)
        if isinstance(name, Noun) and name.head.kind == "M" and bare and name.owner is None:
            return group_at(items, at + 1)[0]
    return []
