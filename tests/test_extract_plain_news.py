"""What plain reports say in passing: whose product it is, who was fined for what, which firms a colon lists."""

from pathlib import Path

import pytest

from tests.test_extract_prose import kind, read


def _said(tmp_path: Path, text: str) -> set[tuple[str, str, str, str]]:
    claims = read(tmp_path, text).claims
    return {(c.subject.name, c.predicate, c.object.name, c.modality) for c in claims}


@pytest.mark.parametrize(
    "sentence",
    [
        "Kent Police use Kestrel, Cortexa's video analysis software.",
        "Kent Police use Cortexa's video analysis software, Kestrel.",
        "Kent Police use Kestrel, the video analysis software of Cortexa Ltd.",
        "Kent Police use Cortexa's video analysis program Kestrel.",
        "Kestrel, Cortexa's facial recognition app, is used by Kent Police.",
    ],
)
def test_a_description_tells_whose_product_a_name_is(tmp_path: Path, sentence: str) -> None:
    made = {(row[0].split()[0], row[1], row[2]) for row in _said(tmp_path, sentence)}
    assert ("Cortexa", "DEVELOPS", "Kestrel") in made


@pytest.mark.parametrize("sentence", ["Kent Police use the Gotham platform.", "Kent Police use Lensa's Gotham tool."])
def test_a_force_is_spoken_of_as_many(tmp_path: Path, sentence: str) -> None:
    assert ("Kent Police", "USES", "Gotham", "asserted") in _said(tmp_path, sentence)


@pytest.mark.parametrize(
    "sentence", ["The Kent Police contract Axon won in May is large.", "Kent Police use of drones has doubled."]
)
def test_a_noun_behind_a_force_is_no_verb(tmp_path: Path, sentence: str) -> None:
    assert not {row for row in _said(tmp_path, sentence) if row[1] in ("USES", "CONTRACTED_WITH")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Tracewell Data, a broker, sells access through a web portal it calls Compass View.",
        "Tracewell Data has built a database, which it calls Compass View, for the FBI.",
    ],
)
def test_what_a_firm_calls_its_product_is_its_product(tmp_path: Path, sentence: str) -> None:
    assert ("Tracewell Data", "DEVELOPS", "Compass View", "asserted") in _said(tmp_path, sentence)


def test_who_calls_anothers_product_names_has_not_made_it(tmp_path: Path) -> None:
    found = _said(tmp_path, "Officers call Kestrel, Lensa's facial recognition app, a godsend.")
    assert {row[:3] for row in found} == {("Lensa", "DEVELOPS", "Kestrel")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Kent Police relies on a database called PlateRiver.",
        "Lensa sells Kent Police a database called PlateRiver that Cortexa Ltd developed.",
        "Brightmoor Ltd lost to a firm whose app, called Kestrel, is cheaper.",
        "Kent Police bought a tool from Brightmoor Ltd that officers call Kestrel.",
        "The Home Office has a database that it calls PlateRiver.",
    ],
)
def test_a_thing_called_something_is_not_made_by_who_is_named_before(tmp_path: Path, sentence: str) -> None:
    found = {row[0] for row in _said(tmp_path, sentence) if row[1] == "DEVELOPS"}
    assert found <= {"Cortexa Ltd"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The Data Protection Authority fined Kent Police £175,000 in 2024 for deploying Kestrel, a camera system.",
            ("Kent Police", "USES", "Kestrel"),
        ),
        (
            "Lensa was fined £7.5m by the Information Commissioner's Office for building Kestrel, an app.",
            ("Lensa", "DEVELOPS", "Kestrel"),
        ),
    ],
)
def test_who_is_blamed_for_a_deed_has_done_it(tmp_path: Path, sentence: str, expected: tuple[str, str, str]) -> None:
    found = {row[:3] for row in _said(tmp_path, sentence) if row[1] in ("USES", "DEVELOPS")}
    assert found == {expected}


def test_the_regulator_that_fined_a_ministry_uses_nothing(tmp_path: Path) -> None:
    text = "The Data Protection Authority fined the ministry €175,000 in 2024 for deploying Kestrel, a camera system."
    assert ("Data Protection Authority", "USES", "Kestrel") not in {row[:3] for row in _said(tmp_path, text)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Registration Authority hired three companies: Lone Identity, Accentia and Corvid Sagem.",
        "The Registration Authority engaged three firms to remove doubles: Lone Identity, Accentia and Corvid Sagem.",
    ],
)
def test_a_colon_lists_the_firms_that_were_counted(tmp_path: Path, sentence: str) -> None:
    found = {row[2] for row in _said(tmp_path, sentence) if row[1] == "CONTRACTED_WITH"}
    assert found == {"Lone Identity", "Accentia", "Corvid Sagem"}


