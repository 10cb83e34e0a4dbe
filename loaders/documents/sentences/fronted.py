"""Clauses without a subject in front of the main one: "Before founding X, Y worked", "Run by X, a lawyer, Y makes"."""

from collections.abc import Sequence

from loaders.documents.sentences.clause import Clause
from loaders.documents.sentences.phrases import Item, Sign

__all__ = ["fronted"]


def fronted(items: Sequence[Item], one: Clause, two: Clause) -> None:
    """ "Before founding X, Y worked": who works is who founded."""
    comma = items[one.last] if one.last < two.index else None
    first = one.index == 0 or (one.index == 1 and isinstance(items[0], Sign) and items[0].kind in "PC")
    bare = one.verb.bare and one.verb.form == "ing" and not one.subjects
    if first and bare and two.verb.form != "ing" and isinstance(comma, Sign) and comma.kind == ",":
        one.subjects = list(two.subjects)
    participle = one.index == 0 and one.verb.bare and one.verb.form in ("participle", "either") and not one.objects
    if participle and not one.subjects and isinstance(comma, Sign) and comma.kind == "," and _soon(items, one, two):
        one.subjects, one.verb.passive = list(two.subjects), True  # "Founded by X, Y makes phones"


def _soon(items: Sequence[Item], one: Clause, two: Clause) -> bool:
    """Whether the main clause comes at once, or behind what one apposition says: "Founded by X, a lawyer, Y makes"."""
    set_off = items[two.index - 2] if two.index >= 2 else None
    apposed = isinstance(set_off, Sign) and set_off.kind == "," and two.index - 2 > one.last
    return two.index <= one.last + (10 if apposed else 4)
