"""The sample case answers its six questions, each with its evidence, and falls into none of its traps.

ICE, CBP and their vendors stand here as five articles and the award records have them (examples/ice-tech/README.md).
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ingest import build_case, location_of
from app.summary import Summary, read_summary
from graph.case import open_case
from graph.errors import NotFound
from graph.store import Claim, ContractFilter, ContractRow, Edge, EdgeFilter, Moment, Reader
from graph.stores import open_reader

ICE, CBP, DHS = "agency:7012", "agency:7014", "agency:070"
PALANTIR, TRSS, HPE = "duns:362130952", "duns:827821757", "duns:079834910"
FALCON = "HSCETC15C00001"


class Sample:
    """The built case, asked by names."""

    def __init__(self, reader: Reader, summary: Summary | None) -> None:
        self.reader, self.summary = reader, summary

    def edges(self, key: str, *predicates: str, direction: str = "both", moment: Moment | None = None) -> list[Edge]:
        where = EdgeFilter(predicates=predicates, direction=direction, moment=moment or Moment())
        return list(self.reader.edges(key, where, limit=500).items)

    def contracts(self, agency: str = ICE, moment: Moment | None = None) -> list[ContractRow]:
        return list(self.reader.contracts(ContractFilter(agency=agency, moment=moment or Moment()), limit=500).items)

    def contract(self, number: str, vendor: str) -> Edge:
        [row] = [r for r in self.contracts() if number in _name(r.edge) and r.edge.object.name == vendor]
        return row.edge

    def evidence(self, edge: Edge) -> list[Claim]:
        return list(self.reader.evidence(edge.id, limit=200).items)

    def says(self, edge: Edge) -> set[str]:
        """Labels of the sources behind an edge; every one of its claims has words, a row and a file."""
        claims = self.evidence(edge)
        assert claims
        assert all(claim.row["quote"] and claim.row["row"] and len(claim.row["carrier_id"]) == 64 for claim in claims)
        return {claim.source.label for claim in claims}


def _name(edge: Edge) -> str:
    return f"{edge.contract.id} {edge.contract.name}" if edge.contract else ""


def _cents(dollars: str) -> int:
    return int(dollars.replace(",", "").replace(".", ""))


@pytest.fixture(scope="module")
def sample(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    folder = tmp_path_factory.mktemp("sample") / "ice-tech"
    shutil.copytree(root / "examples" / "ice-tech", folder, ignore=shutil.ignore_patterns(".build", "ledger"))
    summary = build_case(folder)
    reader = open_reader(location_of(open_case(folder)))
    yield Sample(reader, summary)
    reader.close()


def test_every_row_that_people_entered_is_loaded(sample: Sample) -> None:
    assert sample.summary
    rows = sample.summary.rows
    assert rows["rows_in"] == rows["rows_loaded"] > 200
    assert not list(sample.reader.findings(kind="reject").items)


# Which companies hold contracts with ICE, since when, for how much, and what does the award record say?


@pytest.mark.parametrize(
    ("vendor", "number", "stated", "since", "record"),
    [
        ("Palantir Technologies", FALCON, "39,000,000.00", "2015", {"current": "39,340,900.82"}),
        ("Motorola Solutions", "HSCEMS17J00177", "13,300,000.00", "2017",
         {"obligated": "13,301,999.68", "current": "13,301,999.68", "potential": "15,334,153.10"}),
        ("Thomson Reuters Special Services", "70CDCR18P00000048", "6,800,000.00", "2018",
         {"obligated": "1,279,008.00", "potential": "6,790,488.00"}),
        ("Clearview AI", "70CMSD25P00000111", "3,750,000.00", "2025", {"obligated": "3,750,000.00"}),
        ("Clearview AI", "70CMSD24P00000119", "1,100,000.00", "2024", {"obligated": "1,102,500.00"}),
        ("Paragon Solutions", "70CTD024P00000012", "2,000,000.00", "2024", {"obligated": "2,000,000.00"}),
        ("Palantir Technologies", "70CTD022FR0000170", "30,000,000.00", "2022", {"obligated": "97,495,651.85"}),
        ("LexisNexis Risk Solutions", "70CMSD21C00000001", "4,700,000.00", "2021", {"obligated": "17,646,360.00"}),
    ],
)  # fmt: skip
def test_a_vendor_s_contract_shows_what_the_press_says_beside_the_record(
    sample: Sample, vendor: str, number: str, stated: str, since: str, record: dict[str, str]
) -> None:
    edge = sample.contract(number, vendor)
    assert edge.stated == _cents(stated)
    assert edge.valid_from is not None
    assert edge.valid_from.startswith(since)
    amounts = {"obligated": edge.obligated, "current": edge.current, "potential": edge.potential}
    assert {kind: amount for kind, amount in amounts.items() if amount is not None} == {
        kind: _cents(amount) for kind, amount in record.items()
    }
    said = sample.says(edge)
    assert any(label.startswith("USAspending") for label in said)
    assert any(not label.startswith("USAspending") for label in said)


def test_a_contract_without_an_amount_is_shown_without_one(sample: Sample) -> None:
    [row] = [r for r in sample.contracts() if r.edge.object.name == "Microsoft"]
    assert (row.edge.stated, row.edge.obligated, row.edge.potential) == (None, None, None)
    assert sample.says(row.edge) == {"NBC News 2018", "TPM 2018"}


def test_the_case_management_awards_of_2014_and_2024_are_two(sample: Sample) -> None:
    old = sample.contract("HSCETC14C00002", "Palantir Technologies")
    record = sample.contract("HSCETC14C00002", "Palantir USG, Inc.")
    new = sample.contract("case-management-award-of-september-2024", "Palantir Technologies")
    assert (old.stated, new.stated) == (_cents("51,000,000.00"), _cents("18,500,000.00"))
    assert record.potential == _cents("53,148,388.39")
    assert old.contract != new.contract


def test_an_instalment_is_a_payment_and_no_second_contract(sample: Sample) -> None:
    [paid] = [e for e in sample.edges(PALANTIR, "PAID") if e.stated is not None]
    assert (paid.subject.id, paid.stated, paid.stated_qualifier) == (ICE, _cents("4,900,000.00"), "at_least")
    assert (paid.valid_from, paid.contract) == ("2018-05-30", sample.contract(FALCON, "Palantir Technologies").contract)


def test_a_report_that_repeats_another_is_no_second_source(sample: Sample) -> None:
    edge = sample.contract(FALCON, "Palantir Technologies")
    assert sample.says(edge) >= {"NBC News 2018", "TPM 2018"}
    assert edge.sources == 2


# Who sits on boards that link a vendor to another company or to an ICE body?


def test_people_who_link_a_vendor_to_another_company_or_an_ice_body_are_found(sample: Sample) -> None:
    found = {
        person.name: {(e.predicate, e.object.name) for e in edges} for person, edges in sample.reader.interlocks().items
    }
    assert found["Peter Thiel"] >= {("CHAIR_OF", "Palantir Technologies"), ("BOARD_MEMBER_OF", "Facebook")}
    assert found["Steve Rubley"] == {
        ("EXECUTIVE_OF", "Thomson Reuters Special Services"),
        ("BOARD_MEMBER_OF", "ICE Foundation"),
    }
    for _person, edges in sample.reader.interlocks().items:
        assert all(sample.says(edge) for edge in edges)


def test_the_link_from_a_vendor_to_ice_through_a_board_is_a_path(sample: Sample) -> None:
    people = EdgeFilter(predicates=("EXECUTIVE_OF", "BOARD_MEMBER_OF", "SUPPORTS"))
    path = sample.reader.paths(TRSS, ICE, people)[0]
    assert [node.name for node in path.nodes[1:-1]] == ["Steve Rubley", "ICE Foundation"]
    assert all(sample.says(edge) == {"NBC News 2018"} for edge, _forward in path.steps)


def test_who_sits_on_facebook_s_board_is_known(sample: Sample) -> None:
    board = sample.edges("company:facebook", "BOARD_MEMBER_OF", direction="in")
    assert {edge.subject.name for edge in board} == {"Peter Thiel", "Mark Zuckerberg", "Sheryl Sandberg"}


# By which path does Amazon reach ICE?


def test_amazon_reaches_ice_by_its_cloud(sample: Sample) -> None:
    walks = sample.reader.paths("company:amazon", ICE, EdgeFilter(), max_steps=3, limit=20)
    ways = {tuple(node.name for node in walk.nodes[1:-1]) for walk in walks}
    assert ("Amazon Web Services",) in ways
    through_cloud = next(walk for walk in walks if [n.name for n in walk.nodes[1:-1]] == ["Amazon Web Services"])
    assert [edge.predicate for edge, _forward in through_cloud.steps] == ["DEVELOPS", "USES"]
    assert sample.says(through_cloud.steps[1][0]) == {"WIRED summary"}


def test_amazon_reaches_ice_by_hosting_palantir_too(sample: Sample) -> None:
    hosting = EdgeFilter(predicates=("DEVELOPS", "HOSTS", "CONTRACTED_WITH"))
    walks = sample.reader.paths("company:amazon", ICE, hosting, max_steps=3, limit=20)
    assert ["Amazon Web Services", "Palantir Technologies"] in [[n.name for n in walk.nodes[1:-1]] for walk in walks]


# Which systems run on somebody else's cloud?


def test_what_runs_on_somebody_else_s_cloud_is_known_with_its_evidence(sample: Sample) -> None:
    claims = sample.reader.claims(predicate="HOSTS").items
    assert {(c.subject.name, c.object.name, c.source.label) for c in claims} == {
        ("Amazon Web Services", "Palantir Technologies", "Fortune 2018"),
        ("Amazon Web Services", "DHS biometric database (IDENT)", "Fortune 2018"),
        ("Azure", "Border Patrol database", "WIRED summary"),
    }
    assert all(claim.row["quote"] for claim in claims)


def test_a_host_and_the_agency_behind_a_system_are_two_steps_apart(sample: Sample) -> None:
    path = sample.reader.paths("system:azure", CBP, EdgeFilter(predicates=("HOSTS", "USES")), max_steps=2, limit=10)
    assert ["Border Patrol database"] in [[node.name for node in walk.nodes[1:-1]] for walk in path]


# Where do sources disagree?


def test_the_two_buyers_of_one_contract_are_a_conflict_with_both_sides(sample: Sample) -> None:
    [clash] = [
        c for c in sample.reader.conflicts(limit=200).items if c.kind == "contradiction" and c.qualifier == "subject"
    ]
    labels = {claims[0].source.label for _value, claims in clash.sides}
    assert labels == {"NBC News 2018", "TPM 2018"}
    assert {claim.subject.name for _value, claims in clash.sides for claim in claims} == {
        "U.S. Customs and Border Protection (CBP)",
        "Border Patrol",
    }


def test_who_made_eagle_is_contested_and_both_answers_are_kept(sample: Sample) -> None:
    makers = {edge.subject.name: edge for edge in sample.edges("system:eagle-system", "DEVELOPS", direction="in")}
    assert set(makers) == {"Palantir Technologies", "U.S. Immigration and Customs Enforcement (ICE)"}
    assert makers["Palantir Technologies"].disputed
    [clash] = [c for c in sample.reader.conflicts(limit=200).items if c.predicate == "DEVELOPS"]
    assert {claim.source.label for _value, claims in clash.sides for claim in claims} >= {
        "WIRED summary",
        "DHS privacy assessment",
    }


def test_a_false_statement_is_kept_as_a_claim_and_listed_as_contested(sample: Sample) -> None:
    clashes = [c for c in sample.reader.conflicts(limit=200).items if c.kind == "contested"]
    told = {(x.subject.name, x.predicate, x.object.name) for c in clashes for _value, claims in c.sides for x in claims}
    ice, cbp = "U.S. Immigration and Customs Enforcement (ICE)", "U.S. Customs and Border Protection (CBP)"
    assert told >= {(ice, "PART_OF", cbp), (ice, "PART_OF", "Border Patrol")}
    assert ("Hewlett Packard Enterprise", "MERGED_INTO", "Perspecta") in told


# What did we know on a given day?


@pytest.mark.parametrize(
    ("day", "vendors"),
    [
        ("2018-06-22", {"Palantir Technologies", "Microsoft", "Motorola Solutions", "Thomson Reuters Special Services",
                        "Hewlett Packard Enterprise"}),
        ("2018-07-02", {"Palantir Technologies", "Microsoft", "Motorola Solutions", "Thomson Reuters Special Services",
                        "Hewlett Packard Enterprise", "Palantir USG, Inc.", "HP Enterprise Services, LLC"}),
    ],
)  # fmt: skip
def test_what_was_known_of_ice_s_vendors_grows_day_by_day(sample: Sample, day: str, vendors: set[str]) -> None:
    assert {row.edge.object.name for row in sample.contracts(moment=Moment(known_at=day))} == vendors


def test_before_the_first_source_nothing_was_known(sample: Sample) -> None:
    with pytest.raises(NotFound, match="2018-06-22"):
        sample.reader.entity(ICE, Moment(known_at="2018-06-01"))


def test_what_the_record_says_was_not_known_before_it_was_read(sample: Sample) -> None:
    def falcon(day: str) -> Edge:
        [row] = [r for r in sample.contracts(moment=Moment(known_at=day)) if FALCON in _name(r.edge)]
        return row.edge

    assert (falcon("2018-06-30").stated, falcon("2018-06-30").current) == (_cents("39,000,000.00"), None)
    assert falcon("2018-07-02").current == _cents("39,340,900.82")


# Traps


def test_cbp_never_stands_above_ice(sample: Sample) -> None:
    above = {edge.object.id for edge in sample.edges(ICE, "PART_OF", direction="out")}
    assert above == {DHS}
    assert {edge.object.id for edge in sample.edges(CBP, "PART_OF", direction="out")} == {DHS}
    said = [
        c for c in sample.reader.claims(entity=ICE, predicate="PART_OF", status="rejected").items if c.object.id == CBP
    ]
    assert [claim.source.label for claim in said] == ["NBC News 2018"]


def test_a_collective_sum_stands_on_no_edge(sample: Sample) -> None:
    for row in sample.reader.table("edge"):
        amounts = {row[kind] for kind in ("obligated", "current", "potential", "stated")}
        assert not amounts & {_cents("515,000,000.00"), _cents("50,000,000.00")}


def test_a_collective_sum_can_still_be_read(sample: Sample) -> None:
    shared = [
        c for c in sample.reader.claims(predicate="PAID", limit=100).items if '"wired-515m"' in c.row["qualifiers"]
    ]
    assert len(shared) == 8
    assert all('"collective_amount_usd":515000000' in claim.row["qualifiers"] for claim in shared)


@pytest.mark.parametrize("bidder", ["company:ibm", "company:booz-allen-hamilton", "company:pricewaterhousecoopers"])
def test_a_losing_bidder_holds_no_contract(sample: Sample, bidder: str) -> None:
    edges = sample.edges(bidder)
    assert [edge.predicate for edge in edges] == ["COMPETED_FOR"]
    assert '"outcome":"lost"' in sample.evidence(edges[0])[0].row["qualifiers"]


def test_bids_lead_to_the_contract_that_was_won(sample: Sample) -> None:
    [bid] = sample.edges("company:ibm", "COMPETED_FOR")
    assert bid.object.id == "award:CONT_AWD_70CDCR18P00000048_7012_-NONE-_-NONE-"


def test_the_successors_of_one_vendor_stay_several_companies(sample: Sample) -> None:
    names = ["HP Enterprise Services, LLC", "Enterprise Services LLC"]
    names += ["Perspecta Enterprise Solutions LLC", "Peraton Enterprise Solutions LLC"]
    told = [
        sample.reader.edge(claim.edge) for claim in sample.reader.claims(predicate="SUCCEEDED_BY").items if claim.edge
    ]
    follows = {edge.subject.name: edge.object.name for edge in told}
    assert [follows.get(name) for name in names] == [*names[1:], None]
    keys = [HPE, "company:perspecta", "company:hewlett-packard", "duns:077817617"]
    ids = {sample.reader.entity(key).id for key in [*keys, "company:peraton-enterprise-solutions-llc"]}
    assert len(ids) == 5


def test_hewlett_packard_enterprise_did_not_merge_into_perspecta(sample: Sample) -> None:
    merged = {edge.subject.name for edge in sample.edges("company:perspecta", "MERGED_INTO", direction="in")}
    assert merged == {"Vencore", "KeyPoint Government Solutions"}
    assert [e.object.name for e in sample.edges("company:perspecta", "SPUN_OFF_FROM", direction="out")] == [
        "DXC Technology"
    ]


def test_the_order_of_76_million_is_not_the_contract_of_75_million(sample: Sample) -> None:
    [press] = [row.edge for row in sample.contracts(CBP) if row.edge.object.id == HPE]
    assert (press.stated, press.obligated, press.current, press.potential) == (
        _cents("75,000,000.00"),
        None,
        None,
        None,
    )
    order = sample.contract("HSCETE15J00227", "HP Enterprise Services, LLC")
    assert (order.subject.id, order.potential) == (ICE, _cents("76,132,357.91"))


def test_rekognition_has_no_link_to_ice_or_dhs(sample: Sample) -> None:
    around = {edge.subject.name for edge in sample.edges("system:rekognition")}
    assert around == {"Amazon", "Police in Oregon", "Police in Florida"}


def test_a_denial_and_a_mere_thought_make_no_edge(sample: Sample) -> None:
    assert sample.edges("company:reuters") == []
    assert not [e for e in sample.edges("person:peter-thiel") if e.predicate == "INVESTED_IN"]
    assert not [e for e in sample.edges("system:paragon-spyware") if e.predicate == "USES"]


def test_a_stopped_contract_shows_that_it_was_stopped_and_taken_up_again(sample: Sample) -> None:
    contract = "award:CONT_AWD_70CTD024P00000012_7012_-NONE-_-NONE-"
    events = sample.edges(contract, "SUSPENDED", "REINSTATED")
    assert {edge.predicate for edge in events} == {"SUSPENDED", "REINSTATED"}
    assert all(sample.says(edge) == {"Deportation tech 2025"} for edge in events)


def test_a_subsidiary_is_a_company_of_its_own(sample: Sample) -> None:
    assert [e.object.name for e in sample.edges(TRSS, "SUBSIDIARY_OF", direction="out")] == ["Thomson Reuters"]
    assert "Palantir USG, Inc." in {e.subject.name for e in sample.edges(PALANTIR, "SUBSIDIARY_OF", direction="in")}
    assert not sample.edges("company:thomson-reuters", "CONTRACTED_WITH")


def test_nothing_of_the_case_is_quoted(sample: Sample) -> None:
    claims = [row for row in sample.reader.table("claim") if row["evidence_kind"] != "reference"]
    assert {row["evidence_kind"] for row in claims} == {"statement"}


def test_an_award_file_that_is_added_later_counts_no_action_twice(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ice-tech"
    shutil.copytree(root / "examples" / "ice-tech", folder, ignore=shutil.ignore_patterns(".build", "ledger"))
    columns = (
        "Agency,Award ID,Recipient Name,Federal Action Obligation,Action Date,Modification,Product/Service Description"
    )
    row = 'ICE,70CMSD24P00000119,"CLEARVIEW AI, INC.",1102500.0,2024-09-03,0,SOFTWARE,PUBLISHERS,FORENSIC SOFTWARE'
    award = "CONT_AWD_70CMSD24P00000119_7012_-NONE-_-NONE-"
    download = f"{columns},NAICS Description,Transaction Description,Generated Award ID\n{row},{award}\n"
    (folder / "sources" / "download.csv").write_text(download)
    build_case(folder)
    sample = Sample(open_reader(location_of(open_case(folder))), read_summary(folder / ".build"))
    edge = sample.contract("70CMSD24P00000119", "Clearview AI")
    sample.reader.close()
    assert (edge.obligated, edge.claims) == (_cents("1,102,500.00"), 3)
