"""Every loader, in the order in which they are asked whether a file is theirs."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import MissingFile, UnknownFormat
from graph.part import Loader

if TYPE_CHECKING:
    from loaders.documents.llm.reading import ModelBeside

__all__ = ["all_loaders", "loader_of"]

_LOADERS = (
    "loaders.records.loader:RecordsLoader",
    "loaders.claims_sheet.loader:ClaimsSheetLoader",
    "loaders.documents.loader:DocumentLoader",
)
"""Records first: a claims sheet is told from an award file by its columns, and what neither knows may be a document."""


def all_loaders(beside: "ModelBeside | None" = None) -> tuple[Loader, ...]:
    """One of each, imported when first asked for; that of documents with the language model `beside` its rules."""
    pairs = (name.split(":") for name in _LOADERS)
    loaders = tuple(getattr(import_module(module), cls)() for module, cls in pairs)
    return loaders if beside is None else (*loaders[:-1], type(loaders[-1])(beside))


def loader_of(path: Path, loaders: Sequence[Loader]) -> tuple[Loader, str]:
    """The loader that knows the file, and the format's name.

    Raises MissingFile, or UnknownFormat with the formats that are known; a loader raises its own error for a damaged
    file of its kind.
    """
    if not path.is_file():
        raise MissingFile(f"{path} is no file: check the name.")
    for loader in loaders:
        format_name = loader.recognises(path)
        if format_name is not None:
            return loader, format_name
    known = "; ".join(loader.formats for loader in loaders)
    raise UnknownFormat(f"{path.name} is in no format that is known here. Known are: {known}.")
