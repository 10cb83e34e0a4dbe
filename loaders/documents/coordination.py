"""Lists, insertions and brackets: which phrases stand side by side, and where a bracketed part begins and ends."""

from collections.abc import Sequence
from itertools import pairwise

from loaders.documents.phrases import Item, Noun, Sign, VerbGroup

__all__ = ["REACH", "closed", "group_at", "group_left", "next_comma", "opened", "skip_insertion_left"]

_BRANCHES = frozenset({"division", "branch", "unit", "arm", "office", "bureau", "directorate", "department", "section"})
REACH = 40  # items looked at on each side of a verb: a bound, far beyond real clauses


def group_at(items: Sequence[Item], at: int) -> tuple[list[Noun], int]:
    """The coordination that begins at a noun: "A, B and C". Gives the nouns and the index behind it."""
    first = items[at]
    assert isinstance(first, Noun)
    nouns = [first]
    last = at + 1
    before = items[at - 1] if at else None
    if isinstance(before, Sign) and before.lower == "between" and last + 1 < len(items):
        sign, other = items[last], items[last + 1]
        if isinstance(sign, Sign) and sign.lower == "and" and isinstance(other, Noun):
            nouns, last = [first, other], last + 2
    while last < len(items) and len(nouns) < 60:
        step = _joined(items, last)
        if not step:
            break
        noun = items[last + step]
        assert isinstance(noun, Noun)
        body = _body_of(items, last + step)
        nouns.append(body or noun)
        last += step + (3 if body is not None else 1)
    return nouns, last


def _joined(items: Sequence[Item], at: int) -> int:
    """1 or 2 if a list goes on at `at` with a comma, "and", or both; else 0. Commas must lead to an "and"."""
    one = items[at]
    if isinstance(one, Sign) and one.kind == "(":
        close = closed(items, at)
        inner = _joined(items, close) if close < len(items) else 0
        return close - at + inner if inner and close - at <= 4 else 0
    if not isinstance(one, Sign) or at + 1 >= len(items):
        return 0
    two = items[at + 1]
    if one.lower in ("and", "or", "&", "nor", "plus"):
        return 1 if isinstance(two, Noun) and not _starts_clause(items, at + 1) else 0
    if one.kind != ",":
        return 0
    if isinstance(two, Sign) and two.kind == "R":
        return _beyond_relative(items, at)
    if isinstance(two, Sign) and two.lower in ("and", "or") and at + 2 < len(items) and isinstance(items[at + 2], Noun):
        return 2 if not _starts_clause(items, at + 2) else 0
    listed = isinstance(two, Noun) and (two.head.kind == "M" or _body_of(items, at + 1) is not None)
    return 1 if listed and _reaches_and(items, at + 1) else 0


def _beyond_relative(items: Sequence[Item], at: int) -> int:
    """ "bought X, which makes phones, and Y": how far it is to Y, 0 if no name of the list follows."""
    close = next_comma(items, at + 2, min(len(items), at + 14))
    if not close or close + 2 >= len(items):
        return 0
    sign, noun = items[close + 1], items[close + 2]
    listed = isinstance(sign, Sign) and sign.lower == "and" and isinstance(noun, Noun) and noun.head.kind == "M"
    verbs = any(isinstance(item, VerbGroup) for item in items[close + 2 : close + 5])
    return close + 2 - at if listed and not verbs else 0


def _body_of(items: Sequence[Item], at: int) -> Noun | None:
    """In a list, "the detective branch of X" counts as X."""
    if at + 2 >= len(items):
        return None
    noun, sign, other = items[at], items[at + 1], items[at + 2]
    branch = isinstance(noun, Noun) and noun.head.kind == "N" and noun.head.lower in _BRANCHES
    of = isinstance(sign, Sign) and sign.lower == "of"
    return other if branch and of and isinstance(other, Noun) and other.head.kind == "M" else None


