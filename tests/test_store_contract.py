"""What every store tells of entities, edges, moments and evidence, and how it is searched: SQLite as Neo4j."""

import dataclasses

import pytest

from graph.errors import BadDate, NotFound
from graph.model import load_schema
from graph.store import EdgeFilter, Moment, Reader
from tests.small_claims import (
    AMAZON,
    AWS,
    C1,
    C2,
    C4,
    CBP,
    DHS,
    DOCUMENT,
    ENTITIES,
    FACEBOOK,
    FALCON,
    HOLLOWAY,
    ICE,
    OLD,
    PALANTIR,
    SOCIETE,
    TEXT,
    THIEL,
)
from tests.store_questions import MOMENTS, edge_between, pages

pytest_plugins = ["tests.store_places"]

NOWHERE = "0" * 16


# entities


def test_an_entity_is_found_by_each_of_its_keys(reader: Reader) -> None:
    found = {reader.entity(key).id for key in (PALANTIR, "duns:362130952", "company:palantir")}
    assert found == {PALANTIR}


def test_an_entity_tells_its_keys_names_and_edges(reader: Reader) -> None:
    entity = reader.entity(PALANTIR)
    assert entity.keys == (PALANTIR, "company:palantir", "duns:362130952")
    assert entity.names == (("Palantir Technologies Inc.", "recorded"), ("PALANTIR USG, INC.", "recorded"))
    assert entity.counts == {"CHAIR_OF": 1, "CONTRACTED_WITH": 2, "DEVELOPS": 1, "HOSTS": 1}
    assert entity.contract is None


def test_a_contract_tells_what_is_known_of_it(reader: Reader) -> None:
    contract = reader.entity(C1).contract
    assert contract is not None
    assert (contract["piid"], contract["actions"], contract["first_action"]) == ("HSCETC15C00001", 5, "2022-01-10")


def test_an_unknown_key_is_not_found(reader: Reader) -> None:
    with pytest.raises(NotFound, match="bears the key 'company:nobody'"):
        reader.entity("company:nobody")


def test_an_entity_is_not_found_before_the_case_knew_it(reader: Reader) -> None:
    with pytest.raises(NotFound, match="was not known on 2022-05-01"):
        reader.entity(PALANTIR, Moment(known_at="2022-05-01"))


# edges and amounts


def test_an_edge_keeps_the_amounts_apart(reader: Reader) -> None:
    told = next(e for e in reader.edges(C1, EdgeFilter()).items if e.object.id == PALANTIR)
    assert (told.obligated, told.current, told.potential, told.stated) == (150_00, 500_00, 980_00, 41_00)
    assert (told.currency, told.stated_qualifier, told.sources) == ("USD", "approx", 2)


def test_a_summary_gives_the_amount_where_there_are_no_actions(reader: Reader) -> None:
    (edge,) = reader.edges(C4, EdgeFilter()).items
    assert (edge.obligated, edge.current, edge.potential) == (39_000_000_00, 39_000_000_00, None)


def test_of_two_actions_of_one_day_the_later_modification_is_the_newer(reader: Reader) -> None:
    for moment in MOMENTS[::3]:
        edge = next(e for e in reader.edges(C2, EdgeFilter(moment=moment)).items if e.object.id == HOLLOWAY)
        assert edge.potential == 200_00


def test_edges_come_largest_first_and_each_once_over_all_pages(reader: Reader) -> None:
    whole = reader.edges(CBP, EdgeFilter(), limit=1000)
    paged = pages(lambda cursor: reader.edges(CBP, EdgeFilter(), limit=7, cursor=cursor))
    amounts = [edge.obligated for edge in whole.items if edge.obligated is not None]
    assert paged == list(whole.items)
    assert whole.total == len(whole.items) == 32
    assert amounts == sorted(amounts, reverse=True)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (EdgeFilter(direction="out"), {"DEVELOPS"}),
        (EdgeFilter(direction="in"), {"CONTRACTED_WITH", "CHAIR_OF", "HOSTS"}),
        (EdgeFilter(predicates=("HOSTS", "DEVELOPS")), {"HOSTS", "DEVELOPS"}),
        (EdgeFilter(other_types=("Person",)), {"CHAIR_OF"}),
        (EdgeFilter(min_amount=200_00), {"CONTRACTED_WITH"}),
        (EdgeFilter(status=("proposed",)), set()),
    ],
)
def test_edges_are_filtered(reader: Reader, where: EdgeFilter, expected: set[str]) -> None:
    assert {edge.predicate for edge in reader.edges(PALANTIR, where).items} == expected


