"""Statements that relational nouns make: "a subsidiary of X", "X's supplier", "developer X", by apposition or "is"."""

from collections.abc import Iterator, Mapping, Sequence

from loaders.documents.relations.countries import governing
from loaders.documents.relations.post_standing import left_since
from loaders.documents.relations.statements import Ends, Statement, joined
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.coordination import group_at, group_left
from loaders.documents.sentences.descriptions import described_as, names_before
from loaders.documents.sentences.phrases import NEGATIONS, Item, Noun, Sign, VerbGroup
from loaders.documents.sentences.standing import by_adjective
from loaders.documents.sentences.unit import Unit
from loaders.documents.words.lexicon import Lexicon, NounFrame
from loaders.documents.words.wordset import word_set

__all__ = ["PEERS", "Nominal", "bearers_of", "named_after", "named_before", "unit_noun"]

_COPULAS = word_set("be become remain stay")
_RANKING = word_set("rank count feature figure number")
_QUANTITIES = word_set("all most some many several dozens hundreds scores")
_NAMING = word_set("make name appoint call leave declare")
_LISTED = word_set(
    "customers clients clientele users buyers subscribers investors backers founders subsidiaries suppliers vendors "
    "contractors donors funders sponsors"
)
_HOUSES = word_set("company business brand unit subsidiary division firm")
_FORMERLY = word_set("formerly once previously") | {"no longer"}
PEERS = word_set("counterpart counterparts sister partner rival ally peer equivalent colleague")
_NOW = _FORMERLY | word_set("now then later currently still today itself nominally technically officially")
_LISTING = word_set("be include")
_BELONGING = frozenset({"SUBSIDIARY_OF", "PART_OF", "OWNS"})
_ON_A_DAY = frozenset({"FOUNDED", "SPUN_OFF_FROM"})
_UNTIL = word_set("until till")


class Nominal:
    """Applies the frames of `noun_frames.csv`."""

    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends]) -> None:
        self.lexicon = lexicon
        self.ends = ends

    def statements(self, items: Sequence[Item], clauses: Sequence[Clause]) -> Iterator[Statement]:
        for index, item in enumerate(items):
            if isinstance(item, Noun) and not _for_its_part(items, index):
                for noun_word, bearers in self._relational(items, index, item, clauses):
                    for frame in self.lexicon.noun_frames[noun_word]:
                        for statement in self._fill(items, index, item, frame, bearers, noun_word):
                            statement.clause = said_by(items, index, clauses)
                            told = _adverb_before(items, index) or by_adjective(item)
                            if not told and _over(items, index, clauses, frame.predicate):
                                told = "ended"
                            statement.modality = "denied" if item.negated else told
                            yield statement

    def _relational(
        self, items: Sequence[Item], index: int, noun: Noun, clauses: Sequence[Clause]
    ) -> Iterator[tuple[str, list[Noun]]]:
        head = noun.head
        if head.kind == "M" and not noun.before:
            return
        parent = bool(noun.before) and noun.before[-1].lower == "parent"
        held = bool(noun.before) and noun.before[-1].lower == "portfolio" and head.lower in ("company", "companies")
        if index >= 2 and _one_of(items, index) and head.lower.removesuffix("s") in self.lexicon.noun_frames:
            yield head.lower.removesuffix("s"), bearers_of(items, index, clauses)
        elif held:
            yield "portfolio-company", bearers_of(items, index, clauses)
        elif head.kind == "N" and _of_house(noun):
            yield "company-of", bearers_of(items, index, clauses)
        elif head.kind == "N" and (parent or head.lower in self.lexicon.noun_frames):
            listed = head.lower in _LISTED
            members = [n for n in noun.stands_for if n.head.name is not None] if listed else []
            yield "parent" if parent else head.lower, members or bearers_of(items, index, clauses)
        elif head.kind == "M" and len(noun.before) > 1 and noun.before[-2].lower == "parent":
            yield "parent", [noun]  # "its parent group X"
        elif head.kind == "M" and [u.lower for u in noun.before[-2:]] == ["portfolio", "company"]:
            yield "portfolio-company", [noun]
        elif (
            head.kind == "M"
            and noun.before
            and noun.before[-1].name is None
            and noun.before[-1].lower in self.lexicon.noun_frames
        ):
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
        if frame.predicate == "PART_OF" and any(u.lower in PEERS for u in noun.before):
            return  # "its sister agency X"
        for subject, object_ in joined(self.ends, frame.predicate, *pair):
            if frame.predicate == "CONTRACTED_WITH" and not subject.kind:
                continue  # "the contractor for X" makes no public body of X
            if frame.predicate == "SUBSIDIARY_OF" and word == "part" and not (subject.kind or object_.kind):
                continue  # peoples and alliances have parts, too
            yield Statement(frame.predicate, subject, object_, f"noun:{word}", 0.8)

    def _others(self, items: Sequence[Item], index: int, noun: Noun, frame: NounFrame) -> list[Noun]:
        """The other end: possessor, name before the noun, or the noun behind its preposition."""
        others: list[Noun] = [noun.owner] if noun.owner is not None else []
        _, before = described_as(noun, self.lexicon)
        named = noun.before if len(before) == len(noun.before) else ()  # "the Acme intelligence service" is Acme
        if "behind" not in frame.prepositions:  # "a Karlsruhe software company" makes no Karlsruhe
            others += [
                unit_noun(u) for u in names_before(named) if u.name is not None and u.name.kind and not self._place(u)
            ]
        at = self._behind_joint(items, index + 1)
        while at + 1 < len(items) and isinstance(after := items[at], Sign) and isinstance(items[at + 1], Noun):
            if after.kind != "P" or after.lower not in frame.prepositions:
                break
            nouns, at = group_at(items, at + 1)
            others += nouns
            if frame.predicate == "DEVELOPS" and frame.bearer_is_subject:
                others += [product for n in nouns for product in _called_product(n)]
            if frame.predicate == "SUPPLIES":
                others += [governing(n.owner) for n in nouns if n.owner is not None and n.entity < 0]
            through = after.lower == "of" or all(n.head.lower in _QUANTITIES for n in nouns)
            if any(n.entity >= 0 or n.stands_for for n in nouns) or not through:
                break  # "supplier of cameras to X": what is supplied stands between
        return others

    def _place(self, unit: Unit) -> bool:
        """ "its US subsidiary X": of the US is what stands there, and no part of it."""
        return unit.name is not None and unit.name.text in self.lexicon.places

    def _behind_joint(self, items: Sequence[Item], at: int) -> int:
        """ "the developer and operator of X": where the phrase of both begins."""
        sign, noun = (items[at], items[at + 1]) if at + 1 < len(items) else (None, None)
        joint = isinstance(sign, Sign) and sign.lower in ("and", "or") and isinstance(noun, Noun)
        if joint and isinstance(noun, Noun) and noun.head.kind == "N" and noun.head.lower in self.lexicon.noun_frames:
            return at + 2 if noun.owner is None and not noun.before else at
        return at


