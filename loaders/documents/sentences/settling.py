"""Which words of a sentence are verbs: decided by the words around those that may be."""

import itertools
from collections.abc import Sequence

from loaders.documents.sentences.unchanged import by_somebody, unchanged
from loaders.documents.sentences.unit import Unit
from loaders.documents.words.inflection import Verb
from loaders.documents.words.wordset import word_set

__all__ = ["settle_verbs"]

_MODALS = word_set("will would can could may might shall should must won't wouldn't can't couldn't cannot does did do")
_DOING = word_set("do does did")
_OWNED_BODIES = word_set("subsidiary company firm unit business provider supplier division contractor outfit")
_LETTING = word_set("let help make have see watch")
_TIMING = word_set("on in since during by of from until to through")
_MANY = word_set("police forces marshals rangers guards troops")
_AGREED = word_set("contract deal order award purchase")
_PLURALS = word_set("police people men women children")  # "police say", though it ends without an s
_INTENDING = word_set("plans aims hopes moves needs wants claims promises pledges")
_ONLY_VERBS = word_set("come go become remain seem belong")
_POSTS = word_set(
    "chief chairman chairwoman chair president director ceo cfo managing head secretary commissioner deputy vice"
)
_OFFICERS = word_set("director manager officer chief head")
_HAVING = word_set("has have had having 've")
_HAD = word_set("access contact control use interest influence")
_DEEDS = word_set(
    "buy purchase acquire award hire sign choose select install sell lease adopt order procure win launch"
)
_DESCRIBING = word_set("automated integrated advanced unmanned armed encrypted networked computerised computerized")
_OFTEN = word_set("also still now already currently never always routinely regularly often sometimes")
_STATING = word_set("that on in clearly explicitly")
_COMPOUNDED = word_set(
    "monitoring tracking imaging screening mapping reporting processing recording scanning listening spying hacking "
    "billing operating ticketing booking banking policing lighting testing targeting training messaging printing "
    "learning computing networking hosting eavesdropping wiretapping matching mining sensing detecting viewing"
)
_TRADES = word_set(
    "consulting outsourcing engineering manufacturing accounting marketing mapping monitoring tagging screening "
    "hosting testing training cleaning catering recruiting staffing banking publishing shipping holding trading"
)
_HOUSES = word_set(
    "firm firms company companies giant giants group groups house business services service solutions contract "
    "contracts deal deals consultancy conglomerate arm unit division subsidiary"
)
_GERUNDS = word_set("funding financing backing training licensing hosting processing sourcing")
_INVARIANT = word_set("beat outbid quit split")  # past tense and base form are one


def settle_verbs(units: Sequence[Unit]) -> None:
    """Decides, for words that may be verbs, whether they are; "that" before a noun is a determiner."""
    for index, unit in enumerate(units):
        before = _before(units, index)
        after = units[index + 1] if index + 1 < len(units) else None
        follows = after.kind if after is not None else ""
        earlier = _before(units, index - 1) if before is not None and unit.kind == "V" else None
        earlier = _before(units, index - 2) if earlier is before else earlier
        if unit.lower == "found" and before is not None and before.lower == "to" and follows and follows in "DMN":
            unit.kind, unit.verb = "V", Verb("found", "base")  # "went on to found Acme"
        if unit.kind == "V" and unit.verb and (_often(units, index, before) or _of_several(units, index)):
            continue
        if unit.kind == "V" and unit.verb and _done_by(units, index, before):
            continue
        if (
            unit.kind == "V"
            and unit.verb
            and not _is_verb(unit, unit.verb.form, before, after, earlier, _adverb(units, index))
        ):
            unit.kind = "N"
        elif unit.kind == "N" and unit.verb is None and before is not None and _looks_verbal(unit, before, follows):
            unit.kind = "V"
        elif unit.kind == "N" and before is not None and before.lower == "to" and follows and follows in "DMQ":
            if unit.describes and unit.lower.endswith("s"):
                continue  # "was awarded to companies Acme and Velder"
            unit.kind, unit.verb = "V", Verb(unit.lower, "base")
        elif unit.lower == "outside" and before is not None and _inside_phrase(units, index, follows):
            unit.kind = "N"  # "the first outside investors"
        elif unit.lower == "neither" and follows and follows in "DMNQ":
            unit.kind = "D"
        elif index == 0 and unit.lower == "both" and follows and follows in "XV":
            unit.kind = "Q"  # "Both sit on the board"
        elif _is_adverb(unit, units[index - 1] if index else None, follows, _based(after)):
            unit.kind = "A"
        elif unit.lower == "more" and after is not None and after.lower == "than" and _counted(units, index):
            unit.kind = after.kind = "A"
        elif unit.lower == "that" and unit.kind == "D" and (not follows or follows in "VXQMDA"):
            unit.kind = "R"
        elif unit.kind == "S" and index and units[index - 1].kind == "Q":
            unit.kind = "X"  # "he's the founder"
        elif unit.kind == "X" and unit.lower in ("'s", "’s") and _possessive(units, index):
            unit.kind = "S"
    _promote(units)


