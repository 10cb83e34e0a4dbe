"""`least` of a case's documents: what is less sure does not get into the graph, and returns with the next build."""

from pathlib import Path

import yaml

from graph.stores import SqliteLocation, open_reader
from tests.end_to_end.commands import command, new_case, write

NEWS = """Holloway Analytics wins border contract

WASHINGTON, May 30, 2022 — Immigration and Customs Enforcement (ICE) awarded Holloway Analytics a $1.2 million
contract in March 2022. Dana Whitlock is the chief executive of Holloway Analytics. Holloway Analytics
developed a case search tool called Lantern. Holloway was bought by Ostrava Holdings last year.
"""


def told(case: Path) -> dict[str, float]:
    """Extracted claims of the built graph with their confidence."""
    reader = open_reader(SqliteLocation(case / ".build" / "graph.sqlite"))
    try:
        return {c["claim_id"]: c["confidence"] for c in reader.table("claim") if c["evidence_kind"] == "text"}
    finally:
        reader.close()


def build(case: Path, least: float | None) -> dict[str, float]:
    settings = yaml.safe_load((case / "case.yaml").read_text("utf-8"))
    asked = {} if least is None else {"least": least}
    (case / "case.yaml").write_text(yaml.safe_dump({**settings, "documents": asked}), "utf-8")
    command("build", case)
    return told(case)


def test_a_case_that_asks_for_surer_claims_holds_no_others(tmp_path: Path) -> None:
    case = new_case(tmp_path / "case", write(tmp_path, "article.txt", NEWS))
    every = told(case)
    bound = sorted(every.values())[len(every) // 2]
    surer = build(case, bound)
    assert surer == {claim: sure for claim, sure in every.items() if sure >= bound}
    assert 0 < len(surer) < len(every)
    assert build(case, 1.0) == {}
    assert build(case, None) == every
