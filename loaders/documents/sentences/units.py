"""A sentence as units: names, sums, dates, verbs, nouns, function words. The stuff that phrases are made of."""

import itertools
from collections.abc import Sequence

from loaders.documents.names.shapes import Line
from loaders.documents.sentences.phrasal import join_particles
from loaders.documents.sentences.settling import settle_verbs
from loaders.documents.sentences.unit import Unit
from loaders.documents.words.dates import find_dates
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.money import find_money
from loaders.documents.words.notation import EXCHANGES, is_notation
from loaders.documents.words.tokens import Token
from loaders.documents.words.wordset import word_set

__all__ = ["units_of"]

_BREAKS = frozenset(";:–—…•|!?.")
_DAYS = word_set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August "
    "September October November December today yesterday tomorrow"
)
_MONTHS = word_set(
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec January February March April May June July August September "
    "October November December"
)
_BEFORE_MAY = word_set("in since until till last next from by of late early mid through during between")
_STATES = word_set(
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn "
    "Tenn Tex Vt Va Wash Wis Wyo Ont Que Alta Sask Man"
)  # as news agencies write them, with a point
_RENAMING = word_set("now formerly previously then ex since later")
_TIMES = word_set(
    "spring summer autumn fall winter year month week quarter night weekend morning decade century monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december"
)


def units_of(line: Line, text: str, lexicon: Lexicon, year: str | None) -> list[Unit]:
    """Units of one line, in order. Quotation marks set `quoted` and are dropped."""
    spans = _spans(line, text, year)
    units: list[Unit] = []
    quoted = single = False
    at = 0
    words = line.tokens
    while at < len(words):
        word = words[at]
        if word.cap and word.start not in spans and is_notation(words, at):
            at += 1
            continue
        if word.text == "‘" or (word.text in "’'" and single):
            single = quoted = word.text == "‘"
            at += 1
            continue
        if word.text == "." and _shortens(words, at, lexicon):
            at += 1
            continue
        if word.text in '"“”„«»[]*':
            quoted = not quoted if word.text == '"' else word.text in "“„«"
            at += 1
            continue
        unit = (
            spans.get(word.start)
            or _share(words, at)
            or _joined_up(words, at)
            or _timed(words, at)
            or _hyphened(words, at)
            or _plain(word, lexicon, not line.titled and _titled(words, at))
        )
        unit.quoted = quoted
        units.append(unit)
        at += 1
        while at < len(words) and words[at].start < unit.end:
            at += 1
    units = _without_short_forms(units, text)
    _dashes(units, text)
    settle_verbs(units)
    return join_particles(units, lexicon.phrasal)


def _without_short_forms(units: list[Unit], text: str) -> list[Unit]:
    """ "Full Name (SHORT)" is one phrase, and so is "Town, State-based": what only explains a name is in the way."""
    kept: list[Unit] = []
    at = 0
    while at < len(units):
        unit = units[at]
        if _defines(units, at) and kept and kept[-1].kind in "MN":
            at += 3
            continue
        if kept and kept[-1].kind == "M" and (age := _aged(units, at, text)):
            at += age
            continue
        if unit.kind == "(" and kept and (listed := _listing(units, at, text)):
            at += listed
            continue
        if unit.kind == "(" and kept and (renamed := _renamed(units, at)):
            at += renamed
            continue
        aside = unit.kind == "(" and (_converted(units, at) or _abbreviates(units, at, text))
        if aside and kept and at + aside < len(units) and units[at + aside].kind in "NMV":
            at += aside
            continue
        if unit.kind == "," and kept and kept[-1].kind == "M" and (state := _of_state(units, at)):
            at += state
            continue
        if unit.name is not None and unit.name.kind == "Location" and (placed := _placed(units, at)):
            at += placed
            continue
        kept.append(unit)
        at += 1
    return kept


def _dashes(units: Sequence[Unit], text: str) -> None:
    """Two dashes set something off as two commas do, if no full stop or colon stands between them."""
    found = [i for i, u in enumerate(units) if u.kind == "|"]
    for one, two in itertools.pairwise(found):
        dashed = all(text[units[i].start] in "–—-" for i in (one, two))
        if dashed and one and two - one < 24 and units[one].kind == "|":
            for i in (one, two):
                units[i].kind = units[i].lower = ","


