"""The sample case in a file and on a real Neo4j: every question has the same answer."""

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from app.ingest import build_case
from graph.errors import NotFound
from graph.model import load_schema
from graph.store import ContractFilter, EdgeFilter, Moment, Reader, SpendingQuery
from graph.stores import Neo4jLocation, SqliteLocation, open_reader
from tests.neo4j_server import Neo4jServer
from tests.processes import copy_of, sample_case

pytestmark = pytest.mark.neo4j
ICE, CBP, DHS, AMAZON, THIEL = "agency:7012", "agency:7014", "agency:070", "company:amazon", "person:peter-thiel"
PALANTIR = "company:palantir-technologies"
MOMENTS = [
    Moment(),
    Moment(as_of="2018-06-30"),
    Moment(as_of="2016-01-01", known_at="2018-10-24"),
]


@pytest.fixture(scope="module")
def both(neo4j_server: Neo4jServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Reader, Reader]]:
    case = copy_of(sample_case(), tmp_path_factory.mktemp("both") / "case")
    user, password = neo4j_server.auth
    server = Neo4jLocation(neo4j_server.uri, user, password)
    build_case(case)
    build_case(case, server)
    one, other = open_reader(SqliteLocation(case / ".build" / "graph.sqlite")), open_reader(server)
    yield one, other
    one.close()
    other.close()


def alike(both: tuple[Reader, Reader], question: Callable[[Reader], Any]) -> Any:
    """The answer, which both stores must give."""
    one, other = (_whole(question(reader)) for reader in both)
    assert one == other
    return one


def _whole(answer: Any) -> Any:
    """An answer without cursors: each store has its own."""
    if dataclasses.is_dataclass(answer) and hasattr(answer, "next"):
        return dataclasses.replace(answer, next=answer.next is not None)  # type: ignore[type-var]
    return list(answer) if isinstance(answer, Iterator) else answer


@pytest.mark.parametrize("table", [name for name in load_schema().tables if name != "claim"])
def test_every_table_is_the_same(both: tuple[Reader, Reader], table: str) -> None:
    rows = alike(both, lambda reader: [dict(row) for row in reader.table(table)])
    assert rows or table in ("document_text", "finding")


def test_every_claim_is_the_same(both: tuple[Reader, Reader]) -> None:
    alike(
        both, lambda reader: sorted((dict(row) for row in reader.table("claim")), key=lambda row: str(row["claim_id"]))
    )


@pytest.mark.parametrize("moment", MOMENTS, ids=repr)
@pytest.mark.parametrize("key", [ICE, CBP, DHS, AMAZON, THIEL, PALANTIR, "system:falcon", "duns:362130952"])
def test_entities_and_their_edges(both: tuple[Reader, Reader], key: str, moment: Moment) -> None:
    def entity(reader: Reader) -> Any:
        try:
            found = reader.entity(key, moment)
        except NotFound as error:
            return str(error)
        return dataclasses.replace(found, keys=tuple(sorted(found.keys)), names=tuple(sorted(found.names)))

    if isinstance(alike(both, entity), str):
        return
    where = EdgeFilter(moment=moment)
    edges = alike(both, lambda reader: reader.edges(key, where, 500))
    assert len({edge.id for edge in edges.items}) == len(edges.items)
    for direction in ("out", "in"):
        alike(both, lambda reader: reader.edges(key, EdgeFilter(direction=direction, implied=True, moment=moment), 500))  # noqa: B023


@pytest.mark.parametrize("moment", MOMENTS, ids=repr)
def test_contracts_and_spending(both: tuple[Reader, Reader], moment: Moment) -> None:
    for order in ("amount", "newest", "oldest", "vendor"):
        alike(both, lambda reader: reader.contracts(ContractFilter(order=order, moment=moment), 500))  # noqa: B023
    alike(
        both, lambda reader: reader.contracts(ContractFilter(agency=ICE, min_amount=1_000_000_00, moment=moment), 500)
    )
    alike(both, lambda reader: reader.contracts(ContractFilter(text="case management", moment=moment), 500))
    for by, recorded in ((("vendor", "agency", "year"), False), (("recipient", "agency"), True), (("vendor",), False)):
        query = SpendingQuery(by, as_recorded=recorded, moment=moment)
        alike(both, lambda reader: reader.spending(query))  # noqa: B023


