"""Relations told by a purpose, a price, a sponsor or a place on a list; and what such words do not say."""

from pathlib import Path

import pytest

from tests.test_extract_prose import CONTRACT, edges, read

FIRM, RIVAL, BODY, OTHER, TOOL, WOMAN = (
    "Marlow Technologies",
    "Harbour Systems",
    "Kent Police",
    "Home Office",
    "Falcon",
    "Jane Doe",
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Marlow Technologies will provide its Falcon platform to Kent Police.",
        "Marlow Technologies sold Kent Police its Falcon platform.",
        "Marlow Technologies operates the Falcon platform for Kent Police.",
        "Kent Police paid £4m for a piece of software called Falcon.",
        "Kent Police has spent £4m on the Falcon platform.",
        "Kent Police has invested in the Falcon platform.",
        "Kent Police has agreed a £4m deal to maintain the Falcon platform.",
        "Kent Police awarded a contract to operate its Falcon platform to Marlow Technologies.",
        "Kent Police checks the images against the Falcon platform.",
        "Kent Police replaced its old system with the Falcon platform.",
        "The Falcon platform replaced an older system at Kent Police.",
        "The Falcon platform is used by a number of forces, including Kent Police.",
        "The Falcon platform has been adopted by more than 20 forces, among them Kent Police.",
        "An order was placed for the Falcon platform by Kent Police.",
    ],
)
def test_a_body_that_is_sold_a_system_or_pays_for_it_uses_it(tmp_path: Path, sentence: str) -> None:
    assert (BODY, "USES", TOOL) in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Kent Police has paid Marlow Technologies £3.2m for supplying cameras.",
        "Marlow Technologies received £3.2m from Kent Police for tagging services.",
        "Marlow Technologies has begun rolling out its cameras to Kent Police.",
        "Kent Police is on the list of Marlow Technologies' clients.",
        "Marlow Technologies is proud of its work with Kent Police.",
        "Kent Police did business with Marlow Technologies.",
        "Kent Police bought the cameras through Marlow Technologies.",
    ],
)
def test_who_is_paid_for_goods_or_works_for_a_body_supplies_it(tmp_path: Path, sentence: str) -> None:
    assert (FIRM, "SUPPLIES", BODY) in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Marlow Technologies was awarded £10m by Kent Police for mapping services.",
        "A Kent Police contract with engineering firm Marlow Technologies ended early.",
        "Work for Kent Police has been outsourced to companies such as Marlow Technologies.",
        "Kent Police awarded Marlow Technologies the tender.",
        "Harbour Systems and Marlow Technologies have lost their contracts with Kent Police.",
        "Kent Police held a tender. Marlow Technologies was contracted for six months.",
        "Kent Police spent £40m on tags. Marlow Technologies was awarded £10m for data services.",
    ],
)
def test_work_that_is_given_to_a_firm_is_a_contract(tmp_path: Path, sentence: str) -> None:
    assert (BODY, CONTRACT, FIRM) in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Kent Police signed a contract with Marlow Technologies to build the Falcon platform.",
        "Marlow Technologies' software underpins Kent Police's Falcon platform.",
        "The Falcon platform is powered by Marlow Technologies' software.",
        "The Falcon platform, which is based on technology from Marlow Technologies, was criticised.",
    ],
)
def test_whose_work_or_technology_a_system_is_made_of_develops_it(tmp_path: Path, sentence: str) -> None:
    found = edges(read(tmp_path, sentence))
    assert (FIRM, "DEVELOPS", TOOL) in found
    assert (BODY, "DEVELOPS", TOOL) not in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Kent Police bought the cameras with a grant from the Home Office.",
        "Kent Police was awarded £2m by the Home Office.",
        "Kent Police won £2m in funding from the Home Office.",
        "The Home Office gave Kent Police £2m to buy cameras.",
        "The Home Office has provided £2m in funding to Kent Police.",
        "Kent Police used a Home Office grant to buy cameras.",
        "The funding for Kent Police was provided by the Home Office.",
    ],
)
def test_a_body_whose_money_comes_from_another_is_funded_by_it(tmp_path: Path, sentence: str) -> None:
    assert (BODY, "FUNDED_BY", OTHER) in edges(read(tmp_path, sentence))


