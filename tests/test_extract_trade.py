"""Business between firms and public bodies, told by the words that any newspaper has for it. By classes."""

from pathlib import Path

import pytest

from tests.test_extract_prose import CONTRACT, edges, read

SUPPLIES = "SUPPLIES"
NAVY, FBI = "Navy", "FBI"
HARLOW, RIDGE = "Harlow Systems", "Ridge Corp."


@pytest.mark.parametrize(
    "sentence",
    [
        "Navy contractor Harlow Systems said it would appeal.",
        "A Navy contractor, background-check firm Harlow Systems, was attacked.",
        "Another Navy contractor, Harlow Systems, was attacked.",
        "Harlow Systems, a contractor for the Navy, was sued.",
        "The Navy's biggest contractors, such as Harlow Systems and Ridge Corp., will survive.",
        "Harlow Systems is one of the Navy's largest contractors.",
    ],
)
def test_the_contractor_of_a_body_has_a_contract_with_it(tmp_path: Path, sentence: str) -> None:
    found = edges(read(tmp_path, sentence))
    assert (NAVY, CONTRACT, HARLOW) in found
    assert (HARLOW, SUPPLIES, NAVY) not in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Harlow Systems became the lead contractor for Zelkova.com.",
        "Navy contractor Jane Doe was sued by Harlow Systems.",
        "Defense contractor Harlow Systems met the Navy.",
        "Harlow Systems is a subcontractor to the Navy.",
    ],
)
def test_a_contractor_of_something_else_has_none_with_the_body(tmp_path: Path, sentence: str) -> None:
    assert not any(predicate == CONTRACT for _, predicate, _ in edges(read(tmp_path, sentence)))


@pytest.mark.parametrize(
    "sentence",
    [
        "The Navy awarded Harlow Systems and Ridge Corp. separate contracts to continue the work.",
        "The Navy awarded Harlow Systems separate contracts in May.",
        "Harlow Systems is reported to have won a contract from the Navy.",
        "Harlow Systems is believed to have won the contract with the Navy.",
        "Ridge Corp. said its Harlow Systems unit won three contracts worth $1.9 million from the Navy.",
        "Ridge Corp. said the Navy awarded its Harlow Systems division two contracts.",
    ],
)
def test_a_contract_is_told_in_other_shapes(tmp_path: Path, sentence: str) -> None:
    assert (NAVY, CONTRACT, HARLOW) in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Harlow Systems is expected to win a contract from the Navy.",
        "Ridge Corp. said its Harlow Systems unit hopes to win a contract from the Navy.",
    ],
)
def test_a_contract_that_is_hoped_for_is_none(tmp_path: Path, sentence: str) -> None:
    assert (NAVY, CONTRACT, HARLOW) not in edges(read(tmp_path, sentence))


def test_what_a_branch_wins_is_not_its_parents(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Ridge Corp. said its Harlow Systems unit won a contract from the Navy."))
    assert (NAVY, CONTRACT, RIDGE) not in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Harlow Systems has sold its software to hundreds of agencies, including the FBI and the Navy.",
        "Harlow Systems works with dozens of agencies, including the FBI and the Navy.",
        "Harlow Systems counts dozens of agencies as customers, including the FBI and the Navy.",
        "Harlow Systems has scores of customers, among them the FBI and the Navy.",
        "The customers of Harlow Systems include hundreds of agencies, including the FBI and the Navy.",
        "Harlow Systems has done extensive work for the FBI and the Navy.",
    ],
)
def test_customers_stand_behind_how_many_there_are(tmp_path: Path, sentence: str) -> None:
    assert {(HARLOW, SUPPLIES, NAVY), (HARLOW, SUPPLIES, FBI)} <= edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Harlow Systems has no customers in Texas, the Navy said.",
        "Harlow Systems has hundreds of customers, the Navy said.",
        "Harlow Systems has more work to do for the moment, the Navy said.",
    ],
)
def test_who_speaks_of_customers_is_none(tmp_path: Path, sentence: str) -> None:
    assert not any(predicate == SUPPLIES for _, predicate, _ in edges(read(tmp_path, sentence)))


@pytest.mark.parametrize(
    ("sentence", "system"),
    [
        ("Harlow Systems has developed aerial drones.", "aerial drones"),
        ("Harlow Systems, which makes propulsion software, fell.", "propulsion software"),
        ("The navigation system built by Harlow Systems failed.", "navigation system"),
        ("Harlow Systems built the exchange's enrollment system in May.", "enrollment system"),
    ],
)
def test_a_firm_makes_what_the_text_describes_in_two_words(tmp_path: Path, sentence: str, system: str) -> None:
    assert (HARLOW, "DEVELOPS", system) in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Harlow Systems never developed aerial drones.",
        "Harlow Systems may build a navigation system.",
        "Harlow Systems wants to build a navigation system.",
        "Harlow Systems makes software.",
        "Harlow Systems makes cleaning products.",
        "Officials praised Falcon, predictive software made by Harlow Systems.",
    ],
)
def test_what_a_firm_might_make_and_what_has_a_name_is_no_described_system(tmp_path: Path, sentence: str) -> None:
    found = edges(read(tmp_path, "Falcon is a database.", sentence))
    assert not any(predicate == "DEVELOPS" and name != "Falcon" for _, predicate, name in found)


