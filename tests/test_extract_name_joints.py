"""What belongs to a name and what does not: possessives, "and", addresses of sites, bodies behind places."""

import pytest

from loaders.documents.document import Document, Zone
from loaders.documents.extract import extract


def names(text: str) -> dict[str, str]:
    document = Document(text, (Zone(0, len(text), "body"),), "0" * 64, "text/plain", "test")
    return {mention.text: mention.type for mention in extract(document).mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He runs Pelham's Corp. and sold it.", {"Pelham's Corp.": "Company"}),
        ("Shares of Orwell’s Bay Co. rose.", {"Orwell’s Bay Co.": "Company"}),
        ("He met Oslo's Group of Friends.", {"Oslo": "Location", "Group of Friends": "Company"}),
        ("Investors in Murtagh's Vantor Corp. sued.", {"Vantor Corp.": "Company"}),
        ("A rival is Aldane's Intel Corp. today.", {"Intel Corp.": "Company"}),
    ],
)
def test_a_possessive_is_part_of_a_firm_s_name_where_its_legal_form_follows(
    text: str, expected: dict[str, str]
) -> None:
    assert expected.items() <= names(text).items()


def test_the_short_form_of_a_firm_with_a_possessive_is_the_firm() -> None:
    text = "Pelham's Group makes radars. In May Pelham bought Vantor Systems."
    document = Document(text, (Zone(0, len(text), "body"),), "0" * 64, "text/plain", "test")
    (claim,) = extract(document).claims
    assert (claim.subject.name, claim.predicate, claim.object.name) == ("Pelham's Group", "ACQUIRED", "Vantor Systems")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is owned by Oil and Natural Gas Corporation of late.", {"Oil and Natural Gas Corporation": "Company"}),
        ("A deal with Orwave Missiles and Energy Group ended.", {"Orwave Missiles and Energy Group": "Company"}),
        ("They sued Halden Sand and Gravel, its subsidiaries too.", {"Halden Sand and Gravel": "Company"}),
        ("A grant to Families and Children Foundation closed.", {"Families and Children Foundation": "Organization"}),
        ("Its founder leads Texans for Open Ports today.", {"Texans for Open Ports": "Organization"}),
        ("The Project on Government Oversight counted them.", {"Project on Government Oversight": "Organization"}),
        ("He left Boeing and Halden Group.", {"Boeing": "Company", "Halden Group": "Company"}),
    ],
)
def test_and_for_and_on_join_the_plain_nouns_of_one_name(text: str, expected: dict[str, str]) -> None:
    assert expected.items() <= names(text).items()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Elm county sheriff’s office confirmed it.", {"Elm county sheriff’s office": "Agency"}),
        ("Officials of the Elm County school board met.", {"Elm County school board": "Agency"}),
        ("He told the Elm County District Attorney’s office.", {"Elm County District Attorney’s office": "Agency"}),
        ("The Mexican transport department said so.", {"Mexican transport department": "Agency"}),
        ("It runs a cloud for the US intelligence community.", {"US intelligence community": "Agency"}),
    ],
)  # fmt: skip
def test_a_body_in_small_letters_bears_the_name_of_its_place(text: str, expected: dict[str, str]) -> None:
    assert names(text) == expected


def test_a_firm_and_a_person_name_no_body_of_a_place() -> None:
    found = names("The Halden Systems police department tool failed. Ravi Doyle city council met.")
    assert not {"Halden Systems police department", "Ravi Doyle city council"} & set(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The site Elmcare.gov and elmvotes.com took a year.", {"Elmcare.gov": "System", "elmvotes.com": "System"}),
        ("They chose halden.ai and it failed.", {"halden.ai": "Company"}),
        ("See www.elmvotes.com/help or ask info@elmvotes.com today.", {}),
    ],
)
def test_the_address_of_a_site_is_its_name_unless_it_is_part_of_a_longer_one(
    text: str, expected: dict[str, str]
) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It makes AN/ALR-99 and the F-99s.", {"AN/ALR-99": "System", "F-99s": "System"}),
        ("Parts for the new U.S. Air Force C-99 came.", {"U.S. Air Force": "Agency", "C-99": "System"}),
        ("It makes use of Tiktok, and NVIDIA.", {"Tiktok": "Company", "NVIDIA": "Company"}),
        ("The officer, Jun Alvarez, a lawyer, fled.", {"Jun Alvarez": "Person"}),
        ("He sold it to General Halden Motors.", {"General Halden Motors": "Company"}),
        ("They own Lord & Halden, and sold it.", {"Lord & Halden": "Company"}),
        ("Orvado, Norway's largest bank, fell.", {"Orvado": "Company", "Norway": "Location"}),
        ("It sued Orvado, its chief executive Ravi Doyle and others.", {"Orvado": "Company", "Ravi Doyle": "Person"}),
        ("It sued Orvado, its executive director Ravi Doyle and others.",
         {"Orvado": "Organization", "Ravi Doyle": "Person"}),
    ],
)  # fmt: skip
def test_a_name_is_told_by_its_shape_and_by_what_stands_behind_it(text: str, expected: dict[str, str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A crowd met after Velmar's death.", {"Velmar": "Person"}),
        ("The arrest of Velmar was filmed.", {"Velmar": "Person"}),
        ("They paid Velmar's sister company.", {}),
    ],
)
def test_only_people_have_a_family_die_and_are_arrested(text: str, expected: dict[str, str]) -> None:
    assert {name: kind for name, kind in names(text).items() if kind == "Person"} == expected
