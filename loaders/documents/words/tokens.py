"""Tokens and sentences, with offsets into the document."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders.documents.document import Document, ZoneKind

__all__ = ["Sentence", "Token", "flowing", "is_domain", "sentences", "tokens", "unglued"]

_CUT = "based|built|made|owned|developed|run|backed|led|powered|style|era|funded|sponsored|born|wide|controlled|hosted"
_CUT_NAME = (
    "manufactured|headquartered|supplied|designed|operated|provided|issued|registered|approved|listed|linked|equipped"
    "|enabled|trained|affiliated|related|compatible|compliant|mounted|branded|educated|aligned|managed|inspired|derived"
    "|certified|accredited|sanctioned|appointed|contracted|commissioned|focused|grade|type|specific|like"
)
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}"
    r"|[$€£¥₹]"
    r"|\d+(?:[.,]\d+)*(?:[A-Za-z%]+)?"
    r"|\w+(?:\.(?:com|ai|io|org|net|gov|me|eu|de)\b)"
    r"|['’]s\b"
    r"|(?:anti|pro|ex|non|post|pre|then|now)(?=-[A-Z])"
    r"|(?:majority|wholly|part|partly|co|jointly)-owned\b"
    r"|[A-Z]\+(?= [A-Z])"
    rf"|[A-Z]\w*(?=-(?:{_CUT_NAME})\b)"
    r"|[A-Z]/[A-Z]-\d+\w*|[A-Z]{2}/[A-Z]{3}-\d+\w*"
    rf"|\w+(?:[-\u2011&+](?!(?:{_CUT})\b)\w+|\*(?=[A-Z])\w+|['’](?!s\b)\w+)*"
    r"|\.{3}|[^\w\s]"
)
_DOMAIN = re.compile(r"(?!www\b)\w+\.(?:com|ai|io|org|net|gov)", re.IGNORECASE)
_INNER = re.compile(r"(?:el|al|bin|ibn)-[A-Z]")
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]{2,}\w*|[a-z]{1,6}[A-Z][a-z]{2,}\w*")  # "sBMS", "eIDAS", "iForge"
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[•]*[A-Z0-9$€£]|\s*$)|[\n\r\f]\s*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Maj|Capt|Lt|Sgt|Adm|Cmdr|Det|Rev|Hon|St|Mt|Ft|Jr|Sr|Inc|Corp|Co|Ltd|Pvt|Pty|Pte"
    r"|Insp|Supt|Cpl|Cst|Coun|Ald|Brig"
    r"|Bros|vs|v|No|Nos|Art|Sec|Fig|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|approx|est|al|e\.g|i\.e|cf)"
    r"|\b[A-Z]|[A-Z]\.[A-Z])\.$"
)
_CORPORATE = re.compile(r"\b(?:Inc|Corp|Co|Ltd|Pvt|Pty|Pte|Jr|Sr|U\.S|U\.K|D\.C|E\.U|U\.N)\.$")
_FORM = r"(?:Inc|Corp|Co|Ltd|LLC|LLP|Pvt|Pty|Pte|GmbH|PLC|plc)\b"
_STARTER = re.compile(
    r"\s+(?:(?:The|A|An|In|On|At|It|He|She|They|We|But|And|However|This|That|These|Its|According|As|For"
    r"|Both|Some|Many|Most|Their|Those|There|When|While|After|Before|Since|Under|One|Two|Several|If|Although|Now"
    r"|All|Any|Each|Every|Other|Another|Last|Next|Among|By|From|To|With|Without|During|Through|Following|Founded|Based"
    r"|Police|Officials|Meanwhile|Earlier|Later|No|You|Our|Your|His|Her|What|Who|Why|How|Where|Then|So|Also|Only|Such)\b"
    r"|[A-Z]\w+ (?:is|was|has|had|will|did)\b"
    rf"|(?!{_FORM})[A-Z]\w+ (?:[A-Z]\w+ ){{0,3}}{_FORM})"
)
_ENDINGS = frozenset(
    {"a", "an", "as", "am", "me", "i", "s", "man", "men", "land", "ness", "ship", "gate"}
)  # "Malawian"
_LONGEST = 1500


@dataclass(slots=True)
class Token:
    """One word or sign. `cap` tells that it begins with a capital letter."""

    start: int
    end: int
    text: str
    lower: str
    cap: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    start: int
    end: int
    zone: ZoneKind
    paragraph: int


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Tokens of text[start:end]; offsets are those of `text`."""
    return [
        Token(
            found.start(),
            found.end(),
            word := found[0],
            word.lower(),
            word[0].isupper() or (not word.islower() and _led_small(word)) or _site(text, found.start(), word),
        )
        for found in _TOKEN.finditer(text, start, end)
    ]


