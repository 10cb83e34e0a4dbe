"""What sentences state, and what they only tempt a reader to believe. All names are invented."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.documents.document import Document, Zone
from loaders.documents.extract import extract, predicate_ends
from loaders.documents.extracted import ExtractedClaim
from loaders.documents.wordset import word_set


def document(text: str) -> Document:
    return Document(text, (Zone(0, len(text), "body"),) if text else (), "0" * 64, "text/plain", "test")


def claims(text: str) -> list[ExtractedClaim]:
    return list(extract(document(text)).claims)


def edges(text: str) -> set[tuple[str, str, str]]:
    return {(claim.subject.name, claim.predicate, claim.object.name) for claim in claims(text)}


COAST, FIRM = "Norwick Coast Guard", "Halbrook Systems"


@pytest.mark.parametrize(
    "text",
    [
        f"The {COAST} signed a $2 million contract with {FIRM} in March 2021.",
        f"{FIRM} won a contract worth $2 million from the {COAST}.",
        f"A contract between the {COAST} and {FIRM} was announced on Tuesday.",
        f"{FIRM}'s contract with the {COAST} is worth $2 million.",
        f"The {COAST}, which awarded {FIRM} a $2 million contract last spring, said it was content.",
        f"{FIRM}, a maker of radars, has a deal with the {COAST} for boats.",
        f"The contract was awarded to {FIRM} by the {COAST}.",
        f"{FIRM} supplies the {COAST} with radars under a $2 million contract.",
    ],
)
def test_a_contract_is_found_however_it_is_put(text: str) -> None:
    assert edges(text) == {(COAST, "CONTRACTED_WITH", FIRM)}


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (f"The {COAST} uses SEALOOK, a tracking tool.", (COAST, "USES", "SEALOOK")),
        (f"SEALOOK software is used by the {COAST}.", (COAST, "USES", "SEALOOK")),
        (f"The SEALOOK platform was built by {FIRM}.", (FIRM, "DEVELOPS", "SEALOOK")),
        (f"{FIRM}'s SEALOOK platform reads plates.", (FIRM, "DEVELOPS", "SEALOOK")),
        (f"The SEALOOK database is hosted by {FIRM}.", (FIRM, "HOSTS", "SEALOOK")),
        (f"{FIRM} sells cameras to the {COAST}.", (FIRM, "SUPPLIES", COAST)),
        (f"The {COAST} bought cameras from {FIRM}.", (FIRM, "SUPPLIES", COAST)),
        (f"{FIRM}, a subsidiary of Oxley Holdings, makes boats.", (FIRM, "SUBSIDIARY_OF", "Oxley Holdings")),
        (f"Oxley Holdings acquired {FIRM} in 2019.", ("Oxley Holdings", "ACQUIRED", FIRM)),
        (f"{FIRM} was bought by Oxley Holdings.", ("Oxley Holdings", "ACQUIRED", FIRM)),
        (f"{FIRM} was spun off from Oxley Holdings.", (FIRM, "SPUN_OFF_FROM", "Oxley Holdings")),
        (f"Maria Lindqvist, chief executive of {FIRM}, spoke first.", ("Maria Lindqvist", "EXECUTIVE_OF", FIRM)),
        (f"{FIRM} CEO Maria Lindqvist spoke first.", ("Maria Lindqvist", "EXECUTIVE_OF", FIRM)),
        (f"Maria Lindqvist sits on the board of {FIRM}.", ("Maria Lindqvist", "BOARD_MEMBER_OF", FIRM)),
        (f"{FIRM}'s chairwoman, Maria Lindqvist, resigned.", ("Maria Lindqvist", "CHAIR_OF", FIRM)),
        (f"{FIRM} was founded by Maria Lindqvist.", ("Maria Lindqvist", "FOUNDED", FIRM)),
        (f"Oxley Capital invested in {FIRM}.", ("Oxley Capital", "INVESTED_IN", FIRM)),
        (f"{FIRM} raised $5 million from Oxley Capital.", ("Oxley Capital", "INVESTED_IN", FIRM)),
        (f"The {COAST} is part of the Ministry of Transport.", (COAST, "PART_OF", "Ministry of Transport")),
        (f"The {COAST} shares images with the Border Force.", (COAST, "SHARES_DATA_WITH", "Border Force")),
    ],
)
def test_each_predicate_has_its_verbs_and_nouns(text: str, edge: tuple[str, str, str]) -> None:
    assert edge in edges(text)


def test_every_predicate_joins_only_what_the_schema_lets_it_join() -> None:
    table = Path(__file__).parents[1] / "graph" / "schema" / "predicates.yaml"
    schema = yaml.safe_load(table.read_text(encoding="utf-8"))
    for predicate, ends in predicate_ends().items():
        assert set(ends.subjects) <= set(schema[predicate]["domain"])
        assert set(ends.objects) <= set(schema[predicate]["range"])


def test_lists_state_an_edge_for_each_member() -> None:
    text = "Halbrook Systems, Oxley Software and Tarn Labs all have contracts with the Norwick Coast Guard."
    assert edges(text) == {
        (COAST, "CONTRACTED_WITH", name) for name in ("Halbrook Systems", "Oxley Software", "Tarn Labs")
    }


def test_an_acronym_and_a_description_stand_for_the_name() -> None:
    text = (
        "The Norwick Coast Guard (NCG) wants better eyes. The agency signed a contract with Halbrook Systems. "
        "NCG also uses SEALOOK, a tracking tool."
    )
    assert {(COAST, "CONTRACTED_WITH", FIRM), (COAST, "USES", "SEALOOK")} <= edges(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRM} lost the contract to run boats for the {COAST}.",
        f"{FIRM} bid for a contract with the {COAST}.",
        f"{FIRM} is seeking a contract with the {COAST}.",
        f"{FIRM} declined to comment about the {COAST}.",
        f"Employees of {FIRM} protested outside the {COAST}.",
        f"According to {FIRM}, the {COAST} is busy.",
    ],
)
def test_bids_talks_and_mere_company_are_no_contract(text: str) -> None:
    assert not {edge for edge in edges(text) if edge[1] in ("CONTRACTED_WITH", "SUPPLIES")}


def test_bidders_compete_and_losers_are_said_to_have_lost() -> None:
    found = claims(f"{FIRM} beat out three companies for the contract, including Oxley Software and Tarn Labs.")
    assert {(c.subject.name, c.predicate, c.qualifiers["outcome"]) for c in found} == {
        (FIRM, "COMPETED_FOR", "won"),
        ("Oxley Software", "COMPETED_FOR", "lost"),
        ("Tarn Labs", "COMPETED_FOR", "lost"),
    }


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        (f"The {COAST} will sign a contract with {FIRM}.", "planned"),
        (f"The {COAST} may sign a contract with {FIRM}.", "hypothetical"),
        (f"The {COAST} has no contract with {FIRM}.", "denied"),
        (f"The {COAST} reportedly has a contract with {FIRM}.", "reported"),
        (f"The {COAST} cancelled its contract with {FIRM}.", "ended"),
        (f"The {COAST} has a contract with {FIRM}.", "asserted"),
    ],
)
def test_modality_is_how_the_text_puts_it(text: str, modality: str) -> None:
    assert {claim.modality for claim in claims(text) if claim.predicate == "CONTRACTED_WITH"} == {modality}


def test_a_sum_sits_on_its_contract_with_how_exact_it_is() -> None:
    (claim,) = claims(f"The {COAST} signed a contract worth more than $2.5 million with {FIRM} in March 2021.")
    assert claim.qualifiers["amount_usd"] == 2_500_000
    assert claim.qualifiers["amount_qualifier"] == "at_least"
    assert claim.qualifiers["start"] == "2021-03"


def test_a_collective_sum_is_put_on_nobody() -> None:
    found = claims(f"{FIRM} has contracts with the {COAST} and the Border Force worth a combined $3 million.")
    assert len(found) == 2
    for claim in found:
        assert "amount_usd" not in claim.qualifiers
        assert claim.qualifiers["collective_amount_usd"] == 3_000_000


def test_other_currencies_are_kept() -> None:
    (claim,) = claims(f"The {COAST} signed a £4.5m contract with {FIRM}.")
    assert (claim.qualifiers["amount"], claim.qualifiers["currency"]) == ("4500000.0", "GBP")


def test_furniture_states_nothing() -> None:
    text = f"The {COAST} signed a contract with {FIRM}."
    hidden = Document(text, (Zone(0, len(text), "boilerplate"),), "0" * 64, "text/plain", "test")
    assert extract(hidden).claims == ()


def test_recipients_of_awards_are_known_to_be_companies() -> None:
    text = "The list names Plover and the Norwick Coast Guard."
    kinds = {m.text: m.type for m in extract(document(text), recipients=["Plover"]).mentions}
    assert kinds["Plover"] == "Company"


def test_the_quote_is_what_stands_at_its_offsets() -> None:
    text = f"Before.\u00a0More. The {COAST} has a contract with {FIRM}. After."
    (claim,) = claims(text)
    assert text[claim.start : claim.end] == claim.quote == f"The {COAST} has a contract with {FIRM}."
    assert text[claim.object.start : claim.object.end] == FIRM


def test_a_partys_mention_is_its_own_name_and_not_its_owners() -> None:
    (claim,) = [c for c in claims(f"The {COAST}'s Harbour Patrol unit is new.") if c.predicate == "PART_OF"]
    assert (claim.subject.mention, claim.object.mention) == ("Harbour Patrol", COAST)


WORDS = word_set(
    "The Norwick Coast Guard Halbrook Systems signed a contract with , . ( ) and which uses SEALOOK was built by 's $2 "
    "million of in 2019 chief executive Maria Lindqvist not to for board said it its has been awarded subsidiary"
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(sorted(WORDS)), max_size=60).map(" ".join))
def test_any_words_in_any_order_give_claims_whose_quotes_hold(text: str) -> None:
    for claim in claims(text):
        assert text[claim.start : claim.end] == claim.quote
        assert claim.subject.name != claim.object.name or claim.subject.type != claim.object.type


@pytest.mark.parametrize(
    "text",
    [
        "word " * 200_000,
        "(" * 100_000,
        "A (" * 30_000 + ") " * 30_000,
        "Halbrook, " * 20_000 + "and Oxley signed a contract with the Norwick Coast Guard",
        "of the " * 50_000,
        '"' * 100_000,
        "Norwick" * 20_000,
        "\n" * 100_000 + "x",
        "$" * 100_000,
        "1," * 100_000,
    ],
    ids=[
        "one sentence",
        "brackets",
        "nested",
        "list",
        "prepositions",
        "quotes",
        "one word",
        "lines",
        "signs",
        "digits",
    ],
)
def test_hostile_input_ends_and_its_evidence_stays_short(text: str) -> None:
    for claim in claims(text):
        assert claim.end - claim.start <= 1600


@pytest.mark.parametrize(
    "text",
    [
        f"The {COAST} (NCG) on Tuesday awarded a £2 million contract to radar maker {FIRM}.",
        f"{FIRM} has been awarded a contract to supply the {COAST} with radars.",
        f"{FIRM} won a £2 million contract to replace the {COAST}'s radars.",
        f"The {COAST} has no radar of its own. {FIRM} was awarded a contract worth £2 million in March.",
        f"The {COAST} looked at three firms. {FIRM} was chosen after a test at sea.",
        f"The contract to supply radars has been awarded to {FIRM}, the {COAST} said.",
        f"The {COAST}'s decision to award {FIRM} a £2 million contract was criticised.",
        f"The {COAST} pays {FIRM} £2 million a year under a contract that runs to 2029.",
        f"{FIRM} will run the radars in a deal worth £2 million, the {COAST} said.",
        f"The {COAST} buys much. Its new contracts are provided by two suppliers ({FIRM} and Oxley Marine).",
    ],
)
def test_a_contract_finds_its_other_party_in_the_words_around_it(text: str) -> None:
    assert (COAST, "CONTRACTED_WITH", FIRM) in edges(text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (f"{FIRM}, part of Oxley Holdings, makes boats.", (FIRM, "SUBSIDIARY_OF", "Oxley Holdings")),
        (f"{FIRM}, an Oxley Holdings wholly owned subsidiary, makes boats.", (FIRM, "SUBSIDIARY_OF", "Oxley Holdings")),
        (f"Oxley Holdings announced the purchase of {FIRM} for $5 million.", ("Oxley Holdings", "ACQUIRED", FIRM)),
        (f"{FIRM}, which makes boats, was bought by Oxley Holdings.", ("Oxley Holdings", "ACQUIRED", FIRM)),
        (f"{FIRM} closed in June, following an acquisition by Oxley Holdings.", ("Oxley Holdings", "ACQUIRED", FIRM)),
        (f"{FIRM}, an Oxley Capital portfolio company, makes boats.", ("Oxley Capital", "OWNS", FIRM)),
        (
            f"{FIRM}—a boat builder founded by Maria Lindqvist—has moved to Norwick.",
            ("Maria Lindqvist", "FOUNDED", FIRM),
        ),
        (f'"It works," said Maria Lindqvist, Managing Director of {FIRM}.', ("Maria Lindqvist", "EXECUTIVE_OF", FIRM)),
        (f"The {COAST} paid $2 million for radar equipment from {FIRM}.", (FIRM, "SUPPLIES", COAST)),
        (f"{FIRM}'s SEALOOK system lets the {COAST} follow ships.", (COAST, "USES", "SEALOOK")),
        (f"The SEALOOK tool, developed with {FIRM}, follows ships.", (FIRM, "DEVELOPS", "SEALOOK")),
    ],
)
def test_more_ways_of_putting_it(text: str, edge: tuple[str, str, str]) -> None:
    assert edge in edges(text)


@pytest.mark.parametrize(
    "text",
    [
        f"Has the {COAST} signed a contract with {FIRM}?",
        f"The Norwick Herald reported that it had seen a contract with the {COAST}.",
        f"The Norwick Herald bought a boat from {FIRM}.",
    ],
)
def test_questions_and_newspapers_are_no_parties(text: str) -> None:
    assert not {e for e in edges(text) if e[1] in ("CONTRACTED_WITH", "SUPPLIES")}


def test_nobody_is_an_executive_of_a_public_body() -> None:
    text = f"Maria Lindqvist, Chief Constable of the {COAST}, met Jane Doe, commissioner of the Border Force."
    assert not {e for e in edges(text) if e[1] == "EXECUTIVE_OF"}