@pytest.mark.parametrize(
    ("sentence", "edge"),
    [
        ("Ridge Corp. said its Harlow Systems unit grew.", (HARLOW, "SUBSIDIARY_OF", RIDGE)),
        ("Ridge Corp.'s Harlow Systems division grew.", (HARLOW, "SUBSIDIARY_OF", RIDGE)),
    ],
)
def test_a_branch_by_its_own_name_is_a_subsidiary(tmp_path: Path, sentence: str, edge: tuple[str, str, str]) -> None:
    assert edge in edges(read(tmp_path, sentence))


def test_a_branch_called_after_a_country_is_no_firm_of_that_name(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Ridge Corp. said its U.S. subsidiary won a contract from the Navy."))
    assert not any("U.S." in (subject, object_) for subject, _, object_ in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Harlow Systems won two Navy contracts totalling $53 million, the Defense Department said.",
        "Harlow Systems took in $35 billion in Navy contracts.",
        "Harlow Systems raked in more than $35 billion from Navy contracts.",
        "Harlow Systems racked up Navy contracts worth $5 million.",
        "Harlow Systems picked up a contract from the Navy.",
        "The Navy has paused its contract with Harlow Systems.",
        "The Navy froze a contract with Harlow Systems.",
        "The Navy tore up its contract with Harlow Systems.",
        "The Navy revoked a contract with Harlow Systems.",
        "The Navy steered a contract to Harlow Systems.",
    ],
)
def test_contracts_are_gained_and_given_up_in_many_words(tmp_path: Path, sentence: str) -> None:
    assert (NAVY, CONTRACT, HARLOW) in edges(read(tmp_path, sentence))


def test_a_contract_that_was_lost_out_on_is_none(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Harlow Systems lost out on a contract with the Navy."))
    assert (NAVY, CONTRACT, HARLOW) not in found


@pytest.mark.parametrize(
    "sentence",
    [
        "The Navy, as well as the FBI, uses the Falcon system.",
        "The Army and the Navy, as well as the FBI, use the Falcon system.",
    ],
)
def test_who_is_added_to_a_subject_acts_with_it(tmp_path: Path, sentence: str) -> None:
    assert {(NAVY, "USES", "Falcon"), (FBI, "USES", "Falcon")} <= edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Harlow Systems, a private security contractor employed by the Navy, was sued.",
        "The Navy fired Harlow Systems in May over the failed website.",
        "The Navy gave the job to Harlow Systems.",
        "The project was given to Harlow Systems by the Navy.",
    ],
)
def test_a_firm_that_is_employed_fired_or_given_a_job_has_a_contract(tmp_path: Path, sentence: str) -> None:
    assert (NAVY, CONTRACT, HARLOW) in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The Navy severed ties with Harlow Systems.",
        "The Navy ended its relationship with Harlow Systems.",
        "The Navy is paying Harlow Systems to run the base.",
    ],
)
def test_ties_that_end_and_work_that_is_paid_for_are_business(tmp_path: Path, sentence: str) -> None:
    assert (HARLOW, SUPPLIES, NAVY) in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The Navy fired missiles at Harlow Systems.",
        "Harlow Systems ditched the Navy.",
        "The Navy gave a speech to Harlow Systems.",
        "The Navy paid Harlow Systems to settle the case.",
        "The Navy suspended Harlow Systems in May.",
    ],
)
def test_what_is_done_to_a_firm_is_not_always_business(tmp_path: Path, sentence: str) -> None:
    assert not edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence", ["The Navy abandoned the Falcon system in May.", "The Navy has suspended the Falcon database."]
)
def test_who_gives_a_system_up_has_used_it(tmp_path: Path, sentence: str) -> None:
    assert (NAVY, "USES", "Falcon") in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Harlow Systems gave the Navy access to its cameras.",
        "Harlow Systems has granted the Navy free access to its database.",
        "Harlow Systems allowed the Navy to search its database.",
        "The Navy has a subscription to Harlow Systems' database.",
        "The Navy gained access to Harlow Systems' cameras.",
    ],
)
def test_who_may_use_a_firms_goods_is_supplied_by_it(tmp_path: Path, sentence: str) -> None:
    assert (HARLOW, SUPPLIES, NAVY) in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Harlow Systems gave the Navy access to its offices.",
        "Harlow Systems could give the Navy access to its cameras.",
        "The Navy gained access to Harlow Systems.",
        "Harlow Systems allowed the Navy to search its offices.",
    ],
)
def test_access_to_more_than_goods_is_no_supply(tmp_path: Path, sentence: str) -> None:
    assert (HARLOW, SUPPLIES, NAVY) not in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    ["Harlow Systems is working on a system called Falcon.", "Harlow Systems debuted a system named Falcon."],
)
def test_who_works_on_a_system_or_shows_it_first_makes_it(tmp_path: Path, sentence: str) -> None:
    assert (HARLOW, "DEVELOPS", "Falcon") in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    ["Officials said Velder won the contract from the Navy.", "The Navy said Velder and Harlow Systems won contracts."],
)
def test_a_firm_of_which_somebody_speaks_is_no_speaker(tmp_path: Path, sentence: str) -> None:
    assert (NAVY, "CONTRACTED_WITH", "Velder") in edges(read(tmp_path, sentence))


def test_who_speaks_is_no_firm(tmp_path: Path) -> None:
    told = read(tmp_path, "The work is done, said Velder. Harlow Systems won a contract from the Navy, said Velder.")
    assert edges(told) == {(NAVY, "CONTRACTED_WITH", HARLOW)}
