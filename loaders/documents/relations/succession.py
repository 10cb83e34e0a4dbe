"""Posts told over several sentences: who succeeds somebody holds the post that the other one was said to hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.documents.meanings.anaphora import Discourse
from loaders.documents.relations.statements import Ends, Statement, joined, meanings
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Noun
from loaders.documents.words.wordset import word_set

__all__ = ["Succession"]

_SUCCEEDING = word_set("succeed replace")
_POSTS = word_set("EXECUTIVE_OF CHAIR_OF")
_REACH = 2  # sentences


@dataclass(frozen=True, slots=True)
class _Post:
    statement: Statement
    line: int


class Succession:
    """Remembers the last post of every person, for "she succeeds X" and "was succeeded by X"."""

    def __init__(self, ends: Mapping[str, Ends], discourse: Discourse) -> None:
        self.ends = ends
        self.discourse = discourse
        self.posts: dict[int, _Post] = {}

    def noted(self, statements: Iterable[Statement]) -> Iterator[Statement]:
        """The statements, as they come; those of posts are remembered."""
        for statement in statements:
            named = statement.object.entity >= 0 and statement.object.kind in ("Company", "Organization")
            if statement.predicate in _POSTS and statement.subject.kind == "Person" and named:
                self.posts[statement.subject.entity] = _Post(statement, self.discourse.line)
            yield statement

    def statements(self, clauses: Sequence[Clause]) -> Iterator[Statement]:
        for clause in clauses:
            verb = clause.verb
            if verb.lemma not in _SUCCEEDING or verb.negated or clause.condition or clause.behind("as"):
                continue
            new = _people(clause.behind("by") if clause.passive else clause.subjects)
            old = _people(clause.subjects if clause.passive else clause.objects)
            yield from self._posts(old, new, clause, "")
            yield from self._posts(new, old, clause, "ended")

    def _posts(
        self, known: Sequence[Noun], others: Sequence[Noun], clause: Clause, modality: str
    ) -> Iterator[Statement]:
        """The post of the one person known to have one, for the other."""
        if len(known) != 1 or len(others) != 1 or known[0].entity == others[0].entity:
            return
        if modality == "ended" and others[0].entity in self.posts:
            return  # whose post is known lost that one, not the one that the other has
        post = self.posts.get(known[0].entity)
        if post is None or self.discourse.line - post.line > _REACH:
            return
        told = post.statement
        body = self.discourse.pointer(told.object.entity, others[0])
        for person, firm in joined(self.ends, told.predicate, others, [body]):
            statement = Statement(told.predicate, person, firm, "succession", 0.75, clause, modality)
            statement.qualifiers.update({"role": role} if (role := told.qualifiers.get("role")) else {})
            yield statement


def _people(nouns: Sequence[Noun]) -> list[Noun]:
    return [m for n in nouns for m in meanings(n, ("Person",)) if m.kind == "Person"]
