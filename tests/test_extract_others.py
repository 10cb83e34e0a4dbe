"""Who has nothing to do with a statement of the same sentence is given no part in it."""

import dataclasses
from pathlib import Path

import pytest

from loaders.documents.model.combination import candidates
from loaders.documents.model.edges import Edge
from loaders.documents.model.hedging import manner
from tests.test_extract_own_dates import _place
from tests.test_extract_prose import read


def _said(tmp_path: Path, text: str) -> set[tuple[str, str, str, str]]:
    claims = read(tmp_path, text).claims
    return {(c.subject.name, c.predicate, c.object.name, c.modality) for c in claims}


@pytest.mark.parametrize(
    "text",
    [
        "According to Kent Police, the cameras were supplied by Brightmoor.",
        "According to the Local Democracy Reporting Service, the panels were being supplied by Brightmoor.",
        "Tessera signed a deal to open a laboratory with Brightmoor, a firm that was blacklisted by the Home Office.",
        "Brightmoor lost money on the deal.",
        "Brightmoor has supplied scanners to the Beijing Olympics and the Brazilian World Cup.",
        "KXLV-TV reported on the prison. Last year it looked at the firm's parent company, Lefkara Group.",
        "Yael Brandt is slated to be chairman of the PC and printer business.",
        "Brightmoor makes drones. The firm grows. Its rival, said casino boss Andy Brandt, does not.",
        "Brightmoor makes drones. The firm grows. A critic of it, fast-food CEO Andy Brandt, opposes that.",
    ],
)
def test_whoever_only_stands_nearby_is_no_party(tmp_path: Path, text: str) -> None:
    assert _said(tmp_path, text) == set()


def test_who_hired_a_consultant_has_hired_no_firm_that_is_named_before(tmp_path: Path) -> None:
    text = "I heard that CGI was behind it, said Dan Ober, a consultant who was hired by the Home Office in 2008."
    assert not {row for row in _said(tmp_path, text) if row[1] in ("CONTRACTED_WITH", "SUPPLIES")}


def test_what_one_of_several_makes_is_told_of_that_one_alone(tmp_path: Path) -> None:
    text = "Firms such as Octasense, Tessera and Lefkara, and Brightmoor, which produces the Falconet spyware, grow."
    assert {row[:3] for row in _said(tmp_path, text)} == {("Brightmoor", "DEVELOPS", "Falconet")}


def test_what_several_make_is_told_of_each(tmp_path: Path) -> None:
    text = "Octasense and Tessera, which produce the Falconet spyware, are based in Leeds."
    assert {row[0] for row in _said(tmp_path, text) if row[1] == "DEVELOPS"} == {"Octasense", "Tessera"}


def test_who_keeps_a_firm_among_its_own_hosts_nothing_of_it(tmp_path: Path) -> None:
    found = _said(tmp_path, "Lefkara spun off Tessera and housed Octasense as a subsidiary of Tessera.")
    assert {row[1] for row in found} == {"SPUN_OFF_FROM", "SUBSIDIARY_OF"}


def test_who_resigned_from_running_a_firm_runs_it_no_more(tmp_path: Path) -> None:
    found = _said(tmp_path, "Anna Mina has resigned from running Tessera Drones.")
    assert {row[3] for row in found} == {"ended"}


@pytest.mark.parametrize("words", ["cautions the Home Office from doing", "stopped the Home Office from doing"])
def test_what_somebody_is_kept_from_is_denied(tmp_path: Path, words: str) -> None:
    found = _said(tmp_path, f"The report {words} business with Brightmoor.")
    assert {row[3] for row in found} <= {"denied"}


def test_an_adverb_between_commas_leaves_a_relative_clause_to_its_noun(tmp_path: Path) -> None:
    text = "The Minas sold their shares in Brightmoor to Leeds-based Tessera, which in turn, is owned by Lefkara Fund."
    assert {row[:3] for row in _said(tmp_path, text) if row[1] == "OWNS"} == {("Lefkara Fund", "OWNS", "Tessera")}


