"""Contracts under several keys, and the ids of what claims are about."""

import ibis
import pyarrow as pa
import pytest

from graph.resolving import contract_judgements
from graph.values import edge_id, hash_id
from tests.made_ledger import Graph, action, graph_of, said

A, B = "a" * 64, "b" * 64
AWARD = "award:CONT_AWD_C1_7012_-NONE-_-NONE-"


def tied(*keys: str) -> dict[str, str]:
    found = contract_judgements(ibis.memtable(pa.table({"key": list(keys)})))
    assert {j.judgement for j in found} <= {"same"}
    return {j.left: j.right for j in found}


@pytest.mark.parametrize(
    "full",
    [
        "award:CONT_AWD_70CTD022P00000901_7012_-NONE-_-NONE-",
        "award:CONT_AWD_70CTD022P00000901_7012_GS35F0119Y_4730",
        "award:CONT_IDV_70CTD022P00000901_7012",
    ],
)
def test_a_number_without_its_parent_is_the_award_of_that_agency_and_number(full: str) -> None:
    bare = "award:PIID_7012_70CTD022P00000901"
    assert tied(full, bare) == {bare: full}


@pytest.mark.parametrize(
    "others",
    [
        ("award:CONT_AWD_N1_7014_-NONE-_-NONE-",),
        ("award:CONT_AWD_N10_7012_-NONE-_-NONE-",),
        ("award:CONT_AWD_N1_7012_P1_7012", "award:CONT_AWD_N1_7012_P2_7012"),
        (),
    ],
)
def test_another_agency_number_or_a_choice_of_two_ties_nothing(others: tuple[str, ...]) -> None:
    assert tied("award:PIID_7012_N1", *others) == {}


def test_a_number_with_underscores_is_read_whole() -> None:
    assert tied("award:CONT_AWD_A_B_7012_-NONE-_-NONE-", "award:PIID_7012_A_B") == {
        "award:PIID_7012_A_B": "award:CONT_AWD_A_B_7012_-NONE-_-NONE-"
    }


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    records = [action(A, 1, "C1", "uei:V", "0", 100), action(A, 2, "C1", "uei:V", "P00001", 1)]
    records.append({**action(A, 3, "C2", "uei:V", "0", 1), "contract_key": "award:PIID_7012_C2"})
    records.append(action(A, 4, "C2", "uei:V", "P00001", 2))
    prose = [
        said(B, "Company Loser", "COMPETED_FOR", f"Contract {AWARD}"),
        said(B, "Agency agency:7012", "SUSPENDED", "Contract award:PIID_7012_C2"),
    ]
    return graph_of(tmp_path_factory.mktemp("resolving"), [records, prose])


def test_the_columnar_edge_id_is_the_one_of_its_ends_predicate_and_contract(graph: Graph) -> None:
    for row in graph.tables["edge"]:
        assert row["id"] == edge_id(row["subject_id"], row["predicate"], row["object_id"], row["contract_id"] or 0)


def test_ids_of_entities_are_hashes_of_their_canonical_keys(graph: Graph) -> None:
    for row in graph.tables["entity"]:
        assert row["id"] == hash_id(row["public_id"])


def test_claims_have_ids_of_their_own(graph: Graph) -> None:
    numbers = [row["id"] for row in graph.tables["claim"]]
    assert len(set(numbers)) == len(numbers)
    [told] = graph.claims(predicate="COMPETED_FOR")
    assert told["id"] == hash_id(told["claim_id"])


def test_a_statement_about_an_award_meets_the_award_of_the_records(graph: Graph) -> None:
    bid = graph.edge(predicate="COMPETED_FOR")
    assert bid["object_id"] == graph.entity(AWARD)["id"]


def test_a_contract_under_two_keys_is_one_contract_wherever_it_stands(graph: Graph) -> None:
    assert graph.entity("award:PIID_7012_C2") == graph.entity("award:CONT_AWD_C2_7012_-NONE-_-NONE-")
    assert graph.edge(predicate="SUSPENDED")["object_id"] == graph.entity("award:PIID_7012_C2")["id"]
    sums = {row["contract_id"]: row["obligated"] for row in graph.edges("agency:7012", "CONTRACTED_WITH")}
    assert sums == {graph.entity(AWARD)["id"]: 101_00, graph.entity("award:PIID_7012_C2")["id"]: 3_00}
