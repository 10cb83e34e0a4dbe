"""What a sentence that states several deals says of each of them."""

from pathlib import Path

import pytest

from loaders.documents.extracted import ExtractedClaim
from tests.test_extract_prose import read


def _deals(folder: Path, text: str) -> dict[str, ExtractedClaim]:
    """The claims by the name of the firm."""
    return {
        claim.object.name if claim.object.type == "Company" else claim.subject.name: claim
        for claim in read(folder, text).claims
    }


def test_each_contract_of_a_sentence_keeps_the_sum_that_stands_before_it(tmp_path: Path) -> None:
    deals = _deals(
        tmp_path,
        "The Toledo Police Department cancelled its $3 million contract with Veridane Corp. and signed a $2 million "
        "contract with Axon.",
    )
    assert (deals["Veridane Corp."].modality, deals["Veridane Corp."].qualifiers["amount_usd"]) == ("ended", 3_000_000)
    assert (deals["Axon"].modality, deals["Axon"].qualifiers["amount_usd"]) == ("asserted", 2_000_000)


def test_a_sum_for_two_firms_at_once_belongs_to_neither(tmp_path: Path) -> None:
    deals = _deals(tmp_path, "The Toledo Police Department signed a $2 million contract with Axon and Cellebrite.")
    for firm in ("Axon", "Cellebrite"):
        assert "amount_usd" not in deals[firm].qualifiers
        assert deals[firm].qualifiers["collective_amount_usd"] == 2_000_000


def test_what_is_paid_to_one_firm_for_one_thing_is_not_told_of_the_contract_that_lapsed(tmp_path: Path) -> None:
    deals = _deals(
        tmp_path,
        "Kent Police Department let its contract with Vigilant Solutions lapse, then awarded Motorola Solutions "
        "$4 million for cameras.",
    )
    assert deals["Motorola Solutions"].qualifiers["amount_usd"] == 4_000_000
    assert deals["Motorola Solutions"].qualifiers["purpose"] == "cameras"
    assert deals["Vigilant Solutions"].modality == "ended"
    assert not {"amount_usd", "collective_amount_usd", "purpose"} & deals["Vigilant Solutions"].qualifiers.keys()


def test_a_purpose_ends_where_the_next_deal_begins(tmp_path: Path) -> None:
    deals = _deals(
        tmp_path,
        "Kent Police Department has a contract with Cellebrite for phone searches and signed a contract with Axon.",
    )
    assert deals["Cellebrite"].qualifiers["purpose"] == "phone searches"
    assert "purpose" not in deals["Axon"].qualifiers


@pytest.mark.parametrize("ended", ["ended", "halted", "discontinued", "suspended"])
def test_a_use_that_was_ended_had_been_and_is_no_more(tmp_path: Path, ended: str) -> None:
    deals = _deals(tmp_path, f"The Parma Police Department {ended} its use of Clearview AI in 2021.")
    claim = deals["Clearview AI"]
    assert (claim.modality, claim.qualifiers.get("end"), claim.qualifiers.get("start")) == ("ended", "2021", None)


@pytest.mark.parametrize("told", ["did not end its use", "will end its use", "could suspend its use"])
def test_a_use_whose_end_did_not_come_is_not_told_as_ended(tmp_path: Path, told: str) -> None:
    deals = _deals(tmp_path, f"The Parma Police Department {told} of Clearview AI.")
    assert deals and all(claim.modality not in ("ended", "denied") for claim in deals.values())


def test_what_was_bought_instead_is_not_told_as_ended_with_what_it_replaced(tmp_path: Path) -> None:
    deals = _deals(
        tmp_path,
        "The Elyria Police Department stopped using ShotSpotter's tool and bought scanners from Rapiscan Systems.",
    )
    assert (deals["ShotSpotter"].modality, deals["Rapiscan Systems"].modality) == ("ended", "asserted")


def test_a_contract_whose_worth_is_told_before_its_verb_expired_all_the_same(tmp_path: Path) -> None:
    deals = _deals(tmp_path, "A contract between Serco and the Home Office worth £200 million expired in March.")
    assert deals["Serco"].modality == "ended"
    assert deals["Serco"].qualifiers["amount"] == "200000000"


def test_the_year_in_which_one_deal_was_dropped_is_not_when_the_next_began(tmp_path: Path) -> None:
    deals = _deals(
        tmp_path,
        "After ICE dropped Vigilant Solutions in 2020, the agency signed with Thomson Reuters for $22.8 million.",
    )
    assert not {"start", "end", "date"} & deals["Thomson Reuters"].qualifiers.keys()


def test_a_year_right_before_the_subject_is_when_the_deal_began(tmp_path: Path) -> None:
    deals = _deals(tmp_path, "Auditors found that in 2019 ICE signed a contract with Thomson Reuters.")
    assert "2019" in deals["Thomson Reuters"].qualifiers.values()


def test_unlike_is_no_part_of_a_name(tmp_path: Path) -> None:
    deals = _deals(tmp_path, "Unlike Microsoft, Google did not renew its contract with the Pentagon.")
    assert {name: claim.modality for name, claim in deals.items()} == {"Google": "ended"}


def test_each_holder_of_a_contract_has_the_year_that_stands_behind_its_name(tmp_path: Path) -> None:
    deals = _deals(
        tmp_path,
        "NASA chose a new firm. The contract, first awarded by NASA to Booz Allen Hamilton in 2015, was transferred to "
        "Perspecta in 2019.",
    )
    starts = {firm: claim.qualifiers.get("start") for firm, claim in deals.items()}
    assert starts == {"Booz Allen Hamilton": "2015", "Perspecta": "2019"}


def test_what_was_sold_until_a_year_is_sold_no_more(tmp_path: Path) -> None:
    deals = _deals(tmp_path, "Cellebrite sold its tools to the Minsk Police Department until 2021.")
    assert (deals["Cellebrite"].modality, deals["Cellebrite"].qualifiers["end"]) == ("ended", "2021")
