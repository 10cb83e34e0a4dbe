"""Vendors whose award's description names what another company makes: proposed, with the description as their quote."""

import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from graph.identity import Judgement
from tests.made_ledger import Row, graph_of, said
from tests.matching.compared import A, B, outcome, sold, subsidiary

MAKER = [sold(1, "ORCHARD FORENSICS INC"), sold(2, "QUILLON INC")]
ORCHARD, QUILLON = "company:orchard-forensics-inc", "company:quillon-inc"


def resold(folder: Path, rows: list[Row], **more: Any) -> list[tuple[str, str]]:
    """Who resells for whom, as keys."""
    found = outcome(folder, rows, **more)
    claims = [claim for claim in found.claims if claim["predicate"] == "RESELLS_FOR"]
    return sorted({(claim["subject_key"], claim["object_key"]) for claim in claims})


def described(number: int, vendor: str, description: str, **more: Any) -> Row:
    return sold(number, vendor, description=description, **more)


def test_who_is_paid_for_another_s_goods_may_resell_them(tmp_path: Path) -> None:
    words = [
        "RENEWAL OF QUILLON LICENSES",
        "QUILLON SOFTWARE MAINTENANCE",
        "PURCHASE OF (35) QUILLON MODEL C225 SCANNERS",
        "ANNUAL SUBSCRIPTION FOR QUILLON",
        "BRAND NAME QUILLON SWITCHES",
        "2 EA QUILLON TABLETS; POP 10/1/2023-9/30/2024",
        "ORCHARD FORENSICS AND QUILLON LICENSES",
    ]
    found = resold(tmp_path, [*MAKER, *_one_each(words)])
    assert [pair for pair in found if pair[1] == QUILLON] == [(holder, QUILLON) for holder in _holders(words)]
    assert (_holders(words)[6], ORCHARD) in found


def test_a_name_beside_nothing_that_is_sold_tells_nothing(tmp_path: Path) -> None:
    words = [
        "OFFICE FURNITURE FOR THE QUILLON BUILDING",
        "PROTEST BY QUILLON OF SOFTWARE AWARD",
        "NOVATION FROM QUILLON TO TUNDRA, SOFTWARE LICENSES",
        "TUNDRA SOFTWARE THAT REPLACES QUILLON LICENSES",
        "QUILLONS SOFTWARE LICENSES",
        "SERVICES AS DISCUSSED WITH QUILLON",
        "SUBCONTRACTOR QUILLON PROVIDES SOFTWARE",
        "",
    ]
    assert resold(tmp_path, [*MAKER, *_one_each(words)]) == []


def _one_each(words: Sequence[str]) -> list[Row]:
    return [described(100 + n, f"{HOLDERS[n]} LLC", text) for n, text in enumerate(words)]


def _holders(words: Sequence[str]) -> list[str]:
    return [f"company:{HOLDERS[n].lower()}-llc" for n, _ in enumerate(words)]


HOLDERS = ("ABELSON", "BRONTIDE", "CASTELAR", "DUNMORROW", "EVERSTOKE", "FENWILD", "GALLOWIN", "HOLTBRIM")


def test_the_description_is_quoted_word_for_word_with_its_row_award_and_day(tmp_path: Path) -> None:
    words = 'Delivery order: "Quillon"  licences – renewal'
    row = described(3, "TUNDRA TECHNOLOGY LLC", words, date="2021-05-06")
    [claim] = [c for c in outcome(tmp_path, [*MAKER, row]).claims if c["predicate"] == "RESELLS_FOR"]
    assert (claim["quote"], claim["object_name"]) == (words, "Quillon")
    assert (claim["evidence_kind"], claim["source_id"], claim["row"]) == ("text", A, 3)
    assert (claim["date"], claim["date_precision"]) == (datetime.date(2021, 5, 6), "day")
    assert json.loads(claim["qualifiers"]) == {"scope": "under award C3"}


def test_of_a_long_description_the_words_about_the_name_are_quoted(tmp_path: Path) -> None:
    words = f"{'THE OFFICE OF THE CHIEF ' * 30}REQUIRES QUILLON LICENSES {'FOR ALL FIELD STAFF ' * 30}"
    found = outcome(tmp_path, [*MAKER, described(3, "TUNDRA TECHNOLOGY LLC", words)])
    [claim] = [c for c in found.claims if c["predicate"] == "RESELLS_FOR"]
    assert "QUILLON LICENSES" in claim["quote"]
    assert claim["quote"] in words
    assert len(claim["quote"]) <= 600


