"""What every store tells of the graph as a whole: paths, contracts, sums, lists, visibility: SQLite as Neo4j."""

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from graph.errors import BadCursor, BadFilter, NotFound, VendorgraphError
from graph.model import load_schema
from graph.store import ContractFilter, ContractRow, Edge, EdgeFilter, Moment, Reader, SpendingQuery
from graph.stores import Location, open_reader
from tests.small_build import small_build
from tests.small_claims import (
    AMAZON,
    BOARD,
    C1,
    C2,
    C3,
    C4,
    CBP,
    DHS,
    ENTITIES,
    FACEBOOK,
    FALCON,
    GHOST,
    HOLLOWAY,
    ICE,
    PALANTIR,
    SECRET,
    SOCIETE,
    THIEL,
    VENDORS,
)
from tests.store_questions import MOMENTS, pages

pytest_plugins = ["tests.store_places"]


# graph and paths


def test_a_graph_bundles_many_edges_and_lists_few(reader: Reader) -> None:
    graph = reader.graph([ICE], EdgeFilter())
    bundle = next(b for b in graph.bundles if b["object"].id == PALANTIR and b["predicate"] == "CONTRACTED_WITH")
    assert (bundle["edges"], bundle["obligated"]) == (2, 39_000_150_00)
    assert {ref.id for ref in graph.nodes} == {ICE, PALANTIR, HOLLOWAY, GHOST, FALCON, DHS}
    assert {edge.predicate for edge in graph.edges} == {"CONTRACTED_WITH", "USES", "PART_OF", "DEVELOPS"}
    assert not graph.truncated


def test_a_graph_says_when_there_is_more(reader: Reader) -> None:
    graph = reader.graph([CBP], EdgeFilter(), limit=10)
    assert len(graph.bundles) == 10
    assert graph.truncated


def test_a_graph_goes_as_deep_as_asked(reader: Reader) -> None:
    near, far = (reader.graph([FACEBOOK], EdgeFilter(), depth=depth) for depth in (1, 2))
    assert {ref.id for ref in near.nodes} == {FACEBOOK, THIEL}
    assert {ref.id for ref in far.nodes} == {FACEBOOK, THIEL, PALANTIR}
    assert [ref.id for ref in reader.graph([FACEBOOK], EdgeFilter(), depth=0).nodes] == [FACEBOOK]


def test_a_graph_of_chosen_entities_has_the_edges_among_them_alone(reader: Reader) -> None:
    found = reader.graph([ICE, PALANTIR, THIEL], EdgeFilter(), 0)
    assert {node.id for node in found.nodes} == {ICE, PALANTIR, THIEL}
    ends = {(bundle["subject"].id, bundle["object"].id) for bundle in found.bundles}
    assert ends == {(ICE, PALANTIR), (THIEL, PALANTIR)}
    assert all(bundle["currency"] == "USD" for bundle in found.bundles if bundle["obligated"] is not None)


def test_neighbours_are_counted_by_predicate_direction_and_kind(reader: Reader) -> None:
    entity, found = reader.entity(PALANTIR), reader.neighbours(PALANTIR)
    assert {one.predicate: one.edges for one in found} == dict(entity.counts)
    [contracts] = [one for one in found if one.predicate == "CONTRACTED_WITH"]
    edges = reader.edges(PALANTIR, EdgeFilter(predicates=("CONTRACTED_WITH",))).items
    assert (contracts.forward, contracts.type) == (False, "Agency")
    assert contracts.neighbours == len({edge.subject.id for edge in edges})
    assert contracts.obligated == sum(edge.obligated or 0 for edge in edges)


def test_years_of_all_vendors_add_up_to_the_spending(reader: Reader) -> None:
    spent: dict[int, int] = {}
    for name, year, _, obligated in reader.spending(SpendingQuery(("agency", "year"))):
        if name == "U.S. Immigration and Customs Enforcement":
            spent[year] = spent.get(year, 0) + obligated
    years = reader.years(ICE)
    assert {one.year: one.obligated or 0 for one in years if one.actions} == spent
    assert sum(one.contracts for one in years) > 0 and [one.year for one in years] == sorted(one.year for one in years)


