"""Making a decision: written before the answer, nobody overruled unknowingly, edits that fit; and the queue."""

import contextlib
import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.case import Case, open_case
from graph.edits import applied
from graph.errors import AlreadyDecided, BadEdit, NothingToUndo
from graph.model import load_schema
from graph.review import decision_id
from graph.review_queue import review_queue, undecided, with_parties
from graph.reviewing import Given, history, judge, review
from graph.store import Claim, Reader
from graph.stores import SqliteLocation, open_reader
from tests.end_to_end.commands import command, mixed_case, write
from tests.processes import copy_of


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mixed case, and in it a pair of names that nobody is sure about."""
    folder = copy_of(mixed_case(), tmp_path_factory.mktemp("decisions") / "case")
    write(folder, "identity.csv", "left,right,judgement,by,why,score\n"
          "company:tern-ridge-holdings,company:tern-ridge-cloud-llc,unsure,names,Two words agree.,0.8\n"
          "company:alder-group,company:alder,unsure,names,One word agrees.,0.6\n")  # fmt: skip
    command("build", folder)
    return folder


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Case:
    return open_case(copy_of(built, tmp_path / "case"))


@pytest.fixture(scope="module")
def reader(built: Path) -> Iterator[Reader]:
    found = open_reader(SqliteLocation(built / ".build" / "graph.sqlite"))
    yield found
    found.close()


@pytest.fixture
def claim(reader: Reader) -> Claim:
    return next(one for one in reader.claims(status="proposed").items if one.predicate == "CONTRACTED_WITH")


def test_a_decision_is_on_disk_when_its_answer_returns(case: Case, claim: Claim) -> None:
    history = review(
        case, claim, Given("accept", "Ana", "=1+1\nReally\x1b[2J."), now=lambda: "2026-03-01T09:00:00.000Z"
    )
    [row] = case.reviews.read().rows
    assert history.standing == row and row.claim_id == claim.id
    assert (row.by, row.at, row.why) == ("Ana", "2026-03-01T09:00:00.000Z", "'=1+1 Really [2J.")
    assert row.quote and row.content and row.statement and "contracted with" in row.statement
    assert len(case.reviews.path.read_text().splitlines()) == 2


def test_another_reviewer_is_overruled_only_by_naming_their_decision(case: Case, claim: Claim) -> None:
    first = review(case, claim, Given("accept", "Ana")).standing
    assert first is not None
    for decision, after in (("reject", None), ("accept", None), ("undo", None), ("reject", "d-0")):
        with pytest.raises(AlreadyDecided, match=decision_id(first)):
            review(case, claim, Given(decision, "Ben", after=after))
    assert len(case.reviews.read().rows) == 1
    second = review(case, claim, Given("reject", "Ben", after=decision_id(first)))
    assert second.standing is not None and second.standing.decision == "reject"
    back = review(case, claim, Given("undo", "Ben"))
    assert back.standing == first and len(back.rows) == 3


def test_the_same_reviewer_may_change_their_mind_and_repeat_themselves(case: Case, claim: Claim) -> None:
    review(case, claim, Given("accept", "Ana"))
    review(case, claim, Given("accept", "Ana", "again, after a lost answer"))
    assert len(case.reviews.read().rows) == 1
    assert review(case, claim, Given("reject", "Ana")).standing != review(case, claim, Given("undo", "Ana")).standing
    review(case, claim, Given("undo", "Ana"))
    with pytest.raises(NothingToUndo):
        review(case, claim, Given("undo", "Ana"))


def test_what_the_graph_no_longer_shows_can_be_taken_back_by_its_id(case: Case, claim: Claim) -> None:
    review(case, claim, Given("reject", "Ana"))
    assert review(case, claim.id, Given("undo", "Ana")).standing is None
    with pytest.raises(BadEdit):
        review(case, claim.id, Given("accept", "Ana"))


WRONG: list[tuple[str, dict[str, Any] | None, str]] = [
    ("edit", None, "Nothing was changed"),
    ("edit", {}, "Nothing was changed"),
    ("edit", {"quote": "other words"}, "no 'quote' to edit"),
    ("edit", {"predicate": "BOUGHT"}, "BOUGHT' is not known"),
    ("edit", {"predicate": "AWARDED_TO"}, "is not known"),
    ("edit", {"predicate": "SUPPLIES"}, "goes from Company to Agency"),
    ("edit", {"object_type": "Person"}, "goes from Agency to Company"),
    ("edit", {"object": "agency:7014"}, "goes from Agency to Company"),
    ("edit", {"object": "x" * 501}, "1 to 500"),
    ("edit", {"object": "a\x1b[2Jb"}, "1 to 500"),
    ("edit", {"qualifiers": {"colour": "red"}}, "no qualifier 'colour'"),
    ("edit", {"qualifiers": {"edited": {}}}, "no qualifier 'edited'"),
    ("edit", {"qualifiers": {"amount": "a lot"}}, "amount: 'a lot' does not fit"),
    ("edit", {"qualifiers": {"amount": "NaN"}}, "does not fit"),
    ("edit", {"qualifiers": {"amount": "9" * 40}}, "does not fit"),
    ("edit", {"qualifiers": {"start": "2018-13"}}, "is no date"),
    ("edit", {"qualifiers": {"amount_qualifier": "perhaps"}}, "choose from exact"),
    ("edit", {"qualifiers": {"status_history": "[" * 100_000}}, "does not fit"),
    ("edit", {"qualifiers": {"purpose": "\ud800"}}, "plain characters"),
    ("accept", {"object": "Another"}, "takes no edits"),
    ("perhaps", None, "choose from accept"),
]


@pytest.mark.parametrize(("decision", "edits", "told"), WRONG)
def test_what_does_not_fit_is_refused_in_one_line_and_nothing_is_written(
    case: Case, claim: Claim, decision: str, edits: dict[str, Any] | None, told: str
) -> None:
    with pytest.raises(BadEdit, match=told) as error:
        review(case, claim, Given(decision, "Ana", edits=edits))
    assert "\n" not in str(error.value) and case.reviews.read().rows == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(["subject", "object", "subject_type", "object_type", "predicate", "qualifiers"])
QUALIFIERS = st.dictionaries(st.sampled_from(sorted(load_schema().qualifiers)), JSON, max_size=3)
ROW = {
    **{"subject_name": "Acme", "subject_type": "Company", "subject_key": "company:acme", "predicate": "OWNS"},
    **{"object_name": "Other", "object_type": "Company", "object_key": "company:other", "qualifiers": "{}"},
}


@settings(max_examples=300, deadline=None)
@given(edits=st.dictionaries(FIELDS, JSON | QUALIFIERS, max_size=4))
def test_whatever_stands_in_a_file_as_edits_is_carried_out_or_refused(edits: dict[str, Any]) -> None:
    with contextlib.suppress(BadEdit):
        told, was = applied(ROW, edits, load_schema())
        assert json.loads(told["qualifiers"])["edited"] == json.loads(json.dumps(was))
        assert load_schema().predicates[told["predicate"]].joins(told["subject_type"], told["object_type"])


@pytest.mark.parametrize(("by", "why"), [("", ""), ("x" * 101, ""), ("A", "y" * 2001)])
def test_names_and_reasons_have_a_measure(case: Case, claim: Claim, by: str, why: str) -> None:
    with pytest.raises(BadEdit):
        review(case, claim, Given("accept", by, why))


def test_an_edited_claim_is_edited_again_from_what_was_extracted(case: Case, claim: Claim) -> None:
    review(case, claim, Given("edit", "Ana", edits={"object": "Holloway"}))
    command("build", case.folder)
    reader = open_reader(SqliteLocation(case.folder / ".build" / "graph.sqlite"))
    edited = reader.claim(claim.id)
    reader.close()
    assert (
        edited.row["object_name"] == "Holloway"
        and edited.before + edited.row["quote"] == claim.before + claim.row["quote"]
    )
    again = review(case, edited, Given("edit", "Ana", edits={"object": "Holloway", "qualifiers": {"role": "seller"}}))
    first, second = again.rows
    assert first.content == second.content and second.edits == '{"object":"Holloway","qualifiers":{"role":"seller"}}'


def test_a_decision_that_came_over_from_another_id_is_shown_and_guarded(case: Case, claim: Claim) -> None:
    first = review(case, claim, Given("edit", "Ana", edits={"object": "Holloway"})).standing
    assert first is not None
    told = {**claim.row, "status": "accepted", "object_name": "Holloway", "qualifiers": '{"edited":{"object":"%s"}}'}
    told["qualifiers"] %= claim.row["object_name"]
    again = dataclasses.replace(claim, id="t-of-another-version", row=told)
    assert history(case, again).standing == first
    with pytest.raises(AlreadyDecided):
        review(case, again, Given("reject", "Ben"))
    assert review(case, again, Given("undo", "Ana")).standing is None
    assert case.reviews.read().rows[-1].claim_id == claim.id


def test_a_pair_is_judged_in_either_order(case: Case) -> None:
    judge(case, "company:a", "company:b", Given("same", "Ana"))
    with pytest.raises(AlreadyDecided):
        judge(case, "company:b", "company:a", Given("different", "Ben"))
    assert judge(case, "company:b", "company:a", Given("undo", "Ana")).standing is None


@pytest.mark.parametrize(
    ("left", "right"), [("company:a", "company:a"), ("Acme", "company:a"), ("colour:red", "company:a")]
)
def test_a_pair_is_two_keys(case: Case, left: str, right: str) -> None:
    with pytest.raises(BadEdit):
        judge(case, left, right, Given("same", "Ana"))
    assert len(case.identity.read().rows) == 2


def test_the_queue_holds_claims_pairs_and_conflicts_the_weightiest_first(reader: Reader) -> None:
    queue = review_queue(reader)
    assert {item.kind for item in queue.items} == {"claim", "pair", "conflict"}
    assert [round(item.score, 1) for item in queue.items] == sorted(
        (round(i.score, 1) for i in queue.items), reverse=True
    )
    proposed = {claim.id for claim in reader.claims(status="proposed", limit=500).items}
    assert {item.id for item in queue.items if item.kind == "claim"} == proposed
    pairs = [item for item in queue.items if item.kind == "pair"]
    assert [item.pair and item.pair.score for item in pairs] == [0.8, 0.6]
    assert not queue.more and queue.withheld == 0


def test_a_pair_shows_what_the_graph_knows_of_its_keys(reader: Reader) -> None:
    pair, unknown = [item for item in review_queue(reader).items if item.kind == "pair"]
    shown = with_parties(reader, pair)
    assert shown is not None and shown.pair is not None
    assert shown.pair.left.entity is not None and shown.pair.left.edges == 1
    assert with_parties(reader, unknown, public_only=True) is None  # one side is nobody that may be seen


def test_what_was_decided_leaves_the_queue(case: Case, reader: Reader, claim: Claim) -> None:
    queue = review_queue(reader)
    review(case, claim, Given("accept", "Ana"))
    for conflict in [item.conflict for item in queue.items if item.conflict]:
        for _value, side in conflict.sides:
            for one in side:
                review(case, one, Given("accept", "Ana"))
    judge(case, "company:tern-ridge-holdings", "company:tern-ridge-cloud-llc", Given("different", "Ana"))

    def left(by: str | None = None) -> list[str]:
        return [i.id for i in undecided(queue.items, case.reviews.read().rows, case.identity.read().rows, by)]

    assert claim.id not in left() and not any(item.startswith("x-") for item in left())
    assert [item for item in left() if " " in item] == ["company:alder-group company:alder"]
    assert not any(" " in item for item in left(by="names"))
    review(case, claim, Given("undo", "Ana"))
    assert claim.id in left()
