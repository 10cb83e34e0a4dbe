"""What is paid, and what for, in the clause of a verb of paying."""

from collections.abc import Sequence

from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Item, Sign, VerbGroup
from loaders.documents.sentences.unit import Unit
from loaders.documents.words.wordset import word_set

__all__ = ["for_supplying", "sum_of"]

_WORKING = word_set("supply provide run operate maintain install build develop design manage make deliver host lease")


def for_supplying(clause: Clause, items: Sequence[Item]) -> bool:
    """ "paid Acme £2m for supplying cameras"."""
    sign, verb = items[clause.last - 1 : clause.last + 1] if 0 < clause.last < len(items) else (None, None)
    supplying = isinstance(verb, VerbGroup) and verb.form == "ing" and verb.lemma in _WORKING
    return supplying and isinstance(sign, Sign) and sign.lower == "for"


def sum_of(clause: Clause) -> Unit | None:
    """The sum that the verb itself pays, where a sentence tells of others too: "took in $5m, part of a $39m deal"."""
    nouns = [
        *clause.objects,
        *clause.subjects,
        *clause.behind("in", "of"),
    ]
    sums = [unit for noun in nouns for unit in noun.units if unit.kind == "$"]
    return sums[0] if len(sums) == 1 else None
