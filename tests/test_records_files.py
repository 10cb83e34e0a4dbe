"""Files as they come: packed, in other encodings, damaged, hostile. Each is read, or refused in one line that says
what to do.
"""

import gzip
import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import LimitExceeded, MissingFile, SourceError, UnknownFormat, UnreadableFile
from loaders.records import RecordsLoader, unpack
from tests.records import API, api_row, csv_text, load, load_text

GOOD = csv_text(API, [api_row(), api_row(Modification="P1", Federal_Action_Obligation="2.5")])
LINES = GOOD.splitlines(keepends=True)


def zipped(**files: str | bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_csv", ".csv"), content)
    return packed.getvalue()


def obligated(loaded: Any) -> list[Decimal]:
    return [claim["obligated"] for claim in loaded.of("CONTRACTED_WITH")]


EXPECTED = [Decimal("1000.00"), Decimal("2.50")]


@pytest.mark.parametrize(
    "pack",
    [
        pytest.param(lambda text: text.encode(), id="plain"),
        pytest.param(lambda text: b"\xef\xbb\xbf" + text.encode(), id="with a mark"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(lambda text: text.replace("\n", "\n\n").encode(), id="blank lines"),
        pytest.param(lambda text: text.rstrip("\n").encode(), id="no last line end"),
        pytest.param(lambda text: ("\n\r\n" + text).encode(), id="blank lines before the header"),
        pytest.param(lambda text: text.replace("\n", "\r").encode(), id="CR"),
        pytest.param(lambda text: text.encode("utf-16"), id="UTF-16"),
        pytest.param(lambda text: text.encode("utf-16-le"), id="UTF-16 without a mark"),
        pytest.param(lambda text: gzip.compress(text.encode()), id="gzip"),
        pytest.param(lambda text: zipped(a_csv=text), id="zip"),
        pytest.param(lambda text: zipped(readme=b"x", a_csv=text.encode("utf-16")), id="zip with other files"),
    ],
)
def test_a_file_is_read_however_it_is_packed(tmp_path: Path, pack: Callable[[str], bytes]) -> None:
    loaded = load_text(pack(GOOD), tmp_path)
    assert obligated(loaded) == EXPECTED
    assert [claim["row"] for claim in loaded.claims] == [1, 2]


@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "SOCIÉTÉ “Ł”".replace("Ł", "L")), ("latin-1", "SOCIÉTÉ")])
def test_another_encoding_is_read_and_reported(tmp_path: Path, encoding: str, name: str) -> None:
    loaded = load_text(csv_text(API, [api_row(Recipient_Name=name)]).encode(encoding), tmp_path)
    assert loaded.claims[0]["object_name"] == name
    (finding,) = loaded.found("encoding")
    assert "read as cp1252" in finding.detail


def test_another_encoding_far_down_the_file_is_read_too(tmp_path: Path) -> None:
    rows = [api_row(Modification=str(n), Transaction_Description="x" * 500) for n in range(4000)]
    text = csv_text(API, [*rows, api_row(Recipient_Name="SOCIÉTÉ")])
    loaded = load_text(text.encode("cp1252"), tmp_path)
    assert loaded.claims[-1]["object_name"] == "SOCIÉTÉ"


def test_the_files_of_an_archive_are_one_source_in_their_order(tmp_path: Path) -> None:
    loaded = load_text(zipped(b_csv=LINES[0] + LINES[1], a_csv=LINES[0] + LINES[2]), tmp_path)
    assert obligated(loaded) == EXPECTED
    assert [claim["row"] for claim in loaded.claims] == [1, 2]
    assert loaded.report.rows_in == 2


def test_an_action_that_two_files_of_an_archive_hold_is_counted_once(tmp_path: Path) -> None:
    loaded = load_text(zipped(a_csv=GOOD, b_csv=GOOD), tmp_path)
    assert (loaded.report.rows_loaded, loaded.report.rows_duplicate) == (2, 2)
    assert [finding.row for finding in loaded.found("duplicate")] == [3, 4]


def test_files_of_an_archive_that_are_of_no_known_format_are_told(tmp_path: Path) -> None:
    content = zipped(notes_csv="a,b\n1,2\n", empty_csv="", picture_csv=bytes(99), a_csv=GOOD)
    loaded = load_text(content, tmp_path)
    assert obligated(loaded) == EXPECTED
    assert len(loaded.found("file_skipped")) == 3
    assert RecordsLoader().recognises(tmp_path / "file.csv") == "usaspending_transactions_api"


def test_names_in_an_archive_are_never_paths(tmp_path: Path) -> None:
    loaded = load_text(zipped(**{"..__..__evil_csv": GOOD}), tmp_path)
    assert obligated(loaded) == EXPECTED
    assert list(tmp_path.parent.glob("evil*")) == []


def test_an_archive_that_is_cut_short_is_refused_in_one_line(tmp_path: Path) -> None:
    for content in (zipped(a_csv=GOOD)[:-40], gzip.compress(GOOD.encode() * 50)[:-30], b"PK\x03\x04 and no more"):
        with pytest.raises(UnreadableFile, match="damaged or truncated"):
            load_text(content, tmp_path)


