"""The legend: every shape and every dash in the figure with its name, and what the amounts mean."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.figures.facts import Facts
from app.figures.fonts import text_width
from app.figures.marks import Box, Mark, Path, Run
from app.figures.setting import LEADING, set_lines
from app.figures.shapes import outline
from app.figures.style import BAR, BAR_EDGE, DASHES, LINES, Style, colour_of, group_of, shape_of, tint
from app.figures.svg import number
from app.figures.wording import AMOUNTS, words
from graph.model import load_schema

__all__ = ["Entry", "legend_entries"]

SAMPLE = 15.0
TIMES: tuple[Mark, ...] = (
    Box(0.5, 1.0, SAMPLE - 1, 6.0, BAR, BAR_EDGE, 0.7),
    Path(f"M1 4H{SAMPLE - 2:g}M1 1v6", BAR_EDGE, 1.2, (2.0, 1.4)),
    Path(f"M0 4H{SAMPLE:g}", BAR_EDGE, 1.2, (3.0, 1.6)),
    Path("M7 6l2.6 -4h-5.2Z", None, fill="#111111"),
)
"""Marks of a timeline; `times` of the words says what each means."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A sample with its name, from (0, 0)."""

    marks: tuple[Mark, ...]
    width: float


def legend_entries(facts: Facts, kind: str, style: Style) -> list[Entry]:
    """Kinds of node, kinds of line, the marks of a chart, then the amounts that are told."""
    tall = style.small * LEADING
    told = [*_nodes(facts, style, tall), *_lines(facts, style, tall)]
    told += (
        [_entry(mark, text, style) for mark, text in zip(TIMES, words()["times"], strict=True)]
        if kind == "timeline"
        else []
    )
    return [*told, *(_words(text, style) for text in _amounts(facts))]


def _nodes(facts: Facts, style: Style, tall: float) -> Iterator[Entry]:
    schema = load_schema()
    for kind in schema.nodes:
        if any(node.type == kind for node in facts.nodes):
            colour = colour_of(kind)
            shape = outline(shape_of(kind), 0.5, 0.5, SAMPLE - 1, tall - 1)
            yield _entry(
                Path(shape, colour, 0.8, fill=tint(colour)), words()["kinds"].get(kind, schema.nodes[kind].label), style
            )


def _lines(facts: Facts, style: Style, tall: float) -> Iterator[Entry]:
    used = {group_of(line.predicate) for line in facts.lines}
    for group in (group for group in DASHES if group in used):
        path = f"M0 {number(tall / 2)}H{number(SAMPLE)}"
        yield _entry(Path(path, LINES[group], 1.0, DASHES[group]), words()["groups"][group], style)


def _amounts(facts: Facts) -> list[str]:
    """What the words before amounts mean, where the figure uses them."""
    texts = [line for node in facts.nodes for line in node.lines] + [
        text for line in facts.lines for text in line.amounts[:1]
    ]
    texts += [row.cell("amounts") for row in facts.rows]
    used = [name for name in AMOUNTS if any(words()["amounts"][name] in text for text in texts)]
    return [words()["legend"][name] for name in used]


def _entry(sample: Mark, text: str, style: Style) -> Entry:
    texts, _ = set_lines([(Run(text),)], SAMPLE + 4.0, 0.0, style.small)
    return Entry((sample, *texts), SAMPLE + 4.0 + text_width(text, style.small))


def _words(text: str, style: Style) -> Entry:
    name, _, meaning = text.partition(":")
    runs = (Run(f"{name}:", "bold"), Run(meaning))
    texts, _ = set_lines([runs], 0.0, 0.0, style.small)
    return Entry(texts, text_width(f"{name}:", style.small, "bold") + text_width(meaning, style.small))