def test_such_an_edge_is_proposed_and_merges_nothing(tmp_path: Path) -> None:
    rows = [*MAKER, described(3, "TUNDRA TECHNOLOGY LLC", "QUILLON LICENSES", date="2021-05-06")]
    rows += [described(4, "TUNDRA TECHNOLOGY LLC", "QUILLON LICENSES", date="2019-01-02")]
    found = outcome(tmp_path / "compared", rows)
    assert found.verdicts == ()
    graph = graph_of(tmp_path / "graph", [rows, [dict(claim) for claim in found.claims]])
    edge = graph.edge("company:tundra-technology-llc", "RESELLS_FOR", QUILLON)
    assert (edge["status"], str(edge["valid_from"]), edge["claims"]) == ("proposed", "2019-01-02", 2)


def test_a_description_that_speaks_of_a_reseller_says_more(tmp_path: Path) -> None:
    told = ["AUTHORIZED RESELLER OF QUILLON: LICENSES", "QUILLON LICENSES"]
    claims = [
        next(c for c in outcome(tmp_path / str(n), [*MAKER, described(3, "TUNDRA LLC", words)]).claims)
        for n, words in enumerate(told)
    ]
    assert [claim["confidence"] for claim in claims] == [0.8, 0.3]


def test_a_vendor_resells_neither_its_own_goods_nor_its_parent_s(tmp_path: Path) -> None:
    own = described(3, "QUILLON FEDERAL SYSTEMS LLC", "QUILLON LICENSES")
    child = described(4, "uei:TUNDRA000001", "QUILLON LICENSES", name="TUNDRA LLC")
    parent = subsidiary(5, ("uei:TUNDRA000001", "TUNDRA LLC"), (QUILLON, "QUILLON INC"))
    assert resold(tmp_path, [*MAKER, own, child, parent]) == []


def test_who_may_be_the_same_or_has_been_judged_so_is_no_reseller(tmp_path: Path) -> None:
    rows = [*MAKER, described(3, "TUNDRA LLC", "QUILLON LICENSES")]
    one = Judgement("company:tundra-llc", QUILLON, "same", "a.reader", "Renamed.")
    assert resold(tmp_path, rows, judgements=[one]) == []


def test_ordinary_words_are_no_maker_though_a_company_is_called_so(tmp_path: Path) -> None:
    rows = [sold(1, "TACTICAL SOLUTIONS LLC"), sold(2, "RANGE SYSTEMS INC"), sold(3, "SHOOTING RANGE INDUSTRIES LLC")]
    words = ["TACTICAL EQUIPMENT", "RANGE MAINTENANCE", "SHOOTING RANGE MAINTENANCE", "MILO RANGE SOFTWARE"]
    rows += [described(10 + n, f"TUNDRA {n} LLC", text) for n, text in enumerate(words)]
    assert resold(tmp_path, rows, common=["range", "shooting"]) == []


def test_a_word_met_mostly_where_nothing_is_sold_is_no_name(tmp_path: Path) -> None:
    rows = [sold(1, "EAGLET HEALTH LLC"), described(2, "TUNDRA LLC", "EAGLET LICENSES")]
    rows += [described(10 + n, "BORDER LLC", f"GUARDS AT EAGLET PASS POST {n}") for n in range(4)]
    assert resold(tmp_path, rows) == []


def test_words_that_two_companies_answer_to_mean_neither(tmp_path: Path) -> None:
    rows = [sold(1, "QUILLON SYSTEMS LLC"), sold(2, "QUILLON PAINTING INC")]
    rows += [described(3, "TUNDRA LLC", "QUILLON LICENSES")]
    assert resold(tmp_path, rows) == []


def test_a_product_leads_to_the_company_that_another_source_says_makes_it(tmp_path: Path) -> None:
    rows = [*MAKER, described(3, "TUNDRA LLC", "GRAYLOCK MOBILE PREMIER LICENSE")]
    sheet = [said(B, "Company ORCHARD FORENSICS INC", "DEVELOPS", "System GrayLock")]
    assert resold(tmp_path / "alone", rows) == []
    found = outcome(tmp_path / "with", rows, sheet)
    [claim] = [c for c in found.claims if c["predicate"] == "RESELLS_FOR"]
    assert (claim["object_key"], claim["object_name"]) == (ORCHARD, "GRAYLOCK")
    assert "GRAYLOCK, which another source of the case says is made by ORCHARD FORENSICS INC" in claim["qualifiers"]


def test_many_awards_of_one_pair_are_counted_and_some_of_them_told(tmp_path: Path) -> None:
    rows = [*MAKER, *(described(10 + n, "TUNDRA LLC", "QUILLON LICENSES") for n in range(30))]
    claims = [c for c in outcome(tmp_path, rows).claims if c["predicate"] == "RESELLS_FOR"]
    assert len(claims) == 12
    assert {json.loads(c["qualifiers"])["note"] for c in claims} == {"One of 30 awards whose descriptions name it."}
