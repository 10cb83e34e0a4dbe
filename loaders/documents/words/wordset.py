"""Small closed sets of words, written as one string."""

__all__ = ["word_set"]


def word_set(text: str) -> frozenset[str]:
    """The words of a string that are divided by spaces."""
    return frozenset(text.split())
