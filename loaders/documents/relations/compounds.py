"""Who stands before a hyphen: "Acme-owned Beta", "the Acme-made Falcon"; shares before "owned": "46%-owned by Acme"."""

from collections.abc import Iterator, Mapping, Sequence

from loaders.documents.relations.nominal import bearers_of, unit_noun
from loaders.documents.relations.statements import Ends, Statement, joined
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.coordination import group_at
from loaders.documents.sentences.phrases import Item, Noun, Sign, VerbGroup

__all__ = ["Compounds"]

_STATED = {
    "-owned": "OWNS",
    "-controlled": "OWNS",
    "-founded": "FOUNDED",
    "-backed": "INVESTED_IN",
    "-made": "DEVELOPS",
    "-built": "DEVELOPS",
    "-developed": "DEVELOPS",
    "-designed": "DEVELOPS",
    "-manufactured": "DEVELOPS",
}


class Compounds:
    def __init__(self, ends: Mapping[str, Ends]) -> None:
        self.ends = ends

    def statements(self, items: Sequence[Item], clauses: Sequence[Clause]) -> Iterator[Statement]:
        for index, item in enumerate(items):
            if isinstance(item, Noun) and item.entity < 0 and index + 2 < len(items):
                yield from self._shared(items, index, item, clauses)
            if isinstance(item, Noun) and len(item.before) > 1 and item.entity >= 0:
                for name, joint in zip(item.before, item.before[1:], strict=False):
                    predicate = _STATED.get(joint.lower, "")
                    if name.name is not None and predicate:
                        for subject, object_ in joined(self.ends, predicate, [unit_noun(name)], [item]):
                            yield Statement(predicate, subject, object_, f"compound:{joint.lower[1:]}", 0.8)

    def _shared(self, items: Sequence[Item], index: int, noun: Noun, clauses: Sequence[Clause]) -> Iterator[Statement]:
        """ "X is 46%-owned by Y", "X, 51% owned by Y"."""
        at = index + 1
        if noun.head.lower.endswith("%"):
            verb = items[at]
            at += 1 if isinstance(verb, VerbGroup) and verb.lemma == "own" and verb.form == "either" else 9
        elif not noun.head.lower.endswith("-owned"):
            return
        sign = items[at] if at + 1 < len(items) else None
        if isinstance(sign, Sign) and sign.lower == "by" and isinstance(items[at + 1], Noun):
            owners, _ = group_at(items, at + 1)
            for owner, owned in joined(self.ends, "OWNS", owners, bearers_of(items, index, clauses)):
                yield Statement("OWNS", owner, owned, "compound:owned", 0.8)
