"""What kind of thing a name is: evidence from its own words and from all its contexts in the document, added up."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from loaders.documents.lexicon import Lexicon
from loaders.documents.names import Line, Name
from loaders.documents.tokens import Token
from loaders.documents.wordset import word_set

__all__ = ["Kinds", "name_key"]

_CALLED = word_set("called named dubbed titled codenamed")
_DEFINITE = word_set("its the our their a an his her whose new")
_POSSESSIVE = word_set("its their our new his her")
_OWNED = word_set("its their 's ’s")  # "its Locate X service"
_PRODUCT_HEADS = word_set(
    "Software System Systems Platform Suite Database Network Service Services Cloud Program Programme"
)
_BRANCHES = word_set(
    "Canada UK US USA America Europe Australia Germany France India Ireland Israel Federal Government Public "
    "International Global Foundation Inc LLC Ltd Limited Corp Enterprise Research Subsidiary Holdings"
)
_HYPHENS = ("-", "\u2011")
_STATE = word_set("National Federal Royal State")
_PARTS = word_set("unit arm division branch")  # of a body or of a firm
_BARE_BODIES = word_set(
    "Government Customs Police Council Commission Ministry Army Navy Parliament Department Authority"
)
_PLACES_OF_WORK = word_set(
    "Center Centre Division Team Unit Lab Headquarters Board Committee Foundation Fund Campaign Conference Summit "
    "Policy"
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_QUOTES = frozenset("\"“”‘’'")
_THRESHOLD = 2.0


def name_key(text: str) -> str:
    """Names are the same if they are alike but for a leading article and a legal form's dots."""
    return (
        text.removeprefix("The ")
        .removeprefix("the ")
        .replace("U.S.", "US")
        .replace("U.K.", "UK")
        .rstrip(".")
        .replace(",", "")
    )


