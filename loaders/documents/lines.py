"""The claims and mentions of documents as JSON lines, without a case."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from loaders.documents.extracted import as_json
from loaders.documents.pipeline import extract_document
from loaders.documents.text import read_document

if TYPE_CHECKING:
    from loaders.documents.llm.reading import ModelBeside

__all__ = ["extract_lines"]


def extract_lines(
    paths: Iterable[Path],
    *,
    mentions: bool = False,
    network: bool = True,
    beside: "ModelBeside | None" = None,
) -> Iterator[dict[str, object]]:
    """A line a claim (and mention) of each document in turn, with those of a language model `beside`.

    Raises a SourceError at the first that cannot be read, a LanguageModelError where the model does not answer.
    """
    for path in paths:
        document = read_document(path)
        extraction = extract_document(document, network=network)
        if beside is not None:
            said = beside.read(path.name, document, extraction)
            extraction = said.extraction
            for line in said.remarks():
                beside.tell(f"{path.name}: {line}")
        yield from as_json(path.name, extraction, mentions=mentions)
