"""What a store says in two places agrees: an edge and its evidence, a conflict and the graph, a sum and its parts."""

from typing import Any

import pytest

from graph.store import EdgeFilter, Moment, Reader, SpendingQuery
from graph.stores import Location, SqliteLocation, open_reader, open_writer
from tests.processes import sample_case
from tests.small_build import Made, tables_of
from tests.small_claims import (
    AMAZON,
    BOARD,
    C1,
    C2,
    C3,
    CBP,
    DHS,
    HOLLOWAY,
    ICE,
    NEW,
    OLD,
    PALANTIR,
    PAPER,
    SOCIETE,
    action,
    prose,
    small_claims,
)
from tests.store_questions import MOMENTS

pytest_plugins = ["tests.store_places"]


def claims() -> list[dict[str, Any]]:
    """Two downloads: one row corrected, one edge told by records and a proposal, one vendor without a stated amount."""
    return [
        action(OLD, 1, C1, PALANTIR, ICE, 100_00, "2022-01-10"),
        action(OLD, 2, C1, PALANTIR, ICE, 50_00, "2022-03-01", counted=0, known_to="2023-06-01"),
        action(NEW, 2, C1, PALANTIR, ICE, 70_00, "2022-03-01"),
        action(NEW, 3, C2, HOLLOWAY, ICE, 0, "2022-03-01") | {"obligated": None, "potential": 900_00},
        action(NEW, 4, C3, AMAZON, CBP, -5_00, "2022-03-01"),
        prose("20", PAPER, ICE, "CONTRACTED_WITH", PALANTIR, contract=C1, status="proposed"),
        prose("21", PAPER, BOARD, "FUNDED_BY", SOCIETE, amount=5_00, amount_qualifier="exact", status="rejected"),
        prose("22", PAPER, BOARD, "FUNDED_BY", SOCIETE, amount=6_00, amount_qualifier="exact", status="rejected"),
        prose("23", PAPER, ICE, "PART_OF", DHS),
    ]


def made() -> Made:
    """A build with those claims, and a conflict that names the edge which the rejected ones would have made."""
    tables = dict(tables_of(claims()).tables)
    [told, *_] = tables["conflict"]
    return Made({**tables, "conflict": [{**told, "edge_id": 4711}]})


@pytest.fixture(scope="module")
def location(place: Location) -> Location:
    open_writer(place).write(made().build("agreeing"))
    return place


@pytest.mark.parametrize("moment", MOMENTS, ids=repr)
def test_an_edge_has_as_many_claims_as_its_evidence_lists(reader: Reader, moment: Moment) -> None:
    edges = reader.edges(ICE, EdgeFilter(moment=moment)).items
    assert edges
    for edge in edges:
        assert reader.evidence(edge.id, moment=moment).total == edge.claims, edge


def test_what_was_corrected_is_counted_apart_and_listed_when_asked_for(reader: Reader) -> None:
    [edge] = reader.edges(PALANTIR, EdgeFilter()).items
    page = reader.evidence(edge.id)
    assert (edge.obligated, edge.claims, page.total, page.corrected) == (170_00, 2, 2, 1)
    assert sum(claim.row["obligated"] for claim in page.items) == edge.obligated
    gone = reader.evidence(edge.id, corrected=True)
    assert [(claim.row["obligated"], claim.row["known_to"]) for claim in gone.items] == [(50_00, "2023-06-01")]
    assert (gone.total, gone.corrected) == (1, 1)


def test_a_row_is_corrected_from_the_day_on_which_the_newer_download_came(reader: Reader) -> None:
    [edge] = reader.edges(PALANTIR, EdgeFilter()).items
    before, after = (reader.evidence(edge.id, moment=Moment(known_at=day)) for day in ("2023-05-31", "2023-06-01"))
    assert (before.total, before.corrected, after.total, after.corrected) == (2, 0, 2, 1)


def test_a_proposal_does_not_speak_for_an_accepted_edge(reader: Reader) -> None:
    [edge] = reader.edges(PALANTIR, EdgeFilter()).items
    assert {claim.row["status"] for claim in reader.evidence(edge.id).items} == {edge.status} == {"accepted"}
    assert [claim.id for claim in reader.claims(status="proposed").items] == ["t-20"]


def test_a_conflict_names_no_edge_that_the_graph_does_not_have(reader: Reader) -> None:
    [conflict, *_] = reader.conflicts().items
    assert conflict.edge is None
    assert [len(told) for _value, told in conflict.sides] == [1, 1]


def test_the_table_of_conflicts_names_edges_of_the_graph_alone() -> None:
    reader = open_reader(SqliteLocation(sample_case() / ".build" / "graph.sqlite"))
    edges = {row["id"] for row in reader.table("edge")}
    named = {row["edge_id"] for row in reader.table("conflict") if row["edge_id"] is not None}
    reader.close()
    assert named and named <= edges


@pytest.mark.parametrize(("by", "recorded"), [("vendor", False), ("recipient", True)])
def test_a_sum_of_which_no_source_states_a_part_is_none_and_stands_last(
    reader: Reader, by: str, recorded: bool
) -> None:
    rows = list(reader.spending(SpendingQuery((by,), as_recorded=recorded)))
    assert [row[1:] for row in rows] == [(2, 170_00), (1, -5_00), (1, None)]


def test_the_small_graph_agrees_as_well(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The larger made-up graph of the stores' contract, where edges were corrected away altogether."""
    location = SqliteLocation(tmp_path_factory.mktemp("agreeing") / "graph.sqlite")
    open_writer(location).write(tables_of(small_claims()).build())
    reader = open_reader(location)
    for row in reader.table("edge"):
        edge = reader.edge(f"{row['id']:016x}")
        assert reader.evidence(edge.id).total == edge.claims
    reader.close()
