"""Who does what to whom: the slots of every verb in a sentence, found by position and never beyond a break."""

import itertools
from collections.abc import Sequence

from loaders.documents.sentences.apposition import person_described
from loaders.documents.sentences.blame import blamed_for
from loaders.documents.sentences.clause import Clause
from loaders.documents.sentences.coordination import (
    REACH,
    added,
    after_comma,
    closed,
    comes_again,
    group_at,
    group_left,
    listed_by_time,
    opened,
    skip_insertion_left,
)
from loaders.documents.sentences.fronted import fronted
from loaders.documents.sentences.phrases import NEGATIONS, Item, Noun, Sign, VerbGroup, only_infinitives
from loaders.documents.sentences.unit import Unit
from loaders.documents.words.wordset import word_set

__all__ = ["Clause", "clauses_of"]

_STAFF = word_set(
    "officers agents officials deputies investigators employees staff personnel detectives analysts members users "
    "police troops soldiers inspectors engineers researchers board branch division unit department office arm "
    "teams team part bureau"
)
_OBJECT_CONTROL = word_set(
    "hire allow let enable help ask require contract pay tap award give select choose commission permit order use "
    "appoint retain enlist task rely engage entitle authorize authorise force tell invite urge want "
    "rope_in bring_in call_in sign_up line_up pick nominate recruit"
)
_DECISIONS = word_set("decision plan agreement move proposal choice bid intention request")
_CALLING = word_set("call name dub know brand codename title nickname")
_SUBORDINATING = word_set("after before since until till")
_ALONE = word_set("invest partner compete collaborate participate team_up")
_DITRANSITIVE = word_set("award give hand grant pay sell offer")


def clauses_of(items: Sequence[Item]) -> list[Clause]:
    """Clauses in the order of their verbs."""
    clauses: list[Clause] = []
    for index, item in enumerate(items):
        if isinstance(item, VerbGroup):
            clause = Clause(index, item)
            _right(items, clause)
            _left(items, clause, clauses)
            _beyond_relative(items, clause, clauses)
            _voice(items, clause)
            _gap(items, clause, clauses)
            clause.condition = _condition(items, clause)
            _named_between(clause, clauses)
            clauses.append(clause)
    for one, two in itertools.pairwise(clauses):
        _share(items, one, two)
        fronted(items, one, two)
    return clauses


def _named_between(clause: Clause, earlier: Sequence[Clause]) -> None:
    """ "bought a tool called X from Y": what follows the name belongs to the verb before."""
    if earlier and clause.verb.bare and clause.verb.lemma in _CALLING and earlier[-1].objects and clause.phrases:
        earlier[-1].phrases += [phrase for phrase in clause.phrases if phrase[0] != "as"]


def _beyond_relative(items: Sequence[Item], clause: Clause, earlier: Sequence[Clause]) -> None:
    """ "X, which sells phones, was bought": behind the comma it is X that was. "X is a firm using Y": X uses Y."""
    before = items[clause.index - 1] if clause.index else None
    if not earlier or not clause.subjects or clause.verb.infinitive:
        return
    last = earlier[-1]
    inside = [*last.objects, *(n for _, nouns, _ in last.phrases for n in nouns)]
    if isinstance(before, Sign) and before.kind == "," and last.relative and clause.subjects[0] in inside:
        clause.subjects = list(last.subjects)
    elif last.verb.lemma == "be" and clause.subjects[0] in _told_of(clause, last):
        clause.subjects = [*last.subjects, *clause.subjects]
        clause.verb.negated = clause.verb.negated or _denied(items, last)


def _denied(items: Sequence[Item], clause: Clause) -> bool:
    """ "is not", "is no longer"."""
    sign = items[clause.index + 1] if clause.index + 1 < len(items) else None
    return clause.verb.negated or (isinstance(sign, Sign) and sign.lower in NEGATIONS) or clause.verb.over


def _told_of(clause: Clause, last: Clause) -> list[Noun]:
    """What "be" says of its subject: "X is a firm using Y", "X was among the bodies that use Y"."""
    if not clause.relative:
        return last.objects if clause.verb.form == "ing" else []
    one = any(n.head.lower in ("one", "some") for n in last.objects)
    told = last.behind("among", "of") if one else [*last.objects, *last.behind("among")]
    return [n for n in told if n.head.kind == "N"]