def _called_product(noun: Noun) -> list[Noun]:
    """ "the maker of the Falcon extraction kit": Falcon, where nothing tells that it is another thing."""
    if noun.entity >= 0 or noun.stands_for or noun.owner is not None or noun.head.kind != "N":
        return []
    named = [u for u in noun.before if u.name is not None]
    article = len(noun.units) > 2 and noun.units[0].lower == "the" and noun.units[1] in named
    return [unit_noun(named[0])] if article and len(named) == 1 and _kind(named[0]) in ("", "System") else []


def _kind(unit: Unit) -> str:
    return unit.name.kind if unit.name is not None else ""


def _for_its_part(items: Sequence[Item], index: int) -> bool:
    """ "For its part, Acme …"."""
    noun, before = items[index], items[index - 1] if index else None
    return (
        isinstance(noun, Noun)
        and noun.head.lower == "part"
        and noun.owner is not None
        and isinstance(before, Sign)
        and before.lower == "for"
    )


def _of_house(noun: Noun) -> bool:
    """ "an Acme company": a firm of Acme's, where nothing else is said of it."""
    house = noun.head.lower in _HOUSES and noun.units[0].lower in ("a", "an", "another") and len(noun.units) == 3
    name = noun.units[1].name if house else None
    return name is not None and name.kind == "Company"


def _one_of(items: Sequence[Item], index: int) -> bool:
    """ "one of X's components, Y"."""
    of, one = items[index - 1], items[index - 2]
    single = isinstance(one, Noun) and one.units[-1].lower == "one"
    return single and isinstance(of, Sign) and of.lower == "of"


def _on_list(items: Sequence[Item], index: int) -> bool:
    """ "X is on the list of Y's clients"."""
    adverb = isinstance(items[index - 4], Sign) and index >= 5
    roll, on, verb = items[index - 2], items[index - 3], items[index - 5 if adverb else index - 4]
    listed = isinstance(roll, Noun) and roll.head.lower in ("list", "lists", "roster", "ranks")
    told = isinstance(verb, VerbGroup) and verb.lemma in ("be", "appear", "feature") and not verb.negated
    return listed and told and isinstance(on, Sign) and on.lower in ("on", "in", "among")


