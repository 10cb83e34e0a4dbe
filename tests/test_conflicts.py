"""Conflicts: which claims cannot all hold, and which only look so."""

import dataclasses
import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.conflicts import Conflict, conflicts
from graph.model import load_schema
from graph.said import Said, veracity_of
from graph.values import hash_id

ICE, CBP, DHS, PATROL = "agency:7012", "agency:7014", "agency:070", "agency:border-patrol"
PARENTS = {ICE: DHS, CBP: DHS, PATROL: CBP}


def said(subject: str, predicate: str, object_: str, number: int = 0, **more: Any) -> Said:
    contract = more.get("contract")
    told: dict[str, Any] = {
        "id": number,
        "claim_id": f"t-{number:02d}",
        "subject": subject,
        "subject_name": subject.upper(),
        "predicate": predicate,
        "object": object_,
        "object_name": object_.upper(),
        "contract": contract,
        "edge_id": hash_id(subject, predicate, object_, contract or ""),
        "amount": None,
        "amount_qualifier": "exact",
        "start": None,
        "end": None,
        "known_from": datetime.date(2024, 1, 1 + number),
        "visibility_rank": 0,
        "veracity": None,
        "note": None,
    }
    return Said(**{**told, **more})


def found(*claims: Said) -> list[Conflict]:
    return conflicts(claims, load_schema(), PARENTS)


def kinds(*claims: Said) -> list[tuple[str, str]]:
    return [(c.kind, c.qualifier) for c in found(*claims)]


def paid(number: int, dollars: float, word: str = "exact", **more: Any) -> Said:
    given_ = {"amount": round(dollars * 100), "amount_qualifier": word, **more}
    return said(ICE, "CONTRACTED_WITH", "company:palantir", number, **given_)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((39e6, "exact"), (41e6, "exact")),
        ((51e6, "exact"), (18.5e6, "exact")),
        ((5e6, "at_least"), (4e6, "exact")),
        ((5e6, "at_most"), (6e6, "exact")),
        ((5e6, "approx"), (6e6, "exact")),
        ((6_790_488, "exact"), (6_790_489, "exact")),
        ((0, "exact"), (10e6, "exact")),
        ((-5e6, "exact"), (5e6, "exact")),
    ],
)
def test_two_amounts_of_one_contract_contradict(one: tuple[float, str], other: tuple[float, str]) -> None:
    assert kinds(paid(1, *one), paid(2, *other)) == [("contradiction", "amount")]
    assert kinds(paid(2, *other), paid(1, *one)) == [("contradiction", "amount")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((39e6, "exact"), (39e6, "exact")),
        ((39e6, "exact"), (39_340_900.82, "exact")),
        ((6.8e6, "exact"), (6_790_488, "exact")),
        ((4.9e6, "at_least"), (5.2e6, "exact")),
        ((4.9e6, "at_least"), (9e6, "exact")),
        ((4.9e6, "at_least"), (50e6, "at_least")),
        ((4e6, "approx"), (3.9e6, "exact")),
        ((800_000, "approx"), (780_000, "exact")),
        ((2e6, "at_most"), (1.5e6, "exact")),
        ((0, "exact"), (0, "exact")),
    ],
)
def test_rounding_about_at_least_and_at_most_are_no_dissent(one: tuple[float, str], other: tuple[float, str]) -> None:
    assert kinds(paid(1, *one), paid(2, *other)) == []
    assert kinds(paid(1, *other), paid(2, *one)) == []


@given(st.integers(-(10**14), 10**14))
def test_an_amount_never_contradicts_itself(cents: int) -> None:
    claims = [said(ICE, "PAID", "company:v", n, amount=cents) for n in (1, 2)]
    assert found(*claims) == []


@pytest.mark.parametrize(
    ("name", "one", "other", "clash"),
    [
        ("start", "2018-05-30", "2018", False),
        ("start", "2018-05", "2018-05-30", False),
        ("start", "2015", "2014", True),
        ("start", "2018-05", "2018-06-01", True),
        ("end", "2019", "2019-12-31", False),
        ("end", "2019-11", "2019-12", True),
    ],
)
def test_dates_contradict_only_where_no_day_fits_both(name: str, one: str, other: str, clash: bool) -> None:
    told = kinds(*(said(ICE, "USES", "system:falcon", n, **{name: text}) for n, text in ((1, one), (2, other))))
    assert told == ([("contradiction", name)] if clash else [])


