"""Addresses of vendors: read from the award file itself, part of the score, and kept nowhere."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from graph.matching.places import PLACES
from loaders.vendor_places import vendor_places
from tests.matching.compared import A, about, outcome, sold

HERE = {"street": "1200 North Main Street, Suite 400", "town": "Reston", "zone": "VA", "code": "20190-1234"}
SAME = {"street": "1200 N. MAIN ST STE 210", "town": "RESTON", "zone": "VA", "code": "20190"}
THERE = {"street": "9 Harbor Way", "town": "Tampa", "zone": "FL", "code": "33601"}
NAMES = "HALVORSEN DATA LLC", "HALVORSEN DATA PARTNERS INC"


def places(*told: Mapping[str, str]) -> list[pa.RecordBatch]:
    rows = [
        {"source_id": A, "row": row, "predicate": "CONTRACTED_WITH", **place} for row, place in enumerate(told, start=1)
    ]
    return [pa.RecordBatch.from_pylist(rows, schema=PLACES)]


def address(folder: Path, *told: Mapping[str, str], names: Sequence[str] = NAMES) -> tuple[str, float, float]:
    """What is said of two vendors' addresses, its bits, and the score."""
    rows = [sold(number, name) for number, name in enumerate(names, start=1)]
    verdict = about(outcome(folder, rows, different=0.0, places=places(*told)), *names)
    assert verdict is not None
    told_of = json.loads(verdict.features)["address"]
    return told_of["level"], told_of["bits"], verdict.score


def test_one_house_under_two_names_speaks_for_one_company_however_it_is_written(tmp_path: Path) -> None:
    house, bits, score = address(tmp_path / "same", HERE, SAME)
    nowhere = address(tmp_path / "unknown", {**HERE, "town": "", "code": ""}, SAME)
    assert (house, bits) == ("the same street address", 3)
    assert nowhere[:2] == ("addresses unknown", 0)
    assert score > nowhere[2]


def test_other_towns_speak_against_it_a_little(tmp_path: Path) -> None:
    assert address(tmp_path, HERE, THERE)[:2] == ("other towns", -0.8)


def test_a_town_alone_speaks_for_it_a_little(tmp_path: Path) -> None:
    neighbour = {**HERE, "street": "88 Oak Avenue"}
    assert address(tmp_path, HERE, neighbour)[:2] == ("the same town", 0.6)


def test_the_address_of_many_is_nobody_s(tmp_path: Path) -> None:
    many = [f"TENANT {word} LLC" for word in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    names = [*NAMES, *many]
    found = outcome(
        tmp_path,
        [sold(number, name) for number, name in enumerate(names, start=1)],
        different=0.0,
        places=places(*[HERE] * len(names)),
    )
    verdict = about(found, *NAMES)
    assert verdict is not None
    assert json.loads(verdict.features)["address"]["level"] == "the same town"


def test_names_with_little_in_common_meet_where_they_share_a_house_and_a_rare_word(tmp_path: Path) -> None:
    names = "NATIONAL HALVORSEN SYSTEMS LLC", "HALVORSEN CONSULTING INC"
    assert address(tmp_path, HERE, SAME, names=names)[0] == "the same street address"


def test_an_address_is_in_nothing_that_is_said_of_a_pair(tmp_path: Path) -> None:
    rows = [sold(number, name) for number, name in enumerate(NAMES, start=1)]
    found = outcome(tmp_path, rows, different=0.0, places=places(HERE, SAME))
    assert "main" not in repr(found).lower()
    assert "20190" not in repr(found)


TRANSACTIONS = (
    "award_id_piid,federal_action_obligation,action_date,recipient_name,recipient_uei,"
    "recipient_address_line_1,recipient_city_name,recipient_state_code,recipient_zip_4_code\n"
)


def read(folder: Path, text: str) -> list[tuple[object, ...]]:
    file = folder / "awards.csv"
    file.write_text(text, "utf-8")
    batches = list(vendor_places(file, A, folder))
    rows = [row for batch in batches for row in batch.to_pylist()]
    return [(row["row"], row["predicate"], row["street"], row["town"], row["zone"], row["code"]) for row in rows]


def test_addresses_are_those_of_the_rows_that_the_records_loader_counts(tmp_path: Path) -> None:
    rows = [
        'C1,1.00,2020-01-01,"PEN-LINK, LTD.",AAA,5936 VANDERVOORT DR,LINCOLN,NE,685163345',
        "C2,2.00,2020-01-02,HALVORSEN,BBB,,RESTON,VA,20190",
    ]
    assert read(tmp_path, TRANSACTIONS + "\n".join(rows)) == [
        (1, "CONTRACTED_WITH", "5936 VANDERVOORT DR", "LINCOLN", "NE", "685163345"),
        (2, "CONTRACTED_WITH", None, "RESTON", "VA", "20190"),
    ]


def test_a_broken_row_shifts_no_address_to_another_vendor(tmp_path: Path) -> None:
    rows = [
        "C1,1.00,2020-01-01,ONE,AAA,1 A ST,LINCOLN,NE,68516",
        "C2,2.00,2020-01-02,TWO,BBB,2 B ST,RESTON,VA,20190,and,more",
        "C3,3.00,2020-01-03,THREE,CCC,3 C ST,TAMPA,FL,33601",
    ]
    found = read(tmp_path, TRANSACTIONS + "\n".join(rows))
    assert [(row[0], row[3]) for row in found] == [(1, "LINCOLN"), (3, "TAMPA")]


def test_files_without_addresses_give_none(tmp_path: Path) -> None:
    head = "Agency,Award ID,Recipient Name,Federal Action Obligation,Action Date,Modification,Transaction Description\n"
    assert read(tmp_path, head + "ICE,C1,PEN-LINK LTD,100.00,2020-01-01,0,WORK\n") == []


def test_the_real_files_give_an_address_for_nearly_every_row_of_theirs(shared: Path, tmp_path: Path) -> None:
    home = shared / "procurement"
    for folder, least in (("ice2013_17_usasp259_duns", 0.95), ("usasp118_subawards", 0.9), ("usasp286_uei_summary", 1)):
        file = sorted((home / folder).iterdir())[-1]
        rows = [row for batch in vendor_places(file, A, tmp_path) for row in batch.to_pylist()]
        assert rows
        assert sum(row["town"] is not None for row in rows) >= least * len(rows)
