"""Who a party is: the bounds of its name, what kind of thing it is, and whom a common noun means. By classes."""

from pathlib import Path

import pytest

from tests.test_extract_names import names
from tests.test_extract_prose import CONTRACT, edges, read

SUPPLIES = "SUPPLIES"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It chose Just by Night Systems (JBNS).", {"Just by Night Systems": "Company"}),
        ("The General Delegation for Harbour Safety (GDHS) paid.", {"General Delegation for Harbour Safety": "Agency"}),
        ("It paid Halden and Company Ltd for it.", {"Halden and Company Ltd": "Company"}),
        ("Mid and North Elm Foundation Trust signed.", {"Mid and North Elm Foundation Trust": "Organization"}),
        ("The Veldish People’s Daily reported it.", {"Veldish People’s Daily": ""}),
        ("It was built by Q+ Analytics.", {"Q+ Analytics": "Company"}),
        ("T.J. Marlowe spoke.", {"T.J. Marlowe": "Person"}),
        ("The founder of Orwave, Varro Fennimahl, spoke.", {"Varro Fennimahl": "Person"}),
        ("They hired Elm City-based Quennor for it.", {"Quennor": "Company"}),
        ("They called Quennor, a tiny Elmshire-based firm with five people.", {"Quennor": "Company"}),
        ("It licensed its Corvane face matching engine to banks.", {"Corvane": "System"}),
        ("The QVST intelligence service paid.", {"QVST": "Agency"}),
        ("It met Oestland's Police and Border Guard Board (QRA).",
         {"Police and Border Guard Board": "Agency", "QRA": "Agency"}),
        ("The Oestland Police and Border Guard Board has paid.", {"Oestland Police and Border Guard Board": "Agency"}),
        ("The Oestland Police and Security Service uses it.", {"Oestland Police and Security Service": "Agency"}),
        ("The Oestland Police and Defence Ministry have paid.",
         {"Oestland Police": "Agency", "Defence Ministry": "Agency"}),
        ("It met the Department of Transport and Main Roads (TMR).",
         {"Department of Transport and Main Roads": "Agency", "TMR": "Agency"}),
        ("It met Corrective Services NSW and Transport for Wales.",
         {"Corrective Services NSW": "Agency", "Transport for Wales": "Agency"}),
        ("Cards come from Orlop Security Ethiopia.", {"Orlop Security Ethiopia": "Company"}),
        ("Its national identity programme, Faydil, is new.", {"Faydil": "System"}),
        ("Officers of ELPD spoke.", {"ELPD": "Agency"}),
        ("The Greek intelligence service QVE paid.", {"QVE": "Agency"}),
        ("It chose Iris Holding Berhad.", {"Iris Holding Berhad": "Company"}),
        ("The “Wide Harbour” project began.", {"Wide Harbour": "System"}),
        ("Head of the QBA Ernest Bellow signed.", {"QBA": "", "Ernest Bellow": "Person"}),
        ("The spokesman for the Department Wellin Chipper spoke.", {"Wellin Chipper": "Person"}),
        ("The interior minister, Malus Gigander, spoke.", {"Malus Gigander": "Person"}),
        ("The Halden Offender Search & Tracing System is new.", {"Halden Offender Search & Tracing System": "System"}),
        ("The Police and Crime Commissioner for Surrey paid.", {"Police and Crime Commissioner for Surrey": "Agency"}),
        ("The Public Purchase and Disposal of Goods Authority (PPDG) paid.",
         {"Public Purchase and Disposal of Goods Authority": "Agency"}),
        ("Centre for Open Trade and Thrift spoke.", {"Centre for Open Trade and Thrift": "Organization"}),
        ("They opened a “research and analysis platform” (OrVa) then.", {"OrVa": "System"}),
        ("It paid Dunmore Edge Aviation (DEA) for flights.", {"DEA": "Company"}),
        ("The defense department and the home affairs ministry paid.",
         {"defense department": "Agency", "home affairs ministry": "Agency"}),
    ],
)  # fmt: skip
def test_a_party_has_its_whole_name_and_its_kind(text: str, expected: dict[str, str]) -> None:
    found = names(text)
    for name, kind in expected.items():
        assert name in found or not kind
        assert not kind or found[name] == kind
        assert not any(other != name and other in name for other in found)


