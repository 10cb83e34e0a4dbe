"""Whose a sum or a purpose is, where a sentence states several deals."""

from collections.abc import Sequence

from loaders.documents.relations.statements import Statement
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Item, Sign
from loaders.documents.sentences.unit import Unit
from loaders.documents.words.wordset import word_set

__all__ = ["PRICED", "clause_end", "next_deal", "of_another", "shares"]

PRICED = word_set("CONTRACTED_WITH ACQUIRED INVESTED_IN FUNDED_BY PAID")
"""The predicates that have a sum."""


def shares(statement: Statement, found: Sequence[Statement]) -> bool:
    """Whether one deal of the sentence has several parties on one side, so that its sum belongs to all of them. Deals
    with a sum each ("a $3m contract with X and a $2m contract with Y") share none."""
    alike = [s for s in found if (s.predicate, s.rule) == (statement.predicate, statement.rule)]
    return len({_pair(s) for s in alike if s.money is statement.money}) > 1


def of_another(statement: Statement, found: Sequence[Statement], units: Sequence[Unit], items: Sequence[Item]) -> bool:
    """Whether the sum is told of another deal: "let its contract with X lapse, then awarded Y $4m"."""
    if statement.money is not None:
        return False
    others = [s for s in found if s.predicate in PRICED and _pair(s) != _pair(statement)]
    return any(
        unit.money is not None
        and not _tells(statement.clause, unit, items)
        and any(s.money is unit or _tells(s.clause, unit, items) for s in others)
        for unit in units
    )


def next_deal(statement: Statement, found: Sequence[Statement]) -> int | None:
    """Where, in code points of the document, the first other deal behind this one's parties begins: with its verb, or
    the subject of that."""
    behind = max(statement.subject.end, statement.object.end)
    others = [s.clause for s in found if s.predicate in PRICED and _pair(s) != _pair(statement)]
    clauses = [clause for clause in others if clause is not None and clause is not statement.clause]
    starts = [start for clause in clauses for start in (clause.verb.start, *(noun.start for noun in clause.subjects))]
    return min((start for start in starts if start >= behind), default=None)


def clause_end(clause: Clause, items: Sequence[Item]) -> int:
    """Where a clause ends in the document, in code points."""
    if not 0 < clause.last <= len(items):
        return clause.verb.end
    item = items[clause.last - 1]
    return item.unit.end if isinstance(item, Sign) else item.end


def _tells(clause: Clause | None, unit: Unit, items: Sequence[Item]) -> bool:
    return clause is not None and clause.verb.start <= unit.start < clause_end(clause, items)


def _pair(statement: Statement) -> tuple[int, int]:
    return statement.subject.entity, statement.object.entity
