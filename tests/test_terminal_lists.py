"""What lists in the terminal say of how a statement stands, and of its dates."""

from pathlib import Path

import pytest

from tests.processes import vendorgraph

ARTICLE = """\
A rival protests

Pelmar Robotics, founded in 2014 by Ines Calder, makes the SeaHawk drone. Calder stepped down as chief executive of
Pelmar Robotics last year.

Pelmar Robotics plans to acquire Vantor Ltd.
"""
PELMAR = "company:pelmar-robotics"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("terminal")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    for command in (("new", "case"), ("add", "case", "article.txt"), ("build", "case")):
        assert vendorgraph(*command, folder=folder).returncode == 0
    return folder / "case"


def lines(*command: str) -> list[str]:
    shown = vendorgraph(*command)
    assert shown.returncode == 0
    return shown.stdout.splitlines()


def test_a_list_of_statements_says_which_are_planned_or_over(case: Path) -> None:
    told = lines("query", str(case), "edges", PELMAR)
    assert any("ACQUIRED" in line and "planned" in line for line in told)
    assert any("EXECUTIVE_OF" in line and "ended" in line for line in told)
    assert any("DEVELOPS" in line and "asserted" in line for line in told)


def test_a_path_says_how_each_step_stands(case: Path) -> None:
    [_, step] = lines("path", str(case), PELMAR, "company:vantor-ltd")
    assert "acquired" in step
    assert "planned" in step


def test_a_date_is_shown_no_closer_than_it_is_told(case: Path) -> None:
    [founded] = [line for line in lines("query", str(case), "edges", PELMAR) if "FOUNDED" in line]
    assert "2014" in founded
    assert "2014-01-01" not in founded


def test_a_list_as_csv_keeps_the_day_beside_its_precision(case: Path) -> None:
    head, *rows = lines("query", str(case), "edges", PELMAR, "--format", "csv")
    [founded] = [row for row in rows if "FOUNDED" in row]
    told = dict(zip(head.split(","), founded.split(","), strict=True))
    assert (told["valid_from"], told["valid_from_precision"], told["modality"]) == ("2014-01-01", "year", "asserted")
