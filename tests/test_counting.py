"""Which rows count: an action counts once however often it is met, and a newer download corrects an older one."""

from pathlib import Path
from typing import Any

import pytest

from tests.made_ledger import Graph, action, day, entry, graph_of, record

A, B, C, D = "a" * 64, "b" * 64, "c" * 64, "d" * 64
SOURCES = [
    entry(A, "2024-01-01", 1, publisher="USAspending"),
    entry(B, "2024-06-01", 2, publisher="USAspending"),
    entry(C, "2025-01-01", 3, publisher="USAspending"),
    entry(D, "2025-01-01", 4, publisher="USAspending"),
]


def bare(row: dict[str, Any]) -> dict[str, Any]:
    """The row as a download without parent awards gives it."""
    return {**row, "contract_key": f"award:PIID_7012_{row['contract_name']}"}


def summary(source: str, row: int, contract: str, vendor: str, total: float, date: str, **more: Any) -> dict[str, Any]:
    return record(source, row, contract, vendor, level="summary", obligated=total, date=date, **more)


FIRST = [
    action(A, 1, "REPEATED", "uei:V", "0", 100),
    action(A, 2, "CORRECTED", "uei:V", "P00004", 1_600_000),
    action(A, 3, "BACKANDFORTH", "uei:V", "0", 10),
    action(A, 4, "RENAMED", "General Dynamics IT", "0", 50, name="GENERAL DYNAMICS IT", end="2030-01-01"),
    bare(action(A, 5, "NOPARENT", "uei:V", "0", 7)),
    bare(action(A, 6, "TWOPARENTS", "uei:V", "0", 3)),
    action(A, 7, "CANCELS", "uei:V", "P00001", "-8346194.23"),
    action(A, 8, "CANCELS", "uei:V", "P00002", "8346194.23"),
    action(A, 9, "TWICE", "uei:V", "0", 5),
    {**action(A, 10, "TWICE", "uei:V", "0", 5), "action_key": "7012|TWICE|-NONE-|0|0#2"},
    summary(A, 11, "TOTALLED", "uei:V", 300, "2022-02-02"),
    action(A, 12, "MOVED", "uei:V", "0", 1, date="2021-05-05"),
    action(A, 13, "REMOVED", "uei:V", "0", 77),
]
SECOND = [
    action(B, 1, "REPEATED", "uei:V", "0", 100),
    action(B, 2, "CORRECTED", "uei:V", "P00004", 3_200_000),
    action(B, 3, "BACKANDFORTH", "uei:V", "0", 11),
    action(B, 4, "RENAMED", "Celerity", "0", 50, name="CELERITY", end="2026-01-01"),
    action(B, 5, "NOPARENT", "uei:V", "0", 7),
    action(B, 6, "TWOPARENTS", "uei:V", "0", 3),
    {**action(B, 7, "TWOPARENTS", "uei:V", "0", 4), "contract_key": "award:CONT_AWD_TWOPARENTS_7012_OTHER_7012"},
    action(B, 8, "TOTALLED", "uei:V", "0", 200),
    action(B, 9, "TOTALLED", "uei:V", "P00001", 50),
    summary(B, 10, "TOTALLED", "uei:V", 320, "2023-02-02"),
    action(B, 11, "MOVED", "uei:V", "0", 1, date="2022-05-05"),
]
THIRD = [action(C, 1, "BACKANDFORTH", "uei:V", "0", 10), action(C, 2, "SAMEDAY", "uei:V", "0", 1)]
FOURTH = [action(D, 1, "SAMEDAY", "uei:V", "0", 2)]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return graph_of(tmp_path_factory.mktemp("counting"), [FIRST, SECOND, THIRD, FOURTH], SOURCES)


def of(graph: Graph, number: str) -> list[dict[str, Any]]:
    """Claims about the contracts of that number, in the order of their sources."""
    found = [row for row in graph.tables["claim"] if row["contract_name"] == number]
    return sorted(found, key=lambda row: (row["source_id"], row["row"]))


def edges_of(graph: Graph, number: str) -> list[dict[str, Any]]:
    numbers = {row["contract_ref"] for row in of(graph, number)}
    return [row for row in graph.tables["edge"] if row["contract_id"] in numbers]


def counts(graph: Graph, number: str) -> list[tuple[int, str | None]]:
    return [(row["counted"], row["known_to"] and row["known_to"].isoformat()) for row in of(graph, number)]


