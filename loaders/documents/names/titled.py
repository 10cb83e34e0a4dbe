"""Titles in capitals that run into a person's name: "Physicist Harold Doe", "White House Chief of Staff John Doe"."""

from collections.abc import Iterator, Sequence

from loaders.documents.names.shapes import Line, Name
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.tokens import Token

__all__ = ["part_titled"]


def part_titled(line: Line, text: str, lexicon: Lexicon) -> None:
    """Leaves of a name with a title in it the person, and before that a body or firm that the tables know."""
    if any(name.last - name.first > 2 for name in line.names):
        line.names = [part for name in line.names for part in _parts(line.tokens, name, text, lexicon)]


def _parts(words: Sequence[Token], name: Name, text: str, lexicon: Lexicon) -> Iterator[Name]:
    at = 0 if name.last - name.first < 3 or name.text in lexicon.names else _person(words, name, lexicon)
    if not at:
        yield name
        return
    counts = (n for n in lexicon.name_lengths.get(words[name.first].text, ()) if n < at - name.first)
    for count in sorted(counts, reverse=True):
        known = text[name.start : words[name.first + count - 1].end]
        if lexicon.names.get(known, ("Location",))[0] != "Location":
            yield Name(
                name.first, name.first + count, name.start, words[name.first + count - 1].end, known, name.initial
            )
            break
    last = next((i for i in range(at, name.last) if not words[i].cap), name.last)
    yield Name(at, last, words[at].start, words[last - 1].end, text[words[at].start : words[last - 1].end], False)


def _person(words: Sequence[Token], name: Name, lexicon: Lexicon) -> int:
    """Where a given name stands behind a title, with a last name behind it; 0 if nowhere."""
    for at in range(name.first + 1, name.last - 1):
        given = words[at].text in lexicon.given_names and words[at].text not in lexicon.places
        if given and words[at + 1].cap and _titled(words, at, lexicon):
            head = lexicon.heads.get(words[at + 1].text, ("", 0.0))[1]
            return at if head < 2 and " ".join(w.text for w in words[at : name.last]) not in lexicon.names else 0
    return 0


def _titled(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a title ends before `at`, or a title with its field: "Secretary of State", "Undersecretary for Ports"."""
    while at > 1 and not _title(words[at - 1], lexicon):
        if not words[at - 1].cap or words[at - 2].lower not in ("of", "for"):
            return False
        at -= 2
    return at > 0


def _title(word: Token, lexicon: Lexicon) -> bool:
    """The last word of a title or a trade: "Attorney", "Staff", "Physicist", "Co-Anchor"."""
    low = word.lower.removeprefix("co-")
    return word.text in lexicon.titles or low in lexicon.role_ends or low in lexicon.words["person"]
