"""Use that no verb of using tells: "X is in use at Y", "Y found him with the help of X", "Y has a licence for X"."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from loaders.documents.relations.behalf import body_of, makers_of
from loaders.documents.relations.statements import Ends, Statement, joined
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Noun
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["Usage"]

_BEING = word_set("be remain stay come go enter")
_USE = word_set("use operation service deployment")
_WHERE = word_set("at by with in within across for among")
_MEANS = word_set("help aid assistance use support")
_BY = word_set("with through by via")


class Usage:
    """Only what is so: nothing that is denied, asked or merely possible."""

    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends]) -> None:
        self.lexicon = lexicon
        self.ends = ends

    def statements(self, clauses: Sequence[Clause]) -> Iterator[Statement]:
        for clause in clauses:
            if len(clause.phrases) < 2 or clause.verb.negated or clause.verb.modal or clause.condition:
                continue
            yield from self._in_use(clause)
            yield from self._with_help(clause)

    def _in_use(self, clause: Clause) -> Iterator[Statement]:
        """ "X has been in use with Y since 2015": the one behind "in use" uses the other."""
        if clause.verb.lemma not in _BEING:
            return
        for one, two in pairwise(clause.phrases):
            if one[0] in ("in", "into") and one[1][-1].head.lower in _USE and two[0] in _WHERE:
                users = [body_of(n) or n for n in two[1]]
                yield from self._said("USES", users, clause.subjects, clause)
                makers = [m for n in clause.subjects for m in makers_of(n, self.lexicon)]
                yield from self._said("SUPPLIES", makers, users, clause)

    def _with_help(self, clause: Clause) -> Iterator[Statement]:
        users = [body_of(n) or n for n in ([] if clause.passive else clause.subjects)]
        users += clause.behind("by") if clause.passive else []
        for one, two in pairwise(clause.phrases):
            if one[0] in _BY and one[1][-1].head.lower in _MEANS and two[0] == "of":
                yield from self._said("USES", users, two[1], clause)

    def _said(
        self, predicate: str, subjects: Sequence[Noun], objects: Sequence[Noun], clause: Clause
    ) -> Iterator[Statement]:
        for subject, object_ in joined(self.ends, predicate, subjects, objects):
            if subject.kind and object_.kind:
                yield Statement(predicate, subject, object_, "in use", 0.75, clause)
