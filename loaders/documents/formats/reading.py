"""What every format's reader takes and gives."""

from dataclasses import dataclass, field
from typing import Protocol

from loaders.documents.document import Limits, Metadata, Zone

__all__ = ["Reader", "Reading"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Text of one file. Empty `zones` means: find them by the shape of the lines."""

    text: str
    derived_by: str
    zones: tuple[Zone, ...] = ()
    pages: tuple[int, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)


class Reader(Protocol):
    """A format: `accepts` looks at content first and at the name only where content cannot tell."""

    media_type: str

    def accepts(self, data: bytes, name: str) -> bool: ...

    def read(self, data: bytes, name: str, limits: Limits) -> Reading: ...
