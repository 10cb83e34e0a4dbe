"""Noun phrases and verb groups of a sentence: shallow, from left to right, no grammar beyond that."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.documents.sentences.unchanged import by_somebody, unchanged
from loaders.documents.sentences.unit import Unit
from loaders.documents.words.wordset import word_set

__all__ = ["NEGATIONS", "Item", "Noun", "Sign", "VerbGroup", "items_of", "only_infinitives"]

_BE = word_set("be is are was were been being am 's 're isn't aren't wasn't weren't get gets got getting")
_FUTURE = word_set("will 'll won't shall")
_MODAL = word_set("would could may might should can 'd wouldn't couldn't can't cannot")
_MEASURES = word_set(
    "number range series string handful raft fleet suite piece pieces set batch pair host variety couple version "
    "versions bundle array network bunch package copies hundreds dozens scores thousands tens"
)
NEGATIONS = word_set(
    "not never no n't cannot isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't "
    "wouldn't can't couldn't neither nor"
)


@dataclass(slots=True)
class Noun:
    """A noun phrase. `head` is its last noun or name, `before` what stands before the head, `owner` a possessor.

    `entity` is filled by coreference: the number of the thing meant; `kind` is its kind, "" if the text does not tell.
    `stands_for` are names that the phrase may stand for instead: what a pronoun or an apposition points to, the
    members of a group ("companies such as X and Y").
    """

    units: Sequence[Unit]
    head: Unit
    before: Sequence[Unit]
    owner: "Noun | None"
    negated: bool
    entity: int = -1
    kind: str = ""
    named: bool = False
    stands_for: list["Noun"] = field(default_factory=list)
    dual: bool = False  # a product whose name is a firm's too
    makers: list["Noun"] = field(default_factory=list)  # whose goods these are, for goods without a name
    pointed: bool = False  # `owner` was found by coreference, not in the phrase

    def forget(self) -> None:
        """Undoes coreference, so that the phrase can be resolved again."""
        self.entity, self.kind, self.named, self.dual = -1, "", False, False
        if self.stands_for or self.makers:
            self.stands_for, self.makers = [], []
        if self.pointed:
            self.owner, self.pointed = None, False
        elif self.owner is not None:
            self.owner.forget()

    @property
    def tells_sum(self) -> bool:
        """Whether a sum of money is part of it."""
        return any(unit.kind == "$" for unit in self.units)

    @property
    def start(self) -> int:
        return self.units[0].start

    @property
    def end(self) -> int:
        return self.units[-1].end


@dataclass(slots=True)
class VerbGroup:
    """A verb with its auxiliaries. `bare`: a participle without an auxiliary; `infinitive`: after "to"."""

    units: Sequence[Unit]
    lemma: str
    form: str
    passive: bool
    bare: bool
    infinitive: bool
    negated: bool
    future: bool
    modal: bool
    perfect: bool
    over: bool = False  # "no longer uses", "is no longer"

    @property
    def start(self) -> int:
        return self.units[0].start

    @property
    def end(self) -> int:
        return self.units[-1].end


@dataclass(slots=True)
class Sign:
    """Anything between phrases: P preposition, R relative, C conjunction, comma, bracket, break, adverb, date."""

    kind: str
    lower: str
    unit: Unit


Item = Noun | VerbGroup | Sign


def items_of(units: Sequence[Unit]) -> list[Item]:
    """Groups units. Every unit but those of a measure ("a suite of") ends up in exactly one item."""
    items: list[Item] = []
    at = 0
    while at < len(units):
        kind = units[at].kind
        if kind in "DNMS$" or (kind == "Q" and units[at].lower not in ("who",)):
            last = _noun_end(units, at)
            if _measures(units, at, last):
                at = last + 1
                continue
            items.append(_noun(units[at:last]))
        elif kind in "XV" or (kind == "A" and _leads_verb(units, at)):
            last = _verb_end(units, at)
            items.append(_verb(units, at, last))
        else:
            last = at + 1
            items.append(Sign(kind, units[at].lower, units[at]))
        at = last
    return _described_doubly(items)


def _described_doubly(items: list[Item]) -> list[Item]:
    """ "by army officer and farmer X", "of cyber and data firm X": both phrases behind the preposition describe X."""
    kept: list[Item] = []
    for item in items:
        sign, noun, joint = kept[-3:] if len(kept) > 2 else (None, None, None)
        if (
            isinstance(item, Noun)
            and isinstance(noun, Noun)
            and isinstance(sign, Sign)
            and isinstance(joint, Sign)
            and sign.kind == "P"
            and joint.lower == "and"
            and item.head.kind == "M"
            and item.before
            and all(unit.kind == "N" for unit in (*item.before, *noun.units))
            and not noun.head.lower.endswith("s")
        ):
            del kept[-2:]
            item = _noun([*noun.units, joint.unit, *item.units])
        kept.append(item)
    return kept


def _measures(units: Sequence[Unit], at: int, last: int) -> bool:
    """ "a number of" before a noun, "a piece of": how many or how much, and no thing of its own."""
    small = units[last - 1].lower in _MEASURES and last - at <= 3 and units[at].lower in ("a", "an", *_MEASURES)
    plain = all(unit.kind in "DN" for unit in units[at:last])
    behind = units[last : last + 2]
    return small and plain and len(behind) == 2 and behind[0].lower == "of" and behind[1].kind in "DNM"


def _noun_end(units: Sequence[Unit], at: int) -> int:
    if units[at].kind == "Q":
        return at + 1
    last = at + 1
    if units[at].lower == "neither" and last < len(units) and units[last].kind == "Q":
        return last + 1
    while last < len(units):
        kind = units[last].kind
        if _two_phrases(units, last):
            break
        if (
            kind in "NMS$"
            or (kind == "D" and units[last - 1].kind in "SD")
            or (kind == "T" and last + 1 < len(units) and units[last + 1].kind == "N" and units[last - 1].kind in "DS")
            or (
                kind == "A"
                and last + 1 < len(units)
                and units[last + 1].kind in "N$M"
                and (units[last - 1].kind in "DS" or units[last].lower in ("fully", "wholly", "partly", "jointly"))
            )
            or (kind == "," and _adjective_comma(units, at, last))
        ):
            last += 1
        else:
            break
    return last


def _two_phrases(units: Sequence[Unit], at: int) -> bool:
    """ "pays Acme $9 million", "whose Atlas system ICE has used": where one phrase ends beside another."""
    before, unit = units[at - 1], units[at]
    after = units[at + 1].kind if at + 1 < len(units) else ""
    if unit.kind == "$":
        given = at > 2 and before.kind == "N" and units[at - 2].lower == "the" and units[at - 3].kind == "V"
        return (before.kind == "M" or given) and after != "N"  # "paid the firm $9 million"
    if unit.kind != "M" or before.kind != "N" or before.describes != "System" or not after or after not in "XV":
        return False
    return unit.name is not None and unit.name.kind in ("Agency", "Company", "Person") and before.lower != "platform"


def _adjective_comma(units: Sequence[Unit], start: int, at: int) -> bool:
    """ "a secretive, fast-growing company", "the five-year, $29 million contract": one comma between two small words
    after a determiner; "its new $2 million, five-year, no-bid contract": more of them between sums and terms."""
    if at < 2 or at + 2 >= len(units):
        return False
    two, three = units[at + 1], units[at + 2]
    led = units[start].kind == "D" or any(u.kind == "S" for u in units[start:at])
    goes_on = three.kind in "N$" or (three.kind == "," and at + 4 < len(units) and _measured(units[at + 3]))
    if led and _measured(units[at - 1]) and (_measured(two) or three.lower in _SPANS) and goes_on:
        return True
    if units[at - 2].kind != "D" or units[at - 1].kind != "N" or three.kind != "N" or two.kind not in "N$":
        return False
    return units[at - 2].lower in ("a", "an") or two.kind == "$" or "-" in units[at - 1].lower


def _measured(unit: Unit) -> bool:
    """A sum, or a word with a hyphen that describes: "five-year", "no-bid"."""
    described = unit.kind == "N" and "-" in unit.lower and not unit.lower.startswith(("ex-", "co-", "vice-"))
    return unit.kind == "$" or described


_SPANS = word_set("-year -month -week -day")


def _noun(units: Sequence[Unit]) -> Noun:
    cut = max((i for i, u in enumerate(units) if u.kind == "S"), default=-1)
    own = units[cut + 1 :] or units
    owner = _noun(units[:cut]) if cut > 0 and units[cut + 1 :] else None
    head = own[-1]
    negated = units[0].lower == "no" or any(u.lower == "neither" for u in units[:2])  # "that neither X"
    return Noun(units, head, own[:-1], owner, negated)


def _leads_verb(units: Sequence[Unit], at: int) -> bool:
    """Whether adverbs, a handful at most, lead to a verb."""
    for unit in units[at : at + 6]:
        if unit.kind != "A":
            return unit.kind in "XV"
    return False


def _verb_end(units: Sequence[Unit], at: int) -> int:
    last = at
    while last < len(units) and units[last].kind in "XA":
        last += 1
    if last < len(units) and units[last].kind == "V":
        last += 1
    while units[last - 1].kind == "A" and last - 1 > at:
        last -= 1
    return last


def _verb(units: Sequence[Unit], at: int, last: int) -> VerbGroup:
    group = units[at:last]
    words = [u.lower for u in group]
    main = group[-1]
    form = main.verb.form if main.kind == "V" and main.verb else "aux"
    lemma = main.verb.lemma if main.kind == "V" and main.verb else _aux_lemma(main.lower)
    be = any(w in _BE for w in words[:-1])
    helped = any(u.kind == "X" for u in group[:-1])
    if form == "base" and not helped and unchanged(lemma) and by_somebody(units, last):
        form = "either"  # "a firm set up by X"
    infinitive = at > 0 and units[at - 1].lower == "to"
    kept_from = infinitive and at > 1 and units[at - 2].lower in ("not", "never")  # "chose not to renew"
    return VerbGroup(
        units=group,
        lemma=lemma,
        form=form,
        passive=be and (form in ("participle", "either", "past") or unchanged(lemma)),
        bare=not helped and form in ("participle", "either", "ing"),
        infinitive=infinitive,
        negated=kept_from or any(w in NEGATIONS for w in words) or _is_not(units, last, main),
        future=any(w in _FUTURE for w in words),
        modal=any(w in _MODAL for w in words),
        perfect=any(w in ("has", "have", "had", "'ve") for w in words[:-1]),
        over="no longer" in words or (last < len(units) and units[last].lower == "no longer"),
    )


def _is_not(units: Sequence[Unit], last: int, main: Unit) -> bool:
    """ "is not a director", "was never the owner"; not "is not only a director"."""
    after = [unit.lower for unit in units[last : last + 2]]
    return main.kind == "X" and after[:1] in (["not"], ["never"]) and after[1:] not in (["only"], ["just"], ["merely"])


def _aux_lemma(word: str) -> str:
    if word in ("has", "have", "had", "having", "'ve", "haven't", "hasn't", "hadn't"):
        return "have"
    if word in ("do", "does", "did", "don't", "doesn't", "didn't"):
        return "do"
    return "be" if word in _BE or word == "’s" else word


def only_infinitives(items: Sequence[Item]) -> bool:
    """Whether an infinitive behind its first noun is all the verb a line has."""
    verbs = [item for item in items if isinstance(item, VerbGroup)]
    return all(verb.infinitive or verb.bare for verb in verbs)
