"""Which format a file has is told by its columns and values; every vintage that has what is needed is read."""

import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from graph.errors import UnknownFormat, UnreadableFile
from loaders.records import RecordsLoader
from tests.records import API, Loaded, api_row, csv_text, load_rows, load_text, vintage

ACTION = {
    "contract_transaction_unique_key": "7012_4732_70CTD022FR0000170_P00009_GS35F0119Y_0",
    "contract_award_unique_key": "CONT_AWD_70CTD022FR0000170_7012_GS35F0119Y_4732",
    "award_id_piid": "70CTD022FR0000170",
    "modification_number": "P00009",
    "transaction_number": "0",
    "parent_award_agency_id": "4732",
    "parent_award_id_piid": "GS35F0119Y",
    "federal_action_obligation": "29898236.00",
    "total_dollars_obligated": "100000000.00",
    "base_and_exercised_options_value": "29898236.00",
    "current_total_value_of_award": "120000000.00",
    "base_and_all_options_value": "1.00",
    "potential_total_value_of_award": "145000000.00",
    "action_date": "2025-04-11",
    "period_of_performance_start_date": "2025-04-11",
    "period_of_performance_current_end_date": "2027-09-25",
    "period_of_performance_potential_end_date": "2028-09-25 00:00:00",
    "awarding_agency_code": "070",
    "awarding_agency_name": "Department of Homeland Security",
    "awarding_sub_agency_code": "7012",
    "awarding_sub_agency_name": "U.S. Immigration and Customs Enforcement",
    "funding_agency_code": "070",
    "funding_sub_agency_code": "7012",
    "recipient_uei": "EFGHJKLMN123",
    "recipient_duns": "362130952",
    "recipient_name": "PALANTIR TECHNOLOGIES INC.",
    "recipient_parent_uei": "EFGHJKLMN123",
    "recipient_parent_name": "PALANTIR TECHNOLOGIES INC",
    "award_or_idv_flag": "AWARD",
    "transaction_description": "CASE MANAGEMENT",
    "product_or_service_code": "DA01",
    "naics_code": "541512",
    "sole_proprietorship": "f",
    "recipient_parent_duns": "",
    "recipient_phone_number": "",
    "funding_sub_agency_name": "",
}
UEI = list(ACTION)


def test_a_transaction_of_the_current_vintage_gives_its_whole_claim(tmp_path: Path) -> None:
    loaded = load_rows([ACTION], tmp_path, UEI)
    (claim,) = loaded.claims
    expected = {
        "subject_key": "agency:7012",
        "object_key": "uei:EFGHJKLMN123",
        "object_name": "PALANTIR TECHNOLOGIES INC.",
        "contract_key": "award:CONT_AWD_70CTD022FR0000170_7012_GS35F0119Y_4732",
        "contract_name": "70CTD022FR0000170",
        "level": "action",
        "action_key": "7012|70CTD022FR0000170|GS35F0119Y|P00009|",
        "obligated": Decimal("29898236.00"),
        "current": Decimal("120000000.00"),
        "potential": Decimal("145000000.00"),
        "currency": "USD",
        "date": datetime.date(2025, 4, 11),
        "date_precision": "day",
        "end": datetime.date(2027, 9, 25),
        "potential_end": datetime.date(2028, 9, 25),
        "row": 1,
        "record_key": "7012_4732_70CTD022FR0000170_P00009_GS35F0119Y_0",
        "evidence_kind": "record",
        "modality": "asserted",
        "attribution": "[]",
        "extractor": "records.usaspending_transactions/1",
        "quote": None,
        "amount": None,
    }
    assert {name: claim[name] for name in expected} == expected
    assert claim["claim_id"] == f"r-{claim['source_id'][:12]}-1-CONTRACTED_WITH"
    assert {"uei:EFGHJKLMN123", "agency:7012"} == {party["key"] for party in loaded.parties}
    assert [p["also_key"] for p in loaded.parties if p["also_key"]] == ["duns:362130952"]


