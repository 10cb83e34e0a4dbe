"""What a build makes of decisions: reasons, edits, another extractor, what vanished, and records."""

from pathlib import Path
from typing import Any

from app.findings import finding_rows
from graph.acceptance import Policy
from graph.edits import edits_json
from graph.engine import open_engine
from graph.model import load_schema
from graph.projection import Inputs, project
from graph.review import Review, content_key
from tests.made_ledger import Graph, Row, action, entry, graph_of, part_of, said, steps_on

A, B = "a" * 64, "b" * 64


def read(subject: str, predicate: str, object_: str, quote: str, **more: Any) -> Row:
    """A claim that was extracted from a document."""
    return {**said(A, subject, predicate, object_, **more), "evidence_kind": "text", "confidence": 0.5, "quote": quote}


OWNS = read("Company Acme", "OWNS", "Company Other", "Acme owns Other.")
SELLS = read("Company Acme", "SUPPLIES", "Agency agency:7014", "Acme sells to CBP.")
PAID = read(
    "Agency agency:7014",
    "PAID",
    "Company Acme",
    "CBP paid Acme $5.",
    amount=5,
    amount_qualifier="exact",
    currency="USD",
    start="2018-05",
    qualifiers={"purpose": "phones"},
)


def decided(row: Row, decision: str, edits: dict[str, Any] | None = None, **more: Any) -> Review:
    told = {"by": "Ana", "at": "2026-03-01T09:00:00Z", "why": "Read it.", "statement": "as read", **more}
    kept = edits_json(edits) if edits else ""
    return Review(row["claim_id"], decision, edits=kept, source_id=A, content=content_key(row), **told)


def built(folder: Path, claims: list[Row], *reviews: Review, **more: Any) -> Graph:
    return graph_of(folder, [claims], reviews=reviews, **more)


def one(graph: Graph, row: Row) -> Row:
    [found] = graph.claims(claim_id=row["claim_id"])
    return found


def looked_over(folder: Path, claims: list[Row], *reviews: Review) -> tuple[Graph, list[tuple[str, str]]]:
    """The graph, and the findings of its build about its reviews."""
    inputs = Inputs((part_of(folder, claims),), (entry(A),), reviews=reviews)
    with open_engine(folder, threads=1) as engine:
        projection = project(steps_on(engine), inputs)
        rows = finding_rows(projection, ())
        graph = Graph(projection, folder)
    return graph, [(row["kind"], row["detail"]) for row in rows if row["kind"].startswith("review_")]


def test_the_reason_of_a_decided_claim_names_who_when_and_why(tmp_path: Path) -> None:
    graph = built(tmp_path, [OWNS, SELLS], decided(OWNS, "accept"), decided(SELLS, "reject"))
    assert (one(graph, OWNS)["status"], one(graph, OWNS)["reason"]) == (
        "accepted",
        "accepted by Ana on 2026-03-01: Read it.",
    )
    assert (one(graph, SELLS)["status"], one(graph, SELLS)["reason"]) == (
        "rejected",
        "rejected by Ana on 2026-03-01: Read it.",
    )
    assert [edge["status"] for edge in graph.edges(predicate="OWNS")] == ["accepted"]
    assert graph.edges(predicate="SUPPLIES") == []


def test_an_edited_claim_keeps_its_quote_and_shows_what_was_edited(tmp_path: Path) -> None:
    edits = {
        "object": "Acme Holdings",
        "qualifiers": {"amount": "4.50", "start": "2018-05-30", "purpose": None, "role": "seller"},
    }
    graph = built(tmp_path, [PAID, OWNS], decided(PAID, "edit", edits))
    claim = one(graph, PAID)
    assert (claim["status"], claim["quote"], claim["object_name"]) == ("accepted", "CBP paid Acme $5.", "Acme Holdings")
    assert (claim["amount"], str(claim["start"]), claim["start_precision"]) == (450, "2018-05-30", "day")
    assert claim["qualifiers"] == (
        '{"edited":{"amount":"5.00","object":"Acme","purpose":"phones","role":null,"start":"2018-05"},"role":"seller"}'
    )
    assert claim["reason"].startswith("edited and accepted by Ana on 2026-03-01 (object was Acme, amount was 5.00,")
    [edge] = graph.edges("agency:7014", "PAID", "company:acme-holdings")
    assert (edge["stated"], edge["status"]) == (450, "accepted")
    assert graph.entity("company:acme-holdings")["name"] == "Acme Holdings"


