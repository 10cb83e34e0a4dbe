"""A job about a document, and how it is done: with errors that can be sent from one process to another."""

from importlib import import_module
from pathlib import PurePath
from typing import Any

from graph.errors import VendorgraphError

__all__ = ["Broken", "Job", "done"]

Job = tuple[str, tuple[Any, ...]]
"""A function as `module:name`, and its arguments."""


class Broken(Exception):
    """A job ended in an error that nobody foresaw: `kind` of error, and `place` in our own code."""

    def __init__(self, kind: str, place: str) -> None:
        super().__init__(kind, place)
        self.kind, self.place = kind, place


def done(job: Job) -> Any:
    """The result of a job. Raises what a user can cause as it is, and everything else as Broken."""
    name, arguments = job
    module, _, function = name.partition(":")
    try:
        return getattr(import_module(module), function)(*arguments)
    except VendorgraphError:
        raise
    except Exception as error:
        raise Broken(type(error).__name__, _place(error)) from error


def _place(error: BaseException) -> str:
    at, place = error.__traceback__, ""
    while at is not None:
        file = PurePath(at.tb_frame.f_code.co_filename)
        if "loaders" in file.parts:
            place = f"{file.name}, line {at.tb_lineno}"
        at = at.tb_next
    return place
