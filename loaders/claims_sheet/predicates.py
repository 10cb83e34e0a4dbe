"""The predicate that a cell names: by its name, by another name of columns.yaml, or as people say it."""

import difflib
import functools
import re

from graph.model import Predicate, load_schema
from loaders.claims_sheet.sheet import RowRejected, column_names

__all__ = ["find_predicate", "read_predicate"]


def find_predicate(cell: str) -> Predicate | None:
    """The predicate of that name, None where there is none."""
    name = _folded(cell)
    name = column_names().predicates.get(name, name)
    known = load_schema().predicates
    return known.get(name) or known.get(_spoken().get(name, ""))


def read_predicate(cell: str) -> Predicate:
    """Raises RowRejected, with the nearest name, where there is none or where it is not for people to enter."""
    found = find_predicate(cell)
    if found is None:
        spoken = _spoken()
        near = difflib.get_close_matches(_folded(cell), [*load_schema().predicates, *spoken], n=1, cutoff=0.5)
        hint = f"did you mean {spoken.get(near[0], near[0])}?" if near else "the data model lists them"
        raise RowRejected(f"predicate: '{cell}' is none that is known; {hint}" if cell else "predicate: missing")
    if found.implied:
        raise RowRejected(f"predicate: {found.name} follows by itself from {found.implied.origin}; enter that instead")
    return found


@functools.cache
def _spoken() -> dict[str, str]:
    """How people say a predicate → its name, where no other predicate is called so."""
    known = load_schema().predicates
    return {name: p.name for p in known.values() if (name := _folded(p.active)) not in known}


def _folded(cell: str) -> str:
    return re.sub(r"[\W_]+", "_", cell).strip("_").upper()
