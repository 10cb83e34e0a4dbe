"""The review over HTTP: a real service, several reviewers at once, and everything on disk when the answer comes."""

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from graph.case import open_case
from tests.end_to_end.commands import command, mixed_case, write
from tests.processes import copy_of, serving

KEY = "a-key-for-tests-only"
HEADERS = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_of(mixed_case(), tmp_path_factory.mktemp("http") / "case")
    pairs = "company:tern-ridge-holdings,company:tern-ridge-cloud-llc,unsure,names,Two words agree.,0.8\n"
    pairs += "company:alder-group,company:secret,unsure,names,One word agrees.,0.6\n"
    write(folder, "identity.csv", f"left,right,judgement,by,why,score\n{pairs}")
    command("build", folder)
    return folder


@pytest.fixture(scope="module")
def service(case: Path) -> Iterator[httpx.Client]:
    with (
        serving(case, "--workers", "2", variables={"VENDORGRAPH_KEY": KEY}) as address,
        httpx.Client(base_url=f"{address}/api/v1", timeout=60) as client,
    ):
        yield client


@pytest.fixture(autouse=True)
def undecided(case: Path) -> None:
    """Each test begins with nothing decided."""
    open_case(case).reviews.path.write_text("claim_id,decision\n")
    lines = open_case(case).identity.path.read_text().splitlines()[:3]
    open_case(case).identity.path.write_text("\n".join(lines) + "\n")


def queue(service: httpx.Client, **parameters: Any) -> list[dict[str, Any]]:
    answer = service.get("/review", params={"limit": 500, **parameters})
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def claim_id(service: httpx.Client) -> str:
    return str(queue(service, kind="claim")[0]["id"])


def send(service: httpx.Client, claim: str, decision: str, by: str = "Ana", **more: Any) -> httpx.Response:
    body = {"decision": decision, "by": by, **more}
    return service.post(f"/claims/{claim}/review", content=json.dumps(body), headers=HEADERS)


def problem(answer: httpx.Response, status: int, code: str) -> str:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == f"urn:vendorgraph:problem:{code}"
    return str(answer.json()["detail"])


def test_the_queue_shows_the_quote_in_its_context_and_comes_in_slices(service: httpx.Client) -> None:
    whole = queue(service)
    assert {item["kind"] for item in whole} == {"claim", "pair", "conflict"}
    first = next(item["claim"] for item in whole if item["kind"] == "claim")
    assert first["status"] == "proposed" and first["evidence"]["quote"] and first["evidence"]["before"]
    joined, address = [], "/review?limit=1"
    while address:
        answer = service.get(address.removeprefix("/api/v1"))
        joined += answer.json()["items"]
        assert answer.headers["cache-control"] == "no-store"
        address = answer.links.get("next", {}).get("url", "")
    assert joined == whole
    assert problem(service.get("/review?cursor=nonsense"), 422, "bad-cursor")
    assert problem(service.get("/review?colour=red"), 422, "bad-filter")


def test_a_decision_stands_in_the_file_when_its_answer_comes_and_leaves_the_queue(
    service: httpx.Client, case: Path
) -> None:
    claim = claim_id(service)
    answer = send(service, claim, "accept", why="Read twice.").json()
    [row] = open_case(case).reviews.read().rows
    assert (row.claim_id, row.by, row.why) == (claim, "Ana", "Read twice.")
    assert answer["standing"]["decision"] == "accept" and answer["decisions"] == [answer["standing"]]
    assert claim not in [item["id"] for item in queue(service)]
    assert service.get(f"/claims/{claim}/review").json() == answer
    assert send(service, claim, "undo").json()["standing"] is None
    assert claim in [item["id"] for item in queue(service)]
    assert problem(send(service, claim, "undo"), 409, "nothing-to-undo")


def test_writing_needs_the_key(service: httpx.Client, case: Path) -> None:
    claim = claim_id(service)
    body = {"decision": "accept", "by": "Ana"}
    for headers in ({}, {"Authorization": "Bearer wrong"}):
        problem(service.post(f"/claims/{claim}/review", json=body, headers=headers), 401, "key-required")
        problem(service.post("/identity", json=body, headers=headers), 401, "key-required")
    assert open_case(case).reviews.read().rows == ()


def test_a_service_without_a_key_takes_no_decisions(case: Path) -> None:
    with serving(case) as address:
        answer = httpx.post(f"{address}/api/v1/claims/t-1/review", json={"decision": "accept", "by": "Ana"})
        assert "VENDORGRAPH_KEY" in problem(answer, 401, "key-required")


def test_the_second_of_two_reviewers_is_told_of_the_first(service: httpx.Client) -> None:
    claim = claim_id(service)
    first = send(service, claim, "accept").json()["standing"]
    assert first["id"] in problem(send(service, claim, "reject", "Ben"), 409, "already-decided")
    assert send(service, claim, "reject", "Ben", after=first["id"]).json()["standing"]["by"] == "Ben"


