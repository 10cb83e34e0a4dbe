"""The claims and mentions of documents as JSON lines, without a case."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import SourceError
from loaders.documents.desk.desks import Desks
from loaders.documents.extracted import Extraction, as_json
from loaders.documents.names.spacy_names import installed_model
from loaders.documents.prepared import Prepared, Wanted, is_plain

if TYPE_CHECKING:
    from loaders.documents.llm.reading import ModelBeside

__all__ = ["extract_lines"]


def raised(error: SourceError) -> None:
    """The first document that cannot be read ends it."""
    raise error


def extract_lines(
    paths: Iterable[Path],
    *,
    mentions: bool = False,
    network: bool = True,
    spacy: str = "auto",
    least: float = 0.0,
    beside: "ModelBeside | None" = None,
    rejected: Callable[[SourceError], None] = raised,
) -> Iterator[dict[str, object]]:
    """A line a claim (and mention) of each document in turn, with those of a language model `beside` and
    with the names that an installed `spacy` model proposes; of at least this confidence.

    A document that cannot be read is left out, and `rejected` hears why. Raises a LanguageModelError where the model
    does not answer.
    """
    model = installed_model(spacy)
    wanted = [Wanted(path, network=network, plain=is_plain(path), spacy=model, least=least) for path in paths]
    with Desks() as desks:
        desks.begin(wanted)
        for one in wanted:
            try:
                prepared = desks.read(one)
            except SourceError as error:
                rejected(error)
                continue
            extraction = _with_model(beside, one.path.name, prepared) if beside is not None else prepared.extraction
            yield from as_json(one.path.name, extraction, mentions=mentions)
    if beside is not None and beside.spending.requests:
        beside.tell(str(beside.spending))


def _with_model(beside: "ModelBeside", name: str, prepared: Prepared) -> Extraction:
    said = beside.read(name, prepared.document, prepared.extraction)
    for line in said.remarks():
        beside.tell(f"{name}: {line}")
    return said.extraction
