"""What a text speaks of without its name: bodies in small letters, countries that deal."""

from pathlib import Path

import pytest

from tests.test_extract_names import names
from tests.test_extract_prose import CONTRACT, edges, read

SUPPLIES = "SUPPLIES"
USES = "USES"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guatemala's prison service paid.", {"prison service": "Agency"}),
        ("The Libyan coast guard paid.", {"Libyan coast guard": "Agency"}),
        ("It met the Colombian attorney general’s office.", {"Colombian attorney general’s office": "Agency"}),
        ("It met the attorney general's office.", {"attorney general's office": "Agency"}),
        ("It met the department of home affairs.", {"department of home affairs": "Agency"}),
    ],
)
def test_bodies_in_small_letters_are_names(text: str, expected: dict[str, str]) -> None:
    found = names(text)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize("text", ["It met the army.", "Small prison services paid."])
def test_what_is_no_particular_body_is_no_name(text: str) -> None:
    assert not {"army", "prison services"} & set(names(text))


def test_a_body_in_small_letters_is_known_by_its_country(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Kenya's army bought drones from Lumora Systems."))
    assert ("Lumora Systems", SUPPLIES, "Kenya's army") in found


def test_a_body_in_small_letters_is_the_one_that_the_text_names(tmp_path: Path) -> None:
    found = edges(
        read(
            tmp_path,
            "The Elm County Sheriff's Office has a helicopter.",
            "Later the sheriff's office bought drones from Lumora Systems.",
        )
    )
    assert ("Lumora Systems", SUPPLIES, "Elm County Sheriff's Office") in found


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (
            "Lumora Systems supplies gates to countries such as Chile and Togo.",
            ("Lumora Systems", SUPPLIES, "Togo"),
        ),
        ("Lumora Systems sold drones to Ukraine.", ("Lumora Systems", SUPPLIES, "Ukraine")),
        ("Lumora Systems signed a contract with Kenya.", ("Kenya", CONTRACT, "Lumora Systems")),
        ("Lumora Systems won a contract to guard Kenya's ports.", ("Kenya", CONTRACT, "Lumora Systems")),
        ("Zambia’s government signed a contract with Lumora Systems.", ("Zambia", CONTRACT, "Lumora Systems")),
    ],
)
def test_countries_deal(tmp_path: Path, text: str, edge: tuple[str, str, str]) -> None:
    assert edge in edges(read(tmp_path, text))


@pytest.mark.parametrize(
    "text", ["Lumora Systems exported drones to Ukraine.", "Lumora Systems provided help to Ukraine."]
)
def test_a_market_and_help_make_no_customer_of_a_country(tmp_path: Path, text: str) -> None:
    assert not edges(read(tmp_path, text))


def test_the_department_is_the_only_body_of_the_text_however_far_back(tmp_path: Path) -> None:
    found = edges(
        read(
            tmp_path,
            "The Veldish Revenue Service is old.",
            *("Rain fell on the hills all day.",) * 6,
            "Then the department’s deal with Lumora Systems ran out.",
        )
    )
    assert ("Veldish Revenue Service", CONTRACT, "Lumora Systems") in found


def test_information_technology_is_no_pronoun(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "The Home Office awarded a contract to IT supplier Lumora Systems."))
    assert found == {("Home Office", CONTRACT, "Lumora Systems")}


@pytest.mark.parametrize(
    "text",
    [
        "Lumora Systems examined a contract with the Home Office.",
        "It names Lumora Systems and Home Office staff who review every contract.",
        "The Supreme Court heard that Lumora Systems had won a contract.",
    ],
)
def test_who_finds_oversees_or_judges_a_contract_is_no_party(tmp_path: Path, text: str) -> None:
    assert not edges(read(tmp_path, text))


def test_a_supplier_of_somebodys_goods_supplies_the_owner(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Lumora Systems is a supplier of Peru's radios."))
    assert ("Lumora Systems", SUPPLIES, "Peru") in found


@pytest.mark.parametrize(
    "text",
    [
        "The Home Office was among the first agencies that tested Corvane software.",
        "The Home Office is one of nine bodies that use Corvane software.",
        "The Home Office is the only agency that uses Corvane software.",
    ],
)
def test_who_is_among_the_users_is_one(tmp_path: Path, text: str) -> None:
    assert ("Home Office", USES, "Corvane") in edges(read(tmp_path, text))


def test_who_is_not_among_the_users_is_none(tmp_path: Path) -> None:
    found = read(tmp_path, "The Home Office is not among the bodies that use Pegasus.").claims
    assert {claim.modality for claim in found} == {"denied"}


def test_a_foreign_firm_is_the_only_one_of_the_text_named_later(tmp_path: Path) -> None:
    found = edges(
        read(
            tmp_path,
            "In spring a Danish firm won a contract from the Home Office.",
            "Lumora Systems said it was glad.",
        )
    )
    assert ("Home Office", CONTRACT, "Lumora Systems") in found


def test_their_contracts_are_those_of_all_who_are_named_before(tmp_path: Path) -> None:
    text = "Lumora Systems and Quennor Ltd have lost their contracts with the Home Office."
    found = {object_ for _, predicate, object_ in edges(read(tmp_path, text)) if predicate == CONTRACT}
    assert found == {"Lumora Systems", "Quennor Ltd"}


def test_what_is_installed_at_a_body_is_what_was_developed(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "The Corvane software installed at the Home Office was developed by Lumora Systems."))
    assert ("Lumora Systems", "DEVELOPS", "Corvane") in found


