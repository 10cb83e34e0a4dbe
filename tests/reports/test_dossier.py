"""A dossier says what the graph says, and each of its facts has a note that leads to the claim."""

import csv
import re
from pathlib import Path

import pytest

from app.reports import Wish, asked, dossier, written
from app.reports.document import List as Items
from app.reports.document import Picture, Table
from graph.errors import NotFound
from graph.store import Moment
from tests.processes import copy_of, sample_case, small_case, vendorgraph
from tests.reports.made import ICE, PALANTIR, composed, public_reader, told

HOLLOWAY = "company:holloway-analytics-inc"
FACTS = ("systems", "ownership", "people", "influence", "untaken")


@pytest.mark.parametrize("about", [PALANTIR, ICE])
def test_every_statement_and_every_row_has_a_note(about: str) -> None:
    for section in composed(sample_case(), about).sections:
        for block in section.blocks:
            if isinstance(block, Items) and section.anchor in FACTS:
                assert [item.text for item in block.items if not item.notes] == []
            if isinstance(block, Table) and section.anchor in ("contracts", "conflicts"):
                assert [row[0].text for row in block.rows if not any(cell.notes for cell in row)] == []


@pytest.mark.parametrize("about", [PALANTIR, ICE])
def test_notes_are_numbered_as_the_text_asks_for_them_and_none_is_left_over(about: str) -> None:
    document = composed(sample_case(), about)
    asked = list(dict.fromkeys(number for one in told(document) for number in one.notes))
    assert asked == [note.number for note in document.notes] == list(range(1, len(asked) + 1))


def test_a_note_names_claims_of_the_graph_and_gives_their_words_letter_for_letter() -> None:
    document = composed(sample_case(), PALANTIR)
    named = [(claim, note.text) for note in document.notes for claim in note.claims]
    assert len(named) > 20
    with public_reader(sample_case()) as reader:
        for claim_id, text in named:
            claim = reader.claim(claim_id)
            assert claim_id in text
            assert " ".join(str(claim.row["quote"]).split()) in text
            assert claim.source.row["title"] in text


def test_an_award_file_is_cited_by_award_number_and_rows() -> None:
    document = composed(small_case(), HOLLOWAY)
    notes = [note.text for note in document.notes if "ward 70CTD022P00000901" in note.text]
    assert notes and "rows 1, 2 of the file" in notes[0] and "Known since" in notes[0]


def test_the_sum_in_the_summary_is_that_of_the_graph() -> None:
    document = composed(small_case(), HOLLOWAY)
    summary = " ".join(one.text for one in document.sections[0].blocks[0].sentences)  # type: ignore[union-attr]
    assert "$1,500,000.10" in summary and "one contract of an agency" in summary


def test_sources_that_disagree_stand_side_by_side_each_with_its_note() -> None:
    conflicts = next(one for one in composed(sample_case(), PALANTIR).sections if one.anchor == "conflicts")
    table = conflicts.blocks[0]
    assert isinstance(table, Table) and len(table.rows) == 2
    assert {row[1].text for row in table.rows} == {"DHS privacy assessment", "WIRED summary"}


def test_a_denied_or_false_claim_is_told_apart_with_its_reason() -> None:
    untaken = next(one for one in composed(sample_case(), ICE).sections if one.anchor == "untaken")
    texts = [item.text for block in untaken.blocks if isinstance(block, Items) for item in block.items]
    assert any(
        "is part of U.S. Customs and Border Protection" in text and "marks it as false" in text for text in texts
    )


def test_what_was_searched_and_not_found_is_said() -> None:
    searched = next(one for one in composed(sample_case(), PALANTIR).sections if one.anchor == "searched")
    text = str(searched)
    assert "Nothing was found on: " in text and "public sources of the case say something" in text


def test_a_report_of_an_earlier_day_knows_less() -> None:
    before = composed(sample_case(), PALANTIR, moment=Moment(known_at="2018-12-31"))
    assert "ImmigrationOS. This" not in str(before) and "ImmigrationOS. This" in str(composed(sample_case(), PALANTIR))
    assert {"31 December 2018"} <= {value for _, value in before.facts}


def test_numbers_dates_and_sentences_are_in_the_language_that_was_asked_for() -> None:
    document = composed(sample_case(), PALANTIR, "es")
    text = str(document)
    assert "97.495.651,85\\xa0USD" in text and "20 de septiembre de 2022" in text and "preside Palantir" in text
    assert not re.search(r"\b(is a subsidiary of|Known since|citing)\b", text)


def test_nobody_knows_an_entity_that_is_not_there() -> None:
    with pytest.raises(NotFound):
        composed(sample_case(), "company:nobody-at-all")


def test_what_is_withheld_appears_nowhere_and_is_counted(tmp_path: Path) -> None:
    case = copy_of(small_case(), tmp_path / "case")
    entry = {"key": "person:dana-whitlock", "type": "Person", "name": "Dana Whitlock", "visibility": "withheld"}
    with (case / "entities.csv").open("a", newline="") as file:
        columns = ("key", "type", "name", "description", "visibility")
        writer = csv.DictWriter(file, columns)
        if file.tell() == 0:
            writer.writeheader()
        writer.writerow(entry)
    assert vendorgraph("build", case).returncode == 0
    document = composed(case, "company:holloway-analytics")
    assert "Whitlock" not in str(document)
    assert "One entry is not public and is left out." in str(document)
    with pytest.raises(NotFound):
        composed(case, "person:dana-whitlock")


def test_an_amount_in_prose_stands_beside_the_award_record_and_its_rows() -> None:
    contracts = next(one for one in composed(sample_case(), ICE).sections if one.anchor == "contracts")
    tables = [block for block in contracts.blocks if isinstance(block, Table)]
    beside = next(table for table in tables if table.caption.startswith("Amounts in prose"))
    clearview = next(row for row in beside.rows if "$3,750,000" in row[1].text)
    assert [cell.text for cell in clearview[2:5:2]] == ["agrees", "$3,750,000 obligated"]
    assert clearview[0].notes and clearview[3].notes and clearview[0].notes != clearview[3].notes
    assert {row[2].text for row in beside.rows} >= {"agrees", "differs", "not comparable"}


def test_figures_of_the_case_that_show_the_entity_are_in_its_report_with_their_claims() -> None:
    document = composed(sample_case(), PALANTIR, figures=True)
    figures = next(one for one in document.sections if one.anchor == "figures")
    pictures = [block for block in figures.blocks if isinstance(block, Picture)]
    assert pictures and all(picture.svg.startswith("<") and picture.png[:4] == b"\x89PNG" for picture in pictures)
    assert all(picture.alternative and picture.caption.notes for picture in pictures)
    noted = {note.number: note for note in document.notes}
    assert all(noted[number].claims for picture in pictures for number in picture.caption.notes)
    for form in ("pdf", "docx", "html"):
        assert written(document, form) == written(document, form)


def test_of_very_many_contracts_the_sums_are_the_stores_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def summary() -> str:
        with public_reader(sample_case()) as reader:
            return str(dossier(reader, Wish(ICE)).sections[0])

    whole = summary()
    monkeypatch.setattr(asked, "SLICE", 2)
    monkeypatch.setattr(asked, "CONTRACTS", 2)
    told = re.search(r"The case has \d+ contracts of .*? with \d+ vendors\.", whole)
    amount = re.search(r"Award records commit (\$[\d,.]+\d)", whole)
    assert told and told[0] in summary() and amount and amount[1] in summary()