class Kinds:
    """Votes by name and kind. `decide` gives the kind of a name, or "" where the text does not tell."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.told: Counter[tuple[str, str]] = Counter()  # the same words beside a name tell less each time
        self.votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))

    def read(self, lines: Sequence[Line]) -> None:
        """Adds the votes of every occurrence, then lets decided names speak for undecided neighbours."""
        for line in lines:
            for name in line.names:
                self._own(name)
                self._around(line, name)
        self._persons(lines)
        for _ in range(2):
            decided = {key: self.decide(key) for key in list(self.votes)}
            for line in lines:
                self._neighbours(line, decided)

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
        if known:
            self._add(name, *known)
        self._shape(name, name.text.split())

    def _shape(self, name: Name, words: Sequence[str]) -> None:
        lexicon = self.lexicon
        first = words[0]
        described = words[-1] in self.lexicon.descriptors or words[-1] in self.lexicon.heads
        small = len(words) > 1 and words[-1].islower() and not described
        if small or words[-1] in (
            "administration",
            "police",
            "council",
            "army",
            "navy",
            "military",
            "gendarmerie",
        ):
            return self._add(name, "Agency", 6.0)
        cut = next((i for i, w in enumerate(words) if w in ("of", "for", "de", "del") and i), len(words))
        last = words[cut - 1].rstrip(".,")
        self._heads(name, words, last, cut)
        if first in _STATE and len(words) > 2 and lexicon.heads.get(last, ("",))[0] == "Agency":
            self._add(name, "Agency", 2.0)  # "National Monitoring Centre"
        if cut < len(words) and first.capitalize() in (
            "City",
            "Town",
            "Village",
            "Township",
            "County",
            "State",
            "Borough",
            "Municipality",
            "Government",
        ):
            self._add(name, "Agency", 2.5)
        if (
            2 <= len(words) <= 4
            and first in lexicon.given_names
            and all(w[0].isupper() or len(w) < 4 for w in words[1:])
        ) and (last not in lexicon.heads or lexicon.heads[last][1] < 3):
            self._add(name, "Person", 4.0)
        elif len(words) > 1 and cut == len(words):
            self._of_a_firm(name, words)
        if len(words) == 1:
            self._single(name, words[0])
        elif "&" in words:
            self._add(name, "Company", 2.0)

    def _of_a_firm(self, name: Name, words: Sequence[str]) -> None:
        """ "Axon Body 3", "Acme Public Safety Canada": a well-known firm's name with more behind it."""
        known = self.lexicon.names
        firm = next((n for n in (2, 1) if n < len(words) and known.get(" ".join(words[:n]), ("",))[0] == "Company"), 0)
        if not firm or name.text in known:
            return
        rest = words[firm:]
        branch = rest[-1] in self.lexicon.places or rest[-1] in _BRANCHES or any(w in self.lexicon.heads for w in rest)
        self._add(name, "Company" if branch else "System", 2.5 if branch else 2.0)

    def _heads(self, name: Name, words: Sequence[str], last: str, cut: int) -> None:
        heads = self.lexicon.heads
        if last in heads and (len(words) > 1 or heads[last][0] == "Agency"):
            kind, strength = heads[last]
            self._add(name, kind, strength if len(words) > 1 else min(3.0, strength))
        if 0 < cut < len(words) and heads.get(last, ("",))[0] == "Organization":
            self._add(name, "Organization", 3.0)  # "the Association of Public Safety Officials International"
        if len(words) > 1 and words[-1] in ("County", "Parish", "Township"):
            self._add(name, "Location", 3.0)
        if "NHS" in words and words[-1] in ("Trust", "Trusts", "Board", "Scotland", "Wales"):
            self._add(name, "Agency", 5.0)
        if len(words) == 1 and last in _BARE_BODIES:
            self._add(name, "Agency", 4.0)
        for word in words[: cut - 1]:
            if word in heads:
                self._add(name, heads[word][0], heads[word][1] * 0.4)

    def _single(self, name: Name, word: str) -> None:
        if any(c.isdigit() for c in word) and word[0].isupper():
            self._add(name, "System", 1.0)
        elif word.isupper() and len(word) > 2:
            self._add(name, "System", 2.0 if len(word) > 5 else 0.6)
        elif any(c.isupper() for c in word[1:]) and word.isalpha():
            self._add(name, "System", 0.8)
            self._add(name, "Company", 0.6)

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
        if name.first == 0 and name.text.isupper() and after and after[0].text in "—–-(":
            self._add(name, "Location", 4.0)
        if before and before[-1].lower in _POSSESSIVE and name.text.split()[-1] in _PRODUCT_HEADS and " " in name.text:
            self._add(name, "System", 4.0)
        spoken = bool(before) and before[-1].lower in ("says", "said", "say") and bool(after)
        if not (spoken and after[0].lower in self.lexicon.words["auxiliary"]):  # "Barlow says Acme was chosen"
            self._cue(name, "left", [w.lower for w in before])
        self._cue(name, "right", [w.lower for w in after])
        if before:
            self._left(words, name, before)
        if after:
            self._right(words, name, after)

    def _cue(self, name: Name, side: str, words: Sequence[str]) -> None:
        table = self.lexicon.cues[side]
        for length in range(min(4, len(words)), 0, -1):
            phrase = " ".join(words[-length:] if side == "left" else words[:length])
            found = table.get(phrase)
            if found:
                self.told[name_key(name.text), phrase] += 1
                for kind, weight in found:
                    self._add(name, kind, weight / self.told[name_key(name.text), phrase])
                return

    def _left(self, words: Sequence[Token], name: Name, before: Sequence[Token]) -> None:
        lexicon = self.lexicon
        low = before[-1].lower
        if _ORDINAL.fullmatch(low):
            self._add(name, "Agency", 4.0)  # "the 542nd Sustainment Group"
        title = before[-1].text if low != "." or len(before) < 2 else before[-2].text
        if title in lexicon.titles and name.text.split()[-1] not in lexicon.heads:
            self._add(name, "Person", 5.0)
        elif (low in lexicon.roles and not before[-1].cap) or low in ("ceo", "cfo", "cto", "coo", "cio"):
            self._add(name, "Person", 4.0)
        if (
            low == ","
            and len(before) > 2
            and before[-2].lower in lexicon.descriptors
            and not before[-2].lower.endswith("s")
        ) and (before[-3].lower in _DEFINITE or (len(before) > 3 and before[-4].lower in _DEFINITE)):
            self._add(name, lexicon.descriptors[before[-2].lower].kind, 2.5)
        descriptor = lexicon.descriptors.get(low)
        if low == "group" and len(before) > 1 and before[-2].text in lexicon.words["nationality"]:
            self._add(name, "Company", 4.0)  # "the French group Acme"
        elif descriptor and not low.endswith("s"):
            self._add(name, descriptor.kind, 4.0)
        elif descriptor and not before[-1].cap:
            self._add(name, descriptor.kind, 1.5)
        if low in _CALLED or (low == "as" and len(before) > 1 and before[-2].lower in ("known", "branded", "marketed")):
            self._called(words, name)

    def _called(self, words: Sequence[Token], name: Name) -> None:
        for word in reversed(words[max(0, name.first - 9) : name.first - 1]):
            descriptor = self.lexicon.descriptors.get(word.lower)
            if descriptor:
                return self._add(name, descriptor.kind, 4.0)
        return None

    def _right(self, words: Sequence[Token], name: Name, after: Sequence[Token]) -> None:
        low = after[0].lower
        if (low == "," and len(after) > 1) or (low in ("is", "was") and len(after) > 1):
            self._apposition(words, name, name.last + 1)
        elif low in self.lexicon.descriptors and not low.endswith("s") and low not in ("county", "city", "board"):
            owned = name.first > 0 and words[name.first - 1].lower in _OWNED
            self._add(name, self.lexicon.descriptors[low].kind, 2.0 if owned else 1.5)

    def _apposition(self, words: Sequence[Token], name: Name, at: int) -> None:
        """ "X, a maker of …", "X is an agency …": the last noun before the first break names the kind."""
        first = words[at].lower
        if words[at].cap and words[at - 1].text == "," and self._held_role(words, at):
            return self._add(name, "Person", 2.5)
        if first.isdigit() and len(first) == 2:
            return self._add(name, "Person", 3.0)
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
            elif owned >= 0 and low in self.lexicon.roles:
                return i + 1 >= len(words) or not words[i + 1].text[0].isalpha()
        return False

    def _described(self, words: Sequence[Token], name: Name, at: int) -> None:
        head = last = ""
        lexicon = self.lexicon
        for word in words[_behind_owner(words, at) : at + 14]:
            low = word.lower
            if low in lexicon.roles:
                return self._add(name, "Person", 3.5)
            verb = lexicon.verbs.get(low)
            if (
                head
                and verb is not None
                and verb.form in ("past", "participle", "either", "ing")
                and last not in ("and", "or")
            ):
                break
            last = low
            if word.cap and head:
                break
            if low in ("and", "or") and head in lexicon.descriptors and not _goes_on(words, word):
                break
            function = low in lexicon.words["preposition"] or low in lexicon.words["relative"]
            if function or not (word.text[0].isalnum() or low in ("'", "’", "'s", "’s")):
                break
            head = low if low in lexicon.descriptors or not head else head if word.cap else low
        descriptor = lexicon.descriptors.get(head)
        if descriptor:
            self._add(name, descriptor.kind, 1.0 if head in _PARTS else 4.0)
        return None

    def _persons(self, lines: Sequence[Line]) -> None:
        """Last names take the kind of the full name that the document gives."""
        last_names = {k.split()[-1] for k in list(self.votes) if " " in k and self.decide(k) == "Person"}
        for line in lines:
            for name in line.names:
                if name.text in last_names and not self.lexicon.names.get(name.text):
                    self._add(name, "Person", 1.5)

    def _neighbours(self, line: Line, decided: Mapping[str, str]) -> None:
        words = line.tokens
        for one, two in zip(line.names, line.names[1:], strict=False):
            between = [w.lower for w in words[one.last : two.first]]
            kinds = decided[name_key(one.text)], decided[name_key(two.text)]
            if between in ([","], ["and"], [",", "and"], ["or"], ["&"], [",", "or"], ["nor"]):
                self._share(one, two, kinds)
            elif (between in (["'s"], ["’s"]) and not kinds[1] and kinds[0] in ("Company", "Agency")) or (
                between == ["'s", "new"] and not kinds[1] and kinds[0] == "Company"
            ):
                if kinds[0] == "Company" and two.text.split()[-1] in _PLACES_OF_WORK:
                    continue
                body = self.lexicon.heads.get(two.text.split()[-1], ("",))[0] == "Agency" and kinds[0] == "Agency"
                self._add(two, "Agency" if body else "System", 2.0)

    def _share(self, one: Name, two: Name, kinds: tuple[str, str]) -> None:
        if kinds[0] and not kinds[1] and kinds[0] != "Location":
            self._add(two, kinds[0], 1.5)
        elif kinds[1] and not kinds[0]:
            self._add(one, kinds[1], 1.5)


def _behind_owner(words: Sequence[Token], at: int) -> int:
    """Where a description begins: behind its article, "the Defence Ministry's" or "a Fort Worth, Texas-based"."""
    at += words[at].lower in ("a", "an", "the", "another", "one")
    for i in range(at, min(at + 8, len(words))):
        if words[i].text in _HYPHENS and i + 1 < len(words) and words[i + 1].lower in ("based", "headquartered"):
            return i + 2
        if words[i].lower in ("'s", "’s"):
            return i + 1
        if not words[i].cap and words[i].text not in (",", ".", *_HYPHENS):
            break
    return at


def _goes_on(words: Sequence[Token], joint: Token) -> bool:
    """Whether a description goes on behind "and" without a new article."""
    at = next((i for i, word in enumerate(words) if word is joint), len(words)) + 1
    return at < len(words) and not words[at].cap and words[at].lower not in _DEFINITE
