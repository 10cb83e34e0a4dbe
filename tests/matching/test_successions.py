"""Vendors that follow each other on an award are successors, never one."""

import datetime
import json
from pathlib import Path

from graph.identity import Judgement
from tests.made_ledger import Row, action, graph_of
from tests.matching.compared import A, about, outcome

HP, PERATON = "duns:077817617", "company:peraton-enterprise-solutions-llc"


def held(row: int, contract: str, vendor: str, day: str, name: str | None = None, **more: object) -> Row:
    named = {"name": name} if name else {}
    return action(A, row, contract, vendor, f"P{row:05}", 100, date=day, **named, **more)


def chain() -> list[Row]:
    return [
        held(1, "HSCETE15J00227", HP, "2016-09-02", "HP ENTERPRISE SERVICES, LLC"),
        held(2, "HSCETE15J00227", "ENTERPRISE SERVICES LLC", "2018-01-10"),
        held(3, "HSCETE15J00227", "PERSPECTA ENTERPRISE SOLUTIONS LLC", "2019-02-01"),
        held(4, "HSCETE15J00227", "PERATON ENTERPRISE SOLUTIONS LLC", "2022-03-04"),
    ]


def test_four_names_on_one_award_are_three_successions(tmp_path: Path) -> None:
    found = outcome(tmp_path, chain())
    assert found.verdicts == ()
    assert [(claim["subject_key"], claim["object_key"]) for claim in sorted(found.claims, key=lambda c: c["row"])] == [
        (HP, "company:enterprise-services-llc"),
        ("company:enterprise-services-llc", "company:perspecta-enterprise-solutions-llc"),
        ("company:perspecta-enterprise-solutions-llc", PERATON),
    ]


def test_a_succession_shows_the_row_its_day_and_what_it_is_about(tmp_path: Path) -> None:
    last = max(outcome(tmp_path, chain()).claims, key=lambda claim: claim["row"])
    assert (last["source_id"], last["row"], last["date"]) == (A, 4, datetime.date(2022, 3, 4))
    told = json.loads(last["qualifiers"])
    assert told["scope"] == "as holder of award HSCETE15J00227"
    assert "until 2019-02-01" in told["note"]
    assert last["claim_id"] == f"r-{A[:12]}-4-SUCCEEDED_BY"


def test_a_spelling_is_no_successor(tmp_path: Path) -> None:
    rows = [held(1, "C1", "PEN-LINK, LTD.", "2017-09-18"), held(2, "C1", "PEN-LINK, LIMITED", "2022-04-15")]
    found = outcome(tmp_path, rows)
    assert found.claims == ()
    assert [verdict.judgement for verdict in found.verdicts] == ["same"]


def test_names_that_may_be_one_are_no_succession_either(tmp_path: Path) -> None:
    names = "ANIMAL HAVEN LODGE & SALON LLC", "ANIMAL HAVEN LODGE & SUITES LLC"
    found = outcome(tmp_path, [held(1, "C1", names[0], "2021-09-21"), held(2, "C1", names[1], "2022-02-15")])
    verdict = about(found, *names)
    assert found.claims == ()
    assert verdict is not None
    assert verdict.judgement == "unsure"


def test_who_takes_turns_on_an_award_did_not_follow(tmp_path: Path) -> None:
    days = ["2020-01-01", "2020-02-01", "2020-03-01"]
    names = ["HOLLOWAY LLC", "ORDWELL CORP", "HOLLOWAY LLC"]
    rows = [held(n, "C1", name, day) for n, (name, day) in enumerate(zip(names, days, strict=True), 1)]
    found = outcome(tmp_path, rows)
    assert found.claims == ()
    verdict = about(found, "HOLLOWAY LLC", "ORDWELL CORP")
    assert verdict is not None
    assert (verdict.judgement, verdict.why.endswith("neither clearly after the other.")) == ("unsure", True)


def test_awards_that_go_both_ways_are_no_succession(tmp_path: Path) -> None:
    rows = [
        held(1, "C1", "HOLLOWAY LLC", "2020-01-01"),
        held(2, "C1", "ORDWELL CORP", "2021-01-01"),
        held(3, "C2", "ORDWELL CORP", "2020-01-01"),
        held(4, "C2", "HOLLOWAY LLC", "2021-01-01"),
    ]
    assert outcome(tmp_path, rows).claims == ()


def test_the_more_awards_went_over_the_surer(tmp_path: Path) -> None:
    rows = []
    for award in range(3):
        rows.append(held(2 * award + 1, f"C{award}", "HOLLOWAY LLC", "2020-01-01"))
        rows.append(held(2 * award + 2, f"C{award}", "ORDWELL CORP", "2021-01-01"))
    assert [claim["confidence"] for claim in outcome(tmp_path / "three", rows).claims] == [0.95] * 3
    assert [claim["confidence"] for claim in outcome(tmp_path / "one", rows[:2]).claims] == [0.8]


def test_a_summary_s_day_says_nothing_of_who_came_first(tmp_path: Path) -> None:
    rows = [held(1, "C1", "HOLLOWAY LLC", "2021-01-01"), held(2, "C1", "ORDWELL CORP", "2024-01-01", level="summary")]
    assert outcome(tmp_path, rows).claims == ()


def test_a_person_s_judgement_goes_before_what_awards_say(tmp_path: Path) -> None:
    one = Judgement("company:holloway-llc", "company:ordwell-corp", "same", "a.reader", "Renamed.")
    rows = [held(1, "C1", "HOLLOWAY LLC", "2020-01-01"), held(2, "C1", "ORDWELL CORP", "2021-01-01")]
    assert outcome(tmp_path, rows, judgements=[one]).claims == ()


def test_a_succession_is_an_edge_of_the_graph(tmp_path: Path) -> None:
    claims = [dict(claim) for claim in outcome(tmp_path / "compared", chain()).claims]
    graph = graph_of(tmp_path / "graph", [chain(), claims])
    edge = graph.edge("company:perspecta-enterprise-solutions-llc", "SUCCEEDED_BY", PERATON)
    assert (edge["status"], str(edge["valid_from"])) == ("accepted", "2022-03-04")
    assert graph.entity(HP)["id"] != graph.entity(PERATON)["id"]
