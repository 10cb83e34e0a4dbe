"""Whether "and" stands inside a name: "the Ministry of Trade and Industry", "Safety and Surveillance System (SSS)"."""

from collections.abc import Sequence

from loaders.documents.lexicon import Lexicon
from loaders.documents.tokens import Token
from loaders.documents.wordset import word_set

__all__ = ["Joints"]

_SHARED_BODIES = word_set("Police Constabulary Council Counties")
_SMALL = word_set("and of for the &")


class Joints:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.words = lexicon.words

    def joins(self, words: Sequence[Token], first: int, last: int, end: int) -> bool:
        """Whether "and" at `last` joins the name that began at `first` with the run that ends at `end`: topics on both
        sides, "Ministry of X and Y", "the X and Y Commission", or the initials of both in a bracket behind."""
        topics, names = self.lexicon.topics, self.lexicon.names
        before, after = words[last - 1].text, words[last + 1].text
        if before in topics and after in topics and after not in ("Police", "National"):
            return True
        if _abbreviated(words, first, last):
            return True
        if after in names or after.isupper() or before in names:
            return False
        overseen = any(w.text in self.words["overseer"] for w in words[first:last])
        if overseen and any(w.text in ("of", "for") for w in words[first:last]):
            return after not in self.words["institution"]
        body = words[last + 2].text if last + 2 < len(words) else ""
        opens = first == 0 or words[first - 1].text not in ",&"
        if last - first == 1 and body in _SHARED_BODIES and opens and self._plain_name(before):
            return self._plain_name(after)  # "Devon and Cornwall Police"
        return self._commission(words, first, last, end)

    def _commission(self, words: Sequence[Token], first: int, last: int, end: int) -> bool:
        before = words[last - 1].text
        topical = before in self.lexicon.topics and words[first].text not in self.lexicon.names
        led = first > 0 and (words[first - 1].lower == "the" or (topical and words[first - 1].text == ","))
        firm = self.lexicon.heads.get(before, ("", 0.0))[1] > 1 and not topical
        if last - first > 2 or not led or firm or before.isupper():
            return False
        head = self.lexicon.heads.get(words[end - 1].text)
        return end - last > 2 and head is not None and head[0] == "Agency"

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
