"""The language model beside the rules: what it is asked about a document, and what of its answers enters."""

import asyncio
import hashlib
import importlib.util
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.errors import LanguageModelError, ModelUnavailable
from graph.language_model import LanguageModel
from loaders.documents.document import Document
from loaders.documents.extracted import Extraction
from loaders.documents.llm.access import Access
from loaders.documents.llm.admission import grounds_of, speaks_to_programs
from loaders.documents.llm.answer import Answer
from loaders.documents.llm.gate import Admitted, admit
from loaders.documents.llm.kept_answers import KeptAnswers, answer_key
from loaders.documents.llm.passages import Passage, passages
from loaders.documents.llm.prompt import instructions, question
from loaders.documents.llm.spending import Spending, tokens_of
from loaders.documents.meanings.chains import chains_of
from loaders.documents.words.dates import year_of
from loaders.documents.words.lexicon import load_lexicon

if TYPE_CHECKING:
    from loaders.documents.llm.asking import Asker

__all__ = ["ModelBeside", "Sending", "WhatItSaid"]


@dataclass(frozen=True, slots=True)
class Sending:
    """What is about to leave: told before it does."""

    document: str
    passages: int
    kept: int
    characters: int
    tokens: int
    address: str
    model: str
    with_key: bool

    def __str__(self) -> str:
        said = "1 passage" if self.passages == 1 else f"{self.passages:,} passages"
        before = f" ({self.kept:,} more are answered already)" if self.kept else ""
        key = ", with the key of VENDORGRAPH_LLM_KEY" if self.with_key else ""
        return (
            f"Sending {said} of {self.document} ({self.characters:,} characters, about {self.tokens:,} tokens with the"
            f" instructions) to {self.address}, model {self.model}{key}{before}."
        )


@dataclass(frozen=True, slots=True)
class WhatItSaid:
    """`extraction` with the admitted claims, `unusable` passages, what was `refused` on which ground, and whether the
    text orders its reader about."""

    extraction: Extraction
    passages: int
    unusable: int
    refused: Counter[str]
    gives_orders: bool

    def remarks(self) -> Iterator[str]:
        """What a person should know of it, a line each."""
        if self.unusable:
            yield f"{self.unusable} of {self.passages} passages got no answer in the form that was asked for."
        if self.refused:
            grounds = "; ".join(f"{ground}: {count}" for ground, count in sorted(self.refused.items()))
            yield f"{self.refused.total()} statements of the language model were not admitted ({grounds})."
        if self.gives_orders:
            yield "The text orders programs that read it about: what stands near such words was not admitted."


@dataclass(slots=True)
class ModelBeside:
    """A configured model. Without `access` nothing is ever sent, and what is not kept cannot be told. Once it has
    `failed`, it is asked no more."""

    settings: LanguageModel
    access: Callable[[], Access] | None
    kept: KeptAnswers
    tell: Callable[[str], None]
    spending: Spending = field(init=False)
    failed: LanguageModelError | None = None

    def __post_init__(self) -> None:
        self.spending = Spending(self.settings)

    @property
    def digest(self) -> str:
        """Of everything that decides what is asked: model, form, instructions, passages."""
        asked = self.settings.model_dump(include={"model", "answers", "passage", "overlap", "longest_answer"})
        form = json.dumps(Answer.model_json_schema(), sort_keys=True)
        text = json.dumps([asked, instructions(), form], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    @property
    def extractor(self) -> str:
        """Name, version, model, and the hash of instructions and settings."""
        return f"llm/1 {self.settings.model} {self.digest}"

    def read(self, name: str, document: Document, extraction: Extraction) -> WhatItSaid:
        """The extraction with what the model adds. Raises ModelUnavailable, BudgetSpent."""
        asked = tuple(passages(document, self.settings.passage, self.settings.overlap))
        answers = self._answers(name, document, asked)
        lexicon = load_lexicon()
        grounds = grounds_of(document, chains_of(document, lexicon), _year(document))
        pairs = [(passage, answer) for passage, answer in zip(asked, answers, strict=True) if answer is not None]
        admitted = admit(pairs, grounds, lexicon, extraction.claims, self.extractor)
        return WhatItSaid(
            _beside(extraction, admitted),
            len(asked),
            sum(answer is None for answer in answers),
            admitted.refused,
            speaks_to_programs(document.text),
        )

    def _answers(self, name: str, document: Document, asked: Sequence[Passage]) -> list[Answer | None]:
        """One a passage, None where the model gave none that can be used."""
        questions = [question(passage.text, document.metadata) for passage in asked]
        keys = [answer_key(self.digest, one) for one in questions]
        missing = [number for number, key in enumerate(keys) if not self.kept.has(key)]
        if missing:
            self._ask_for(name, [questions[n] for n in missing], [keys[n] for n in missing], len(asked))
        return [self.kept.get(key) for key in keys]

    def _ask_for(self, name: str, questions: Sequence[str], keys: Sequence[str], in_all: int) -> None:
        """Ask and keep the answers, having told what is sent where."""
        if self.access is None:
            raise ModelUnavailable(f"The answers about {name} are not kept: build the case again.")
        if self.failed is not None:
            raise self.failed
        if any(importlib.util.find_spec(library) is None for library in ("pydantic_ai", "openai")):
            raise ModelUnavailable("The language model needs more libraries: pip install 'vendorgraph[llm]'.")
        access = self.access()
        tokens = sum(map(tokens_of, questions)) + len(questions) * tokens_of(instructions())
        characters, kept = sum(map(len, questions)), in_all - len(questions)
        sending = Sending(
            name, len(questions), kept, characters, tokens, access.address, self.settings.model, bool(access.key)
        )
        self.tell(str(sending))
        asyncio.run(self._ask_all(access, questions, keys))

    async def _ask_all(self, access: Access, questions: Sequence[str], keys: Sequence[str]) -> None:
        from loaders.documents.llm.asking import Asker  # seconds to come, and an option

        async with Asker(access, self.settings, self.spending) as asker:
            asked = (self._ask(asker, question, key) for question, key in zip(questions, keys, strict=True))
            results = await asyncio.gather(*asked, return_exceptions=True)
        for error in (self.failed, *results):
            if error is not None:
                raise error

    async def _ask(self, asker: "Asker", question: str, key: str) -> None:
        """Keep the answer as soon as it is there; nobody is asked any more once the model has failed."""
        if self.failed is None:
            try:
                self.kept.put(key, await asker.ask(question))
            except LanguageModelError as error:
                self.failed = error


def _year(document: Document) -> str | None:
    published = document.metadata.published
    return published[:4] if published else year_of(document.text)


def _beside(extraction: Extraction, admitted: Admitted) -> Extraction:
    claims = sorted((*extraction.claims, *admitted.claims), key=lambda c: (c.start, c.end, c.predicate, c.subject.name))
    return Extraction(extraction.mentions, tuple(claims))
