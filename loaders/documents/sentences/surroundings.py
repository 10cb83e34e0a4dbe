"""What stands around a noun phrase in its sentence, and tells whether it may stand for something else."""

from collections.abc import Sequence

from loaders.documents.sentences.phrases import Item, Noun, Sign

__all__ = ["after_preposition", "followed_by_of"]


def after_preposition(items: Sequence[Item], index: int) -> bool:
    before = items[index - 1] if index else None
    return isinstance(before, Sign) and before.kind == "P"


def followed_by_of(items: Sequence[Item], index: int) -> bool:
    """ "the company of X", "the department in Y" bring their own name with them."""
    after = items[index + 1] if index + 1 < len(items) else None
    following = items[index + 2] if index + 2 < len(items) else None
    return isinstance(after, Sign) and after.lower == "of" and isinstance(following, Noun)
