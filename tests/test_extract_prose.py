"""What news prose does that a plain sentence does not: halves of a deal, nearness, long names. By classes."""

from pathlib import Path

import pytest

from loaders.documents.extract import extract
from loaders.documents.extracted import Extraction
from loaders.documents.text import read_document

CONTRACT = "CONTRACTED_WITH"


def read(tmp_path: Path, *sentences: str, headline: str = "A quiet day at the ministry") -> Extraction:
    file = tmp_path / "article.txt"
    body = "\n\n".join(sentences)
    file.write_text(f"{headline}\n\n{body}\n", encoding="utf-8")
    return extract(read_document(file))


def edges(found: Extraction) -> set[tuple[str, str, str]]:
    return {(claim.subject.name, claim.predicate, claim.object.name) for claim in found.claims}


def kind(found: Extraction, name: str) -> str:
    return next((m.type for m in found.mentions if m.text == name), "")


@pytest.mark.parametrize(
    ("sentences", "edge"),
    [
        (
            ("Lumora Systems won the contract in June.", "The contract was awarded by Frontex."),
            ("Frontex", CONTRACT, "Lumora Systems"),
        ),
        (
            ("The Home Office signed a new contract with two firms.", "The two firms, Veld Ltd and Orrin Ltd, agreed."),
            None,
        ),
        (
            ("Frontex did not announce the award.", "The contractor is the German section of the company Lumora."),
            ("Frontex", CONTRACT, "Lumora"),
        ),
        (
            ("CBP plans to buy 40 towers.", "The towers, supplied by the contractor Lumora, stand in the desert."),
            ("Lumora", "SUPPLIES", "CBP"),
        ),
        (
            ("Under a deal signed in March, Lumora Systems will provide Kent Police with cameras.",),
            ("Kent Police", CONTRACT, "Lumora Systems"),
        ),
        (
            ("Lumora Systems won the tender issued by the French Interior Ministry to build the gates.",),
            ("French Interior Ministry", CONTRACT, "Lumora Systems"),
        ),
        (
            ("Thales beat IDEMIA to a contract with the Home Office.",),
            ("Home Office", CONTRACT, "Thales"),
        ),
        (
            ("The City Council authorized the city manager to sign an order for 41 Flock Safety cameras.",),
            ("City Council", CONTRACT, "Flock Safety"),
        ),
    ],
)
def test_a_deal_is_put_together_from_its_halves(
    tmp_path: Path, sentences: tuple[str, ...], edge: tuple[str, str, str] | None
) -> None:
    found = edges(read(tmp_path, *sentences))
    assert edge in found if edge else ("Home Office", CONTRACT, "Orrin Ltd") not in found


@pytest.mark.parametrize(
    ("sentence", "edge"),
    [
        (
            "Amnesty International urged the Home Office to end its contract with Palantir.",
            ("Home Office", CONTRACT, "Palantir"),
        ),
        (
            "Critics of the RCMP’s contract with the company Orrin for its Sift X service spoke.",
            ("Orrin", "DEVELOPS", "Sift X"),
        ),
        ("Before starting Orrin in 2007, Steve Ward worked at Axon.", ("Steve Ward", "FOUNDED", "Orrin")),
        (
            "The takeover of WatchGuard brings Motorola Solutions into big cities.",
            ("Motorola Solutions", "ACQUIRED", "WatchGuard"),
        ),
        ("It has bought out Orrin Systems, which makes phones, and the company Veld.", None),
        ("Axon agreed to buy its main rival in the camera market, Orrin LLC.", ("Axon", "ACQUIRED", "Orrin LLC")),
        (
            "The deal makes Thales the sole supplier of gates to the UK Border Force.",
            ("Thales", "SUPPLIES", "UK Border Force"),
        ),
        ("The Secret Service had access to the tool Locate X.", ("Secret Service", "USES", "Locate X")),
        (
            "Veritas Capital is to see the data through its portfolio company Peraton.",
            ("Veritas Capital", "OWNS", "Peraton"),
        ),
        (
            "Notably Orrin Systems is a contractor to all of the agencies: the CIA, the FBI and the NSA.",
            ("NSA", CONTRACT, "Orrin Systems"),
        ),
        ("Orrin’s UK managing director Paul Webb spoke of the firm Orrin.", ("Paul Webb", "EXECUTIVE_OF", "Orrin")),
        (
            "Jane Ostrow, managing director, corporate and public sector at Orrin Ltd, spoke.",
            ("Jane Ostrow", "EXECUTIVE_OF", "Orrin Ltd"),
        ),
    ],
)
def test_the_build_of_a_sentence_tells_whom_it_means(
    tmp_path: Path, sentence: str, edge: tuple[str, str, str] | None
) -> None:
    found = edges(read(tmp_path, "Motorola Solutions sells radios.", sentence))
    assert (edge or ("Motorola Solutions", "ACQUIRED", "Veld")) in found


