"""Every kind of figure at both widths: the same bytes each time, nothing cut off or too small, text that stays text.

Every line has a footnote that leads to claims that are there.
"""

import re
import struct
from itertools import combinations

import pytest

from app.figures.arranging import arranged
from app.figures.drawn import Width
from app.figures.style import POINTS, WIDTHS
from graph.errors import LimitExceeded
from tests.figures.pictures import FORMS, KINDS, SVG, drawn, pdf_text, public_reader, shown_texts, tree_of, usual
from tests.processes import sample_case

BOTH: tuple[Width, ...] = ("full", "column")
EVERY = [(kind, width) for kind in KINDS for width in BOTH]
SMALLEST = 6.5


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_graph_and_file_give_the_same_bytes(kind: str) -> None:
    first, second = usual(kind), drawn(sample_case(), kind)
    assert first.facts.sum == second.facts.sum
    for form in FORMS:
        assert first.as_bytes(form, "full") == second.as_bytes(form, "full"), form


@pytest.mark.parametrize(("kind", "width"), EVERY)
def test_no_text_leaves_the_page_or_is_too_small_to_read(kind: str, width: Width) -> None:
    root = tree_of(usual(kind), width)
    style = WIDTHS[width]
    _, _, wide, tall = map(float, root.get("viewBox", "").split())
    assert root.get("width") == f"{style.millimetres:g}mm" and abs(wide - style.millimetres * POINTS) < 0.1
    texts = list(shown_texts(root))
    assert texts
    for text, left, right, baseline, size in texts:
        assert left >= -0.1 and right <= wide + 0.1 and 0 < baseline < tall, text
        assert size >= SMALLEST, text


@pytest.mark.parametrize(("kind", "width"), EVERY)
def test_every_line_and_row_has_a_footnote_that_leads_to_claims_that_are_there(kind: str, width: Width) -> None:
    drawing = usual(kind)
    root = tree_of(drawing, width)
    notes = {group.get("id"): group for group in root.iter(f"{SVG}g") if (group.get("id") or "").startswith("note-")}
    lines = [group for group in root.iter() if group.get("data-notes") is not None]
    assert lines and notes
    with public_reader(sample_case()) as reader:
        for line in lines:
            numbers = (line.get("data-notes") or "").split()
            assert numbers, line.get("id")
            for number in numbers:
                claims = (notes[f"note-{number}"].get("data-claims") or "").split()
                assert claims and all(reader.claim(id_).id == id_ for id_ in claims)
        for note in drawing.facts.notes:
            if note.edge and kind not in ("conflicts", "spending"):
                assert {reader.claim(id_).edge for id_ in note.claims} <= {note.edge} or kind == "record_check"
                assert {reader.claim(id_).row["status"] for id_ in note.claims} == {"accepted"}


@pytest.mark.parametrize("kind", ["network", "ego", "supply_chain", "people"])
def test_lines_know_the_nodes_at_their_ends_and_the_edges_that_they_stand_for(kind: str) -> None:
    drawing = usual(kind)
    root = tree_of(drawing)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    lines = [group for group in root.iter(f"{SVG}g") if group.get("data-from")]
    assert {end for line in lines for end in (line.get("data-from"), line.get("data-to"))} <= set(ids)
    stood_for = {edge for line in lines for edge in (line.get("data-edges") or "").split()}
    assert stood_for == {edge for line in drawing.facts.lines for edge in line.edges}


def test_the_figure_can_be_read_aloud() -> None:
    root = tree_of(usual("people"))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None and title.text == "A figure: people"
    assert description is not None and "Peter Thiel chairs Palantir Technologies" in (description.text or "")
    assert root.get("role") == "img" and root.get("aria-labelledby") == "title description"


@pytest.mark.parametrize(("kind", "width"), EVERY)
def test_the_pdf_carries_its_text_its_typeface_and_its_own_date(kind: str, width: Width) -> None:
    drawing = usual(kind)
    made = drawing.as_bytes("pdf", width)
    told = pdf_text(made)
    assert f"A figure: {kind}" in told and "Evidence" in told and "Sources" in told
    assert re.search(rb"/FontFile[23]", made) and re.search(rb"RobotoCondensed", made)
    assert drawing.day and b"D:" + drawing.day.replace("-", "").encode() in made


def test_the_picture_has_300_pixels_an_inch() -> None:
    made = usual("people").as_bytes("png", "column")
    wide, _ = struct.unpack(">II", made[16:24])
    assert abs(wide - 85 / 25.4 * 300) <= 1


def test_in_grey_there_is_no_colour_left() -> None:
    made = usual("supply_chain").as_bytes("svg", "full", grey=True).decode()
    colours = set(re.findall(r'(?:fill|stroke)="#([0-9a-f]{6})"', made))
    assert colours and all(colour[:2] == colour[2:4] == colour[4:] for colour in colours)


@pytest.mark.parametrize("kind", ["network", "people", "supply_chain"])
def test_nodes_do_not_lie_on_each_other_nor_lines_on_nodes(kind: str) -> None:
    drawing = usual(kind)
    made = arranged(drawing.facts, drawing.specification, WIDTHS["full"])
    assert made is not None and made.width <= WIDTHS["full"].inner + 0.5
    areas = {id_: (*made.places[id_], box.width, box.height) for id_, box in made.boxes.items()}
    for (_, a), (_, b) in combinations(areas.items(), 2):
        assert not _crosses(a, b)
    for piece in made.pieces:
        for start, end in zip(made.routes[piece.name], made.routes[piece.name][1:], strict=False):
            for id_, (x, y, w, h) in areas.items():
                if id_ not in (piece.start, piece.end):
                    left, top = min(start[0], end[0]), min(start[1], end[1])
                    stretch = (left, top, abs(start[0] - end[0]), abs(start[1] - end[1]))
                    assert not _crosses(stretch, (x + 0.5, y + 0.5, w - 1, h - 1)), (piece.name, id_)


def _crosses(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


def test_what_does_not_fit_a_column_as_a_drawing_is_told_line_by_line() -> None:
    drawing = usual("ego")
    assert arranged(drawing.facts, drawing.specification, WIDTHS["column"]) is None
    lines = [group for group in tree_of(drawing, "column").iter(f"{SVG}g") if group.get("data-from")]
    assert len(lines) == len(drawing.facts.lines)


def test_nodes_stand_where_a_person_put_them() -> None:
    places = {"person:peter-thiel": [10, 5], "duns:362130952": [100, 40]}
    layout = {"full": {"positions": places}}
    drawing = drawn(sample_case(), "people", show={"entities": ["person:peter-thiel"]}, layout=layout)
    made = arranged(drawing.facts, drawing.specification, WIDTHS["full"])
    assert made is not None
    assert made.places["duns:362130952"] == pytest.approx((100 * POINTS, 40 * POINTS))


def test_a_figure_of_too_much_is_refused_with_what_to_do() -> None:
    with public_reader(sample_case()) as reader:
        everyone = [row["public_id"] for row in reader.table("entity")]
    with pytest.raises(LimitExceeded, match="more than 60: name fewer"):
        drawn(sample_case(), "network", show={"entities": everyone, "predicates": ["SUBSIDIARY_OF"]})