def test_two_contracts_that_bear_no_name_are_told_apart_by_their_times_and_sums() -> None:
    old = paid(1, 39e6, start="2015", when="2015")
    new = paid(2, 30e6, start="2025", when="2025")
    assert found(old, new) == []
    assert kinds(old, paid(2, 41e6, start="2015", when="2015")) == [("contradiction", "amount")]
    assert kinds(old, paid(2, 39e6, start="2014", when="2014")) == [("contradiction", "start")]
    assert kinds(old, paid(2, 41e6)) == [("contradiction", "amount")]
    named = [dataclasses.replace(one, contract="contract:falcon") for one in (old, new)]
    assert kinds(*named) == [("contradiction", "amount"), ("contradiction", "start")]


def test_different_contracts_between_two_parties_are_no_conflict() -> None:
    assert found(paid(1, 51e6, contract="award:1"), paid(2, 18.5e6, contract="award:2")) == []


def test_what_is_told_of_one_contract_is_compared_whoever_bought_it() -> None:
    other = said(CBP, "CONTRACTED_WITH", "company:palantir", 2, amount=41_00, contract="award:1")
    assert ("contradiction", "amount") in kinds(paid(1, 39, contract="award:1"), other)


def test_two_parents_at_one_time_exclude_each_other() -> None:
    told = [said("company:sub", "SUBSIDIARY_OF", f"company:{name}", n) for n, name in enumerate("ab", 1)]
    [conflict] = found(*told)
    assert (conflict.kind, conflict.qualifier) == ("exclusive", "object")
    assert [value for value, _ in conflict.sides] == ["COMPANY:A", "COMPANY:B"]
    assert conflict.since == datetime.date(2024, 1, 3)


@pytest.mark.parametrize(
    ("periods", "clash"),
    [
        ((("2010", "2015"), ("2016", None)), False),
        ((("2010", "2015-06-01"), ("2015-06-01", "2020")), False),
        ((("2010", "2016"), ("2015", "2020")), True),
        ((("2010", None), ("2015", None)), True),
        (((None, "2012"), ("2013", None)), False),
    ],
)
def test_one_parent_after_another_is_no_conflict(
    periods: tuple[tuple[str | None, str | None], ...], clash: bool
) -> None:
    told = [
        said("company:sub", "SUBSIDIARY_OF", f"company:{n}", n, start=start, end=end)
        for n, (start, end) in enumerate(periods, 1)
    ]
    assert ("exclusive", "object") in kinds(*told) if clash else kinds(*told) == []


def test_two_chairs_of_one_company_exclude_each_other_and_two_directors_do_not() -> None:
    chairs = [said(f"person:{n}", "CHAIR_OF", "company:a", n) for n in (1, 2)]
    assert kinds(*chairs) == [("exclusive", "subject")]
    assert found(*(dataclasses.replace(one, predicate="BOARD_MEMBER_OF") for one in chairs)) == []


def test_the_same_price_from_two_agencies_names_two_buyers_of_one_contract() -> None:
    told = [
        said(buyer, "CONTRACTED_WITH", "company:hpe", n, amount=75_000_000_00) for n, buyer in enumerate((ICE, CBP), 1)
    ]
    [conflict] = found(*told)
    assert (conflict.kind, conflict.qualifier, conflict.edge_id, conflict.rank) == ("contradiction", "subject", None, 1)


def test_an_agency_and_its_component_may_be_one_buyer_told_at_two_levels() -> None:
    told = [
        said(buyer, "CONTRACTED_WITH", "company:hpe", n, amount=75_000_000_00)
        for n, buyer in enumerate((CBP, PATROL), 1)
    ]
    assert kinds(*told) == [("granularity", "subject")]


