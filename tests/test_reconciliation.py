"""A summary beside the actions of the same award."""

from typing import Any

import pytest

from tests.made_ledger import Graph, action, entry, graph_of, record

A, B = "a" * 64, "b" * 64


def summary(source: str, row: int, contract: str, total: float | None, date: str) -> dict[str, Any]:
    return record(source, row, contract, "uei:V", level="summary", obligated=total, date=date)


ROWS = [
    action(A, 1, "DIFFERS", "uei:V", "0", 200),
    action(A, 2, "DIFFERS", "uei:V", "P00001", 50),
    action(A, 3, "AGREES", "uei:V", "0", 200),
    action(A, 4, "SILENT", "uei:V", "0", 200),
    action(A, 5, "ACTIONS", "uei:V", "0", 200),
]
TOTALS = [
    summary(B, 1, "DIFFERS", 300, "2022-02-02"),
    summary(B, 2, "DIFFERS", 320, "2023-02-02"),
    summary(B, 3, "AGREES", 200, "2022-02-02"),
    summary(B, 4, "SILENT", None, "2022-02-02"),
    summary(B, 5, "SUMMARY", 9, "2022-02-02"),
]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    sources = [entry(A, "2024-01-01", 1), entry(B, "2024-02-01", 2)]
    return graph_of(tmp_path_factory.mktemp("reconciliation"), [ROWS, TOTALS], sources)


def test_the_newest_summary_is_set_beside_the_sum_of_the_actions(graph: Graph) -> None:
    found = [(row["contract_name"], row["actions"], row["summed"], row["total"]) for row in graph.differences()]
    assert found == [("DIFFERS", 2, 250_00, 320_00)]


def test_a_difference_leads_to_the_row_of_the_summary(graph: Graph) -> None:
    assert [(row["source_id"], row["row"]) for row in graph.differences()] == [(B, 2)]
