"""Statements about systems that need no verb: "X's tool Y", "Y, X's database", "Y from X", "the use of Y by Z"."""

from collections.abc import Iterator, Mapping, Sequence

from loaders.documents.clauses import group_at
from loaders.documents.lexicon import Lexicon
from loaders.documents.nominal import unit_noun
from loaders.documents.phrases import Item, Noun, Sign
from loaders.documents.statements import Ends, Statement, joined

__all__ = ["Products"]

_USE = frozenset("use usage deployment adoption rollout purchase trial pilot acquisition procurement embrace implementation".split())


class Products:
    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends]) -> None:
        self.lexicon = lexicon
        self.ends = ends

    def statements(self, items: Sequence[Item]) -> Iterator[Statement]:
        for index, item in enumerate(items):
            if not isinstance(item, Noun):
                continue
            if item.entity >= 0 or item.stands_for:
                yield from self._owned(item)
                yield from self._linked(items, index, item)
            if item.head.lower in _USE:
                yield from self._use(items, index, item)

    def _owned(self, noun: Noun) -> Iterator[Statement]:
        """"Palantir's FALCON", "the Palantir tool Gotham", "ICE's database", "ICE's removal unit"."""
        owners = [noun.owner] if noun.owner is not None else []
        owners += [unit_noun(u) for u in noun.before if u.name is not None]
        for owner in owners:
            if owner.kind == "Company":
                yield from self._say("DEVELOPS", [owner], [noun], "owner")
            elif owner.kind == "Agency":
                yield from self._say("USES", [owner], [noun], "owner")
                if noun.owner is owner and noun.kind == "Agency" and noun.named:
                    yield from self._say("PART_OF", [noun], [owner], "owner")

    def _say(self, predicate: str, subjects: Sequence[Noun], objects: Sequence[Noun], rule: str) -> Iterator[Statement]:
        for subject, object_ in joined(self.ends, predicate, subjects, objects):
            if object_.kind or rule != "owner":
                yield Statement(predicate, subject, object_, rule, 0.75)

    def _linked(self, items: Sequence[Item], index: int, noun: Noun) -> Iterator[Statement]:
        """"Y from X", "Y, the index of the Z"."""
        sign = items[index + 1] if index + 1 < len(items) else None
        if not isinstance(sign, Sign) or index + 2 >= len(items) or not isinstance(items[index + 2], Noun):
            return
        others, _ = group_at(items, index + 2)
        if sign.lower in ("from", "by") and noun.kind == "System":
            yield from self._say("DEVELOPS", [o for o in others if o.kind == "Company"], [noun], "from")
        elif sign.lower == "of" and noun.head.kind == "N" and noun.kind == "System":
            yield from self._say("USES", [o for o in others if o.kind == "Agency"], [noun], "of")

    def _use(self, items: Sequence[Item], index: int, noun: Noun) -> Iterator[Statement]:
        """"ICE's use of FALCON", "the use of FALCON by ICE", "ICE's use of Palantir's tools"."""
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
        users = [user for user in users if user.kind == "Agency"]
        yield from self._say("USES", users, [s for s in systems if s.kind == "System"], "use of")
        makers = [s.owner for s in systems if s.owner is not None and s.owner.kind == "Company"]
        yield from self._say("SUPPLIES", makers, users, "use of")
