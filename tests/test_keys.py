"""What keys and names of the sources say about identity, and what is left apart and reported."""

from typing import Any

import ibis
import pyarrow as pa
import pytest
from ibis.expr.types import Table

from graph.agencies import load_agencies
from graph.claim import CLAIMS, PARTIES
from graph.identity import Judgement
from graph.keys import agency_judgements, exact_name_judgements, owner_keys, register_judgements
from graph.values import name_key
from tests.made_ledger import action, party, record

A = "a" * 64


def table(*rows: dict[str, Any]) -> Table:
    return ibis.memtable(pa.Table.from_pylist(list(rows), PARTIES))


def merged(**canonical: str) -> Table:
    """What identity found so far: none but what is given."""
    columns = {"key": list(canonical), "canonical": list(canonical.values())}
    return ibis.memtable(pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()}))


def pairs(judgements: list[Judgement]) -> dict[tuple[str, str], str]:
    return {(j.left, j.right): j.judgement for j in judgements}


def test_a_duns_beside_a_uei_is_the_same_party() -> None:
    rows = table(party(A, "uei:ONE", "One", "duns:000000001"), party(A, "uei:ONE", "ONE INC", "duns:000000001"))
    assert pairs(register_judgements(rows)) == {("uei:ONE", "duns:000000001"): "same"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("uei:ONE", "duns:000000001"), ("uei:ONE", "duns:000000002")),
        (("uei:ONE", "duns:000000001"), ("uei:TWO", "duns:000000001")),
    ],
)
def test_a_key_beside_two_others_joins_neither_and_is_reported(first: tuple[str, str], second: tuple[str, str]) -> None:
    found = register_judgements(table(party(A, first[0], "One", first[1]), party(A, second[0], "Two", second[1])))
    assert pairs(found) == {first: "unsure", second: "unsure"}
    assert {j.why for j in found} == {"A key is paired with several."}


def test_several_names_may_lead_to_one_key_but_no_name_to_several() -> None:
    rows = table(
        party(A, "company:one", "One", "uei:ONE"),
        party(A, "uei:ONE", "One again", "company:one-again"),
        party(A, "company:torn", "Torn", "uei:TWO"),
        party(A, "company:torn", "Torn", "uei:THREE"),
    )
    assert pairs(register_judgements(rows)) == {
        ("company:one", "uei:ONE"): "same",
        ("company:one-again", "uei:ONE"): "same",
        ("company:torn", "uei:THREE"): "unsure",
        ("company:torn", "uei:TWO"): "unsure",
    }


def test_a_row_that_repeats_its_own_key_says_nothing() -> None:
    assert register_judgements(table(party(A, "uei:ONE", "One", "uei:ONE"), party(A, "uei:ONE", "One"))) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("U.S. Immigration and Customs Enforcement", "agency:7012"),
        ("IMMIGRATION AND CUSTOMS ENFORCEMENT", "agency:7012"),
        ("U.S. Customs & Border Protection", "agency:7014"),
        ("Department of Homeland Security", "agency:070"),
    ],
)
def test_an_agency_s_name_leads_to_its_code(name: str, code: str) -> None:
    [found] = agency_judgements(table(party(A, name_key("Agency", name), name)), load_agencies())
    assert (found.right, found.judgement, found.strength) == (code, "same", "lexicon")


def test_a_component_that_bears_its_department_s_name_is_the_department() -> None:
    agencies = load_agencies()
    bearing = [a for a in agencies.agencies if (p := agencies.by_code(a.parent_code)) and p.name == a.name]
    found = agency_judgements(table(*(party(A, f"agency:{a.code}", a.name) for a in bearing[:3])), agencies)
    assert pairs(found) == {(f"agency:{a.code}", f"agency:{a.parent_code}"): "same" for a in bearing[:3]}


@pytest.mark.parametrize("name", ["Border Patrol", "Office of Something Unheard Of", "Oakland Police"])
def test_an_agency_that_the_list_does_not_know_stays_as_it_is(name: str) -> None:
    assert agency_judgements(table(party(A, name_key("Agency", name), name)), load_agencies()) == []


def test_a_name_that_several_agencies_share_leads_to_none() -> None:
    agencies = load_agencies()
    names = [a.name for a in agencies.agencies]
    shared = [
        name
        for name in sorted(set(names))
        if names.count(name) > 1 and len({a.parent_code or a.code for a in agencies.by_name(name)}) > 1
    ]
    assert shared
    assert agency_judgements(table(party(A, name_key("Agency", shared[0]), shared[0])), agencies) == []


