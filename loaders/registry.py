"""Every loader, in the order in which they are asked whether a file is theirs."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path

from graph.errors import MissingFile, UnknownFormat, UnreadableFile
from graph.part import Loader

__all__ = ["all_loaders", "each_loader", "loader_of"]

_LOADERS = (
    "loaders.records.loader:RecordsLoader",
    "loaders.claims_sheet.loader:ClaimsSheetLoader",
    "loaders.documents.loader:DocumentLoader",
)
"""Records first: a claims sheet is told from an award file by its columns, and what neither knows may be a document."""


def each_loader() -> Iterator[Loader]:
    """One of each, imported only when it is its turn: of most files the first knows enough."""
    for name in _LOADERS:
        module, cls = name.split(":")
        yield getattr(import_module(module), cls)()


def all_loaders(documents: Loader) -> tuple[Loader, ...]:
    """One of each, for documents the one that is given."""
    return (*islice(each_loader(), len(_LOADERS) - 1), documents)


def loader_of(path: Path, loaders: Iterable[Loader]) -> tuple[Loader, str]:
    """The loader that knows the file, and the format's name.

    Raises MissingFile, or UnknownFormat with the formats that are known; a loader raises its own error for a damaged
    file of its kind.
    """
    if not path.is_file():
        raise MissingFile(f"{path} is no file: check the name.")
    asked = []
    try:
        for loader in loaders:
            asked.append(loader)
            format_name = loader.recognises(path)
            if format_name is not None:
                return loader, format_name
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read ({error.strerror}): check its permissions.") from error
    known = "; ".join(loader.formats for loader in asked)
    raise UnknownFormat(f"{path.name} is in no format that is known here. Known are: {known}.")