def test_paths_come_shortest_first_and_walk_either_way(reader: Reader) -> None:
    paths = reader.paths(FACEBOOK, FALCON, EdgeFilter())
    assert [ref.id for ref in paths[0].nodes] == [FACEBOOK, THIEL, PALANTIR, FALCON]
    assert [forward for _, forward in paths[0].steps] == [False, True, True]
    assert [len(path.steps) for path in paths] == sorted(len(path.steps) for path in paths)
    assert all(path.weakest == min(edge.sources for edge, _ in path.steps) for path in paths)


def test_paths_follow_only_what_is_asked_for(reader: Reader) -> None:
    assert reader.paths(FACEBOOK, FALCON, EdgeFilter(direction="out")) == ()
    assert reader.paths(FACEBOOK, FALCON, EdgeFilter(predicates=("CHAIR_OF", "DEVELOPS"))) == ()
    assert reader.paths(FACEBOOK, FALCON, EdgeFilter(), max_steps=2) == ()
    assert reader.paths(THIEL, FALCON, EdgeFilter(direction="out"))[0].nodes[1].id == PALANTIR


def test_a_path_takes_the_best_supported_of_parallel_edges(reader: Reader) -> None:
    (path,) = reader.paths(ICE, PALANTIR, EdgeFilter(), max_steps=1)
    assert path.steps[0][0].contract is not None
    assert path.steps[0][0].contract.id == C1


def test_paths_have_at_most_six_steps(reader: Reader) -> None:
    longest = reader.paths(BOARD, SOCIETE, EdgeFilter(), max_steps=6)
    assert [len(path.steps) for path in longest] == [1]
    with pytest.raises(BadFilter, match="1 to 6 steps"):
        reader.paths(BOARD, SOCIETE, EdgeFilter(), max_steps=7)


# implied edges


def implied_at(reader: Reader, key: str, **where: Any) -> list[Edge]:
    found = pages(lambda cursor: reader.edges(key, EdgeFilter(implied=True, **where), limit=5, cursor=cursor))
    return [edge for edge in found if edge.implied]


def test_a_contract_edge_is_told_from_the_contract_s_side_when_asked(reader: Reader) -> None:
    told = {(edge.predicate, edge.subject.id, edge.object.id) for edge in implied_at(reader, C1)}
    assert told == {("AWARDED_TO", C1, PALANTIR), ("AWARDED_BY", C1, ICE)}
    assert not any(edge.implied for edge in reader.edges(C1, EdgeFilter()).items)


def test_an_implied_edge_speaks_for_all_that_it_restates(reader: Reader) -> None:
    by_ice = next(edge for edge in implied_at(reader, C2) if edge.predicate == "AWARDED_BY")
    assert (by_ice.obligated, by_ice.claims) == (12_34 + 2_00 + 5_00, 4)
    assert reader.edge(by_ice.id) == by_ice
    assert {claim.object.id for claim in reader.evidence(by_ice.id).items} == {HOLLOWAY, GHOST}


def test_implied_edges_come_each_once_over_all_pages(reader: Reader) -> None:
    awarded = pages(lambda cursor: reader.edges(CBP, EdgeFilter(("AWARDED_BY",)), limit=3, cursor=cursor))
    assert len(awarded) == len({edge.id for edge in awarded}) == 16


def test_implied_edges_have_their_moments(reader: Reader) -> None:
    then = implied_at(reader, C3, moment=Moment(known_at="2022-12-01"))
    assert {edge.object.id for edge in then} == {CBP, AMAZON, PALANTIR}
    assert {edge.object.id for edge in implied_at(reader, C3)} == {CBP, AMAZON}


