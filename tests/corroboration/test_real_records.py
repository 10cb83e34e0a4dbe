"""What the press says beside the real award record: articles and award files added, built and asked about."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.commands import command, new_case, write

RECORDS = ("cbp_ice_txn_api10/CBP_ICE_FY2021.csv", "cbp_ice_txn_api10/CBP_ICE_FY2024.csv",
           "ice2013_17_usasp259_duns/fy16.csv", "ice2013_17_usasp259_duns/fy17.csv")  # fmt: skip

SHEETS = ("deportation-tech-2025.yaml", "fortune-2018.yaml")

LATER = """\
Agency,Award ID,Recipient Name,Federal Action Obligation,Action Date,Modification,Product/Service Description,NAICS Description,Transaction Description,Generated Award ID
ICE,70CMSD21C00000001,LEXISNEXIS RISK SOLUTIONS INC,3152744.00,2025-02-27,P00011,DATA CENTER,SEARCH,DATABASE SUBSCRIPTION,CONT_AWD_70CMSD21C00000001_7012_-NONE-_-NONE-
ICE,70CMSD21C00000001,LEXISNEXIS RISK SOLUTIONS INC,1000000.00,2025-03-28,P00012,DATA CENTER,SEARCH,DATABASE SUBSCRIPTION,CONT_AWD_70CMSD21C00000001_7012_-NONE-_-NONE-
ICE,70CMSD21C00000001,LEXISNEXIS RISK SOLUTIONS INC,600000.00,2025-06-02,P00013,DATA CENTER,SEARCH,DATABASE SUBSCRIPTION,CONT_AWD_70CMSD21C00000001_7012_-NONE-_-NONE-
ICE,70CMSD25P00000111,"CLEARVIEW AI, INC.",3750000.00,2025-09-05,0,SOFTWARE,SOFTWARE,LICENSES,CONT_AWD_70CMSD25P00000111_7012_-NONE-_-NONE-
ICE,70CTD022FR0000170,PALANTIR TECHNOLOGIES INC.,29898236.00,2025-04-11,P00009,SOFTWARE,SOFTWARE,CASE MANAGEMENT,CONT_AWD_70CTD022FR0000170_7012_GS35F0086U_4730
ICE,70CTD022FR0000170,PALANTIR TECHNOLOGIES INC.,29898236.00,2025-09-25,P00012,SOFTWARE,SOFTWARE,CASE MANAGEMENT,CONT_AWD_70CTD022FR0000170_7012_GS35F0086U_4730
"""  # noqa: E501
"""What the shared files do not reach: awards of 2025. The sum of the three modifications is the record's; its parts are
made up."""


@pytest.fixture(scope="module")
def case(root: Path, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("beside")
    articles = sorted((shared / "documents").glob("*.txt"))
    sheets = [root / "examples" / "ice-tech" / "sources" / name for name in SHEETS]
    records = [shared / "procurement" / name for name in RECORDS]
    return new_case(place / "case", *articles, *sheets, *records, write(place, "later.csv", LATER))


@pytest.fixture(scope="module")
def answers(case: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(command("query", case, "corroborations", "--json"))["items"]
    return found


def of(answers: list[dict[str, Any]], vendor: str, dollars: str) -> list[dict[str, Any]]:
    """The answers about a vendor's amount, one a source."""
    amounts = [(one, one["claim"]["amount"] or {"amount": ""}) for one in answers]
    return [one for one, told in amounts if one["claim"]["object"]["name"] == vendor and told["amount"] == dollars]


@pytest.mark.parametrize(
    ("vendor", "stated", "award", "kind", "recorded", "modification", "date"),
    [
        ("Motorola Solutions", "13300000.00", "HSCEMS17J00177", "obligated", "13301999.68", "0", "2017-09-18"),
        ("Palantir", "51000000.00", "HSCETC14C00002", "potential", "51504911.17", "P00014", "2017-09-25"),
        ("Palantir", "30000000.00", "70CTD022FR0000170", "obligated", "29898236.00", "P00009", "2025-04-11"),
        ("Clearview AI", "3750000.00", "70CMSD25P00000111", "obligated", "3750000.00", "0", "2025-09-05"),
        ("Clearview AI", "1100000.00", "70CMSD24P00000119", "obligated", "1102500.00", "0", "2024-09-03"),
        ("Paragon Solutions", "2000000.00", "70CTD024P00000012", "obligated", "2000000.00", "0", "2024-09-27"),
        ("LexisNexis", "4700000.00", "70CMSD21C00000001", "obligated", "4752744.00", "P00011–P00013", "2025-02-27"),
    ],
)
def test_what_the_press_says_agrees_with_the_record(
    answers: list[dict[str, Any]], vendor: str, stated: str, award: str, kind: str, recorded: str, modification: str,
    date: str,
) -> None:  # fmt: skip
    found = of(answers, vendor, stated)
    assert found
    for one in found:
        best = one["awards"][0]
        assert (one["verdict"], best["contract"]["name"], best["kind"]) == ("agrees", award, kind)
        assert (best["amount"]["amount"], best["modification"], best["date"]) == (recorded, modification, date)
        assert best["records"] and all(record["evidence"]["row"] for record in best["records"])


