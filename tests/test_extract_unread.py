"""What articles that nobody here had read asked for: rounds of funding, appointments, notations, bodies. By classes."""

from pathlib import Path

import pytest

from tests.test_extract_prose import CONTRACT, edges, kind, read

INVESTED = "INVESTED_IN"
SUPPLIES = "SUPPLIES"


@pytest.mark.parametrize(
    ("sentences", "edge"),
    [
        (("Lumora Systems raised $9 million in a round led by Veld Capital.",), ("Veld Capital", INVESTED)),
        (
            ("Lumora Systems raised $9 million.", "Other investors include Veld Capital and Orrin Partners."),
            ("Orrin Partners", INVESTED),
        ),
        (
            (
                "Lumora Systems raised $9 million.",
                "The Series B was led by Veld Capital with participation from Orrin.",
            ),
            ("Orrin", INVESTED),
        ),
        (
            ("Lumora Systems closed its round.", "Veld Capital also participated in the round."),
            ("Veld Capital", INVESTED),
        ),
    ],
)
def test_who_put_money_into_a_round_may_be_told_in_a_later_sentence(
    tmp_path: Path, sentences: tuple[str, ...], edge: tuple[str, str]
) -> None:
    assert (*edge, "Lumora Systems") in edges(read(tmp_path, *sentences))


def test_investors_of_another_round_are_not_joined_to_the_firm_that_raised_money_long_ago(tmp_path: Path) -> None:
    filler = [f"The town of Orrin has {n} bridges." for n in range(3, 11)]
    found = edges(read(tmp_path, "Lumora Systems raised $9 million.", *filler, "Investors include Veld Capital."))
    assert not any(predicate == INVESTED for _, predicate, _ in found)


@pytest.mark.parametrize(
    ("sentence", "edge"),
    [
        (
            "Analysts praised Lumora Systems' appointment of Jane Doe to its board of directors.",
            ("Jane Doe", "BOARD_MEMBER_OF", "Lumora Systems"),
        ),
        (
            "The hire follows Lumora Systems' appointment of Jane Doe as its chief privacy officer.",
            ("Jane Doe", "EXECUTIVE_OF", "Lumora Systems"),
        ),
        (
            "“We grew,” said Jane Doe, chief business development officer of Lumora Systems.",
            ("Jane Doe", "EXECUTIVE_OF", "Lumora Systems"),
        ),
        (
            "Jane Doe joined Lumora Systems as vice president in June.",
            ("Jane Doe", "EXECUTIVE_OF", "Lumora Systems"),
        ),
        (
            "Lumora Systems has added Jane Doe, a former head of the Coast Guard, to its board of directors.",
            ("Jane Doe", "BOARD_MEMBER_OF", "Lumora Systems"),
        ),
        (
            "The guest was Secretary of Defense Jane Doe, a former Lumora Systems executive.",
            ("Jane Doe", "EXECUTIVE_OF", "Lumora Systems"),
        ),
    ],
)
def test_who_was_appointed_is_told_by_nouns_and_long_titles_too(
    tmp_path: Path, sentence: str, edge: tuple[str, str, str]
) -> None:
    assert edge in edges(read(tmp_path, sentence))


def test_both_are_the_two_people_that_the_text_speaks_of(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Jane Doe met John Smith.", "Both sit on the board of Lumora Systems."))
    assert {s for s, p, _ in found if p == "BOARD_MEMBER_OF"} == {"Jane Doe", "John Smith"}


@pytest.mark.parametrize("sum_", ["AU$52 million", "US$52 million", "AUD $52 million", "NZ$52m"])
def test_the_sign_of_a_currency_is_nobodys_name(tmp_path: Path, sum_: str) -> None:
    found = read(tmp_path, f"Kent Police has awarded Lumora Systems a {sum_} contract to replace its radios.")
    assert {edge for edge in edges(found) if edge[1] == CONTRACT} == {("Kent Police", CONTRACT, "Lumora Systems")}
    assert not any(kind(found, name) for name in ("AU", "US", "AUD", "NZ"))


@pytest.mark.parametrize(
    ("sentence", "edge"),
    [
        (
            "The Home Office hired Lumora to build the Joint Public Safety and Surveillance System (JPSSS).",
            ("Lumora", "DEVELOPS", "Joint Public Safety and Surveillance System"),
        ),
        (
            "The tool was developed by Veld (now Orrin Group) subsidiary Lumora Systems.",
            ("Lumora Systems", "SUBSIDIARY_OF", "Veld"),
        ),
        ("Veld-owned Lumora Systems makes drones.", ("Veld", "OWNS", "Lumora Systems")),
        (
            "Lumora Systems acquired Veld Optics in May and then Orrin Labs in June.",
            ("Lumora Systems", "ACQUIRED", "Orrin Labs"),
        ),
        ("Falcon is a product offered by Lumora Systems.", ("Lumora Systems", "DEVELOPS", "Falcon")),
        ("Lumora Systems deployed 40 towers for CBP.", ("Lumora Systems", SUPPLIES, "CBP")),
        ("Kent Police's scanner was supplied by Lumora Systems.", ("Lumora Systems", SUPPLIES, "Kent Police")),
        ("Lumora Systems supplied the scanner used by Kent Police.", ("Lumora Systems", SUPPLIES, "Kent Police")),
        ("Kent Police paid $9,000 for five licences to Falcon Portal.", ("Kent Police", "USES", "Falcon Portal")),
        ("The Home Office awarded Kent Police a £9,000 grant.", ("Kent Police", "FUNDED_BY", "Home Office")),
        ("Baltimore's contract with Lumora Systems ends in June.", ("Baltimore", CONTRACT, "Lumora Systems")),
        (
            "Dade County commissioners accepted a bid from Lumora Systems.",
            ("Dade County", CONTRACT, "Lumora Systems"),
        ),
        (
            "A consortium of Lumora Systems and Veld Ltd won a contract from eu-LISA.",
            ("eu-LISA", CONTRACT, "Veld Ltd"),
        ),
        (
            "CBP bought Falcon, and the Secret Service and the FBI also use the tool.",
            ("FBI", "USES", "Falcon"),
        ),
    ],
)
def test_builds_of_unread_articles_state_what_they_say(
    tmp_path: Path, sentence: str, edge: tuple[str, str, str]
) -> None:
    assert edge in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentences",
    [
        ("CBP spoke of Falcon.", "Other agencies have contracts with Lumora Systems."),
        ("The House Committee on Trade looked into it.", "The cameras, sold by Lumora Systems, are cheap."),
        ("Kent Police bought phones through Lumora Systems.",),
    ],
)
def test_a_body_that_the_text_does_not_tell_is_not_guessed(tmp_path: Path, sentences: tuple[str, ...]) -> None:
    assert not {(p, o) for _, p, o in edges(read(tmp_path, *sentences)) if p in (CONTRACT, "USES")}
    assert not any("House Committee" in {s, o} for s, _, o in edges(read(tmp_path, *sentences)))