def test_paths_lead_through_contracts_when_asked(reader: Reader) -> None:
    paths = reader.paths(C1, C4, EdgeFilter(implied=True))
    assert [ref.id for ref in paths[0].nodes] in ([C1, PALANTIR, C4], [C1, ICE, C4])
    assert reader.paths(C1, C4, EdgeFilter()) == ()


def test_a_graph_shows_implied_edges_when_asked(reader: Reader) -> None:
    assert {edge.predicate for edge in reader.graph([C1], EdgeFilter(implied=True)).edges} >= {
        "AWARDED_TO",
        "AWARDED_BY",
    }


# contracts and spending


@pytest.mark.parametrize(
    ("where", "numbers"),
    [
        (ContractFilter(vendor=HOLLOWAY), {C2}),
        (ContractFilter(vendor="duns:362130952", agency=ICE), {C1, C4}),
        (ContractFilter(agency=ICE, since="2022-09-01", until="2022-12-31"), {C2}),
        (ContractFilter(text="hscetc"), {C1}),
        (ContractFilter(text="HOLLOWAY"), {C2}),
        (ContractFilter(text="licenses for 70b03"), {C3}),
        (ContractFilter(min_amount=1_000_000_00), {C4}),
        (ContractFilter(agency=ICE, max_amount=5_00), {C2}),
        (ContractFilter(text="%"), set()),
    ],
)
def test_contracts_are_filtered(reader: Reader, where: ContractFilter, numbers: set[str]) -> None:
    assert {row.edge.contract.id for row in reader.contracts(where).items if row.edge.contract} == numbers


@pytest.mark.parametrize("order", ["amount", "newest", "oldest", "vendor"])
def test_contracts_come_in_order_each_once_over_all_pages(reader: Reader, order: str) -> None:
    whole = reader.contracts(ContractFilter(order=order), limit=1000).items
    assert pages(lambda cursor: reader.contracts(ContractFilter(order=order), limit=6, cursor=cursor)) == list(whole)
    told: dict[str, Callable[[ContractRow], Any]] = {
        "amount": lambda row: -(row.edge.obligated or 0),
        "newest": lambda row: -int((row.contract["first_action"] or "0").replace("-", "")),
        "oldest": lambda row: row.contract["first_action"] or "9999",
        "vendor": lambda row: row.edge.object.name.lower(),
    }
    ranks = [told[order](row) for row in whole]
    assert ranks == sorted(ranks)


def test_spending_adds_up_as_recorded(reader: Reader) -> None:
    rows = list(reader.spending(SpendingQuery(("recipient", "agency"), as_recorded=True)))
    assert rows[0] == (PALANTIR, ICE, 4, 39_000_150_00)
    assert sum(row[2] for row in rows) == 39
    assert rows == sorted(rows, key=lambda row: (-row[3], row[0], row[1]))


def test_spending_after_identity_has_the_same_totals_and_fiscal_years_from_october(reader: Reader) -> None:
    recorded = list(reader.spending(SpendingQuery(("recipient", "agency"), as_recorded=True)))
    resolved = list(reader.spending(SpendingQuery(("vendor", "agency", "year"))))
    assert [sum(row[-n] for row in recorded) for n in (1, 2)] == [sum(row[-n] for row in resolved) for n in (1, 2)]
    assert ("Amazon.com, Inc.", "U.S. Customs and Border Protection", 2021, 1, 300_00) in resolved
    assert ("Holloway Analytics, LLC", "U.S. Immigration and Customs Enforcement", 2023, 3, 14_34) in resolved


def test_spending_then_counts_what_was_known_then(reader: Reader) -> None:
    query = SpendingQuery(("recipient",), as_recorded=True, moment=Moment(known_at="2022-12-01"))
    assert dict((row[0], row[1:]) for row in reader.spending(query))[PALANTIR] == (3, 151_00)


