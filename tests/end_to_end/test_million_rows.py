"""Many rows from file to graph: the sums hold, and rows do not become Python objects one by one."""

from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from app.summary import read_summary
from tests.end_to_end.commands import command, new_case, rows_of
from tests.usaspending_rows import write_rows

ROWS = 20_000


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_rows(tmp_path_factory.mktemp("rows") / "rows.csv", ROWS)


@pytest.fixture(scope="module")
def case(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_case(tmp_path_factory.mktemp("many") / "case", file)


def test_every_row_is_loaded_and_its_money_counted(file: Path, case: Path) -> None:
    statement = f"""select recipient_name, awarding_sub_agency_name, count(*),
                           sum(cast(federal_action_obligation as decimal(20, 2)))
                    from read_csv('{file}', all_varchar = true) group by 1, 2"""
    with duckdb.connect() as database:
        raw = {(name, agency, str(n), f"{total}") for name, agency, n, total in database.execute(statement).fetchall()}
    answer = rows_of(case, "spending", "--by", "recipient,agency", "--as-recorded")
    assert {(row["recipient"], row["agency"], row["actions"], row["obligated"]) for row in answer} == raw
    assert sum(int(row["actions"]) for row in answer) == ROWS


def test_spellings_of_one_registered_vendor_are_one_vendor(case: Path) -> None:
    by_vendor = rows_of(case, "spending", "--by", "vendor")
    by_name = rows_of(case, "spending", "--by", "recipient", "--as-recorded")
    assert len(by_vendor) == ROWS // 24
    assert len(by_name) > len(by_vendor)
    assert sum(Decimal(row["obligated"]) for row in by_vendor) == sum(Decimal(row["obligated"]) for row in by_name)


def test_each_award_is_one_edge_of_its_two_actions(case: Path) -> None:
    summary = read_summary(case / ".build")
    assert summary is not None
    assert summary.counts["contracts"] == ROWS // 2
    assert summary.rows == {"rows_in": ROWS, "rows_loaded": ROWS, "rows_rejected": 0, "rows_duplicate": 0}


def test_the_case_can_be_proved(case: Path) -> None:
    command("check", case)