def _share(items: Sequence[Item], one: Clause, two: Clause) -> None:
    """ "designed and maintained by X", "built or bought the tool": the first verb has what follows the second."""
    sign = items[one.index + 1] if two.index == one.index + 2 else None
    if isinstance(sign, Sign) and sign.kind == "C" and not one.objects and not one.phrases:
        one.objects, one.phrases, one.last = list(two.objects), list(two.phrases), two.last
        if two.passive and one.verb.form in ("participle", "either"):
            one.verb.passive = True
        elif one.passive and two.verb.bare and two.verb.form in ("participle", "either"):
            two.verb.passive = True


def _gap(items: Sequence[Item], clause: Clause, earlier: Sequence[Clause]) -> None:
    """The object of a relative clause is the noun before it: "the tool that X built", "through which X sees"."""
    if clause.verb.infinitive and earlier and not clause.objects and earlier[-1].gap is not None:
        clause.objects.append(earlier[-1].gap)
        return
    if clause.relative or not clause.subjects:
        return
    holder = items[clause.index - 2] if clause.index >= 2 else None
    pronoun = items[clause.index - 1] if clause.index else None
    if not clause.objects and not clause.passive and isinstance(holder, Noun) and isinstance(pronoun, Noun):
        small = pronoun.head.lower in ("it", "they", "he", "she") or pronoun.units[0].lower in ("the", "its")
        small = small or (pronoun.head.kind == "M" and holder.head.describes == "System")
        if small and not clause.verb.bare:
            clause.gap = holder  # "the provider it owns"
            clause.objects.append(holder)
            return
    first = next(
        (i for i in range(clause.index - 1, max(-1, clause.index - 8), -1) if items[i] is clause.subjects[0]), -1
    )
    sign = items[first - 1] if first >= 2 else None
    if not isinstance(sign, Sign) or sign.kind != "R" or sign.lower in ("whose", "when"):
        return
    at = first - 2
    preposition = items[at]
    while at >= 0 and isinstance(found := items[at], Sign) and found.kind in "P,":
        at -= 1
    antecedent = items[at] if at >= 0 else None
    if isinstance(antecedent, Noun):
        if sign.lower == "where":
            clause.phrases.append(("at", [antecedent], clause.last))
        elif isinstance(preposition, Sign) and preposition.kind == "P":
            clause.phrases.append((preposition.lower, [antecedent], clause.last))
        elif not clause.passive:
            clause.gap = antecedent
            if not clause.objects:
                clause.objects.append(antecedent)


def _condition(items: Sequence[Item], clause: Clause) -> str:
    """ "if" or "whether" before the clause's subject; what hangs on a condition hangs on it too."""
    if clause.verb.infinitive and clause.governor is not None:
        return clause.governor.condition
    at = clause.index - 1
    while at >= 0 and at > clause.index - 12 and not isinstance(items[at], VerbGroup):
        item = items[at]
        if isinstance(item, Sign) and item.lower in ("if", "whether", "unless"):
            return item.lower
        at -= 1
    return ""


def _voice(items: Sequence[Item], clause: Clause) -> None:
    """A bare participle after a noun is passive if an agent or no object follows it: "a tool built by X"."""
    verb = clause.verb
    if verb.bare and verb.form in ("participle", "either") and not clause.objects:
        agent = any(p == "by" for p, _, _ in clause.phrases)
        reduced = verb.form == "participle" or (clause.relative is False and clause.governor is None)
        before = items[clause.index - 1] if clause.index else None
        comma = isinstance(before, Sign) and before.kind in ",("
        deed = comma and verb.lemma in _ALONE and bool(clause.subjects)  # "X, an arm of Y, invested in Z"
        verb.passive = agent or (reduced and (comma or verb.form == "participle") and not deed)


def _right(items: Sequence[Item], clause: Clause) -> None:
    at = clause.index + 1
    stop = min(len(items), at + REACH)
    preposition = ""
    while at < stop:
        item = items[at]
        if isinstance(item, VerbGroup):
            break
        if isinstance(item, Noun):
            nouns, at = group_at(items, at)
            if preposition:
                clause.phrases.append((preposition, nouns, at))
            else:
                clause.objects.extend(nouns)
            preposition = ""
            continue
        if item.lower == "according":
            break
        if item.kind == "P" or item.lower == "out":
            preposition = item.lower
        elif item.kind == "T":
            preposition = ""
            if step := listed_by_time(items, at, stop) if clause.objects else 0:
                nouns, at = group_at(items, step)
                clause.objects.extend(nouns)
                continue
        elif item.kind == "(":
            at = closed(items, at)
            continue
        elif item.kind == ",":
            step = after_comma(items, at, stop, clause.verb.lemma in _DITRANSITIVE)
            if not step:
                break
            at = step
            continue
        elif item.kind not in "A" and not (clause.phrases and comes_again(items, at, clause.phrases[-1])):
            break
        at += 1
    clause.last = at


