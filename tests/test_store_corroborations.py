"""What every store tells of claims beside award records: SQLite as Neo4j."""

import pytest

from graph.errors import BadFilter, NotFound
from graph.store import Reader
from tests.small_claims import C1, C2, CBP, HOLLOWAY, ICE, OLD, PALANTIR, SOCIETE
from tests.store_questions import pages

pytest_plugins = ["tests.store_places"]


def ids(reader: Reader, **asked: str) -> list[str]:
    return [found.id for found in reader.corroborations(**asked).items]  # type: ignore[arg-type]


def test_what_was_not_found_comes_before_what_agrees(reader: Reader) -> None:
    assert ids(reader) == ["c-2", "c-1", "c-3"]
    assert reader.corroborations().total == 3


def test_an_award_beside_a_claim_tells_its_parties_its_amounts_and_its_records(reader: Reader) -> None:
    found = next(one for one in reader.corroborations().items if one.id == "c-1")
    first, lead = found.awards
    assert (found.claim.id, found.low, found.high, found.why) == ("t-04", 40_00, 45_00, "It agrees.")
    assert (first.contract.id, first.vendor.id, first.agency.id) == (C1, PALANTIR, ICE)
    assert (first.row["kind"], first.row["amount"], first.row["modification"]) == ("obligated", 100_00, "0")
    assert [(record.source.id, record.row["row"]) for record in first.records] == [(OLD, 1)]
    assert (lead.row["role"], lead.row["amount"], lead.records) == ("lead", None, ())


def test_a_search_tells_where_and_for_what(reader: Reader) -> None:
    searched = reader.corroborations().items[0].searched
    assert [source["label"] for source in searched["sources"]] == ["Awards 2022", "A leaked memo"]
    assert (searched["on"], searched["withheld"], searched["filters"]["vendor"]) == ("2022-09-01", 0, "Palantir")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (PALANTIR, ["c-1"]),
        ("duns:362130952", ["c-1"]),
        (SOCIETE, ["c-2", "c-3"]),
        (HOLLOWAY, ["c-1"]),
        (C1, ["c-1"]),
        (C2, ["c-1", "c-3"]),
        (ICE, ["c-1", "c-3"]),
        (CBP, []),
    ],
)
def test_they_are_found_by_every_party_and_award(reader: Reader, key: str, expected: list[str]) -> None:
    assert ids(reader, key=key) == expected


def test_they_are_found_by_verdict(reader: Reader) -> None:
    assert ids(reader, verdict="agrees") == ["c-1", "c-3"]
    assert ids(reader, verdict="none_found", key=SOCIETE) == ["c-2"]
    assert ids(reader, verdict="differs") == []


def test_they_come_each_once_over_all_pages(reader: Reader) -> None:
    assert [one.id for one in pages(lambda cursor: reader.corroborations(limit=1, cursor=cursor))] == ids(reader)


def test_a_wrong_verdict_or_key_is_refused(reader: Reader) -> None:
    with pytest.raises(BadFilter, match="There is no verdict 'maybe'"):
        reader.corroborations(verdict="maybe")
    with pytest.raises(NotFound):
        reader.corroborations("company:nobody")


def test_awards_of_a_hidden_party_and_sources_that_are_not_public_stay_away(public: Reader) -> None:
    page = public.corroborations()
    assert [one.id for one in page.items] == ["c-2", "c-1"]
    assert page.withheld == 1
    assert [source["label"] for source in page.items[0].searched["sources"]] == ["Awards 2022"]
    assert page.items[0].searched["withheld"] == 1
