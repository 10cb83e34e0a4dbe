"""Small words and signs inside a name: "the Ministry of Trade and Industry", "Committee on Ports", "Acme–Canada"."""

from collections.abc import Sequence

from loaders.documents.names.kind_signs import is_people
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.tokens import Token
from loaders.documents.words.wordset import word_set

__all__ = ["SIDES", "Joints", "branded"]

_SHARED_BODIES = word_set("Police Constabulary Council Counties")
_SMALL = word_set("and of for the &")
_LEADING = word_set("the 's ’s")
_ONE_BODY = word_set("Board Authority Agency Commission")
_OF_ONE = word_set("has is was does uses buys owns runs operates")
_PARTNERS = word_set("Company Co Son Sons Daughter Associates Partners Brothers Bros Daughters")
SIDES = word_set("Mid North South East West Central Greater Northern Southern Eastern Western")


_LANDS = word_set("America Canada Europe Australia India Germany France Japan Israel Mexico Texas California")
_SITTING = word_set("Committee Subcommittee Commission Council Caucus Panel Conference")
_LISTED = word_set("the a an 's ’s its their")
_HOLDERS = word_set(
    "Agency Authority Board Commission Department Ministry System Centre Center Committee Office Service"
)
_NATIONAL = word_set("National Federal Royal State Integrated Joint Central Regional")
_INCORPORATED = word_set("Corporation Corp Group Company Co Inc Ltd Limited plc PLC LLC Holdings")
_PEOPLE = word_set(
    "Americans Citizens Veterans Families Voters Residents Neighbors Neighbours Scientists Students Friends"
)
_TOPICAL = word_set("Project Council Center Centre Institute Campaign Alliance Coalition Initiative Network Forum")
_RIGHTS = word_set("Access Right Rights")


