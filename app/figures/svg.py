"""A picture as SVG: named groups, text as text with the part of the typeface that it needs, lines that know their ends.

Layers carry Inkscape's names for them, and lines its marks of connection, so that a line stays with its nodes there.
"""

import base64
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from app.figures.fonts import FAMILY, embedded
from app.figures.marks import Box, Group, Mark, Path, Run, Text, all_texts

__all__ = ["as_svg", "number", "safe_id"]

WEIGHTS = {"regular": "", "bold": ' font-weight="700"', "italic": ' font-style="italic"'}
FACES = {"regular": "font-weight:400", "bold": "font-weight:700", "italic": "font-weight:400;font-style:italic"}
NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def number(value: float) -> str:
    """
    >>> number(3.0), number(-0.004), number(2.345)
    ('3', '0', '2.35')
    """
    text = f"{value + 1e-9:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def safe_id(text: str) -> str:
    """Letters, digits and hyphens of ASCII, so that it may be a name in any program."""
    return re.sub("[^a-z0-9]+", "-", text.lower()).strip("-")[:60]


def as_svg(
    marks: tuple[Mark, ...],
    width: float,
    height: float,
    title: str,
    description: str,
    *,
    millimetres: float,
    fonts: bool = True,
    metadata: Mapping[str, str] | None = None,
) -> str:
    """The picture. `millimetres` is its width in print; without `fonts` the reader's own typeface must do."""
    tall = number(millimetres * height / width)
    size = f'width="{number(millimetres)}mm" height="{tall}mm" viewBox="0 0 {number(width)} {number(height)}"'
    data = "".join(f" data-{name}={_quoted(value)}" for name, value in (metadata or {}).items())
    lines = [f'<svg {NAMESPACES} {size} role="img" aria-labelledby="title description" lang="en"{data}>']
    lines.append(f'<title id="title">{_escaped(title)}</title><desc id="description">{_escaped(description)}</desc>')
    if fonts:
        lines.append(f"<style>{_faces(marks)}</style>")
    family = f"font-family=\"'{FAMILY}', 'Roboto', 'Arial Narrow', sans-serif\""
    lines.append(f'<g id="figure" {family} fill="#111111" stroke-linejoin="round">')
    lines.append(f'<rect id="paper" width="{number(width)}" height="{number(height)}" fill="#ffffff"/>')
    lines += [line for mark in marks for line in _written(mark)]
    return "\n".join([*lines, "</g>", "</svg>", ""])


def _escaped(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))


def _quoted(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", text))


def _faces(marks: tuple[Mark, ...]) -> str:
    letters: defaultdict[str, set[str]] = defaultdict(set)
    for text, _, _ in all_texts(marks):
        for run in text.runs:
            letters[run.style].update(run.text)
    return "".join(_face(style, letters[style]) for style in FACES if letters[style])


def _face(style: str, letters: Iterable[str]) -> str:
    data = base64.b64encode(embedded(style, letters)).decode()
    source = f"src:url(data:font/ttf;base64,{data}) format('truetype')"
    return f"@font-face{{font-family:'{FAMILY}';{FACES[style]};{source}}}"


def _written(mark: Mark) -> Iterator[str]:
    if isinstance(mark, Group):
        yield from _group(mark)
    elif isinstance(mark, Text):
        yield _text(mark)
    elif isinstance(mark, Path):
        yield f'<path d="{mark.data}"{_paint(mark.fill, mark.stroke, mark.width, mark.dash)}/>'
    else:
        yield _box(mark)


def _group(group: Group) -> Iterator[str]:
    data = "".join(f" {name}={_quoted(value)}" for name, value in group.data.items())
    place = f' transform="translate({number(group.dx)} {number(group.dy)})"' if group.dx or group.dy else ""
    yield f'<g id="{group.name}"{place}{data}>'
    if group.title:
        yield f"<title>{_escaped(group.title)}</title>"
    if group.link:
        yield f"<a href={_quoted(group.link)}>"
    for mark in group.marks:
        yield from _written(mark)
    yield "</a></g>" if group.link else "</g>"


def _text(text: Text) -> str:
    anchor = f' text-anchor="{text.anchor}"' if text.anchor != "start" else ""
    colour = f' fill="{text.colour}"' if text.colour != "#111111" else ""
    place = f'x="{number(text.x)}" y="{number(text.y)}" font-size="{number(text.size)}"'
    if len(text.runs) == 1:
        [run] = text.runs
        own = f' fill="{run.colour}"' if run.colour else colour
        return f'<text {place}{anchor}{own}{WEIGHTS[run.style]} xml:space="preserve">{_escaped(run.text)}</text>'
    return f'<text {place}{anchor}{colour} xml:space="preserve">{"".join(map(_span, text.runs))}</text>'


def _span(run: Run) -> str:
    colour = f' fill="{run.colour}"' if run.colour else ""
    return f"<tspan{WEIGHTS[run.style]}{colour}>{_escaped(run.text)}</tspan>"


def _box(box: Box) -> str:
    round_ = f' rx="{number(box.radius)}"' if box.radius else ""
    place = f'x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}" height="{number(box.height)}"'
    return f"<rect {place}{round_}{_paint(box.fill, box.stroke, box.line)}/>"


def _paint(fill: str | None, stroke: str | None, width: float, dash: tuple[float, ...] = ()) -> str:
    told = f' fill="{fill or "none"}"'
    if stroke:
        told += f' stroke="{stroke}" stroke-width="{number(width)}"'
    if dash:
        told += f' stroke-dasharray="{" ".join(map(number, dash))}"'
    return told
