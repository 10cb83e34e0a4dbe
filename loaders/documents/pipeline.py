"""The extraction that commands and builds use: rules with the small network beside them, or the rules alone."""

from collections.abc import Iterable
from dataclasses import replace
from importlib import resources

from loaders.documents.document import Document
from loaders.documents.extract import extract
from loaders.documents.extracted import Extraction, Party, in_one_line
from loaders.documents.names.spacy_names import SpacyModel, spacy_names
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.tokens import flowing

__all__ = ["extract_document"]


def extract_document(
    document: Document,
    *,
    lexicon: Lexicon | None = None,
    recipients: Iterable[str] = (),
    network: bool = True,
    spacy: SpacyModel | None = None,
    least: float = 0.0,
) -> Extraction:
    """Mentions and claims of a document, by the rules with the small network beside them or without it.

    With a `spacy` model its names are proposed too, and every claim's extractor tells so. Claims of less confidence
    than `least` (0 to 1) are left out.
    """
    archived, document = document, replace(document, text=flowing(document))
    proposed = spacy_names(spacy.name).names(document) if spacy is not None else ()
    if network and (resources.files("loaders.documents.model") / "weights" / "policy.json").is_file():
        # onnxruntime takes its time to load: only what reads documents waits for it.
        from loaders.documents.model.source import model_source

        found = model_source().extract(document, lexicon=lexicon, recipients=recipients, proposed=proposed)
    else:
        found = extract(document, lexicon=lexicon, recipients=recipients, proposed=proposed)
    found = _as_archived(replace(found, claims=tuple(c for c in found.claims if c.confidence >= least)), archived.text)
    return found if spacy is None else _told(found, spacy)


def _as_archived(extraction: Extraction, text: str) -> Extraction:
    """Quotes and mentions as the document has them, line ends within them too; names in one line."""
    mentions = (replace(mention, text=text[mention.start : mention.end]) for mention in extraction.mentions)
    claims = (
        replace(
            claim,
            quote=text[claim.start : claim.end],
            subject=_party(claim.subject, text),
            object=_party(claim.object, text),
        )
        for claim in extraction.claims
    )
    return Extraction(tuple(mentions), tuple(claims))


def _party(party: Party, text: str) -> Party:
    return replace(party, name=in_one_line(party.name), mention=text[party.start : party.end])


def _told(extraction: Extraction, spacy: SpacyModel) -> Extraction:
    claims = tuple(replace(claim, extractor=f"{claim.extractor} + {spacy}") for claim in extraction.claims)
    return Extraction(extraction.mentions, claims)
