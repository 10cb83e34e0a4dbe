"""Lines one below the other: each group stands beside the node that its lines share, so that any width will do.

A figure takes this form where a drawing with every node in one place would not fit the width of print: a node may then
stand in several places, a line only in one.
"""

from collections import Counter
from dataclasses import dataclass

from app.figures.boxes import Label, NodeBox, boxes_of, label_of
from app.figures.facts import Facts, Footnote, Line
from app.figures.marks import Box, Group, Mark, Path, Run
from app.figures.network_picture import drawn_node, head_at, line_data
from app.figures.setting import LEADING, broken, set_lines, width_of
from app.figures.sheet import Sheet
from app.figures.style import Style, dash_of, line_colour
from app.figures.svg import number, safe_id
from app.figures.wording import span

__all__ = ["ladder"]

ROW_GAP = 5.0
GROUP_GAP = 9.0
TRUNK = 9.0


@dataclass(frozen=True, slots=True)
class _Rung:
    """A line as seen from the node that its group shares."""

    line: Line
    name: str
    label: Label
    other: NodeBox
    outward: bool

    @property
    def height(self) -> float:
        return max(self.label.height, self.other.height)


def ladder(facts: Facts, names: dict[str, str], style: Style) -> Sheet:
    """The whole picture, as wide as the style lets it be."""
    wide = style.inner * 0.27
    boxes = boxes_of(facts, names, style, wide)
    notes = {note.number: note for note in facts.notes}
    marks: list[Mark] = []
    y = 0.0
    for place, (hub, lines) in enumerate(_groups(facts)):
        rungs = [_rung(facts, line, hub, boxes, names, style) for line in lines]
        group, height = _group(place, boxes[hub], rungs, y, style, notes)
        marks.append(group)
        y += height + GROUP_GAP
    return Sheet(tuple(marks), style.inner, max(y - GROUP_GAP, 0.0))


def _groups(facts: Facts) -> list[tuple[str, list[Line]]]:
    """Every line once, with the node that most of the remaining lines share; in the order of their first footnotes."""
    left = list(facts.lines)
    groups: list[tuple[str, list[Line]]] = []
    while left:
        counts = Counter(end for line in left for end in {line.subject, line.object})
        first = {end: line.numbers[0] for line in reversed(left) for end in (line.subject, line.object)}
        hub = min(counts, key=lambda end: (-counts[end], first[end], end))
        groups.append((hub, [line for line in left if hub in (line.subject, line.object)]))
        left = [line for line in left if hub not in (line.subject, line.object)]
    return sorted(groups, key=lambda group: group[1][0].numbers[0])


def _rung(facts: Facts, line: Line, hub: str, boxes: dict[str, NodeBox], names: dict[str, str], style: Style) -> _Rung:
    outward = line.subject == hub
    other = boxes[line.object if outward else line.subject]
    room = style.inner * 0.36 - 2 * TRUNK
    contracted = line.predicate == "CONTRACTED_WITH"
    label = label_of(line, style, room, amount=not (line.through and contracted))
    if line.through and line.through in boxes:
        contract = next(node for node in facts.nodes if node.id == line.through)
        lines = [*label.lines]
        for text in (names.get(contract.id, contract.name), *(contract.lines if contracted else ())):
            lines += broken([Run(text)], room, style.small)
        wide = max(width_of(each, style.small) for each in lines)
        label = Label(lines, wide + 3.0, len(lines) * style.small * LEADING + 1.5)
    return _Rung(line, str(facts.lines.index(line)), label, other, outward)


def _group(
    place: int, hub: NodeBox, rungs: list[_Rung], y: float, style: Style, notes: dict[int, Footnote]
) -> tuple[Group, float]:
    tall = max(hub.height, sum(rung.height for rung in rungs) + ROW_GAP * (len(rungs) - 1))
    name = f"group-{place + 1}"
    hub_at = (0.0, y + (tall - hub.height) / 2)
    hub_id = f"node-{place + 1}-{safe_id(hub.node.name)}"
    trunk = hub.width + TRUNK
    right = style.inner - max(rung.other.width for rung in rungs)
    marks: list[Mark] = []
    middles: list[float] = []
    top = y + (tall - sum(rung.height for rung in rungs) - ROW_GAP * (len(rungs) - 1)) / 2
    for row, rung in enumerate(rungs):
        middle = top + rung.height / 2
        middles.append(middle)
        marks += _drawn(rung, f"{hub_id}-{row + 1}", hub_id, trunk, right, middle, style, notes, not _inward(rungs))
        top += rung.height + ROW_GAP
    join = y + tall / 2
    ends = [*middles, join]
    spine = (
        f"M{number(hub.width)} {number(join)}H{number(trunk)}M{number(trunk)} {number(min(ends))}V{number(max(ends))}"
    )
    first = rungs[0].line.predicate
    same = all(line_colour(rung.line.predicate) == line_colour(first) for rung in rungs)
    stem = Path(spine, line_colour(first) if same else "#222222", 1.0)
    arrows = [Path(head_at((trunk, join), (hub.width, join)), None, fill=stem.stroke)] if _inward(rungs) else []
    return Group(name, (stem, *arrows, *marks, drawn_node(hub, hub_at, hub_id, style))), tall


def _inward(rungs: list[_Rung]) -> bool:
    return all(not rung.outward for rung in rungs)


def _drawn(
    rung: _Rung,
    name: str,
    hub: str,
    trunk: float,
    right: float,
    middle: float,
    style: Style,
    notes: dict[int, Footnote],
    heads: bool,
) -> list[Mark]:
    """The line from the trunk to the other node with its label; `heads` puts an arrow on an inward line too."""
    colour, dash = line_colour(rung.line.predicate), dash_of(rung.line.predicate)
    width = 0.7 if rung.line.planned else 1.0
    marks: list[Mark] = [Path(f"M{number(trunk)} {number(middle)}H{number(right)}", colour, width, dash)]
    if rung.outward:
        marks.append(Path(head_at((trunk, middle), (right, middle)), None, fill=colour))
    elif heads:
        marks.append(Path(head_at((right, middle), (trunk + 0.5, middle)), None, fill=colour))
    told = "; ".join(notes[number].lead for number in rung.line.numbers)
    ends = (hub, name) if rung.outward else (name, hub)
    line = Group(f"line-{rung.name}", tuple(marks), f"{span(rung.line.numbers)}: {told}", line_data(rung.line, *ends))
    label, x = rung.label, (trunk + right - 4.0) / 2 - rung.label.width / 2
    y = middle - label.height / 2
    texts, _ = set_lines(label.lines, x + label.width / 2, y + 0.6, style.small, "middle")
    paper = Box(x, y, label.width, label.height, fill="#ffffff")
    link = f"#note-{rung.line.numbers[0]}"
    shown = Group(f"label-{rung.name}", (paper, *texts), link=link)
    return [line, drawn_node(rung.other, (right, middle - rung.other.height / 2), name, style), shown]
