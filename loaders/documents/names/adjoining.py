"""Two names without a word between them: "the Acme ICE contract", "head of the ABC Jane Doe"."""

from collections.abc import Iterator, Sequence

from loaders.documents.names.kind_signs import is_designation, led
from loaders.documents.names.shapes import Line, Name
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.tokens import Token
from loaders.documents.words.wordset import word_set

__all__ = ["part_adjoining"]

_TRADES = word_set("Systems Solutions Technologies Industries Labs Robotics Aerospace Technology")
_FORMS = word_set("Inc Corp LLC Ltd plc PLC GmbH AG SA Co International Group Holdings")
_APART = frozenset({"Company", "Agency"})


def part_adjoining(line: Line, text: str, lexicon: Lexicon) -> None:
    """Cuts a name of a line in two where it is a known firm's and a known body's, or an acronym's and that of the
    person who leads what it stands for."""
    if any(name.last - name.first > 1 for name in line.names):
        line.names = [part for name in line.names for part in _parts(line, name, text, lexicon)]


def _parts(line: Line, name: Name, text: str, lexicon: Lexicon) -> Iterator[Name]:
    words = line.tokens
    known = (n for n in lexicon.name_lengths.get(words[name.first].text, ()) if n < name.last - name.first)
    whole = next((n for n in known if " ".join(w.text for w in words[name.first : name.first + n]) in lexicon.names), 1)
    for cut in range(name.first + whole, name.last if name.text not in lexicon.names else name.first):
        first, second = text[name.start : words[cut - 1].end], text[words[cut].start : name.end]
        kinds = {lexicon.names.get(first, ("",))[0], lexicon.names.get(second, ("",))[0]}
        made = _made(words, name.first, cut, name.last, lexicon)
        owner = lexicon.names.get(first.removeprefix("U.S. ").removeprefix("US "), ("",))[0]
        flown = owner in _APART and is_designation(words[cut].text)
        made = made or flown or (cut == name.first + 1 and _headed(words, name, lexicon))
        if kinds == _APART or made or (cut == name.first + 1 and _led(words, name, lexicon)):
            yield Name(name.first, cut, name.start, words[cut - 1].end, first, name.initial)
            yield Name(cut, name.last, words[cut].start, name.end, second, False)
            return
    yield name


def _made(words: Sequence[Token], first: int, cut: int, last: int, lexicon: Lexicon) -> bool:
    """ "Orwave Systems FaceLine X": a firm's whole name before that of a thing it makes, which no trade word ends."""
    trade = cut > first + 1 and words[cut - 1].text in _TRADES and words[cut].text not in _FORMS
    rest = [word.text for word in words[cut:last]]
    plain = not any(w in lexicon.heads or w in lexicon.places or w in lexicon.topics or w.islower() for w in rest)
    return trade and plain and rest[0].isalnum() and any(not w.istitle() for w in rest)


def _headed(words: Sequence[Token], name: Name, lexicon: Lexicon) -> bool:
    """ "the group QVDS Ann Vellin": an acronym, and a person right behind it."""
    person = words[name.first + 1 : name.last]
    acronym = words[name.first].text.isupper() and len(words[name.first].text) > 2
    plain = all(w.text.istitle() and w.text not in lexicon.heads and w.text not in lexicon.places for w in person)
    return acronym and plain and len(person) == 2 and person[0].text in lexicon.given_names


def _led(words: Sequence[Token], name: Name, lexicon: Lexicon) -> bool:
    person = words[name.first + 1 : name.last]
    plain = 1 < len(person) < 4 and all(w.text.istitle() and w.text not in lexicon.heads for w in person)
    return plain and led(words, name.first + 1, lexicon)
