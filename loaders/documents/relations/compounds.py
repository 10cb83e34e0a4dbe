"""Who stands before a hyphen: "Acme-owned Beta", "the Acme-made Falcon", "Acme-backed Beta"."""

from collections.abc import Iterator, Mapping, Sequence

from loaders.documents.relations.nominal import unit_noun
from loaders.documents.relations.statements import Ends, Statement, joined
from loaders.documents.sentences.phrases import Item, Noun

__all__ = ["Compounds"]

_STATED = {
    "-owned": "OWNS",
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

    def statements(self, items: Sequence[Item]) -> Iterator[Statement]:
        for item in items:
            if isinstance(item, Noun) and len(item.before) > 1 and item.entity >= 0:
                for name, joint in zip(item.before, item.before[1:], strict=False):
                    predicate = _STATED.get(joint.lower, "")
                    if name.name is not None and predicate:
                        for subject, object_ in joined(self.ends, predicate, [unit_noun(name)], [item]):
                            yield Statement(predicate, subject, object_, f"compound:{joint.lower[1:]}", 0.8)