def test_contracts_page_by_page(both: tuple[Reader, Reader]) -> None:
    def walked(reader: Reader) -> list[str]:
        found, cursor = [], None
        while True:
            page = reader.contracts(ContractFilter(), 3, cursor)
            found += [row.edge.id for row in page.items]
            if (cursor := page.next) is None:
                return found

    assert len(alike(both, walked)) == len(set(walked(both[0])))


@pytest.mark.parametrize(
    "text", ["palantir", "palntir", "HSCETC15C00001", "thomson reuters", "peter", "fal", "zzzz", "ice"]
)
def test_search(both: tuple[Reader, Reader], text: str) -> None:
    found = alike(both, lambda reader: reader.search(text))
    assert bool(found) == (text != "zzzz")
    alike(both, lambda reader: reader.search(text, ("Company", "Person"), 3))


@pytest.mark.parametrize(
    ("start", "end", "steps"),
    [(AMAZON, ICE, 3), (THIEL, ICE, 4), (PALANTIR, "company:facebook", 3), (DHS, "system:azure", 4)],
)
def test_paths(both: tuple[Reader, Reader], start: str, end: str, steps: int) -> None:
    assert alike(both, lambda reader: reader.paths(start, end, EdgeFilter(), steps, 10))
    people = EdgeFilter(predicates=("CHAIR_OF", "BOARD_MEMBER_OF"), moment=Moment(known_at="2018-10-24"))
    alike(both, lambda reader: reader.paths(start, end, people, steps, 10))


def test_neighbourhoods(both: tuple[Reader, Reader]) -> None:
    for keys, depth, limit in (((ICE,), 1, 300), ((PALANTIR, AMAZON), 2, 300), ((DHS,), 2, 20)):
        alike(both, lambda reader: reader.graph(keys, EdgeFilter(), depth, limit))  # noqa: B023
    alike(both, lambda reader: reader.graph((ICE,), EdgeFilter(moment=Moment(as_of="2018-06-30"))))


def test_conflicts_interlocks_sources_findings_and_the_build(both: tuple[Reader, Reader]) -> None:
    assert alike(both, lambda reader: reader.conflicts(limit=200)).items
    assert alike(both, lambda reader: reader.conflicts(ICE, 200)).items
    assert alike(both, lambda reader: reader.corroborations(limit=200)).items
    assert alike(both, lambda reader: reader.corroborations(ICE, "agrees", 200)).items
    assert alike(both, lambda reader: reader.interlocks(200)).items
    sources = alike(both, lambda reader: reader.sources(200)).items
    for source in sources:
        alike(both, lambda reader: reader.source(source.id))  # noqa: B023
    alike(both, lambda reader: reader.findings(limit=200))
    alike(both, lambda reader: dict(reader.build()))


def test_evidence_of_every_edge(both: tuple[Reader, Reader]) -> None:
    numbers = [row["id"] for row in both[0].table("edge")]
    for number in numbers[::5]:
        page = alike(both, lambda reader: reader.evidence(f"{number:016x}", 200))  # noqa: B023
        assert page.items
        alike(both, lambda reader: reader.claim(page.items[0].id))  # noqa: B023
        alike(both, lambda reader: reader.edge(f"{number:016x}"))  # noqa: B023


def test_claims_by_source_entity_status_and_predicate(both: tuple[Reader, Reader]) -> None:
    def told(reader: Reader, **where: str) -> Any:
        return sorted(
            (claim.id, claim.edge, claim.subject, claim.object) for claim in reader.claims(**where, limit=500).items
        )

    for where in (
        {"entity": ICE},
        {"status": "rejected"},
        {"predicate": "HOSTS"},
        {"entity": THIEL, "status": "accepted"},
    ):
        assert alike(both, lambda reader: told(reader, **where))  # noqa: B023


@pytest.mark.parametrize("key", ["company:nobody", "uei:NONE"])
def test_what_is_not_there_is_not_found_in_either(both: tuple[Reader, Reader], key: str) -> None:
    for reader in both:
        with pytest.raises(NotFound):
            reader.entity(key)
