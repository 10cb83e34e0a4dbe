"""An article, statements that it makes, and a model beside the rules that is asked about it."""

from pathlib import Path
from typing import Any

from graph.language_model import LanguageModel
from loaders.documents.extracted import ExtractedClaim
from loaders.documents.llm.access import access_of
from loaders.documents.llm.kept_answers import KeptAnswers
from loaders.documents.llm.reading import ModelBeside, WhatItSaid
from loaders.documents.pipeline import extract_document
from loaders.documents.text import read_document
from tests.language_model.server import ModelServer, party, statement

ARTICLE = """\
Holloway wins at the border

Marlowe Bay Sheriff's Office pays Holloway Analytics Inc. $1.2 million a year for RAVEN, a database of car plates.

Holloway, which is run by Dana Whitlock, its chief executive, keeps the plates on the servers of Tern Ridge Cloud. The
company says that it will not sell them to anybody else. Its neighbour Jo Marsh complained about the noise.

Two firms, Alder Data and Birch Data, together got $9 million from the Office of Plain Examples.
"""
HOLLOWAY = party("Company", "Holloway Analytics Inc.")
SERVERS = (
    "Holloway, which is run by Dana Whitlock, its chief executive, keeps the plates on the servers of Tern Ridge Cloud."
)
PAYS = "Marlowe Bay Sheriff's Office pays Holloway Analytics Inc. $1.2 million a year for RAVEN"
HOSTED = statement(party("Company", "Tern Ridge Cloud"), "HOSTS", {**HOLLOWAY, "mention": "Holloway"}, SERVERS)


def configured(server: ModelServer, **settings: Any) -> LanguageModel:
    return LanguageModel.model_validate({"model": "test-model", "address": server.address, **settings})


def beside(server: ModelServer, folder: Path, told: list[str] | None = None, **settings: Any) -> ModelBeside:
    model = configured(server, **settings)
    return ModelBeside(
        model, lambda: access_of(model, {}), KeptAnswers(folder / "answers"), (told if told is not None else []).append
    )


def read(model: ModelBeside, folder: Path, text: str = ARTICLE) -> WhatItSaid:
    file = folder / "article.txt"
    file.write_text(text)
    document = read_document(file)
    return model.read(file.name, document, extract_document(document, network=False))


def added(said: WhatItSaid) -> list[ExtractedClaim]:
    """The claims that the model brought."""
    return [claim for claim in said.extraction.claims if claim.extractor.startswith("llm/")]


def triples(said: WhatItSaid) -> set[tuple[str, str, str]]:
    return {(claim.subject.name, claim.predicate, claim.object.name) for claim in added(said)}
