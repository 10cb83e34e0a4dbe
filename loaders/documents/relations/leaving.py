"""Who leaves a post: it is no longer theirs, though the sentence names it."""

from collections.abc import Sequence, Set

from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Item, Noun, Sign, VerbGroup
from loaders.documents.words.wordset import word_set

__all__ = ["leavers", "left_since"]

_LEAVING = word_set("resign retire quit leave depart exit")
_STEPPING = word_set("step stand bow")
_AWAY = word_set("down aside back out")
_REMOVING = word_set("oust fire sack dismiss remove suspend replace succeed force drop axe unseat depose")
_HOLDING = word_set("be serve work act remain stay continue")
_UNTIL = word_set("until till")
_SPANS = ("from DATE to DATE", "from DATE until DATE", "from DATE through DATE", "between DATE and DATE")
_SPAN = 7  # items behind a post


def leavers(items: Sequence[Item], index: int, clauses: Sequence[Clause]) -> Set[int]:
    """The entities that the sentence tells to have left the post at `index`: "X stepped down as", "Y ousted X as", "X
    was replaced as". Whoever is going to leave holds it still."""
    clause = next((c for c in reversed(clauses) if c.index < index), None)
    sign = items[index - 1] if index else None
    if clause is None or not isinstance(sign, Sign) or sign.lower not in ("as", "from") or not _done(clause):
        return frozenset()
    lemma, after = clause.verb.lemma, items[clause.index + 1]
    if lemma in _REMOVING:
        gone = clause.subjects if clause.passive else clause.objects
    elif lemma in _LEAVING or (lemma in _STEPPING and isinstance(after, Sign) and after.lower in _AWAY):
        gone = clause.subjects
    else:
        return frozenset()
    return {meant.entity for noun in gone for meant in (noun, *noun.stands_for) if meant.entity >= 0}


def left_since(items: Sequence[Item], index: int, clauses: Sequence[Clause]) -> bool:
    """ "was chairman of X until 2019", "X, its chairman from 2015 to 2019,": the post at `index` was left by then."""
    sign = items[index - 1] if index else None
    clause = next((c for c in reversed(clauses) if c.index < index), None)
    set_off = isinstance(sign, Sign) and sign.kind in ",("
    if not set_off and (clause is None or clause.verb.lemma not in _HOLDING or not _past(clause)):
        return False
    words: list[str] = []
    for item in items[index + 1 : index + 1 + _SPAN]:
        if isinstance(item, VerbGroup) or (isinstance(item, Sign) and item.kind in ",|()"):
            break
        words.append("" if isinstance(item, Noun) else "DATE" if item.kind == "T" else item.lower)
    told = " ".join(words)
    return any(f"{word} DATE" in told for word in _UNTIL) or any(span in told for span in _SPANS)


def _done(clause: Clause) -> bool:
    verb = clause.verb
    return not (verb.negated or verb.modal or verb.future or verb.infinitive or clause.condition)


def _past(clause: Clause) -> bool:
    verb = clause.verb
    return _done(clause) and (
        verb.perfect or verb.form in ("past", "either") or verb.units[-1].lower in ("was", "were")
    )