def test_a_body_that_lacks_a_grant_is_not_funded(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Kent Police did not buy the cameras with a grant from the Home Office."))
    assert not [edge for edge in found if edge[1] == "FUNDED_BY"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Marlow Technologies provided seed capital to Harbour Systems.",
        "Marlow Technologies is the largest shareholder in Harbour Systems.",
    ],
)
def test_a_shareholder_and_who_gave_seed_funding_invested(tmp_path: Path, sentence: str) -> None:
    assert (FIRM, "INVESTED_IN", RIVAL) in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Jane Doe, vice-president of sales and marketing at Marlow Technologies, said it was shocked.",
        "Jane Doe, a director of engineering and operations at Marlow Technologies, said it was shocked.",
        "Jane Doe, UK director of Marlow Technologies, said it was shocked.",
        "Jane Doe, Marlow Technologies' campaigns director, said it was shocked.",
    ],
)
def test_a_director_of_a_field_or_a_country_is_an_executive_and_on_no_board(tmp_path: Path, sentence: str) -> None:
    found = edges(read(tmp_path, sentence))
    assert (WOMAN, "EXECUTIVE_OF", FIRM) in found
    assert (WOMAN, "BOARD_MEMBER_OF", FIRM) not in found


def test_images_that_a_body_took_and_that_are_sent_on_are_shared(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Images taken by Kent Police are sent to the Home Office."))
    assert (BODY, "SHARES_DATA_WITH", OTHER) in found


def test_who_finds_a_contract_is_no_party_to_it(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Orton Research uncovered three contracts with Kent Police."))
    assert not [edge for edge in found if edge[1] == CONTRACT]


def test_work_for_a_body_is_the_work_under_their_contract(tmp_path: Path) -> None:
    text = "Marlow Technologies has a contract with Kent Police. Its work with Kent Police was criticised."
    found = edges(read(tmp_path, text))
    assert (BODY, CONTRACT, FIRM) in found
    assert (FIRM, "SUPPLIES", BODY) not in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Marlow Technologies has struck a takeover deal with Kent Police Trading.",
        "Marlow Technologies signed a deal with VQZ to share offices.",
        "Kent Police has signed the Pledge.",
        "Kent Police appointed Barnaby Tull on Monday.",
    ],
)
def test_deals_between_firms_treaties_and_appointments_are_no_contracts(tmp_path: Path, sentence: str) -> None:
    assert not [edge for edge in edges(read(tmp_path, sentence)) if edge[1] == CONTRACT]


@pytest.mark.parametrize(
    "sentence",
    [
        "Marlow Technologies may sell Kent Police Trading to a rival.",
        "Marlow Technologies provides 300 jobs, according to Kent Police.",
        "Marlow Technologies turned its attention to Kent Police.",
    ],
)
def test_what_is_sold_whole_who_is_cited_and_who_is_looked_at_buys_nothing(tmp_path: Path, sentence: str) -> None:
    assert not [edge for edge in edges(read(tmp_path, sentence)) if edge[1] == "SUPPLIES"]


def test_a_word_with_a_capital_that_uses_a_system_is_no_public_body(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Kent Police bought the Falcon platform.", "Zorbex uses the Falcon platform."))
    assert ("Zorbex", "USES", TOOL) not in found


def test_a_programme_of_a_broadcaster_is_no_system_of_its_making(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "She told BBC Radio 4's Panorama platform that she was shocked."))
    assert not [edge for edge in found if edge[1] == "DEVELOPS"]


@pytest.mark.parametrize(
    ("sentence", "predicate"),
    [
        ("For its part, Marlow Technologies sued Harbour Systems.", "SUBSIDIARY_OF"),
        ("Marlow Technologies moved to Harbour Valley.", "HOSTS"),
        ("Neither the Home Office nor Kent Police funds Marlow Technologies.", "FUNDED_BY"),
    ],
)
def test_idioms_moves_and_neither_state_nothing(tmp_path: Path, sentence: str, predicate: str) -> None:
    found = [claim for claim in read(tmp_path, sentence).claims if claim.predicate == predicate]
    assert all(claim.modality == "denied" for claim in found)


def test_a_country_that_is_one_of_the_buyers_is_supplied(tmp_path: Path) -> None:
    text = "The book lists Kenya as one of the countries that ordered scanners from Marlow Technologies."
    assert ("Kenya", "CONTRACTED_WITH", FIRM) in edges(read(tmp_path, text))


@pytest.mark.parametrize(
    "text",
    [
        "Kent Police has awarded a £2m contract for tags. The successful bidder, Marlow Technologies, starts now.",
        "A £2m contract has been awarded by Kent Police. Marlow Technologies will supply the cameras.",
    ],
)
def test_who_is_to_do_the_work_of_the_sentence_before_has_the_contract(tmp_path: Path, text: str) -> None:
    assert (BODY, CONTRACT, FIRM) in edges(read(tmp_path, text))


def test_a_firm_that_works_for_another_body_has_not_the_contract_of_the_sentence_before(tmp_path: Path) -> None:
    text = "A £2m contract has been awarded by Kent Police. Marlow Technologies will supply cameras to the Home Office."
    assert (BODY, CONTRACT, FIRM) not in edges(read(tmp_path, text))