def test_proposed_edges_say_so(reader: Reader) -> None:
    assert edge_between(reader, ICE, "USES", FALCON).status == "proposed"


def test_an_edge_whose_claims_were_all_corrected_is_shown_no_more_but_keeps_its_address(reader: Reader) -> None:
    corrected = edge_between(reader, CBP, "CONTRACTED_WITH", PALANTIR, moment=Moment(known_at="2022-12-01"))
    assert not any(edge.object.id == PALANTIR for edge in reader.edges(CBP, EdgeFilter(), limit=100).items)
    assert reader.edge(corrected.id).known_to == "2023-06-01"
    assert reader.evidence(corrected.id).total == 1


def test_a_claim_that_was_rejected_makes_no_edge(reader: Reader) -> None:
    assert not any(edge.object.id == CBP for edge in reader.edges(ICE, EdgeFilter(predicates=("PART_OF",))).items)
    assert reader.claim("t-11").row["status"] == "rejected"


@pytest.mark.parametrize("number", ["", "xyz", NOWHERE, "-000000000000001", "f" * 16, "0" * 15 + "\u0661"])
def test_an_unknown_edge_is_not_found(reader: Reader, number: str) -> None:
    with pytest.raises(NotFound, match="There is no edge"):
        reader.edge(number)


# moments


def test_what_was_known_then_counts_a_correction_only_from_its_day_on(reader: Reader) -> None:
    before, after = (
        next(e for e in reader.edges(C1, EdgeFilter(moment=Moment(known_at=day))).items if e.object.id == PALANTIR)
        for day in ("2023-05-31", "2023-06-01")
    )
    assert (before.obligated, before.potential, before.claims) == (150_00, 950_00, 3)
    assert (after.obligated, after.potential, after.claims) == (150_00, 980_00, 5)


def test_as_of_counts_only_what_was_dated_by_then(reader: Reader) -> None:
    edge = next(
        e for e in reader.edges(C1, EdgeFilter(moment=Moment(as_of="2022-02-01"))).items if e.object.id == PALANTIR
    )
    assert (edge.obligated, edge.potential, edge.stated) == (100_00, 900_00, None)


@pytest.mark.parametrize(("day", "holds"), [("2002-12-31", False), ("2003-01-01", True), ("2022-02-28", True)])
def test_as_of_shows_only_edges_that_held(reader: Reader, day: str, holds: bool) -> None:
    assert bool(reader.edges(THIEL, EdgeFilter(("CHAIR_OF",), moment=Moment(as_of=day))).items) is holds


@pytest.mark.parametrize(("day", "holds"), [("2022-02-28", True), ("2022-03-01", False)])
def test_an_end_of_a_month_s_precision_lasts_to_its_last_day(reader: Reader, day: str, holds: bool) -> None:
    assert bool(reader.edges(THIEL, EdgeFilter(("BOARD_MEMBER_OF",), moment=Moment(as_of=day))).items) is holds


def test_the_present_computed_anew_equals_the_present_as_stored(reader: Reader) -> None:
    for key in ENTITIES:
        stored = {edge.id: edge for edge in reader.edges(key, EdgeFilter(), limit=100).items}
        computed = {
            edge.id: edge
            for edge in reader.edges(key, EdgeFilter(moment=Moment(known_at="2099-01-01")), limit=100).items
        }
        standing = {
            number: dataclasses.replace(edge, claims=computed[number].claims) for number, edge in stored.items()
        }
        assert computed == standing


@pytest.mark.parametrize("day", ["2022-1-1", "yesterday", "2022-02-30", "20220101"])
def test_a_moment_that_is_no_day_is_refused(reader: Reader, day: str) -> None:
    with pytest.raises(BadDate, match="is no day"):
        reader.edges(ICE, EdgeFilter(moment=Moment(as_of=day)))


# evidence


def test_evidence_shows_the_quote_in_its_place(reader: Reader) -> None:
    claims = reader.evidence(edge_between(reader, THIEL, "CHAIR_OF", PALANTIR).id).items
    quoted = next(claim for claim in claims if claim.id == "t-01")
    assert quoted.before + quoted.row["quote"] + quoted.after == TEXT[: 48 + 200]
    assert {claim.source.label for claim in claims} == {"An article", "A paper that repeats it"}


