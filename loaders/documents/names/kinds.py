"""What kind of thing a name is: evidence from its own words and from all its contexts in the document, added up."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from loaders.documents.names.houses import firm_before, full_name, of_the_house
from loaders.documents.names.kind_signs import (
    based_behind,
    behind_owner,
    behind_place,
    bracketed,
    coded_contract,
    counted,
    described_before,
    describing,
    ends_description,
    engaged,
    goes_on,
    holder,
    invested_in,
    led,
    listed_behind,
    named_project,
    nobody,
    of_another,
    owner_opens,
    owner_told,
    personal,
    ranked,
    role_at,
    role_told,
    told_by,
    told_of,
)
from loaders.documents.names.neighbours import name_key, told_by_neighbours
from loaders.documents.names.own_words import OwnWords
from loaders.documents.names.shapes import Line, Name
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.tokens import Token
from loaders.documents.words.wordset import word_set

__all__ = ["Kinds", "name_key"]

_CALLED = word_set("called named dubbed titled codenamed")
_POSSESSIVE = word_set("its their our new his her")
_BRANCHES = word_set("unit division arm subsidiary affiliate")
_OWNED = word_set("its their 's ’s")  # "its Locate X service"
_PRODUCT_HEADS = word_set(
    "Software System Systems Platform Suite Database Network Service Services Cloud Program Programme"
)
_SOMEBODY = word_set(
    "contractor supplier vendor maker developer provider operator manufacturer builder reseller broker distributor "
    "publisher landlord investor employer subcontractor"
)  # who may be a person, too
_STAFF = word_set("officer officers agents officials deputies detectives inspectors soldiers")
_OF_TOWNS = word_set("county city board firm company startup start-up outfit")  # "a Noida company" tells no firm's name
_PARTS = word_set("unit arm division branch")  # of a body or of a firm
_FIELDS = word_set("of for in and until since")  # "Acme's president of sales", "Acme's head and founder"
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_QUOTES = frozenset("\"“”‘’'")
_THRESHOLD = 2.0
_SURE = 3.0


class Kinds:
    """Votes by name and kind. `decide` gives the kind of a name, or "" where the text does not tell."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.words = OwnWords(lexicon, self._add)
        self.told: Counter[tuple[str, str]] = Counter()  # the same words beside a name tell less each time
        self.votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self.proposed: dict[str, dict[str, float]] = {}  # what of them another source than the rules says

    def read(self, lines: Sequence[Line]) -> None:
        """Adds the votes of every occurrence, then lets decided names speak for undecided neighbours."""
        for line in lines:
            for name in line.names:
                self._own(name)
                self._around(line, name)
        self._persons(lines)
        self._houses()
        for _ in range(2):
            decided = {key: self.decide(key) for key in list(self.votes)}
            for line in lines:
                for name, kind, weight in told_by_neighbours(line, decided, self.lexicon):
                    self._add(name, kind, weight)

    def decide(self, key: str) -> str:
        votes = self.votes.get(key)
        if not votes:
            return ""
        kind, weight = max(votes.items(), key=lambda item: (item[1], item[0]))
        return kind if weight >= _THRESHOLD else ""

    def _add(self, name: Name, kind: str, weight: float) -> None:
        self.votes[name_key(name.text)][kind] += weight

    def _own(self, name: Name) -> None:
        key = name_key(name.text)
        if key in self.votes:
            return
        self.votes[key]["Company"] += 0.0
        known = self.lexicon.names.get(name.text) or self.lexicon.names.get(key)
        if known is None and name.text.isupper() and len(name.text) > 4:
            known = self.lexicon.names.get(name.text.title())  # "LONDON"
        if known is None and len(name.text) > 4 and name.text not in self.lexicon.given_names:
            known = self.lexicon.otherwise.get(name.text.casefold())  # "NVIDIA", "Tiktok"
        if known:
            self._add(name, *known)
        self.words.read(name, name.text.split())

    def _houses(self) -> None:
        """Names of unknown kind that begin with that of a firm of the text: "Quennor Express" beside "Quennor"."""
        order = {key: at for at, key in enumerate(self.votes)}  # as they are first named
        likely = {key for key in self.votes if self.decide(key) == "Company"}
        for key in [key for key in self.votes if " " in key and not self.decide(key)]:
            if short := full_name(key, likely, order):
                self.votes[key]["Company"] += 3.0
                self.votes[short]["Company"] += 1.0
        sure = (key for key, votes in self.votes.items() if votes["Company"] >= _SURE)
        firms = {key for key in sure if self.decide(key) == "Company" and key.lower() not in self.lexicon.common}
        for key in [key for key in self.votes if " " in key and not self.decide(key)]:
            words = key.split()
            if firm := firm_before(words, lambda first: first in firms):
                kind, weight = of_the_house(words, firm, self.lexicon)
                self.votes[key][kind] += weight

    def _around(self, line: Line, name: Name) -> None:
        """The longest cue on each side, and descriptions beside the name."""
        words = line.tokens
        before = words[max(0, name.first - 4) : name.first]
        while before and before[-1].text in _QUOTES:
            before = before[:-1]
        after = words[name.last : name.last + 4]
        if after and after[0].text in "'’" and name.text.endswith("s") and len(after) > 1 and after[1].lower.isalpha():
            self._cue(name, "right", ["'s", *(w.lower for w in after[1:])])  # "Acme Systems' engineers"
            after = after[:0]
        while after and after[0].text in _QUOTES:
            after = after[1:]
        if named_project(words, name.first, name.last):
            self._add(name, "System", 4.0)
        if coded_contract(words, name.last):
            self._add(name, "System", 4.0)
        if kind := bracketed(words, name.first, name.last, self.lexicon):
            self._add(name, kind, 2.5)
        if name.first == 0 and name.text.isupper() and after and after[0].text in "—–-(":
            self._add(name, "Location", 4.0)
        if before and before[-1].lower in _POSSESSIVE and name.text.split()[-1] in _PRODUCT_HEADS and " " in name.text:
            self._add(name, "System", 4.0)
        if based := behind_place(before):
            other = self.lexicon.heads.get(name.text.split()[-1], ("Company",))[0] != "Company"
            self._add(name, "Company", 1.0 if other else 3.5)
            before = words[max(0, name.first - based - 4) : name.first - based]
        if len(before) > 2 and before[-1].lower in ("'s", "’s") and before[-2].text in self.lexicon.countries:
            self._add(name, "Company", 1.0)  # "awarded to Oestland's Quennor"
            before = words[max(0, name.first - 6) : name.first - 2]
        if counted(before, after):
            self._add(name, "System", 2.5)
        if engaged(before, after) or (name.text not in self.lexicon.places and invested_in(words, name.first)):
            self._add(name, "Company", 2.5)
        spoken = bool(before) and before[-1].lower in ("says", "said", "say") and bool(after)
        if not (spoken and told_of(after, self.lexicon)):  # "Barlow says Acme was chosen"
            owning = bool(after) and after[0].lower in ("'s", "’s")
            self._cue(name, "left", [w.lower for w in before], "System" if owning else "")
        opening = name.initial and name.text.istitle() and bool(after) and after[0].lower in _STAFF
        if not of_another(before, after) and not (opening and " " not in name.text):  # "Frontline officers"
            self._cue(name, "right", [w.lower for w in after])
        if before:
            self._left(words, name, before)
        if after:
            self._right(words, name, after)

    def _cue(self, name: Name, side: str, words: Sequence[str], unless: str = "") -> None:
        table = self.lexicon.cues[side]
        for length in range(min(4, len(words)), 0, -1):
            phrase = " ".join(words[-length:] if side == "left" else words[:length])
            found = table.get(phrase)
            if found:
                self.told[name_key(name.text), phrase] += 1
                for kind, weight in found:
                    if kind == unless:
                        continue  # "uses Acme's cameras"
                    if kind == "Person" and (nobody(name.text) or self.lexicon.is_press(name.text)):
                        continue  # "told WXYZ", "told The Elmvale Bee"
                    self._add(name, kind, weight / self.told[name_key(name.text), phrase])
                return

    def _left(self, words: Sequence[Token], name: Name, before: Sequence[Token]) -> None:
        lexicon = self.lexicon
        low = before[-1].lower
        held = (low == "," and role_told(words, name.first, lexicon)) or led(words, name.first, lexicon)
        if held and " " in name.text and name.text.split()[-1] not in lexicon.words["governed"]:
            self._add(name, "Person", 4.0)
        if _ORDINAL.fullmatch(low):
            self._add(name, "Agency", 4.0)  # "the 542nd Sustainment Group"
        title = before[-1].text if low != "." or len(before) < 2 else before[-2].text
        if title in lexicon.titles and name.text.split()[-1] not in lexicon.heads:
            self._add(name, "Person", 5.0)
        elif (low in lexicon.roles and not before[-1].cap) or low in ("ceo", "cfo", "cto", "coo", "cio"):
            self._add(name, "Person", 4.0)
        elif low in lexicon.words["person"] and " " in name.text:
            self._add(name, "Person", 2.2)  # "the actor Ashton Doe"
        if low == "," and (kind := described_before(words, name.first, lexicon)):
            self._add(name, kind, 2.5)
        if kind := listed_behind(words, name.first, lexicon):
            self._add(name, kind, 2.5)
        pair = f"{before[-2].lower} {low}" if len(before) > 1 else ""
        descriptor = lexicon.descriptors.get(pair) or lexicon.descriptors.get(low)
        if before[-1].text in lexicon.words["nationality"] and name.text.isupper() and len(name.text) < 6:
            self._add(name, "Agency", 2.2)  # "the Polish CBA"
        trading = len(before) > 1 and before[-2].lower in lexicon.words["trading"]
        if low == "group" and len(before) > 1 and (trading or before[-2].text in lexicon.words["nationality"]):
            self._add(name, "Company", 4.0)  # "the French group Acme", "the defence group Acme"
        elif descriptor and not low.endswith("s") and not (descriptor.kind == "Agency" and before[-1].cap):
            somebody = low in _SOMEBODY and personal(name.text.split(), name.text.split()[-1], lexicon)
            self._add(name, descriptor.kind, 0.5 if somebody else 4.0)  # "the contractor Ann Doe"
        elif descriptor and not before[-1].cap:
            self._add(name, descriptor.kind, 1.5)
        if low in _CALLED or (low == "as" and len(before) > 1 and before[-2].lower in ("known", "branded", "marketed")):
            self._called(words, name)

    def _branch(self, words: Sequence[Token], name: Name) -> bool:
        owned = name.first > 0 and words[name.first - 1].lower in ("its", "their")
        return owned and name.text not in self.lexicon.places and name.text not in self.lexicon.words["nationality"]

    def _called(self, words: Sequence[Token], name: Name) -> None:
        for word in reversed(words[max(0, name.first - 9) : name.first - 1]):
            descriptor = self.lexicon.descriptors.get(word.lower)
            if descriptor and not word.cap:
                return self._add(name, descriptor.kind, 4.0)
        return None

    def _right(self, words: Sequence[Token], name: Name, after: Sequence[Token]) -> None:
        low = after[0].lower
        if based_behind(after):
            return self._add(name, "Location", 5.0)
        if (low == "," and len(after) > 1) or (low in ("is", "was") and len(after) > 1):
            self._apposition(words, name, name.last + 1)
        elif low in _BRANCHES and self._branch(words, name):
            self._add(name, "Company", 2.0)  # "its Acme Aerospace unit"
        elif low in self.lexicon.descriptors and not low.endswith("s") and low not in _OF_TOWNS:
            owned = name.first > 0 and words[name.first - 1].lower in _OWNED
            self._add(name, self.lexicon.descriptors[low].kind, 2.0 if owned else 1.5)
        else:
            kind, sure = describing(after, self.lexicon)
            owned = name.first > 0 and words[name.first - 1].lower in _OWNED
            the = kind == "System" and name.first > 0 and words[name.first - 1].lower == "the" and " " not in name.text
            if kind and (sure or owned or the):
                self._add(name, kind, 2.5 if sure else 2.0)

    def _apposition(self, words: Sequence[Token], name: Name, at: int) -> None:
        """ "X, a maker of …", "X is an agency …": the last noun before the first break names the kind."""
        first = words[at].lower
        if first == "the" and told_by(words, at + 1, self.lexicon):
            return None
        if words[at].cap and words[at - 1].text == "," and self._held_role(words, at):
            return self._add(name, "Person", 2.5)
        if first.isdigit() and len(first) == 2:
            return self._add(name, "Person", 3.0)
        if first == "its" and words[at - 1].text == "," and (kind := owner_told(words, at, self.lexicon)):
            return self._add(name, kind, 2.5)
        if words[at - 1].text == "," and ranked(words, at, self.lexicon):
            return self._described(words, name, at)  # "Velder, Norway's largest bank"
        if words[at - 1].text == "," and words[at].cap and owner_opens(words, at):
            return self._described(words, name, at, ("System",))  # "Kestrel, Acme's analysis software"
        if (
            first not in ("a", "an", "the", "another", "one")
            and first not in self.lexicon.roles
            and first not in ("its", "his", "her")
        ):
            return None
        return self._described(words, name, at)

    def _held_role(self, words: Sequence[Token], at: int) -> bool:
        """ ", JCWI's legal policy director": a body, a possessive and a role before the next comma."""
        owned = -1
        for i in range(at, min(len(words), at + 12)):
            low = words[i].lower
            if low in ("'s", "’s"):
                owned = i
            elif low == "," or (owned < 0 and not words[i].cap and low not in ("of", "and", "for")):
                return False
            elif owned >= 0 and (length := role_at(words, i, self.lexicon)):
                behind = words[i + length : i + length + 1]
                return not behind or not behind[0].text[0].isalpha() or behind[0].lower in _FIELDS
        return False

    def _described(self, words: Sequence[Token], name: Name, at: int, kinds: Sequence[str] = ()) -> None:
        head = last = ""
        lexicon = self.lexicon
        for word in words[behind_owner(words, at) : at + 14]:
            low = word.lower
            if low in lexicon.roles or (low in lexicon.words["person"] and ends_description(words, word, lexicon)):
                return self._add(name, *holder(name.text, lexicon.roles.get(low, ""))) if not kinds else None
            verb = lexicon.verbs.get(low)
            if (
                head
                and verb is not None
                and (verb.form in ("past", "participle", "either", "ing") or low in ("set", "run"))
                and last not in ("and", "or")
            ):
                break
            last = low
            if low == "who" and head and not kinds:
                return self._add(name, "Person", 4.0)  # "X, a game developer who had licensed"
            if word.cap and head:
                break
            if low in ("and", "or") and head in lexicon.descriptors and not goes_on(words, word):
                break
            function = low in lexicon.words["preposition"] or low in lexicon.words["relative"]
            if function or not (word.text[0].isalnum() or low in ("'", "’", "'s", "’s")):
                break
            head = low if low in lexicon.descriptors or not head else head if word.cap else low
        descriptor = lexicon.descriptors.get(head)
        if descriptor and descriptor.kind in (kinds or (descriptor.kind,)):
            self._add(name, descriptor.kind, 1.0 if head in _PARTS else 4.0)
        return None

    def _persons(self, lines: Sequence[Line]) -> None:
        """Last names take the kind of the full name that the document gives."""
        people = [k for k in list(self.votes) if " " in k and self.decide(k) == "Person"]
        last_names = {k.split()[-1] for k in people} | {" ".join(k.split()[-2:]) for k in people if k.endswith("r.")}
        for line in lines:
            for name in line.names:
                if name.text in last_names and not self.lexicon.names.get(name.text):
                    self._add(name, "Person", 1.5)