def test_an_action_in_two_downloads_counts_once(graph: Graph) -> None:
    assert counts(graph, "REPEATED") == [(1, None), (0, None)]
    [edge] = edges_of(graph, "REPEATED")
    assert (edge["obligated"], edge["claims"]) == (100_00, 2)


def test_two_downloads_of_one_publisher_are_one_source(graph: Graph) -> None:
    [edge] = edges_of(graph, "REPEATED")
    assert edge["sources"] == 1


def test_a_newer_download_corrects_and_what_was_known_before_stays(graph: Graph) -> None:
    assert counts(graph, "CORRECTED") == [(0, "2024-06-01"), (1, None)]
    [edge] = edges_of(graph, "CORRECTED")
    assert edge["obligated"] == 3_200_000_00
    assert (edge["known_from"], edge["known_to"]) == (day("2024-01-01"), None)


def test_an_amount_that_came_and_went_and_came_back_was_known_in_turn(graph: Graph) -> None:
    assert counts(graph, "BACKANDFORTH") == [(0, "2024-06-01"), (0, "2025-01-01"), (1, None)]
    [edge] = edges_of(graph, "BACKANDFORTH")
    assert edge["obligated"] == 10_00


def test_a_renamed_vendor_takes_the_edge_over_and_the_old_one_is_no_longer_known(graph: Graph) -> None:
    edges = {edge["object_id"]: edge for edge in edges_of(graph, "RENAMED")}
    old, new = (edges[graph.entity(key)["id"]] for key in ("company:general-dynamics-it", "company:celerity"))
    assert (old["obligated"], old["known_to"]) == (None, day("2024-06-01"))
    assert (new["obligated"], new["known_to"], new["known_from"]) == (50_00, None, day("2024-06-01"))


def test_downloads_of_one_day_count_in_the_order_of_the_case(graph: Graph) -> None:
    assert counts(graph, "SAMEDAY") == [(0, "2025-01-01"), (1, None)]
    [edge] = edges_of(graph, "SAMEDAY")
    assert edge["obligated"] == 2_00


def test_a_download_without_parent_awards_meets_the_one_award_of_that_number(graph: Graph) -> None:
    assert len({row["contract_ref"] for row in of(graph, "NOPARENT")}) == 1
    assert counts(graph, "NOPARENT") == [(1, None), (0, None)]


def test_a_number_that_two_awards_bear_is_tied_to_neither(graph: Graph) -> None:
    assert len({row["contract_ref"] for row in of(graph, "TWOPARENTS")}) == 3
    assert [count for count, _ in counts(graph, "TWOPARENTS")] == [1, 1, 1]


def test_a_deobligation_and_its_correction_cancel(graph: Graph) -> None:
    [edge] = edges_of(graph, "CANCELS")
    assert (edge["obligated"], edge["claims"]) == (0, 2)


def test_equal_rows_that_the_loader_told_apart_both_count(graph: Graph) -> None:
    assert counts(graph, "TWICE") == [(1, None), (1, None)]


def test_an_action_that_a_newer_download_lacks_still_counts(graph: Graph) -> None:
    assert counts(graph, "REMOVED") == [(1, None)]


def test_a_corrected_date_no_longer_starts_the_award(graph: Graph) -> None:
    [edge] = edges_of(graph, "MOVED")
    assert edge["valid_from"] == day("2022-05-05")


def test_actions_count_before_a_summary_and_the_difference_is_told(graph: Graph) -> None:
    [edge] = edges_of(graph, "TOTALLED")
    assert edge["obligated"] == 250_00


def test_corrections_name_what_no_longer_holds(graph: Graph) -> None:
    told = {
        (row["contract_name"], row["modification"], row["obligated"], str(row["known_to"]))
        for row in graph.corrections()
    }
    assert told == {
        ("CORRECTED", "P00004", 1_600_000_00, "2024-06-01"),
        ("BACKANDFORTH", "0", 10_00, "2024-06-01"),
        ("BACKANDFORTH", "0", 11_00, "2025-01-01"),
        ("RENAMED", "0", 50_00, "2024-06-01"),
        ("SAMEDAY", "0", 1_00, "2025-01-01"),
        ("MOVED", "0", 1_00, "2024-06-01"),
    }


