"""What stands for a name: "the latter", "the Indian firm", "the group", "it" within a sentence.."""

import pytest

from loaders.documents.document import Document, Zone
from loaders.documents.extract import extract


def edges(text: str) -> set[tuple[str, str, str]]:
    document = Document(text, (Zone(0, len(text), "body"),), "0" * 64, "text/plain", "test")
    return {(claim.subject.name, claim.predicate, claim.object.name) for claim in extract(document).claims}


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Velder Systems and Orvado Technologies bid. The latter bought Halden Labs in May.",
         ("Orvado Technologies", "ACQUIRED", "Halden Labs")),
        ("Velder Systems and Orvado Technologies bid. The former bought Halden Labs in May.",
         ("Velder Systems", "ACQUIRED", "Halden Labs")),
        ("India's Velder Systems sued Orvado Technologies. The Indian firm bought Halden Labs in May.",
         ("Velder Systems", "ACQUIRED", "Halden Labs")),
        ("The US vendor Velder Systems sued Orvado Technologies. The US firm bought Halden Labs in May.",
         ("Velder Systems", "ACQUIRED", "Halden Labs")),
        ("Japan's Velder Systems sued Orvado Technologies. The Japanese carmaker bought Halden Labs in May.",
         ("Velder Systems", "ACQUIRED", "Halden Labs")),
        ("Velder Systems rose. The group bought Halden Labs in May.", ("Velder Systems", "ACQUIRED", "Halden Labs")),
        ("Spain's Velder Systems sued Orvado Technologies. The Spanish group bought Halden Labs in May.",
         ("Velder Systems", "ACQUIRED", "Halden Labs")),
        ("Ravi Doyle, the man behind the games, spoke. He founded Velder Systems in 1999.",
         ("Ravi Doyle", "FOUNDED", "Velder Systems")),
    ],
)  # fmt: skip
def test_a_stand_in_means_what_the_text_told_of_it(text: str, edge: tuple[str, str, str]) -> None:
    assert edge in edges(text)


@pytest.mark.parametrize(
    "text",
    [
        "Velder Systems, Orvado Technologies and Palden Optics bid. The former bought Halden Labs in May.",
        "Velder Systems sued Orvado Technologies. The US firm bought Halden Labs in May.",
        "India's Velder Systems sued India's Orvado Technologies. The Indian firm that it was bought Halden Labs.",
        "Palden Optics and Orvado Technologies bid, and Velder Systems lost. The Spanish group bought Halden Labs.",
        "Residents met on Monday. The latter bought Halden Labs in May.",
    ],
)
def test_where_it_is_not_plain_who_is_meant_nothing_is_stated(text: str) -> None:
    assert not {edge for edge in edges(text) if edge[1] == "ACQUIRED"}


def test_it_within_a_sentence_is_its_subject_and_no_firm_of_an_earlier_one() -> None:
    text = "Velder Systems is a bank. The Orvado Growth Fund paid when it was a subsidiary of Halden Labs."
    assert ("Velder Systems", "SUBSIDIARY_OF", "Halden Labs") not in edges(text)


def test_a_description_that_names_a_trade_of_veterans_describes_no_person() -> None:
    text = "Orvado, a veteran housing charity, hired Ravi Doyle. He is president of Orvado."
    assert ("Ravi Doyle", "EXECUTIVE_OF", "Orvado") in edges(text)
