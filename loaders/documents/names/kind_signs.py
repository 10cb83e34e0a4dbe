"""Small signs of what a name is: a role told before it, initials, a description some words behind it."""

import re
from collections.abc import Sequence

from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.tokens import Token
from loaders.documents.words.wordset import word_set

__all__ = [
    "based_behind",
    "behind_owner",
    "behind_place",
    "bracketed",
    "coded_contract",
    "counted",
    "described_before",
    "describing",
    "ends_description",
    "engaged",
    "goes_on",
    "holder",
    "initialled",
    "invested_in",
    "is_designation",
    "is_people",
    "led",
    "listed_behind",
    "made_thing",
    "named_project",
    "nobody",
    "of_a_place",
    "of_another",
    "owner_opens",
    "owner_told",
    "personal",
    "ranked",
    "role_at",
    "role_told",
    "small_body",
    "told_of",
]

_DESIGNATION = re.compile(
    r"(?!(?:I|K|H|HR|SB|AB|HB|US|SR|CR|COVID|WP|M|P|L|A|E)-)[A-Z]{1,3}-\d{1,4}[A-Z]?s?|[A-Z]/[A-Z]-\d+\w*|[A-Z]{2}/[A-Z]{3}-\d+\w*"
)
_INITIALS = re.compile(r"(?:[A-Z]\.){2,3}")
_PLACES = word_set("U.S. U.K. U.N. E.U. D.C. U.S.A. U.A.E.")
_AFTER_HEAD = word_set("of in for with that which who and or to by from on at as is was")
_HYPHENS = ("-", "\u2011")
_DETERMINED = word_set("its the our their a an his her whose new")
_DEFINITE = _DETERMINED | {"'s", "’s", "that", "this"}
_OPENING, _CLOSING = frozenset("\"“‘'"), frozenset("\"”’'")
_PROJECTS = word_set("project programme program initiative scheme contract contracts tender procurement")
_NUMBERS = word_set("one two three four five six seven eight nine ten eleven twelve dozen")
_PEOPLE = word_set("Citizens Veterans Families Voters Residents Neighbors Neighbours Scientists Students Friends")
_FLYING = word_set("aircraft helicopter helicopters jets plane planes airplanes uavs")
_LAST_NAMES = word_set("Park House Bay Power Justice Marine Bill Post Voice Steel Cloud Wing Village River Road")
_SPEAKING = word_set("spokesman spokeswoman spokesperson lawyer attorney")
_RANKS = word_set("leading national main top only first second third state flag")
_HIRING = word_set(
    "picked pick picks chose choose chosen hired hire selected select tapped commissioned enlisted engaged"
)
_BELONGING = word_set("of at for from with by")


def personal(words: Sequence[str], last: str, lexicon: Lexicon) -> bool:
    """ "Marion Doe" and no "Marion County", "Charlotte Observer": a given name, and what a last name can be."""
    if not 2 <= len(words) <= 4 or words[0] not in lexicon.given_names or "&" in words:
        return False
    if last in lexicon.words["governed"] or lexicon.is_press(" ".join(words)):
        return False
    plain = all(word[0].isupper() or len(word) < 4 for word in words[1:])
    return plain and (last not in lexicon.heads or (lexicon.heads[last][1] < 3 and last in _LAST_NAMES))


def is_designation(word: str) -> bool:
    """ "F-16", "MQ-4C", but no road and no bill."""
    return _DESIGNATION.fullmatch(word) is not None


def made_thing(words: Sequence[str], lexicon: Lexicon) -> float:
    """How surely words alone name a thing that is made: "MQ-4 Osprey", "Project Elm", "Harbour Radio Network"."""
    if is_designation(words[0]) and (len(words) == 1 or words[-1] not in lexicon.heads):
        return 2.0
    if words[0] == "Project" and 1 < len(words) < 5 and words[1][0].isupper() and words[-1] not in lexicon.heads:
        return 3.0
    wired = len(words) > 2 and words[-1] == "Network" and words[-2] in lexicon.words["wired"]
    return 4.0 if wired else 0.0


def is_people(word: str, lexicon: Lexicon) -> bool:
    """ "Texans for Open Ports", "Veterans for Peace": who has joined for a cause."""
    return word in _PEOPLE or (word.endswith("ns") and word[:-1] in lexicon.words["nationality"])