def test_the_order_of_columns_does_not_matter(tmp_path: Path) -> None:
    there = load_text(csv_text(UEI, [ACTION]), tmp_path, "there.csv").claims
    back = load_text(csv_text(UEI[::-1], [ACTION]), tmp_path, "back.csv").claims
    aside = ("claim_id", "source_id", "carrier_id", "columns_read")
    assert [{k: v for k, v in c.items() if k not in aside} for c in there] == [
        {k: v for k, v in c.items() if k not in aside} for c in back
    ]


def test_columns_that_no_vintage_has_are_reported_in_one_finding(tmp_path: Path) -> None:
    columns = [*API, "Colour", "Mood"]
    (finding,) = load_rows([api_row(Colour="red")], tmp_path, columns).found("unknown_column")
    assert finding.detail.endswith("Colour, Mood")


def test_columns_of_known_vintages_are_not_reported(tmp_path: Path) -> None:
    for name in ("usaspending_transactions_259.txt", "usaspending_awards_286.txt", "usaspending_subawards_118.txt"):
        loaded = load_text(csv_text(vintage(name), []), tmp_path, name.replace("txt", "csv"))
        assert (loaded.found("unknown_column"), loaded.report.rows_in) == ([], 0)


def test_a_format_that_is_not_known_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat) as refused:
        load_text("name,age\nAda,36\n", tmp_path)
    message = str(refused.value)
    assert "\n" not in message
    assert all(
        about in message for about in ("USAspending contract transactions", "contract subawards", "award summaries")
    )


@pytest.mark.parametrize("text", ["<feed><entry/></feed>", '{"ocid": "ocds-1"}\n{"ocid": "ocds-2"}\n', "just words"])
def test_what_is_no_table_is_of_no_known_format(tmp_path: Path, text: str) -> None:
    path = tmp_path / "file.csv"
    path.write_text(text)
    assert RecordsLoader().recognises(path) is None
    with pytest.raises(UnknownFormat):
        load_text(text, tmp_path)


def test_the_name_of_a_file_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "holiday.jpg"
    path.write_text(csv_text(UEI, [ACTION]))
    assert RecordsLoader().recognises(path) == "usaspending_transactions"


_AWARD = {"award_id_piid": "A1", "recipient_name": "A LLC", "awarding_sub_agency_code": "7012"}
_KEY = "CONT_AWD_A1_7012_-NONE-_-NONE-"
HEADERLESS = {
    "usaspending_transactions_259.txt": _AWARD
    | {"federal_action_obligation": "5.5", "action_date": "27/03/2014", "sole_proprietorship": "f"},
    "usaspending_awards_286.txt": _AWARD
    | {"contract_award_unique_key": _KEY, "total_obligated_amount": "5.5", "award_latest_action_date": "2014-03-27"},
    "usaspending_subawards_118.txt": {
        "prime_award_unique_key": _KEY,
        "prime_award_piid": "A1",
        "subaward_amount": "5.5",
        "subawardee_name": "A LLC",
        "subaward_action_date": "2014-03-27",
    },
}


@pytest.mark.parametrize(("name", "cells"), HEADERLESS.items())
def test_a_continuation_file_without_header_line_is_known_by_its_values(
    tmp_path: Path, name: str, cells: dict[str, str]
) -> None:
    loaded = load_text(
        csv_text(vintage(name), [cells, cells | {"usaspending_permalink": "x", "annual_revenue": "1"}], header=False),
        tmp_path,
    )
    assert (loaded.report.rows_in, loaded.report.rows_rejected) == (2, 0)
    assert loaded.claims[0]["obligated"] == Decimal("5.50")
    assert loaded.claims[0]["date"] == datetime.date(2014, 3, 27)


