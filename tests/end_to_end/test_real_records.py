"""Every real award file: what the command sums up is, to the cent, what one DuckDB statement on the raw file gives."""

import csv
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import duckdb
import pytest

from tests.end_to_end.commands import findings, new_case, rows_of
from tests.records import vintage

API = ("Recipient Name", "Agency", "Federal Action Obligation")
DOWNLOAD = ("recipient_name", "awarding_sub_agency_name", "federal_action_obligation")
FILES = {
    **{f"cbp_ice_txn_api10/CBP_ICE_FY{year}.csv": API for year in (2021, 2022, 2024)},
    **{f"cbp_ice_txn_api9_vintage20260213/FY{year}_v20260213.csv": API for year in (2021, 2022)},
    **{f"ice2013_17_usasp259_duns/fy{year}.csv": DOWNLOAD for year in (13, 14, 15, 16, 17)},
    "usasp286_uei_summary/data_umn_Contracts_PrimeAwardSummaries_2025-03-28_H02M59S08_1.csv": (
        "recipient_name",
        "awarding_sub_agency_name",
        "total_obligated_amount",
    ),
    "usasp118_subawards/data_all_after_2020_Contracts_Subawards_2025-03-28_H03M23S17_1.csv": (
        "subawardee_name",
        "prime_award_awarding_sub_agency_name",
        "subaward_amount",
    ),
}
LISTS = ["authoritative_agency_list_2019.csv", "psc_codes.csv", "test_load_agencies.csv", "vendor_decorations.csv"]
Cases = Callable[[str], Path]


@pytest.fixture(scope="module")
def case_of(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Cases:
    """A case of one real file, built once."""

    @cache
    def built(name: str) -> Path:
        return new_case(tmp_path_factory.mktemp("real") / "case", shared / "procurement" / name)

    return built


def raw_sums(file: Path, columns: tuple[str, str, str], aside: set[int], withheld: set[int]) -> set[tuple[str, ...]]:
    """Recipient, agency, number and sum of the raw file's rows, without those reported as rejected or repeated."""
    headerless = file.parent.name.startswith("ice2013") and file.name != "fy13.csv"
    names = vintage("usaspending_transactions_259.txt")
    how = f"header = false, names = {names!r}" if headerless else "header = true"
    recipient, agency, amount = columns
    left_out, nameless = (", ".join(map(str, sorted(rows | {0}))) for rows in (aside, withheld))
    statement = f"""
        select case when row in ({nameless}) then '(sole proprietor)' else "{recipient}" end, "{agency}",
               count(*), sum(cast("{amount}" as decimal(20, 2)))
        from (select row_number() over () as row, *
              from read_csv('{file}', {how}, all_varchar = true, quote = '"', escape = '"', delim = ','))
        where row not in ({left_out})
        group by 1, 2"""
    with duckdb.connect() as database:
        found = database.execute(statement).fetchall()
    return {(name or "", agency, str(count), f"{total or Decimal(0):.2f}") for name, agency, count, total in found}


def rows_named(case: Path, *kinds: str) -> set[int]:
    """Rows that findings.csv names, one by one or in its words."""
    told = [row for kind in kinds for row in findings(case, kind)]
    listed = {int(number) for row in told for number in re.findall(r"\d+", row["detail"].partition("rows (")[2])}
    return listed | {int(row["row"]) for row in told if row["row"]}


@pytest.mark.parametrize("name", FILES)
def test_spending_as_recorded_is_that_of_the_raw_file_to_the_cent(shared: Path, case_of: Cases, name: str) -> None:
    case = case_of(name)
    answer = rows_of(case, "spending", "--by", "recipient,agency", "--as-recorded")
    found = {(row["recipient"], row["agency"], row["actions"], row["obligated"]) for row in answer}
    aside, withheld = rows_named(case, "reject", "duplicate"), rows_named(case, "name_withheld")
    assert found == raw_sums(shared / "procurement" / name, FILES[name], aside, withheld)


@pytest.mark.parametrize("name", FILES)
def test_spending_by_entity_and_year_has_the_same_total(case_of: Cases, name: str) -> None:
    as_recorded = rows_of(case_of(name), "spending", "--by", "recipient,agency", "--as-recorded")
    resolved = rows_of(case_of(name), "spending", "--by", "vendor,agency,year")
    totals = [
        (sum(int(row["actions"]) for row in rows), sum(Decimal(row["obligated"]) for row in rows))
        for rows in (as_recorded, resolved)
    ]
    assert totals[0] == totals[1]
    assert len({(row["vendor"], row["agency"]) for row in resolved}) <= len(as_recorded) + 1


@pytest.mark.parametrize("name", FILES)
def test_rejects_are_listed_with_file_row_and_reason(case_of: Cases, name: str) -> None:
    with (case_of(name) / ".build" / "rejects.csv").open(newline="", encoding="utf-8") as lines:
        rejects = list(csv.DictReader(lines))
    assert [row["row"] for row in rejects] == [row["row"] for row in findings(case_of(name), "reject")]
    assert all(row["file"].startswith("sources/") and row["reason"] for row in rejects)


@pytest.mark.parametrize("name", LISTS)
def test_a_reference_list_makes_no_spending(case_of: Cases, name: str) -> None:
    assert rows_of(case_of(f"reference/{name}"), "spending", "--by", "recipient,agency", "--as-recorded") == []
    assert rows_of(case_of(f"reference/{name}"), "spending", "--by", "vendor,agency,year") == []
