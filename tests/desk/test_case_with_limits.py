"""A case whose documents break limits, as a person builds it: each is rejected alone, with the reason."""

import json
from pathlib import Path

from tests.end_to_end.commands import ARTICLE
from tests.processes import vendorgraph
from tests.test_documents_formats import pdf


def test_a_document_beyond_the_limits_is_rejected_alone_and_the_rest_is_built(tmp_path: Path) -> None:
    case = tmp_path / "case"
    (tmp_path / "article.txt").write_text(ARTICLE)
    (tmp_path / "long.pdf").write_bytes(pdf(["One page.", "Two pages.", "Three pages."]))
    (tmp_path / "short.pdf").write_bytes(pdf(["Only one page."]))
    assert vendorgraph("new", case).returncode == 0
    files = [tmp_path / name for name in ("long.pdf", "article.txt", "short.pdf")]
    assert vendorgraph("add", case, *files).returncode == 0
    settings = case / "case.yaml"
    settings.write_text(settings.read_text() + "documents:\n  pages: 2\n")
    built = vendorgraph("build", case, "--json")
    assert built.returncode == 0, built.stderr
    read = [line["file"].split("-")[-1] for line in json.loads(built.stdout)["sources"]]
    assert read == ["article.txt", "short.pdf"]
    rejects = (case / ".build" / "rejects.csv").read_text()
    assert "long.pdf has 3 pages, the limit is 2" in rejects and "short.pdf" not in rejects


def test_extract_leaves_out_what_cannot_be_read_and_ends_with_that_status(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.pdf"
    good.write_text(ARTICLE)
    bad.write_bytes(b"%PDF-1.7 and nothing else")
    told = vendorgraph("extract", bad, good, "--no-network")
    assert told.returncode == 4
    assert "bad.pdf is damaged" in told.stderr and told.stderr.count("\n") == 1
    assert {json.loads(line)["doc"] for line in told.stdout.splitlines()} == {"good.txt"}
