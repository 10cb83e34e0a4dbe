"""What names are made of: their telling words, legal form, and what is left when they are cut."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.engine import open_engine
from graph.matching.names import take_apart


def parts(folder: Path, *names: str) -> list[dict[str, Any]]:
    with open_engine(folder, threads=1) as engine:
        take_apart(engine, pa.table({"name_id": list(range(len(names))), "name": pa.array(names, pa.string())}))
        rows: list[dict[str, Any]] = engine.con.sql("select * from part order by name_id").to_arrow_table().to_pylist()
        return rows


@pytest.mark.parametrize(
    ("name", "core", "form"),
    [
        ("PALANTIR TECHNOLOGIES INC.", "palantir technologies", "inc"),
        ("Palantir Technologies Incorporated", "palantir technologies", "inc"),
        ("GEO GROUP INC., THE", "geo group", "inc"),
        ("THE GEO GROUP, INC.", "geo group", "inc"),
        ("SPRINT COMMUNICATIONS COMPANY L.P.", "sprint communications", "partnership"),
        ("LEVEL 3 COMMUNICATIONS LIMITED LIABILITY COMPANY", "level 3 communications", "llc"),
        ("CRESSTON CO, L.L.C. THE", "cresston", "llc"),
        ("Starside Security & Investigation Inc", "starside security investigation", "inc"),
        ("BOOZ ALLEN HAMILTON INCORPORATED (3626)", "booz allen hamilton", "inc"),
        ("Siemens Aktiengesellschaft", "siemens", "ag"),
        ("SERVICIOS DE AGUA S. DE R.L. DE C.V.", "servicios de agua", "srl"),
        ("Société Générale S.A.", "societe generale", "sa"),
        ("MICROSOFT CORPORATION SITZ IN REDMOND CORPORATION", "microsoft", "corp"),
        ("Nyp Corp. (formerly New Yorker-Peters Corporation)", "nyp", "corp"),
        ("ACME SVCS & MGMT LLC", "acme services management", "llc"),
        ("COUNTY OF CLARK", "county clark", ""),
        ("A&A HARRIS ENTERPRISES", "a a harris enterprises", ""),
        ("EVIGILANT.COM, LLC", "evigilantcom", "llc"),
        ("THE LIMITED", "limited", ""),
        ("LLC", "llc", ""),
    ],
)
def test_a_name_is_its_telling_words_and_its_legal_form(tmp_path: Path, name: str, core: str, form: str) -> None:
    [row] = parts(tmp_path, name)
    assert (row["core"], row["form"]) == (core, form)


def test_a_name_cut_at_thirty_characters_meets_the_whole(tmp_path: Path) -> None:
    cut, whole, other = parts(
        tmp_path,
        "GOVERNMENT MARKETING AND PROCU",
        "GOVERNMENT MARKETING AND PROCUREMENT, LLC",
        "GOVERNMENT MARKETING AND PRODUCTS, LLC",
    )
    assert cut["cut_key"] == whole["full_key"]
    assert cut["cut_key"] != other["full_key"]


def test_a_whole_name_of_twenty_eight_letters_is_no_cut_of_a_longer_one(tmp_path: Path) -> None:
    short, longer = parts(
        tmp_path, "THE JOHNS HOPKINS UNIVERSITY", "THE JOHNS HOPKINS UNIVERSITY APPLIED PHYSICS LABORATORY LLC"
    )
    assert short["cut_key"] != longer["full_key"]


def test_words_of_business_at_the_end_can_be_left_out(tmp_path: Path) -> None:
    [row] = parts(tmp_path, "Accenture Federal Services LLC")
    assert (row["size"], row["bare_size"], row["trunk_size"]) == (3, 2, 1)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=400), max_size=8))
def test_whatever_is_written_has_one_row_and_words(tmp_path: Path, names: list[str]) -> None:
    rows = parts(tmp_path, *names)
    assert [row["name_id"] for row in rows] == list(range(len(names)))
    assert all(row["core"] and row["size"] for row in rows)