def test_whoever_repeats_a_report_is_no_second_source(reader: Reader) -> None:
    edge = edge_between(reader, THIEL, "CHAIR_OF", PALANTIR)
    assert (edge.claims, edge.sources) == (2, 1)


def test_evidence_of_a_moment_is_what_was_known_then(reader: Reader) -> None:
    edge = next(e for e in reader.edges(C1, EdgeFilter()).items if e.object.id == PALANTIR)
    now, then = reader.evidence(edge.id), reader.evidence(edge.id, moment=Moment(known_at="2023-05-31"))
    assert [claim.row["potential"] for claim in now.items if claim.row["date"] == "2022-03-01"] == [980_00]
    assert [claim.row["potential"] for claim in then.items if claim.row["date"] == "2022-03-01"] == [950_00]


def test_a_claim_tells_every_column(reader: Reader) -> None:
    claim = reader.claim("r-aaaaaaaaaaaa-1-CONTRACTED_WITH")
    assert set(claim.row) == {column.name for column in load_schema().tables["claim"].columns}
    assert (claim.subject.id, claim.object.id, claim.row["obligated"], claim.row["row"]) == (ICE, PALANTIR, 100_00, 1)


def test_claims_are_listed_by_source_entity_status_and_predicate(reader: Reader) -> None:
    assert {claim.source.id for claim in reader.claims(source=DOCUMENT).items} == {DOCUMENT}
    assert {claim.id for claim in reader.claims(entity=FACEBOOK).items} == {"t-03"}
    assert {claim.id for claim in reader.claims(status="proposed").items} == {"t-06"}
    assert {claim.id for claim in reader.claims(entity=DHS, predicate="PART_OF").items} == {"t-09", "t-10"}
    assert "t-11" in {claim.id for claim in reader.claims(entity=CBP, limit=100).items}


@pytest.mark.parametrize("where", [{}, {"source": OLD}, {"entity": CBP}, {"entity": C1}])
def test_claims_come_each_once_over_all_pages(reader: Reader, where: dict[str, str]) -> None:
    whole = reader.claims(limit=1000, **where).items
    assert pages(lambda cursor: reader.claims(limit=4, cursor=cursor, **where)) == list(whole)
    assert len({claim.id for claim in whole}) == len(whole) > 4


def test_sources_tell_how_much_they_say(reader: Reader) -> None:
    assert [(source.label, source.claims) for source in reader.sources().items] == [
        ("A leaked memo", 1),
        ("A paper that repeats it", 3),
        ("An article", 10),
        ("Awards 2022", 35),
        ("Awards 2023", 8),
    ]
    assert reader.source(OLD).row["rows_in"] == 40


# search


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Palantir Technologies Inc.", PALANTIR),
        ("palantir", PALANTIR),
        ("palan", PALANTIR),
        ("technologies palantir", PALANTIR),
        ("palantr", PALANTIR),
        ("Pallantir tecnologies", PALANTIR),
        ("palantir usg", PALANTIR),
        ("face book", FACEBOOK),
        ("Societe Generale", SOCIETE),
        ("AmazonWeb Services", AWS),
        ("uei:PAL000000001", PALANTIR),
        ("pal000000001", PALANTIR),
        ("362130952", PALANTIR),
        ("12345678", HOLLOWAY),
        ("HSCETC15", C1),
        ("70CTD022P00000901", C2),
        ("falcon operations", C4),
    ],
)
def test_search_finds(reader: Reader, text: str, first: str) -> None:
    assert reader.search(text)[0].entity.id == first


def test_search_puts_the_very_name_before_beginnings_words_and_slips(reader: Reader) -> None:
    hits = reader.search("amazon")
    assert [hit.entity.id for hit in hits[:2]] == [AMAZON, AWS]
    assert hits[0].score == 1.0 > hits[1].score


def test_search_keeps_to_the_types_asked_for(reader: Reader) -> None:
    assert {hit.entity.type for hit in reader.search("amazon", types=["System"])} == {"System"}
    assert len(reader.search("vendor", limit=5)) == 5


@pytest.mark.parametrize(
    "text", ["", "  ", '"', "AND OR NOT NEAR(", "name:palantir*", "a" * 5000, "(((", "*", "^x", "-x", "\0", "😀"]
)
def test_search_takes_any_text_for_words(reader: Reader, text: str) -> None:
    assert all(0 < hit.score <= 1 for hit in reader.search(text))
