"""Two downloads of the same fiscal year, months apart: what they share counts once, and the newer one corrects."""

from pathlib import Path

import duckdb
import pytest

from tests.end_to_end.commands import command, findings, new_case, rows_of
from tests.processes import vendorgraph

OLD, NEW = "cbp_ice_txn_api9_vintage20260213/FY2021_v20260213.csv", "cbp_ice_txn_api10/CBP_ICE_FY2021.csv"
COLUMNS = """ "Agency" as agency, "Award ID" as award, "Modification" as modification, "Recipient Name" as name,
              cast("Federal Action Obligation" as decimal(20, 2)) as amount """
DAY_BEFORE, AFTER = "2026-08-31", "2026-09-01"


@pytest.fixture(scope="module")
def case(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = [shared / "procurement" / name for name in (OLD, NEW)]
    return new_case(tmp_path_factory.mktemp("reload") / "case", *files, retrieved=("2026-02-13", AFTER))


def expected(shared: Path, statement: str) -> set[tuple[str, str, str]]:
    """Agency, number and sum of actions by one statement over the raw downloads, each action once a download."""
    with duckdb.connect() as database:
        for name, file in (("old", OLD), ("new", NEW)):
            source = f"read_csv('{shared / 'procurement' / file}', all_varchar = true)"
            database.execute(f"create table {name} as select distinct {COLUMNS} from {source}")
        rows = database.execute(f"select agency, count(*), sum(amount) from ({statement}) group by agency").fetchall()
    return {(agency, str(count), f"{total:.2f}") for agency, count, total in rows}


def spending(case: Path, *more: str) -> set[tuple[str, str, str]]:
    rows = rows_of(case, "spending", "--by", "agency", "--as-recorded", *more)
    return {(row["agency"], row["actions"], row["obligated"]) for row in rows}


def test_the_newer_download_counts_and_the_older_where_it_is_silent(shared: Path, case: Path) -> None:
    union = "select * from new union all select * from old anti join new using (agency, award, modification)"
    assert spending(case) == expected(shared, union)


def test_before_the_newer_download_the_older_one_was_all_that_was_known(shared: Path, case: Path) -> None:
    assert spending(case, "--known-at", DAY_BEFORE) == expected(shared, "select * from old")
    assert spending(case, "--known-at", AFTER) == spending(case)
    assert spending(case, "--known-at", "2026-02-12") == set()


def test_a_renamed_vendor_is_a_correction_that_names_the_older_file(case: Path) -> None:
    [correction] = findings(case, "correction")
    assert "CHEVO CONSULTING LLC" in correction["detail"] and "until 2026-09-01" in correction["detail"]
    assert correction["file"].endswith("FY2021_v20260213.csv") and correction["row"]


def test_the_renamed_vendor_is_asked_for_by_day(case: Path) -> None:
    def names(*more: str) -> set[str]:
        rows = rows_of(case, "spending", "--by", "recipient", "--as-recorded", *more)
        return {row["recipient"] for row in rows if row["recipient"].startswith("CHEVO")}

    assert "CHEVO CONSULTING LLC" in names("--known-at", DAY_BEFORE)
    assert "CHEVO LLC" in names()


def test_what_a_newer_download_does_not_repeat_is_told_with_what_to_do(case: Path) -> None:
    [told] = findings(case, "not_repeated")
    assert told["file"].endswith("FY2021_v20260213.csv")
    assert "CBP_ICE_FY2021.csv" in told["detail"] and "supersedes" in told["detail"]


def test_a_download_that_replaces_another_alone_counts(shared: Path, tmp_path: Path) -> None:
    case = new_case(tmp_path / "case", shared / "procurement" / OLD, retrieved=("2026-02-13",))
    command("add", case, shared / "procurement" / NEW, "--retrieved", AFTER, "--supersedes", "FY2021_v20260213.csv")
    command("build", case)
    assert spending(case) == expected(shared, "select * from new")
    assert spending(case, "--known-at", DAY_BEFORE) == expected(shared, "select * from old")
    assert list(findings(case, "removal")) and not list(findings(case, "not_repeated"))


def test_a_source_that_the_case_does_not_have_cannot_be_replaced(case: Path, tmp_path: Path) -> None:
    done = vendorgraph("add", case, tmp_path / "awards.csv", "--supersedes", "nothing-like-it.csv")
    assert done.returncode == 6 and done.stderr.count("\n") == 1 and "no source" in done.stderr
