"""The loader of award records: from a file of a known format to the claims and parties of a ledger part."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from graph.errors import SourceError
from graph.part import Report, SourceFile
from loaders.records.layout import layout_of
from loaders.records.mapping import known_formats
from loaders.records.unpack import head_of

__all__ = ["RecordsLoader"]

VERSION = "2"


@dataclass(frozen=True, slots=True)
class RecordsLoader:
    """Award records and reference lists of every format in `mappings/`. `keep_sole_proprietors` keeps the names of
    people in business under their own name, which are personal data.
    """

    keep_sole_proprietors: bool = False
    name: str = "records"
    version: str = VERSION

    @property
    def formats(self) -> str:
        """The formats it reads, as a phrase for people."""
        return f"CSV, plain, zipped or gzipped, of {', '.join(form.about for form in known_formats())}"

    def recognises(self, path: Path) -> str | None:
        """The name of the format, by the columns of the first CSV file in it that has those of any."""
        try:
            layouts = (layout_of(head) for _, head in head_of(path))
            return next((layout.format.name for layout in layouts if layout is not None), None)
        except SourceError:
            return None

    def begin(self, sources: Sequence[SourceFile]) -> None:
        """Let the engine come, if there is work for it: to recognise a file needs none."""
        if sources:
            import_module("loaders.records.loading")

    def load(self, source: SourceFile, part: Path) -> Report:
        """Write claims.parquet and parties.parquet into `part`.

        Raises MissingFile, UnreadableFile, UnknownFormat or LimitExceeded, each in one line.
        """
        from loaders.records.loading import load

        return load(source, part, f"{self.name}/{self.version}", self.keep_sole_proprietors)