@pytest.mark.parametrize(
    "text",
    [
        "It has a Global Positioning System (GPS) in it.",
        "The marketing department paid.",
        "Co-founded in May, it sells government-issued cards.",
        "The tender was worth R409.8m, or K52 billion, or P288-million.",
        "They signed a Memorandum of Understanding.",
    ],
)
def test_a_general_technology_and_a_firms_own_department_are_no_parties(text: str) -> None:
    assert names(text) == {}


def test_a_ministry_in_small_letters_is_the_one_that_is_named_in_full(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "The Ministry of the Interior spoke.", "The interior ministry hired Lumora Systems."))
    assert ("Ministry of the Interior", CONTRACT, "Lumora Systems") in found


def test_a_firm_and_a_body_side_by_side_are_two() -> None:
    assert {"Palantir", "ICE"} <= set(names("Nobody saw the Palantir ICE contract."))


@pytest.mark.parametrize(
    ("sentences", "edge"),
    [
        (
            (
                "The Swiss firm Orwave Ltd and the German firm Quennor Ltd bid.",
                "It took a year.",
                "Kent Police hired the Swiss firm.",
            ),
            ("Kent Police", CONTRACT, "Orwave Ltd"),
        ),
        (
            (
                "Leeds-based Orwave Ltd and York-based Quennor Ltd bid.",
                "Kent Police signed a contract with the Leeds-based company.",
            ),
            ("Kent Police", CONTRACT, "Orwave Ltd"),
        ),
        (
            ("Chicago met.", "The city's contract with Lumora Systems ended."),
            ("Chicago", CONTRACT, "Lumora Systems"),
        ),
        (
            ("Four Ohio state agencies agreed.", "The state bought scanners from Lumora Systems."),
            ("Lumora Systems", SUPPLIES, "Ohio"),
        ),
        (
            (
                "The Malawian government paid Quennor.",
                "The government signed a contract with Lumora Systems in Malawi.",
            ),
            ("Malawian government", CONTRACT, "Lumora Systems"),
        ),
        (
            (
                "The Elm County Commission met.",
                "Jane Doe opposed it.",
                *["Kent Police said little."] * 6,
                "The commission signed a contract with Lumora Systems.",
            ),
            ("Elm County Commission", CONTRACT, "Lumora Systems"),
        ),
        (
            (
                "Quennor Ltd sells gates.",
                "In a statement on its contract with Kent Police, Lumora Systems said it was glad.",
            ),
            ("Kent Police", CONTRACT, "Lumora Systems"),
        ),
    ],
)
def test_a_common_noun_means_what_the_text_said_of_it(
    tmp_path: Path, sentences: tuple[str, ...], edge: tuple[str, str, str]
) -> None:
    assert edge in edges(read(tmp_path, *sentences))


@pytest.mark.parametrize(
    "sentences",
    [
        ("The Swiss firm Orwave Ltd bid.", "Kent Police hired the German firm."),
        ("The Ministry of Justice spoke.", "The health department hired Lumora Systems."),
        ("The Ministry of Justice spoke.", "The council signed a contract with Lumora Systems."),
        ("Chicago and Boston met.", "The city's contract with Lumora Systems ended."),
    ],
)
def test_a_description_that_does_not_fit_means_nobody(tmp_path: Path, sentences: tuple[str, ...]) -> None:
    told = {"Orwave Ltd", "Ministry of Justice", "Chicago", "Boston"}
    assert not any(told & {subject, object_} for subject, _, object_ in edges(read(tmp_path, *sentences)))


def test_a_country_that_awards_a_contract_is_its_government(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Australia awarded Lumora Systems a contract."))
    assert ("Australia", CONTRACT, "Lumora Systems") in found


def test_a_country_is_no_party_where_the_text_tells_which_body_is(tmp_path: Path) -> None:
    found = edges(
        read(
            tmp_path,
            "Australia awarded Lumora Systems a contract.",
            "The Australian Border Force signed the contract with Lumora Systems in May.",
        )
    )
    assert {subject for subject, predicate, _ in found if predicate == CONTRACT} == {"Australian Border Force"}


def test_whom_a_name_before_a_hyphen_approves_is_no_user(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Lumora Systems sells Home Office-approved VB400 cameras."))
    assert not any(subject == "Home Office" for subject, _, _ in found)
