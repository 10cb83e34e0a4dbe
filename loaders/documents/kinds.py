"""What kind of thing a name is: evidence from its own words and from all its contexts in the document, added up."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from loaders.documents.lexicon import Lexicon
from loaders.documents.names import Line, Name
from loaders.documents.tokens import Token

__all__ = ["Kinds", "name_key"]

_CALLED = frozenset("called named dubbed titled codenamed".split())
_BY = frozenset("made built developed created designed sold owned hosted supplied manufactured written produced operated provided run".split())
_COMPANY_VERBS = frozenset(
    "sells sell markets manufactures makes employs raised unveiled sold bid bids licenses supplies supplied hosts specialises "
    "specializes acquired bought merged won landed marketed".split()
)
_SYSTEM_VERBS = frozenset("allows lets enables scans matches collects ranks flags stores reads analyses analyzes tracks scores".split())
_AGENCY_VERBS = frozenset("deployed purchased uses procured deploys arrested awarded contracted".split())
_BUYERS = frozenset("acquired acquire acquiring bought buying".split())
_USING = frozenset("use uses used using deploy deployed deploying deploys via adopt adopted adopting".split())
_CAP_NOUNS = frozenset("software system platform tool technology database app spyware cameras drones program service services products".split())
_THRESHOLD = 2.0


def name_key(text: str) -> str:
    """Names are the same if they are alike but for a leading article and a legal form's dots."""
    return text.removeprefix("The ").removeprefix("the ").replace("U.S.", "US").replace("U.K.", "UK").rstrip(".").replace(",", "")