def _defines(units: Sequence[Unit], at: int) -> bool:
    """ "(SHORT)" behind a name that it stands for."""
    if at + 2 >= len(units) or at == 0 or units[at].kind != "(" or units[at + 2].kind != ")":
        return False
    short, full = units[at + 1].name, units[at - 1].name
    return short is not None and full is not None and short.entity == full.entity


def _aged(units: Sequence[Unit], at: int, text: str) -> int:
    """ "X, 54, chief executive", "X (54)": how many units an age takes; both commas where a verb follows them."""
    if at + 2 >= len(units) or units[at].kind not in ",(" or units[at + 2].kind not in ",)":
        return 0
    name, said = units[at - 1].name, text[units[at + 1].start : units[at + 1].end]
    if name is None or name.kind not in ("Person", "") or not (said.isdigit() and 15 < int(said) < 100):
        return 0
    after = units[at + 3].kind if at + 3 < len(units) else ""
    return 3 if units[at].kind == "(" or (after and after in "VX") else 2


def _listing(units: Sequence[Unit], at: int, text: str) -> int:
    """ "Motorola (NYSE: MSI)": how many units the bracket takes that told where a share is listed."""
    close = next((i for i in range(at + 1, min(len(units), at + 3)) if units[i].kind == ")"), 0)
    told = text[units[at].end : units[close].start].partition(":")[0].strip() if close else ""
    return close - at + 1 if units[at - 1].kind == "M" and told in EXCHANGES else 0


def _converted(units: Sequence[Unit], at: int) -> int:
    """ "$126 million (Sh13 billion)": how many units the same sum in another currency takes."""
    if at == 0 or units[at - 1].kind != "$" or units[at].kind != "(":
        return 0
    close = next((i for i in range(at + 1, min(len(units), at + 5)) if units[i].kind == ")"), 0)
    return close - at + 1 if close else 0


def _renamed(units: Sequence[Unit], at: int) -> int:
    """ "SAGEM (now Safran)": how many units the bracket takes that tells what a thing was or will be called."""
    if units[at - 1].kind != "M" or at + 2 >= len(units) or units[at + 1].lower not in _RENAMING:
        return 0
    close = next((i for i in range(at + 2, min(len(units), at + 7)) if units[i].kind == ")"), 0)
    return close - at + 1 if close else 0


def _abbreviates(units: Sequence[Unit], at: int, text: str) -> int:
    """ "closed-circuit television camera (CCTV) system": how many units the bracket of initials takes."""
    if at == 0 or units[at - 1].kind != "N" or units[at].kind != "(" or at + 2 >= len(units):
        return 0
    short = text[units[at + 1].start : units[at + 1].end]
    fits = short.isupper() and short.isalpha() and 1 < len(short) < 7 and units[at + 2].kind == ")"
    words = " ".join(u.lower for u in units[max(0, at - 6) : at]).replace("-", " ").split()
    initials = {word[0] for word in words if word}
    return 3 if fits and set(short.lower()) <= initials else 0


def _placed(units: Sequence[Unit], at: int) -> int:
    """ "Town, State-based", "the Town, State, prison": how many units only tell where."""
    if at + 3 >= len(units) or units[at + 1].kind != "," or units[at + 2].kind != "M":
        return 0
    if units[at + 3].lower in ("-based", "-headquartered"):
        return 2
    state = units[at + 2].name
    set_off = state is not None and state.kind == "Location" and units[at + 3].kind == ","
    described = set_off and at > 0 and units[at - 1].kind == "D" and at + 4 < len(units) and units[at + 4].kind == "N"
    return 4 if described else 0


def _of_state(units: Sequence[Unit], at: int) -> int:
    """ "of Reston, Va., sold": how many units name the state, with the comma behind it where that neither
    closes an insertion nor leads to another name."""
    if at + 3 >= len(units) or units[at + 1].lower.capitalize() not in _STATES or units[at + 2].kind != ",":
        return 0
    closes = any(u.kind == "," for u in units[max(0, at - 6) : at])  # ", based in Oakland, Calif.,"
    return 2 if closes or units[at + 3].kind not in "NVXPSC" else 3


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
    day = at + (2 if at + 1 < len(words) and words[at + 1].text == "." else 1)
    if word.text in _MONTHS and day < len(words) and words[day].text.isdigit() and len(words[day].text) < 3:
        return Unit("T", word.start, words[day].end, word.lower)  # "Dec. 16"
    if word.text == "May" and at and words[at - 1].lower in _BEFORE_MAY:
        return Unit("T", word.start, word.end, "may")
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


