"""How a post stands that a sentence names: left, yet to come, or not held at all."""

from collections.abc import Mapping, Sequence, Set

from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.modality import by_verbs
from loaders.documents.sentences.phrases import Item, Noun, Sign, VerbGroup
from loaders.documents.words.wordset import word_set

__all__ = ["comers", "leavers", "left_since", "not_held"]

_LEAVING = word_set("resign retire quit leave depart exit")
_STEPPING = word_set("step stand bow")
_AWAY = word_set("down aside back out")
_REMOVING = word_set("oust fire sack dismiss remove suspend replace succeed force drop axe unseat depose")
_DECLINING = word_set("turn_down decline refuse reject")
_RUNNING = word_set(
    "apply run stand compete vie bid propose tip consider recommend suggest shortlist interview campaign"
)
_CANDIDATES = word_set("candidate contender favourite favorite frontrunner front-runner applicant")
_HELD = word_set("be become serve act work remain")
_FIRING = word_set("oust fire sack dismiss depose unseat axe")
_COMING = word_set("be become succeed replace take_over take join serve start return lead appoint name elect make")
_HOLDING = word_set("be serve work act remain stay continue")
_UNTIL = word_set("until till")
_SPANS = ("from DATE to DATE", "from DATE until DATE", "from DATE through DATE", "between DATE and DATE")
_SPAN = 7  # items behind a post


def leavers(items: Sequence[Item], index: int, clauses: Sequence[Clause]) -> Set[int]:
    """The entities that the sentence tells to have left the post at `index`: "X stepped down as", "Y ousted X as", "X
    was replaced as". Whoever is going to leave holds it still."""
    clause, sign = _clause_of(clauses, index), items[index - 1] if index else None
    if clause is None:
        clause = next((c for c in clauses if items[index] in c.subjects), None)  # "chairman X resigned"
        if clause is None or not _done(clause) or clause.objects or not _goes(items, clause):
            return frozenset()
    elif not isinstance(sign, Sign) or sign.lower not in ("as", "from") or not _done(clause):
        return frozenset()
    if clause.verb.lemma in _REMOVING:
        return _entities(clause.subjects if clause.passive else clause.objects)
    return _entities(clause.subjects) if _leaves(items, clause) else frozenset()


def comers(items: Sequence[Item], index: int, clauses: Sequence[Clause]) -> Mapping[int, str]:
    """The entities that are yet to have the post at `index`, and how sure that is: "X will succeed Y as", "is to
    become", "could be replaced by X as"."""
    clause = _clause_of(clauses, index)
    if clause is None or clause.verb.negated or clause.verb.lemma not in _COMING:
        return {}
    modality = "hypothetical" if clause.verb.modal or clause.condition else "planned"
    people = clause.behind("by") if clause.passive and clause.verb.lemma in _REMOVING else clause.subjects
    coming = clause.verb.future or modality == "hypothetical" or _planned(clause)
    return dict.fromkeys(_entities(people), modality) if coming else {}


def not_held(items: Sequence[Item], index: int, clauses: Sequence[Clause]) -> str:
    """The modality of a post that nobody is said to have: "is not chairman", "was a candidate for", "turned down the
    post of"; else ""."""
    clause, sign = _clause_of(clauses, index), items[index - 1] if index else None
    if clause is None or not isinstance(noun := items[index], Noun) or noun.head.kind != "N":
        return ""
    behind = sign.lower if isinstance(sign, Sign) else ""
    between = [i.head.lower for i in items[clause.index : index] if isinstance(i, Noun)]
    if clause.verb.lemma in _DECLINING and (noun in clause.objects or behind in ("of", "as")):
        return "denied"
    if behind in ("for", "as", "to") and (clause.verb.lemma in _RUNNING or _CANDIDATES.intersection(between)):
        return "hypothetical"
    held = clause.verb.lemma in _HELD and (noun in clause.objects or behind == "as")
    told = by_verbs(clause) if held else ""
    wished = clause.governor if clause.verb.infinitive else None
    if held and wished is not None and wished.verb.lemma in _RUNNING:
        return "hypothetical"
    return told if told in ("denied", "hypothetical") else ""


def left_since(items: Sequence[Item], index: int, clauses: Sequence[Clause]) -> bool:
    """ "was chairman of X until 2019", "X, its chairman from 2015 to 2019,": the post at `index` was left by then."""
    sign = items[index - 1] if index else None
    clause = _clause_of(clauses, index)
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


def _clause_of(clauses: Sequence[Clause], index: int) -> Clause | None:
    return next((c for c in reversed(clauses) if c.index < index), None)


def _leaves(items: Sequence[Item], clause: Clause) -> bool:
    after = items[clause.index + 1] if clause.index + 1 < len(items) else None
    away = isinstance(after, Sign) and after.lower in _AWAY
    return clause.verb.lemma in _LEAVING or (clause.verb.lemma in _STEPPING and away)


def _goes(items: Sequence[Item], clause: Clause) -> bool:
    """Without a word of the post: "chairman X was fired", "resigned"."""
    return clause.verb.lemma in _FIRING if clause.passive else _leaves(items, clause)


def _planned(clause: Clause) -> bool:
    """ "is to become", "is set to become", "was to become"."""
    one = clause.governor
    return clause.verb.infinitive and one is not None and one.verb.lemma in ("be", "set", "expect", "plan", "due")


def _entities(nouns: Sequence[Noun]) -> Set[int]:
    return {meant.entity for noun in nouns for meant in (noun, *noun.stands_for) if meant.entity >= 0}


def _done(clause: Clause) -> bool:
    verb = clause.verb
    return not (verb.negated or verb.modal or verb.future or verb.infinitive or clause.condition)


def _past(clause: Clause) -> bool:
    verb = clause.verb
    return _done(clause) and (
        verb.perfect or verb.form in ("past", "either") or verb.units[-1].lower in ("was", "were")
    )