def test_an_edit_may_turn_a_claim_round_and_name_a_key(tmp_path: Path) -> None:
    edits = {"subject": "Acme", "subject_type": "Company", "predicate": "SUPPLIES", "object": "agency:7012"}
    graph = built(tmp_path, [PAID], decided(PAID, "edit", edits | {"object_type": "Agency"}))
    claim = one(graph, PAID)
    assert (claim["predicate"], claim["subject_name"], claim["object_name"]) == ("SUPPLIES", "Acme", "Acme")
    assert claim["object_id"] == graph.entity("agency:7012")["id"]


def test_a_decision_survives_another_extractor_that_finds_the_same_words(tmp_path: Path) -> None:
    again = {**OWNS, "claim_id": "t-of-another-version", "extractor": "made/2", "confidence": 0.9, "start_offset": 7}
    again["quote"] = "Acme\n owns  Other."
    sold = {**PAID, "claim_id": "t-of-another-version-too", "extractor": "made/2"}
    decisions = (decided(OWNS, "accept"), decided(PAID, "reject"))
    graph, findings = looked_over(tmp_path, [again, sold, SELLS], *decisions)
    assert [one(graph, row)["status"] for row in (again, sold, SELLS)] == ["accepted", "rejected", "proposed"]
    assert findings == []


def test_a_decision_is_not_carried_to_other_words_parties_or_to_a_denial(tmp_path: Path) -> None:
    changes = (
        {"quote": "Acme sold Other."},
        {"object_name": "Another"},
        {"predicate": "ACQUIRED"},
        {"modality": "denied"},
    )
    others = [{**OWNS, "claim_id": f"t-of-version-{number}", **change} for number, change in enumerate(changes)]
    graph, findings = looked_over(tmp_path, others, decided(OWNS, "accept"))
    assert [row["claim_id"] for row in others if "Ana" in one(graph, row)["reason"]] == []
    assert [kind for kind, _ in findings] == ["review_vanished"]


def test_a_decision_whose_claim_has_vanished_is_reported(tmp_path: Path) -> None:
    _, [(kind, detail)] = looked_over(tmp_path, [SELLS], decided(OWNS, "accept"))
    assert kind == "review_vanished"
    assert OWNS["claim_id"] in detail and "as read" in detail and "accepted by Ana on 2026-03-01" in detail


def test_a_decision_that_names_no_content_is_found_by_its_claim_alone(tmp_path: Path) -> None:
    plain, gone = (Review(row["claim_id"], "accept", "the case", "", "") for row in (OWNS, PAID))
    graph, [(kind, detail)] = looked_over(tmp_path, [OWNS, SELLS], plain, gone)
    assert one(graph, OWNS)["reason"] == "accepted by the case"
    assert kind == "review_vanished" and PAID["claim_id"] in detail


def test_a_sentence_that_stands_twice_is_decided_twice(tmp_path: Path) -> None:
    twin = {**OWNS, "claim_id": "t-the-same-again", "start_offset": 99}
    graph = built(tmp_path, [OWNS, twin], decided(OWNS, "accept"))
    assert [one(graph, row)["status"] for row in (OWNS, twin)] == ["accepted", "proposed"]


def test_what_was_accepted_stands_where_the_extractor_now_reads_another_amount(tmp_path: Path) -> None:
    seen = '{"amount": "5.00", "amount_qualifier": "exact", "currency": "USD", "start": "2018-05"}'
    now = {**PAID, "amount": PAID["amount"] * 1000}
    graph, [(kind, detail)] = looked_over(tmp_path, [now], decided(PAID, "accept", seen=seen))
    assert one(graph, now)["amount"] == 500
    assert kind == "review_differs" and "amount was 5.00, now 5000.00" in detail