def _shortens(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """The point of "Lt. Gen. Doe" and "No. 1" ends nothing."""
    if not 0 < at < len(words) - 1:
        return False
    numbered = words[at - 1].text in ("No", "Nos") and words[at + 1].text[0].isdigit()
    if words[at - 1].text in _STATES and words[at + 1].text == ",":
        return True  # "Reston, Va., firm"
    return numbered or (words[at + 1].cap and words[at - 1].text in lexicon.titles)


def _share(words: Sequence[Token], at: int) -> Unit | None:
    """ "60 per cent", "60 percent", "60 pct": one word, "60%"."""
    if not words[at].text[0].isdigit() or at + 1 >= len(words):
        return None
    last = at + (2 if words[at + 1].lower == "per" else 1)
    told = last < len(words) and words[last].lower in ("cent" if last > at + 1 else "percent", "pct", "pc")
    return Unit("N", words[at].start, words[last].end, f"{words[at].text}%") if told else None


def _joined_up(words: Sequence[Token], at: int) -> Unit | None:
    """Several words that are one: "as well as" joins, "on behalf of" is for, "at least" counts."""
    if words[at].lower == "at" and at + 1 < len(words) and words[at + 1].lower in ("least", "most"):
        return Unit("A", words[at].start, words[at + 1].end, "about")
    if words[at].lower == "in" and at + 1 < len(words) and words[at + 1].lower == "turn":
        return Unit("A", words[at].start, words[at + 1].end, "in turn")
    if words[at].lower == "no" and at + 1 < len(words) and words[at + 1].lower == "longer":
        return Unit("A", words[at].start, words[at + 1].end, "no longer")
    if words[at].lower == "prior" and at + 1 < len(words) and words[at + 1].lower == "to":
        return Unit("P", words[at].start, words[at + 1].end, "before")
    if words[at].lower not in _LEADING:
        return None
    three = tuple(w.lower for w in words[at : at + 3])
    if three in _THREE:
        kind, one = _THREE[three]
        return Unit(kind, words[at].start, words[at + 2].end, one)
    return None


# Three words that stand for one: their kind and the word.
_THREE = {
    ("as", "well", "as"): ("C", "and"),
    ("as", "part", "of"): ("P", "under"),
    ("on", "behalf", "of"): ("P", "for"),
    ("by", "means", "of"): ("P", "through"),
    ("by", "way", "of"): ("P", "through"),
    ("at", "odds", "with"): ("P", "against"),
    ("in", "lieu", "of"): ("P", "without"),
    ("in", "place", "of"): ("P", "without"),
}
_LEADING = frozenset(first for first, _, _ in _THREE)


def _titled(words: Sequence[Token], at: int) -> bool:
    after = words[at + 1] if at + 1 < len(words) else None
    return (
        at > 0
        and words[at].cap
        and (words[at - 1].cap or (after is not None and after.cap))
        and words[at - 1].text.isalnum() is not None
        and words[at - 1].text not in "\"“‘'.:;(—–•"
    )


def _hyphened(words: Sequence[Token], at: int) -> Unit | None:
    """ "-based" and "-owned" behind a name are adjectives."""
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else None
    if (
        word.text in "-\u2011\u2013"
        and after is not None
        and after.start == word.end
        and at
        and words[at - 1].end == word.start
    ):
        return Unit("N", word.start, after.end, "-" + after.lower)
    return None


def _plain(word: Token, lexicon: Lexicon, titled: bool) -> Unit:
    """`titled`: a capital amid a sentence makes a verb's form part of a title ("Managing Director")."""
    kind = "N" if word.text == "IT" else "D" if word.text == "half" else _kind(word, lexicon)
    low = word.lower
    unit = Unit("N" if kind == "V" and titled else kind, word.start, word.end, low, verb=lexicon.verbs.get(low))
    descriptor = lexicon.descriptors.get(low)
    unit.describes = descriptor.kind if descriptor is not None else ""
    unit.nouny, unit.national = low in lexicon.nouny, word.text in lexicon.words["nationality"]
    return unit


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
