"""Running a notebook cell by cell, as Jupyter does, without a kernel beside the tests."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["code_cells", "run"]


def code_cells(notebook: Path) -> list[str]:
    """The text of each cell of code. KeyError where the file is no notebook of format 4."""
    read = json.loads(notebook.read_text("utf-8"))
    assert (read["nbformat"], read["metadata"]["language_info"]["name"]) == (4, "python")
    return ["".join(cell["source"]) for cell in read["cells"] if cell["cell_type"] == "code"]


def run(notebook: Path) -> Iterator[Any]:
    """What each cell of code shows: the value of its last line where that is an expression, else None."""
    names: dict[str, Any] = {"__name__": "__main__"}
    for number, text in enumerate(code_cells(notebook), start=1):
        body = ast.parse(text).body
        last = body.pop() if isinstance(body[-1], ast.Expr) else None
        place = f"{notebook.name}, cell {number}"
        exec(compile(ast.Module(body, []), place, "exec"), names)
        yield eval(compile(ast.Expression(last.value), place, "eval"), names) if isinstance(last, ast.Expr) else None
