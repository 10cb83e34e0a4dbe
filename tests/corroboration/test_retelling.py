"""Whose report a document retells, and what that makes of its claims."""

from pathlib import Path

import pytest

from loaders.documents.extract import extract
from loaders.documents.extracted import Extraction
from loaders.documents.meanings.retelling import attributed, press_name
from loaders.documents.text import read_document
from loaders.documents.words.lexicon import load_lexicon

DEAL = "Holloway Analytics has a $4.2 million contract with Immigration and Customs Enforcement."


def read(tmp_path: Path, text: str) -> Extraction:
    file = tmp_path / "article.txt"
    file.write_text(text, encoding="utf-8")
    return extract(read_document(file))


@pytest.mark.parametrize(
    "lead",
    [
        "Firms profit from contracts with ICE, according to a Wednesday NBC News report.",
        "Firms profit from contracts with ICE, NBC News reported on Wednesday.",
        "An analysis conducted by NBC News found that firms profit from contracts with ICE.",
    ],
)
def test_a_document_that_rests_on_a_report_has_its_claims_from_there(tmp_path: Path, lead: str) -> None:
    [claim] = [
        c for c in read(tmp_path, f"A headline of the day\n\n{lead}\n\n{DEAL}\n").claims if "amount_usd" in c.qualifiers
    ]
    assert claim.attribution == ("NBC News",)


def test_a_newspaper_that_is_cited_once_far_below_is_not_what_the_document_rests_on(tmp_path: Path) -> None:
    said = [f"The company did not reply to question number {number} about its work." for number in range(5)]
    body = "\n\n".join([DEAL, *said])
    told = read(
        tmp_path, f"A headline of the day\n\n{body}\n\nIts chief left in May, according to The New York Times.\n"
    )
    [claim] = [c for c in told.claims if "amount_usd" in c.qualifiers]
    assert claim.attribution == ()


def test_a_newspaper_s_own_search_is_no_retelling(tmp_path: Path) -> None:
    text = (
        "A headline of the day\n\nBy Ben Reader with NBC News Tech and Science News\n\n"
        f"Firms profit from contracts with ICE, according to a search conducted by NBC News.\n\n{DEAL}\n"
    )
    assert all("NBC News" not in claim.attribution for claim in read(tmp_path, text).claims)


def test_whom_a_sentence_cites_comes_before_whose_report_it_is() -> None:
    assert attributed(("Thomson Reuters",), "NBC News") == ("Thomson Reuters", "NBC News")
    assert attributed(("NBC",), "NBC News") == ("NBC News",)
    assert attributed(("The Times",), None) == ("The Times",)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("NBC", "NBC News"),
        ("NBC News Tech and Science News", "NBC News"),
        ("The New York Times.", "The New York Times"),
    ],
)
def test_a_newspaper_is_known_by_its_fullest_name(written: str, name: str) -> None:
    assert press_name(written, load_lexicon()) == name
