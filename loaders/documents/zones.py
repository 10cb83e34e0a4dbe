"""Zones of a text by the shape of its lines: no site's own strings, only the classes of shape that pages share."""

import itertools
import re
from dataclasses import dataclass
from importlib import resources

from loaders.documents.document import Zone, ZoneKind

__all__ = ["find_zones"]

_LINE = re.compile(r"[^\n\r\f]+")
_TERMINAL = re.compile(r"[.!?…:;][\"'”’)\]]*\s*$")
_BYLINE = re.compile(
    r"^\s*(?:(?:words|story|reporting|written|text|edited)\s+)?(?-i:[Bb]y):?\s+(?-i:[A-Z])[^.!?]{2,90}$"
    r"|^\s*(?:published|updated|posted|last (?:updated|modified)|first published)\b.{0,60}$"
    r"|^\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?\d{0,2}\s?[A-Z][a-z]{2,8}\.? \d{0,2},? ?\d{4}"
    r"(?:,? (?:at )?\d{1,2}[:.]\d{2}.{0,20})?\s*$",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"^\s*(?:image|photo(?:graph)?|picture|caption|file photo|file|pictured|illustration|credit|graphic)"
    r"\s*(?::|/|—|–|-\s)"
    r"|\b(?:photo(?:graph)? by|image courtesy|photo courtesy|(?:images?|photos?|video) courtesy of)\b"
    r"|\b(?:getty images|via getty|afp via|ap photo)\b"
    r"|^\s*(?:copyright|©)\s"
    r"|\((?:photo|image|picture|credit)\b"
    r"|/(?:getty|afp|reuters|ap|bloomberg|shutterstock)\b[^.]{0,30}\)?\s*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    gap: bool  # a blank line stands before it
    kind: ZoneKind = "body"

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def sentence(self) -> bool:
        return bool(_TERMINAL.search(self.text)) and not self.text.rstrip().endswith(":")


def find_zones(text: str, *, headline: bool = True) -> tuple[Zone, ...]:
    """A zone a line, or a paragraph that was set in lines (blank lines belong to none). With `headline`, a title is
    looked for before the body."""
    lines = _lines(text)
    shapes = _Shapes.load()
    for line in lines:
        line.kind = shapes.kind_of(line)
    _repeated_captions(lines)
    first = next((i for i, line in enumerate(lines) if line.kind == "body" and _prose(line)), len(lines))
    if headline:
        _mark_headline(lines, first)
    _mark_short_runs(lines, first)
    _mark_tail(lines, shapes)
    return tuple(Zone(line.start, line.end, line.kind) for line in lines)


@dataclass(frozen=True, slots=True)
class _Shapes:
    boilerplate: re.Pattern[str]
    tail: re.Pattern[str]

    @classmethod
    def load(cls) -> "_Shapes":
        folder = resources.files("loaders.documents") / "lexicons"
        rows = [line.strip() for line in (folder / "boilerplate.txt").read_text(encoding="utf-8").splitlines()]
        phrases = [row for row in rows if row and not row.startswith("#")]
        tails = [row[5:].strip() for row in phrases if row.startswith("tail ")]
        furniture = [row for row in phrases if not row.startswith("tail ")]
        return cls(_starting(furniture), _starting(tails))

    def kind_of(self, line: _Line) -> ZoneKind:
        if _CAPTION.search(line.text) and line.words < 90:
            return "caption"
        if _BYLINE.match(line.text) and line.words < 20 and not line.sentence:
            return "byline"
        if self.boilerplate.match(line.text) and line.words < 25:
            return "boilerplate"
        return "body"


def _starting(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(r"^[\W_]*(?:" + "|".join(phrases) + r")(?![a-z])", re.IGNORECASE)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    last = 0
    for found in _LINE.finditer(text):
        if found[0].strip():
            gap = text.count("\n", last, found.start()) > 1 or not lines
            lines.append(_Line(found.start(), found.end(), found[0], gap))
            last = found.end()
    return _unwrapped(text, lines)


_WIDEST = 130
"""Lines that are longer on the whole are paragraphs, not set to a width."""
_SET = 0.85
_BULLET = re.compile(r"\s*(?:[^\w\s\"'“‘($€£¥₹]|\d+[.)]\s)")


def _unwrapped(text: str, lines: list[_Line]) -> list[_Line]:
    """Lines joined where one goes on in the next: it states no end, and the next word would not have fitted in the
    width to which the text is set."""
    width = sorted(len(line.text.strip()) for line in lines)[len(lines) * 9 // 10] if lines else 0
    if width > _WIDEST:
        return lines
    joined: list[_Line] = []
    for line in lines:
        before = joined[-1] if joined and not line.gap and "\f" not in text[joined[-1].end : line.start] else None
        if before is not None and _goes_on(text[before.start : before.end], line.text, width):
            before.end, before.text = line.end, text[before.start : line.end].replace("\n", " ").replace("\r", " ")
        else:
            joined.append(line)
    return joined


def _goes_on(said: str, following: str, width: int) -> bool:
    last = said[said.rfind("\n") + 1 :].strip()
    full = len(last) + 1 + len(following.split(maxsplit=1)[0]) >= _SET * width
    return full and not _TERMINAL.search(last) and not _BULLET.match(following)


def _prose(line: _Line) -> bool:
    return (line.words >= 12 and line.sentence) or line.words >= 30


def _repeated_captions(lines: list[_Line]) -> None:
    """A line that the next one repeats, with a credit glued on, is a picture's text given twice."""
    for one, two in itertools.pairwise(lines):
        stem = one.text.strip()[:160]
        rest = two.text.strip().removeprefix(one.text.strip())
        credit = len(rest) < 60 and not _TERMINAL.search(rest)
        if one.words >= 6 and credit and two.text.strip().startswith(stem) and "headline" not in (one.kind, two.kind):
            one.kind = two.kind = "caption"


def _mark_headline(lines: list[_Line], first: int) -> None:
    """The longest unfinished line before the first prose, not a label, is the title; so is a Markdown heading."""
    before = [line for line in lines[:first] if line.kind == "body"]
    starts = {
        line.start for line, following in itertools.pairwise(lines) if following.text[0].islower() and not following.gap
    }
    titles = [
        line
        for line in before
        if line.start not in starts and 3 <= line.words <= 40 and not line.text.rstrip().endswith((".", ":", ","))
    ]
    if titles:
        best = max(titles[:6], key=lambda line: (line.words >= 5, -line.start))
        best.kind = "headline"
    for line in lines:
        if line.text.startswith("#") and line.kind == "body":
            line.kind = "headline"


def _mark_short_runs(lines: list[_Line], first: int) -> None:
    """Labels: short unfinished lines before the prose, beside furniture, or in runs of three and more."""
    for index, line in enumerate(lines):
        if line.kind != "body" or line.words > 8:
            continue
        label = not line.sentence and line.words <= 4
        before = lines[index - 1].kind if index else "body"
        after = lines[index + 1].kind if index + 1 < len(lines) else "body"
        touching = (not line.gap and before == "boilerplate") or (
            after == "boilerplate" and index + 1 < len(lines) and not lines[index + 1].gap
        )
        if (label and (index < first or _run_of_labels(lines, index))) or touching:
            line.kind = "boilerplate"


def _run_of_labels(lines: list[_Line], index: int) -> bool:
    around = lines[max(0, index - 2) : index + 3]
    return sum(line.words <= 4 and not line.sentence for line in around) >= 3


def _mark_tail(lines: list[_Line], shapes: _Shapes) -> None:
    """After a "related stories" label, everything that is not prose is furniture."""
    inside = False
    for line in lines:
        if shapes.tail.match(line.text) and line.words <= 8 and not line.sentence:
            inside = True
            line.kind = "boilerplate"
        elif inside and line.kind in ("body", "headline"):
            if line.words >= 25 or (line.words >= 14 and line.text.rstrip().endswith((".", ".”", '."'))):
                inside = False
            else:
                line.kind = "boilerplate"
