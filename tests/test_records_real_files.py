"""The real award files: sums to the cent, and what real rows do."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest

from loaders.records import RecordsLoader
from tests.records import Loaded, load, vintage

PROCUREMENT = "procurement"
DUNS = [f"ice2013_17_usasp259_duns/fy{year}.csv" for year in (13, 14, 15, 16, 17)]
API = [
    "cbp_ice_txn_api10/CBP_ICE_FY2021.csv",
    "cbp_ice_txn_api10/CBP_ICE_FY2022.csv",
    "cbp_ice_txn_api10/CBP_ICE_FY2024.csv",
    "cbp_ice_txn_api9_vintage20260213/FY2021_v20260213.csv",
    "cbp_ice_txn_api9_vintage20260213/FY2022_v20260213.csv",
]
SUMMARY = "usasp286_uei_summary/data_umn_Contracts_PrimeAwardSummaries_2025-03-28_H02M59S08_1.csv"
SUBAWARDS = "usasp118_subawards/data_all_after_2020_Contracts_Subawards_2025-03-28_H03M23S17_1.csv"


def _raw(path: Path, recipient: str, agency: str, amount: str) -> str:
    """SQL for recipient, agency and amount of each row, as the raw file has them."""
    columns = vintage("usaspending_transactions_259.txt")
    headerless = path.parent.name.startswith("ice2013") and path.name != "fy13.csv"
    how = (
        f"header = false, columns = {dict.fromkeys(columns, 'VARCHAR')!r}"
        if headerless
        else "header = true, all_varchar = true"
    )
    source = f"read_csv('{path}', auto_detect = false, delim = ',', quote = '\"', escape = '\"', {how})"
    if not headerless:
        source = f"read_csv('{path}', {how})"
    amount = f'cast("{amount}" as decimal(20, 2)) as amount'
    return (
        f'select row_number() over () as row, "{recipient}" as recipient, "{agency}" as agency, {amount} from {source}'
    )


def _differences(loaded: Loaded, raw: str, ours: str) -> list[tuple[Any, ...]]:
    """Groups in which the raw file, its duplicates and rejects aside, and the claims differ."""
    aside = [f.row for f in loaded.report.findings if f.kind in ("duplicate", "reject")]
    kept = f"({raw}) where row not in ({', '.join(map(str, [0, *aside]))})"
    grouped = f"select recipient, agency, count(*) as actions, sum(amount) as obligated from {kept} group by all"
    with duckdb.connect() as db:
        db.execute(f"create view claims as from read_parquet('{loaded.part / 'claims.parquet'}')")
        return db.execute(f"({grouped} except {ours}) union all ({ours} except {grouped})").fetchall()


Loads = Callable[..., Loaded]


@pytest.fixture(scope="module")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Loads:
    """A real file, loaded once for all tests."""

    @cache
    def loaded(name: str, keep_sole_proprietors: bool = False) -> Loaded:
        part = tmp_path_factory.mktemp("part")
        return load(shared / PROCUREMENT / name, part, RecordsLoader(keep_sole_proprietors))

    return loaded


PRIME = (
    "select object_name as recipient, subject_name as agency, count(*) as actions, sum(obligated) as obligated"
    " from claims where predicate = 'CONTRACTED_WITH' group by all"
)
SUB = (
    "select subject_name as recipient, qualifiers->>'agency_name' as agency,"
    " count(*) as actions, sum(obligated) as obligated from claims where predicate = 'SUBAWARD_OF' group by all"
)


@pytest.mark.parametrize("name", API)
def test_sums_by_recipient_and_agency_of_search_results_are_those_of_the_raw_file(
    shared: Path, real: Loads, name: str
) -> None:
    path = shared / PROCUREMENT / name
    loaded = real(name)
    assert _differences(loaded, _raw(path, "Recipient Name", "Agency", "Federal Action Obligation"), PRIME) == []


@pytest.mark.parametrize("name", DUNS)
def test_sums_by_recipient_and_agency_of_the_259_columns_are_those_of_the_raw_file(
    shared: Path, real: Loads, name: str
) -> None:
    path = shared / PROCUREMENT / name
    loaded = real(name, keep_sole_proprietors=True)
    assert loaded.report.format == "usaspending_transactions"
    assert (
        _differences(
            loaded, _raw(path, "recipient_name", "awarding_sub_agency_name", "federal_action_obligation"), PRIME
        )
        == []
    )


def test_sums_of_award_summaries_are_those_of_the_raw_file(shared: Path, real: Loads) -> None:
    path = shared / PROCUREMENT / SUMMARY
    loaded = real(SUMMARY)
    assert loaded.report.format == "usaspending_awards"
    assert (
        _differences(loaded, _raw(path, "recipient_name", "awarding_sub_agency_name", "total_obligated_amount"), PRIME)
        == []
    )


def test_sums_of_subawards_are_those_of_the_raw_file(shared: Path, real: Loads) -> None:
    path = shared / PROCUREMENT / SUBAWARDS
    loaded = real(SUBAWARDS)
    assert loaded.report.format == "usaspending_subawards"
    assert (
        _differences(
            loaded, _raw(path, "subawardee_name", "prime_award_awarding_sub_agency_name", "subaward_amount"), SUB
        )
        == []
    )


@pytest.mark.parametrize("name", DUNS[:2])
def test_dates_of_two_ways_in_one_file_are_read_day_first(real: Loads, name: str) -> None:
    loaded = real(name)
    assert loaded.found("unread_date") == []
    fiscal_year = 2010 + int(name[-5])
    days = {claim["date"] for claim in loaded.of("CONTRACTED_WITH")}
    assert datetime.date(fiscal_year - 1, 10, 1) <= min(days) < max(days) <= datetime.date(fiscal_year, 9, 30)
    assert all(claim["start"] is not None for claim in loaded.of("CONTRACTED_WITH"))


def test_two_ways_within_the_column_of_ordering_ends_are_both_read(real: Loads) -> None:
    loaded = real(DUNS[4])
    vehicles = [c for c in loaded.of("CONTRACTED_WITH") if c["contract_key"].startswith("award:CONT_IDV_")]
    assert len(vehicles) == 32
    assert all(vehicle["end"] is not None and vehicle["current"] is None for vehicle in vehicles)
    assert vehicles[0]["end"] == datetime.date(2017, 10, 31)


def test_duns_numbers_get_their_zeros_back(real: Loads) -> None:
    loaded = real(DUNS[3])
    keys = {claim["object_key"] for claim in loaded.of("CONTRACTED_WITH")}
    assert all(len(key) == len("duns:") + 9 for key in keys)
    assert "duns:089896737" not in keys or "duns:89896737" not in keys
    assert any(key.startswith("duns:0") for key in keys)


def test_the_three_amounts_of_an_award_stay_three(real: Loads) -> None:
    loaded = real(DUNS[1])
    first = loaded.claims[0]
    amounts = (first["obligated"], first["current"], first["potential"])
    assert amounts == (Decimal("824680.00"), Decimal("4224131.67"), Decimal("5568643.41"))
    assert first["contract_key"] == "award:CONT_AWD_HSCEDM14F00011_7012_GS21F0017Y_4732"


def test_de_obligations_and_corrections_that_cancel_are_all_kept(real: Loads) -> None:
    loaded = real(API[0])
    below = [c["obligated"] for c in loaded.of("CONTRACTED_WITH") if c["obligated"] < 0]
    assert len(below) == 376


@pytest.mark.parametrize(
    ("name", "agency", "rows"), [(API[0], "CBP", "5,100"), (API[1], "ICE", "3,000"), (API[3], "ICE", "900")]
)
def test_a_download_that_stops_at_a_round_count_is_warned_of(real: Loads, name: str, agency: str, rows: str) -> None:
    (warning,) = real(name).found("truncation")
    assert warning.detail.startswith(f"{agency}: exactly {rows} rows and no amount below zero")


def test_a_download_that_is_whole_is_not_warned_of(real: Loads) -> None:
    assert real(API[2]).found("truncation") == []


@pytest.mark.parametrize(("name", "count"), [(API[0], 6), (API[1], 8), (API[2], 8)])
def test_duplicates_of_paging_are_counted_and_listed(real: Loads, name: str, count: int) -> None:
    loaded = real(name)
    assert loaded.report.rows_duplicate == len(loaded.found("duplicate")) == count
    assert all(finding.row and "the same as row" in finding.detail for finding in loaded.found("duplicate"))


def test_the_parent_award_is_read_out_of_the_award_key(real: Loads) -> None:
    first = real(API[0]).claims[0]
    assert (first["contract_name"], first["parent_piid"]) == ("70B03C21F00001132", "70B03C21D00000003")
    assert first["action_key"] == "7014|70B03C21F00001132|70B03C21D00000003|0|"
    assert first["subject_key"] == "agency:7014"


def test_an_agency_that_is_only_abbreviated_is_looked_up(real: Loads) -> None:
    loaded = real(API[3])
    assert {(c["subject_name"], c["subject_key"]) for c in loaded.claims} == {
        ("CBP", "agency:7014"),
        ("ICE", "agency:7012"),
    }
    assert loaded.claims[0]["contract_key"] == "award:PIID_7014_70B03C21F00001132"


def test_names_stay_as_the_file_writes_them(real: Loads) -> None:
    names = {party["name"] for party in real(DUNS[4]).parties}
    assert "TRAILBOSS ENTERPRISES, INC." in names


def test_funding_by_another_office_is_told_once_a_contract(shared: Path, real: Loads) -> None:
    path = shared / PROCUREMENT / DUNS[4]
    loaded = real(DUNS[4])
    raw = _raw(path, "awarding_sub_agency_code", "funding_sub_agency_code", "federal_action_obligation")
    with duckdb.connect() as db:
        ((rows,),) = db.execute(f"select count(*) from ({raw}) where agency <> recipient").fetchall()
    funded = loaded.of("FUNDED_BY_AGENCY")
    assert rows >= len(funded) > 0
    assert all(claim["subject_type"] == "Contract" and claim["object_key"] != "agency:7012" for claim in funded)


def test_subawards_larger_than_their_prime_are_kept_and_flagged(real: Loads) -> None:
    loaded = real(SUBAWARDS)
    flagged = loaded.found("subaward_exceeds_prime")
    assert "a subaward of 918167.25 under an award of 116176.66" in {finding.detail for finding in flagged}
    assert {finding.row for finding in flagged} <= {claim["row"] for claim in loaded.of("SUBAWARD_OF")}


def test_every_prime_award_of_a_subaward_file_is_summed_up_once(real: Loads) -> None:
    loaded = real(SUBAWARDS)
    primes = loaded.of("CONTRACTED_WITH")
    assert len(primes) == len({c["contract_key"] for c in loaded.of("SUBAWARD_OF")})
    assert {prime["level"] for prime in primes} == {"summary"}


def test_contact_columns_and_officers_pay_are_never_read(real: Loads) -> None:
    for name in (DUNS[1], SUMMARY, SUBAWARDS):
        loaded = real(name)
        (finding,) = loaded.found("personal_data_dropped")
        read = loaded.claims[0]["columns_read"]
        for word in ("phone", "fax", "officer"):
            assert word not in read
        assert "fax" in finding.detail or "officer" in finding.detail


def test_names_of_sole_proprietors_are_withheld_and_their_amounts_kept(real: Loads) -> None:
    loaded = real(DUNS[4])
    (finding,) = loaded.found("name_withheld")
    assert "7 rows" in finding.detail
    withheld = [c for c in loaded.of("CONTRACTED_WITH") if c["object_name"] == "(sole proprietor)"]
    assert sum(c["obligated"] for c in withheld) == Decimal("49517.07")
    assert not any("HOWELL" in (party["name"] or "") for party in loaded.parties)
    assert any(c["object_name"] == "KNIGHT'S ARMAMENT COMPANY" for c in loaded.claims)


def test_summaries_carry_totals_and_the_day_of_the_first_action(real: Loads) -> None:
    first = real(SUMMARY).claims[0]
    assert first["level"] == "summary"
    assert first["object_key"].startswith("uei:")
    assert first["start"] <= first["date"]


def test_the_agency_list_tells_which_department_a_component_is_of(real: Loads) -> None:
    loaded = real("reference/authoritative_agency_list_2019.csv")
    assert loaded.report.kind == "reference"
    (ice,) = [claim for claim in loaded.of("PART_OF") if claim["subject_key"] == "agency:7012"]
    assert (ice["object_key"], ice["level"], ice["evidence_kind"]) == ("agency:070", None, "reference")
    assert {"type": "Agency", "key": "agency:7012", "name": "ICE"}.items() <= next(
        p for p in loaded.parties if p["name"] == "ICE"
    ).items()


def test_the_vendor_list_gives_names_to_duns_numbers(real: Loads) -> None:
    loaded = real("reference/vendor_decorations.csv")
    assert ("duns:079518541", "Range 54") in {(party["key"], party["name"]) for party in loaded.parties}
    assert loaded.claims == []


def test_the_list_of_products_and_services_is_known_and_says_nothing_of_parties(real: Loads) -> None:
    loaded = real("reference/psc_codes.csv")
    assert (loaded.report.format, loaded.claims, loaded.parties) == ("psc_codes", [], [])
