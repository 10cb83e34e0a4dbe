"""Whose a deal is: not theirs who lost it, whom the sentence denies it, or who is only named beside it."""

from pathlib import Path

import pytest

from tests.test_extract_prose import CONTRACT, edges, read

PAID = "PAID"


def _modalities(folder: Path, *sentences: str) -> dict[tuple[str, str], str]:
    return {(c.subject.name, c.object.name): c.modality for c in read(folder, *sentences).claims}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Home Office said neither it nor Kent Police had any contract with Veldero Systems.",
        "The ministry confirmed that neither the Home Office nor Kent Police has a contract with Veldero Systems.",
        "Neither the Home Office nor Kent Police has a contract with Veldero Systems.",
    ],
)
def test_a_contract_that_neither_of_two_bodies_has_is_denied(tmp_path: Path, sentence: str) -> None:
    assert _modalities(tmp_path, sentence)["Kent Police", "Veldero Systems"] == "denied"


def test_a_contract_that_neither_of_two_firms_was_awarded_is_denied(tmp_path: Path) -> None:
    found = _modalities(
        tmp_path, "The Home Office confirmed that neither Acme Systems nor Veldero Systems was awarded a contract."
    )
    assert set(found.values()) == {"denied"}


@pytest.mark.parametrize("losing", ["losing", "unsuccessful", "defeated", "rejected", "disappointed"])
def test_a_losing_bidder_has_no_contract_and_competed_for_the_award_that_the_sentence_tells(
    tmp_path: Path, losing: str
) -> None:
    found = read(
        tmp_path, f"The Home Office froze the award after the {losing} bidder, Veldero Systems, went to court."
    )
    assert edges(found) == {("Veldero Systems", "COMPETED_FOR", "the award")}
    assert found.claims[0].qualifiers["outcome"] == "lost"


def test_the_winning_bidder_has_the_contract_of_the_body_spoken_of(tmp_path: Path) -> None:
    found = read(
        tmp_path, "The Home Office published the award.", "The winning bidder, Veldero Systems, starts in May."
    )
    assert ("Home Office", CONTRACT, "Veldero Systems") in edges(found)


def test_the_contract_is_the_last_one_told_though_its_firm_was_only_appointed(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "The Home Office let a contract to Fujitsu in 2014.",
        "Veldero Consulting was appointed in 2021 by the Home Office to manage the programme.",
        "The contract, worth £14.9m, ran to March 2023.",
    )
    sums = {c.object.name for c in found.claims if c.qualifiers.get("amount") == "14900000"}
    assert sums == {"Veldero Consulting"}


def test_a_new_deal_is_nobodys_where_the_text_speaks_of_several_bodies(tmp_path: Path) -> None:
    told = "A five-year, $11.2-million agreement with Thornbury Systems for fare gates was signed last fall."
    one = "The Metrolands Transit Authority bought cameras from Clearpath Vision."
    other = "The Halton Regional Police denied that it uses the tool."
    assert ("Metrolands Transit Authority", CONTRACT, "Thornbury Systems") in edges(read(tmp_path, one, told))
    assert not [edge for edge in edges(read(tmp_path, one, other, told)) if edge[2] == "Thornbury Systems"]


def test_an_authority_whose_report_tells_of_a_contract_is_no_party_to_it(tmp_path: Path) -> None:
    sentence = (
        "Falcon was built by Veldero Systems under a €12 million contract, the Hellenic Data Authority's {} says."
    )
    assert CONTRACT not in {edge[1] for edge in edges(read(tmp_path, sentence.format("decision")))}


@pytest.mark.parametrize("won", ["a $5.2 million order", "a $5.2 million contract", "a contract worth $5.2 million"])
def test_what_a_contract_is_worth_is_not_paid_yet(tmp_path: Path, won: str) -> None:
    found = edges(read(tmp_path, f"Veldero Systems received {won} from the Home Office."))
    assert ("Home Office", CONTRACT, "Veldero Systems") in found
    assert PAID not in {edge[1] for edge in found}


def test_a_sum_that_a_firm_received_is_paid(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Veldero Systems received $5.2 million from the Home Office."))
    assert ("Home Office", PAID, "Veldero Systems") in found


@pytest.mark.parametrize("corps", ["the transport police", "the border police", "the railway police"])
def test_another_corps_is_not_the_police_spoken_of(tmp_path: Path, corps: str) -> None:
    found = edges(
        read(tmp_path, "Kent Police bought drones from Veldero Systems.", f"In Ruritania {corps} use Falcon.")
    )
    assert ("Kent Police", "USES", "Falcon") not in found


@pytest.mark.parametrize(
    "paid",
    [
        "Kent Police paid Veldero Systems £3.1 million for licences of its Hawkeye platform.",
        "Kent Police pays Veldero Systems £640,000 a year for its Hawkeye platform.",
        "Kent Police gave Veldero Systems a contract for its Hawkeye platform.",
    ],
)
def test_what_is_paid_for_is_the_firms_that_is_paid(tmp_path: Path, paid: str) -> None:
    assert ("Veldero Systems", "DEVELOPS", "Hawkeye") in edges(read(tmp_path, paid))
    assert ("Kent Police", "DEVELOPS", "Hawkeye") not in edges(read(tmp_path, paid))


def test_a_day_is_no_part_of_a_councils_name(tmp_path: Path) -> None:
    found = read(
        tmp_path, "The San Delmar City Council on Tuesday approved a contract with Veldero Systems for drones."
    )
    assert ("San Delmar City Council", CONTRACT, "Veldero Systems") in edges(found)


@pytest.mark.parametrize(
    "told",
    [
        "for fare gates was signed last fall",
        "for fare gates for a further two years",
        "for fare gates over the next five years",
        "for fare gates in 2021",
    ],
)
def test_a_purpose_ends_before_what_tells_how_long_or_when(tmp_path: Path, told: str) -> None:
    found = read(tmp_path, "The Home Office met.", f"A contract of the Home Office with Veldero Systems {told}.")
    assert [c.qualifiers.get("purpose") for c in found.claims if c.predicate == CONTRACT] == ["fare gates"]


def test_each_lot_goes_to_its_winner_with_the_sum_told_of_that_lot(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Frontex split the award.",
        "The first lot, worth €30 million, went to Airvanta Systems; Lot 2 was won by Nordic Remote Systems.",
    )
    sums = {c.object.name: c.qualifiers.get("amount") for c in found.claims if c.predicate == CONTRACT}
    assert sums == {"Airvanta Systems": "30000000", "Nordic Remote Systems": None}


def test_half_of_the_money_or_a_job_that_goes_to_somebody_is_no_lot(tmp_path: Path) -> None:
    found = read(
        tmp_path, "Frontex met.", "Half of the money went to Airvanta Systems.", "The job went to Acme Systems."
    )
    assert CONTRACT not in {edge[1] for edge in edges(found)}


@pytest.mark.parametrize("goods", ["the Semaphore replacement programme", "a replacement for Semaphore"])
def test_what_is_replaced_is_not_what_the_contract_buys(tmp_path: Path, goods: str) -> None:
    found = edges(read(tmp_path, f"The Home Office let a contract for {goods} to Fujitsu.", "Semaphore is a system."))
    assert ("Home Office", "USES", "Semaphore") not in found
