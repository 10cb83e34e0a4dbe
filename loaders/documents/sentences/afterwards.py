"""What was still to come when somebody told it: "X said that it would buy Y" is "X will buy Y", told afterwards."""

from collections.abc import Sequence

from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Item, Sign
from loaders.documents.words.wordset import word_set

__all__ = ["tell_future"]

_ANNOUNCING = word_set("say announce confirm disclose declare promise pledge vow")
_WOULD = word_set("would 'd ’d")
_OPEN = word_set("if whether unless")


def tell_future(items: Sequence[Item], clauses: Sequence[Clause]) -> None:
    """Makes "would" the future where a verb of announcing in the past leads to it and nothing hangs on a condition."""
    if any(isinstance(item, Sign) and item.lower in _OPEN for item in items):
        return
    for at, clause in enumerate(clauses):
        verb = clause.verb
        would = verb.modal and any(unit.lower in _WOULD for unit in verb.units)
        perfect = verb.perfect or any(unit.lower == "have" for unit in verb.units[:-1])
        if would and not perfect and any(_announces(items, one, clause) for one in clauses[:at]):
            verb.modal, verb.future = False, True


def _announces(items: Sequence[Item], one: Clause, clause: Clause) -> bool:
    """Whether what `one` announces is told up to the verb of `clause`, without a break between them."""
    verb = one.verb
    told = verb.lemma in _ANNOUNCING and verb.form in ("past", "either") and not (verb.negated or verb.modal)
    between = items[one.index + 1 : clause.index]
    return told and not one.passive and not any(isinstance(i, Sign) and i.kind == "|" for i in between)