def test_a_lot_of_a_tender_is_awarded_by_the_body_just_spoken_of(tmp_path: Path) -> None:
    found = edges(
        read(tmp_path, "The Home Office closed its tender in May.", "Lot 2, for gates, was awarded to Lumora Systems.")
    )
    assert ("Home Office", CONTRACT, "Lumora Systems") in found


@pytest.mark.parametrize(
    "texts",
    [
        ("The Elm County Jail is full.", "The county signed a contract with Lumora Systems."),
        ("The Elm City Council met.", "The police department signed a contract with Lumora Systems."),
        ("The Veldish Ministry of Trade met.", "The police signed a contract with Lumora Systems."),
        (
            "The school system in Elmstead is old. The Veldish Audit Office wrote.",
            "The department hired Lumora Systems.",
        ),
    ],
)
def test_a_common_noun_means_no_body_of_another_kind(tmp_path: Path, texts: tuple[str, str]) -> None:
    assert not edges(read(tmp_path, *texts))


def test_a_system_of_another_use_is_another_one(tmp_path: Path) -> None:
    first = "The spyware Corvane is sold by Lumora Systems."
    assert ("Home Office", USES, "Corvane") not in edges(
        read(tmp_path, first, "The Home Office bought the parking payment system in May.")
    )
    assert ("Home Office", USES, "Corvane") in edges(
        read(tmp_path, first, "The Home Office bought the spyware in May.")
    )


def test_a_system_that_was_sold_was_sold_to_the_body_just_spoken_of(tmp_path: Path) -> None:
    found = edges(
        read(
            tmp_path,
            "The vans are for the Home Office.",
            "Rain fell all day.",
            "Their Corvane software was supplied by Lumora Systems.",
        )
    )
    assert ("Lumora Systems", SUPPLIES, "Home Office") in found


def test_a_body_in_small_letters_is_the_same_in_capitals(tmp_path: Path) -> None:
    found = edges(
        read(
            tmp_path,
            "The Veldish Patrol Service is old. Officers of the Veldish Patrol Service met.",
            "A contract with Lumora Systems was signed by the veldish patrol service.",
        )
    )
    assert ("Veldish Patrol Service", CONTRACT, "Lumora Systems") in found


def test_both_drones_are_the_two_just_named(tmp_path: Path) -> None:
    found = edges(
        read(
            tmp_path,
            "Lumora Systems sells its Corvane drone. Quennor Ltd sells its Mistral drone.",
            "The Home Office deploys both drones.",
        )
    )
    assert {system for body, predicate, system in found if predicate == USES} == {"Corvane", "Mistral"}


def test_who_acts_stands_behind_after_and_before(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "It rained a week before Lumora Systems sold its cameras to the Home Office."))
    assert ("Lumora Systems", SUPPLIES, "Home Office") in found


def test_a_system_keeps_its_noun_behind_a_bracket(tmp_path: Path) -> None:
    found = edges(
        read(tmp_path, "Nobody likes the Corvane Immigration System (CISys) system that the Home Office runs.")
    )
    assert ("Home Office", USES, "Corvane Immigration System") in found


def test_the_firms_of_contracts_stand_behind_a_second_with(tmp_path: Path) -> None:
    text = (
        "It lists contracts with the Home Office and the Border Force, worth $9 million in all, "
        "with Lumora Systems, and Quennor Systems."
    )
    found = {(body, firm) for body, predicate, firm in edges(read(tmp_path, text)) if predicate == CONTRACT}
    assert found == {(b, f) for b in ("Home Office", "Border Force") for f in ("Lumora Systems", "Quennor Systems")}


@pytest.mark.parametrize(
    ("second", "edge"),
    [
        ("The Veldish Patrol Service awarded the contract in May.", ("Veldish Patrol Service", "Lumora Systems")),
        ("The contract was also awarded to Quennor Systems.", ("Home Office", "Quennor Systems")),
    ],
)
def test_a_contract_spoken_of_again_keeps_its_other_party(tmp_path: Path, second: str, edge: tuple[str, str]) -> None:
    found = edges(read(tmp_path, "The Home Office signed a contract with Lumora Systems.", second))
    assert (edge[0], CONTRACT, edge[1]) in found


def test_half_a_decade_is_no_part_of_a_name(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "The Home Office signed a contract with Lumora Systems half a decade ago."))
    assert found == {("Home Office", CONTRACT, "Lumora Systems")}
