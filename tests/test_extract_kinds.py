"""What kind of thing a name is, told by its own words and by those beside it. By classes."""

import pytest

from tests.test_extract_names import names


def assert_named(text: str, expected: dict[str, str]) -> None:
    """Each name is found whole, of its kind; "" for what is no such name."""
    found = names(text)
    for name, kind in expected.items():
        assert found.get(name, "") == kind
        assert not any(other != name and other in name for other in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It signed with Marion County and not with Marion Velder.",
         {"Marion County": "Location", "Marion Velder": "Person"}),
        ("Premier Doug Vellin and Insp. Rosemary Quarne spoke.",
         {"Doug Vellin": "Person", "Rosemary Quarne": "Person"}),
        ("They bought it from Premier Biologic Systems.", {"Premier Biologic Systems": "Company"}),
        ("It met Coun. Trish Adeyvar in May.", {"Trish Adeyvar": "Person"}),
        ("A contract with Ohio-based Quennor was signed.", {"Quennor": "Company"}),
        ("The mayor told WQVE that it had been signed.", {"WQVE": ""}),
        ("The mayor told Bloomberg Markets that it had been signed.", {"Bloomberg Markets": "Company"}),
        ("Crews flew the QM-4C Osprela and the F/A-21 there.", {"QM-4C Osprela": "System", "F/A-21": "System"}),
        ("Traffic on I-95 was slow after bill HB-41.", {"I-95": "", "HB-41": ""}),
        ("It was part of Project Wide Harbour then.", {"Project Wide Harbour": "System"}),
        ("It will rebuild the Harbour Safety Radio Network soon.", {"Harbour Safety Radio Network": "System"}),
        ("That technology, Lanternfish Alert, reads messages.", {"Lanternfish Alert": "System"}),
        ("Prince Osgar County Schools leased it.", {"Prince Osgar County Schools": "Agency"}),
        ("The Oestland General Assembly and the House of Commons met.",
         {"Oestland General Assembly": "Agency", "House of Commons": "Agency"}),
        ("It paid Orbal Tel*Link for calls from Orwave Healthcare.",
         {"Orbal Tel*Link": "", "Orwave Healthcare": "Company"}),
    ],
)  # fmt: skip
def test_a_name_is_of_the_kind_that_its_words_tell(text: str, expected: dict[str, str]) -> None:
    assert_named(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Office of the Harbour Commissioner of Oestland has begun.",
         {"Office of the Harbour Commissioner of Oestland": "Agency"}),
        ("The Standing Committee on Access to Information, Privacy and Ethics met on Friday.",
         {"Standing Committee on Access to Information, Privacy and Ethics": "Agency"}),
        ("It was told by the ACLU of Northern California.", {"ACLU of Northern California": "Organization"}),
        ("It was awarded to Orwave Dynamic Systems–Canada.", {"Orwave Dynamic Systems–Canada": "Company"}),
        ("Police use its Corvane® Reveal software.", {"Corvane® Reveal": "System"}),
        ("They told 404 Media that 3M had paid $3M for it.", {"404 Media": "Company", "3M": "Company"}),
        ("A drone was built for the government of Australia.", {"government of Australia": "Agency"}),
        ("The Elmvale Communications Center and the Elmvale Medical Center met.",
         {"Elmvale Communications Center": "Agency", "Elmvale Medical Center": "Organization"}),
        ("Elmvale City Auditor Bert Quarne and NDP MP Charlie Vellin spoke.",
         {"Bert Quarne": "Person", "NDP": "Organization", "Charlie Vellin": "Person"}),
        ("County Judge Ann Vellin and Chief Administrative Deputy Mike Quarne spoke.",
         {"Ann Vellin": "Person", "Mike Quarne": "Person", "County": "", "Administrative": ""}),
        ("The camera maker Axon Public Safety Canada was chosen.", {"Axon Public Safety Canada": "Company"}),
        ("The council OKed a plan.", {"OKed": ""}),
        ("The National Border, Communication and Control System is new.",
         {"National Border, Communication and Control System": "System"}),
        ("It met the US Ports, Roads and Rail Agency.", {"US Ports, Roads and Rail Agency": "Agency"}),
        ("It met the Police, Customs and Border Force on Monday.",
         {"Police": "Agency", "Customs and Border Force": "Agency"}),
        ("They will set up a National Management and Monitoring Center.",
         {"National Management and Monitoring Center": "Agency"}),
        ("It was given to Halden Systems and Supplies Ltd for it.", {"Halden Systems and Supplies Ltd": "Company"}),
        ("The Dutch Cellebrite and the Indian Army signed.", {"Cellebrite": "Company", "Indian Army": "Agency"}),
        ("Phelps County Clerk Pam Quarne and Commissioners Bill Velder and Ann Roe spoke.",
         {"Phelps County": "Location", "Pam Quarne": "Person", "Bill Velder": "Person", "Ann Roe": "Person"}),
        ("Henry Quarne and Son has bid.", {"Henry Quarne and Son": "Company"}),
        ("Elmshire police officers use it.", {"Elmshire police": "Agency"}),
        ("It came from the United States Customs and Border Protection.",
         {"United States Customs and Border Protection": "Agency"}),
        ("They bought an Orwave Systems FaceLine 25 radio.", {"Orwave Systems": "Company", "FaceLine 25": "System"}),
        ("Crews serviced the F/A-21 A/B fleet and its Osprela UAVs.", {"F/A-21": "System", "Osprela": "System"}),
        ("Today Jan Gowrie is a former president of Acme Systems.", {"Jan Gowrie": "Person"}),
        ("Hard-pressed Elmshire police paid.", {"Elmshire police": "Agency"}),
        ("He told The Elmvale Ledger-Leaf that it was.", {"The Elmvale Ledger-Leaf": ""}),
        ("D.C. Mayor Vincent C. Quarne and Director Robert S. Vellin III spoke.",
         {"Vincent C. Quarne": "Person", "Robert S. Vellin III": "Person"}),
        ("They chose Orwave Marine Corp. ORW, +0.13%, in May.", {"Orwave Marine Corp.": "Company"}),
        ("The firm Velder Sand and Gravel won it.", {"Velder Sand and Gravel": "Company"}),
        ("It told Immigration and Customs Enforcement and Customs and Border Protection.",
         {"Immigration and Customs Enforcement": "Agency", "Customs and Border Protection": "Agency"}),
        ("Deputy Defense Secretary Ann Vellin and Army Lt. Col. Joseph Quarne spoke.",
         {"Ann Vellin": "Person", "Joseph Quarne": "Person", "Deputy Defense": ""}),
        ("It is about smart TVs, the Terms of Service and the No. 2 post.", {"TVs": "", "Service": "", "No": ""}),
        ("They told the Interior ministry.", {"Interior ministry": "Agency"}),
        ("Minister Joseph ole Vellin spoke.", {"Joseph ole Vellin": "Person"}),
        ("Authors Dr Jovan Quarne and Police Brig. Gen. Archie Velder spoke.",
         {"Jovan Quarne": "Person", "Archie Velder": "Person", "Authors": ""}),
    ],
)  # fmt: skip
def test_a_name_is_whole_and_holds_no_title(text: str, expected: dict[str, str]) -> None:
    assert_named(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The firm Quennor sells cameras. The schools lease Quennor Express lanes.",
         {"Quennor": "Company", "Quennor Express": "System"}),
        ("The firm Quennor sells cameras. Quennor Tracking was chosen.",
         {"Quennor": "Company", "Quennor Tracking": "Company"}),
        ("Quennor Solutions was chosen. Officers search the Quennor system.",
         {"Quennor Solutions": "Company", "Quennor": "Company"}),
        ("Acme Systems' Harbour Integration Division was chosen by the Navy.",
         {"Harbour Integration Division": "Agency"}),
        ("It was developed by Elmquar-based Gridvane.", {"Elmquar": "Location", "Gridvane": "Company"}),
        ("It was awarded to Germany's Quennor.", {"Quennor": "Company"}),
        ("It will give drones to the Oestish Army, the company announced.", {"Oestish Army": "Agency"}),
        ("It paid Velder Security for guards and Nikos Androvalis spoke.",
         {"Velder Security": "Company", "Nikos Androvalis": "Person"}),
        ("A minister of Indigenous Services spoke of two King Osprela 200 jets and one Dovetail 8-100 jets.",
         {"Indigenous Services": "", "King Osprela 200": "System", "Dovetail 8-100": "System"}),
        ("It sold the Oestish fleets of Ratherby and Velder H aircraft.", {"Velder H": "System"}),
        ("“It is good,” said Orlop president Ann Vellin. They paid Quennor Aviation Inc. All work is done in May.",
         {"Orlop": "Company", "Quennor Aviation Inc": ""}),
        ("The Region of Elmvale and King County have paid.",
         {"Region of Elmvale": "Agency", "King County": "Location"}),
        ("Bidders included Thales/Orwave Harbour Systems.", {"Thales": "Company", "Orwave Harbour Systems": "Company"}),
        ("The Pentagon's Project and Contract Office has paid.", {"Project and Contract Office": "Agency"}),
        ("The contractor Edward Quarne left.", {"Edward Quarne": "Person"}),
        ("He told Elmvale Daily News that it was late.", {"Elmvale Daily News": "Company"}),
        ("It reached the House Committee on Harbour Security.", {"House Committee on Harbour Security": "Agency"}),
        ("The defence group Qvenda hired Ann Vellin.", {"Qvenda": "Company"}),
        ("The aerospace group QVDS Philippe Vellin spoke.", {"QVDS": "Company", "Philippe Vellin": "Person"}),
        ("Airbus sold the Airbus F-21 to Oestland.", {"Airbus": "Company", "F-21": "System"}),
        ("It was aired on KQVE-TV.", {"KQVE-TV": "Company"}),
        ("They search the Lanternfish evidence database.", {"Lanternfish": "System"}),
        ("Frontline officers will carry it.", {"Frontline": ""}),
        ("It paid the Companhia do Porto de Elmvale.", {"Companhia do Porto de Elmvale": "Company"}),
        ("The Elmvale Strategic Investment Fund paid.", {"Elmvale Strategic Investment Fund": "Organization"}),
        ("The firm ideaVane sells drones.", {"ideaVane": "Company"}),
        ("Motorola’s Harbour Integration Division was chosen by the Navy.",
         {"Harbour Integration Division": "Company"}),
    ],
)  # fmt: skip
def test_a_name_takes_its_kind_from_the_firm_that_it_bears_or_that_has_it(text: str, expected: dict[str, str]) -> None:
    found = names(text)
    assert {name: found.get(name, "") for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Home Office picked Quennor to run the system.", {"Quennor": "Company"}),
        ("A contract between the Home Office and Quennor ended.", {"Home Office": "Agency", "Quennor": "Company"}),
        ("Talks between the Home Office and Scotland Yard end.", {"Home Office": "Agency", "Scotland Yard": "Agency"}),
        ("Kent Police uses Quennor's Sightline software.", {"Quennor": "Company", "Sightline": "System"}),
        ("Quennor, whose Sightline software scans faces, was fined.", {"Quennor": "Company", "Sightline": "System"}),
        ("Kent Police's Sightline software scans faces.", {"Kent Police": "Agency", "Sightline": "System"}),
        ("It was Velder, the company behind Sightline.", {"Velder": "Company", "Sightline": "System"}),
        ("Ottrey Group invested $10 million in Quennor.", {"Quennor": "Company"}),
        ("Ottrey Group invested $10 million in Portugal.", {"Portugal": "Location"}),
    ],
)  # fmt: skip
def test_a_name_is_of_the_kind_that_the_deal_around_it_tells(text: str, expected: dict[str, str]) -> None:
    found = names(text)
    assert {name: found.get(name, "") for name in expected} == expected
