"""A whole public graph in formats that other programs open."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from app.export.cypher import cypher
from app.export.ftm import ftm
from app.export.gexf import gexf
from app.export.graphml import graphml
from app.export.jsonld import jsonld
from app.export.oligrapher import oligrapher
from app.export.tables import EXPORTED, csv_archive, csv_files, csv_table
from graph.store import Reader

__all__ = ["EXPORTED", "TEXT_FORMATS", "TextFormat", "csv_archive", "csv_files", "csv_table", "graphml"]


@dataclasses.dataclass(frozen=True, slots=True)
class TextFormat:
    """A format of one text file."""

    write: Callable[[Reader], Iterator[str]]
    ending: str
    media: str


TEXT_FORMATS: Mapping[str, TextFormat] = MappingProxyType(
    {
        "graphml": TextFormat(graphml, "graphml", "application/graphml+xml"),
        "gexf": TextFormat(gexf, "gexf", "application/gexf+xml"),
        "ftm": TextFormat(ftm, "ftm.jsonl", "application/x-ndjson"),
        "jsonld": TextFormat(jsonld, "jsonld", "application/ld+json"),
        "cypher": TextFormat(cypher, "cypher", "text/plain; charset=utf-8"),
        "oligrapher": TextFormat(oligrapher, "oligrapher.json", "application/json"),
    }
)