def test_a_damaged_file_inside_an_archive_is_refused(tmp_path: Path) -> None:
    content = bytearray(zipped(a_csv=GOOD * 20))
    content[60:90] = bytes(30)
    with pytest.raises(UnreadableFile, match="damaged"):
        load_text(bytes(content), tmp_path)


def test_a_bomb_is_refused_before_it_fills_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "MEMBER_LIMIT", 1 << 20)
    bomb = GOOD.encode() + b"\n" * (3 << 20)
    for content in (gzip.compress(bomb), zipped(a_csv=bomb)):
        with pytest.raises(LimitExceeded):
            load_text(content, tmp_path)


def test_an_archive_of_too_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "MEMBERS_LIMIT", 1)
    with pytest.raises(LimitExceeded):
        load_text(zipped(a_csv=GOOD, b_csv=GOOD), tmp_path)


def test_what_is_binary_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"is no text: give the CSV file itself"):
        load_text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 9, tmp_path)


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    assert RecordsLoader().recognises(tmp_path / "none.csv") is None
    with pytest.raises((MissingFile, FileNotFoundError)):
        load(tmp_path / "none.csv", tmp_path / "part")


BROKEN = {
    "too few columns": ("ICE,70CDCR20P00000009,SHORT LLC\n", "3 columns where 10 are expected"),
    "too many columns": (LINES[1].rstrip("\n") + ",more\n", "11 columns where 10 are expected"),
    "an open quote": (LINES[1].replace("ACME", '"ACME'), "a quote is not closed"),
    "text after a quote": (LINES[1].replace("ACME ANALYTICS LLC", '"ACME" LLC'), "no CSV"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_broken_rows_are_rejected_one_by_one_and_the_rest_is_loaded(tmp_path: Path, kind: str) -> None:
    line, reason = BROKEN[kind]
    loaded = load_text(LINES[0] + LINES[1] + line + LINES[2], tmp_path)
    if kind == "text after a quote":  # every reader takes this one in its own way; none may lose a row
        assert loaded.report.rows_in == 3
        return
    ((row, detail),) = [(f.row, f.detail) for f in loaded.found("reject")]
    assert row == 2
    assert reason in detail
    assert [claim["row"] for claim in loaded.claims] == [1, 3]


def test_an_open_quote_does_not_swallow_the_rows_after_it(tmp_path: Path) -> None:
    quoted = LINES[2].replace("ACME ANALYTICS LLC", '"GOOD LLC"')
    loaded = load_text(LINES[0] + LINES[1].replace("ACME", '"ACME') + quoted, tmp_path)
    assert [finding.row for finding in loaded.found("reject")] == [1]
    assert [claim["object_name"] for claim in loaded.claims] == ["GOOD LLC"]


def test_cells_may_hold_line_breaks_and_quotes(tmp_path: Path) -> None:
    text = csv_text(
        API, [api_row(Transaction_Description='line one\nline "two", and three'), api_row(Modification="P1")]
    )
    loaded = load_text(text, tmp_path)
    assert loaded.claims[0]["description"] == 'line one\nline "two", and three'
    assert loaded.report.rows_loaded == 2


def test_empty_cells_beyond_the_last_column_do_no_harm(tmp_path: Path) -> None:
    loaded = load_text(LINES[0] + LINES[1].rstrip("\n") + ",,\n" + LINES[2], tmp_path)
    assert obligated(loaded) == EXPECTED


def test_a_file_with_too_many_broken_rows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.records.repair._BAD_ROWS", 3)
    with pytest.raises(UnreadableFile, match="more than 3 broken rows"):
        load_text(GOOD + "broken\n" * 5, tmp_path)


def test_the_last_part_of_a_source_is_left_alone_where_a_file_is_refused(tmp_path: Path) -> None:
    part = tmp_path / "part"
    with pytest.raises(UnknownFormat):
        RecordsLoader().load(_source(tmp_path, "a,b\n"), part)
    assert list(part.iterdir()) == []


def _source(tmp_path: Path, text: str) -> Any:
    from graph.part import SourceFile

    path = tmp_path / "other.csv"
    path.write_text(text)
    return SourceFile(path, "0" * 64)


CELL = st.text(alphabet=st.sampled_from('ab1,"\n\r\t.-/é\x00 '), max_size=8) | st.sampled_from(
    ["1.0", "2020-01-02", "ICE", "A1", "P1", "ACME"]
)
ROW = st.lists(CELL, min_size=8, max_size=11).map(",".join) | st.lists(CELL, min_size=10, max_size=10).map(",".join)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ROW, max_size=12), st.sampled_from(["\n", "\r\n"]))
def test_any_text_is_loaded_row_for_row_or_refused(
    tmp_path_factory: pytest.TempPathFactory, rows: list[str], end: str
) -> None:
    text = end.join([",".join(API), *rows])
    folder = tmp_path_factory.mktemp("any")
    try:
        loaded = load_text(text, folder)
    except SourceError as error:
        assert "\n" not in str(error)
    else:
        places = [claim["row"] for claim in loaded.of("CONTRACTED_WITH")]
        assert places == sorted(set(places))
        assert all(0 < place <= loaded.report.rows_in for place in places)