def test_a_sum_shows_each_record_that_it_adds_up(answers: list[dict[str, Any]]) -> None:
    [found] = of(answers, "LexisNexis", "4700000.00")
    best = found["awards"][0]
    assert [record["modification"] for record in best["records"]] == ["P00011", "P00012", "P00013"]
    assert (best["actions"], best["last_date"]) == (3, "2025-06-02")


def test_an_amount_that_comes_again_is_shown_again(answers: list[dict[str, Any]]) -> None:
    [found] = of(answers, "Palantir", "30000000.00")
    assert [award["modification"] for award in found["awards"]] == ["P00009", "P00012"]


def test_none_is_found_for_the_contract_of_75_million_and_the_order_of_76_million_is_a_trap(
    answers: list[dict[str, Any]],
) -> None:
    for found in of(answers, "Hewlett Packard Enterprise", "75000000.00"):
        assert found["verdict"] == "none_found"
        assert all(award["role"] == "lead" for award in found["awards"])
        trap = next(award for award in found["awards"] if award["contract"]["name"] == "HSCETE15J00227")
        assert (trap["amount"]["amount"], trap["kind"]) == ("76132357.91", "potential")
        assert "Of another agency, " in trap["why"]
    [cbp] = [
        one
        for one in of(answers, "Hewlett Packard Enterprise", "75000000.00")
        if "CBP" in one["why"] or "Customs" in one["why"]
    ]
    lead = cbp["awards"][0]
    assert (lead["contract"]["name"], lead["amount"]) == ("HSBP1017F00288", None)
    assert "only modifications from 2021-02-25 on" in lead["why"]


def test_a_negative_result_says_where_was_looked_and_for_what(answers: list[dict[str, Any]]) -> None:
    found = of(answers, "Hewlett Packard Enterprise", "75000000.00")[0]
    searched = found["searched"]
    assert len(searched["sources"]) == len(RECORDS) + 1
    assert all(one["records"] and one["first"] and one["last"] and one["retrieved"] for one in searched["sources"])
    assert searched["on"] == max(one["retrieved"] for one in searched["sources"])
    assert searched["filters"]["vendor"] == "Hewlett Packard Enterprise"
    assert searched["filters"]["low"]["amount"] == "74500000.00"
    assert "Searched: " in found["why"]


def test_an_award_known_from_later_modifications_alone_is_named_and_not_compared(answers: list[dict[str, Any]]) -> None:
    for found in of(answers, "Palantir", "39000000.00"):
        assert (found["verdict"], found["awards"][0]["contract"]["name"]) == ("not_comparable", "HSCETC15C00001")
        assert "only from modification P00011 (2021-06-21) on" in found["why"]
    dated = of(answers, "Thomson Reuters Special Services", "6800000.00")[0]
    assert dated["verdict"] == "not_comparable"
    assert "70CDCR18P00000048" in [award["contract"]["name"] for award in dated["awards"]]


def test_every_claim_with_an_amount_has_an_answer(case: Path, answers: list[dict[str, Any]]) -> None:
    claims = json.loads(command("query", case, "claims", "--json", "--predicate", "contracted_with"))["items"]
    told = {one["claim"]["id"] for one in answers}
    stated = {one["id"] for one in claims if one["amount"] and one["level"] is None and one["status"] != "rejected"}
    assert stated and stated <= told


def test_the_answers_come_as_a_table_too(case: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(command("query", case, "corroborations", "--format", "csv"))))
    assert {row["verdict"] for row in rows} == {"agrees", "differs", "not_comparable", "none_found"}
    assert all(row["why"] for row in rows)


def test_they_are_asked_by_entity_and_by_verdict(case: Path) -> None:
    agreeing = json.loads(command("query", case, "corroborations", "--json", "--verdict", "agrees"))["items"]
    assert {one["verdict"] for one in agreeing} == {"agrees"}
    of_cbp = json.loads(command("query", case, "corroborations", "--json", "--entity", "agency:7014"))["items"]
    assert {one["claim"]["object"]["name"] for one in of_cbp} >= {"Hewlett Packard Enterprise"}
