"""The case folder: what people and the program both write, and how files come into it."""

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.case import Case, new_case, open_case
from graph.case_rows import JudgementRow, SourceRow
from graph.errors import BadDate, BadFilter, CaseExists, InvalidCase, MissingFile, NoCase, UnreadableFile
from loaders.archive import add_file, archive_file, safe_name, take_in_dropped


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return new_case(tmp_path / "my-case")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text("Words.")
    return file


def test_a_new_case_opens_again(tmp_path: Path) -> None:
    made = new_case(tmp_path / "a case", title="A title")
    opened = open_case(tmp_path / "a case")
    assert opened.settings == made.settings
    assert (opened.name, opened.settings.title) == ("a-case", "A title")
    assert opened.settings.acceptance.documents == "proposed"
    assert opened.sources.read().rows == ()


def test_a_case_is_not_started_where_something_is(tmp_path: Path, case: Case) -> None:
    with pytest.raises(CaseExists, match="vendorgraph add"):
        new_case(case.folder)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").touch()
    with pytest.raises(InvalidCase, match="not empty"):
        new_case(tmp_path / "full")


def test_a_folder_without_settings_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(NoCase, match="vendorgraph new"):
        open_case(tmp_path)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title: x\n", r"case.yaml, line 1: name: it is missing"),
        ("name: x\nacceptance:\n  documents: perhaps\n", "line 3: acceptance.documents"),
        ("name: x\nacceptance:\n  accept_at: 2\n", "line 3: acceptance.accept_at"),
        ("name: x\ncolour: red\n", "line 2: colour: no such setting"),
        ("name: x\nvisibility: {sources: secret}\n", "line 2: visibility.sources"),
        ("name: 'x\n", "line"),
        ("- name\n", "line 1: expected"),
        ("a: &x 1\nb: *x\n", "line 2: aliases"),
        ("", "line 1: expected"),
    ],
)
def test_settings_that_do_not_hold_are_named_with_their_line(case: Case, text: str, problem: str) -> None:
    (case.folder / "case.yaml").write_text(text)
    with pytest.raises(InvalidCase, match=problem):
        open_case(case.folder)


def test_settings_are_read_as_written(case: Case) -> None:
    (case.folder / "case.yaml").write_text("name: no\nacceptance: {accept_at: 0.9}\nknown: {since: [published]}\n")
    settings = open_case(case.folder).settings
    assert (settings.name, settings.acceptance.accept_at, settings.known.since) == ("no", 0.9, ("published",))


def test_a_broken_row_is_reported_and_the_others_are_read(case: Case) -> None:
    good = f"{'a' * 64},sources/x"
    case.sources.path.write_text(
        f"source_id,file,published\n{good},2018-05\nshort,sources/y,\n{'b' * 64},../../etc/passwd,\n{good},x\n"
    )
    read = case.sources.read()
    assert [row.published for row in read.rows] == ["2018-05"]
    assert [(problem.file, problem.row) for problem in read.problems] == [
        ("sources.csv", 2),
        ("sources.csv", 3),
        ("sources.csv", 4),
    ]
    assert "no SHA-256" in read.problems[0].detail
    assert "no path inside the case" in read.problems[1].detail
    assert "no date" in read.problems[2].detail


def test_a_table_without_its_columns_is_named(case: Case) -> None:
    case.identity.path.write_text("one,two\n1,2\n")
    with pytest.raises(InvalidCase, match=r"identity.csv, line 1: the column left is missing"):
        case.identity.read()


def test_writing_keeps_what_people_added(case: Case) -> None:
    case.identity.path.write_text("left,right,judgement,mood\na:1,b:1,same,sure\nbroken row\n")
    case.identity.append([JudgementRow(left="c:1", right="d:1", judgement="different", why="Not, “the” same\nat all")])
    lines = case.identity.path.read_text()
    assert "a:1,b:1,same,sure" in lines
    assert "broken row" in lines
    assert case.identity.read().rows[-1].why == "Not, “the” same\nat all"


def test_a_row_is_replaced_in_its_place(case: Case) -> None:
    rows = [SourceRow(source_id=digit * 64, file=f"sources/{digit}") for digit in "abc"]
    case.sources.append(rows)
    case.sources.put([rows[1].model_copy(update={"title": "New"})], key="source_id")
    assert [row.title for row in case.sources.read().rows] == [None, "New", None]


def test_an_archived_file_is_a_copy_known_by_its_hash(case: Case, article: Path) -> None:
    row = add_file(case, article, {"publisher": "The Paper", "published": "2018-06"})
    assert row.source_id == hashlib.sha256(b"Words.").hexdigest()
    assert case.path_of(row).read_text() == "Words."
    assert case.sources.read().rows == (row,)
    assert row.file == f"sources/{row.source_id[:12]}-article.txt"


