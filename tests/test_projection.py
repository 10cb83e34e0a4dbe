"""The whole projection: pure, in one order, with names, keys and visibility as the case decides them."""

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from graph.built import Streamed, conflict_tables, judgement_rows, rows_stream
from graph.engine import open_engine
from graph.identity import Judgement
from graph.model import load_schema
from graph.narrow import ClaimStream
from graph.projection import Inputs, OwnEntity, Projection, Receiver, project
from graph.recorded import Recorded
from graph.steps import Held
from graph.store import TableStream
from tests.made_ledger import Graph, action, day, entry, graph_of, part_of, party, said, steps_on

A, B, C = "a" * 64, "b" * 64, "c" * 64
SOURCES = [
    entry(A, "2024-01-01", 1, publisher="USAspending"),
    entry(B, "2024-02-01", 2, kind="cited", publisher="NBC News"),
    entry(C, "2024-03-01", 3, kind="document", visibility="withheld"),
]
RECORDS = [
    action(A, 1, "C1", "uei:PEN", "0", 100, name="PEN-LINK, LTD", description="Phone records", psc="7A20",
           psc_description="SOFTWARE", date="2021-01-01", parent_piid="GS1", end="2022-01-01",
           potential_end="2025-01-01"),
    action(A, 2, "C1", "uei:PEN", "P00001", 50, name="PEN-LINK LIMITED", description="More of it", psc="7A20",
           psc_description="SOFTWARE", date="2021-06-01", end="2023-01-01"),
    action(A, 3, "C2", "uei:PEN", "0", 7, name="PEN-LINK LIMITED"),
    action(A, 4, "C3", "duns:000000007", "0", 9, name="OTHER"),
]  # fmt: skip
PARTIES = [party(A, "uei:PEN", "PEN-LINK LIMITED", "duns:000000009")]
PROSE = [
    said(B, "Company Pen-Link Ltd", "SUPPLIES", "Agency ICE"),
    said(B, "Agency ICE", "PAID", "Company Pen-Link Ltd", amount=5, currency="USD"),
    said(B, "Agency ICE", "PAID", "Company Pen-Link Ltd", amount=6, currency="USD", qualifiers={"note": "x"}),
    said(C, "Company Shadow", "OWNS", "Company Pen-Link Ltd"),
]
OWN = (
    OwnEntity("company:pen-link-ltd", name="Pen-Link", description="Sells software."),
    OwnEntity("duns:000000007", visibility="internal"),
    OwnEntity("company:nobody-mentions-it", name="Nobody"),
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return graph_of(tmp_path_factory.mktemp("projection"), [RECORDS, PROSE], SOURCES, PARTIES, own=OWN)


def named(graph: Graph, key: str) -> dict[str, str]:
    number = graph.entity(key)["id"]
    return {row["name"]: row["kind"] for row in graph.tables["entity_name"] if row["entity_id"] == number}


def test_one_vendor_under_register_keys_and_names_is_one_entity(graph: Graph) -> None:
    vendor = graph.entity("uei:PEN")
    keys = {(row["key"], row["scheme"]) for row in graph.tables["entity_key"] if row["entity_id"] == vendor["id"]}
    assert keys == {("duns:000000009", "duns"), ("company:pen-link-ltd", "company")}
    assert vendor["public_id"] == "uei:PEN"


def test_an_agency_by_its_short_name_is_the_one_of_the_reference_list(graph: Graph) -> None:
    assert graph.entity("agency:ice") == graph.entity("agency:7012")
    assert named(graph, "agency:7012")["ICE"] == "lexicon"


def test_the_case_s_own_name_is_shown_and_every_other_kept(graph: Graph) -> None:
    assert graph.entity("uei:PEN")["name"] == "Pen-Link"
    assert graph.entity("uei:PEN")["description"] == "Sells software."
    assert named(graph, "uei:PEN") == {
        "Pen-Link": "canonical",
        "PEN-LINK, LTD": "recorded",
        "PEN-LINK LIMITED": "recorded",
        "Pen-Link Ltd": "recorded",
    }


def test_what_the_case_names_and_no_claim_mentions_is_no_entity(graph: Graph) -> None:
    assert "Nobody" not in {row["name"] for row in graph.tables["entity"]}


def test_visibility_comes_from_the_sources_and_from_the_case(graph: Graph) -> None:
    assert graph.entity("duns:000000007")["visibility"] == "internal"
    assert graph.entity("company:shadow")["visibility"] == "withheld"
    assert graph.entity("uei:PEN")["visibility"] == "public"


def test_an_entity_counts_its_edges_and_is_known_from_its_first_source(graph: Graph) -> None:
    assert graph.entity("uei:PEN")["edges"] == 5
    assert graph.entity("company:shadow")["known_from"] == day("2024-03-01")
    assert graph.entity("uei:PEN")["known_from"] == day("2024-01-01")


def test_a_contract_tells_what_its_earliest_row_says_and_when_the_newest_ends(graph: Graph) -> None:
    number = graph.entity("award:CONT_AWD_C1_7012_-NONE-_-NONE-")["id"]
    [row] = [row for row in graph.tables["contract"] if row["entity_id"] == number]
    told = {name: row[name] for name in ("piid", "parent_piid", "description", "psc", "psc_description", "actions")}
    assert told == {
        "piid": "C1",
        "parent_piid": "GS1",
        "description": "Phone records",
        "psc": "7A20",
        "psc_description": "SOFTWARE",
        "actions": 2,
    }
    assert (row["first_action"], row["last_action"]) == (day("2021-01-01"), day("2021-06-01"))
    assert (row["end"], row["potential_end"]) == (day("2023-01-01"), day("2025-01-01"))


def test_an_edge_in_a_conflict_is_marked_and_others_are_not(graph: Graph) -> None:
    disputed = {row["predicate"] for row in graph.tables["edge"] if row["disputed"]}
    assert disputed == {"PAID"}
    assert [conflict.qualifier for conflict in graph.conflicts] == ["amount"]


def test_conflicts_as_tables_lead_to_their_claims_and_entities(graph: Graph) -> None:
    heads, sides = conflict_tables(graph.conflicts)
    claims, entities = ({row["id"] for row in graph.tables[name]} for name in ("claim", "entity"))
    assert {side["claim"] for side in sides} <= claims
    assert {head[end] for head in heads for end in ("subject_id", "object_id")} <= entities
    assert [(side["side"], side["value"]) for side in sides] == [(1, "exact 5.00"), (2, "exact 6.00")]
    assert {side["conflict_id"] for side in sides} == {head["id"] for head in heads}


def test_every_key_leads_to_an_entity_and_every_end_exists(graph: Graph) -> None:
    entities = {row["id"] for row in graph.tables["entity"]}
    assert {row["entity_id"] for row in graph.tables["entity_key"]} <= entities
    for name in ("edge", "claim"):
        ends = {row[end] for row in graph.tables[name] for end in ("subject_id", "object_id")}
        assert ends <= entities
    assert {row["entity_id"] for row in graph.tables["contract"]} <= entities


def test_the_order_in_which_parts_come_changes_nothing(tmp_path: Path, graph: Graph) -> None:
    turned = graph_of(tmp_path, [PROSE[::-1], RECORDS[::-1]], SOURCES, [], own=OWN[::-1])
    again = graph_of(tmp_path / "again", [[*RECORDS], [*PROSE]], SOURCES, [], own=OWN)
    for name in graph.tables:
        assert unordered(turned.tables[name], name) == unordered(again.tables[name], name), name


def unordered(rows: list[dict[str, Any]], name: str) -> list[str]:
    loose = ("first_row",) if name == "entity_name" else ()
    return sorted(repr({k: v for k, v in row.items() if k not in loose}) for row in rows)


def test_a_case_without_any_source_is_an_empty_graph(tmp_path: Path) -> None:
    with open_engine(tmp_path) as engine:
        projection = project(steps_on(engine), Inputs((), ()))
        assert [len(table.whole()) for table in projection.tables.values()] == [0] * 7


class _Kept(Receiver):
    """Every table as it is handed on to be written, and the stages as they were told."""

    def __init__(self) -> None:
        self.stages: list[str] = []
        self.streams: dict[str, TableStream] = {}
        self._prose = Future[Held]()

    def records(self, recorded: Recorded) -> None:
        self.streams["claim"] = ClaimStream(recorded, self._prose)

    def prose(self, claims: Held) -> None:
        self._prose.set_result(claims)

    def table(self, name: str, rows: TableStream) -> None:
        self.streams[name] = rows


@pytest.fixture(scope="module")
def handed_on(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[_Kept, Projection]]:
    """What a projection of the records alone hands on, and the projection itself, while their engine is open."""
    folder = tmp_path_factory.mktemp("handed-on")
    with open_engine(folder) as engine:
        kept = _Kept()
        yield (
            kept,
            project(steps_on(engine), Inputs((part_of(folder, RECORDS),), (SOURCES[0],)), kept.stages.append, kept),
        )


def test_the_stages_are_told_as_they_begin(handed_on: tuple[_Kept, Projection]) -> None:
    assert handed_on[0].stages == ["identity", "claims", "conflicts", "edges", "entities"]


def test_built_tables_have_the_schema_s_columns_in_key_order(handed_on: tuple[_Kept, Projection]) -> None:
    kept, projection = handed_on
    for name in projection.tables:
        rows = kept.streams[name].batches(2).read_all()
        described = load_schema().tables[name]
        assert rows.column_names == [column.name for column in described.columns]
        keys = [tuple(row[part] for part in described.key) for row in rows.to_pylist()]
        assert len(set(keys)) == len(keys), name
        assert name == "claim" or keys == sorted(keys), name
        for column in described.columns:
            assert column.optional or rows.column(column.name).null_count == 0, (name, column.name)


def test_claims_are_written_as_the_projection_has_them(handed_on: tuple[_Kept, Projection]) -> None:
    kept, projection = handed_on
    written = kept.streams["claim"].batches(2).read_all().to_pylist()
    told = Streamed("claim", projection.tables["claim"]).batches().read_all().to_pylist()
    assert sorted(written, key=lambda row: row["id"]) == told


def test_pairs_of_numbers_of_all_claims_come_in_order(handed_on: tuple[_Kept, Projection]) -> None:
    stream = handed_on[0].streams["claim"]
    pairs = [tuple(row.values()) for batch in stream.pairs("edge_id", "id") for row in batch.to_pylist()]
    written = stream.batches().read_all().to_pylist()
    assert pairs == sorted((row["edge_id"], row["id"]) for row in written)


def test_a_store_that_folds_gets_the_same_rows_of_edges_and_contracts(handed_on: tuple[_Kept, Projection]) -> None:
    for name in ("edge", "contract"):
        whole, bare = (handed_on[0].streams[name].batches(2, bare).read_all() for bare in (False, True))
        key = load_schema().tables[name].key[0]
        assert bare.column_names == whole.column_names
        assert sorted(bare.to_pylist(), key=lambda row: row[key]) == whole.to_pylist()
        assert any(pa.types.is_dictionary(kind) for kind in bare.schema.types)


def test_dates_are_iso_text_and_money_whole_cents_in_a_built_table(handed_on: tuple[_Kept, Projection]) -> None:
    edges = Streamed("edge", handed_on[1].tables["edge"]).batches().read_all().to_pylist()
    [row] = [row for row in edges if row["obligated"] == 150_00]
    assert (row["valid_from"], row["valid_to"], row["known_from"]) == ("2021-01-01", "2023-01-01", "2024-01-01")


def test_small_tables_are_sorted_by_their_key_and_hold_nulls_where_nothing_is_said() -> None:
    stream = rows_stream(
        "finding", [{"number": 2, "kind": "b", "detail": "x"}, {"number": 1, "kind": "a", "detail": "y"}]
    )
    rows = stream.batches().read_all()
    assert isinstance(rows, pa.Table)
    assert rows.column("number").to_pylist() == [1, 2]
    assert rows.column("file").to_pylist() == [None, None]


def test_the_last_word_on_a_pair_is_the_one_that_is_shown() -> None:
    told = [
        Judgement("a:1", "b:1", "same", "register", "One record.", strength="register"),
        Judgement("a:1", "b:1", "different", "Ana", "Seen."),
    ]
    [row] = judgement_rows(told)
    assert (row["judgement"], row["by"]) == ("different", "Ana")
