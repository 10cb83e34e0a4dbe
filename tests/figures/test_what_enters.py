"""What enters a figure: what is public and accepted, in words that are never code, with the store's own sums."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.cli import main
from app.figures.wording import sentence
from graph.errors import BadFilter, NotFound
from graph.store import EdgeFilter, SpendingQuery
from tests.figures.pictures import PALANTIR, SVG, drawn, pdf_text, public_reader, specified, usual
from tests.processes import copy_of, sample_case, small_case

HOSTILE = '</text></svg><script>hacked()</script> #import "x" $1/0$ *bold* #{1} \u202ella'
SHEET = """\
claims_sheet: 1
sources:
  Paper:
    publisher: "A </desc> & #panic() paper"
    title: "</title> $x$"
    published: 2022-05-30
    address: "javascript:hacked()"
claims:
  - {source: Paper, subject: NAME, predicate: EXECUTIVE_OF, object: Holloway, object_type: Company, statement: "QUOTE"}
  - {source: Paper, subject: NAME, predicate: BOARD_MEMBER_OF, object: Alder, object_type: Company, statement: "QUOTE"}
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case in which every text is an attack."""
    folder = tmp_path_factory.mktemp("hostile")
    escaped = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    (folder / "sheet.yaml").write_text(SHEET.replace("NAME", f'"Person {escaped}"').replace("QUOTE", escaped))
    for words in (
        ["new", f"{folder}/case"],
        ["add", f"{folder}/case", f"{folder}/sheet.yaml"],
        ["build", f"{folder}/case"],
    ):
        assert main(words) == 0
    return folder / "case"


@pytest.mark.parametrize("width", ["full", "column"])
def test_hostile_names_and_words_are_shown_and_never_run(hostile: Path, width: str) -> None:
    drawing = drawn(hostile, "people", title=HOSTILE, caption=HOSTILE)
    svg = drawing.as_bytes("svg", width).decode()  # type: ignore[arg-type]
    root = ElementTree.fromstring(svg)
    assert not list(root.iter(f"{SVG}script")) and "javascript:" not in svg and "\u202e" not in svg
    assert "<script" not in svg
    told = pdf_text(drawing.as_bytes("pdf", width))  # type: ignore[arg-type]
    for word in ("<script>hacked()</script>", '#import "x"', "$1/0$", "*bold*", "#panic()"):
        assert word.replace(" ", "") in told.replace(" ", ""), word


def test_links_lead_to_the_web_or_to_a_note(hostile: Path) -> None:
    for case, kind in ((hostile, "people"), (sample_case(), "timeline")):
        root = ElementTree.fromstring(drawn(case, kind).as_bytes("svg"))
        links = [element.get("href") or "" for element in root.iter(f"{SVG}a")]
        assert links and all(link.startswith(("#note-", "https://")) for link in links)


def test_what_is_not_public_stays_out_and_the_figure_says_that_something_does(tmp_path: Path) -> None:
    case = copy_of(sample_case(), tmp_path / "case")
    with (case / "entities.csv").open("a") as rows:
        rows.write("person:peter-thiel,Person,Peter Thiel,,withheld\n")
    assert main(["build", str(case)]) == 0
    with pytest.raises(NotFound):
        drawn(case, "people", show={"entities": ["person:peter-thiel"]})
    around = drawn(case, "ego")
    assert "Thiel" not in around.as_bytes("svg").decode()
    assert around.facts.withheld and "What is not public is left out." in pdf_text(around.as_bytes("pdf"))


def test_words_that_name_what_is_not_public_stay_out_too(tmp_path: Path) -> None:
    name = "Enterprise Services LLC"
    assert any(name in one.text for note in usual("timeline").facts.notes for one in note.citations)
    case = copy_of(sample_case(), tmp_path / "case")
    entities = (case / "entities.csv").read_text()
    (case / "entities.csv").write_text(entities.replace(f"Company,{name},,public", f"Company,{name},,withheld"))
    assert main(["build", str(case)]) == 0
    drawing = drawn(case, "timeline")
    assert name not in drawing.as_bytes("svg").decode() and drawing.facts.withheld
    assert "[words that name something not public]" in drawing.as_bytes("svg").decode()


def test_what_nobody_reviewed_enters_only_where_the_figure_says_so_and_is_marked(tmp_path: Path) -> None:
    case = copy_of(small_case(), tmp_path / "case")
    settings = (case / "case.yaml").read_text().replace("claims_sheet: accepted", "claims_sheet: proposed")
    (case / "case.yaml").write_text(settings)
    assert main(["build", str(case)]) == 0
    with pytest.raises(BadFilter, match="empty"):
        drawn(case, "people", show={"entities": ["person:dana-whitlock"]})
    shown = drawn(case, "people", show={"entities": ["person:dana-whitlock"]}, review="includes unreviewed")
    assert shown.facts.lines and all(line.unreviewed for line in shown.facts.lines)
    told = pdf_text(shown.as_bytes("pdf"))
    assert told.count("unreviewed") >= len(shown.facts.lines) and "nobody has reviewed" in told


def test_sums_are_those_of_the_store() -> None:
    drawing = usual("spending")
    with public_reader(sample_case()) as reader:
        name = reader.entity(PALANTIR).name
        rows = list(reader.spending(SpendingQuery(("vendor", "agency", "year"))))
    wanted = {(str(year), cents) for vendor, _, year, _, cents in rows if vendor == name and year is not None}
    assert {(row.cell("year"), row.value("obligated")) for row in drawing.facts.rows} == wanted


def test_the_actions_cited_for_a_year_add_up_to_its_sum() -> None:
    drawing = usual("spending")
    notes = {note.number: note for note in drawing.facts.notes}
    with public_reader(sample_case()) as reader:
        for row in drawing.facts.rows:
            [number] = row.notes("amount")
            cited = [reader.claim(id_).row["obligated"] or 0 for id_ in notes[number].claims]
            assert notes[number].more or sum(cited) == row.value("obligated")


def test_the_day_of_a_figure_bounds_what_it_shows() -> None:
    early = drawn(sample_case(), "timeline", as_of="2018-07-02", known_at="2018-07-02")
    late = usual("timeline")
    assert 0 < len(early.facts.rows) < len(late.facts.rows)
    assert early.day == "2018-07-02" and "As of 2 July 2018." in pdf_text(early.as_bytes("pdf"))


def test_a_key_that_nothing_bears_is_named() -> None:
    with pytest.raises(NotFound, match="company:nobody"):
        drawn(sample_case(), "network", show={"entities": ["company:nobody", PALANTIR]})


def test_several_contracts_between_two_parties_are_one_line_with_a_note_each() -> None:
    drawing = usual("network")
    [line] = [line for line in drawing.facts.lines if line.predicate == "CONTRACTED_WITH"]
    assert len(line.edges) == len(line.numbers) == 4
    assert "4 contracts" in drawing.as_bytes("svg").decode()


def test_an_amount_never_stands_in_for_another_kind() -> None:
    drawing = usual("ego")
    [node] = [node for node in drawing.facts.nodes if "HSCETC15C00001" in node.name]
    assert node.lines == ("current $39.3M", "as reported $39M")


def test_names_for_print_do_not_change_the_facts() -> None:
    named = drawn(sample_case(), "network", names={PALANTIR: "The firm"})
    assert named.facts.sum == usual("network").facts.sum
    assert "The firm" in named.as_bytes("svg").decode()
    assert specified("network").names == {}


def test_a_merger_is_told_by_its_day_and_a_contract_from_its_first_one() -> None:
    with public_reader(sample_case()) as reader:
        merger, *_ = reader.edges("company:perspecta", EdgeFilter(predicates=("MERGED_INTO",))).items
        contract, *_ = reader.edges(PALANTIR, EdgeFilter(predicates=("CONTRACTED_WITH",))).items
    assert sentence(merger).endswith("Perspecta; 31 May 2018")
    assert "; from " in sentence(contract)