@pytest.mark.parametrize(
    "text",
    [
        "Marlow Technologies sells cameras. Kent Police is one of its customers.",
        "Kent Police bought body cameras. The devices are made by Marlow Technologies.",
        "The main system integrator of Kent Police is Marlow Technologies.",
    ],
)
def test_customers_goods_and_integrators_of_the_sentence_before_tell_of_a_supply(tmp_path: Path, text: str) -> None:
    assert (FIRM, "SUPPLIES", BODY) in edges(read(tmp_path, text))


@pytest.mark.parametrize(
    "text",
    [
        "The Falcon platform scans faces. Its maker, Marlow Technologies, said it was shocked.",
        "The Falcon platform scans faces. Its developer is Marlow Technologies.",
    ],
)
def test_its_maker_is_that_of_the_system_spoken_of(tmp_path: Path, text: str) -> None:
    assert (FIRM, "DEVELOPS", TOOL) in edges(read(tmp_path, text))


def test_regimes_of_countries_are_their_governments(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Marlow Technologies sold scanners to governments in Kenya and Ghana."))
    assert {(FIRM, "SUPPLIES", "Kenya"), (FIRM, "SUPPLIES", "Ghana")} <= found


def test_a_body_that_is_now_part_of_another_belongs_to_it(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "The Kent Roads Agency, now part of the Home Office, is in Dover."))
    assert ("Kent Roads Agency", "PART_OF", OTHER) in found


@pytest.mark.parametrize(
    ("sentence", "edge"),
    [
        ("The contract with Marlow Technologies will cost Kent Police £2m.", (BODY, CONTRACT, FIRM)),
        ("The Tennessee contract with Marlow Technologies was criticised.", ("Tennessee", CONTRACT, FIRM)),
        ("Kent Police is to replace its fleet of Falcon drones.", (BODY, "USES", TOOL)),
        (
            "Marlow Technologies makes the Falcon platform, and its Falcon stun guns sell well.",
            (FIRM, "DEVELOPS", TOOL),
        ),
        ("Kent Police spent £2m of its grant money from the Home Office.", (BODY, "FUNDED_BY", OTHER)),
        ("Jane Doe, vice president, Motorola Solutions, said so.", (WOMAN, "EXECUTIVE_OF", "Motorola Solutions")),
    ],
)
def test_costs_fleets_states_and_set_off_firms_tell_of_a_relation(
    tmp_path: Path, sentence: str, edge: tuple[str, str, str]
) -> None:
    assert edge in edges(read(tmp_path, "Kent Police bought the Falcon platform.", sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Kent Police banned the use of Marlow Technologies' cameras.",
        "The rules prohibit Kent Police from flying Marlow Technologies' drones.",
        "Marlow Technologies bought out Harbour Systems as part of a £2m deal, Kent Police said.",
        "The models that defence contractor Marlow Technologies sells are popular, Kent Police said.",
    ],
)
def test_what_is_forbidden_bought_whole_or_only_of_the_trade_is_no_business(tmp_path: Path, sentence: str) -> None:
    found = edges(read(tmp_path, sentence))
    assert not {(BODY, CONTRACT, FIRM), (FIRM, "SUPPLIES", BODY)} & found


def test_its_founder_behind_a_name_is_the_founder_of_that(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Harbour Systems hosted Marlow Technologies and its founder Jane Doe."))
    assert (WOMAN, "FOUNDED", FIRM) in found
    assert (WOMAN, "FOUNDED", RIVAL) not in found


def test_the_head_of_a_field_at_a_body_heads_no_firm_of_that_name(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Jane Doe, head of Rails and Roads at Marlow Technologies, said so."))
    assert {edge for edge in found if edge[1] == "EXECUTIVE_OF"} <= {(WOMAN, "EXECUTIVE_OF", FIRM)}


def test_a_chief_executive_without_a_firm_is_of_the_one_that_the_text_is_about(tmp_path: Path) -> None:
    text = (
        "Marlow Technologies sells cameras to schools.",
        "Marlow Technologies says that Marlow Technologies is profitable, and Marlow Technologies is hiring.",
        "Investors include Harbour Systems. Chief executive Jane Doe said so.",
    )
    assert (WOMAN, "EXECUTIVE_OF", RIVAL) not in edges(read(tmp_path, *text))


@pytest.mark.parametrize(
    "sentence",
    [
        "Kent Police and its Welsh counterpart Gwent Police said so.",
        "Kent Police and its sister agency Gwent Police said so.",
    ],
)
def test_a_counterpart_is_no_part(tmp_path: Path, sentence: str) -> None:
    assert not [edge for edge in edges(read(tmp_path, sentence)) if edge[1] == "PART_OF"]
