"""What case.yaml says of records and of entities holds in both stores: proposed records, hidden entities, decisions."""

import json
from pathlib import Path

import pytest

from app.ingest import build_case
from graph.case import open_case
from graph.errors import NotFound
from graph.review_queue import review_queue
from graph.reviewing import Given, review
from graph.store import Claim, ContractFilter, EdgeFilter, Reader, SpendingQuery
from graph.stores import Location, open_reader
from tests.end_to_end.commands import mixed_case, write
from tests.processes import copy_of

pytest_plugins = ["tests.store_places"]

HOLLOWAY, TERN, ICE, CBP = (
    "company:holloway-analytics-inc",
    "company:tern-ridge-cloud-llc",
    "agency:7012",
    "agency:7014",
)
SETTINGS = """\
name: decided
acceptance: {records: proposed, claims_sheet: accepted, documents: proposed}
visibility: {entities: internal}
"""
OWN = f"""\
key,visibility
{HOLLOWAY},public
{ICE},public
company:tern-ridge-holdings,withheld
"""


@pytest.fixture(scope="module")
def location(place: Location, tmp_path_factory: pytest.TempPathFactory) -> Location:
    """A case whose records are proposed and whose entities are internal unless it names them; a row was accepted, one
    rejected and a claim of the article edited."""
    folder = copy_of(mixed_case(), tmp_path_factory.mktemp("decided") / "case")
    write(folder, "case.yaml", SETTINGS)
    write(folder, "entities.csv", OWN)
    build_case(folder, place)
    _decide(folder, place)
    build_case(folder, place)
    return place


def _decide(folder: Path, target: Location) -> None:
    case, reader = open_case(folder), open_reader(target)
    try:
        rows = {
            claim.row["row"]: claim for claim in reader.claims(status="proposed", limit=100).items if claim.row["row"]
        }
        review(case, rows[1], Given("accept", "Ana", "Checked."))
        review(case, rows[3], Given("reject", "Ana", "Misprint."))
        text = next(c for c in reader.claims(status="proposed", limit=100).items if c.predicate == "EXECUTIVE_OF")
        review(case, text, Given("edit", "Ana", edits={"qualifiers": {"role": "president"}}))
    finally:
        reader.close()


def test_records_await_review_and_an_accepted_row_speaks_for_its_edge(reader: Reader) -> None:
    told = {c.row["row"]: (c.row["status"], c.row["reason"]) for c in _records(reader)}
    assert told[2] == ("proposed", "awaits review")
    assert told[1][0] == "accepted" and told[1][1].startswith("accepted by Ana on 20")
    assert told[3][0] == "rejected" and told[3][1].endswith(": Misprint.")
    found = {row.edge.object.id: row.edge for row in reader.contracts(ContractFilter(text="70"), 50).items}
    assert (found[HOLLOWAY].status, found[HOLLOWAY].obligated) == ("accepted", 1_200_000_00)
    assert TERN not in found
    assert {edge.status for edge in reader.edges(CBP, EdgeFilter(predicates=("CONTRACTED_WITH",))).items} == {
        "proposed"
    }


def _records(reader: Reader) -> list[Claim]:
    return [c for c in reader.claims(limit=100).items if c.row["evidence_kind"] == "record"]


def test_sums_are_of_what_was_accepted(reader: Reader) -> None:
    rows = list(reader.spending(SpendingQuery(("vendor",))))
    assert [tuple(row) for row in rows] == [("HOLLOWAY ANALYTICS, INC.", 1, 1_200_000_00)]


def test_proposed_records_are_in_the_queue_behind_the_documents(reader: Reader) -> None:
    kinds = [item.claim.row["evidence_kind"] for item in review_queue(reader).items if item.claim]
    assert set(kinds) == {"text", "record"}
    assert {c.id for c in _records(reader) if c.row["status"] == "proposed"} <= {
        i.id for i in review_queue(reader).items
    }


def test_an_edited_claim_shows_what_was_edited(reader: Reader) -> None:
    [claim] = [c for c in reader.claims(predicate="EXECUTIVE_OF", limit=50).items if c.row["evidence_kind"] == "text"]
    qualifiers = claim.row["qualifiers"]
    told = json.loads(qualifiers) if isinstance(qualifiers, str) else qualifiers
    assert told["role"] == "president" and set(told["edited"]) == {"role"}
    assert claim.row["status"] == "accepted" and "role was" in claim.row["reason"]
    assert claim.row["quote"] == "Dana Whitlock is the chief executive of Holloway Analytics."


def test_only_entities_that_the_case_names_as_public_are_seen_without_a_key(reader: Reader, public: Reader) -> None:
    assert {reader.entity(key).visibility for key in (HOLLOWAY, ICE)} == {"public"}
    assert {reader.entity(key).visibility for key in (TERN, CBP, "person:dana-whitlock")} == {"internal"}
    assert reader.entity("company:tern-ridge-holdings").visibility == "withheld"
    assert public.entity(HOLLOWAY).id == HOLLOWAY
    for key in (TERN, CBP, "person:dana-whitlock", "company:tern-ridge-holdings"):
        with pytest.raises(NotFound):
            public.entity(key)


def test_a_contract_is_as_visible_as_its_most_hidden_party(reader: Reader, public: Reader) -> None:
    [contract] = [row for row in public.contracts(ContractFilter(), 50).items if row.edge.obligated]
    assert (contract.edge.subject.id, contract.edge.object.id) == (ICE, HOLLOWAY)
    hidden = [hit for hit in reader.search("70B03C23C00000903") if hit.entity.type == "Contract"]
    assert hidden and not public.search("70B03C23C00000903")
    assert public.search("holloway") and not public.search("tern ridge")
