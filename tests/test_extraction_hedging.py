"""What the network alone reads is no fact where the words beside it deny, doubt or put it off."""

import pytest

from loaders.documents.document import Document, Zone
from loaders.documents.extracted import Spoken
from loaders.documents.model.edges import Edge
from loaders.documents.model.hedging import manner
from loaders.documents.model.source import Quotes, model_source

ONE, TWO = "Norfolk Police", "Quillon Systems"


def place(text: str, name: str, type_: str, thing: int) -> Spoken:
    start = text.index(name)
    return Spoken(start, start + len(name), type_, True, thing, name, 1, False, False)


def told(text: str, modality: str = "asserted") -> list[str]:
    """The modalities of the claims that the network's own edge between the two names of a text gives."""
    document = Document(text, (Zone(0, len(text), "body"),), "0" * 64, "text/plain", "plain")
    edge = Edge(place(text, ONE, "Agency", 0), "CONTRACTED_WITH", place(text, TWO, "Company", 1), 0.99, modality)
    return [c.modality for c in model_source().claims_of(document, edge, 0.9, {}, Quotes(document))]


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE} never had a contract with {TWO}.",
        f"{ONE} doesn’t do business with {TWO} any more.",
        f"{ONE} has no contract with {TWO}.",
        f"{TWO} and {ONE} deny that they signed a contract.",
        f"{ONE} refused to sign the contract that {TWO} had offered.",
        f"A contract with {TWO} was not signed, {ONE} said, and {TWO} was not paid.",
        f"{TWO} lost the contract of {ONE} to a rival.",
        f"Without a tender {ONE} cannot hire {TWO}.",
    ],
)
def test_what_the_words_deny_is_denied(text: str) -> None:
    assert told(text) == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE} may hire {TWO}.",
        f"{TWO} is bidding for a contract of {ONE}.",
        f"Officials asked whether {ONE} pays {TWO}.",
        f"If {ONE} signs with {TWO}, crews will be trained.",
        f"{ONE} is in talks with {TWO}.",
        f"There is no evidence that {ONE} paid {TWO}.",
    ],
)
def test_what_may_be_is_no_fact(text: str) -> None:
    assert told(text) == ["hypothetical"]


@pytest.mark.parametrize("text", [f"{ONE} will buy drones from {TWO}.", f"{ONE} plans to hire {TWO}."])
def test_what_is_to_come_is_planned(text: str) -> None:
    assert told(text) == ["planned"]


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE} signed a contract with {TWO}.",
        f"{ONE} not only signed with {TWO}, it paid in advance.",
        f"In May {ONE} signed a contract with {TWO}.",
        f"The county did not reply. {ONE} signed a contract with {TWO}.",
        f"{ONE} signed a contract with {TWO}, but does not say what it pays.",
        f"Critics, who did not want to be named, said so; {ONE} hired {TWO}.",
    ],
)
def test_words_of_other_clauses_take_nothing_away(text: str) -> None:
    assert told(text) == ["asserted"]


@pytest.mark.parametrize("modality", ["denied", "ended", "planned", "hypothetical"])
def test_what_the_network_itself_puts_carefully_stays_so(modality: str) -> None:
    assert told(f"{ONE} signed a contract with {TWO}.", modality) == [modality]


def test_places_of_two_sentences_are_judged_by_their_own_clauses() -> None:
    text = f"{ONE} opened bids in May. Nobody had said so. It was not {TWO} that won."
    spans = [(text.index(n), text.index(n) + len(n)) for n in (ONE, TWO)]
    assert manner(text, spans[0], spans[1], "asserted") == "denied"
    other = f"{ONE} opened bids in May. Nobody had said so. The winner was {TWO}."
    spans = [(other.index(n), other.index(n) + len(n)) for n in (ONE, TWO)]
    assert manner(other, spans[0], spans[1], "asserted") == "asserted"
