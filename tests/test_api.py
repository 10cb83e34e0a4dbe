"""HTTP: a real service in a process of its own, asked over loopback."""

import csv
import io
import json
import os
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import jsonschema
import pytest

from app.settings import PREFIX, Settings
from tests.processes import FORMULA_NAME, copy_of, sample_case, serving, small_case, vendorgraph

KEY = "a-key-for-tests-only"
LISTS = (
    *("search?text=holloway", "contracts", "spending?by=vendor", "interlocks", "claims", "conflicts", "sources"),
    "corroborations",
    *("findings", "entities/agency:7012/edges", "builds"),
)


@pytest.fixture(scope="module")
def service() -> Iterator[httpx.Client]:
    with (
        serving(small_case(), variables={"VENDORGRAPH_KEY": KEY}) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def description(service: httpx.Client) -> dict[str, Any]:
    found: dict[str, Any] = service.get("/openapi.json").json()
    return found


def get(service: httpx.Client, question: str, **more: Any) -> Any:
    answer = service.get(f"/api/v1/{question}", **more)
    assert answer.status_code == 200, answer.text
    return answer.json()


def problem(answer: httpx.Response, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    assert {"type", "title", "status", "detail", "instance"} <= set(body)
    assert body["status"] == status and body["detail"] and "Traceback" not in answer.text
    return body


def test_the_description_is_openapi_31_with_an_example_for_each_operation(description: dict[str, Any]) -> None:
    assert description["openapi"].startswith("3.1")
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            contents = operation["responses"]["200"]["content"]
            assert any("example" in content for content in contents.values()), f"{method} {path}"
            assert "application/problem+json" in operation["responses"]["default"]["content"]


def test_every_example_fits_the_schema_of_its_answer(description: dict[str, Any]) -> None:
    for operations in description["paths"].values():
        for operation in operations.values():
            content = operation["responses"]["200"]["content"].get("application/json")
            if content:
                schema = {**content["schema"], "components": description["components"]}
                jsonschema.Draft202012Validator(schema).validate(content["example"])


def test_every_list_comes_as_json_and_as_csv_with_a_header(service: httpx.Client) -> None:
    for question in LISTS:
        assert isinstance(get(service, question)["items"], list)
        if question == "builds":
            continue
        sign = "&" if "?" in question else "?"
        asked = service.get(f"/api/v1/{question}{sign}format=csv")
        accepted = service.get(f"/api/v1/{question}", headers={"Accept": "text/csv"})
        assert asked.headers["content-type"].startswith("text/csv") and asked.text == accepted.text
        assert "," in asked.text.splitlines()[0]


def test_slices_of_a_list_join_to_the_whole_without_a_gap(service: httpx.Client) -> None:
    for question in ("claims", "contracts", "sources", "entities/agency:7014/edges"):
        whole = get(service, f"{question}?limit=500")["items"]
        joined, address = [], f"/api/v1/{question}?limit=1"
        while address:
            answer = service.get(address)
            joined += answer.json()["items"]
            address = answer.links.get("next", {}).get("url", "")
            assert bool(address) == bool(answer.json()["next"])
        assert joined == whole and len(whole) > 1


def test_a_cursor_of_another_question_is_refused(service: httpx.Client) -> None:
    cursor = get(service, "claims?limit=1")["next"]
    for question in (f"contracts?cursor={cursor}", "claims?cursor=nonsense", f"spending?by=vendor&cursor={cursor}"):
        assert problem(service.get(f"/api/v1/{question}"), 422)["type"].endswith("bad-cursor")


def test_money_is_decimal_text_with_its_currency(service: httpx.Client) -> None:
    [contract] = get(service, "contracts?text=holloway")["items"]
    assert contract["edge"]["obligated"] == {"amount": "1500000.10", "currency": "USD"}
    rows = get(service, "spending?by=vendor")["items"]
    assert {"amount": "-20.00", "currency": "USD"} in [row["obligated"] for row in rows]


def test_an_edge_leads_to_its_claims_their_rows_and_their_source(service: httpx.Client) -> None:
    [contract] = get(service, "contracts?text=holloway")["items"]
    edge = get(service, f"edges/{contract['edge']['id']}")
    assert edge == contract["edge"]
    claims = get(service, f"edges/{edge['id']}/evidence")["items"]
    assert sorted(claim["evidence"]["row"] for claim in claims) == [1, 2]
    assert all(claim["evidence"]["kind"] == "record" and claim["evidence"]["columns"] for claim in claims)
    claim = get(service, f"claims/{quote(claims[0]['id'])}")
    assert claim == claims[0]
    source = get(service, f"sources/{claim['source']['id']}")
    assert source["kind"] == "records"
    assert claim["id"] in [one["id"] for one in get(service, f"sources/{source['id']}/claims")["items"]]


def test_as_of_counts_only_what_was_dated_by_then(service: httpx.Client) -> None:
    [contract] = get(service, "contracts?text=holloway")["items"]
    edge = get(service, f"edges/{contract['edge']['id']}?as_of=2022-06-30")
    assert edge["obligated"]["amount"] == "1200000.00"


def test_a_restatement_is_told_from_a_quotation_and_both_sides_of_a_conflict_are_there(service: httpx.Client) -> None:
    conflicts = [c for c in get(service, "conflicts")["items"] if c["predicate"] == "SUBSIDIARY_OF"]
    assert conflicts and len(conflicts[0]["sides"]) == 2
    claims = [claim for side in conflicts[0]["sides"] for claim in side["claims"]]
    assert {claim["source"]["publisher"] for claim in claims} == {"The Made-up Times", "The Other Paper"}
    assert {claim["evidence"]["kind"] for claim in claims} == {"statement"}


def test_an_edge_that_a_conflict_names_is_there() -> None:
    with serving(sample_case()) as address, httpx.Client(base_url=address, timeout=60) as client:
        edges = [conflict["edge"] for conflict in get(client, "conflicts?limit=500")["items"] if conflict["edge"]]
        assert edges
        for edge in edges:
            assert get(client, f"edges/{edge}/evidence")["items"]


def test_paths_and_the_neighbourhood_join_up(service: httpx.Client) -> None:
    [contract] = get(service, "contracts?text=holloway")["items"]
    vendor = contract["edge"]["object"]
    [path, *_] = get(service, f"paths?from={vendor['id']}&to=agency:7012")
    assert [path["nodes"][0]["id"], path["nodes"][-1]["id"]] == [vendor["id"], "agency:7012"]
    assert len(path["steps"]) == len(path["nodes"]) - 1
    graph = get(service, f"entities/{vendor['id']}/graph?depth=2")
    ends = {edge[end]["id"] for edge in graph["edges"] for end in ("subject", "object")}
    assert ends <= {node["id"] for node in graph["nodes"]}


def test_what_cannot_be_asked_is_a_problem_that_says_what_to_do(service: httpx.Client) -> None:
    wrong = {
        "entities/company:nobody": 404,
        "edges/0000000000000000": 404,
        "edges/nonsense": 404,
        "claims/none": 404,
        "sources/none": 404,
        "nothing": 404,
        "search": 422,
        "search?text=%20": 422,
        "contracts?as_of=yesterday": 422,
        "contracts?as_of=2018-02-30": 422,
        "contracts?known_at=2018": 422,
        "contracts?min_amount=much": 422,
        "contracts?order=beauty": 422,
        "contracts?limit=0": 422,
        "contracts?limit=501": 422,
        "contracts?as_off=2018-01-01": 422,
        "contracts?format=xml": 422,
        "entities/agency:7012/edges?predicate=LIKES": 422,
        "entities/agency:7012/edges?type=Planet": 422,
        "entities/agency:7012/edges?direction=up": 422,
        "claims?status=unsure": 422,
        "corroborations?verdict=maybe": 422,
        "corroborations?entity=company:nobody": 404,
        "spending?by=colour": 422,
        "spending?by=vendor,vendor": 422,
        "paths?from=agency:7012&to=company:nobody": 404,
        "paths?from=agency:7012&to=agency:7014&max_steps=7": 422,
        "export?format=png": 422,
        "export?format=csv&table=passwords": 422,
    }
    for question, status in wrong.items():
        problem(service.get(f"/api/v1/{question}"), status)


def test_unknown_addresses_methods_and_large_bodies_are_problems(service: httpx.Client) -> None:
    problem(service.get("/nothing/here"), 404)
    problem(service.get("/static/none.js"), 404)
    problem(service.get("/static/../main.py"), 404)
    assert problem(service.delete("/api/v1/claims"), 405) and service.delete("/api/v1/claims").headers["allow"]
    problem(service.post("/api/v1/cypher", content=b"x" * 70_000), 413)
    chunks = (b"x" * 10_000 for _ in range(10))
    problem(service.post("/api/v1/cypher", content=chunks, headers={"Content-Type": "application/json"}), 413)


def test_cypher_is_said_to_be_of_the_other_store(service: httpx.Client) -> None:
    answer = service.post("/api/v1/cypher", json={"query": "MATCH (n) RETURN n"})
    assert problem(answer, 501)["type"].endswith("not-in-this-store")


def test_a_wrong_key_is_refused_and_the_right_one_taken(service: httpx.Client) -> None:
    wrong = service.get("/api/v1/sources", headers={"Authorization": "Bearer not-the-key-of-this"})
    assert problem(wrong, 401)["type"].endswith("key-required") and "Bearer" in wrong.headers["www-authenticate"]
    assert get(service, "sources", headers={"Authorization": f"Bearer {KEY}"})


def test_internal_sources_are_seen_with_the_key_alone(tmp_path: Path) -> None:
    case = copy_of(small_case(), tmp_path / "case")
    entities = case / "entities.csv"
    header = "key,type,name,description,visibility"
    held = entities.read_text() if entities.exists() else f"{header}\n"
    hits = json.loads(vendorgraph("search", case, "tern ridge cloud", "--json").stdout)["items"]
    values = {**hits[0]["entity"], "key": hits[0]["entity"]["id"], "visibility": "internal"}
    row = ",".join(
        f'"{values.get(name, "")}"' if name != "description" else "" for name in held.splitlines()[0].split(",")
    )
    entities.write_text(f"{held.rstrip()}\n{row}\n")
    assert vendorgraph("build", case).returncode == 0
    with (
        serving(case, variables={"VENDORGRAPH_KEY": KEY}) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        path = f"/api/v1/entities/{hits[0]['entity']['id']}"
        problem(client.get(path), 404)
        assert client.get(path, headers={"Authorization": f"Bearer {KEY}"}).status_code == 200
        assert "TERN RIDGE CLOUD" not in client.get("/api/v1/export?format=graphml").text
        assert get(client, "search?text=tern ridge cloud")["items"] == []


def test_another_host_name_is_refused_on_loopback(service: httpx.Client) -> None:
    for host in ("rebound.example", "localhost.example.org", ""):
        problem(service.get("/api/v1/sources", headers={"Host": host}), 421)
    for host in ("localhost:1", "LOCALHOST", "[::1]:80"):
        assert service.get("/healthz", headers={"Host": host}).status_code == 200


def test_every_answer_bears_the_security_headers(service: httpx.Client) -> None:
    for path in ("/", "/static/page.js", "/api/v1/sources", "/api/v1/none", "/openapi.json", "/healthz"):
        headers = service.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"], path
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "no-referrer"
        assert headers["x-frame-options"] == "DENY" and "access-control-allow-origin" not in headers


@pytest.mark.parametrize(("site", "sent"), [("cross-site", True), ("same-site", True), ("", True), ("none", False)])
def test_a_window_is_cut_off_from_whoever_may_have_opened_it(service: httpx.Client, site: str, sent: bool) -> None:
    headers = service.get("/", headers={"Sec-Fetch-Site": site} if site else {}).headers
    assert ("cross-origin-opener-policy" in headers) is sent


def test_origins_and_frames_are_let_in_where_the_settings_say_so() -> None:
    variables = {"VENDORGRAPH_CORS_ORIGINS": "https://a.example", "VENDORGRAPH_FRAME_ANCESTORS": "https://b.example"}
    with serving(small_case(), variables=variables) as address, httpx.Client(base_url=address, timeout=60) as client:
        mine = client.get("/api/v1/sources", headers={"Origin": "https://a.example"})
        other = client.get("/api/v1/sources", headers={"Origin": "https://c.example"})
        assert mine.headers["access-control-allow-origin"] == "https://a.example"
        assert "access-control-allow-origin" not in other.headers
        page = client.get("/")
        assert "frame-ancestors https://b.example" in page.headers["content-security-policy"]
        assert "x-frame-options" not in page.headers


def test_a_copy_of_this_build_is_answered_with_304_and_large_answers_are_packed(service: httpx.Client) -> None:
    first = service.get("/api/v1/claims?limit=500")
    assert first.headers["content-encoding"] == "gzip" and "no-cache" in first.headers["cache-control"]
    again = service.get("/api/v1/claims?limit=500", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304 and again.content == b"" and again.headers["etag"] == first.headers["etag"]
    known = {"Authorization": f"Bearer {KEY}", "If-None-Match": first.headers["etag"]}
    assert service.get("/api/v1/claims?limit=500", headers=known).status_code == 200


def test_a_newer_build_is_taken_up_by_itself(tmp_path: Path) -> None:
    case = copy_of(small_case(), tmp_path / "case")
    more = tmp_path / "more.csv"
    lines = next((case / "sources").rglob("*awards*.csv")).read_text().splitlines()
    more.write_text("\n".join((lines[0], lines[1].replace("00901", "00999").replace("1200000.00", "7.00"))) + "\n")
    with serving(case, "--workers", "2") as address, httpx.Client(base_url=address, timeout=60) as client:
        before = client.get("/healthz").json()["build_id"]
        assert vendorgraph("add", case, more).returncode == 0
        assert vendorgraph("build", case).returncode == 0
        assert client.get("/healthz").json()["build_id"] != before
        assert len(get(client, "contracts?text=00999")["items"]) == 1


def test_the_service_says_when_the_graph_is_gone_and_recovers(tmp_path: Path) -> None:
    case = copy_of(small_case(), tmp_path / "case")
    with serving(case) as address, httpx.Client(base_url=address, timeout=60) as client:
        [graph] = (case / ".build").glob("*.sqlite")
        graph.rename(tmp_path / "aside")
        assert problem(client.get("/healthz"), 503)["type"].endswith("no-build")
        (tmp_path / "aside").rename(graph)
        assert client.get("/healthz").status_code == 200


def test_what_takes_too_long_is_answered_in_time(tmp_path: Path) -> None:
    with serving(sample_case(), variables={"VENDORGRAPH_TIME_LIMIT": "0.0001"}) as address:
        begun = time.monotonic()
        problem(httpx.get(f"{address}/api/v1/claims?limit=500", timeout=60), 504)
        assert time.monotonic() - begun < 20


def test_exports_come_over_http(service: httpx.Client) -> None:
    archive = zipfile.ZipFile(io.BytesIO(service.get("/api/v1/export?format=csv").content))
    edges = list(csv.DictReader(io.StringIO(archive.read("edges.csv").decode())))
    one = service.get("/api/v1/export?format=csv&table=edges")
    assert one.text == archive.read("edges.csv").decode() and edges
    graph = service.get("/api/v1/export?format=graphml")
    assert graph.headers["content-type"] == "application/graphml+xml" and "</graphml>" in graph.text


def test_csv_over_http_is_guarded_but_for_spending_as_recorded(service: httpx.Client) -> None:
    contracts = service.get("/api/v1/contracts?format=csv").text
    recorded = service.get("/api/v1/spending?by=recipient&as_recorded=true&format=csv").text
    assert f"'{FORMULA_NAME}" in [row["vendor"] for row in csv.DictReader(io.StringIO(contracts))]
    assert FORMULA_NAME in [row["recipient"] for row in csv.DictReader(io.StringIO(recorded))]


def test_the_page_of_settings_lists_every_setting(root: Path) -> None:
    text = (root / "docs" / "api.md").read_text()
    for name, field in Settings.model_fields.items():
        if name != "case":
            assert f"`{PREFIX}{name.upper()}`" in text and (field.description or "") in text


def test_a_service_that_ends_leaves_nothing_running(tmp_path: Path) -> None:
    with serving(small_case(), "--workers", "2") as address:
        assert httpx.get(f"{address}/healthz", timeout=60).status_code == 200
    with pytest.raises(httpx.TransportError):
        httpx.get(f"{address}/healthz", timeout=2)
    assert os.getpid()