def test_subawards_are_told_apart_from_prime_spending(reader: Reader) -> None:
    recorded = SpendingQuery(("recipient", "agency"), as_recorded=True, level="sub")
    resolved = SpendingQuery(("vendor", "agency", "year"), level="sub")
    assert list(reader.spending(recorded)) == [(AMAZON, "ICE, as written", 1, 7_00)]
    assert list(reader.spending(resolved)) == [
        ("Amazon.com, Inc.", "U.S. Immigration and Customs Enforcement", 2022, 1, 7_00)
    ]


# lists


def test_conflicts_tell_who_says_what(reader: Reader) -> None:
    page = reader.conflicts()
    assert [conflict.id for conflict in page.items] == ["x-1", "x-2"]
    assert [(value, [claim.id for claim in claims]) for value, claims in page.items[0].sides] == [
        ("500", ["t-12"]),
        ("600", ["t-13"]),
    ]
    assert [conflict.id for conflict in reader.conflicts(SOCIETE).items] == ["x-1"]
    assert reader.conflicts(HOLLOWAY).items == ()


def test_interlocks_are_people_with_roles_in_two_organisations(reader: Reader) -> None:
    (found,) = reader.interlocks().items
    assert found[0].id == THIEL
    assert {edge.predicate for edge in found[1]} == {"CHAIR_OF", "BOARD_MEMBER_OF"}


def test_findings_are_listed_by_kind(reader: Reader) -> None:
    assert [finding["number"] for finding in reader.findings().items] == [1, 2]
    assert [finding["detail"] for finding in reader.findings("reject").items] == ["No date."]


def test_the_build_tells_about_itself(reader: Reader) -> None:
    assert reader.build()["build_id"] == "build-1"


@pytest.mark.parametrize("name", list(load_schema().tables))
def test_every_table_comes_back_as_it_was_written_in_key_order(reader: Reader, name: str) -> None:
    written = small_build().tables[name].batches().read_all().to_pylist()
    assert list(reader.table(name)) == written


def test_cursors_of_other_questions_are_refused(reader: Reader) -> None:
    cursor = reader.edges(CBP, EdgeFilter(), limit=5).next
    assert cursor is not None
    for foreign in (cursor, cursor[:-2], "x", "W10", "MQ", "é", "W" * 5000):
        with pytest.raises(BadCursor, match="does not belong"):
            reader.edges(ICE, EdgeFilter(), cursor=foreign)
        with pytest.raises(BadCursor, match="does not belong"):
            reader.claims(cursor=foreign)


@pytest.mark.parametrize(
    "ask",
    [
        lambda r: r.edges(ICE, EdgeFilter(predicates=("EATS",))),
        lambda r: r.edges(ICE, EdgeFilter(direction="up")),
        lambda r: r.edges(ICE, EdgeFilter(other_types=("Ship",))),
        lambda r: r.edges(ICE, EdgeFilter(), limit=0),
        lambda r: r.edges(ICE, EdgeFilter(), limit=10**9),
        lambda r: r.contracts(ContractFilter(order="name")),
        lambda r: r.search("x", types=["Ship"]),
        lambda r: list(r.spending(SpendingQuery(("colour",)))),
        lambda r: list(r.spending(SpendingQuery(()))),
        lambda r: list(r.table("users")),
        lambda r: r.graph([], EdgeFilter()),
        lambda r: r.graph([ICE], EdgeFilter(), depth=99),
        lambda r: r.paths(ICE, ICE, EdgeFilter()),
    ],
)
def test_a_question_that_makes_no_sense_is_refused_with_what_to_do(
    reader: Reader, ask: Callable[[Reader], object]
) -> None:
    with pytest.raises(BadFilter, match=r".+\.$"):
        ask(reader)


# visibility


def test_without_a_key_only_what_is_public_is_shown_and_the_rest_counted(public: Reader) -> None:
    with pytest.raises(NotFound):
        public.entity(GHOST)
    with pytest.raises(NotFound):
        public.source(SECRET)
    with pytest.raises(NotFound):
        public.claim("t-07")
    edges = public.edges(ICE, EdgeFilter())
    assert GHOST not in {edge.object.id for edge in edges.items}
    assert (edges.withheld, public.edges(PALANTIR, EdgeFilter()).withheld) == (1, 1)
    assert public.sources().withheld == 1
    assert [conflict.id for conflict in public.conflicts().items] == ["x-1"]
    assert public.conflicts().withheld == 1
    assert public.findings().withheld == 1
    assert public.contracts(ContractFilter(agency=ICE)).withheld == 1
    assert public.search("ghost") == ()


