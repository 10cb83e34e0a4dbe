"""The notebook among the examples, against a real service on the sample case."""

import ast
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.notebooks import code_cells, run
from tests.processes import sample_case, serving


@pytest.fixture
def notebook(root: Path) -> Path:
    return root / "examples" / "notebook.ipynb"


def test_its_cells_run_and_show_a_table_the_evidence_and_a_picture(
    notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(sample_case()) as address:
        monkeypatch.setenv("VENDORGRAPH_ADDRESS", address)
        name, table, evidence, picture = run(notebook)
    assert name == "ice-tech"
    assert dict(zip(table["vendor"], table["obligated"], strict=True))["Palantir USG, Inc."] == "none stated"
    assert len(evidence) > 1 and evidence["source"].notna().all()
    drawn = ElementTree.fromstring(picture._repr_svg_())
    assert drawn.tag.endswith("svg") and len(list(drawn.iter())) > 20


def test_it_is_kept_without_what_running_it_printed(notebook: Path) -> None:
    cells = json.loads(notebook.read_text())["cells"]
    assert [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")] == []
    assert all("id" in cell for cell in cells)


def test_it_needs_nothing_that_is_not_installed_with_vendorgraph(notebook: Path) -> None:
    read = [node for text in code_cells(notebook) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Import)]
    assert {alias.name for node in read for alias in node.names} == {"os", "httpx", "pandas"}