@pytest.mark.parametrize(
    ("sentences", "wrong"),
    [
        (
            ("The Federal Court ruled in May, causing politicians to reconsider their use of Palantir.",),
            ("Palantir", "SUPPLIES", "Federal Court"),
        ),
        (
            ("Orrin Ltd sued the Police Digital Service over its decision to award a contract to Veld Systems.",),
            ("Police Digital Service", CONTRACT, "Orrin Ltd"),
        ),
        (("Orrin Ltd won a contract to supply cameras to Kent Police.",), ("Orrin Ltd", "SUPPLIES", "Kent Police")),
        (("The ministry bought Pegasus from a company called Tech Bull.",), ("Tech Bull", "DEVELOPS", "Pegasus")),
        (
            (
                "The Bureau of Police Research met.",
                "It was supplied to the Delhi Police by a vendor named Orrin Systems.",
            ),
            ("Orrin Systems", "SUPPLIES", "Bureau of Police Research"),
        ),
        (
            ("Orrin Systems makes lenses.", "“Its power is in its technology,” Cohen said."),
            ("Orrin Systems", "DEVELOPS", "Cohen"),
        ),
    ],
)
def test_nearness_alone_makes_nobody_a_party(
    tmp_path: Path, sentences: tuple[str, ...], wrong: tuple[str, str, str]
) -> None:
    assert wrong not in edges(read(tmp_path, *sentences))


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        ("Devon and Cornwall Police agreed.", "Devon and Cornwall Police", "Agency"),
        (
            "Frontex, European Border and Coast Guard Agency, agreed.",
            "European Border and Coast Guard Agency",
            "Agency",
        ),
        ("Orrin is part of Group 4 plc and sells locks.", "Group 4 plc", "Company"),
        ("Orrin, a unit of the French group Sabrel, sells locks.", "Sabrel", "Company"),
        ("The firm General Dynamics won.", "General Dynamics", "Company"),
        ("Elbit Systems of America built it.", "Elbit Systems of America", "Company"),
        ("The Attorney General's Office paid.", "Attorney General's Office", "Agency"),
        ("The city of Oakland ended its contract with Axon.", "city of Oakland", "Agency"),
        ("Malmab, the Defense Ministry’s security department, agreed.", "Malmab", "Agency"),
        ("The Schengen area is large.", "Schengen", "Location"),
        ("A UK police force agreed.", "UK police", ""),
        ("Customs and Border Patrol signed.", "Customs and Border Patrol", "Agency"),
        ("The agency bought data from Americans.", "Americans", ""),
    ],
)
def test_long_names_are_whole_and_of_their_kind(tmp_path: Path, sentence: str, name: str, expected: str) -> None:
    assert kind(read(tmp_path, sentence), name) == expected


def test_a_headline_states_what_its_text_does_not_say_again(tmp_path: Path) -> None:
    told = read(tmp_path, "The towers stand in the desert.", headline="CBP taps Anduril for towers in the desert")
    assert ("CBP", CONTRACT, "Anduril") in edges(told)
    again = read(tmp_path, "CBP has signed a contract with Anduril.", headline="CBP signs a contract with Anduril")
    assert [claim.quote for claim in again.claims] == ["CBP has signed a contract with Anduril."]


def test_a_firm_keeps_its_kind_without_its_legal_form(tmp_path: Path) -> None:
    told = read(tmp_path, "Securicor Justice Services Ltd grew.", "Securicor Justice is part of the firm Group 4 plc.")
    assert {m.type for m in told.mentions if m.text.startswith("Securicor")} == {"Company"}


