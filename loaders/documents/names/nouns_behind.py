"""Small nouns that end the name of a body: "the Trump administration", "Elmshire police", "the Interior ministry"."""

from collections.abc import Sequence

from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.tokens import Token
from loaders.documents.words.wordset import word_set

__all__ = ["with_body_noun"]

_POLICE_WORDS = word_set("force forces department departments station stations agencies units services")
_STAFF = word_set("officer officers officials detectives spokesman spokeswoman spokesperson")
_ONE_FORCE = word_set("force department service")
_GOES_ON = word_set("and or but who which that is are was were has have had will would could can may also in on to")


def with_body_noun(words: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> int:
    """ "the Trump administration", "the U.S. government": the small noun belongs to the name."""
    if last < len(words) and last - first <= 3 and (length := _body_behind(words, first, last, lexicon)):
        return last + length
    if last < len(words) and last - first <= 2:
        noun = words[last].text
        placed = words[last - 1].text in lexicon.places or words[last - 1].text in lexicon.words["nationality"]
        following = words[last + 1].lower if last + 1 < len(words) else ""
        if placed and (noun, following) in (("armed", "forces"), ("air", "force"), ("security", "forces")):
            return last + 2
        if noun == "police" and following in _POLICE_WORDS:
            the = first > 0 and words[first - 1].lower == "the" and following in _ONE_FORCE
            firm = lexicon.names.get(" ".join(w.text for w in words[first:last]), ("",))[0] == "Company"
            return last + int(the and not firm)  # "a UK police force" is one of many
        field = noun == "ministry" and words[last - 1].text in lexicon.topics  # "the Interior ministry"
        if (
            field
            or noun == "administration"
            or (placed and noun in lexicon.words["national"] and following != "intelligence")
        ):
            return last + 1
        if noun in ("police", "council") and _local(words, first, last, lexicon):
            return last + 1
    return last


def _body_behind(words: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> int:
    """ "Elm county sheriff's office": how many small words of a body follow the name of its place."""
    for phrase in lexicon.local_bodies.get(words[last].text, ()):
        said = tuple("'s" if w.text == "’s" else w.text for w in words[last : last + len(phrase)])
        if said == phrase and _placing(words, first, last, lexicon):
            return len(phrase)
    return 0


def _placing(words: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a name can be a place's: it is known as one, or is none of a firm, a body or a person."""
    name = " ".join(w.text for w in words[first:last])
    if name in lexicon.words["nationality"] or name in lexicon.places:
        return True
    plain = not any(w.text in lexicon.given_names or w.text.isupper() for w in words[first:last])
    headed = words[last - 1].text in lexicon.heads and words[last - 1].text not in ("County", "City", "Town", "State")
    return plain and not headed and name not in lexicon.names and name.lower() not in lexicon.common


def _local(words: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """ "Bedfordshire police", "Park City council": a name that is no firm's, and no noun goes on behind it."""
    name = " ".join(w.text for w in words[first:last])
    known = lexicon.names.get(name, ("Location",))[0] == "Location"
    after = words[last + 1] if last + 1 < len(words) else None
    low = after.lower if after is not None else "."
    ends = (
        not low[0].isalpha()
        or low in _STAFF
        or low in lexicon.words["preposition"]
        or low in lexicon.verbs
        or low in _GOES_ON
    )
    plain = words[last - 1].text not in lexicon.heads or words[last - 1].text in ("County", "City", "Town")
    foreign = words[first].text in lexicon.words["nationality"] or name in ("The", "A")
    return known and ends and plain and not foreign
