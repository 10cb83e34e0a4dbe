"""Acceptance: which claims enter the graph, as what, and the reason that is given."""

from typing import Any

import ibis
import pyarrow as pa
import pytest

from graph.acceptance import Policy, decisions, judged, kinds_joined, parents_listed
from graph.agencies import load_agencies
from graph.claim import CLAIMS
from graph.model import load_schema
from graph.review import Review
from tests.made_ledger import Graph, Row, graph_of, said

A = "a" * 64
MAKES = ("Company Palantir", "DEVELOPS", "System FALCON")


def verdict(row: Row, policy: Policy | None = None, *reviews: Review) -> tuple[str, str]:
    """Status and reason of one claim."""
    claims = ibis.memtable(pa.Table.from_pylist([row], CLAIMS))
    told = claims.mutate(subject=claims.subject_key, object=claims.object_key, origin_id=ibis.literal(1, "int64"))
    known = (ibis.memtable(kinds_joined(load_schema())), ibis.memtable(parents_listed(load_agencies())))
    found = judged(told, policy or Policy(), ibis.memtable(decisions(reviews)) if reviews else None, *known)
    [row] = found.select("status", "reason").to_pyarrow().to_pylist()
    return row["status"], row["reason"]


def read(confidence: float = 0.6, **more: Any) -> Row:
    """A claim that was extracted from a text."""
    return {**said(A, *MAKES, **more), "evidence_kind": "text", "confidence": confidence}


def review(row: Row, decision: str, by: str = "Ana") -> Review:
    return Review(row["claim_id"], decision, by, "2024-01-01", "Seen.")


def test_what_a_person_enters_is_accepted_unless_the_case_says_otherwise() -> None:
    assert verdict(said(A, *MAKES)) == ("accepted", "entered by a person")
    assert verdict(said(A, *MAKES), Policy(sheets="proposed")) == ("proposed", "entered by a person")


def test_what_was_extracted_awaits_review() -> None:
    assert verdict(read(1.0)) == ("proposed", "awaits review")


def test_a_case_may_take_everything_that_was_extracted() -> None:
    assert verdict(read(0.1), Policy(documents="accepted")) == ("accepted", "accepted by the case's policy")


@pytest.mark.parametrize(("confidence", "status"), [(0.89, "proposed"), (0.9, "accepted"), (1.0, "accepted")])
def test_confidence_is_enough_where_the_case_says_from_where_on(confidence: float, status: str) -> None:
    assert verdict(read(confidence), Policy(accept_at=0.9))[0] == status


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        ("accept", ("accepted", "accepted by Ana on 2024-01-01: Seen.")),
        ("reject", ("rejected", "rejected by Ana on 2024-01-01: Seen.")),
        ("edit", ("accepted", "edited and accepted by Ana on 2024-01-01: Seen.")),
    ],
)
def test_a_person_s_review_overrules_policy_and_modality(decision: str, told: tuple[str, str]) -> None:
    for row in (read(), read(modality="denied"), said(A, *MAKES, qualifiers={"veracity": "false"})):
        assert verdict(row, None, review(row, decision)) == told


def test_the_last_review_of_a_claim_holds_and_those_of_others_do_not() -> None:
    row, other = read(), read(1.0, modality="planned")
    assert verdict(row, None, review(row, "accept"), review(row, "reject", "Ben"))[1].startswith("rejected by Ben")
    assert verdict(row, None, review(other, "accept"))[0] == "proposed"


@pytest.mark.parametrize(
    ("modality", "reason"), [("denied", "The source denies it."), ("hypothetical", "The source only supposes it.")]
)
def test_a_denial_and_a_supposition_make_no_edge(modality: str, reason: str) -> None:
    assert verdict(said(A, *MAKES, modality=modality)) == ("rejected", reason)
    assert verdict(read(1.0, modality=modality), Policy(accept_at=0.1)) == ("rejected", reason)


@pytest.mark.parametrize("modality", ["asserted", "reported", "planned", "ended"])
def test_what_is_reported_planned_or_over_does_make_one(modality: str) -> None:
    assert verdict(said(A, *MAKES, modality=modality))[0] == "accepted"


def test_what_the_case_marks_as_false_makes_no_edge_and_what_is_contested_does() -> None:
    assert verdict(said(A, *MAKES, qualifiers={"veracity": "false"})) == ("rejected", "The case marks it as false.")
    assert verdict(said(A, *MAKES, qualifiers={"veracity": "contested"}))[0] == "accepted"