OLD = {
    "unique_transaction_id": "abc",
    "dollarsobligated": "53148.39",
    "baseandalloptionsvalue": "999",
    "maj_agency_cat": "7000: DEPARTMENT OF HOMELAND SECURITY",
    "mod_agency": "7014: U.S. CUSTOMS AND BORDER PROTECTION",
    "contractingofficeagencyid": "7014: U.S. CUSTOMS AND BORDER PROTECTION",
    "fundingrequestingagencyid": "7012: U.S. IMMIGRATION AND CUSTOMS ENFORCEMENT",
    "signeddate": "9/30/16",
    "effectivedate": "10/1/16",
    "vendorname": "INTERNATIONAL BUSINESS MACHINE",
    "dunsnumber": "1368083.0",
    "parentdunsnumber": "001368083",
    "phoneno": "5551234",
    "faxno": "5551234",
    "piid": "HSBP1016F00001",
    "modnumber": "0",
    "transactionnumber": "0",
    "idvpiid": "GS35F0119Y",
    "idvagencyid": "4730: FEDERAL ACQUISITION SERVICE",
    "productorservicecode": "D318: IT AND TELECOM- INTEGRATED HARDWARE",
    "principalnaicscode": "541519: OTHER COMPUTER RELATED SERVICES",
    "isveteranownedbusiness": "N",
    "currentcompletiondate": "",
    "ultimatecompletiondate": "",
    "mod_parent": "",
    "descriptionofcontractrequirement": "",
}


def old_rows(tmp_path: Path) -> Loaded:
    return load_rows([OLD], tmp_path, list(OLD))


def test_fused_columns_of_the_schema_before_2017_are_taken_apart(tmp_path: Path) -> None:
    loaded = old_rows(tmp_path)
    (claim,) = loaded.of("CONTRACTED_WITH")
    assert loaded.report.format == "usaspending_transactions_2016"
    assert (claim["subject_key"], claim["object_key"]) == ("agency:7014", "duns:001368083")
    assert claim["contract_key"] == "award:CONT_AWD_HSBP1016F00001_7014_GS35F0119Y_4730"
    assert claim["date"] == datetime.date(2016, 9, 30)
    assert (claim["psc"], claim["psc_description"]) == ("D318", "IT AND TELECOM- INTEGRATED HARDWARE")
    assert (claim["naics"], claim["naics_description"]) == ("541519", "OTHER COMPUTER RELATED SERVICES")
    assert claim["subject_name"] == "7014: U.S. CUSTOMS AND BORDER PROTECTION"
    assert "U.S. CUSTOMS AND BORDER PROTECTION" in {party["name"] for party in loaded.parties}


def test_a_change_of_options_is_never_shown_as_a_total(tmp_path: Path) -> None:
    (claim,) = old_rows(tmp_path).of("CONTRACTED_WITH")
    assert (claim["current"], claim["potential"]) == (None, None)


def test_phone_and_fax_of_the_old_schema_are_not_read(tmp_path: Path) -> None:
    loaded = old_rows(tmp_path)
    (finding,) = loaded.found("personal_data_dropped")
    assert "phoneno, faxno" in finding.detail
    assert loaded.found("unknown_column") == []


@pytest.mark.parametrize("delimiter", ["\t", ";", "|"])
def test_other_delimiters_are_told_by_the_columns(tmp_path: Path, delimiter: str) -> None:
    loaded = load_text(csv_text(API, [api_row()], delimiter=delimiter), tmp_path)
    assert loaded.report.rows_loaded == 1


def test_a_file_of_nothing_but_its_header_has_no_rows(tmp_path: Path) -> None:
    loaded = load_text(csv_text(API, []), tmp_path)
    assert (loaded.report.rows_in, loaded.claims, loaded.parties) == (0, [], [])


def test_an_empty_file_is_refused_in_one_line(tmp_path: Path) -> None:
    for text in ("", "\n\n"):
        with pytest.raises(UnreadableFile, match=r"^'file.csv' is empty: download it again\.$"):
            load_text(text, tmp_path)


def test_search_results_with_more_columns_in_another_order_are_read(tmp_path: Path) -> None:
    columns = [
        "Recipient UEI",
        "Mod",
        "Award ID",
        "Transaction Amount",
        "Awarding Sub Agency",
        "Recipient Name",
        "Action Date",
        "Action Type",
    ]
    cells = dict(
        zip(
            columns,
            ["EFGHJKLMN123", "P1", "A1", "7", "U.S. Customs and Border Protection", "ACME", "2024-01-02", "C"],
            strict=True,
        )
    )
    loaded = load_rows([cells], tmp_path, columns)
    assert loaded.found("unknown_column") == []
    (claim,) = loaded.claims
    assert (claim["subject_key"], claim["object_key"], claim["modification"]) == (
        "agency:7014",
        "uei:EFGHJKLMN123",
        "P1",
    )