def _left(items: Sequence[Item], clause: Clause, earlier: Sequence[Clause]) -> None:
    at = clause.index - 1
    if clause.verb.infinitive:
        _inherit(clause, earlier)
        if not earlier and only_infinitives(items):
            clause.subjects, clause.verb.future = (
                group_left(items, clause.index - 2)[0],
                True,
            )  # "Acme to supply drones"
        decided = items[clause.index - 2] if clause.index >= 2 else None
        if isinstance(decided, Noun) and decided.head.lower in _DECISIONS and decided.owner is not None:
            clause.subjects = [decided.owner]  # "the ministry's decision to award"
        elif isinstance(decided, Noun) and decided.head.lower in _DECISIONS:
            clause.subjects = [_bare(u) for u in decided.before if u.name is not None] or clause.subjects
        return
    if clause.verb.bare and clause.verb.form == "ing" and isinstance(by := items[at], Sign) and by.lower == "by":
        _inherit(clause, earlier)
        return  # "upset Y by hiring X": who upset Y
    if earlier and clause.verb.form == "ing" and clause.verb.bare and (blamed := blamed_for(earlier[-1], items[at])):
        clause.subjects, clause.governor = blamed, earlier[-1]
        return
    while at >= 0 and at > clause.index - REACH:
        item = items[at]
        if isinstance(item, Noun):
            if clause.verb.bare and at == clause.index - 1 and any(p == "by" for p, _, _ in clause.phrases):
                clause.subjects = [item]
            else:
                _take_subject(items, at, clause)
            return
        if isinstance(item, VerbGroup):
            _inherit(clause, earlier)
            return
        if item.kind == "R":
            _relative(items, at, clause)
            return
        if item.kind == ")":
            at = opened(items, at) - 1
            continue
        if item.kind == "T":
            step = 2 if at > 1 and isinstance(sign := items[at - 1], Sign) and sign.kind == "P" else 1
            if at >= step and isinstance(items[at - step], Noun) and not (clause.verb.form == "ing" and earlier):
                at -= step  # "X on Tuesday awarded", "X today announced"
                continue
            _inherit_or_noun(items, at, clause, earlier)
            return
        if item.kind == ",":
            inserted = items[at - 1] if at else None
            if isinstance(inserted, Sign) and inserted.kind in ("A", "R"):
                at -= 1  # "which, in turn, is"
                continue
            opening = at if added(items, at) else skip_insertion_left(items, at)
            if opening <= 0 or (clause.verb.bare and clause.verb.form == "ing"):
                _inherit_or_noun(items, at, clause, earlier)
                return
            at = opening - 1
            continue
        if item.kind in "C":
            _inherit(clause, earlier)
            return
        if item.kind in "P|(" and not (clause.verb.bare and clause.verb.form == "ing"):
            if item.kind == "(":
                _inherit_or_noun(items, at, clause, earlier)
            return
        at -= 1
    if clause.verb.form == "ing":
        _inherit(clause, earlier)


def _bare(unit: Unit) -> Noun:
    """A noun phrase of one name."""
    assert unit.name is not None
    return Noun([unit], unit, (), None, False, unit.name.entity, unit.name.kind, True)


def _inherit_or_noun(items: Sequence[Item], at: int, clause: Clause, earlier: Sequence[Clause]) -> None:
    """A participle after a comma or bracket: the noun before it if the verb is a participle, else the last subject."""
    before = items[at - 1] if at else None
    if isinstance(before, Noun) and clause.verb.bare and not (clause.verb.form == "ing" and earlier):
        listed = group_left(items, at - 1)[0] if clause.objects and before.head.kind == "M" else []
        clause.subjects = listed or [before]  # "Three states, A, B and C, hired X"
        clause.governor = earlier[-1] if earlier else None
        return
    _inherit(clause, earlier)


