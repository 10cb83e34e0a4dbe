"""What becomes of each row: loaded, rejected with its reason, or reported as a duplicate; and what rows say besides."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

import loaders.records.rows
from loaders.records import RecordsLoader
from tests.records import API, api_row, csv_text, load_rows, load_text, vintage
from tests.test_records_formats import ACTION, UEI

SUBAWARD = vintage("usaspending_subawards_118.txt")


def test_rows_without_what_a_claim_needs_are_rejected_one_by_one(tmp_path: Path) -> None:
    rows = [
        api_row(),
        api_row(Award_ID="", Generated_Award_ID=""),
        api_row(Federal_Action_Obligation="TBD"),
        api_row(Federal_Action_Obligation="NAN"),
        api_row(Recipient_Name="NA"),
        api_row(Modification="P1"),
    ]
    loaded = load_rows(rows, tmp_path)
    assert [(f.row, f.detail) for f in loaded.found("reject")] == [
        (2, "no award number"),
        (3, "no amount that can be read: 'TBD'"),
        (4, "no amount"),
        (5, "no recipient"),
    ]
    assert [claim["row"] for claim in loaded.claims] == [1, 6]


def test_words_for_nothing_are_nothing(tmp_path: Path) -> None:
    row = ACTION | {
        "parent_award_id_piid": "-NONE-",
        "recipient_parent_name": "NAN",
        "potential_total_value_of_award": "NA",
        "naics_code": " ",
    }
    (claim,) = load_rows([row], tmp_path, UEI).claims
    assert (claim["parent_piid"], claim["potential"], claim["naics"]) == (None, None, None)


def test_an_amount_of_zero_is_an_amount(tmp_path: Path) -> None:
    (claim,) = load_rows([api_row(Federal_Action_Obligation="0.0")], tmp_path).claims
    assert claim["obligated"] == Decimal("0.00")


def test_an_award_without_a_potential_value_shows_no_other_in_its_place(tmp_path: Path) -> None:
    (claim,) = load_rows(
        [ACTION | {"potential_total_value_of_award": "", "current_total_value_of_award": ""}], tmp_path, UEI
    ).claims
    assert (claim["current"], claim["potential"]) == (None, None)


def test_an_identical_row_is_a_duplicate_and_is_not_loaded(tmp_path: Path) -> None:
    loaded = load_rows([api_row(), api_row(Modification="P1"), api_row()], tmp_path)
    (finding,) = loaded.found("duplicate")
    assert (finding.row, loaded.report.rows_loaded, loaded.report.rows_duplicate) == (3, 2, 1)
    assert {party["key"]: party["rows"] for party in loaded.parties}["company:acme-analytics-llc"] == 2


def test_a_repeated_action_of_other_content_is_kept_as_another(tmp_path: Path) -> None:
    rows = [
        api_row(),
        api_row(Federal_Action_Obligation="7"),
        api_row(Federal_Action_Obligation="8"),
        api_row(Federal_Action_Obligation="7"),
    ]
    loaded = load_rows(rows, tmp_path)
    keys = [claim["action_key"] for claim in loaded.claims]
    assert keys == [keys[0], keys[0] + "#2", keys[0] + "#3"]
    assert [finding.row for finding in loaded.found("repeated_action")] == [2, 3]
    assert [finding.row for finding in loaded.found("duplicate")] == [4]


def test_identical_subawards_may_be_real_and_are_kept(tmp_path: Path) -> None:
    row = {
        "prime_award_unique_key": "CONT_AWD_A1_7012_-NONE-_-NONE-",
        "prime_award_piid": "A1",
        "prime_award_amount": "10",
        "subaward_amount": "5",
        "subawardee_name": "B LLC",
        "subaward_number": "1",
    }
    loaded = load_rows([row, row], tmp_path, SUBAWARD)
    assert (loaded.report.rows_loaded, loaded.report.rows_duplicate) == (2, 0)
    assert [finding.row for finding in loaded.found("identical_row")] == [2]
    assert len({claim["action_key"] for claim in loaded.of("SUBAWARD_OF")}) == 2


def test_a_subaward_is_under_its_prime_award_and_names_the_prime(tmp_path: Path) -> None:
    row = {
        "prime_award_unique_key": "CONT_AWD_A1_7012_-NONE-_-NONE-",
        "prime_award_piid": "A1",
        "prime_award_amount": "116177",
        "prime_award_latest_action_date": "2024-05-06",
        "prime_award_awarding_sub_agency_code": "7012",
        "prime_award_awarding_sub_agency_name": 'ICE "HQ"',
        "prime_awardee_uei": "PRIMEPRIME12",
        "prime_awardee_name": "PRIME INC",
        "subaward_amount": "918167",
        "subaward_number": "S-1",
        "subawardee_uei": "SUBSUBSUBS12",
        "subawardee_name": "SUB LLC",
        "subawardee_parent_uei": "PARENTPARE12",
        "subawardee_parent_name": "PARENT CORP",
        "prime_awardee_parent_uei": "OTHEROTHER12",
        "prime_awardee_parent_name": "OTHER CORP",
    }
    loaded = load_rows([row], tmp_path, SUBAWARD)
    (sub,), (prime,) = loaded.of("SUBAWARD_OF"), loaded.of("CONTRACTED_WITH")
    assert (sub["subject_key"], sub["object_key"], sub["level"]) == (
        "uei:SUBSUBSUBS12",
        "award:CONT_AWD_A1_7012_-NONE-_-NONE-",
        "subaward",
    )
    assert json.loads(sub["qualifiers"]) == {"agency_name": 'ICE "HQ"', "number": "S-1", "prime": "PRIME INC"}
    assert (prime["level"], prime["obligated"], prime["object_key"]) == (
        "summary",
        Decimal("116177.00"),
        "uei:PRIMEPRIME12",
    )
    parents = {(c["subject_key"], c["object_key"]) for c in loaded.of("SUBSIDIARY_OF")}
    assert parents == {("uei:SUBSUBSUBS12", "uei:PARENTPARE12"), ("uei:PRIMEPRIME12", "uei:OTHEROTHER12")}
    assert len(loaded.found("subaward_exceeds_prime")) == 1


def test_a_parent_is_told_once_and_never_as_itself(tmp_path: Path) -> None:
    rows = [
        ACTION,
        ACTION
        | {"modification_number": "P1", "recipient_parent_uei": "PARENTPARE12", "recipient_parent_name": "PARENT"},
        ACTION
        | {
            "modification_number": "P2",
            "recipient_parent_uei": "PARENTPARE12",
            "recipient_parent_name": "PARENT",
            "action_date": "2025-06-01",
        },
    ]
    (parent,) = load_rows(rows, tmp_path, UEI).of("SUBSIDIARY_OF")
    assert (parent["subject_key"], parent["object_key"], parent["row"]) == ("uei:EFGHJKLMN123", "uei:PARENTPARE12", 2)
    assert json.loads(parent["qualifiers"]) == {"first_seen": "2025-04-11", "last_seen": "2025-06-01"}


def test_another_funder_is_told_and_the_awarding_agency_is_not(tmp_path: Path) -> None:
    rows = [
        ACTION,
        ACTION | {"modification_number": "P1", "funding_sub_agency_code": "7014", "funding_sub_agency_name": "CBP"},
    ]
    loaded = load_rows(rows, tmp_path, UEI)
    (funded,) = loaded.of("FUNDED_BY_AGENCY")
    assert (funded["subject_type"], funded["object_key"], funded["object_name"], funded["row"]) == (
        "Contract",
        "agency:7014",
        "CBP",
        2,
    )


def test_a_vehicle_has_a_key_of_its_kind(tmp_path: Path) -> None:
    columns = vintage("usaspending_transactions_259.txt")
    row = {"award_id_piid": "HSCEDM12D00005", "federal_action_obligation": "0", "award_or_idv_flag": "IDV"}
    row |= {"recipient_name": "A LLC", "awarding_sub_agency_code": "7012"}
    (claim,) = load_rows([row], tmp_path, columns).claims
    assert claim["contract_key"] == "award:CONT_IDV_HSCEDM12D00005_7012"


def test_recorded_names_keep_their_spaces_cuts_and_typos(tmp_path: Path) -> None:
    names = [
        "INTERNATIONAL BUSINESS MACHINE",
        "ALUTIIQ  LLC ",
        "Lexis Nexis Limited (RELX (UK) Ltd",
        "THERMAL TECHNOLIGIES (2496)",
    ]
    loaded = load_rows([api_row(Recipient_Name=name, Modification=str(n)) for n, name in enumerate(names)], tmp_path)
    assert [claim["object_name"] for claim in loaded.claims] == names
    assert loaded.claims[1]["object_key"] == "company:alutiiq-llc"


def test_a_sole_proprietors_name_is_dropped_and_a_firms_is_not(tmp_path: Path) -> None:
    person = ACTION | {
        "sole_proprietorship": "t",
        "recipient_name": "DOE, JANE",
        "recipient_parent_name": "DOE  JANE",
        "recipient_uei": "",
        "recipient_duns": "",
    }
    firm = ACTION | {"sole_proprietorship": "t", "recipient_name": "DOE ARMS COMPANY", "modification_number": "P2"}
    loaded = load_rows([person, firm], tmp_path, UEI)
    assert [claim["object_name"] for claim in loaded.of("CONTRACTED_WITH")] == ["(sole proprietor)", "DOE ARMS COMPANY"]
    assert not any("JANE" in json.dumps(row, default=str) for row in [*loaded.claims, *loaded.parties])
    kept = load_text(csv_text(UEI, [person]), tmp_path, "kept.csv", RecordsLoader(keep_sole_proprietors=True))
    assert kept.claims[0]["object_name"] == "DOE, JANE"


def test_a_round_count_of_rows_of_one_sign_is_warned_of(tmp_path: Path) -> None:
    rows = [api_row(Modification=str(n)) for n in range(200)]
    (warning,) = load_text(csv_text(API, rows), tmp_path, "short.csv").found("truncation")
    assert "exactly 200 rows and no amount below zero" in warning.detail
    both = [*rows[:-1], api_row(Modification="P9", Federal_Action_Obligation="-1")]
    assert load_text(csv_text(API, both), tmp_path, "whole.csv").found("truncation") == []


def test_parties_are_listed_once_a_name_with_their_rows_and_days(tmp_path: Path) -> None:
    rows = [api_row(Action_Date=day, Modification=str(n)) for n, day in enumerate(("2020-05-01", "2020-01-01"))]
    (acme,) = [party for party in load_rows(rows, tmp_path).parties if party["type"] == "Company"]
    assert (acme["first_row"], acme["rows"], str(acme["first_date"]), str(acme["last_date"])) == (
        1,
        2,
        "2020-01-01",
        "2020-05-01",
    )


def test_a_date_beyond_the_first_rows_that_is_not_iso_is_read_all_the_same(tmp_path: Path) -> None:
    rows = [api_row(Modification=str(n)) for n in range(300)] + [api_row(Modification="P1", Action_Date="13/04/2021")]
    loaded = load_rows(rows, tmp_path)
    assert str(loaded.claims[-1]["date"]) == "2021-04-13"
    assert loaded.found("unread_date") == []


def test_dates_that_cannot_be_read_are_counted(tmp_path: Path) -> None:
    loaded = load_rows([api_row(Action_Date="someday"), api_row(Modification="1")], tmp_path)
    assert [finding.detail for finding in loaded.found("unread_date")] == ["1 dates could not be read and stay empty"]
    assert loaded.claims[0]["date_precision"] is None


@pytest.mark.parametrize("columns", [UEI, API], ids=["wide", "narrow"])
def test_rows_keep_the_order_of_their_file_over_many_blocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: list[str]
) -> None:
    monkeypatch.setattr(loaders.records.rows, "_BLOCK", 1 << 14)
    rows = [
        {**ACTION, "modification_number": f"P{number}"} if columns is UEI else api_row(Modification=f"P{number}")
        for number in range(1, 1001)
    ]
    for again in range(4):
        loaded = load_text(csv_text(columns, rows), tmp_path, f"file-{again}.csv")
        contracted = [claim["row"] for claim in loaded.of("CONTRACTED_WITH")]
        assert contracted == list(range(1, 1001))
