"""vendorgraph report, as a process."""

from pathlib import Path

import pytest

from tests.processes import sample_case, vendorgraph

STARTS = {"pdf": b"%PDF-", "html": b"<!DOCTYPE html>", "md": b"# Palantir", "docx": b"PK"}


@pytest.mark.parametrize("form", sorted(STARTS))
def test_the_name_of_the_file_says_what_it_is(form: str, tmp_path: Path) -> None:
    target = tmp_path / f"palantir.{form}"
    done = vendorgraph("report", sample_case(), "--about", "company:palantir", "-o", target)
    assert done.returncode == 0, done.stderr
    assert target.read_bytes().startswith(STARTS[form])
    assert "notes" in done.stderr and done.stdout == ""


def test_one_command_writes_several_files(tmp_path: Path) -> None:
    targets = [tmp_path / f"palantir.{form}" for form in ("docx", "md")]
    done = vendorgraph("report", sample_case(), "--about", "company:palantir", *(w for t in targets for w in ("-o", t)))
    assert done.returncode == 0, done.stderr
    assert [target.read_bytes()[:2] for target in targets] == [b"PK", b"# "]
    assert done.stderr.count("notes") == 2


def test_a_report_can_go_to_standard_output() -> None:
    done = vendorgraph(
        "report", sample_case(), "--about", "agency:7012", "-o", "-", "--format", "md", "--language", "es"
    )
    assert done.returncode == 0 and "## Contratos" in done.stdout and done.stderr == ""


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("--about", "company:nobody", "-o", "x.pdf"), 6),
        (("--about", "agency:7012", "-o", "x.doc"), 2),
        (("--about", "agency:7012", "-o", "missing/x.pdf"), 4),
        (("--about", "agency:7012", "-o", "x.pdf", "--as-of", "yesterday"), 2),
        (("-o", "x.pdf"), 2),
    ],
)
def test_what_cannot_be_made_is_one_plain_line_and_no_file(words: tuple[str, ...], status: int, tmp_path: Path) -> None:
    done = vendorgraph("report", sample_case(), *words, folder=tmp_path)
    assert done.returncode == status, done.stderr
    assert len(done.stderr.splitlines()) == 1 and done.stdout == ""
    assert list(tmp_path.iterdir()) == []