def test_an_edit_that_cannot_be_carried_out_is_reported_and_the_claim_waits(tmp_path: Path) -> None:
    wrong: list[dict[str, Any]] = [{"predicate": "HOSTED"}, {"object_type": "Person"}]
    wrong.append({"qualifiers": {"start": "soon"}})
    firms = [read(f"Company Acme {n}", "OWNS", "Company Other", f"Acme {n} owns Other.") for n in range(len(wrong))]
    reviews = [decided(row, "edit", edits) for row, edits in zip(firms, wrong, strict=True)]
    graph, findings = looked_over(tmp_path, firms, *reviews)
    assert [one(graph, row)["status"] for row in firms] == ["proposed"] * 3
    assert [kind for kind, _ in findings] == ["review_invalid"] * 3
    assert all(any(row["claim_id"] in detail for _, detail in findings) for row in firms)


RECORDS = [action(B, row, "C1", "uei:PEN", str(row), 10**row, name="PEN-LINK") for row in (1, 2, 3)]


def test_records_are_proposed_where_the_case_says_so(tmp_path: Path) -> None:
    graph = graph_of(tmp_path, [RECORDS, [OWNS]], policy=Policy(records="proposed"))
    assert {(c["status"], c["reason"]) for c in graph.claims(evidence_kind="record")} == {("proposed", "awaits review")}
    [edge] = graph.edges(predicate="CONTRACTED_WITH")
    assert (edge["status"], edge["obligated"], edge["claims"]) == ("proposed", 1110_00, 3)


def test_a_person_accepts_one_record_and_rejects_another(tmp_path: Path) -> None:
    def on(row: Row, decision: str) -> Review:
        return Review(row["claim_id"], decision, "Ana", "2026-03-01", "Seen.")

    for records, status, obligated in (("proposed", "accepted", 10_00), ("accepted", "accepted", 1010_00)):
        reviews = (on(RECORDS[0], "accept"), on(RECORDS[1], "reject"))
        graph = graph_of(tmp_path / records, [RECORDS, [OWNS]], policy=Policy(records=records), reviews=reviews)
        [edge] = graph.edges(predicate="CONTRACTED_WITH")
        assert (edge["status"], edge["obligated"]) == (status, obligated)
        told = {row["row"]: (row["status"], row["counted"]) for row in graph.claims(evidence_kind="record")}
        assert told == {1: ("accepted", 1), 2: ("rejected", 0), 3: (records, 1)}
        assert len(graph.tables["claim"]) == 4 + 1  # with the place of the agency in its department


def test_a_rejected_row_gives_way_to_the_row_that_repeats_it(tmp_path: Path) -> None:
    again = [{**action(A, 1, "C1", "uei:PEN", "1", 10, name="PEN-LINK")}]
    review = Review(RECORDS[0]["claim_id"], "reject", "Ana", "2026-03-01", "Misprint.")
    sources = [entry(B, "2024-01-01", 1), entry(A, "2024-02-01", 2)]
    graph = graph_of(tmp_path, [RECORDS[:1], again], sources, reviews=(review,))
    told = {row["source_id"]: (row["status"], row["counted"]) for row in graph.claims(predicate="CONTRACTED_WITH")}
    assert told == {B: ("rejected", 0), A: ("accepted", 1)}


def test_every_qualifier_can_be_edited(tmp_path: Path) -> None:
    examples = {"money": "1.00", "word": "x", "name": "x", "text": "x", "date": "2018", "flag": True, "integer": 3}
    told = {
        name: rule["values"][0] if "values" in rule else examples.get(rule["type"], {"a": 1})
        for name, rule in load_schema().qualifiers.items()
        if name not in ("edited", "amount_usd")
    }
    graph = built(tmp_path, [PAID], decided(PAID, "edit", {"qualifiers": told}))
    assert one(graph, PAID)["status"] == "accepted"