def test_the_same_content_is_kept_once(case: Case, article: Path, tmp_path: Path) -> None:
    first = archive_file(case, article, {})
    twin = tmp_path / "twin.txt"
    twin.write_text("Words.")
    second = archive_file(case, twin, {})
    assert (first.fresh, second.fresh) == (True, False)
    assert second.row == first.row
    assert len(list(case.sources_folder.iterdir())) == 1


def test_other_content_from_the_same_address_supersedes_the_old(case: Case, article: Path) -> None:
    old = add_file(case, article, {"address": "https://paper.example/a"})
    article.write_text("Corrected words.")
    new = add_file(case, article, {"address": "https://paper.example/a"})
    assert new.supersedes == old.source_id
    assert case.path_of(old).read_text() == "Words."


def test_an_edited_sheet_in_the_case_is_entered_anew_in_its_place(case: Case) -> None:
    sheet = case.sources_folder / "sheet.yaml"
    sheet.write_text("claims: []")
    first = add_file(case, sheet, {"title": "My sheet"})
    sheet.write_text("claims: [ ]")
    second = add_file(case, sheet, {})
    assert (second.file, second.title) == ("sources/sheet.yaml", "My sheet")
    assert second.source_id != first.source_id
    assert case.sources.read().rows == (second,)


def test_a_file_that_was_dropped_into_the_case_is_taken_in(case: Case, article: Path) -> None:
    add_file(case, article, {})
    (case.sources_folder / "dropped.csv").write_text("a,b")
    (case.sources_folder / ".hidden").write_text("x")
    (case.sources_folder / "again.txt").write_text("Words.")
    (case.sources_folder / "page.html.meta.json").write_text("{}")
    (case.sources_folder / "link").symlink_to("/etc/hostname")
    assert [row.file for row in take_in_dropped(case)] == ["sources/dropped.csv"]
    assert take_in_dropped(case) == []
    assert len(case.sources.read().rows) == 2


def test_a_dropped_file_with_a_name_that_no_table_can_hold_is_renamed(case: Case) -> None:
    (case.sources_folder / "back\\slash\nnew.csv").write_text("a,b")
    with open(os.fsencode(case.sources_folder) + b"/caf\xe9.csv", "w") as file:
        file.write("c,d")
    taken = take_in_dropped(case)
    assert sorted(row.file[len("sources/") + 13 :] for row in taken) == ["caf.csv", "slash-new.csv"]
    assert all(case.path_of(row).is_file() for row in case.sources.read().rows)


def test_what_is_no_regular_file_is_refused_at_once(case: Case, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableFile, match="no regular file"):
        add_file(case, tmp_path / "pipe")
    with pytest.raises(UnreadableFile, match="no regular file"):
        add_file(case, Path("/dev/null"))
    with pytest.raises(UnreadableFile, match="is a folder"):
        add_file(case, tmp_path)
    with pytest.raises(MissingFile):
        add_file(case, tmp_path / "nothing")
    assert list(case.sources_folder.iterdir()) == []


def test_a_source_that_is_a_link_out_of_the_case_is_refused(case: Case) -> None:
    (case.sources_folder / "out").symlink_to("/etc/hostname")
    with pytest.raises(InvalidCase, match="leads out of the case"):
        case.path_of(SourceRow(source_id="a" * 64, file="sources/out"))


def test_metadata_that_does_not_hold_is_refused_before_anything_is_copied(case: Case, article: Path) -> None:
    with pytest.raises(BadDate, match="published"):
        add_file(case, article, {"published": "last May"})
    with pytest.raises(BadFilter, match="visibility"):
        add_file(case, article, {"visibility": "secret"})
    assert list(case.sources_folder.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("article.txt", "article.txt"),
        ("../../etc/passwd", "passwd"),
        ("..", "source"),
        ("C:\\files\\Über uns.PDF", "Über-uns.pdf"),
        ("-rf *; $(x).csv", "rf-x.csv"),
        ("<b>bold</b>.html", "b.html"),
        ("\u202egnp.exe", "gnp.exe"),
        ("", "source"),
        ("x" * 300 + ".csv", "x" * 60 + ".csv"),
    ],
)
def test_file_names_are_made_harmless(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text())
def test_every_safe_name_is_one_short_part_of_a_path(name: str) -> None:
    safe = safe_name(name)
    assert safe == Path(safe).name
    assert not safe.startswith((".", "-"))
    assert 0 < len(safe.encode()) < 200
