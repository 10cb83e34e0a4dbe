"""A verb and what stands in its slots."""

from dataclasses import dataclass, field

from loaders.documents.sentences.phrases import Noun, VerbGroup

__all__ = ["Clause"]


@dataclass(slots=True)
class Clause:
    """A verb and its slots. `objects` follow it without a preposition; `phrases` are (preposition, nouns)."""

    index: int
    verb: VerbGroup
    subjects: list[Noun] = field(default_factory=list)
    objects: list[Noun] = field(default_factory=list)
    phrases: list[tuple[str, list[Noun], int]] = field(default_factory=list)
    governor: "Clause | None" = None
    relative: bool = False
    condition: str = ""
    gap: Noun | None = None
    last: int = 0

    @property
    def passive(self) -> bool:
        return self.verb.passive

    def behind(self, *prepositions: str) -> list[Noun]:
        """What stands behind any of these, in order."""
        return [noun for preposition, nouns, _ in self.phrases if preposition in prepositions for noun in nouns]