def test_how_a_share_is_listed_is_no_name(tmp_path: Path) -> None:
    told = read(
        tmp_path,
        "The TSA awarded contracts to Orrin Systems, Veld Systems [VELD] and Lumora Systems.",
        "Motorola Solutions (NYSE: MSI) bought Orrin Systems.",
    )
    assert ("TSA", CONTRACT, "Veld Systems") in edges(told)
    assert ("Motorola Solutions", "ACQUIRED", "Orrin Systems") in edges(told)
    assert not {m.text for m in told.mentions} & {"VELD", "NYSE", "MSI"}


@pytest.mark.parametrize(
    ("said", "purpose"),
    [
        ("for the agency", None),
        ("for its two field offices", "its two field offices"),
        ("for the county police", None),
        ("for three years", None),
        ("for up to five years", None),
        ("for case management software", "case management software"),
    ],
)
def test_for_whom_or_how_long_is_no_purpose(tmp_path: Path, said: str, purpose: str | None) -> None:
    found = read(tmp_path, f"Immigration and Customs Enforcement awarded Lindqvist Systems a contract {said}.")
    [contract] = [claim for claim in found.claims if claim.predicate == CONTRACT]
    assert contract.qualifiers.get("purpose") == purpose


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme Ltd. is not a subsidiary of Quillon Inc.",
        "Acme Ltd. was never a subsidiary of Quillon Inc.",
        "Acme Ltd. denied that it is a subsidiary of Quillon Inc.",
        "Acme Ltd. is no supplier of cameras to the Norfolk Police Department.",
        "Acme Ltd. is not, and never was, a supplier of cameras to the Norfolk Police Department.",
    ],
)
def test_what_a_noun_is_said_not_to_be_is_never_a_fact(tmp_path: Path, sentence: str) -> None:
    assert not [c for c in read(tmp_path, sentence).claims if c.modality != "denied"]


@pytest.mark.parametrize(
    ("verb", "modality"),
    [
        ("is", "asserted"),
        ("may become", "hypothetical"),
        ("claims to be", "reported"),
        ("was formerly", "ended"),
    ],
)
def test_how_a_noun_is_said_of_its_subject_is_the_modality(tmp_path: Path, verb: str, modality: str) -> None:
    (claim,) = read(tmp_path, f"Acme Ltd. {verb} a subsidiary of Quillon Inc.").claims
    assert claim.modality == modality


def test_a_sentence_ends_at_a_legal_form_before_the_next_firm(tmp_path: Path) -> None:
    text = "Acme Ltd. is a subsidiary of Quillon Inc. Borel Trading Co. Ltd. is a subsidiary of Garrow Corp."
    assert edges(read(tmp_path, text)) == {
        ("Acme Ltd.", "SUBSIDIARY_OF", "Quillon Inc."),
        ("Borel Trading Co. Ltd.", "SUBSIDIARY_OF", "Garrow Corp."),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme Ltd. denied that it supplies cameras to the Norfolk Police Department.",
        "Acme Ltd. denies it sold drones to the Norfolk Police Department.",
        "Acme Ltd. rejected claims that it acquired Quillon Ltd. last year.",
        "Acme Ltd. disputed a report that it hosts data for the Kent Police Department.",
        "It is not true that Acme Systems acquired Quillon Ltd.",
        "Reports that Acme Systems acquired Quillon Ltd. are false.",
        "There is no evidence that Acme Systems acquired Quillon Ltd.",
    ],
)
def test_what_the_words_around_it_take_back_is_never_a_fact(tmp_path: Path, sentence: str) -> None:
    assert not [c for c in read(tmp_path, sentence).claims if c.modality not in ("denied", "hypothetical")]


def test_a_denial_of_one_thing_takes_nothing_from_the_next(tmp_path: Path) -> None:
    found = read(tmp_path, "Acme Systems denied that it spies on migrants, but it acquired Quillon Ltd. last year.")
    assert ("Acme Systems", "ACQUIRED", "Quillon Ltd.") in edges(found)
    assert {c.modality for c in found.claims} <= {"asserted", "reported"}