def test_what_befell_a_chief_is_no_part_of_the_name_of_the_firm(tmp_path: Path) -> None:
    text = "Ousted Brightmoor CEO Adam Mina stayed away. Disgraced Tessera founder Dan Ober left."
    assert {row[2] for row in _said(tmp_path, text)} == {"Brightmoor", "Tessera"}


RIVAL = "Yael Brandt recently set up Tessera Drones, while entrepreneur Dan Ober is keen to start a rival."
PARTNER = "Yael Brandt recently set up Tessera Drones with entrepreneur Dan Ober."


@pytest.mark.parametrize(("text", "kept"), [(RIVAL, False), (PARTNER, True)])
def test_the_network_takes_nobody_in_the_clause_beside_for_a_founder(tmp_path: Path, text: str, kept: bool) -> None:
    found = read(tmp_path, text)
    firm, person = _place(found, text, "Tessera Drones", 0), _place(found, text, "Dan Ober", 2)
    network = Edge(person, "FOUNDED", firm, 0.9, "asserted")
    said = candidates(dataclasses.replace(found, spoken=(*found.spoken, person, firm)), [network])
    assert any(c.edge is network for c in said) is kept


def test_who_told_no_comment_has_denied_nothing() -> None:
    text = "Dan Ober of Octasense declined to comment."
    assert manner(text, (0, 8), (12, 21), "asserted") == "asserted"
    assert manner("Dan Ober declined to run Octasense.", (0, 8), (25, 34), "asserted") == "denied"


def test_a_person_who_buys_is_not_the_firm_of_the_post_that_is_named_before(tmp_path: Path) -> None:
    found = _said(tmp_path, "During his tenure as chairman of the Octasense Group, Ratan Mina bought Tessera.")
    assert "ACQUIRED" not in {row[1] for row in found}


def test_a_former_member_of_a_service_who_founded_a_firm_is_the_person_before_the_comma(tmp_path: Path) -> None:
    found = _said(tmp_path, "Dan Ober, a former Navy SEAL who founded Octasense, spoke.")
    assert {row[:3] for row in found} == {("Dan Ober", "FOUNDED", "Octasense")}


def test_how_long_a_director_has_served_does_not_date_what_they_founded(tmp_path: Path) -> None:
    text = "Simon Brandt, a director of Tessera since 2014 and a founder of the travel company Octasense, spoke."
    [claim] = [c for c in read(tmp_path, text).claims if c.predicate == "FOUNDED"]
    assert "start" not in claim.qualifiers


@pytest.mark.parametrize("trade", ["information technology services provider", "cloud services firm"])
def test_services_of_a_trade_are_no_verb(tmp_path: Path, trade: str) -> None:
    found = _said(tmp_path, f"In 2009 Octasense acquired {trade} Tessera.")
    assert {row[:3] for row in found} == {("Octasense", "ACQUIRED", "Tessera")}


def test_number_one_ends_no_sentence(tmp_path: Path) -> None:
    text = "Octasense and Tessera rank No. 1 and No. 2 as the Home Office's largest contractors."
    assert {row[2] for row in _said(tmp_path, text) if row[1] == "CONTRACTED_WITH"} == {"Octasense", "Tessera"}


@pytest.mark.parametrize("words", ["ranks among the Pentagon's suppliers", "is one of the Pentagon's suppliers"])
def test_who_ranks_among_suppliers_is_one(tmp_path: Path, words: str) -> None:
    assert {row[:3] for row in _said(tmp_path, f"Octasense {words}.")} == {("Octasense", "SUPPLIES", "Pentagon")}


def test_a_town_with_its_state_only_tells_where(tmp_path: Path) -> None:
    found = _said(tmp_path, "Octasense runs the Eloy, Arizona, detention centre for the Home Office.")
    assert {row[:3] for row in found} == {("Octasense", "SUPPLIES", "Home Office")}