def initialled(words: Sequence[str]) -> bool:
    """ "T.J. Doe": initials and a last name."""
    return 1 < len(words) < 4 and words[0] not in _PLACES and _INITIALS.fullmatch(words[0]) is not None


def of_a_place(words: Sequence[str], lexicon: Lexicon) -> str:
    """ "Corrective Services NSW", "Toppan Security Ethiopia": the kind by what stands before the place."""
    if len(words) < 2 or words[-1] not in lexicon.places:
        return ""
    rest = [w for w in words[:-1] if w not in ("for", "and", "&")]
    if all(word in lexicon.topics or word == "Corrective" for word in rest):
        return "Agency"
    kind, strength = lexicon.heads.get(words[-2], ("", 0.0))
    return kind if len(words) > 2 and strength > 0 and kind == "Company" else ""


def described_before(words: Sequence[Token], first: int, lexicon: Lexicon) -> str:
    """The kind told by "its national identity programme, X" and "the firm, X"."""
    at = first - 2
    found = lexicon.descriptors.get(words[at].lower) if at > 0 else None
    if found is None or words[at].lower.endswith("s"):
        return ""
    while at > max(0, first - 7):
        at -= 1
        if words[at].lower in _DEFINITE:
            return found.kind
        if not words[at].text[0].isalpha() or words[at].lower in lexicon.words["preposition"]:
            return ""
    return ""


def listed_behind(words: Sequence[Token], first: int, lexicon: Lexicon) -> str:
    """The kind told by "three firms: X, Y and Z" and "hired two firms in May: X and Y" of the first that is listed, and
    by "platforms, including the X interceptor", "tools such as X"."""
    if kind := _instance_of(words, first, lexicon):
        return kind
    if first < 4 or words[first - 1].text != ":":
        return ""
    for at in range(first - 2, max(1, first - 16), -1):
        found = lexicon.descriptors.get(words[at].lower) if words[at].text.islower() else None
        if found is not None and words[at].lower.endswith("s"):
            counted = any(w.lower in _NUMBERS or w.text.isdigit() for w in words[max(0, at - 3) : at])
            return found.kind if counted else ""
    return ""


def _instance_of(words: Sequence[Token], first: int, lexicon: Lexicon) -> str:
    at = first - 1 - (first > 0 and words[first - 1].lower == "the")
    at -= at > 0 and words[at].lower == "as" and words[at - 1].lower == "such"
    if at < 2 or words[at].lower not in ("including", "such"):
        return ""
    at -= words[at - 1].lower.endswith("ly")  # "platforms, reportedly including X"
    noun = words[at - 1 - (words[at - 1].text == ",")]
    found = lexicon.descriptors.get(noun.lower) if noun.text.islower() and noun.lower.endswith("s") else None
    return found.kind if found is not None and found.kind == "System" else ""


def role_told(words: Sequence[Token], first: int, lexicon: Lexicon) -> bool:
    """ "the founder of Acme, Jane Doe": a role and what it is in stand before the comma."""
    if first < 4 or words[first - 1].text != ",":
        return False
    if words[first - 2].text.islower() and words[first - 2].lower in lexicon.roles:
        return True  # "the interior minister, Jane Doe,"
    for at in range(first - 2, max(-1, first - 10), -1):
        if words[at].lower in ("of", "at", "for") and at and words[at - 1].lower in (*lexicon.role_ends, *_SPEAKING):
            return all(w.cap or w.lower in ("of", "for", "and", "the", "&") for w in words[at + 1 : first - 1])
    return False


def led(words: Sequence[Token], first: int, lexicon: Lexicon) -> bool:
    """ "head of the ABC Jane Doe", "spokesman for the Department Jane Doe": who stands at `first` leads it."""
    body = words[first - 1] if first > 2 else None
    if body is None or not (body.lower in lexicon.descriptors or (body.text.isupper() and len(body.text) > 1)):
        return False
    at = first - 2 - (words[first - 2].lower == "the")
    return body.cap and at > 0 and words[at].lower in ("of", "for") and words[at - 1].lower in lexicon.role_ends