def test_a_rough_sum_from_two_agencies_is_no_conflict() -> None:
    told = [
        said(buyer, "CONTRACTED_WITH", "company:hpe", n, amount=75_000_000_00, amount_qualifier="approx")
        for n, buyer in enumerate((ICE, CBP), 1)
    ]
    assert found(*told) == []


def test_a_contested_statement_stands_beside_its_rivals() -> None:
    told = [
        said("company:palantir", "DEVELOPS", "system:eagle", 1, veracity="contested", note="ICE's own, others say."),
        said(ICE, "DEVELOPS", "system:eagle", 2),
        said("company:palantir", "DEVELOPS", "system:falcon", 3),
    ]
    [conflict] = found(*told)
    assert (conflict.kind, conflict.rank, conflict.why) == ("contested", 2, "ICE's own, others say.")
    assert [[s.claim_id for s in side] for _, side in conflict.sides] == [["t-02"], ["t-01"]]


def test_a_false_statement_is_listed_even_alone_and_contradicts_nothing_else() -> None:
    told = [paid(1, 39e6, veracity="false"), paid(2, 80e6)]
    [conflict] = found(*told)
    assert (conflict.kind, conflict.rank) == ("contested", 1)
    assert conflict.why == "The case marks this statement as false."


def test_a_contested_statement_that_another_conflict_shows_is_told_once() -> None:
    told = [said("company:sub", "SUBSIDIARY_OF", f"company:{n}", n, veracity="contested") for n in (1, 2)]
    assert kinds(*told) == [("exclusive", "object")]


def test_all_sides_are_kept_each_with_all_its_claims() -> None:
    [conflict] = found(paid(1, 39e6), paid(2, 41e6), paid(3, 39e6), paid(4, 51e6))
    assert [(value, [s.claim_id for s in side]) for value, side in conflict.sides] == [
        ("exact 39,000,000.00", ["t-01", "t-03"]),
        ("exact 41,000,000.00", ["t-02"]),
        ("exact 51,000,000.00", ["t-04"]),
    ]


@given(st.permutations([(1, 39e6), (2, 41e6), (3, 39e6), (4, 75e6), (5, 75e6)]))
def test_a_conflict_keeps_its_id_in_whatever_order_claims_come(order: list[tuple[int, float]]) -> None:
    claims = [paid(n, dollars) for n, dollars in order]
    [one], [other] = found(*claims), found(*sorted(claims, key=lambda s: s.claim_id))
    assert (one.id, one.sides) == (other.id, other.sides)
    assert one.id.startswith("x-")


def test_the_gravest_come_first() -> None:
    told = [
        *(said("company:sub", "SUBSIDIARY_OF", f"company:{n}", n) for n in (1, 2)),
        paid(3, 39e6),
        paid(4, 41e6),
        *(said(b, "CONTRACTED_WITH", "company:hpe", n, amount=75_000_000_00) for n, b in ((5, CBP), (6, PATROL))),
    ]
    assert [c.rank for c in found(*told)] == [1, 2, 3]


def test_many_claims_about_one_thing_are_compared_quickly() -> None:
    told = [paid(n % 28, 39e6 + n % 3, claim_id=f"t-{n}") for n in range(5_000)]
    [conflict] = found(*told)
    assert sum(len(side) for _, side in conflict.sides) == 5_000


@pytest.mark.parametrize(
    ("qualifiers", "told"),
    [("{}", (None, None)), ("", (None, None)), ('{"veracity":"false","note":"No."}', ("false", "No."))],
)
def test_veracity_and_note_are_read_from_the_qualifiers(qualifiers: str, told: tuple[str | None, str | None]) -> None:
    assert veracity_of(qualifiers) == told


def test_a_source_that_lists_a_company_it_says_has_merged_is_at_odds_with_itself() -> None:
    merged = said("company:old", "MERGED_INTO", "company:new", 1, source="a")
    listed = said(ICE, "CONTRACTED_WITH", "company:old", 2, source="a")
    assert kinds(merged, listed) == [("internal", "merger")]
    elsewhere = dataclasses.replace(listed, source="b")
    assert kinds(merged, elsewhere) == []
    described = dataclasses.replace(listed, detailed=True)
    assert kinds(merged, described) == []