def is_domain(word: str) -> bool:
    """ "elmsite.gov": the name of a site by its address."""
    return "." in word and _DOMAIN.fullmatch(word) is not None


def _site(text: str, start: int, word: str) -> bool:
    """A site's address that stands alone: no mail address, and no part of a longer one."""
    if "." not in word or not is_domain(word):
        return False
    end = start + len(word)
    return text[start - 1 : start] not in ("@", ".", "/", "-") and text[end : end + 1] not in ("/", "@", "-")


def _led_small(word: str) -> bool:
    """A name that begins with a small letter: "al-Masri", "sBMS"."""
    return _INNER.match(word) is not None or _CAMEL.fullmatch(word) is not None


def unglued(words: list[Token], capitals: Mapping[str, int], common: frozenset[str]) -> list[Token]:
    """Cuts words that lost a space ("Thielhas"): the document has the first part elsewhere, and the rest is a word."""
    out: list[Token] = []
    for word in words:
        cut = _glue(word, capitals, common) if word.cap and capitals.get(word.text) == 1 and len(word.text) > 5 else 0
        if cut:
            out.append(_part(word, 0, cut))
            out.append(_part(word, cut, len(word.text)))
        else:
            out.append(word)
    return out


def _glue(word: Token, capitals: Mapping[str, int], common: frozenset[str]) -> int:
    text = word.text
    if word.lower in common:
        return 0
    cuts = (i for i in range(len(text) - 2, 3, -1) if text[i:].islower())
    return next(
        (
            i
            for i in cuts
            if capitals.get(text[:i], 0) > 0
            and text[i:] in common
            and text[i:] not in _ENDINGS
            and text[:i].lower() not in common
        ),
        0,
    )


def _part(word: Token, first: int, last: int) -> Token:
    text = word.text[first:last]
    return Token(word.start + first, word.start + last, text, text.lower(), text[0].isupper())


def sentences(document: Document) -> Iterator[Sentence]:
    """Sentences zone by zone. A run without an end is cut into pieces of bounded length at spaces."""
    text = document.text
    for number, (start, end, kind) in enumerate(_blocks(document)):
        for first, last in _split(text, start, end):
            while first < last and text[first].isspace():
                first += 1
            while last > first and text[last - 1].isspace():
                last -= 1
            if first < last:
                yield Sentence(first, last, kind, number)


def flowing(document: Document) -> str:
    """The text, of the same length, with a space for every end of a line within a paragraph."""
    pieces, at = [], 0
    for start, end, _ in _blocks(document):
        pieces += [document.text[at:start], document.text[start:end].translate(_SPACED)]
        at = end
    return "".join([*pieces, document.text[at:]])


_SPACED = str.maketrans("\n\r\f", "   ")


def _blocks(document: Document) -> Iterator[tuple[int, int, ZoneKind]]:
    """Zones, with lines of one wrapped paragraph joined again."""
    text, held = document.text, None
    for zone in document.zones:
        if held and zone.kind == held[2] == "body" and _wrapped(text, held[0], held[1], zone.start):
            held = (held[0], zone.end, held[2])
            continue
        if held:
            yield held
        held = (zone.start, zone.end, zone.kind)
    if held:
        yield held


def _wrapped(text: str, start: int, end: int, following: int) -> bool:
    """Whether a line goes on in the next: one newline between, no full stop, and not a short line."""
    between = text[end:following]
    if between.count("\n") != 1 and between.strip("\r\f "):
        return False
    last = text[max(start, end - 200) : end].rstrip()
    line = last[last.rfind("\n") + 1 :]
    if len(line) <= 45 or line.endswith((".", "!", "?", ":", ".”", '."', "?”", '?"')):
        return False
    end = text.find("\n", following)
    below = text[following : end if 0 <= end < following + 400 else following + 400].strip()
    if line.endswith(")") and below[:1].isupper():
        return False  # lines of a list: "Acme (Private)"
    return len(line) + 1 + len(below.partition(" ")[0]) > len(below)  # else its first word had had room above


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for found in _END.finditer(text, start, end):
        newline = text[found.start()] in "\n\r\f"
        if newline or (found.end() < end and _abbreviated(text, at, found)):
            continue
        yield from _pieces(text, at, found.end())
        at = found.end()
    yield from _pieces(text, at, end)


def _abbreviated(text: str, start: int, found: re.Match[str]) -> bool:
    if found[0] != ".":
        return False
    left = text[max(start, found.start() - 12) : found.start() + 1]
    if _CORPORATE.search(left):
        return not _STARTER.match(text, found.end(), found.end() + 40)
    return bool(_ABBREVIATION.search(left))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        cut = text.rfind(" ", start, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield start, cut
        start = cut
    if start < end:
        yield start, end
