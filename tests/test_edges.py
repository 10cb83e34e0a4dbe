"""Edges: what claims say together, with the three amounts apart and sources counted once."""

from typing import Any

import pytest

from graph.acceptance import Policy
from tests.made_ledger import ICE, Graph, Row, action, day, entry, graph_of, record, said

A, B, C, D, E = ("a" * 64, "b" * 64, "c" * 64, "d" * 64, "e" * 64)
SOURCES = [
    entry(A, "2024-01-01", 1, publisher="USAspending"),
    entry(B, "2024-03-01", 2, publisher="NBC News", kind="cited"),
    entry(C, "2024-04-01", 3, publisher="TPM", origin="NBC News", kind="cited"),
    entry(D, "2024-05-01", 4, publisher="Fortune", kind="cited"),
    entry(E, "2024-06-01", 5, publisher="A memo", kind="document", visibility="internal"),
]
PRIME = "award:CONT_AWD_PRIME_7012_-NONE-_-NONE-"


def subaward(row: int, **more: Any) -> Row:
    ends = {"subject_type": "Company", "subject_key": "uei:SUB", "object_type": "Contract", "object_key": PRIME}
    return {**record(A, row, "PRIME", "uei:SUB", level="subaward", **more), "predicate": "SUBAWARD_OF", **ends}


AWARDS = [
    action(A, 1, "AWARD", "uei:V", "0", 100, date="2020-03-01", start="2020-04-01", end="2021-04-01", potential=900),
    action(A, 2, "AWARD", "uei:V", "P00002", -30, date="2020-09-01", end="2022-04-01", potential=950),
    action(A, 3, "AWARD", "uei:V", "P00001", 5, date="2020-09-01", end="2021-09-01", potential=940),
    action(A, 4, "VEHICLE", "uei:V", "0", 0, date="2020-01-01", potential=5_000),
    action(A, 5, "SILENT", "uei:V", "0", None, date="2020-01-01"),
    record(A, 6, "SUMMED", "uei:V", level="summary", obligated=10, current=20, date="2021-01-01", start="2019-01-01"),
    record(A, 7, "SUMMED", "uei:V", level="summary", obligated=15, current=None, date="2022-01-01", start="2019-01-01"),
    subaward(8, obligated=4, date="2021-06-01", action_key="sub-1"),
    subaward(9, obligated=6, date="2021-07-01", action_key="sub-2"),
]  # fmt: skip
AGENCY = "Agency agency:7012"
PRESS = [
    said(B, AGENCY, "CONTRACTED_WITH", "Company uei:V", contract="award:CONT_AWD_AWARD_7012_-NONE-_-NONE-", amount=39,
         amount_qualifier="exact", currency="USD", start="2020"),
    said(C, AGENCY, "CONTRACTED_WITH", "Company uei:V", contract="award:CONT_AWD_AWARD_7012_-NONE-_-NONE-", amount=39,
         amount_qualifier="exact", currency="USD", attribution='["NBC News"]'),
    said(B, AGENCY, "PAID", "Company Agrees", amount=5, currency="USD"),
    said(D, AGENCY, "PAID", "Company Agrees", amount=5, currency="USD"),
    said(B, AGENCY, "PAID", "Company Differs", amount=5, currency="USD"),
    said(D, AGENCY, "PAID", "Company Differs", amount=6, currency="USD"),
    said(B, AGENCY, "PAID", "Company Abroad", amount=5, currency="USD"),
    said(D, AGENCY, "PAID", "Company Abroad", amount=5, currency="EUR"),
    said(B, "Company Maker", "DEVELOPS", "System Told By Two"),
    said(C, "Company Maker", "DEVELOPS", "System Told By Two", attribution='["Somebody","NBC News"]'),
    said(D, "Company Maker", "DEVELOPS", "System Told By Two", modality="planned"),
    said(D, "Company Maker", "DEVELOPS", "System Planned", modality="planned", start="2025-03"),
    said(B, "Person Jo Doe", "CHAIR_OF", "Company Maker", start="2018", end="2020-05"),
    said(D, "Person Jo Doe", "CHAIR_OF", "Company Maker", start="2018-01-01", end="2021"),
    said(E, "Company Maker", "OWNS", "Company Secret"),
    said(E, "Company Maker", "OWNS", "Company Known"),
    said(D, "Company Maker", "OWNS", "Company Known"),
]  # fmt: skip
READ = [
    {**said(E, "Agency agency:7012", "USES", "System Read"), "evidence_kind": "text", "confidence": 0.6},
    {**said(E, "Company Maker", "DEVELOPS", "System Told By Two"), "evidence_kind": "text", "confidence": 0.6},
]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return graph_of(tmp_path_factory.mktemp("edges"), [AWARDS, [*PRESS, *READ]], SOURCES, policy=Policy())


def about(graph: Graph, number: str, predicate: str = "CONTRACTED_WITH") -> Row:
    return graph_edge(graph, f"award:CONT_AWD_{number}_7012_-NONE-_-NONE-", predicate)


def graph_edge(graph: Graph, contract: str, predicate: str) -> Row:
    number = graph.entity(contract)["id"]
    [row] = [r for r in graph.tables["edge"] if r["contract_id"] == number and r["predicate"] == predicate]
    return row