def test_a_colon_behind_anything_else_lists_no_firms(tmp_path: Path) -> None:
    text = "The Home Office paid four firms, among them Brightmoor Ltd, to do three things: scan faces and read plates."
    assert {row[2] for row in _said(tmp_path, text)} <= {"Brightmoor Ltd"}


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("Corvid Ltd has managed the Registration Authority's data centres since 2012.", "Registration Authority"),
        ("Corvid Ltd supplies the Home Office's SmartGate kiosks at the airport.", "Home Office"),
        ("Corvid Ltd is paid £30m a year by the Home Office to run the centre at Harlow.", "Home Office"),
    ],
)
def test_work_on_what_is_a_bodys_is_done_for_it(tmp_path: Path, sentence: str, body: str) -> None:
    assert ("Corvid Ltd", "SUPPLIES", body, "asserted") in _said(tmp_path, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lawmakers urged Brightmoor to refuse to renew its contract with the Home Office.",
        "Students want Brightmoor to cancel its contract with the Home Office.",
        "The Home Office threatened to terminate its £12m contract with Brightmoor.",
    ],
)
def test_a_contract_that_somebody_wishes_gone_stands(tmp_path: Path, sentence: str) -> None:
    assert ("Home Office", "CONTRACTED_WITH", "Brightmoor", "asserted") in _said(tmp_path, sentence)


def test_a_contract_that_was_ended_is_ended(tmp_path: Path) -> None:
    found = _said(tmp_path, "The Home Office voted to end its contract with Brightmoor Ltd.")
    assert {row[3] for row in found} == {"ended"}


def test_who_joins_from_another_firm_has_the_new_post(tmp_path: Path) -> None:
    text = "Garth Ohlsson joined Teleios Ltd as managing director from Brandt Holographics in 2021."
    posts = {row[2] for row in _said(tmp_path, text) if row[1] == "EXECUTIVE_OF"}
    assert posts == {"Teleios Ltd"}


def test_a_finance_chief_without_a_firm_is_the_firms_that_the_text_is_about(tmp_path: Path) -> None:
    text = "Falkenhorst Systems makes drones. Finance chief Anna Riedl said sales had grown."
    assert ("Anna Riedl", "EXECUTIVE_OF", "Falkenhorst Systems", "asserted") in _said(tmp_path, text)


@pytest.mark.parametrize(
    "name", ["Kent County Council", "Kent Fire Service", "Grant County Council", "Douglas County School Board"]
)
def test_a_body_of_a_place_that_is_a_given_name_too_is_a_body(tmp_path: Path, name: str) -> None:
    assert kind(read(tmp_path, f"{name} agreed."), name) == "Agency"


@pytest.mark.parametrize("name", ["Marion Park", "Kent House"])
def test_a_last_name_that_is_a_common_word_is_a_persons(tmp_path: Path, name: str) -> None:
    assert kind(read(tmp_path, f"{name} agreed, she said."), name) == "Person"


@pytest.mark.parametrize(
    "sentence",
    [
        "The centre run by Brightmoor Ltd for the Home Office is full.",
        "The centre run since 2018 by Brightmoor Ltd for the Home Office is full.",
        "Elmwood, a detention centre run for the Home Office by Brightmoor Ltd, is full.",
    ],
)
def test_a_centre_is_run_by_a_firm_though_the_verb_looks_like_a_noun(tmp_path: Path, sentence: str) -> None:
    assert ("Brightmoor Ltd", "SUPPLIES", "Home Office", "asserted") in _said(tmp_path, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lensa is a company set up by Ann Doe.",
        "The operator is Lensa, a company set up in 2018 by two engineers, Ann Doe and Jane Roe.",
    ],
)
def test_who_set_a_firm_up_has_founded_it(tmp_path: Path, sentence: str) -> None:
    assert ("Ann Doe", "FOUNDED", "Lensa", "asserted") in _said(tmp_path, sentence)


@pytest.mark.parametrize("sentence", ["The 40-day run by the team ended.", "The test run by Kent Police failed."])
def test_a_run_by_nobody_in_business_is_no_service(tmp_path: Path, sentence: str) -> None:
    assert _said(tmp_path, sentence) == set()