@pytest.mark.parametrize(
    "name", ["Global Positioning System", "Request For Proposal", "Desktop as a Service", "Falcon Exit Contract"]
)
def test_general_technologies_and_papers_are_no_systems(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, f"Kent Police uses the {name} of Lumora Systems.")
    assert not any(predicate in ("USES", "DEVELOPS") for _, predicate, _ in edges(found))


@pytest.mark.parametrize(
    ("sentence", "edge"),
    [
        ("Co-founded by Jane Doe, Lumora Systems makes drones.", ("Jane Doe", "FOUNDED", "Lumora Systems")),
        (
            "The plan of Lumora Systems CEO and co-founder Jane Doe is bold.",
            ("Jane Doe", "EXECUTIVE_OF", "Lumora Systems"),
        ),
        (
            "Jane Doe, vice president of Public Safety for Lumora Systems, spoke.",
            ("Jane Doe", "EXECUTIVE_OF", "Lumora Systems"),
        ),
        (
            "The move follows Lumora Systems' hiring of Lt. Gen. John Smith, a former pilot, as vice president.",
            ("John Smith", "EXECUTIVE_OF", "Lumora Systems"),
        ),
        ("Veld Ltd announced a deal to buy closely held Lumora Systems.", ("Veld Ltd", "ACQUIRED", "Lumora Systems")),
        ("Ohio, Utah and Iowa hired Lumora Systems to build a portal.", ("Utah", CONTRACT, "Lumora Systems")),
        (
            "Lumora Systems was contracted by various state agencies, including the FBI and the CIA.",
            ("CIA", CONTRACT, "Lumora Systems"),
        ),
        ("Kent Police received three scanners from Lumora Systems.", ("Lumora Systems", SUPPLIES, "Kent Police")),
        ("Lumora Systems received a new order from Kent Police.", ("Kent Police", CONTRACT, "Lumora Systems")),
    ],
)
def test_more_builds_of_unread_articles_state_what_they_say(
    tmp_path: Path, sentence: str, edge: tuple[str, str, str]
) -> None:
    assert edge in edges(read(tmp_path, sentence))


def test_a_common_word_that_opens_a_sentence_is_the_body_that_the_text_calls_so(tmp_path: Path) -> None:
    found = read(
        tmp_path, "The gates stand where Australian Customs is.", "The aim of Customs is speed.", "Customs uses Falcon."
    )
    assert any((predicate, object_) == ("USES", "Falcon") for _, predicate, object_ in edges(found))


@pytest.mark.parametrize(
    "sentence",
    [
        "The NHS-owned service provider Lumora Systems helped Kent Police.",
        "CBP watched, and Lumora Systems signed agreements with the government.",
        "Jane Doe is the medical director of Lumora Systems.",
        "For the force using the program, Lumora Systems extended its offer.",
    ],
)
def test_what_only_stands_nearby_is_not_joined(tmp_path: Path, sentence: str) -> None:
    wrong = {("Lumora Systems", SUPPLIES, "NHS"), ("CBP", CONTRACT, "Lumora Systems")}
    found = edges(read(tmp_path, sentence))
    assert not found & wrong
    assert not any(predicate in ("USES", "BOARD_MEMBER_OF") for _, predicate, _ in found)
