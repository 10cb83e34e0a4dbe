"""The word lists of corroboration, from `words.yaml`."""

import functools
from importlib.resources import files

from graph.own_yaml import own_yaml

__all__ = ["words_of"]


@functools.cache
def words_of(name: str) -> frozenset[str]:
    """The words of a list of that name; KeyError where there is none."""
    return frozenset(own_yaml((files("graph.corroboration") / "words.yaml").read_text("utf-8"))[name])
