"""The extraction that commands and builds use: rules with the small network beside them, or the rules alone."""

from collections.abc import Iterable
from importlib import resources

from loaders.documents.document import Document
from loaders.documents.extract import extract
from loaders.documents.extracted import Extraction
from loaders.documents.lexicon import Lexicon

__all__ = ["extract_document"]


def extract_document(
    document: Document, *, lexicon: Lexicon | None = None, recipients: Iterable[str] = (), network: bool = True
) -> Extraction:
    """Mentions and claims of a document, by the rules with the small network beside them or without it."""
    if network and (resources.files("loaders.documents.model") / "weights" / "policy.json").is_file():
        # onnxruntime takes its time to load: only what reads documents waits for it.
        from loaders.documents.model.source import model_source

        return model_source().extract(document, lexicon=lexicon, recipients=recipients)
    return extract(document, lexicon=lexicon, recipients=recipients)