def amounts(row: Row) -> tuple[object, ...]:
    return row["obligated"], row["current"], row["potential"], row["stated"]


def test_obligated_is_the_sum_of_the_actions_deobligations_included(graph: Graph) -> None:
    assert about(graph, "AWARD")["obligated"] == 75_00


def test_the_potential_value_is_that_of_the_newest_modification_of_the_newest_day(graph: Graph) -> None:
    assert about(graph, "AWARD")["potential"] == 950_00


def test_the_three_amounts_and_what_the_press_says_never_stand_in_for_one_another(graph: Graph) -> None:
    assert amounts(about(graph, "AWARD")) == (75_00, None, 950_00, 39_00)
    assert amounts(about(graph, "VEHICLE")) == (0, None, 5_000_00, None)
    assert amounts(about(graph, "SILENT")) == (None, None, None, None)


def test_without_actions_the_newest_summary_counts(graph: Graph) -> None:
    assert amounts(about(graph, "SUMMED")) == (15_00, 20_00, None, None)


def test_an_award_starts_with_its_earliest_action_and_not_with_a_row_s_period(graph: Graph) -> None:
    row = about(graph, "AWARD")
    assert (row["valid_from"], row["valid_from_precision"]) == (day("2020-03-01"), "day")
    assert (row["valid_to"], row["valid_to_precision"]) == (day("2022-04-01"), "day")
    assert about(graph, "VEHICLE")["valid_from"] == day("2020-01-01")


def test_a_summary_starts_with_the_award_s_own_start(graph: Graph) -> None:
    assert about(graph, "SUMMED")["valid_from"] == day("2019-01-01")


def test_subawards_are_added_up_on_an_edge_to_the_prime_award(graph: Graph) -> None:
    row = about(graph, "PRIME", "SUBAWARD_OF")
    assert (row["obligated"], row["claims"]) == (10_00, 2)
    assert row["object_id"] == graph.entity(PRIME)["id"]


def test_whoever_repeats_a_report_is_no_second_source(graph: Graph) -> None:
    assert about(graph, "AWARD")["sources"] == 2
    assert about(graph, "AWARD")["claims"] == 5
    told = graph.edge("company:maker", "DEVELOPS", "system:told-by-two")
    assert (told["claims"], told["sources"]) == (3, 2)


def test_an_edge_is_known_from_its_first_claim_on(graph: Graph) -> None:
    assert about(graph, "AWARD")["known_from"] == day("2024-01-01")
    assert graph.edge("agency:7012", "PAID", "company:agrees")["known_from"] == day("2024-03-01")


def test_a_stated_amount_is_shown_where_the_claims_agree_and_only_there(graph: Graph) -> None:
    assert graph.edge("agency:7012", "PAID", "company:agrees")["stated"] == 5_00
    for name in ("company:differs", "company:abroad"):
        row = graph.edge("agency:7012", "PAID", name)
        assert (row["stated"], row["stated_qualifier"]) == (None, None)


def test_the_strongest_modality_speaks_for_the_edge(graph: Graph) -> None:
    assert graph.edge("company:maker", "DEVELOPS", "system:told-by-two")["modality"] == "asserted"
    assert graph.edge("company:maker", "DEVELOPS", "system:planned")["modality"] == "planned"


def test_dates_keep_their_precision_and_the_more_precise_of_two_first_days_is_shown(graph: Graph) -> None:
    row = graph.edge("person:jo-doe", "CHAIR_OF", "company:maker")
    assert (row["valid_from"], row["valid_from_precision"]) == (day("2018-01-01"), "day")
    planned = graph.edge("company:maker", "DEVELOPS", "system:planned")
    assert (planned["valid_from"], planned["valid_from_precision"]) == (day("2025-03-01"), "month")


def test_an_edge_is_as_visible_as_its_most_visible_claim(graph: Graph) -> None:
    assert graph.edge("company:maker", "OWNS", "company:secret")["visibility"] == "internal"
    assert graph.edge("company:maker", "OWNS", "company:known")["visibility"] == "public"
    assert graph.entity("company:secret")["visibility"] == "internal"


def test_proposed_claims_make_a_proposed_edge_and_add_nothing_to_an_accepted_one(graph: Graph) -> None:
    assert graph.edge("agency:7012", "USES", "system:read")["status"] == "proposed"
    told = graph.edge("company:maker", "DEVELOPS", "system:told-by-two")
    assert (told["status"], told["claims"]) == ("accepted", 3)
    assert len(graph.claims(edge_id=told["id"])) == 4


def test_the_organisation_chart_comes_from_the_reference_list_and_is_marked_so(graph: Graph) -> None:
    row = graph.edge(ICE[1], "PART_OF")
    assert (row["background"], row["object_id"]) == (1, graph.entity("agency:070")["id"])
    assert {r["background"] for r in graph.tables["edge"] if r["predicate"] != "PART_OF"} == {0}


def test_every_edge_has_its_claims_and_every_claim_its_edge(graph: Graph) -> None:
    numbers = {row["id"] for row in graph.tables["edge"]}
    assert {row["edge_id"] for row in graph.tables["claim"]} == numbers