def branded(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a sign at `at` stands inside a name without a space around it: "Acme® Reveal", "Acme Systems–Canada"."""
    sign, previous, after = words[at], words[at - 1], words[at + 1]
    if previous.end != sign.start:
        return False
    if sign.text in "®™":
        return True
    closed = sign.text in "–—" and after.start == sign.end and previous.text not in lexicon.places
    return closed and after.text in lexicon.countries and lexicon.heads.get(previous.text, ("",))[0] == "Company"


class Joints:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.words = lexicon.words

    def joins(self, words: Sequence[Token], first: int, last: int, end: int) -> bool:
        """Whether "and" at `last` joins the name that began at `first` with the run that ends at `end`: topics on both
        sides, "Ministry of X and Y", "the X and Y Commission", or the initials of both in a bracket behind."""
        topics, names = self.lexicon.topics, self.lexicon.names
        before, after = words[last - 1].text, words[last + 1].text
        if last - first > 1 and " ".join(w.text for w in words[first:last]) in names:
            return False  # "Customs and Border Protection and Health Canada"
        if self._one_firm(words, first, last, end) or self._incorporated(words, first, last, end):
            return True
        if before in topics and after in topics and after not in ("Police", "National"):
            return True
        if _abbreviated(words, first, last) or after in _PARTNERS or self._traders(words, first, last, end):
            return True  # "Arnold and Company Ltd"
        if last - first == 1 and before in SIDES and after in SIDES:
            return self.lexicon.heads.get(words[end - 1].text, ("",))[0] in ("Agency", "Organization")
        if after in names or after.isupper() or before in names:
            return False
        overseen = any(w.text in self.words["overseer"] for w in words[first:last])
        purposed = any(w.text in self.words["purpose"] for w in words[first:last])
        if (overseen and any(w.text in ("of", "for", "on") for w in words[first:last])) or (
            purposed and any(w.text == "for" for w in words[first:last])
        ):
            return after not in self.words["institution"]
        body = words[last + 2].text if last + 2 < len(words) else ""
        opens = first == 0 or words[first - 1].text not in ",&"
        if last - first == 1 and body in _SHARED_BODIES and opens and self._plain_name(before):
            return self._plain_name(after)  # "Devon and Cornwall Police"
        return self._commission(words, first, last, end)

    def lists(self, words: Sequence[Token], first: int, last: int) -> int:
        """How many words a name goes on by from a comma to its last noun: "the Ports, Roads and Rail Authority"."""
        at, led = last, self._determined(words, first + (words[first].text == "The"))
        while led and at + 2 < len(words) and words[at].text == "," and self._plain_noun(words[at + 1]):
            at += 2
        joint = words[at].text if at < len(words) else ""
        if not led or at == last or joint not in ("and", "&") or not self._plain_noun(words[last - 1]):
            return 0
        end = at + 1
        while end < len(words) and (words[end].cap and words[end].text not in self.words["calendar"]):
            end += 1
        ends = end > at + 2 and words[end - 1].text in _HOLDERS
        return end - last if ends and all(self._plain_noun(w) for w in words[at + 1 : end]) else 0

    def _determined(self, words: Sequence[Token], first: int) -> bool:
        """Whether an article stands before a run, or an article and an adjective."""
        adjective = first > 1 and words[first - 1].text.islower() and words[first - 1].lower not in self.lexicon.verbs
        return any(i >= 0 and words[i].lower in _LISTED for i in (first - 1, first - 2 if adjective else first - 1))

    def _plain_noun(self, word: Token) -> bool:
        plain = word.lower in self.lexicon.common or word.text in self.lexicon.topics or word.text in self.lexicon.heads
        return word.cap and plain and word.text not in self.lexicon.names and not word.text.isupper()

    def leads_on(self, words: Sequence[Token], first: int, last: int) -> int:
        """How many words a name goes on by from the "of", "for", "on" or "to" at `last`."""
        word, after, previous = words[last].text, words[last + 1], words[last - 1]
        third = words[last + 2] if last + 2 < len(words) else None
        if word == "of":
            return self._of(words, first, last, third)
        if word == "for":
            placed = after.text in self.lexicon.places and all(w.text in self.lexicon.topics for w in words[first:last])
            purposed = any(
                w.text in self.words["purpose"] or is_people(w.text, self.lexicon) for w in words[first:last]
            )
            held = after.text in self.lexicon.names and previous.text != "Commissioner"  # "Commissioner for Surrey"
            named = after.cap and purposed and not held
            return 2 if placed or named else 0  # "Transport for Wales"
        if word == "on" and previous.text in _TOPICAL:
            plain = after.cap and after.text not in self.words["calendar"]  # "the council on Tuesday approved"
            return 2 if plain and (after.lower in self.lexicon.common or after.text in self.lexicon.topics) else 0
        if word == "on" and previous.text in _SITTING:
            field = third if after.text == "the" and third is not None else after
            plain = field.cap and field.text not in self.words["calendar"]
            told = plain and (field.text in self.lexicon.topics or field.lower in self.lexicon.common)
            return (3 if after.text == "the" else 2) if told else 0  # "Committee on the Judiciary"
        return 2 if word == "to" and previous.text in _RIGHTS and after.text in self.lexicon.topics else 0

    def _of(self, words: Sequence[Token], first: int, last: int, third: Token | None) -> int:
        after, previous = words[last + 1], words[last - 1]
        if previous.text == "Group" and last - first == 2 and (first == 0 or words[first - 1].lower != "the"):
            return 0  # "bought by Velder Group of Aarhus"
        head = any(w.text in self.words["institution"] for w in words[first:last])
        if head and after.cap:
            return 2
        firm = self.lexicon.heads.get(previous.text, ("",))[0] == "Company" and last - first > 1
        if firm and after.text in _LANDS:
            return 2  # "Acme Systems of America"
        known = self.lexicon.names.get(" ".join(w.text for w in words[first:last]), ("",))[0]
        if known == "Organization" and (after.text in self.lexicon.places or after.text in SIDES):
            return 2  # "ACLU of Northern California"
        led = any(w.text in self.words["overseer"] | self.words["court"] for w in words[first:last])
        on = head and after.text == "the" and third is not None and third.cap
        return 3 if on and third is not None and (led or third.text in self.lexicon.topics) else 0

    def _one_firm(self, words: Sequence[Token], first: int, last: int, end: int) -> bool:
        """ "the firm Velder Sand and Gravel", "Velder Sand and Gravel Co.": things that one firm deals in."""
        told = self.lexicon.descriptors.get(words[first - 1].lower) if first else None
        single = told is not None and told.kind == "Company" and words[first - 1].text.islower()
        single = single and not words[first - 1].lower.endswith("s")
        formed = any(word.text in self.words["legal_form"] for word in words[last + 2 : end])
        plain = all(words[i].lower in self.lexicon.common or self._dealt(words[i].text) for i in (last - 1, last + 1))
        dealt = all(words[i].text in self.words["dealt"] for i in (last - 1, last + 1))
        return (
            plain
            and last - first > 1
            and (single or formed or dealt)
            and words[last + 1].text not in self.lexicon.names
        )

    def _incorporated(self, words: Sequence[Token], first: int, last: int, end: int) -> bool:
        """ "the Oil and Mineral Gas Corporation", "Orwave Missiles and Optics Group": plain nouns on both sides, and a
        firm's last word; "the Families and Children Center": and a society's."""
        kind, strength = self.lexicon.heads.get(words[end - 1].text.rstrip("."), ("", 0.0))
        if end - last < 3 or last - first > 2 or (first and words[first - 1].text == ","):
            return False
        firm = words[end - 1].text in _INCORPORATED
        body = kind in ("Organization", "Agency") and strength >= 2 and last - first == 1
        sides = [words[last - 1], *words[last + 1 : end - 1]]
        return (firm or body) and all(self._plain_noun(w) or self._dealt(w.text) for w in sides)

    def _dealt(self, word: str) -> bool:
        return word in self.words["dealt"] or self.lexicon.heads.get(word, ("",))[0] == "Company"

    def _traders(self, words: Sequence[Token], first: int, last: int, end: int) -> bool:
        """ "Orwave Systems and Supplies Ltd"."""
        trades = all(self.lexicon.heads.get(words[i].text, ("",))[0] == "Company" for i in (last - 1, last + 1))
        formed = end == last + 3 and words[last + 2].text in self.words["legal_form"]
        return trades and last - first > 1 and (formed or (end > last + 3 and words[end - 1].text == "."))

    def _commission(self, words: Sequence[Token], first: int, last: int, end: int) -> bool:
        names = self.lexicon.names
        first += words[first].text == "The"  # which opens the sentence, and is no part of a name
        before = words[last - 1].text
        topical = before in self.lexicon.topics and words[first].text not in self.lexicon.names
        national = words[first].text in _NATIONAL
        leading = _LISTED if national else _LEADING
        led = first > 0 and (words[first - 1].lower in leading or (topical and words[first - 1].text == ","))
        headed = self.lexicon.heads.get(before, ("", 0.0))[1] > 1 and not topical
        single = words[end - 1].text in _ONE_BODY or (end < len(words) and words[end].lower in _OF_ONE)
        policing = before == "Police" and words[last + 1].text in self.lexicon.topics and single
        policing = policing or (national and words[last + 1].text not in names)
        if last - first > 2 or not led or (headed and not policing) or before.isupper():
            return False
        head = self.lexicon.heads.get(words[end - 1].text, ("",))[0]
        return end - last > 2 and (head == "Agency" or (head == "System" and national))

    def _plain_name(self, word: str) -> bool:
        kind = self.lexicon.names.get(word, ("Location",))[0]
        return kind == "Location" and word not in self.lexicon.heads and word.lower() not in self.lexicon.common


def _abbreviated(words: Sequence[Token], first: int, last: int) -> bool:
    """The bracket behind holds the initials of both sides."""
    end = last + 1
    while end < len(words) and end - last < 8 and words[end].text != "(":
        end += 1
    if end + 2 >= len(words) or words[end + 2].text != ")" or not words[end + 1].text.isupper():
        return False
    small = all(w.cap or w.text in _SMALL for w in words[first:end])
    return small and "".join(w.text[0] for w in words[first:end] if w.cap) == words[end + 1].text
