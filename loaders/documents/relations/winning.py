"""Who won the contract that the sentence before left open: "X put the contract out to tender. It was won by Y."."""

from collections.abc import Iterator, Mapping, Sequence

from loaders.documents.relations.statements import Ends, Statement, joined
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Noun
from loaders.documents.words.wordset import word_set

__all__ = ["WINNING", "won_later"]

WINNING = word_set("win land bag clinch secure snag nab score ink")


_WORKING = word_set("supply provide deliver install build run operate develop maintain manage")


def won_later(clauses: Sequence[Clause], bodies: Sequence[Noun], ends: Mapping[str, Ends]) -> Iterator[Statement]:
    """`bodies` are those whose contract has no firm yet."""
    for clause in clauses if bodies else ():
        verb = clause.verb
        if verb.lemma in _WORKING and verb.future and not clause.passive and not verb.negated:
            yield from _working(clause, bodies, ends)
        if not clause.passive or verb.negated or clause.condition or verb.lemma not in WINNING | {"award"}:
            continue
        if not any(len(n.units) == 1 and n.units[0].lower in ("it", "this", "that") for n in clause.subjects):
            continue
        sign = "to" if verb.lemma == "award" else "by"
        firms = clause.behind(sign)
        for agency, firm in joined(ends, "CONTRACTED_WITH", bodies, firms):
            if firm.kind == "Company":
                yield Statement("CONTRACTED_WITH", agency, firm, "contract goes on", 0.7, clause)


def _working(clause: Clause, bodies: Sequence[Noun], ends: Mapping[str, Ends]) -> Iterator[Statement]:
    """ "X has awarded a contract for cameras. Y will supply them."; goods for another body are another deal."""
    told = [*clause.objects, *clause.behind("to", "for", "with")]
    if clause.condition or any(n.kind == "Agency" or n.stands_for for n in told):
        return
    for agency, firm in joined(ends, "CONTRACTED_WITH", bodies, clause.subjects):
        if firm.kind == "Company":
            yield Statement("CONTRACTED_WITH", agency, firm, "contract goes on", 0.7, clause)
