"""Names that an installed spaCy model of English proposes to the rules. Without spaCy and a model nothing changes."""

import csv
import functools
import hashlib
import importlib.util
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module, resources
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import InvalidCase
from loaders.documents.document import Document
from loaders.documents.names.candidates import CandidateName
from loaders.documents.words.tokens import sentences

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["SpacyModel", "SpacyNames", "installed_model", "spacy_names"]

USUAL = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg")
"""Models that are taken where they are installed, the smallest first."""
_NAME = re.compile(r"en_[a-z0-9_]{1,60}")
_KEPT = ("tok2vec", "transformer", "ner", "entity_ruler")
"""Parts of a pipeline that names need: the others only take time."""


@dataclass(frozen=True, slots=True)
class SpacyModel:
    """A model's package, its version, and the first digits of the SHA-256 of all its files."""

    name: str
    version: str
    digest: str

    def __str__(self) -> str:
        return f"spacy {self.name}/{self.version} {self.digest}"


def installed_model(wanted: str = "auto") -> SpacyModel | None:
    """The model of that name, or the first usual one that is installed (`auto`); None where there is none, or `none`.

    Raises InvalidCase where a model that was named is not installed.
    """
    if wanted == "none":
        return None
    if wanted != "auto" and not _NAME.fullmatch(wanted):
        raise InvalidCase(f"{wanted} is no spaCy model of English: name one like {USUAL[0]}, or say auto or none.")
    have_spacy = importlib.util.find_spec("spacy") is not None
    for name in USUAL if wanted == "auto" else (wanted,):
        spec = importlib.util.find_spec(name) if have_spacy else None
        if spec is not None and spec.origin is not None:
            return _about(name, Path(spec.origin).parent)
    if wanted == "auto":
        return None
    raise InvalidCase(
        f"The spaCy model {wanted} is not installed: pip install 'vendorgraph[spacy]' and then"
        f" python -m spacy download {wanted}, or write documents: spacy: none in case.yaml."
    )


@functools.cache
def _about(name: str, folder: Path) -> SpacyModel:
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        digest.update(f"{file.relative_to(folder).as_posix()}\0{file.stat().st_size}\0".encode())
        with file.open("rb") as data:
            digest.update(hashlib.file_digest(data, "sha256").digest())
    told = json.loads((folder / "meta.json").read_text("utf-8"))
    return SpacyModel(name, str(told.get("version", "?")), digest.hexdigest()[:12])


@dataclass(frozen=True)
class SpacyNames:
    """A loaded model. The same document gives the same names."""

    pipeline: "Language"
    labels: Mapping[str, tuple[str, float]]

    def names(self, document: Document) -> Sequence[CandidateName]:
        """Names of headline and body, in the order of the text."""
        blocks = list(_blocks(document))
        texts = (document.text[start:end] for start, end in blocks)
        found: list[CandidateName] = []
        for (start, _), read in zip(blocks, self.pipeline.pipe(texts, batch_size=32), strict=True):
            for name in read.ents:
                kind, score = self.labels.get(name.label_, ("", 0.0))
                first, last = _trimmed(document.text, start + name.start_char, start + name.end_char)
                if score and first < last:
                    found.append(CandidateName(first, last, kind, score))
        return found


def _blocks(document: Document) -> Iterator[tuple[int, int]]:
    """Paragraphs of headline and body."""
    held: tuple[int, int, int] | None = None
    for sentence in sentences(document):
        if sentence.zone not in ("headline", "body"):
            continue
        if held is not None and held[2] == sentence.paragraph and sentence.end - held[0] <= _LONGEST:
            held = (held[0], sentence.end, held[2])
            continue
        if held is not None:
            yield held[:2]
        held = (sentence.start, sentence.end, sentence.paragraph)
    if held is not None:
        yield held[:2]


_LONGEST = 20_000


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without an article before the name and a possessive behind it, which our names do not hold."""
    if text[start:end].casefold().startswith("the "):
        start += 4
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return start, end


@functools.lru_cache(maxsize=1)
def spacy_names(name: str) -> SpacyNames:
    """The installed model of that name, loaded once a process without the parts that names do not need."""
    pipeline: Language = import_module(name).load()
    for part in list(pipeline.pipe_names):
        if part not in _KEPT:
            pipeline.disable_pipe(part)
    return SpacyNames(pipeline, _labels())


def _labels() -> Mapping[str, tuple[str, float]]:
    path = resources.files("loaders.documents") / "lexicons" / "spacy_labels.csv"
    with path.open(encoding="utf-8") as file:
        return {row["label"]: (row["kind"], float(row["score"])) for row in csv.DictReader(file)}
