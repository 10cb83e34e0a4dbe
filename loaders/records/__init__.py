"""Award records: files of known formats, recognised by their columns, as claims. A format is a file in `mappings/`."""

from loaders.records.loader import RecordsLoader

__all__ = ["RecordsLoader"]
