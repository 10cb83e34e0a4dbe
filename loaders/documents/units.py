"""A sentence as units: names, sums, dates, verbs, nouns, function words. The stuff that phrases are made of."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.documents.dates import StatedDate, find_dates
from loaders.documents.inflection import Verb
from loaders.documents.lexicon import Lexicon
from loaders.documents.money import Money, find_money
from loaders.documents.names import Line, Name
from loaders.documents.tokens import Token
from loaders.documents.wordset import word_set

__all__ = ["Unit", "units_of"]

_BREAKS = frozenset(";:–—…•|!?.")
_NOUNY = word_set(
    "reads scans hits sets lists contract contracts deal deals award awards order orders offer offers work works "
    "record records search "
    "searches report reports use licenses license licence tests test plan plans update updates review reviews "
    "program programs tool tools claim claims rule rules score scores cut cuts cost costs grant grants head run "
    "lead chair host drones drone purchase purchases access design trial trials pilot pilots trust query "
    "queries code access share shares stock stocks transfer transfers merger split market fund funds land force "
    "forces contact issue issues target targets charge charges lobby track trade feed switch carry request "
    "requests process group access deposit store house field experience release releases permit permits broker "
    "staff maintain lease start end level view views need needs release study studies exports export import"
)
_INVARIANT = word_set("beat outbid quit split")  # past tense and base form are one
_DAYS = word_set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August "
    "September October November December today yesterday tomorrow recently"
)
_TIMES = word_set(
    "spring summer autumn fall winter year month week quarter night weekend morning decade century monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december"
)


@dataclass(slots=True)
class Unit:
    """`kind`: M name, $ sum, T date, D determiner, N noun or adjective, V verb, X auxiliary, P preposition, R relative,
    Q pronoun, A adverb, C conjunction, S possessive mark, or the sign itself: , ( ) |"""

    kind: str
    start: int
    end: int
    lower: str
    name: Name | None = None
    verb: Verb | None = None
    money: Money | None = None
    date: StatedDate | None = None
    quoted: bool = False


def units_of(line: Line, text: str, lexicon: Lexicon, year: str | None) -> list[Unit]:
    """Units of one line, in order. Quotation marks set `quoted` and are dropped."""
    spans = _spans(line, text, year)
    units: list[Unit] = []
    quoted = False
    at = 0
    words = line.tokens
    while at < len(words):
        word = words[at]
        if word.text in '"“”„«»[]*':
            quoted = not quoted if word.text == '"' else word.text in "“„«"
            at += 1
            continue
        unit = spans.get(word.start) or _timed(words, at) or _hyphened(words, at) or _plain(word, lexicon)
        unit.quoted = quoted
        units.append(unit)
        at += 1
        while at < len(words) and words[at].start < unit.end:
            at += 1
    _settle_verbs(units)
    return units


def _spans(line: Line, text: str, year: str | None) -> dict[int, Unit]:
    start, end = line.sentence.start, line.sentence.end
    spans: dict[int, Unit] = {}
    for date in find_dates(text, start, end, year=year):
        spans[date.start] = Unit("T", date.start, date.end, date.text.lower(), date=date)
    for money in find_money(text, start, end):
        spans[money.start] = Unit("$", money.start, money.end, "", money=money)
    for name in line.names:
        spans[name.start] = Unit("M", name.start, name.end, name.text.lower(), name=name)
    return spans


def _timed(words: Sequence[Token], at: int) -> Unit | None:
    """Times without a date: "last spring", "this week", "Tuesday", "March"."""
    word = words[at]
    if word.text in _DAYS:
        return Unit("T", word.start, word.end, word.lower)
    after = words[at + 1] if at + 1 < len(words) else None
    if (
        after is not None
        and word.lower in ("last", "next", "this", "that", "earlier", "later")
        and after.lower in _TIMES
    ):
        return Unit("T", word.start, after.end, f"{word.lower} {after.lower}")
    if after is not None and word.lower == "earlier" and after.lower == "this" and at + 2 < len(words):
        return Unit("T", word.start, words[at + 2].end, "earlier")
    return None


def _hyphened(words: Sequence[Token], at: int) -> Unit | None:
    """ "-based" and "-owned" behind a name are adjectives."""
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else None
    if (
        word.text in "-\u2011"
        and after is not None
        and after.start == word.end
        and at
        and words[at - 1].end == word.start
    ):
        return Unit("N", word.start, after.end, "-" + after.lower)
    return None


def _plain(word: Token, lexicon: Lexicon) -> Unit:
    return Unit(_kind(word, lexicon), word.start, word.end, word.lower, verb=lexicon.verbs.get(word.lower))


def _kind(word: Token, lexicon: Lexicon) -> str:
    low = word.lower
    sign = low[0]
    if not sign.isalnum():
        if low in ("'s", "’s") or low in ("'", "’"):
            return "S"
        if low in ",()":
            return low
        return {"[": "(", "]": ")"}.get(low, "|" if low in _BREAKS else "A")
    words = lexicon.words
    for kind, name in _CLASSES:
        if low in words[name]:
            return kind
    if low in lexicon.verbs:
        return "V"
    return "A" if low.endswith("ly") and len(low) > 4 else "N"


_CLASSES = (
    ("X", "auxiliary"),
    ("D", "determiner"),
    ("R", "relative"),
    ("P", "preposition"),
    ("C", "conjunction"),
    ("Q", "pronoun"),
    ("A", "adverb"),
)


def _settle_verbs(units: Sequence[Unit]) -> None:
    """Decides, for words that may be verbs, whether they are; "that" before a noun is a determiner."""
    for index, unit in enumerate(units):
        before = _before(units, index)
        after = units[index + 1] if index + 1 < len(units) else None
        follows = after.kind if after is not None else ""
        if unit.kind == "V" and unit.verb and not _is_verb(unit, unit.verb.form, before, after):
            unit.kind = "N"
        elif unit.kind == "N" and before is not None and before.lower == "to" and follows and follows in "DMQ":
            unit.kind, unit.verb = "V", Verb(unit.lower, "base")
        elif _is_adverb(unit, units[index - 1] if index else None, follows):
            unit.kind = "A"
        elif unit.lower == "more" and after is not None and after.lower == "than" and _counted(units, index):
            unit.kind = after.kind = "A"
        elif unit.lower == "that" and unit.kind == "D" and (not follows or follows in "VXQMDA"):
            unit.kind = "R"
        elif unit.kind == "X" and unit.lower in ("'s", "’s") and _possessive(units, index):
            unit.kind = "S"
    _promote(units)


def _is_adverb(unit: Unit, before: Unit | None, follows: str) -> bool:
    """ "they all have", "has since merged": small words between a noun or auxiliary and its verb."""
    if not follows or follows not in "XV":
        return False
    between = unit.lower in ("since", "in") and unit.kind == "P" and follows == "V"
    return unit.lower in ("all", "both", "each") or (between and before is not None and before.kind == "X")


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


def _possessive(units: Sequence[Unit], index: int) -> bool:
    after = units[index + 1] if index + 1 < len(units) else None
    return after is not None and after.kind in "NMV$T"


def _before(units: Sequence[Unit], index: int) -> Unit | None:
    at = index - 1
    while at > index - 8 and at >= 0 and units[at].kind == "A" and units[at].lower not in ("no",):
        at -= 1
    return units[at] if at >= 0 else None


def _is_verb(unit: Unit, form: str, before: Unit | None, after: Unit | None) -> bool:
    previous = before.kind if before else ""
    if previous == "X":
        return form != "third" or unit.lower not in _NOUNY
    if before and before.lower == "to":
        return form == "base"
    if before and before.lower == "whose":
        return False
    if previous in "DS$T" and previous:
        return form in ("past", "participle") and previous == "T"
    if form == "base":
        return _base_is_verb(unit, before, after)
    if form == "third":
        return _third_is_verb(unit, before, after)
    if form == "ing":
        return previous != "N" or bool(after and after.kind in "DMP$Q" and after.lower not in ("of",))
    adjective = after is not None and after.kind == "N" and previous in ("P", "")
    return not (adjective and previous == "P")


def _base_is_verb(unit: Unit, before: Unit | None, after: Unit | None) -> bool:
    if before is None or before.kind in "P(":
        return False
    if before.kind == "C" or before.kind == ",":
        return unit.lower not in _NOUNY
    if before.kind in "QR" or (unit.lower in _INVARIANT and before.kind in "NM" and after is not None):
        return True
    if before.kind == "V":
        return before.lower in ("help", "let", "make", "helps", "lets", "helped")
    if unit.lower in _NOUNY and (after is None or after.kind not in "DMNQ$"):
        return False
    plural = before.kind == "N" and before.lower.endswith("s") and not before.lower.endswith("ss")
    return plural or (before.kind == "M" and unit.lower not in _NOUNY)


def _third_is_verb(unit: Unit, before: Unit | None, after: Unit | None) -> bool:
    if before is None or before.kind in "P":
        return False
    if before.kind in "QR)":
        return True
    if unit.lower in _NOUNY:
        if after is None or before.kind not in "MN,)":
            return False
        return after.kind in "DMQ$" or (
            after.kind == "N" and before.kind in "M,)" and after.lower not in ("worth", "valued")
        )
    return before.kind in "MN,C"
