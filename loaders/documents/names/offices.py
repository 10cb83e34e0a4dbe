"""Fields of an office between its title and who holds it: "Secretary of Defense Jane Doe"."""

from collections.abc import Sequence

from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.tokens import Token
from loaders.documents.words.wordset import word_set

__all__ = ["behind_field", "entitled", "held_office", "portfolio", "seated", "untold"]

_FORCES = word_set("Police Army Navy Marine Corps Force")
_HOLDERS = word_set("secretary minister undersecretary")
_SEATS = word_set("MP MPP MLA MNA MSP MEP TD AM MS Sen Rep Cllr Coun Sgt Lt Capt Cmdr")
_ADDRESSED = word_set("Mr Mrs Ms Dr Prof Sir Dame")


def entitled(words: Sequence[Token], at: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a person's title stands at `at`; some are one before a given name alone: "Premier Ann Doe"."""
    given = at + 1 < last and words[at + 1].text in lexicon.given_names
    if at + 1 < last and not given and _firm(words, at, last, lexicon):
        return False
    if words[at].text in _FORCES and at + 1 < last and words[at + 1].text in lexicon.titles:
        return True  # "Police Brig. Gen. Doe"
    if given and words[at].text.endswith("s") and words[at].text[:-1] in lexicon.titles:
        return True  # "Commissioners Ann Doe and Jane Roe"
    return words[at].text in lexicon.titles or (given and words[at].text in lexicon.words["before_given"])


def _firm(words: Sequence[Token], at: int, last: int, lexicon: Lexicon) -> bool:
    """ "General Motors", "Lord & Doe": no officer and no peer."""
    kind, strength = lexicon.heads.get(words[last - 1].text.rstrip("."), ("", 0.0))
    traded = kind == "Company" and strength >= 3 and last - at < 4 and words[at].text not in _ADDRESSED
    return traded or words[at + 1].text == "&"


def held_office(words: Sequence[Token], first: int, at: int, lexicon: Lexicon) -> bool:
    """ "the Office of the Harbour Commissioner": the office itself, and not who holds it."""
    the = next((i for i in range(at - 1, first + 1, -1) if not words[i].cap), 0)
    led = the > first + 1 and words[the].text == "the" and words[the - 1].text == "of"
    return led and words[the - 2].text in lexicon.words["overseer"]


def behind_field(words: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> int:
    """ "vice president of Public Relations Jane Doe": the field is no part of the person's name."""
    if first < 2 or last - first < 3 or words[first - 1].lower not in ("of", "for"):
        return first
    if words[first - 2].lower not in lexicon.role_ends or words[last - 2].text not in lexicon.given_names:
        return first
    field = all(w.lower in lexicon.common or w.text in lexicon.topics for w in words[first : last - 2])
    return last - 2 if field and words[last - 1].text not in lexicon.heads else first


def portfolio(words: Sequence[Token], start: int, last: int, lexicon: Lexicon) -> int:
    """ "Secretary of Defense Jane Doe": the office's field is no part of the person's name."""
    if start >= last or words[start].text not in ("of", "for"):
        return start
    given = (i for i in range(start + 1, last - 1) if words[i].text in lexicon.given_names)
    topical = last - start == 4 and words[start + 1].text in {*lexicon.topics, *lexicon.heads}
    return next(given, start + 2 if topical else start)


def untold(words: Sequence[Token], first: int, start: int, at: int, lexicon: Lexicon) -> bool:
    """Words before a role that are nobody's name: "Chief Administrative Deputy Jane Doe", "County Judge Jane Doe"."""
    between = words[start:at]
    if len(between) == 1 and words[start].text in lexicon.words["unplaced"]:
        return True
    if words[at].lower in _HOLDERS and all(
        w.text in lexicon.topics or w.text in ("Deputy", "Assistant") for w in between
    ):
        return True  # "Deputy Defense Secretary Jane Doe"
    return start > first and all(w.lower in lexicon.common and w.text not in lexicon.names for w in between)


def seated(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a person begins amid a run of capitals: "Ports Party MP Jane Doe", "Authors Dr Doe"."""
    return words[at].text in _ADDRESSED or (words[at].text in _SEATS and words[at + 1].text in lexicon.given_names)
