"""How a post stands that a sentence names: left, yet to come, or not held at all."""

from collections.abc import Mapping, Sequence, Set

from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.modality import by_verbs
from loaders.documents.sentences.phrases import Item, Noun, Sign, VerbGroup
from loaders.documents.words.wordset import word_set

__all__ = ["comers", "leavers", "left_since", "moved", "not_held"]

_LEAVING = word_set("resign retire quit leave depart exit")
_STEPPING = word_set("step stand bow")
_AWAY = word_set("down aside back out")
_REMOVING = word_set("oust fire sack dismiss remove suspend replace succeed force drop axe unseat depose")
_DECLINING = word_set("turn_down decline refuse reject")
_RUNNING = word_set(
    "apply run stand compete vie bid propose tip consider recommend suggest shortlist interview campaign"
)
_CANDIDATES = word_set("candidate contender favourite favorite frontrunner front-runner applicant")
_CHANCES = _CANDIDATES | word_set("likely unlikely line keen eager")
_CERTAIN = word_set("due ready poised set slated about going certain plan plans")
_HELD = word_set("be become serve act work remain")
_FIRING = word_set("oust fire sack dismiss depose unseat axe")
_COMING = word_set("be become succeed replace take_over take join serve start return lead appoint name elect make")
_HOLDING = word_set("be serve work act remain stay continue")
_HIRING = word_set("poach lure hire recruit entice headhunt")
_NOW = word_set("now currently still formerly previously once")
_UNTIL = word_set("until till")
_SPANS = ("from DATE to DATE", "from DATE until DATE", "from DATE through DATE", "between DATE and DATE")
_SPAN = 7  # items behind a post


def leavers(items: Sequence[Item], index: int, clauses: Sequence[Clause]) -> Set[int]:
    """The entities that the sentence tells to have left the post at `index`: "X stepped down as", "Y ousted X as", "X
    was replaced as". Whoever is going to leave holds it still."""
    if gone := _set_off_gone(items, index, clauses):
        return gone
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


def _set_off_gone(items: Sequence[Item], index: int, clauses: Sequence[Clause]) -> Set[int]:
    """ "X, chief executive of Y, was dismissed", "X, its chairman, has resigned": of that post, if of no other."""
    person, comma = items[index - 2 : index] if index > 1 else (None, None)
    if not isinstance(person, Noun) or person.kind != "Person" or not isinstance(comma, Sign) or comma.kind != ",":
        return frozenset()
    clause = next((c for c in clauses if c.index > index), None)
    if clause is None or person not in clause.subjects or clause.relative or clause.objects or not _done(clause):
        return frozenset()
    left = _goes(items, clause) or (_leaves(items, clause) and clause.verb.bare)
    followed = clause.passive and clause.verb.lemma in ("replace", "succeed")
    left = left or (followed and not clause.behind("on"))  # "was replaced on the panel"
    return _entities([person]) if left and not clause.behind("from", "as", "of", "for") else frozenset()


def comers(items: Sequence[Item], index: int, clauses: Sequence[Clause]) -> Mapping[int, str]:
    """The entities that are yet to have the post at `index`, and how sure that is: "X will succeed Y as", "is to
    become", "could be replaced by X as"."""
    clause = _clause_of(clauses, index)
    if clause is None or clause.verb.negated or clause.verb.lemma not in _COMING or _has_already(items, index):
        return {}
    modality = by_verbs(clause) or _likely(items, clause)
    people = clause.behind("by") if clause.passive and clause.verb.lemma in _REMOVING else clause.subjects
    return dict.fromkeys(_entities(people), modality) if modality in ("planned", "hypothetical") else {}


def _likely(items: Sequence[Item], clause: Clause) -> str:
    """ "is likely to become", "is in line to become", "the favourite to succeed"."""
    led = items[clause.index - 2] if clause.verb.infinitive and clause.index > 1 else None
    word = led.head.lower if isinstance(led, Noun) else led.lower if isinstance(led, Sign) else ""
    return "hypothetical" if word in _CHANCES else "planned" if word in _CERTAIN else ""


def _has_already(items: Sequence[Item], index: int) -> bool:
    """ "will be succeeded by X, now chief executive of Y", "by X, chief executive of Y,": X has this post already."""
    sign, person = (items[index - 1], items[index - 2]) if index > 1 else (None, None)
    if not isinstance(sign, Sign):
        return False
    return sign.lower in _NOW or (sign.kind == "," and isinstance(person, Noun) and person.kind == "Person")


def moved(items: Sequence[Item], index: int, clauses: Sequence[Clause]) -> bool:
    """ "X poached Y's head of sales, Jane Doe": she has left the post at Y, unless for a seat "to its board" alone."""
    noun = items[index]
    owner = noun.owner if isinstance(noun, Noun) else None
    clause = next((c for c in clauses if noun in c.objects), None)
    if owner is None or owner.entity < 0 or clause is None or clause.passive or not _done(clause):
        return False
    if clause.behind("to", "onto", "for"):
        return False
    hirers = [m for n in clause.subjects for m in (n, *n.stands_for) if m.kind in ("Company", "Organization")]
    return clause.verb.lemma in _HIRING and bool(hirers) and all(m.entity != owner.entity for m in hirers)


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
    if clause is not None and clause.verb.lemma == "spend" and isinstance(sign, Sign) and sign.lower == "as":
        return _past(clause) and not clause.verb.perfect  # "spent five years as chief executive"
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
