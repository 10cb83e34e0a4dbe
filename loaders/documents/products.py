"""Statements about systems that need no verb: "X's tool Y", "Y, X's database", "Y from X", "the use of Y by Z"."""

from collections.abc import Iterator, Mapping, Sequence

from loaders.documents.clauses import group_at
from loaders.documents.lexicon import Lexicon
from loaders.documents.nominal import unit_noun
from loaders.documents.phrases import Item, Noun, Sign
from loaders.documents.statements import Ends, Statement, allowed

__all__ = ["Products"]

_USE = frozenset("use usage deployment adoption rollout purchase trial pilot acquisition procurement embrace implementation".split())


class Products:
    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends]) -> None:
        self.lexicon = lexicon
        self.ends = ends

    def statements(self, items: Sequence[Item]) -> Iterator[Statement]:
        for index, item in enumerate(items):
            if isinstance(item, Noun):
                if item.entity >= 0:
                    yield from self._owned(item)
                    yield from self._from(items, index, item)
                if item.head.lower in _USE:
                    yield from self._use(items, index, item)

    def _owned(self, noun: Noun) -> Iterator[Statement]:
        """"Palantir's FALCON", "the Palantir tool Gotham", "ICE's database"."""
        owners = [noun.owner] if noun.owner is not None else []
        owners += [unit_noun(u) for u in noun.before if u.name is not None]
        for owner in owners:
            for predicate in ("DEVELOPS", "USES"):
                subject_kind = "Company" if predicate == "DEVELOPS" else "Agency"
                if owner.kind == subject_kind and allowed(self.ends, predicate, owner, noun):
                    yield Statement(predicate, owner, noun, "owner", 0.75)

    def _from(self, items: Sequence[Item], index: int, noun: Noun) -> Iterator[Statement]:
        sign = items[index + 1] if index + 1 < len(items) else None
        maker = items[index + 2] if index + 2 < len(items) else None
        if isinstance(sign, Sign) and isinstance(maker, Noun) and noun.kind == "System":
            if sign.lower in ("from", "by") and maker.kind == "Company":
                yield Statement("DEVELOPS", maker, noun, "from", 0.75)

    def _use(self, items: Sequence[Item], index: int, noun: Noun) -> Iterator[Statement]:
        """"ICE's use of FALCON", "the use of FALCON by ICE"."""
        users = [noun.owner] if noun.owner is not None else [unit_noun(u) for u in noun.before if u.name is not None]
        systems: list[Noun] = []
        at = index + 1
        while at + 1 < len(items) and isinstance(sign := items[at], Sign) and isinstance(items[at + 1], Noun):
            nouns, last = group_at(items, at + 1)
            if sign.lower == "of":
                systems += nouns
            elif sign.lower in ("by", "at", "within"):
                users = [*users, *nouns]
            else:
                break
            at = last
        for user in users:
            for system in systems:
                if user.kind == "Agency" and system.kind == "System" and allowed(self.ends, "USES", user, system):
                    yield Statement("USES", user, system, "use of", 0.8)
                elif user.kind == "Agency" and system.owner is not None and system.owner.kind == "Company":
                    yield Statement("SUPPLIES", system.owner, user, "use of", 0.7)