class Kinds:
    """Votes by name and kind. `decide` gives the kind of a name, or "" where the text does not tell."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
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
        last, first = words[-1].rstrip(".,"), words[0]
        if words[-1] in ("administration", "government"):
            return self._add(name, "Agency", 6.0)
        for word, factor in ((last, 1.0), (first, 0.8 if len(words) > 1 and ("of" in words or "for" in words) else 0.0)):
            head = lexicon.heads.get(word)
            if head and factor and len(words) > 1:
                self._add(name, head[0], head[1] * factor)
            elif head and factor and head[1] >= 5 and head[0] == "Agency":
                self._add(name, "Agency", 3.0)
        for word in words[1:-1]:
            head = lexicon.heads.get(word)
            if head and head[0] in ("Agency", "Organization"):
                self._add(name, head[0], head[1] * 0.4)
        if 2 <= len(words) <= 4 and first in lexicon.given_names and all(w[0].isupper() or len(w) < 4 for w in words[1:]):
            if last not in lexicon.heads or lexicon.heads[last][1] < 3:
                self._add(name, "Person", 4.0)
        if len(words) == 1:
            self._single(name, words[0])

    def _single(self, name: Name, word: str) -> None:
        if any(c.isdigit() for c in word) and word[0].isupper():
            self._add(name, "System", 1.0)
        elif word.isupper() and len(word) > 2:
            self._add(name, "System", 0.6)
        elif any(c.isupper() for c in word[1:]) and word.isalpha():
            self._add(name, "System", 0.8)
            self._add(name, "Company", 0.6)

    def _around(self, line: Line, name: Name) -> None:
        words = line.tokens
        before = words[name.first - 1] if name.first else None
        after = words[name.last] if name.last < len(words) else None
        if before:
            self._left(words, name, before)
        if after:
            self._right(words, name, after)

    def _left(self, words: Sequence[Token], name: Name, before: Token) -> None:
        lexicon = self.lexicon
        low = before.lower
        if before.text.rstrip(".") in lexicon.titles or (low == "." and name.first > 1 and words[name.first - 2].text in lexicon.titles):
            if not any(w in lexicon.heads for w in name.text.split()[-1:]):
                self._add(name, "Person", 5.0)
        elif low in lexicon.roles and not before.cap or low in ("ceo", "cfo", "cto", "coo", "cio"):
            self._add(name, "Person", 4.0)
        descriptor = lexicon.descriptors.get(low)
        if descriptor and not low.endswith("s"):
            self._add(name, descriptor.kind, 4.0)
        elif low in ("in", "near", "outside", "across"):
            self._add(name, "Location", 1.0)
        elif low == "by" and name.first > 1 and words[name.first - 2].lower in _BY:
            self._add(name, "Company", 2.0)
        elif low in _BUYERS:
            self._add(name, "Company", 1.5)
        elif low in _USING:
            self._add(name, "System", 2.0)
        elif low in "\"“‘'" and name.first > 1:
            before = words[name.first - 2]
            low = before.lower
        if low in _CALLED or (low == "as" and name.first > 1 and words[name.first - 2].lower in ("known", "branded", "marketed")):
            self._called(words, name)

    def _called(self, words: Sequence[Token], name: Name) -> None:
        for word in reversed(words[max(0, name.first - 9) : name.first - 1]):
            descriptor = self.lexicon.descriptors.get(word.lower)
            if descriptor:
                return self._add(name, descriptor.kind, 4.0)
        return None

    def _right(self, words: Sequence[Token], name: Name, after: Token) -> None:
        low = after.lower
        phrases = self.lexicon.words
        second = words[name.last + 1] if name.last + 1 < len(words) else None
        if low in ("'s", "’s") and second:
            self._owned(words, name)
        elif low == "," and second:
            self._apposition(words, name, name.last + 1)
        elif low == "(" and second and second.text.isupper() and name.last - name.first > 1:
            self._add(name, "Agency", 0.3)
        elif low in phrases["staff_of_company"] and low not in phrases["staff_of_agency"]:
            self._add(name, "Company", 2.5)
        elif low in phrases["staff_of_agency"] and low not in phrases["staff_of_company"]:
            self._add(name, "Agency", 2.0)
        elif low in self.lexicon.descriptors and not low.endswith("s") and low not in ("county", "city"):
            self._add(name, self.lexicon.descriptors[low].kind, 2.0)
        elif low in _COMPANY_VERBS:
            self._add(name, "Company", 1.5)
        elif low in _SYSTEM_VERBS:
            self._add(name, "System", 1.2)
        elif low in _AGENCY_VERBS:
            self._add(name, "Agency", 0.8)
        elif low == "is" or low == "was":
            self._apposition(words, name, name.last + 1)
        elif low == "who" or low in ("he", "she"):
            self._add(name, "Person", 2.0)

    def _owned(self, words: Sequence[Token], name: Name) -> None:
        for word in words[name.last + 1 : name.last + 5]:
            low = word.lower
            if low in self.lexicon.roles and self.lexicon.roles[low] or low in ("employees", "shareholders", "investors", "engineers"):
                return self._add(name, "Company", 1.5)
            if low in _CAP_NOUNS:
                return self._add(name, "Company", 1.5)
            if low in self.lexicon.words["staff_of_agency"]:
                return self._add(name, "Agency", 1.0)
            if not word.text[0].isalpha():
                return None
        return None

    def _apposition(self, words: Sequence[Token], name: Name, at: int) -> None:
        """"X, a maker of …", "X is an agency …": the last noun before the first break names the kind."""
        first = words[at].lower
        if first.isdigit() and len(first) == 2:
            return self._add(name, "Person", 3.0)
        if first == "who":
            return self._add(name, "Person", 4.0)
        if first == "which":
            return self._add(name, "Company", 0.4)
        if first not in ("a", "an", "the", "another", "one") and first not in self.lexicon.roles and first not in ("its", "his", "her"):
            return None
        return self._described(words, name, at)

    def _described(self, words: Sequence[Token], name: Name, at: int) -> None:
        head = ""
        for word in words[at + (words[at].lower in ("a", "an", "the", "another", "one")) : at + 14]:
            low = word.lower
            if low in self.lexicon.roles:
                return self._add(name, "Person", 3.5)
            if low in self.lexicon.words["preposition"] | self.lexicon.words["relative"] or not word.text[0].isalnum():
                if word.text not in ("'", "’") and low not in ("'s", "’s"):
                    break
            head = low
        descriptor = self.lexicon.descriptors.get(head)
        if descriptor:
            self._add(name, descriptor.kind, 4.0)
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
            elif between in (["'s"], ["’s"]) and not kinds[1] and kinds[0] in ("Company", "Agency"):
                self._add(two, "System", 2.0)
            elif between == ["'s", "new"] and not kinds[1] and kinds[0] == "Company":
                self._add(two, "System", 2.0)

    def _share(self, one: Name, two: Name, kinds: tuple[str, str]) -> None:
        if kinds[0] and not kinds[1] and kinds[0] != "Location":
            self._add(two, kinds[0], 1.0)
        elif kinds[1] and not kinds[0]:
            self._add(one, kinds[1], 1.0)
