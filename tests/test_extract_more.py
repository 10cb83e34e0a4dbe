"""Payments, sums that several share, stances, systems that are only described: by classes of sentences."""

from pathlib import Path

import pytest

from loaders.documents.extract import extract
from loaders.documents.extracted import ExtractedClaim
from loaders.documents.text import read_document


def claims(tmp_path: Path, *sentences: str) -> list[ExtractedClaim]:
    file = tmp_path / "article.txt"
    body = "\n\n".join(sentences)
    file.write_text(f"A headline of the day\n\n{body}\n", encoding="utf-8")
    return list(extract(read_document(file)).claims)


def triples(found: list[ExtractedClaim]) -> set[tuple[str, str, str]]:
    return {(claim.subject.name, claim.predicate, claim.object.name) for claim in found}


def test_an_instalment_has_its_own_sum_and_day(tmp_path: Path) -> None:
    told = claims(
        tmp_path,
        "On April 11, 2018, the agency replied.",
        "Palantir took in more than $4.9 million from ICE on May 30, part of a $39 million contract begun in 2015.",
    )
    [paid] = [claim for claim in told if claim.predicate == "PAID"]
    assert (paid.qualifiers["amount_usd"], paid.qualifiers["amount_qualifier"]) == (4_900_000, "at_least")
    assert (paid.qualifiers["date"], paid.qualifiers["scope"]) == ("2018-05-30", "part of a $39 million contract")


def test_a_sum_that_several_share_is_nobody_s_own(tmp_path: Path) -> None:
    told = claims(
        tmp_path,
        "Officials bought software from tech giants, including Microsoft, Amazon and Google.",
        "Between 2019 and 2022, ICE and CBP collectively spent at least $515 million on products from these companies.",
    )
    paid = [claim for claim in told if claim.predicate == "PAID"]
    assert len(paid) == 6
    for claim in paid:
        assert "amount_usd" not in claim.qualifiers
        assert claim.qualifiers["collective_amount_usd"] == 515_000_000
        assert (claim.qualifiers["start"], claim.qualifiers["end"]) == ("2019", "2022")


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Holloway Analytics beat out 13 other companies for the bid, including IBM and LexisNexis.", 13),
        ("Holloway Analytics beat three rivals for the contract, including IBM and LexisNexis.", 3),
    ],
)
def test_a_winner_tells_how_many_it_beat(tmp_path: Path, sentence: str, count: int) -> None:
    [won] = [claim for claim in claims(tmp_path, sentence) if claim.qualifiers.get("outcome") == "won"]
    assert won.qualifiers["count"] == count


@pytest.mark.parametrize(
    ("sentence", "blamed"),
    [
        ("Microsoft distanced itself from the Trump administration's family separations.", "Trump administration"),
        ("Microsoft condemned the Trump administration's child separation policy.", "Trump administration"),
        ("A Microsoft spokesperson denounced ICE.", "ICE"),
    ],
)
def test_who_blames_whom_is_read_and_on_what(tmp_path: Path, sentence: str, blamed: str) -> None:
    found = [claim for claim in claims(tmp_path, sentence) if claim.predicate == "CRITICISED"]
    assert [(claim.subject.name, claim.object.name) for claim in found] == [("Microsoft", blamed)]


def test_a_stance_that_is_denied_is_none(tmp_path: Path) -> None:
    assert not [c for c in claims(tmp_path, "Microsoft did not condemn ICE.") if c.predicate == "CRITICISED"]


def test_a_thought_of_money_is_hypothetical(tmp_path: Path) -> None:
    [claim] = [
        c for c in claims(tmp_path, "Peter Thiel has considered supporting Anduril.") if c.predicate == "INVESTED_IN"
    ]
    assert claim.modality == "hypothetical"


def test_a_database_that_is_built_on_a_cloud_runs_there_and_is_its_builder_s(tmp_path: Path) -> None:
    told = triples(
        claims(tmp_path, "Microsoft’s Azure cloud platform was used by CBP to build a new border patrol database.")
    )
    assert {
        ("Azure", "HOSTS", "border patrol database"),
        ("CBP", "USES", "border patrol database"),
        ("CBP", "DEVELOPS", "border patrol database"),
    } <= told


def test_access_to_a_described_technology_is_use_of_it(tmp_path: Path) -> None:
    told = triples(claims(tmp_path, "Microsoft’s contract gives ICE access to its vast facial recognition technology."))
    assert ("ICE", "USES", "facial recognition technology") in told
    assert ("Microsoft", "DEVELOPS", "facial recognition technology") in told


def test_letters_that_changed_places_make_no_second_company(tmp_path: Path) -> None:
    told = claims(
        tmp_path,
        "ICE has a contract with Helwett Packard Enterprise.",
        "Hewlett Packard Enterprise has a $75 million contract with CBP.",
    )
    assert {c.object.name for c in told if c.predicate == "CONTRACTED_WITH"} == {"Hewlett Packard Enterprise"}


@pytest.mark.parametrize(
    ("before", "start"),
    [
        ("On April 11, 2018, raids began.", "2018-03"),
        ("The attacks of September 11, 2001 led to a law of 2018.", None),
        ("The raids began early.", None),
    ],
)
def test_a_month_without_a_year_is_of_the_text_s_year_where_that_can_be_told(
    tmp_path: Path, before: str, start: str | None
) -> None:
    told = claims(tmp_path, before, "Palantir signed a $5 million contract with ICE in March.")
    [claim] = [c for c in told if c.predicate == "CONTRACTED_WITH"]
    assert claim.qualifiers.get("start") == start
    assert bool(claim.qualifiers.get("date_inferred")) is (start is not None)


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("ICE signed a $4.7 million contract with LexisNexis this year.", "2025"),
        ("ICE signed a $4.7 million contract with LexisNexis last year.", "2024"),
        ("ICE signed a $4.7 million contract with LexisNexis this year-end.", None),
    ],
)
def test_this_year_and_last_year_are_told_from_the_text_s_year(tmp_path: Path, sentence: str, year: str | None) -> None:
    told = claims(tmp_path, "On September 20, 2025, officials met.", sentence)
    [claim] = [c for c in told if c.predicate == "CONTRACTED_WITH"]
    assert claim.qualifiers.get("date") == year
