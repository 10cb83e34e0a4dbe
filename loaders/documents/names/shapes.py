"""Names by their shape: runs of capitalised words, joined and cut where the tables say. Types come later."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.documents.names.joints import SIDES, Joints, branded
from loaders.documents.names.nouns_behind import with_body_noun
from loaders.documents.names.offices import behind_field, entitled, held_office, portfolio, seated, untold
from loaders.documents.names.owned_firms import behind_possessive
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.notation import behind_form, is_notation
from loaders.documents.words.tokens import Sentence, Token
from loaders.documents.words.wordset import word_set

__all__ = ["Line", "Name", "NameFinder"]


@dataclass(slots=True)
class Line:
    """A sentence with its tokens and the names found in it. `titled`: set in title case or capitals throughout."""

    sentence: Sentence
    tokens: list[Token]
    titled: bool
    names: list["Name"] = field(default_factory=list)


@dataclass(slots=True)
class Name:
    """Tokens [first, last) of a line, with the text between them as it stands. `initial`: opens its sentence.

    `full`: with the owner that is needed to know the thing by it ("Kenya's army")."""

    first: int
    last: int
    start: int
    end: int
    text: str
    initial: bool
    kind: str = ""
    entity: int = -1
    full: str = ""


_LEADING = word_set("to in of on for with by from at as into under over about")
_KINDS_OF_GOODS = word_set("ICT IT CCTV ANPR ALPR LPR GPS RFID HD IP UAV")
_FIRMS = word_set("Company Firm Companies Firms")
_MUNICIPAL = word_set("city county town village borough municipality township government")
_WITHIN = word_set("in at near around across from of outside inside within throughout to through for into")
_JOINING = word_set("of for and on to")
_HOUSES = word_set("office department")
_SMALL_FORMS = word_set("plc ltd llc inc gmbh")


class NameFinder:
    """Finds spans. `lower_seen` are words that the document also writes small; `seen` names found amid sentences."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.words = lexicon.words
        self.joints = Joints(lexicon)

    def find(self, line: Line) -> Iterator[Name]:
        """Names of one line, from left to right, never overlapping."""
        words = line.tokens
        at = 0
        while at < len(words):
            if words[at].text == "The" and self._known(words, at) == at and self._known(words, at + 1) > at + 2:
                at += 1  # "The Police and Crime Commissioner"
            last = self._known(words, at) if words[at].cap or words[at].text[0].isalnum() else at
            if last == at and self._opens(words[at], words[at + 1] if at + 1 < len(words) else None):
                last = self._run(words, at)
            elif last == at and self._governs(words, at):
                last = self._run(words, at + 2)
            if last == at or is_notation(words, at):
                at += 1
                continue
            yield from self._cut(words, at, last)
            at = last

    def _known(self, words: Sequence[Token], at: int) -> int:
        """End of the longest known name that starts here, else `at`."""
        for length in self.lexicon.name_lengths.get(words[at].text, ()) if at < len(words) else ():
            known = length > 1 or not words[at].cap  # "eu-LISA"
            name = " ".join(w.text for w in words[at : at + length]) if known else ""
            if name in self.lexicon.names and at + length <= len(words):
                return self._grown(words, at, at + length)
        return at

    def _grown(self, words: Sequence[Token], at: int, last: int) -> int:
        """A known name goes on where a run of capitals goes on: "Amazon" is not the name in "Amazon Freevee"."""
        if words[at].text[0].isdigit():
            return at if at and words[at - 1].text in "$€£¥" else self._extended(words, at, last)  # "$3M"
        return max(self._extended(words, at, last), self._run(words, at)) if words[at].cap else last

    def _run(self, words: Sequence[Token], at: int) -> int:
        return self._extended(words, at, at + 1)

    def _extended(self, words: Sequence[Token], at: int, last: int) -> int:
        while last < len(words):
            step = self._step(words, at, last)
            if not step:
                break
            last += step
        return last

    def _step(self, words: Sequence[Token], first: int, last: int) -> int:
        """How many tokens the name goes on by, 0 at its end."""
        word = words[last]
        after = words[last + 1] if last + 1 < len(words) else None
        previous = words[last - 1]
        goods = word.text in _KINDS_OF_GOODS or word.text.removesuffix("s") in _KINDS_OF_GOODS
        if goods and (after is None or not after.cap):
            return 0  # "a Huawei CCTV system", "Heron UAVs"
        if len(word.text) == 1 and after is not None and after.text == "/" and word.cap:
            return 0  # "the F/A-18 A/B fleet"
        if behind_form(words, last) or (after is not None and after.text == "$" and is_notation(words, last)):
            return 0  # "awarded NEC AU$52 million"
        if word.cap and (word.text not in self.words["calendar"] or previous.text not in self.lexicon.common):
            return int(word.text not in self.words["calendar"])
        third = words[last + 2].text if last + 2 < len(words) else ""
        if (
            word.text.isdigit()
            and after is not None
            and after.text == "-"
            and after.start == word.end
            and third.isdigit()
        ):
            return 3  # "Dash 8-100"
        if word.text[0].isdigit() and len(word.text) <= 6:
            return int(not word.text.isdigit() or len(word.text) < 4) * int(not (after and after.text in "%"))
        if after is None:
            return int(word.text == "." and previous.text in self.words["dotted"])
        return self._joint(words, first, last, word, after, previous)

    def _joint(self, words: Sequence[Token], first: int, last: int, word: Token, after: Token, previous: Token) -> int:
        if word.text == "." and previous.text in self.words["dotted"]:
            return 1
        if word.text == "." and len(previous.text) == 1 and after.cap and last - first < 9:
            return 2
        if after.cap and (word.text == "&" or branded(words, last, self.lexicon)):
            return 2
        if word.text == "/" and after.cap and after.start == word.end and previous.end == word.start:
            third = words[last + 2] if last + 2 < len(words) else None
            known = previous.text in self.lexicon.names
            return (
                2 if third is not None and third.text in self.lexicon.heads and not known else 0
            )  # "Entry/Exit System"
        if word.text == "," and after.text in self.words["legal_form"]:
            return 2
        if word.text == "," and after.text in self.lexicon.topics and previous.text in self.lexicon.topics:
            led = any(w.text in self.words["overseer"] for w in words[first:last])
            if led and _lists_on(words, last + 2):
                return 2
        if word.text == "," and after.cap:
            return self.joints.lists(words, first, last)
        if word.lower in ("'s", "’s") or word.text in "'’":
            peoples = previous.text in self.words["many_owners"] and after.cap  # "the People's Daily"
            if peoples or (previous.text in self.words["owner"] and after.text.capitalize() in self.words["owned"]):
                return 2
            return behind_possessive(words, first, last, self.lexicon) if after.cap else 0
        if word.text in _SMALL_FORMS:
            return 1
        if not word.text.isalpha():
            return 0
        return self._connective(words, first, last, word, after, previous)

    def _connective(
        self, words: Sequence[Token], first: int, last: int, word: Token, after: Token, previous: Token
    ) -> int:
        third = words[last + 2] if last + 2 < len(words) else None
        if word.text in ("of", "for", "on", "to"):
            return self.joints.leads_on(words, first, last)
        if word.text == "and":
            return 2 if after.cap and self.joints.joins(words, first, last, self._run(words, last + 1)) else 0
        if word.text in self.words["particle"]:
            if after.cap:
                return 2
            return 3 if after.text in self.words["particle"] and third and third.cap else 0
        return 0

    def _cut(self, words: Sequence[Token], first: int, last: int) -> Iterator[Name]:
        """A run without the titles, roles and sentence openers in it; what is left are names."""
        lexicon = self.lexicon
        initial = first == 0 or words[first - 1].text in "\"“‘'(—–:•["
        if initial:
            first = self._opened(words, first, last)
        start = first = behind_field(words, first, last, self.lexicon)
        at = first
        while at < last:
            whole = self._known_length(words, at, last)
            if whole > 1:
                at += whole  # "General Dynamics" holds no general
                continue
            length = 0 if held_office(words, start, at, lexicon) else self._role_length(words, at, last)
            if length == 1 and self._within_firm(words, start, at, last):
                break  # "Diamond Executive Aviation"
            if length:
                if at > start and not self._of_title(words, start, at) and not untold(words, first, start, at, lexicon):
                    yield from self._name(words, start, at, initial and start == 0)
                at += length
                start = at = portfolio(words, at, last, self.lexicon)
                continue
            if at > start and at + 1 < last and seated(words, at, lexicon):
                yield from self._name(words, start, at, initial and start == 0)
                start = at  # "NDP MP Jane Doe"
            at += 1
        while (
            start < last
            and entitled(words, start, last, lexicon)
            and not self._institution(words, start, last)
            and self._known_length(words, start, last) < 2
        ):
            start += 1
            if start < last and words[start].text == ".":
                start += 1
            start = portfolio(words, start, last, self.lexicon)
        if start < last:
            yield from self._name(
                words, start, last, initial and start == first and not _after_opener(words, start, lexicon)
            )

    def _within_firm(self, words: Sequence[Token], start: int, at: int, last: int) -> bool:
        kind, strength = self.lexicon.heads.get(words[last - 1].text, ("", 0.0))
        named = start < at < last - 1 and words[start].text not in self.words["nationality"]
        return named and kind == "Company" and strength >= 2

    def _of_title(self, words: Sequence[Token], start: int, at: int) -> bool:
        """ ", Public Affairs Director at": plain words between a comma and a role say what it is for."""
        if start == 0 or words[start - 1].text != "," or self._known_length(words, start, at) == at - start:
            return False
        return all(w.lower in self.lexicon.common or w.text in self.lexicon.topics for w in words[start:at])

    def _known_length(self, words: Sequence[Token], at: int, last: int) -> int:
        """How many tokens the well-known name takes that begins here and ends before `last`, 0 if none does."""
        for length in self.lexicon.name_lengths.get(words[at].text, ()):
            if at + length <= last and " ".join(w.text for w in words[at : at + length]) in self.lexicon.names:
                return length
        return 0

    def _opened(self, words: Sequence[Token], first: int, last: int) -> int:
        """Drops words that are capitals only because a sentence begins with them."""
        if self._known_length(words, first, last):
            return first
        if self._opener(words, first, last):
            first += 1
            while first < last and not words[first].cap:
                first += 1
        return first

    def _opener(self, words: Sequence[Token], first: int, last: int) -> bool:
        """A word that only the start of the sentence makes a capital: a function word, a role or a description."""
        low = words[first].lower
        lexicon = self.lexicon
        if self._compound(words[first].text):
            return True
        if (first + 1 < last and words[first + 1].text == "&") or self._quoted(words, first):
            return False  # "Kite & Crown"
        if low in lexicon.openers or "n't" in low or "n’t" in low or low.split("’")[0].split("'")[0] in lexicon.openers:
            return True
        if first and words[first - 1].lower in lexicon.openers:
            return False
        if low.endswith("ly") and last - first > 1 and words[first + 1].cap:
            given = words[first].text in lexicon.given_names or words[first].text in lexicon.names
            return not given and words[first].text not in lexicon.places  # "Notably Acme"
        topical = words[first].text in lexicon.topics or words[first].text in SIDES
        if topical and last - first > 2 and words[first + 1].text == "and":
            return False  # "Customs and Border Patrol said"
        if low in lexicon.common and (last - first == 1 or not words[first + 1].cap):
            return words[first].text not in self.words["institution"]
        if words[first].text in self.words["institution"] or words[first].text in lexicon.topics:
            return False
        role = low in lexicon.roles and last - first > 1 and self._role_length(words, first, last) <= 1
        return low in lexicon.descriptors or role

    def _governs(self, words: Sequence[Token], at: int) -> bool:
        """ "the city of Oakland signed": the body, unless something happens in it."""
        if words[at].lower not in _MUNICIPAL or at == 0 or at + 2 >= len(words) or words[at + 1].text != "of":
            return False
        before = words[at - 2].lower if at > 1 else ""
        within = before in _WITHIN and words[at].lower != "government"
        return words[at - 1].lower == "the" and words[at + 2].cap and not within

    def _compound(self, word: str) -> bool:
        """ "Cash-strapped", "Little-known": a compound whose last part is a small word describes what follows."""
        first, _, last = word.partition("-")
        small = last.islower() and (
            last in self.lexicon.common or last in self.lexicon.verbs or last.endswith(("ed", "ing"))
        )
        return small and first.lower() in self.lexicon.common

    def _opens(self, word: Token, after: Token | None) -> bool:
        person = (
            word.text in ("Jan", "Jun") and after is not None and after.cap and after.text not in self.words["calendar"]
        )
        return word.cap and (person or word.text not in self.words["calendar"])

    def _institution(self, words: Sequence[Token], first: int, last: int) -> bool:
        """Whether a title word is part of a body's name: "Sheriff's Office", "Attorney General of X"."""
        institutions = self.words["institution"]
        return any(w.text in institutions or w.lower in ("'s", "’s") for w in words[first + 1 : last])

    def _role_length(self, words: Sequence[Token], at: int, last: int) -> int:
        """Length of a role title at `at` that is no part of the name around it."""
        for length in (4, 3, 2, 1):
            if at + length > last:
                continue
            title = " ".join(w.lower for w in words[at : at + length])
            led = last < len(words) and words[last].text == "of" and at > 0 and words[at - 1].text == ","
            named_so = length == 1 and title in self.words["also_name"] and at + length == last and not led
            if title not in self.lexicon.roles or named_so:
                continue
            owns = at + length + 1 < last and words[at + length].lower in ("'s", "’s")
            if owns and words[at + length + 1].text.capitalize() in self.words["owned"]:
                continue  # "the Attorney General's Office"
            if length > 1 or not self._institution(words, at, last):
                return length
        return 0

    def _name(self, words: Sequence[Token], first: int, last: int, initial: bool) -> Iterator[Name]:
        while last > first and (not words[last - 1].cap and not words[last - 1].text[0].isdigit()):
            if words[last - 1].text in self.lexicon.names:
                break  # "eu-LISA"
            if (
                words[last - 1].text
                in self.words["national"] | {"administration", "forces", "force", "ministry"} | _SMALL_FORMS
            ):
                break
            if words[last - 1].text in ("'", "’", ".") and words[last - 2].text in self.words["dotted"]:
                break
            if words[last - 1].text in _HOUSES and words[last - 2].lower in ("'s", "’s"):
                break  # "Elm County District Attorney's office"
            last -= 1
        if last - first == 2 and words[first].text in self.words["nationality"] and words[first + 1].text.isupper():
            first += 1  # "the Dutch DPA"
        if words[first].text in self.words["nationality"] and last - first > 1:
            rest = self.lexicon.names.get(" ".join(w.text for w in words[first + 1 : last]), ("",))[0]
            first += rest in ("Company", "System") and self._known_length(words, first, last) < 2  # "Dutch Acme"
        last = with_body_noun(words, first, last, self.lexicon) if last > first else last
        if last - first == 1 and words[first].text in self.lexicon.not_names:
            return
        if last - first == 2 and words[first].text in self.words["nationality"] and words[first + 1].text in _FIRMS:
            return  # "a Russian Company, Acme"
        if last <= first or words[first].text in _JOINING:
            return
        if not words[first].text[0].isalpha() and not self._known_length(words, first, last):
            return
        text = self.text[words[first].start : words[last - 1].end]
        single = last - first == 1
        usual = words[first].lower in self.lexicon.common or words[first].lower in self.lexicon.verbs
        common = single and usual and text not in self.lexicon.names
        if common and initial and not self._quoted(words, first):
            return
        after = words[last].lower if last < len(words) else ""
        if single and initial and not self._opens_name(text) and after in _LEADING:
            return  # "Prior to X", "Based in X": a word that only a sentence's start makes a capital
        if words[first].text == "Series" and last - first == 2 and len(words[first + 1].text) == 1:
            return  # a round of funding
        people = {text, text.removesuffix("s")} & self.words["nationality"]  # "Americans"
        if text in self.lexicon.not_names or _as_a_service(words, first, last):
            return
        if single and (text in self.words["calendar"] or people or len(text) < 2):
            return
        yield Name(first, last, words[first].start, words[last - 1].end, text, initial)

    def _opens_name(self, text: str) -> bool:
        known = text in self.lexicon.names or text in self.lexicon.heads or text in self.lexicon.given_names
        return known or text[1:] != text[1:].lower() or any(c.isdigit() for c in text)

    def _quoted(self, words: Sequence[Token], at: int) -> bool:
        """A common word is a name in quotation marks behind what it names: its service "Reveal"."""
        if at < 2 or at + 1 >= len(words) or words[at + 1].text not in "\"”’'" or words[at - 1].text not in "\"“‘'":
            return False
        return words[at - 2].lower in self.lexicon.descriptors or words[at - 2].lower in ("called", "named", "dubbed")


def _as_a_service(words: Sequence[Token], first: int, last: int) -> bool:
    """ "Desktop as a Service", "the Terms of Service"."""
    before = [w.lower for w in words[max(0, first - 2) : first]]
    behind = [w.lower for w in words[last : last + 3]]
    return (before in (["as", "a"], ["terms", "of"]) and words[first].text == "Service") or behind == [
        "as",
        "a",
        "service",
    ]


def _lists_on(words: Sequence[Token], at: int) -> bool:
    """Whether a list of topics goes on to its "and"."""
    while at + 1 < len(words) and words[at].text == ",":
        at += 2
    return at < len(words) and words[at].text == "and"


def _after_opener(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    return at > 0 and words[at - 1].lower in lexicon.openers