def _inside_phrase(units: Sequence[Unit], index: int, follows: str) -> bool:
    """Whether "outside" stands between an article and a noun; a number between is a part of the phrase, too."""
    first = index - 1
    if units[first].lower in ("first", "biggest", "largest", "early", "earliest", "main", "other") and first:
        first -= 1
    if units[first].kind not in "DS" or follows != "N":
        return False
    for unit in units[first + 1 : index]:
        unit.kind = "N"
    return True


def _adverb(units: Sequence[Unit], index: int) -> bool:
    return index > 0 and units[index - 1].kind == "A" and units[index - 1].lower.endswith("ly")


def _often(units: Sequence[Unit], index: int, before: Unit | None) -> bool:
    """ "ICE also use the tool": an adverb of time between a name and a form that may be a noun makes it a verb."""
    verb = units[index].verb
    present = verb is not None and verb.form in ("base", "third")
    named = before is not None and before.kind in "MQ" and before is not units[index - 1]
    return present and named and units[index - 1].lower in _OFTEN


def _done_by(units: Sequence[Unit], index: int, before: Unit | None) -> bool:
    """ "the centre run by X", "Run by X, the centre": a participle, though it looks like a base form."""
    verb = units[index].verb
    base = verb is not None and verb.form == "base" and unchanged(verb.lemma)
    behind = before.kind in "NM," if before is not None else index == 0
    return base and behind and by_somebody(units, index + 1)


def _of_several(units: Sequence[Unit], index: int) -> bool:
    """ "X and the Y use it", "officers at X use it", "agencies, including X, use it": a base form behind a plural
    subject whose last word is a name or a noun in the singular."""
    unit, before = units[index], units[index - 1] if index else None
    after = units[index + 1] if index + 1 < len(units) else None
    base = unit.verb is not None and unit.verb.form == "base"
    if not base or before is None or before.kind not in "MN," or after is None or after.kind not in "DMQ$":
        return False
    if unit.lower == "include":
        return before.kind != ","
    if before.kind == ",":
        opening = next((i for i in range(index - 2, max(0, index - 30), -1) if _opens_list(units, i)), 0)
        return bool(opening) and _plural(units[opening - 1])
    at = index - 1
    while at >= 0 and units[at].kind in "MNDS":
        at -= 1
    if at < 1 or units[at].kind not in "PC":
        return False
    if units[at].kind == "C":
        return units[at].lower == "and" and before.kind == "M" and units[at - 1].kind in "MN,"
    started = at < 2 or units[at - 2].kind in "D|N" or units[at - 2].lower in (",", "and", "that")
    return _plural(units[at - 1]) and started


def _opens_list(units: Sequence[Unit], at: int) -> bool:
    after = units[at + 1].lower if at + 1 < len(units) else ""
    return units[at].kind == "," and after in ("including", "among", "such", "like", "notably", "and")


def _plural(unit: Unit) -> bool:
    named = unit.kind == "M"  # "X, as well as the Y, use it"
    return named or (unit.kind == "N" and unit.lower.endswith("s") and not unit.lower.endswith("ss"))


