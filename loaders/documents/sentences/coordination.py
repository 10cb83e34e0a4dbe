"""Lists, insertions and brackets: which phrases stand side by side, and where a bracketed part begins and ends."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from loaders.documents.sentences.phrases import Item, Noun, Sign, VerbGroup

__all__ = [
    "REACH",
    "added",
    "after_comma",
    "bears_name",
    "closed",
    "comes_again",
    "group_at",
    "group_left",
    "listed_by_time",
    "next_comma",
    "opened",
    "skip_insertion_left",
]

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
        behind = items[last + step + 1] if last + step + 1 < len(items) else None
        led = step == 2 or (isinstance(behind, Sign) and behind.lower == "of")
        if led and noun.owner is not None and noun.head.kind == "N" and first.head.kind == "M":
            break  # "X's purchase of Y, and Z's purchase of"
        body = _body_of(items, last + step)
        nouns.append(body or noun)
        last += step + (3 if body is not None else 1)
    return nouns, last


def comes_again(items: Sequence[Item], at: int, phrase: tuple[str, list[Noun], int]) -> bool:
    """Whether the preposition of the phrase that ends here comes again behind the "and": "with X and with Y"."""
    joint, sign = (items[at], items[at + 1]) if at + 1 < len(items) else (None, None)
    joined = isinstance(joint, Sign) and joint.kind == "C" and phrase[2] == at
    return joined and isinstance(sign, Sign) and sign.lower == phrase[0]


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
        return 2 if not _starts_clause(items, at + 2) and not _acts(items, at + 3) else 0
    body = _body_of(items, at + 1)
    listed = isinstance(two, Noun) and (bears_name(two) or body is not None)
    if isinstance(two, Noun) and not listed and two.head.kind == "N" and two.units[0].kind == "D":
        return _beyond_insertion(items, at)
    return 1 if listed and _reaches_and(items, at + 1) else 0


def _acts(items: Sequence[Item], at: int) -> bool:
    """ "gave talks, and the council signed with X": a past tense behind ", and" begins a clause of its own."""
    verb = items[at] if at < len(items) else None
    after = items[at + 1] if at + 1 < len(items) else None
    if not isinstance(verb, VerbGroup) or verb.infinitive or verb.form not in ("either", "past"):
        return False
    return isinstance(after, Noun) or (isinstance(after, Sign) and after.lower in ("with", "to", "that"))


def bears_name(noun: Noun) -> bool:
    """ "X", "the X intelligence service"."""
    return noun.head.kind == "M" or (bool(noun.head.describes) and any(unit.name for unit in noun.before))


def _beyond_insertion(items: Sequence[Item], at: int) -> int:
    """ "X, a former soldier, and Y": how far it is to Y, 0 if no name of the list follows."""
    close = next_comma(items, at + 2, min(len(items), at + 8))
    if not close or close + 2 >= len(items):
        return 0
    sign, noun = items[close + 1], items[close + 2]
    verbs = any(isinstance(item, VerbGroup) for item in items[at:close])
    listed = isinstance(sign, Sign) and sign.lower == "and" and isinstance(noun, Noun) and noun.head.kind == "M"
    return close + 2 - at if listed and not verbs and not _starts_clause(items, close + 2) else 0


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
    return not begun or any(_finite(one, rest) for one, rest in _followed([*earlier, items[at]]))


def _followed(items: Sequence[Item]) -> Iterator[tuple[Item, Sequence[Item]]]:
    """Every item but the last with the three behind it."""
    return ((item, items[at + 1 : at + 4]) for at, item in enumerate(items[:-1]))


def _finite(item: Item, following: Sequence[Item]) -> bool:
    """A verb that a sentence can stand on; a participle with its agent ("made by X", "made in May by X") is none."""
    if not isinstance(item, VerbGroup) or item.infinitive:
        return False
    signs = list(takewhile(lambda i: isinstance(i, Sign) and i.kind in "PT", following))
    agent = any(isinstance(i, Sign) and i.lower == "by" for i in signs)
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


def added(items: Sequence[Item], at: int) -> bool:
    """ "X, as well as Y, use": whether the comma at `at` closes what was added to the subject by "and"."""
    if at < 4 or not isinstance(items[at - 1], Noun) or not isinstance(items[at - 4], Noun):
        return False
    joint, comma = items[at - 2], items[at - 3]
    listed = isinstance(joint, Sign) and joint.lower == "and" and isinstance(comma, Sign) and comma.kind == ","
    return listed and not any(isinstance(item, VerbGroup) for item in items[: at - 4])


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


def listed_by_time(items: Sequence[Item], at: int, stop: int) -> int:
    """ "bought X in May and then Y in June": where Y stands, 0 if nothing goes on so."""
    following = [items[i] for i in range(at + 1, min(stop, at + 5))]
    if not following or not isinstance(following[0], Sign) or following[0].lower != "and":
        return 0
    skipped = 1
    while skipped < len(following) and isinstance(sign := following[skipped], Sign) and sign.kind == "A":
        skipped += 1
    if skipped + 1 >= len(following):
        return 0
    noun, sign = following[skipped], following[skipped + 1]
    timed = (isinstance(sign, Sign) and sign.lower in ("in", "on", "last", "for")) or getattr(sign, "kind", "") == "T"
    return at + 1 + skipped if isinstance(noun, Noun) and noun.head.kind == "M" and timed else 0


def after_comma(items: Sequence[Item], at: int, stop: int, ditransitive: bool) -> int:
    """Where the clause goes on after a comma: at a preposition, or behind a bracketed insertion; 0 if it ends."""
    following = items[at + 1] if at + 1 < stop else None
    if isinstance(following, Sign) and following.kind in "PA":
        return at + 1
    if (isinstance(following, Sign) and following.kind in "RC") or isinstance(following, (Noun, VerbGroup)):
        close = next_comma(items, at + 1, stop)
        behind = items[close + 1] if close and close + 1 < stop else None
        if isinstance(behind, Sign) and behind.kind == "P" and not isinstance(following, VerbGroup):
            return close + 1
        if ditransitive and isinstance(behind, Noun) and behind.units[0].kind == "D":
            return close + 1
    return 0