def unit_noun(unit: Unit) -> Noun:
    """A noun phrase of one name."""
    assert unit.name is not None
    return Noun([unit], unit, (), None, False, unit.name.entity, unit.name.kind, True)


def named_before(noun: Noun) -> list[Noun]:
    """The names before a phrase's last noun, each a phrase of its own."""
    return [unit_noun(unit) for unit in noun.before if unit.name is not None]


def bearers_of(items: Sequence[Item], index: int, clauses: Sequence[Clause]) -> list[Noun]:
    """Whom a descriptive noun describes: the noun before its comma, the subject of its "is", the name after its comma
    or after its own "is" or "include"."""
    before = _before(items, index)
    if isinstance(before, Sign) and before.lower == "of" and index >= 3 and _one_of(items, index):
        bearers = bearers_of(items, index - 2, clauses)  # "X, one of the users of Y"
        if bearers:
            return bearers
    if isinstance(before, Sign) and before.lower == "of" and index >= 4 and _on_list(items, index):
        return next((list(c.subjects) for c in clauses if any(c.verb is i for i in items[index - 5 : index - 3])), [])
    if isinstance(before, Sign) and before.lower == "among" and index >= 2:
        told = _COPULAS | _RANKING
        return next((list(c.subjects) for c in clauses if c.verb is items[index - 2] and c.verb.lemma in told), [])
    if isinstance(before, Sign) and before.lower in _NOW and index >= 3:
        comma = items[index - 2]  # "X, formerly a unit of Y"
        named = _noun_left(items, index - 3) if isinstance(comma, Sign) and comma.kind == "," else None
        if named is not None:
            return [named]
        if isinstance(comma, Sign) and comma.lower == "and" and isinstance(other := items[index - 3], Noun):
            return bearers_of(items, index - 3, clauses) if other.head.kind == "N" else []  # "X, a judge and now head"
    if isinstance(before, Sign) and before.kind in ",(|" and index >= 2:
        named = _noun_left(items, index - 2)
        if named is not None:
            several = (
                isinstance(item := items[index], Noun)
                and item.head.lower.endswith("s")
                and named is items[index - 2]
                and before.kind == ","
            )
            return group_left(items, index - 2)[0] if several else [named]
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
    behind = named_after(items, index)
    if behind:
        return behind
    for clause in clauses:
        if clause.verb is before and (clause.verb.lemma in _COPULAS or clause.verb.lemma == "form"):
            return list(clause.subjects)
        if clause.verb.lemma in _LISTING and items[index] in clause.subjects and clause.index < index + 16:
            return list(clause.objects)
    after = items[index + 1] if index + 1 < len(items) else None
    if isinstance(before, Sign) and before.lower == "as" and not isinstance(after, VerbGroup):
        for clause in clauses:
            if clause.index < index <= clause.last:
                ranked = not clause.objects or (clause.verb.lemma in _RANKING and not clause.objects[0].kind)
                return list(clause.subjects if ranked else clause.objects[:1])
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


def _over(items: Sequence[Item], index: int, clauses: Sequence[Clause], predicate: str) -> bool:
    """Told of a time that is over: "was an investor in X until 2019"; who founded did so for good."""
    if predicate in _ON_A_DAY:
        return False
    return left_since(items, index, clauses) or (predicate in _BELONGING and _until(items, index))


def _until(items: Sequence[Item], index: int) -> bool:
    """ "Y, a unit of X until its sale in 2021,": an apposition that tells when it ceased to hold."""
    before = items[index - 1] if index else None
    if not isinstance(before, Sign) or before.kind not in ",(":
        return False
    for item in items[index + 1 :]:
        if isinstance(item, VerbGroup) or (isinstance(item, Sign) and item.kind in ",|()"):
            return False
        if isinstance(item, Sign) and item.lower in _UNTIL:
            return True
    return False


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


def named_after(items: Sequence[Item], index: int) -> list[Noun]:
    """ "Its subsidiary, X," and "the maker of Y, X,": the name that follows the comma."""
    at = index + 1
    if at + 1 < len(items) and isinstance(sign := items[at], Sign) and sign.kind == "P":
        _, at = group_at(items, at + 1) if isinstance(items[at + 1], Noun) else ([], at + 2)
    if at + 1 < len(items) and isinstance(sign := items[at], Sign) and sign.kind == ",":
        name = items[at + 1]
        bare = isinstance(name, Noun) and all(u.kind in "DN" for u in name.before)
        if isinstance(name, Noun) and name.head.kind == "M" and bare and name.owner is None:
            return group_at(items, at + 1)[0]
    return []