def _looks_verbal(unit: Unit, before: Unit, follows: str) -> bool:
    """A word that no table has: its ending after an auxiliary, or between two phrases, makes it a verb."""
    low = unit.lower
    if len(low) < 5 or not low.isalpha() or (low == "business" and before.lower in _DOING):
        return False
    if before.kind == "X" and low.endswith(("ed", "ing")):
        unit.verb = Verb(
            low.removesuffix("ing") if low.endswith("ing") else low[:-2], "ing" if low[-1] == "g" else "either"
        )
    elif before.kind == "X" and before.lower in _MODALS:
        unit.verb = Verb(low, "base")
    elif low.endswith("ed") and not low.endswith("eed") and before.kind in "MR)" and follows and follows in "DM$QAP":
        unit.verb = Verb(low[:-2], "either")
    return unit.verb is not None


def _based(unit: Unit | None) -> bool:
    return unit is not None and unit.verb is not None and unit.verb.form == "base"


def _is_adverb(unit: Unit, before: Unit | None, follows: str, base: bool) -> bool:
    """ "they all have", "has since merged": small words between a noun or auxiliary and its verb."""
    if not follows or follows not in "XV":
        return False
    between = unit.lower in ("since", "in") and unit.kind == "P" and follows == "V" and not base
    plain = unit.lower in ("all", "both", "each", "best", "well")
    return plain or (between and before is not None and before.kind == "X")


def _promote(units: Sequence[Unit]) -> None:
    """A sentence without any verb must have one: the likeliest word after its first name."""
    if any(u.kind in "XV" for u in units):
        return
    for before, unit in itertools.pairwise(units):
        if (
            before.kind in "MN"
            and unit.kind == "N"
            and unit.verb is not None
            and unit.verb.form in (("third", "either", "past") if before.kind == "M" else ("third",))
        ):
            unit.kind = "V"
            return


def _counted(units: Sequence[Unit], index: int) -> bool:
    """ "more than 600", "more than $2 million"."""
    third = units[index + 2] if index + 2 < len(units) else None
    return third is not None and (third.kind in "$D" or third.lower[0].isdigit())


def _nouny(unit: Unit) -> bool:
    """Whether the form is as likely a noun's: "reads", "contracts"."""
    return unit.nouny


def _possessive(units: Sequence[Unit], index: int) -> bool:
    after = units[index + 1] if index + 1 < len(units) else None
    return after is not None and after.kind in "NMV$T"


def _before(units: Sequence[Unit], index: int) -> Unit | None:
    at = index - 1
    while at > index - 8 and at >= 0 and (units[at].kind in "AT" and units[at].lower not in ("no",)):
        timed = units[at].kind == "T" and at and units[at - 1].lower in _TIMING
        at -= 2 if timed else 1
    return units[at] if at >= 0 else None


def _is_verb(
    unit: Unit, form: str, before: Unit | None, after: Unit | None, earlier: Unit | None, adverbial: bool
) -> bool:
    """`earlier` is what stands before `before`; `adverbial`: an adverb stands between."""
    previous = before.kind if before else ""
    stands = previous in ("V", "N") or (before is not None and before.lower == "in")
    if unit.lower in _GERUNDS and stands and (after is None or after.kind in "P|,") and form == "ing":
        return False  # "receives funding from"
    compound = unit.lower in _COMPOUNDED and after is not None and after.kind == "N" and after.describes == "System"
    compound = compound or (unit.lower in _TRADES and after is not None and after.lower in _HOUSES)
    if form == "ing" and compound and previous != "X":
        return False  # "a series of monitoring systems"
    if form == "ing" and before is not None and _field_of_work(before, earlier, after):
        return False
    if (
        unit.lower in ("managing", "associate", "founding")
        and after is not None
        and after.lower in ("director", "directors", "partner", "editor")
    ):
        return False
    if unit.lower in ("state", "states") and not (
        after is not None and (after.lower in _STATING or after.kind in "R|")
    ):
        return False  # "state agencies", "three other states"
    if unit.lower in _DESCRIBING and previous and previous in "NMD" and after is not None and after.kind in "NV":
        return False  # "the firm's automated number plate readers"
    if form in ("ing", "either", "participle") and after is not None and after.kind == "N" and earlier is not None:
        done = form != "ing" and unit.verb is not None and unit.verb.lemma in _DEEDS
        if previous == "C" and earlier.kind in "ND" and not done:
            return False  # "a technology and consulting firm"; but "ended the trial and bought scanners"
        if previous == "M" and earlier.kind == "D" and after.lower in _OWNED_BODIES:
            return False  # "an Acme owned subsidiary"
    described = before is not None and before.kind in "VP" and before.lower not in ("by", "to") and earlier is not None
    if form in ("either", "participle") and described and after is not None and after.kind == "M" and adverbial:
        return False  # "to buy closely held Acme"
    if unit.lower == "acting" and after is not None and after.lower in _POSTS:
        return False  # "as acting chief executive"
    if previous == "X" and before is not None and before.lower in _HAVING and unit.lower in _HAD:
        return False  # "has access to"
    if previous == "X":
        return form != "third" or not unit.nouny
    if before and before.lower == "to":
        return form == "base" or (form == "ing" and after is not None and after.kind in "DMQ$")
    if before and before.lower == "whose":
        return False
    if previous == "$" and form in ("either", "past", "third") and (after is None or after.kind in "P|,"):
        return True  # "a contract worth $2m expired in March"
    if previous in "DS$" and previous:
        return False
    noun = after is not None and after.kind == "N" and after.lower in _HOUSES | _OFFICERS
    if form == "base" and noun and previous in ("C", ","):
        return False  # "a bank and finance firm Acme", "Jane Doe, now finance director of"
    if form == "base":
        return _base_is_verb(unit, before, after, earlier)
    if form == "third":
        house = after is not None and after.lower in _HOUSES | _OWNED_BODIES
        if house and unit.nouny and (previous == "N" or (previous == "M" and unit.lower == "services")):
            return False  # "the technology services provider Acme", "the Madrid services group Acme"
        return _third_is_verb(unit, before, after)
    if form == "ing":
        return previous != "N" or bool(after and after.kind in "DMP$Q" and after.lower not in ("of",))
    if after is None or after.kind != "N":
        return True
    return previous != "P"


