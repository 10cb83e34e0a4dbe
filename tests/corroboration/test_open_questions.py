"""Conflicts that follow from what several sources tell: the chart of agencies, retellings, holders."""

import dataclasses
from typing import Any

from graph.said import Said
from tests.test_conflicts import CBP, DHS, ICE, PATROL, found, said

HPE, PALANTIR = "company:hpe", "company:palantir"


def part(agency: str, above: str, number: int, **more: Any) -> Said:
    return said(agency, "PART_OF", above, number, **more)


def listed(agency: str, above: str) -> Said:
    return part(agency, above, 9, reference=True, claim_id=f"r-{agency}")


def held(agency: str, vendor: str, number: int, **more: Any) -> Said:
    return said(agency, "CONTRACTED_WITH", vendor, number, source="s1", **more)


def test_an_agency_under_another_than_the_list_s_stands_beside_the_list() -> None:
    [conflict] = found(listed(ICE, DHS), part(ICE, CBP, 1, astray=True))
    assert (conflict.kind, conflict.rank, conflict.edge_id) == ("reference", 1, None)
    assert [[s.claim_id for s in side] for _, side in conflict.sides] == [["r-agency:7012"], ["t-01"]]


def test_two_wrong_parents_disagree_with_each_other_too() -> None:
    told = found(listed(ICE, DHS), part(ICE, CBP, 1, astray=True), part(ICE, PATROL, 2))
    assert {c.kind for c in told} == {"reference", "exclusive"}


def test_a_body_between_an_agency_and_its_department_is_no_conflict() -> None:
    assert found(listed(PATROL, DHS), listed(CBP, DHS), part(PATROL, CBP, 1), part(CBP, DHS, 2)) == []


def test_the_list_alone_and_what_agrees_with_it_are_no_conflict() -> None:
    assert found(listed(ICE, DHS)) == []
    assert found(listed(ICE, DHS), part(ICE, DHS, 1)) == []


def test_a_retelling_that_names_another_system_departs_from_its_report() -> None:
    told = [
        said("company:microsoft", "DEVELOPS", "system:azure", 1, origin=7, source="nbc"),
        said(ICE, "USES", "system:azure", 2, origin=7, source="nbc"),
        said("company:microsoft", "DEVELOPS", "system:faces", 3, origin=7, source="tpm", retells=True),
        said(ICE, "USES", "system:faces", 4, origin=7, source="tpm", retells=True),
    ]
    [conflict] = found(*told)
    assert (conflict.kind, conflict.disputes) == ("retelling", False)
    assert found(*(dataclasses.replace(one, origin=number) for number, one in enumerate(told))) == []


def test_a_retelling_that_agrees_is_neither_conflict_nor_confirmation() -> None:
    told = [
        held(ICE, PALANTIR, 1, amount=39_000_000_00, origin=7),
        dataclasses.replace(held(ICE, PALANTIR, 2, amount=39_000_000_00, origin=7), source="tpm", retells=True),
    ]
    assert found(*told) == []


def test_a_retelling_that_names_another_party_departs_from_its_report() -> None:
    told = [
        said("company:microsoft", "CRITICISED", ICE, 1, origin=7, source="nbc"),
        said("company:microsoft", "CRITICISED", "agency:white-house", 2, origin=7, source="tpm", retells=True),
    ]
    assert [(c.kind, c.qualifier) for c in found(*told)] == [("retelling", "object")]


def test_a_vendor_listed_with_one_agency_and_described_with_another_is_looked_at() -> None:
    told = [
        held(ICE, HPE, 1),
        held(CBP, HPE, 2, amount=75_000_000_00, detailed=True),
        held(ICE, PALANTIR, 3),
        held(ICE, PALANTIR, 4, amount=39_000_000_00, detailed=True),
    ]
    [conflict] = found(*told)
    assert (conflict.kind, conflict.qualifier, conflict.rank) == ("internal", "subject", 3)
    assert {s.claim_id for _, side in conflict.sides for s in side} == {"t-01", "t-02"}


def test_two_described_contracts_with_two_agencies_are_no_conflict() -> None:
    told = [
        held(ICE, HPE, 1, amount=5_00, detailed=True),
        held(CBP, HPE, 2, amount=75_000_000_00, detailed=True),
        held(ICE, PALANTIR, 4, amount=39_000_000_00, detailed=True),
    ]
    assert found(*told) == []


def test_a_parent_that_is_listed_and_its_subsidiary_that_is_described_may_be_one_contract() -> None:
    told = [
        said("company:trss", "SUBSIDIARY_OF", "company:tr", 1),
        held(ICE, "company:tr", 2),
        held(ICE, "company:trss", 3, amount=6_800_000_00, detailed=True),
    ]
    [conflict] = found(*told)
    assert (conflict.kind, conflict.disputes) == ("granularity", False)
    both = dataclasses.replace(told[1], detailed=True, amount=1_00)
    assert found(told[0], both, told[2]) == []


def test_a_holder_that_is_said_to_have_merged_leaves_open_who_holds_the_contract() -> None:
    told = [said(HPE, "MERGED_INTO", "company:perspecta", 1), held(CBP, HPE, 2, amount=75_000_000_00, detailed=True)]
    [conflict] = found(*told)
    assert (conflict.kind, [value for value, _ in conflict.sides]) == (
        "succession",
        ["merged into COMPANY:PERSPECTA", "held by COMPANY:HPE"],
    )


def test_two_starts_of_one_vendor_s_contract_of_one_amount_contradict_whoever_bought_it() -> None:
    told = [
        held(CBP, HPE, 1, amount=75_000_000_00, start="2017-09", detailed=True),
        held(PATROL, HPE, 2, amount=75_000_000_00, start="2015", detailed=True),
    ]
    assert ("contradiction", "start") in {(c.kind, c.qualifier) for c in found(*told)}
