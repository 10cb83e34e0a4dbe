"""Public bodies that a text writes in small letters: "the interior ministry", "Kenya's prison service"."""

from collections.abc import Iterator, Sequence

from loaders.documents.names.shapes import Line, Name
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.tokens import Token
from loaders.documents.words.wordset import word_set

__all__ = ["repeated_small", "take_up_bodies"]

_HEADS = word_set("ministry department")
_DEPARTMENTS = word_set(
    "defense defence justice interior health home homeland foreign finance treasury labor labour immigration customs "
    "corrections transport transportation education agriculture energy commerce environment revenue"
)
_JOINTS = word_set("and &")
_POSSESSIVE = word_set("'s ’s")


def take_up_bodies(line: Line, text: str, lexicon: Lexicon) -> None:
    """Adds them to the names of a line, where no name stands on their words."""
    if not any(word.text in lexicon.small_bodies or word.text in _HEADS for word in line.tokens):
        return
    taken = {at for name in line.names for at in range(name.first, name.last)}
    for body in (*_told(line.tokens, text, lexicon), *_bodies(line.tokens, text, lexicon)):
        if not taken & set(range(body.first, body.last)):
            line.names = sorted([*line.names, body], key=lambda name: name.start)
            taken |= set(range(body.first, body.last))


def _told(words: Sequence[Token], text: str, lexicon: Lexicon) -> Iterator[Name]:
    """Those of the table, with the adjective of the country before them; a country's possessive is no part of them."""
    for at, word in enumerate(words):
        for phrase, national in lexicon.small_bodies.get(word.text, ()):
            first = at + 1 - len(phrase)
            if first < 1 or tuple(_plain(w.text) for w in words[first : at + 1]) != phrase:
                continue
            before = words[first - 1]
            adjective = before.text in lexicon.words["nationality"]
            owned = before.lower in _POSSESSIVE and first > 1 and words[first - 2].text in lexicon.places
            if not (adjective or owned or (not national and before.lower == "the")):
                break
            first -= adjective
            full = text[words[first - 2].start : word.end] if owned else ""
            yield Name(
                first, at + 1, words[first].start, word.end, text[words[first].start : word.end], False, full=full
            )
            break


def _plain(word: str) -> str:
    return "'s" if word == "’s" else word


def _bodies(words: Sequence[Token], text: str, lexicon: Lexicon) -> Iterator[Name]:
    for at, word in enumerate(words):
        if word.text not in _HEADS or at < 2 or (at + 1 < len(words) and words[at + 1].text in ("of", "for")):
            continue
        first = at
        while first > 0 and (_topic(words[first - 1], lexicon) or (first < at and _joins(words, first, lexicon))):
            first -= 1
        led = first > 0 and (words[first - 1].lower in ("the", "'s", "’s") or _national(words[first - 1], lexicon))
        fields = [w.text for w in words[first:at]]
        if led and fields and (word.text == "ministry" or fields[-1] in _DEPARTMENTS or fields[0] in _DEPARTMENTS):
            yield Name(first, at + 1, words[first].start, word.end, text[words[first].start : word.end], False)


def _topic(word: Token, lexicon: Lexicon) -> bool:
    return word.text.islower() and word.text.capitalize() in lexicon.topics


def _joins(words: Sequence[Token], first: int, lexicon: Lexicon) -> bool:
    return first > 1 and words[first - 1].text in _JOINTS and _topic(words[first - 2], lexicon)


def _national(word: Token, lexicon: Lexicon) -> bool:
    return word.text in lexicon.words["nationality"] or word.text in lexicon.places


def repeated_small(lines: Sequence[Line], text: str, lexicon: Lexicon) -> None:
    """ "the national police service" is the National Police Service that the text names elsewhere."""
    known: dict[str, set[tuple[str, ...]]] = {}
    for words in {tuple(name.text.lower().split()) for line in lines for name in line.names if _is_body(name, lexicon)}:
        known.setdefault(words[0], set()).add(words)
    for line in lines if known else ():
        taken = {at for name in line.names for at in range(name.first, name.last)}
        for at, word in enumerate(line.tokens):
            for phrase in known.get(word.text, ()):
                last = at + len(phrase)
                same = tuple(w.text for w in line.tokens[at:last]) == phrase and not taken & set(range(at, last))
                if same and at and line.tokens[at - 1].lower in ("the", *_POSSESSIVE):
                    end = line.tokens[last - 1].end
                    line.names.append(Name(at, last, word.start, end, text[word.start : end], False))
        line.names.sort(key=lambda name: name.start)


def _is_body(name: Name, lexicon: Lexicon) -> bool:
    words = name.text.split()
    return len(words) > 1 and words[-1] in lexicon.heads and lexicon.heads[words[-1]][0] == "Agency"