def test_without_a_key_nothing_leads_through_what_is_hidden(public: Reader, reader: Reader) -> None:
    assert any(GHOST in {ref.id for ref in path.nodes} for path in reader.paths(AMAZON, ICE, EdgeFilter()))
    assert not any(GHOST in {ref.id for ref in path.nodes} for path in public.paths(AMAZON, ICE, EdgeFilter()))
    assert GHOST not in {ref.id for ref in public.graph([ICE], EdgeFilter(), depth=2).nodes}
    assert GHOST not in {row[0] for row in public.spending(SpendingQuery(("recipient",), as_recorded=True))}


# both stores


def put(method: str, *given: Any, **named: Any) -> Callable[[Reader], object]:
    """A question that waits for a reader."""

    def ask(reader: Reader) -> object:
        answer = getattr(reader, method)(*given, **named)
        return list(answer) if isinstance(answer, Iterator) else answer

    return ask


def questions() -> Iterator[tuple[str, Callable[[Reader], object]]]:
    """Everything that can be asked of the small graph, by name."""
    for key, moment in itertools.product((ICE, PALANTIR, THIEL, C1, GHOST, VENDORS[0]), MOMENTS):
        yield f"entity {key} {moment}", put("entity", key, moment)
        yield f"edges {key} {moment}", put("edges", key, EdgeFilter(moment=moment, implied=True))
        yield f"graph {key} {moment}", put("graph", [key], EdgeFilter(moment=moment, implied=key == C1), 2, 40)
        yield f"neighbours {key} {moment}", put("neighbours", key, moment)
        yield f"years {key} {moment}", put("years", key, moment)
    for key in ENTITIES:
        yield f"claims of {key}", put("claims", entity=key)
        yield f"conflicts of {key}", put("conflicts", key)
    for text in ("palantir", "palantr", "vendor", "ice", "facebok", "amazonweb services", "HSC", "usg", "servces"):
        yield f"search {text}", put("search", text)
    for order in ("amount", "newest", "oldest", "vendor"):
        yield f"contracts {order}", put("contracts", ContractFilter(order=order), limit=100)
    for moment in MOMENTS:
        yield f"contracts {moment}", put("contracts", ContractFilter(moment=moment), limit=100)
        yield f"paths {moment}", put("paths", AMAZON, ICE, EdgeFilter(moment=moment), 6, 10)
        yield f"paths by contracts {moment}", put("paths", C1, C3, EdgeFilter(moment=moment, implied=True), 4, 10)
        for by, level in itertools.product((("vendor", "agency", "year"), ("year",)), ("auto", "sub")):
            yield f"spending {by} {level} {moment}", put("spending", SpendingQuery(by, False, level, moment))
        yield f"recorded {moment}", put("spending", SpendingQuery(("recipient", "agency"), True, moment=moment))
    yield "interlocks", put("interlocks")
    yield "sources", put("sources")
    yield "claims", put("claims", limit=100)


@pytest.mark.neo4j
@pytest.mark.parametrize("public_only", [False, True])
def test_both_stores_give_the_same_answers(
    sqlite_location: Location, neo4j_location: Location, public_only: bool
) -> None:
    readers = [open_reader(place, public_only) for place in (sqlite_location, neo4j_location)]
    differing = [name for name, ask in questions() if _answer(readers[0], ask) != _answer(readers[1], ask)]
    for reader in readers:
        reader.close()
    assert differing == []


def _answer(reader: Reader, ask: Callable[[Reader], object]) -> object:
    try:
        return ask(reader)
    except VendorgraphError as error:
        return type(error), str(error)