def test_contracts_that_include_work_for_bodies_are_with_these(tmp_path: Path) -> None:
    text = "Capstan Ltd's contracts include tags for the Ministry of Justice and staff for the Ministry of Defence."
    found = {row[0] for row in _said(tmp_path, text) if row[1] == "CONTRACTED_WITH"}
    assert found == {"Ministry of Justice", "Ministry of Defence"}


def test_an_awarded_pilot_with_its_sum_is_a_contract_and_damages_are_none(tmp_path: Path) -> None:
    assert {row[:3] for row in _said(tmp_path, "Frontex awarded Lensa Ltd a €3.1 million pilot.")} == {
        ("Frontex", "CONTRACTED_WITH", "Lensa Ltd")
    }
    assert _said(tmp_path, "The court awarded Lensa Ltd €3.1 million.") == set()


def test_what_the_goods_just_spoken_of_come_from_supplies_the_body_just_spoken_of(tmp_path: Path) -> None:
    text = (
        "The Tulsa Police Department will fly drones. The drones, docks and software come from Brinco, a drone company."
    )
    assert ("Brinco", "SUPPLIES", "Tulsa Police Department", "asserted") in _said(tmp_path, text)
    two = "The Tulsa Police Department told the FBI of it. The drones come from Brinco, a drone company."
    assert not {row for row in _said(tmp_path, two) if row[1] == "SUPPLIES"}


def test_a_sum_spent_with_a_firm_buys_its_goods(tmp_path: Path) -> None:
    found = _said(tmp_path, "Customs and Border Protection has spent $1.1 million with Ventell, a data broker.")
    assert ("Ventell", "SUPPLIES", "Customs and Border Protection", "asserted") in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Castellan Monitoring fits tags. Castellan, a security company, grew.", "Castellan Monitoring"),
        ("Poland's Border Guard chose Wisłok Systemy. Wisłok, based in Rzeszów, is a drone company.", "Wisłok Systemy"),
        ("Poland's Border Guard said Wisłok Systemy S.A. was late.", "Wisłok Systemy S.A."),
        ("The sale to Grupo Almenara failed.", "Grupo Almenara"),
    ],
)
def test_the_full_name_of_a_firm_that_is_named_first_is_a_firms(tmp_path: Path, text: str, name: str) -> None:
    assert kind(read(tmp_path, text), name) == "Company"


def test_what_a_firm_named_before_calls_by_its_own_name_is_a_product(tmp_path: Path) -> None:
    text = "Quennor, a French firm, makes cameras. Its Quennor Express is used by Kent Police. Quennor sells them."
    assert kind(read(tmp_path, text), "Quennor Express") == "System"


def test_a_speaker_of_a_body_is_a_person(tmp_path: Path) -> None:
    found = read(tmp_path, "A spokesperson for ICE, Dwayne Kettering, declined to say why.")
    assert kind(found, "Dwayne Kettering") == "Person"


@pytest.mark.parametrize("sum_", ["CZK 48m", "48 million CZK", "HUF 3 billion"])
def test_the_code_of_a_currency_is_nobodys_name(tmp_path: Path, sum_: str) -> None:
    found = read(tmp_path, f"Kent Police bought Kestrel, a camera system, for {sum_}.")
    assert {m.text for m in found.mentions} == {"Kent Police", "Kestrel"}


def test_a_firm_is_named_without_its_town(tmp_path: Path) -> None:
    found = _said(tmp_path, "Zandvoort Ltd was bought last year by Nordhavn Group of Aarhus.")
    assert ("Nordhavn Group", "ACQUIRED", "Zandvoort Ltd", "asserted") in found


def test_a_services_group_of_a_town_is_a_parent(tmp_path: Path) -> None:
    found = _said(tmp_path, "Castellan Ltd is a subsidiary of the Madrid services group Grupo Almenara.")
    assert ("Castellan Ltd", "SUBSIDIARY_OF", "Grupo Almenara", "asserted") in found


@pytest.mark.parametrize(
    "text",
    [
        "State picks Noida firm for calls. The Home Office chose Sampark Vaani, a Noida company, to install booths.",
        "The Home Office chose Datenring, a Karlsruhe software company.",
    ],
)
def test_a_firm_of_a_town_that_no_table_has_is_no_part_of_it(tmp_path: Path, text: str) -> None:
    assert {row[1] for row in _said(tmp_path, text)} <= {"CONTRACTED_WITH"}