def _inherit(clause: Clause, earlier: Sequence[Clause]) -> None:
    if earlier and clause.index - earlier[-1].index < REACH:
        last = earlier[-1]
        helped = not clause.verb.bare and not clause.verb.infinitive and len(clause.verb.units) > 1
        if helped and last.verb.infinitive:  # "was used by X to find Y and was shared": what was used was shared
            last = next((c for c in reversed(earlier) if not c.verb.infinitive), last)
        clause.governor = last
        clause.subjects = _controllers(last) if clause.verb.infinitive else list(last.subjects)


def _controllers(governor: Clause) -> list[Noun]:
    """Who does what an infinitive says: "hired X to build", "used by X to track", "agreed to sell"."""
    if governor.verb.lemma not in _OBJECT_CONTROL:
        return list(governor.subjects)
    if governor.passive:
        agents = governor.behind("by")
        return agents if governor.verb.lemma == "use" else list(governor.subjects)
    if governor.verb.lemma == "use":
        return list(governor.subjects)  # "uses tools to install X": who uses them installs it
    sign = "on" if governor.verb.lemma == "rely" else "to"
    given = governor.behind(sign)
    return given or list(governor.objects) or list(governor.subjects)


def _relative(items: Sequence[Item], at: int, clause: Clause) -> None:
    before = at - 1
    while before >= 0 and isinstance(sign := items[before], Sign) and (sign.kind in ",A(" or sign.lower == "of"):
        before -= 1
    item = items[before] if before >= 0 else None
    if isinstance(item, Noun) and item.head.lower in ("all", "both", "each") and before >= 2:
        comma = items[before - 1]
        before -= 2 if isinstance(comma, Sign) and comma.kind == "," else 1
        item = items[before]
    if isinstance(item, Sign) and item.kind == ")":
        before = opened(items, before) - 1
        item = items[before] if before >= 0 else None
    if isinstance(item, Noun):
        clause.relative = True
        people = isinstance(who := items[at], Sign) and who.lower == "who" and item.head.lower in _STAFF
        if (person := person_described(items, before)) is not None:
            clause.subjects = [person]
            return
        if people and item.head.kind == "N":
            clause.subjects = [item]  # "Acme and the officials who oversaw it": the officials
            return
        _take_subject(items, before, clause)
        if item in clause.subjects and _of_one(clause.verb):
            clause.subjects = [item]


def _of_one(verb: VerbGroup) -> bool:
    """ "A, B and C, which makes phones": the last of them alone."""
    first = verb.units[0].lower
    return first in ("is", "was", "has") or (len(verb.units) == 1 and verb.form == "third")


def _take_subject(items: Sequence[Item], at: int, clause: Clause) -> None:
    """The noun at `at` with its coordination to the left; a noun after "of" gives way to the noun it belongs to."""
    while True:
        nouns, first = group_left(items, at)
        clause.subjects.extend(n for n in nouns if n not in clause.subjects)
        before = items[first - 1] if first else None
        head = items[first - 2] if first > 1 else None
        if isinstance(before, VerbGroup) and before.infinitive and not clause.verb.bare and first > 2:
            owner = items[first - 3]  # "The contract to supply cameras was awarded": it is the contract that was
            if isinstance(owner, Noun) and not any(isinstance(i, VerbGroup) for i in items[: first - 3]):
                clause.subjects = []
                at = first - 3
                continue
        made = items[first - 3] if first > 2 else None
        by = isinstance(before, Sign) and before.lower == "by"
        step = 3
        if by and isinstance(head, Sign) and head.kind == "T" and first > 4:
            dated = isinstance(sign := items[first - 3], Sign) and sign.kind == "P"
            step = 5 if dated else 4  # "founded in 2013 by X"
            head, made = items[first - step + 1], items[first - step]
        placed = isinstance(before, Sign) and before.kind == "P" and len(clause.verb.units) > 1
        agent = (by or placed) and isinstance(head, VerbGroup) and head.bare and head.form != "ing"
        if agent and isinstance(made, Noun) and not clause.verb.bare and not clause.relative:
            clause.subjects = []  # "The cameras supplied by X were removed": it is the cameras that were
            at = first - step
            continue
        if not (isinstance(before, Sign) and before.kind == "P" and isinstance(head, Noun)) or clause.relative:
            return
        if before.lower in _SUBORDINATING:
            return  # "six years after X sold it"
        people = head.head.lower in _STAFF and not (head.head.lower == "users" and before.lower == "of")
        if people and before.lower in ("of", "at", "with", "for", "within", "in", "from"):
            return
        clause.subjects = []
        at = first - 2
