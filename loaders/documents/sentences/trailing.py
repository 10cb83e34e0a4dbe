"""Groups whose members come last: "several agencies use it, including X and Y", "agencies using it include X"."""

from collections.abc import Sequence

from loaders.documents.names.entities import Entity
from loaders.documents.sentences.coordination import group_at
from loaders.documents.sentences.phrases import Item, Noun, Sign, VerbGroup
from loaders.documents.words.lexicon import Lexicon

__all__ = ["trailing_members"]


def trailing_members(items: Sequence[Item], entities: Sequence[Entity], lexicon: Lexicon) -> None:
    """Lets the group stand for the members that the end of the sentence tells, where all are of the group's kind."""
    for index in range(2, len(items) - 1):
        if not _counts(items, index):
            continue
        members = [n for n in group_at(items, index + 1)[0] if n.head.name is not None]
        kinds = {entities[n.head.name.entity].kind for n in members if n.head.name is not None}
        group = _group_before(items[: index - 1], kinds.pop(), entities, lexicon) if len(kinds) == 1 else None
        if group is not None:
            group.stands_for.extend(members)


def _counts(items: Sequence[Item], index: int) -> bool:
    """Whether members follow: behind the verb "include", or behind a comma and "including"."""
    item = items[index]
    if isinstance(item, Noun) or not isinstance(items[index + 1], Noun):
        return False
    if isinstance(item, VerbGroup):
        return item.lemma == "include" and not item.infinitive
    comma = items[index - 1]
    return item.lower == "including" and isinstance(comma, Sign) and comma.kind == ","


def _group_before(items: Sequence[Item], kind: str, entities: Sequence[Entity], lexicon: Lexicon) -> Noun | None:
    """The first plural that says the kind, where no name of that kind stands before it."""
    for item in items:
        if not isinstance(item, Noun):
            continue
        descriptor = lexicon.descriptors.get(item.head.lower)
        plural = item.head.kind == "N" and item.head.lower.endswith("s") and not item.stands_for
        if plural and item.owner is None and descriptor is not None and descriptor.kind == kind:
            return item
        if item.head.name is not None and entities[item.head.name.entity].kind == kind:
            return None
    return None