def test_of_many_reviewers_at_the_same_moment_one_decides(service: httpx.Client, case: Path) -> None:
    claim, ready = claim_id(service), threading.Barrier(8)

    def decide(number: int) -> int:
        ready.wait()
        return send(service, claim, "accept" if number % 2 else "reject", f"Reviewer {number}").status_code

    with ThreadPoolExecutor(8) as several:
        assert sorted(several.map(decide, range(8))) == [200, *[409] * 7]
    assert len(open_case(case).reviews.read().rows) == 1


def test_hostile_requests_are_bounded_and_write_nothing(service: httpx.Client, case: Path) -> None:
    claim = claim_id(service)
    before = open_case(case).reviews.path.read_bytes()
    for more in (
        {"why": "x" * 2001},
        {"by": "x" * 101},
        {"by": ""},
        {"why": "\ud800"},
        {"colour": "red"},
        {"decision": "perhaps"},
    ):
        problem(send(service, claim, **{"decision": "accept", **more}), 422, "invalid-request")
    problem(send(service, claim, "edit", edits={"object": "x" * 501}), 422, "bad-edit")
    problem(send(service, claim, "edit", edits={"quote": "other"}), 422, "invalid-request")
    problem(send(service, claim, "edit", edits={"qualifiers": {"start": "soon"}}), 422, "bad-edit")
    problem(send(service, "t-nobody", "accept"), 404, "not-found")
    assert send(service, claim, "accept", why="x" * 1_000_000).status_code == 413
    assert service.post(f"/claims/{claim}/review", content=b"{", headers=HEADERS).status_code == 422
    assert open_case(case).reviews.path.read_bytes() == before


def test_a_formula_and_line_ends_come_to_one_harmless_cell(service: httpx.Client, case: Path) -> None:
    claim = claim_id(service)
    send(service, claim, "reject", by="=cmd|' /C calc'!A0", why="@SUM(1)\r\nsecond line\x00")
    [row] = open_case(case).reviews.read().rows
    assert (row.by, row.why) == ("'=cmd|' /C calc'!A0", "'@SUM(1) second line")
    assert len(open_case(case).reviews.path.read_text().splitlines()) == 2


def test_an_edit_is_kept_in_its_canonical_form(service: httpx.Client) -> None:
    claim = claim_id(service)
    edits = {"object": "  Holloway   Group ", "qualifiers": {"amount": "$1,250,000", "purpose": None}}
    told = send(service, claim, "edit", edits=edits).json()["standing"]["edits"]
    assert told == {"object": "Holloway Group", "qualifiers": {"amount": "1250000.00", "purpose": None}}


def test_pairs_are_judged_and_only_public_ones_are_listed_without_a_key(service: httpx.Client, case: Path) -> None:
    pairs = [item["pair"] for item in queue(service, kind="pair")]
    assert [pair["left"]["key"] for pair in pairs] == ["company:tern-ridge-holdings"]
    assert pairs[0]["score"] == 0.8 and pairs[0]["right"]["entity"]["name"] == "TERN RIDGE CLOUD LLC"
    keyed = service.get("/review", params={"kind": "pair"}, headers=HEADERS).json()["items"]
    assert len(keyed) == 2 and keyed[1]["pair"]["right"]["entity"] is None
    keys = {"left": pairs[0]["right"]["key"], "right": pairs[0]["left"]["key"]}
    answer = service.post("/identity", json={**keys, "judgement": "different", "by": "Ana"}, headers=HEADERS)
    assert answer.json()["standing"]["decision"] == "different"
    assert open_case(case).identity.read().rows[-1].judgement == "different"
    assert queue(service, kind="pair") == []
    assert service.get("/identity", params=keys).json() == answer.json()
    other = service.post("/identity", json={**keys, "judgement": "same", "by": "Ben"}, headers=HEADERS)
    problem(other, 409, "already-decided")
    problem(service.get("/identity", params={**keys, "left": "company:secret"}), 404, "not-found")


def test_a_build_applies_what_was_decided_while_the_service_runs(service: httpx.Client, case: Path) -> None:
    claim = claim_id(service)
    send(service, claim, "reject", why="Not said.")
    command("build", case)
    told = service.get(f"/claims/{claim}").json()
    assert told["status"] == "rejected" and told["reason"].startswith("rejected by Ana on 20")
    assert told["reason"].endswith(": Not said.") and told["edge"] is None
    send(service, claim, "undo")
    command("build", case)
    assert service.get(f"/claims/{claim}").json()["status"] == "proposed"
    assert claim in [item["id"] for item in queue(service)]
