"""Whose goods and machines phrases speak of, where verbs tell it: "cameras made by X", "servers rented from X"."""

import itertools
from collections.abc import Sequence

from loaders.documents.relations.behalf import makers_of, phrase_of
from loaders.documents.relations.statements import meanings
from loaders.documents.sentences.clauses import Clause
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["MACHINES", "MAKING", "note_makers"]

MAKING = word_set(
    "make develop build create design sell supply provide manufacture produce own market license operate donate run "
    "maintain implement install manage"
)
MACHINES = word_set(
    "servers server machines cloud hardware infrastructure racks storage cluster centre centres center centers "
    "datacenter datacentre halls hall data-centre data-center premises facility facilities"
)
_LENDING = word_set(
    "operate run own rent lease provide manage maintain host supply hire power control house sell build"
)
_EQUIPPING = word_set("equip power underpin fit drive base build")
_CONTAINING = word_set("incorporate use integrate feature include contain employ")


def note_makers(clauses: Sequence[Clause], lexicon: Lexicon) -> None:
    """Notes makers with goods, and firms with machines that stand for them."""
    _note_machines(clauses)
    _note_goods(clauses, lexicon)


def _note_goods(clauses: Sequence[Clause], lexicon: Lexicon) -> None:
    """ "software made by X", "tools from X": the goods stand for X where somebody uses or buys them."""
    goods = lexicon.words["service_noun"]
    for clause in clauses:
        if clause.passive and clause.verb.lemma in MAKING:
            for noun in clause.subjects:
                if noun.head.lower in goods and noun.entity < 0:
                    noun.makers += [m for n in phrase_of(clause, "by") for m in meanings(n, ("Company",)) if m.kind]
        _note_parts(clause, lexicon)
        slots = [("", clause.objects, 0), *clause.phrases]
        for one, two in itertools.pairwise(slots):
            good = one[1][-1] if one[1] else None
            if good is not None and two[0] in ("from", "by") and good.head.lower in goods and good.entity < 0:
                good.makers += [m for n in two[1] for m in meanings(n, ("Company",)) if m.kind]


def _note_parts(clause: Clause, lexicon: Lexicon) -> None:
    """ "systems equipped with X's technology", "a system that incorporates X's technology": goods of X, too."""
    reduced = clause.verb.bare and clause.verb.form in ("either", "participle") and not clause.objects
    if (clause.passive or reduced) and clause.verb.lemma in _EQUIPPING:
        parts = clause.behind("with", "by", "on")
    elif clause.relative and not clause.passive and clause.verb.lemma in _CONTAINING:
        parts = clause.objects
    else:
        return
    makers = [m for n in parts for m in makers_of(n, lexicon)]
    for noun in clause.subjects if makers and not clause.verb.negated else ():
        if noun.entity < 0 and noun.head.lower in lexicon.words["service_noun"]:
            noun.makers += makers


def _note_machines(clauses: Sequence[Clause]) -> None:
    """ "servers operated by X", "machines rented from X", "servers of X": the machines stand for X."""
    for clause in clauses:
        for noun in clause.subjects:
            if (
                noun.head.lower in MACHINES
                and noun.entity < 0
                and (clause.verb.lemma == "belong" or (clause.passive and clause.verb.lemma in _LENDING))
            ):
                noun.stands_for += [
                    n for p in ("by", "from", "to") for n in phrase_of(clause, p) if n.kind == "Company"
                ]
        for one, two in zip(clause.phrases, clause.phrases[1:], strict=False):
            if two[0] in ("of", "at", "from", "by") and one[1][-1].head.lower in MACHINES:
                one[1][-1].stands_for += [n for n in two[1] if n.kind == "Company"]
