"""A source of a case as a person names it."""

from graph.case import Case
from graph.case_rows import SourceRow
from graph.errors import NotFound

__all__ = ["source_named"]


def source_named(case: Case, text: str) -> SourceRow:
    """The source with that file or SHA-256, or the beginning of one (eight digits at least); of a file also its own
    name.

    Raises NotFound where no source bears it, or several do.
    """
    rows = case.sources.read().rows
    found = [row for row in rows if text == row.file or (len(text) >= 8 and row.source_id.startswith(text))]
    found = found or [row for row in rows if row.file.rsplit("/", 1)[-1].endswith((f"/{text}", f"-{text}"))]
    if len(found) != 1:
        many = f"{len(found)} sources" if found else "no source"
        raise NotFound(f"The case has {many} called '{text}': give a file or SHA-256 of sources.csv.")
    return found[0]
