"""Answers that came, one file each, known by the hash of all that was asked."""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from graph.errors import NotWritten
from loaders.documents.llm.answer import Answer

__all__ = ["KeptAnswers", "answer_key"]

MOST_BYTES = 8_000_000
_ANSWER: TypeAdapter[Answer | None] = TypeAdapter(Answer | None)


def answer_key(*asked: str) -> str:
    """Of the model, the form of its answers, the instructions and the question with its passage."""
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class KeptAnswers:
    """A folder of answers. Neither key nor address is ever written."""

    folder: Path

    def has(self, key: str) -> bool:
        """Whether there is one that can be read: otherwise it is asked again."""
        try:
            self._read(key)
        except (OSError, ValidationError):
            return False
        return True

    def get(self, key: str) -> Answer | None:
        """None where the model gave no answer that can be used."""
        return self._read(key)

    def _read(self, key: str) -> Answer | None:
        with self._file(key).open("rb") as file:
            return _ANSWER.validate_json(file.read(MOST_BYTES))

    def put(self, key: str, answer: Answer | None) -> None:
        """Whole or not at all."""
        file = self._file(key)
        fresh = file.with_name(f".{file.name}.{os.getpid()}.new")
        try:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            fresh.write_bytes(_ANSWER.dump_json(answer, exclude_defaults=True))
            os.replace(fresh, file)
        except OSError as error:
            raise NotWritten(f"{file.parent} cannot be written ({error.strerror}): answers are kept there.") from error

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.json"