def test_every_correction_leads_to_its_row(graph: Graph) -> None:
    assert {(row["source_id"], row["row"]) for row in graph.corrections()} >= {(A, 2), (B, 3), (C, 2)}


@pytest.fixture(scope="module")
def replaced(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Three downloads of which each replaces the one before, and a fourth that stands for itself."""
    sources = [
        entry(A, "2024-01-01", 1),
        entry(B, "2024-06-01", 2, supersedes=A),
        entry(C, "2025-01-01", 3, supersedes=B),
        entry(D, "2024-03-01", 4),
    ]
    groups = [
        [
            action(A, 1, "STAYS", "uei:V", "0", 1),
            action(A, 2, "GONE", "uei:V", "0", 2),
            action(A, 3, "GONELATER", "uei:V", "0", 3),
            action(A, 4, "COMESBACK", "uei:V", "0", 4),
            action(A, 5, "ELSEWHERE", "uei:V", "0", 5),
            summary(A, 6, "TOTALLED", "uei:V", 300, "2022-02-02"),
            summary(A, 7, "TOTALGONE", "uei:V", 400, "2022-02-02"),
        ],
        [
            action(B, 1, "STAYS", "uei:V", "0", 1),
            action(B, 2, "GONELATER", "uei:V", "0", 3),
            summary(B, 3, "TOTALLED", "uei:V", 320, "2023-02-02"),
        ],
        [
            action(C, 1, "STAYS", "uei:V", "0", 1),
            action(C, 2, "COMESBACK", "uei:V", "0", 4),
            summary(C, 3, "TOTALLED", "uei:V", 330, "2024-02-02"),
        ],
        [action(D, 1, "ELSEWHERE", "uei:V", "0", 5)],
    ]
    return graph_of(tmp_path_factory.mktemp("replaced"), groups, sources)


def test_what_the_replacing_download_lacks_counts_until_it_came(replaced: Graph) -> None:
    assert counts(replaced, "GONE") == [(0, "2024-06-01")]
    [edge] = edges_of(replaced, "GONE")
    assert (edge["obligated"], edge["known_to"]) == (None, day("2024-06-01"))


def test_what_it_has_as_well_counts_on(replaced: Graph) -> None:
    assert counts(replaced, "STAYS") == [(1, None), (0, None), (0, None)]


def test_a_download_that_replaces_another_replaces_what_that_one_replaced(replaced: Graph) -> None:
    assert counts(replaced, "GONELATER") == [(0, "2025-01-01"), (0, None)]


def test_what_comes_back_counts_again_from_then(replaced: Graph) -> None:
    assert counts(replaced, "COMESBACK") == [(0, "2024-06-01"), (1, None)]


def test_what_another_source_says_too_counts_on(replaced: Graph) -> None:
    assert counts(replaced, "ELSEWHERE") == [(1, None), (0, None)]


def test_a_later_total_of_an_award_is_no_removal_of_the_earlier_one(replaced: Graph) -> None:
    assert counts(replaced, "TOTALLED") == [(1, None), (1, None), (1, None)]
    assert counts(replaced, "TOTALGONE") == [(0, "2024-06-01")]


def test_sources_that_share_actions_are_told_unless_one_replaces_the_other(graph: Graph, replaced: Graph) -> None:
    assert {(one.older, one.newer, one.shared) for one in replaced.overlaps} == {(A, D, 1)}
    assert {(one.older, one.newer) for one in graph.overlaps} == {(A, B), (A, C), (B, C)}


def test_removals_are_told_from_corrections(graph: Graph, replaced: Graph) -> None:
    assert {row["contract_name"] for row in replaced.corrections() if row["removed"]} == {
        "GONE",
        "GONELATER",
        "COMESBACK",
        "TOTALGONE",
    }
    assert not any(row["removed"] for row in graph.corrections())


def test_sources_that_replace_each_other_in_a_circle_end_nowhere(tmp_path: Path) -> None:
    sources = [entry(A, "2024-01-01", 1, supersedes=B), entry(B, "2024-06-01", 2, supersedes=A)]
    rows = [[action(A, 1, "ROUND", "uei:V", "0", 1)], [action(B, 1, "ROUND", "uei:V", "0", 1)]]
    assert counts(graph_of(tmp_path, rows, sources), "ROUND") == [(1, None), (0, None)]
