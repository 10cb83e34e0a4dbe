"""One unit of a sentence: a name, a sum, a date, a verb, a noun or a function word."""

from dataclasses import dataclass

from loaders.documents.names.shapes import Name
from loaders.documents.words.dates import StatedDate
from loaders.documents.words.inflection import Verb
from loaders.documents.words.money import Money

__all__ = ["Unit"]


@dataclass(slots=True)
class Unit:
    """`kind`: M name, $ sum, T date, D determiner, N noun or adjective, V verb, X auxiliary, P preposition, R relative,
    Q pronoun, A adverb, C conjunction, S possessive mark, or the sign itself: , ( ) |"""

    kind: str
    start: int
    end: int
    lower: str
    name: Name | None = None
    verb: Verb | None = None
    money: Money | None = None
    date: StatedDate | None = None
    quoted: bool = False
    describes: str = ""  # the kind of thing that a noun says something is
    nouny: bool = False  # a form of a verb that is as likely a noun
    national: bool = False  # "Italian", "former": an adjective, whatever looks like a verb behind it