def test_a_contract_s_name_in_quotation_marks_is_no_body(tmp_path: Path) -> None:
    found = _said(tmp_path, 'The council criticised the "Safe Roads" contract awarded to Octasense by Kent Police.')
    assert {row[0] for row in found} <= {"Kent Police"}


def test_what_was_then_owned_by_a_firm_is_its_own_no_more(tmp_path: Path) -> None:
    found = _said(tmp_path, "Last year Octasense, then owned by Lefkara Group, bought Tessera.")
    assert {row[3] for row in found if row[1] == "OWNS"} == {"ended"}


def test_a_founder_s_later_deeds_do_not_date_the_founding(tmp_path: Path) -> None:
    text = "In 1984 Ross Brandt, founder of Octasense, sold his company."
    [claim] = [c for c in read(tmp_path, text).claims if c.predicate == "FOUNDED"]
    assert not {"start", "date"} & set(claim.qualifiers)


def test_a_firm_and_its_product_belong_together(tmp_path: Path) -> None:
    text = "Octasense Ltd makes drones. Kent Police signed with Tessera Ltd, Octasense and its FlockSense drone."
    assert ("Octasense Ltd", "DEVELOPS", "FlockSense") in {row[:3] for row in _said(tmp_path, text)}


def test_who_counts_a_firm_among_its_holdings_owns_it(tmp_path: Path) -> None:
    found = _said(tmp_path, "Lefkara Capital counted Octasense Ltd among its holdings.")
    assert {row[:3] for row in found} == {("Lefkara Capital", "OWNS", "Octasense Ltd")}


def test_a_joint_project_is_its_makers_product(tmp_path: Path) -> None:
    text = "FlockSense, a joint project of Octasense Ltd and Tessera Ltd, intercepts drones."
    assert {row[0] for row in _said(tmp_path, text) if row[1] == "DEVELOPS"} == {"Octasense Ltd", "Tessera Ltd"}


@pytest.mark.parametrize("words", ["Vigil's parent, Lefkara Group Ltd,", "the owner of Vigil, Lefkara Group Ltd,"])
def test_who_buys_the_parent_buys_the_firm_that_is_named_behind_it(tmp_path: Path, words: str) -> None:
    found = _said(tmp_path, f"Octasense Ltd bought {words} for $445 million in 2019.")
    assert ("Octasense Ltd", "ACQUIRED", "Lefkara Group Ltd") in {row[:3] for row in found}


def test_a_fund_is_no_system_that_its_body_uses(tmp_path: Path) -> None:
    assert not _said(tmp_path, "Three quarters of it was paid by the European Commission's Internal Security Fund.")


def test_how_often_a_contract_may_be_extended_is_not_what_it_is_for(tmp_path: Path) -> None:
    text = "The Home Office gave Octasense a contract worth £200m, with an option to extend for two more."
    [claim] = [c for c in read(tmp_path, text).claims if c.predicate == "CONTRACTED_WITH"]
    assert "purpose" not in claim.qualifiers


@pytest.mark.parametrize(
    "words",
    [
        "The Reston, Va., firm Octasense Ltd sold cameras to Kent Police.",
        "Octasense Ltd of Reston, Va., sold cameras to Kent Police.",
        "Octasense Ltd, based in Oakland, Calif., sold cameras to Kent Police.",
        "In Reston, Va., Octasense Ltd sold cameras to Kent Police.",
    ],
)
def test_a_state_in_short_is_no_end_of_a_sentence_and_no_name(tmp_path: Path, words: str) -> None:
    assert {row[:3] for row in _said(tmp_path, words)} == {("Octasense Ltd", "SUPPLIES", "Kent Police")}


def test_who_takes_a_firm_private_has_bought_it(tmp_path: Path) -> None:
    found = _said(tmp_path, "Octasense was taken private by Lefkara Capital in 2023.")
    assert {row[:3] for row in found} == {("Lefkara Capital", "ACQUIRED", "Octasense")}
