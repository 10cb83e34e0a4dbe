"""Possessives inside the name of a firm: "Orwell's Corp.", "Velder's Bay Co.", "Pell's Group"."""

from collections.abc import Sequence

from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.tokens import Token
from loaders.documents.words.wordset import word_set

__all__ = ["behind_possessive", "unowned"]

_FORMS = word_set("Corp Co Inc Ltd PLC plc LLC Group Holdings Stores Corporation Limited Company")
_SITES = word_set("Bay Creek River Hill Valley Island Point")
_LONGEST = 3  # words between the possessive and the form


def behind_possessive(words: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> int:
    """How many words a firm's name goes on by from the possessive at `last` to its legal form, 0 if it ends there."""
    owner = " ".join(w.text for w in words[first:last])
    told = owner in lexicon.names or words[last - 1].text in lexicon.places
    if (
        told
        or last - first > 2
        or _firm_begins(words, last + 1, lexicon)
        or owner.lower() in lexicon.common
        or owner in lexicon.words["nationality"]
    ):
        return 0
    for at in range(last + 1, min(last + 2 + _LONGEST, len(words))):
        if words[at].text in _FORMS:
            return at + 1 - last
        if last - first > 1 or not words[at].cap or not _plain(words[at], lexicon):
            break  # "Ann Doe's Network Corp."
    return 0


def _firm_begins(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    lengths = lexicon.name_lengths.get(words[at].text, ()) if at < len(words) else ()
    return any(" ".join(w.text for w in words[at : at + length]) in lexicon.names for length in lengths)


def _plain(word: Token, lexicon: Lexicon) -> bool:
    if word.text in _SITES:
        return True
    return word.lower in lexicon.common and word.text not in lexicon.names and word.text not in lexicon.heads


def unowned(name: str) -> str:
    """ "Pell" of "Pell's Group": the first word of a name without its possessive."""
    first, _, rest = name.partition(" ")
    for sign in ("'s", "’s"):
        if first.endswith(sign) and rest:
            return f"{first.removesuffix(sign)} {rest}"
    return name