def test_a_note_that_speaks_of_veracity_is_not_taken_for_it() -> None:
    assert verdict(said(A, *MAKES, qualifiers={"note": 'he said "veracity":"false"'}))[0] == "accepted"


def test_ends_that_the_predicate_does_not_join_are_refused_even_to_a_person() -> None:
    row = said(A, "Person Jo Doe", "DEVELOPS", "System FALCON")
    assert verdict(row, None, review(row, "accept")) == ("rejected", "The predicate does not join these kinds.")


def test_a_predicate_that_the_schema_does_not_know_is_refused() -> None:
    assert verdict({**said(A, *MAKES), "predicate": "INVENTED"})[0] == "rejected"


ASTRAY = "The reference list of agencies says otherwise."


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        ("agency:7012", "agency:7014", ("rejected", ASTRAY)),
        ("agency:070", "agency:7012", ("rejected", ASTRAY)),
        ("agency:7012", "agency:070", ("accepted", "entered by a person")),
        ("agency:border-patrol", "agency:7014", ("accepted", "entered by a person")),
        ("agency:7012", "agency:a-task-force", ("accepted", "entered by a person")),
    ],
)
def test_the_reference_list_decides_what_an_agency_on_it_is_part_of(
    part: str, whole: str, told: tuple[str, str]
) -> None:
    assert verdict(said(A, f"Agency {part}", "PART_OF", f"Agency {whole}")) == told


def test_only_places_in_the_chart_are_held_against_the_reference_list() -> None:
    assert verdict(said(A, "Agency agency:7012", "SHARES_DATA_WITH", "Agency agency:7014"))[0] == "accepted"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    claims = [
        said(A, "Agency agency:7012", "PART_OF", "Agency agency:7014"),
        said(A, "Person Nobody In Office", "INVESTED_IN", "Company Palantir", modality="denied"),
        said(A, "Person Peter Thiel", "INVESTED_IN", "Company Palantir", modality="denied"),
        said(A, "Person Peter Thiel", "CHAIR_OF", "Company Palantir"),
        said(A, "Company Ghost", "OWNS", "Company Palantir", modality="hypothetical"),
        {**said(A, "Company Acme", "SUPPLIES", "Agency agency:7014"), "evidence_kind": "text", "quote": "supplies"},
        {**said(A, "Company Other", "SUPPLIES", "Agency agency:7014"), "evidence_kind": "text", "quote": "supplies"},
    ]
    reviews = (Review(claims[6]["claim_id"], "accept", "Ana", "2024-01-01", "Seen."),)
    return graph_of(tmp_path_factory.mktemp("acceptance"), [claims], reviews=reviews)


def test_a_rejected_claim_is_kept_with_its_reason_and_no_edge(graph: Graph) -> None:
    [claim] = graph.claims(predicate="PART_OF", evidence_kind="statement")
    assert (claim["status"], claim["reason"], claim["edge_id"]) == ("rejected", ASTRAY, 0)
    assert {edge["object_id"] for edge in graph.edges("agency:7012", "PART_OF")} == {graph.entity("agency:070")["id"]}


def test_a_person_known_only_from_a_rejected_claim_stays_out_of_the_graph(graph: Graph) -> None:
    people = {row["name"] for row in graph.tables["entity"] if row["type"] == "Person"}
    assert people == {"Peter Thiel"}
    denied = [c["subject_name"] for c in graph.tables["claim"] if c["predicate"] == "INVESTED_IN"]
    assert denied == ["Peter Thiel"]


def test_a_company_known_only_from_a_supposition_can_still_be_read_of(graph: Graph) -> None:
    assert graph.entity("company:ghost")["edges"] == 0
    assert [c["status"] for c in graph.claims(predicate="OWNS")] == ["rejected"]


def test_a_reviewed_claim_makes_an_accepted_edge_and_another_a_proposed_one(graph: Graph) -> None:
    statuses = {edge["subject_id"]: edge["status"] for edge in graph.edges(predicate="SUPPLIES")}
    assert statuses == {graph.entity("company:acme")["id"]: "proposed", graph.entity("company:other")["id"]: "accepted"}


def test_what_a_record_s_words_only_suggest_waits_for_a_person_under_any_policy() -> None:
    suggested = {**read(0.3), "row": 7}
    free = Policy(documents="accepted", accept_at=0.1)
    assert verdict(suggested, free) == ("proposed", "awaits review")
    assert verdict(suggested, free, review(suggested, "accept"))[0] == "accepted"
    assert verdict({**read(0.8), "row": 7}, free)[0] == "accepted"