def of_another(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """ "the director of Acme, who said": whoever it was, it was not Acme."""
    if not before or before[-1].lower not in _BELONGING or not after:
        return False
    return after[0].lower == "who" or (len(after) > 1 and after[0].text == "," and after[1].lower == "who")


def behind_place(before: Sequence[Token]) -> int:
    """How many of the last words are "Leeds-based" or "U.S.-headquartered", 0 if they are not."""
    if len(before) < 3 or before[-1].lower not in ("based", "headquartered") or not before[-3].cap:
        return 0
    return 3 if before[-2].text in _HYPHENS else 0


def counted(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """ "two King Osprela 200 and three Dash aircraft": a name that is counted, before what flies."""
    number = bool(before) and (before[-1].text.isdigit() or before[-1].lower in _NUMBERS)
    fleet = any(word.lower in ("fleet", "fleets") for word in before)
    return (number or fleet) and any(word.lower in _FLYING for word in after[:4])


def based_behind(after: Sequence[Token]) -> bool:
    """ "Elmville-based": what stands before it is a place, known or not."""
    return len(after) > 1 and after[0].text in _HYPHENS and after[1].lower in ("based", "headquartered")


def named_project(words: Sequence[Token], first: int, last: int) -> bool:
    """ "the “Open Border” project": what is in quotation marks before it is the name of a project."""
    if first == 0 or last + 1 >= len(words) or words[first - 1].text not in _OPENING:
        return False
    return words[last].text in _CLOSING and words[last + 1].lower in _PROJECTS


def bracketed(words: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> str:
    """The kind of a name in brackets behind or before small words that tell it: "a matching platform (XYZ)"."""
    if first < 2 or last >= len(words) or words[first - 1].text != "(" or words[last].text != ")":
        return ""
    before = words[first - 2 - (words[first - 2].text in "\"”’'")]
    after = words[last + 1] if last + 1 < len(words) else before
    for word in (before, after):
        found = lexicon.descriptors.get(word.lower)
        if found is not None and word.text.islower() and not word.lower.endswith("s"):
            return found.kind
    return ""


def coded_contract(words: Sequence[Token], last: int) -> bool:
    """ "the Commercial Cloud Enterprise (C2E) contract": a programme, whatever its last word."""
    behind = words[last : last + 4]
    bracket = len(behind) == 4 and behind[0].text == "(" and behind[2].text == ")" and behind[1].text.isupper()
    return bracket and behind[3].lower in ("contract", "contracts", "vehicle", "program", "programme", "solicitation")


def describing(after: Sequence[Token], lexicon: Lexicon) -> tuple[str, bool]:
    """The kind told by "X spying software", "the X intelligence service", and whether two words tell it."""
    for at, word in enumerate(after[:3]):
        pair = f"{word.lower} {after[at + 1].lower}" if at + 1 < len(after) else ""
        if pair in lexicon.descriptors:
            return lexicon.descriptors[pair].kind, True
        found = lexicon.descriptors.get(word.lower)
        if found is not None and word.lower not in lexicon.nouny:
            ends = at + 1 >= len(after) or after[at + 1].lower not in lexicon.descriptors
            if at == 0 or word.lower.endswith("s") or not ends:
                return "", False
            return found.kind, False
        function = any(word.lower in lexicon.words[c] for c in ("preposition", "relative", "auxiliary", "conjunction"))
        verb = lexicon.verbs.get(word.lower)
        if function or not word.text.islower() or (verb is not None and verb.form not in ("ing", "base")):
            return "", False
    return "", False


def behind_owner(words: Sequence[Token], at: int) -> int:
    """Where a description begins: behind its article, "the Defence Ministry's" or "a Fort Worth, Texas-based"."""
    at += words[at].lower in ("a", "an", "the", "another", "one")
    for i in range(at, min(at + 8, len(words))):
        if words[i].text in _HYPHENS and i + 1 < len(words) and words[i + 1].lower in ("based", "headquartered"):
            return i + 2
        if words[i].lower in ("'s", "’s"):
            return i + 1
        adjective = i - at < 3 and words[i].text.islower() and words[i].lower not in _AFTER_HEAD
        if not words[i].cap and words[i].text not in (",", ".", *_HYPHENS) and not adjective:
            break
    return at


def goes_on(words: Sequence[Token], joint: Token) -> bool:
    """Whether a description goes on behind "and" without a new article."""
    at = next((i for i, word in enumerate(words) if word is joint), len(words)) + 1
    return at < len(words) and not words[at].cap and words[at].lower not in _DETERMINED


def ends_description(words: Sequence[Token], noun: Token, lexicon: Lexicon) -> bool:
    """Whether no noun follows: "the man behind it", and no "veteran affairs group"."""
    at = next((i for i, word in enumerate(words) if word is noun), len(words)) + 1
    low = words[at].lower if at < len(words) else "."
    function = any(low in lexicon.words[c] for c in ("preposition", "relative", "auxiliary", "conjunction"))
    return function or not low[0].isalpha()


def small_body(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a name is that of a public body in small letters: "prison service", "Danish border police"."""
    told = tuple(" ".join(words).replace("’s", " 's").replace("'s", " 's").split())
    low = tuple(word.lower() for word in told)
    local = (phrase for word in low[1:] for phrase in lexicon.local_bodies.get(word, ()))
    if any(len(phrase) < len(low) and low[-len(phrase) :] == phrase for phrase in local):
        return True
    bodies = lexicon.small_bodies.get(told[-1], ())
    return any(told[-len(phrase) :] == phrase and len(told) - len(phrase) < 2 for phrase, _ in bodies)


def told_by(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """ ", the company announced": who tells the sentence, and no description of the name before the comma."""
    verb = lexicon.verbs.get(words[at + 1].lower) if at + 1 < len(words) else None
    return words[at].lower in lexicon.descriptors and verb is not None and verb.form in ("past", "third", "either")


def owner_told(words: Sequence[Token], at: int, lexicon: Lexicon) -> str:
    """ "Velder, its chief executive Ann Doe": what has such a person is a firm, or a society where the role says so; in
    "Ann Doe, its chief executive, said" the role is that of whom the name means."""
    length = role_at(words, at + 1, lexicon)
    behind = [w for w in words[at + 1 + length : at + 3 + length] if w.text != ","][:1]
    role = " ".join(w.lower for w in words[at + 1 : at + 1 + length])
    if not lexicon.roles.get(role) or not any(w.cap for w in behind):
        return ""
    return "Organization" if role in lexicon.nonprofit_roles else "Company"


def role_at(words: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """How many words the role has that begins there, such as "chief financial officer"; 0 where none does."""
    lengths = (4, 3, 2, 1)
    return next((n for n in lengths if " ".join(w.lower for w in words[at : at + n]) in lexicon.roles), 0)


def holder(name: str, predicate: str) -> tuple[str, float]:
    """What holds a role, and how surely: people do, but an owner may be a firm ("Velder, the owner of Quennor")."""
    return ("Person", 3.5) if predicate != "OWNS" else ("Company", 0.0 if " " in name else 2.0)


def engaged(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """ "picked Acme to run the system": a firm, though what is run is a system."""
    hired = bool(before) and before[-1].lower in _HIRING
    return hired and len(after) > 1 and after[0].lower == "to" and after[1].text.islower()


def invested_in(words: Sequence[Token], first: int) -> bool:
    """ "invested $10 million in Acme"."""
    before = [word.lower for word in words[max(0, first - 7) : first]]
    return before[-1:] == ["in"] and any(word.startswith("invest") and word[-1] in "dgst" for word in before)


def told_of(after: Sequence[Token], lexicon: Lexicon) -> bool:
    """ "said Acme won", "said Acme and Velder won", "said Acme's": who is spoken of, and not who speaks."""
    first = after[0].lower
    if first in lexicon.roles or first in ("'s", "’s") or first in lexicon.words["auxiliary"]:
        return True
    at = next((i for i, word in enumerate(after) if i and not word.cap), 0) if first == "and" else 0
    verb = lexicon.verbs.get(after[at].lower)
    return verb is not None and verb.form in ("past", "third", "either")


def ranked(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """ "Norway's largest", "Britain's second-biggest": a place's first of a kind, as a description opens."""
    owners = [i for i in range(at + 1, min(at + 4, len(words) - 1)) if words[i].lower in ("'s", "’s")]
    if not owners or " ".join(w.text for w in words[at : owners[0]]) not in lexicon.places:
        return False
    return any(w.lower.endswith("est") or w.lower in _RANKS for w in words[owners[0] + 1 : owners[0] + 4])


def owner_opens(words: Sequence[Token], at: int) -> bool:
    """ "Acme's", "Acme Ltd's": an owner of up to four words, and a description in small letters."""
    end = behind_owner(words, at)
    owned = end > at + 1 and words[end - 1].lower in ("'s", "’s") and end - at < 6
    return owned and end < len(words) and words[end].text.islower()


def nobody(text: str) -> bool:
    """ "WXYZ", "The Elmvale Bee": hardly anybody's name."""
    return (text.isupper() and len(text) > 2) or text.startswith("The ")