def _field_of_work(before: Unit, earlier: Unit | None, after: Unit | None) -> bool:
    """ "head of engineering at Acme", "vice-president of sales and marketing": a field, where nothing is its object."""
    ends = after is None or after.kind in ",|C)" or after.lower in ("at", "for")
    return ends and (before.lower == "of" or (before.kind == "C" and earlier is not None and earlier.kind == "N"))


def _base_is_verb(unit: Unit, before: Unit | None, after: Unit | None, earlier: Unit | None) -> bool:
    let = earlier is not None and earlier.kind == "V" and earlier.verb is not None and earlier.verb.lemma in _LETTING
    if let and before is not None and before.kind in "MQ":
        return True  # "lets ICE filter"
    if before is None or before.kind in "P(":
        return False
    if before.kind == "C" or before.kind == ",":
        return not unit.nouny
    if before.kind == ")" and not unit.nouny and after is not None and after.kind in "DMNQ$":
        return True  # "the officers (POs) approve claims"
    if before.kind in "QR" or (unit.lower in _INVARIANT and before.kind in "NM" and after is not None):
        return True
    if before.kind == "V":
        return before.lower in ("help", "let", "make", "helps", "lets", "helped")
    if unit.nouny and (after is None or after.kind not in "DMNQ$"):
        return False
    if before.kind == "M" and before.lower.split()[-1] in _MANY and unit.lower not in _AGREED:
        return True  # "Kent Police use"
    ending = before.lower.endswith("s") and not before.lower.endswith(("ss", "sis"))
    if unit.lower in _ONLY_VERBS and before.kind == "N":
        return True  # "the software come from"
    plural = before.kind == "N" and (ending or before.lower in _PLURALS)
    return plural or (before.kind == "M" and not unit.nouny)


def _third_is_verb(unit: Unit, before: Unit | None, after: Unit | None) -> bool:
    if before is None or before.kind in "P" or before.national:
        return False
    if before.kind in "QR)":
        return True
    if unit.nouny:
        if after is None or before.kind not in "MN,)":
            return False
        if after.lower == "to" and before.kind == "M" and unit.lower in _INTENDING:
            return True  # "the Home Office plans to buy"
        if after.kind == "V" and before.kind in "MN":
            return after.verb is not None and after.verb.form == "third"  # "the tool scans faces"
        doing = before.kind in "M,)" or before.describes == "System"
        return after.kind in "DMQ$" or (after.kind == "N" and doing and after.lower not in ("worth", "valued"))
    return before.kind in "MN,C"
