"""Twenty questions to three articles, put to a real service: each is answered with the words that bear the answer, and
the one that cannot be answered says so."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.end_to_end.commands import new_case
from tests.processes import serving

ICE, CBP, PATROL, ERO = (
    "agency:7012",
    "agency:7014",
    "agency:border-patrol",
    "agency:enforcement-and-removal-operations",
)
PALANTIR, MICROSOFT, GOOGLE = "company:palantir", "company:microsoft", "company:google"
TRSS, MOTOROLA, HPE = (
    "company:thomson-reuters-special-services",
    "company:motorola-solutions",
    "company:hewlett-packard-enterprise",
)
NBC, TPM, WIRED = "5d10c084", "5371aa16", "5dcbb7f7"
"""How the ids of the three sources begin."""


class Asked:
    """A service, asked for what a reader would ask it."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client

    def get(self, question: str, **more: Any) -> Any:
        answer = self.client.get(f"/api/v1/{question}", params=more)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def items(self, question: str, **more: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.get(question, limit=500, **more)["items"]
        return found

    def claims(self, entity: str, predicate: str, **more: Any) -> list[dict[str, Any]]:
        """Claims about an entity; the words of each stand in its document."""
        found = self.items("claims", entity=entity, predicate=predicate, **more)
        told = [claim for claim in found if claim["evidence"]["kind"] == "text"]
        for claim in told:
            evidence = claim["evidence"]
            assert evidence["quote"] and evidence["end"] - evidence["start"] == len(evidence["quote"])
        return told

    def edges(self, entity: str, *predicates: str) -> list[dict[str, Any]]:
        return self.items(f"entities/{entity}/edges", predicate=list(predicates))

    def quoted(self, edge: Mapping[str, Any]) -> list[str]:
        """The words behind an edge."""
        quotes = [claim["evidence"]["quote"] for claim in self.items(f"edges/{edge['id']}/evidence")]
        assert quotes and all(quotes)
        return quotes

    def contracts(self, agency: str) -> dict[str, dict[str, Any]]:
        return {row["edge"]["object"]["id"]: row["edge"] for row in self.items("contracts", agency=agency)}

    def conflicts(self, entity: str) -> list[dict[str, Any]]:
        return self.items("conflicts", entity=entity)


@pytest.fixture(scope="module")
def asked(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    case = new_case(tmp_path_factory.mktemp("articles") / "case", *sorted((shared / "documents").glob("*.txt")))
    with serving(case) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield Asked(client)


def dollars(edge: Mapping[str, Any]) -> float | None:
    return float(edge["stated"]["amount"]) if edge["stated"] else None


def source(claim: Mapping[str, Any]) -> str:
    return str(claim["source"]["id"])[:8]


def test_which_companies_hold_contracts_with_ice_since_when_and_for_how_much(asked: Asked) -> None:
    found = asked.contracts(ICE)
    told = {key: (dollars(edge), edge["valid_from"], edge["valid_from_precision"]) for key, edge in found.items()}
    assert told[PALANTIR] == (39e6, "2015-01-01", "year")
    assert told[TRSS] == (6.8e6, "2018-03-01", "month")
    assert told[MOTOROLA] == (13.3e6, "2017-01-01", "year")
    assert told[MICROSOFT][:2] == (None, None)
    assert found[MOTOROLA]["valid_to"].startswith("2019")
    assert found[HPE]["disputed"] and not found[PALANTIR]["disputed"]
    assert set(found) == {PALANTIR, TRSS, MOTOROLA, MICROSOFT, HPE, "company:thomson-reuters"}
    for edge in found.values():
        asked.quoted(edge)


def test_who_sits_on_the_boards_of_two_companies_one_of_which_works_for_ice(asked: Asked) -> None:
    people = {item["person"]["name"]: item["roles"] for item in asked.items("interlocks")}
    roles = {(role["predicate"], role["object"]["id"]): role for role in people["Peter Thiel"]}
    assert set(roles) == {("CHAIR_OF", PALANTIR), ("BOARD_MEMBER_OF", "company:facebook")}
    assert (
        "chairman Peter Thiel is on the board of directors of Facebook" in asked.quoted(roles["CHAIR_OF", PALANTIR])[0]
    )


def test_whose_executive_sits_on_the_board_of_a_body_that_supports_ice(asked: Asked) -> None:
    roles = ["EXECUTIVE_OF", "BOARD_MEMBER_OF", "SUPPORTS"]
    path = asked.get("paths", **{"from": TRSS, "to": ICE, "predicate": roles})[0]
    assert [node["name"] for node in path["nodes"][1:-1]] == ["Steve Rubley", "ICE Foundation"]
    assert all(asked.quoted(step["edge"]) for step in path["steps"])


def test_which_claims_about_hewlett_packard_enterprise_conflict(asked: Asked) -> None:
    found = {(c["kind"], c["qualifier"]) for c in asked.conflicts(HPE)}
    assert found >= {
        ("contradiction", "subject"),
        ("contradiction", "start"),
        ("internal", "subject"),
        ("succession", "object"),
    }
    for conflict in asked.conflicts(HPE):
        assert conflict["why"] and conflict["rank"] in (1, 2, 3)
        assert all(claim["evidence"]["quote"] for side in conflict["sides"] for claim in side["claims"])


def test_who_lost_the_bid_that_was_won_and_against_how_many(asked: Asked) -> None:
    bids = asked.items("claims", predicate="COMPETED_FOR")
    lost = {claim["subject"]["name"] for claim in bids if claim["qualifiers"].get("outcome") == "lost"}
    [won] = [claim for claim in bids if claim["qualifiers"].get("outcome") == "won"]
    assert lost == {"IBM", "Booz Allen Hamilton", "PricewaterhouseCoopers", "LexisNexis"}
    assert (won["subject"]["id"], won["qualifiers"]["count"]) == (TRSS, 13)
    assert "beat out 13 other companies" in won["evidence"]["quote"]


def test_which_systems_ice_uses_and_who_supplies_each(asked: Asked) -> None:
    used = {edge["object"]["id"]: edge for edge in asked.edges(ICE, "USES")}
    makers = {system: {edge["subject"]["id"] for edge in asked.edges(system, "DEVELOPS")} for system in used}
    assert makers["system:falcon"] == {PALANTIR}
    assert makers["system:azure"] == {MICROSOFT}
    assert makers["system:amazon-web-services"] == {"company:amazon"}
    assert makers["system:google-cloud-platform"] == {GOOGLE}
    assert makers["system:eagle-system"] == {PALANTIR}
    assert makers["system:facial-recognition-technology"] == {MICROSOFT}
    for edge in used.values():
        asked.quoted(edge)


def test_which_systems_run_on_a_cloud_and_who_uses_them(asked: Asked) -> None:
    path = asked.get("paths", **{"from": "system:azure", "to": CBP, "predicate": ["HOSTS", "USES"]})
    ways = [[node["id"] for node in walk["nodes"]] for walk in path]
    assert ["system:azure", "system:border-patrol-database", CBP] in ways


def test_what_ice_and_cbp_spent_together_is_one_sum_on_no_edge(asked: Asked) -> None:
    paid = [c for agency in (ICE, CBP) for c in asked.claims(agency, "PAID") if source(c) == WIRED]
    told = {(c["qualifiers"]["collective_amount_usd"], c["amount_qualifier"], c["start"], c["end"]) for c in paid}
    assert told == {(515_000_000, "at_least", "2019-01-01", "2022-01-01")}
    assert {c["object"]["name"] for c in paid} == {"Microsoft", "Amazon", "Google", "Palantir"}
    assert (len(paid), len({c["qualifiers"]["aggregate_id"] for c in paid})) == (8, 1)
    assert all(c["amount"] is None for c in paid)
    shared_ = [found for found in asked.items("corroborations") if found["claim"]["id"] in {c["id"] for c in paid}]
    assert {found["verdict"] for found in shared_} == {"not_comparable"}


def test_how_much_ice_paid_palantir_on_a_day_and_under_which_contract(asked: Asked) -> None:
    [paid] = [c for c in asked.claims(PALANTIR, "PAID") if c["amount"]]
    assert (paid["amount"]["amount"], paid["amount_qualifier"], paid["date"]) == (
        "4900000.00",
        "at_least",
        "2018-05-30",
    )
    assert paid["qualifiers"]["scope"] == "part of a $39 million contract"
    assert paid["qualifiers"]["date_inferred"]
    contract = asked.contracts(ICE)[PALANTIR]
    assert dollars(contract) == 39e6
    assert paid["evidence"]["quote"] in asked.quoted(contract)


def test_which_acquisition_is_told_of_when_and_for_how_much(asked: Asked) -> None:
    [bought] = [edge for edge in asked.edges("company:facebook", "ACQUIRED")]
    assert (bought["object"]["name"], dollars(bought), bought["stated_qualifier"]) == ("Oculus VR", 2e9, "at_least")
    assert bought["valid_from"].startswith("2014")
    assert "for more than $2 billion in 2014" in asked.quoted(bought)[0]


def test_an_investment_that_was_only_thought_of_is_not_established(asked: Asked) -> None:
    [thought] = asked.claims("person:peter-thiel", "INVESTED_IN")
    assert (thought["object"]["name"], thought["modality"], thought["status"]) == (
        "Anduril",
        "hypothetical",
        "rejected",
    )
    assert asked.edges("person:peter-thiel", "INVESTED_IN") == []


def test_who_repeats_a_report_confirms_nothing(asked: Asked) -> None:
    retold = [c for c in asked.claims(ICE, "CONTRACTED_WITH") if source(c) == TPM]
    assert retold and all(claim["attribution"][-1] == "NBC News" for claim in retold)
    for vendor in (PALANTIR, TRSS, MOTOROLA, MICROSOFT):
        edge = asked.contracts(ICE)[vendor]
        assert {source(claim) for claim in asked.items(f"edges/{edge['id']}/evidence")} == {NBC, TPM}
        assert edge["sources"] == 1
        assert not [c for c in asked.conflicts(vendor) if c["kind"] == "contradiction"]


def test_which_contract_has_an_end_that_is_only_projected(asked: Asked) -> None:
    planned = [c for c in asked.claims(ICE, "CONTRACTED_WITH") if c["qualifiers"].get("end_modality") == "planned"]
    assert {(c["object"]["id"], c["end"][:4]) for c in planned} == {(MOTOROLA, "2019")}
    assert "projected to last until late 2019" in planned[0]["evidence"]["quote"]


def test_with_whom_the_contract_of_75_million_is_has_two_answers(asked: Asked) -> None:
    told = {c["subject"]["id"]: c for c in asked.claims(HPE, "CONTRACTED_WITH") if c["amount"]}
    assert {key: (claim["start"][:7], source(claim)) for key, claim in told.items()} == {
        CBP: ("2017-09", NBC),
        PATROL: ("2015-01", TPM),
    }
    assert {claim["amount"]["amount"] for claim in told.values()} == {"75000000.00"}


def test_who_criticised_the_separations_while_holding_a_contract(asked: Asked) -> None:
    critics = {c["subject"]["id"]: c for c in asked.items("claims", predicate="CRITICISED")}
    holders = {*asked.contracts(ICE), *asked.contracts(CBP)}
    topics = {key: claim["qualifiers"].get("topic", "") for key, claim in critics.items() if key in holders}
    assert set(topics) == {MICROSOFT, HPE}
    assert all("separation" in topic for topic in topics.values())


def test_which_unit_of_ice_the_contract_of_thomson_reuters_serves(asked: Asked) -> None:
    ways = asked.get("paths", **{"from": "company:thomson-reuters", "to": ICE, "predicate": ["SUPPLIES", "PART_OF"]})
    assert [node["id"] for node in ways[0]["nodes"]] == ["company:thomson-reuters", ERO, ICE]


def test_what_the_contract_of_google_with_ice_comes_to_is_not_told(asked: Asked) -> None:
    assert GOOGLE not in asked.contracts(ICE)
    assert asked.claims(GOOGLE, "CONTRACTED_WITH") == []
    supplied = asked.claims(GOOGLE, "SUPPLIES")
    assert supplied and all(claim["amount"] is None for claim in supplied)
    assert [f for f in asked.items("corroborations", entity=GOOGLE) if f["claim"]["amount"]] == []


def test_ice_is_part_of_neither_cbp_nor_the_border_patrol(asked: Asked) -> None:
    told = {c["object"]["id"]: source(c) for c in asked.claims(ICE, "PART_OF") if c["subject"]["id"] == ICE}
    assert told == {CBP: NBC, PATROL: TPM}
    [beside] = [c for c in asked.conflicts(ICE) if c["kind"] == "reference"]
    assert {side["value"] for side in beside["sides"]} == {
        "Department of Homeland Security",
        "U.S. Customs and Border Protection",
        "Border Patrol",
    }
    assert [c for c in asked.conflicts(ICE) if c["kind"] == "exclusive" and c["predicate"] == "PART_OF"]


def test_on_what_evidence_facial_recognition_is_said_to_reach_ice(asked: Asked) -> None:
    used = {source(c): c for c in asked.claims(ICE, "USES") if source(c) in (NBC, TPM)}
    azure = next(c for c in asked.claims(ICE, "USES") if c["object"]["id"] == "system:azure")
    faces = used[TPM]
    assert "accelerate facial recognition" in azure["evidence"]["quote"]
    assert (faces["object"]["name"], faces["attribution"]) == ("facial recognition technology", ["NBC News"])
    [clash] = [c for c in asked.conflicts("system:azure") if c["kind"] == "retelling"]
    assert {source(claim) for side in clash["sides"] for claim in side["claims"]} == {NBC, TPM}


def test_which_companies_stand_there_for_context_alone(asked: Asked) -> None:
    every = {
        end["id"]: end["name"]
        for claim in asked.items("claims")
        for end in (claim["subject"], claim["object"])
        if end["type"] == "Company"
    }
    tied = {
        edge[end]["id"]
        for agency in (ICE, CBP, PATROL, ERO)
        for edge in asked.edges(agency)
        for end in ("subject", "object")
    }
    systems = {
        edge["subject"]["id"] for key in tied if key.startswith("system:") for edge in asked.edges(key, "DEVELOPS")
    }
    bidders = {claim["subject"]["id"] for claim in asked.items("claims", predicate="COMPETED_FOR")}
    context = {name for key, name in every.items() if key not in tied | systems | bidders}
    assert {"Facebook", "Oculus VR", "Anduril"} <= context
    assert not context & {"Palantir", "Microsoft", "Amazon", "Google", "Hewlett Packard Enterprise"}
