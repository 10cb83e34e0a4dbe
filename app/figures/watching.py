"""Figures whose facts have changed since they were signed off, and figures that cannot be drawn any more."""

import contextlib
from collections.abc import Iterator

from app.figures.specification import Stored, figure_ids, stored_figures
from app.gathered import Found
from graph.case import Case
from graph.errors import VendorgraphError
from graph.store import Reader
from graph.stores import Location, open_reader

__all__ = ["figure_findings"]


def figure_findings(case: Case, location: Location) -> tuple[Found, ...]:
    """What a build has to say of the case's figures. Only those that were signed off are drawn up."""
    read = stored_figures(case)
    if all(isinstance(one, Stored) and one.specification.sign_off is None for one in read):
        return ()
    with contextlib.closing(open_reader(location, public_only=True)) as reader:
        return tuple(_findings(case, reader, read))


def _findings(case: Case, reader: Reader, read: tuple[Stored | VendorgraphError, ...]) -> Iterator[Found]:
    from app.figures.drawn import drawing_of  # what draws is long in coming, and few builds need it
    from app.figures.signing import standing_of

    for id_, stored in zip(figure_ids(case), read, strict=True):
        file = f"figures/{id_}.yaml"
        if isinstance(stored, VendorgraphError):
            yield Found("figure_broken", str(stored), file=file)
            continue
        if stored.specification.sign_off is None:
            continue
        try:
            warning = standing_of(stored.specification, drawing_of(reader, stored.specification)).warning
        except VendorgraphError as error:
            yield Found("figure_broken", str(error), file=file)
            continue
        if warning:
            yield Found("figure_changed", warning, file=file)