def _starts_clause(items: Sequence[Item], at: int) -> bool:
    """Whether the noun is the subject of a new clause: "… and Palantir said". The sentence's first finite verb still
    wants the subject it began with: "The purchases by X and Y show"."""
    after = items[at + 1] if at + 1 < len(items) else None
    if not isinstance(after, VerbGroup) or after.bare:
        return False
    earlier = items[max(0, at - REACH) : at]
    begun = (
        bool(earlier)
        and isinstance(earlier[0], Noun)
        and not any(i.lower == "|" for i in earlier if isinstance(i, Sign))
    )
    return not begun or any(_finite(one, two) for one, two in pairwise([*earlier, items[at]]))


def _finite(item: Item, following: Item) -> bool:
    """A verb that a sentence can stand on; a participle with its agent ("made by X") is none."""
    if not isinstance(item, VerbGroup) or item.infinitive:
        return False
    agent = isinstance(following, Sign) and following.lower == "by"
    return not item.bare or (item.form == "either" and not agent)


def _reaches_and(items: Sequence[Item], at: int) -> bool:
    """Whether a run of nouns and commas from here ends with "and"."""
    for index in range(at, min(len(items), at + REACH)):
        item = items[index]
        if isinstance(item, Noun):
            continue
        if isinstance(item, Sign) and item.lower in ("and", "or"):
            return True
        if not (isinstance(item, Sign) and (item.kind in ",()" or item.lower == "of")):
            return False
    return False


def closed(items: Sequence[Item], at: int) -> int:
    for index in range(at + 1, min(len(items), at + REACH)):
        item = items[index]
        if isinstance(item, Sign) and item.kind == ")":
            return index + 1
    return at + 1


def next_comma(items: Sequence[Item], at: int, stop: int) -> int:
    for index in range(at, stop):
        item = items[index]
        if isinstance(item, Sign) and item.kind == ",":
            return index
        if isinstance(item, Sign) and item.kind == "|":
            return 0
    return 0


def opened(items: Sequence[Item], at: int) -> int:
    for index in range(at - 1, max(-1, at - REACH), -1):
        item = items[index]
        if isinstance(item, Sign) and item.kind == "(":
            return index
    return at


def skip_insertion_left(items: Sequence[Item], at: int) -> int:
    """From a comma at `at`, the index of the comma that opens the insertion it closes, or -1."""
    for index in range(at - 1, max(-1, at - REACH), -1):
        item = items[index]
        if isinstance(item, Sign) and item.kind == "|":
            return -1
        if isinstance(item, Sign) and item.kind == ",":
            following = items[index + 1]
            opens = (isinstance(following, Sign) and following.kind in "RPA") or isinstance(following, VerbGroup)
            before = items[index - 1] if index else None
            named = isinstance(before, Noun) and before.head.kind == "N" and index == at - 2
            small = isinstance(following, Noun) and (
                following.head.kind != "M" or following.before or following.owner or named
            )
            if opens or small:
                return index
    return -1


def group_left(items: Sequence[Item], at: int) -> tuple[list[Noun], int]:
    first = at
    nouns: list[Noun] = [n for n in (items[at],) if isinstance(n, Noun)]
    while first >= 2 and len(nouns) < 60:
        sign, step = items[first - 1], 2
        if not isinstance(sign, Sign) or (sign.kind != "," and sign.lower not in ("and", "or", "&", "nor")):
            break
        other = items[first - 2]
        if isinstance(other, Sign) and other.kind == "," and first >= 3:
            step, other = 3, items[first - 3]
        if isinstance(other, Sign) and other.kind == ")" and 0 < (start := opened(items, first - step)) < first - step:
            step, other = first - start + 1, items[start - 1]
        if not isinstance(other, Noun) or (sign.kind == "," and len(nouns) < 2):
            break
        if step == 3 and first >= 4 and isinstance(items[first - 4], VerbGroup):
            break  # "X bought Y, and Z joined": Y is the object of another verb
        if other.head.kind != "M" and nouns[0].head.kind == "M" and sign.kind == ",":
            break
        nouns.insert(0, other)
        first -= step
    return nouns, first