def test_a_bare_name_that_one_registered_party_bears_is_that_party_s() -> None:
    rows = table(party(A, "uei:PEN", "PEN-LINK, LTD"), party(A, "company:pen-link-ltd", "Pen-Link Ltd."))
    assert pairs(exact_name_judgements(rows, merged(), NOBODY)) == {("company:pen-link-ltd", "uei:PEN"): "same"}


def test_a_bare_name_that_two_registered_parties_bear_is_reported_and_joins_neither() -> None:
    rows = table(party(A, "uei:B", "ACME"), party(A, "uei:A", "Acme"), party(A, "company:acme", "Acme"))
    [found] = exact_name_judgements(rows, merged(), NOBODY)
    assert (found.left, found.right, found.judgement) == ("company:acme", "uei:A", "unsure")
    assert found.why == "2 registered parties bear this name."


def only_parents(*keys: str) -> Table:
    return ibis.memtable(pa.table({"key": pa.array(keys, pa.string())}))


NOBODY = only_parents()


def test_a_number_that_stands_only_as_a_parent_s_is_no_second_bearer_of_a_vendor_s_name() -> None:
    rows = table(
        party(A, "duns:000000001", "CEDAR LLC"),
        party(A, "duns:000000002", "CEDAR LLC"),
        party(A, "company:cedar-llc", "Cedar LLC"),
    )
    found = exact_name_judgements(rows, merged(), only_parents("duns:000000002"))
    assert pairs(found) == {("company:cedar-llc", "duns:000000001"): "same"}


def test_a_parent_s_number_beside_several_names_is_left_apart() -> None:
    rows = table(
        party(A, "duns:000000002", "CEDAR INTERNATIONAL"),
        party(A, "duns:000000002", "DOGWOOD-ELM"),
        party(A, "company:dogwood-elm", "Dogwood-Elm"),
    )
    [found] = exact_name_judgements(rows, merged(), only_parents("duns:000000002"))
    assert (found.right, found.judgement) == ("duns:000000002", "unsure")
    assert found.why == "The number stands only as a parent's, under several names."


def test_a_parent_of_one_name_that_nobody_else_bears_is_the_party_of_that_name() -> None:
    rows = table(party(A, "duns:000000002", "THE FIR COMPANY"), party(A, "company:the-fir-company", "The Fir Company"))
    found = exact_name_judgements(rows, merged(), only_parents("duns:000000002"))
    assert pairs(found) == {("company:the-fir-company", "duns:000000002"): "same"}


def test_keys_that_stand_in_records_only_as_parents_are_told_from_vendors() -> None:
    claims = [
        action(A, 1, "C1", "duns:000000001", "0", 1),
        {**record(A, 1, "C1", "duns:000000002"), **OWNED},
        {**record(A, 2, "C1", "duns:000000001"), **OWNED, "subject_key": "duns:000000003"},
    ]
    told = owner_keys(ibis.memtable(pa.Table.from_pylist(claims, CLAIMS))).to_pyarrow().to_pylist()
    assert told == [{"key": "duns:000000002"}]


OWNED = {"predicate": "SUBSIDIARY_OF", "subject_type": "Company", "subject_key": "duns:000000001", "contract_key": None}


def test_two_keys_of_one_party_are_no_second_bearer_of_its_name() -> None:
    rows = table(party(A, "uei:A", "ACME"), party(A, "duns:000000001", "ACME"), party(A, "company:acme", "Acme"))
    known = ibis.memtable(pa.table({"key": ["duns:000000001"], "canonical": ["uei:A"]}))
    assert pairs(exact_name_judgements(rows, known, NOBODY)) == {("company:acme", "uei:A"): "same"}


@pytest.mark.parametrize(
    ("registered", "bare"),
    [
        ("EVIGILANT.COM", "Vigilant"),
        ("A&A HARRIS", "L3Harris"),
        ("RYDELL AUTO CENTER", "Dell"),
        ("CADDELL CONSTRUCTION", "Dell"),
        ("MAGNET YOUR EVENT", "Magnet Forensics"),
        ("PALANTIR USG, INC.", "Palantir"),
    ],
)
def test_a_name_within_a_name_is_no_match(registered: str, bare: str) -> None:
    rows = table(party(A, "uei:REG", registered), party(A, name_key("Company", bare), bare))
    assert exact_name_judgements(rows, merged(), NOBODY) == []
