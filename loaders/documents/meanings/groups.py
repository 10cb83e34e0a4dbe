"""Groups whose members a sentence names: "companies including X, Y and Z", "three agencies: X, Y and Z"."""

from collections.abc import Sequence

from loaders.documents.names.entities import Entity
from loaders.documents.sentences import apposition
from loaders.documents.sentences.coordination import bears_name, group_at
from loaders.documents.sentences.phrases import Item, Noun, Sign
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["fill_groups"]

_COUNTING = word_set("two three four five six seven eight nine ten eleven twelve several")
_JOINT = word_set("consortium partnership team pair trio duo venture alliance")


def fill_groups(items: Sequence[Item], entities: Sequence[Entity], lexicon: Lexicon) -> None:
    """ "companies including X, Y and Z", "firms such as X": the group stands for its members."""
    apposition.invert_groups(items)
    for index, item in enumerate(items[:-2]):
        if not isinstance(item, Noun) or item.head.kind != "N":
            continue
        if item.head.lower in _JOINT:
            item.stands_for.extend(apposition.members_of(items, index))
            continue
        if not item.head.lower.endswith("s"):
            continue
        at = _behind_place(items, index)
        while (
            at < len(items)
            and isinstance(sign := items[at], Sign)
            and sign.lower in (",", "such", "as", "like", "including", "among", "them", "notably", "(")
        ):
            at += 1
        sign = items[at - 1]
        if at < len(items) and apposition.among_them(items, at):
            at += 1  # "twenty forces, among them X"
        named = (
            at > index + 1
            and isinstance(sign, Sign)
            and sign.lower in ("as", "like", "including", "among", "them", "notably", "(")
        )
        if named and at < len(items) and isinstance(items[at], Noun):
            item.stands_for.extend(n for n in group_at(items, at)[0] if bears_name(n))
        elif isinstance(mark := items[index + 1], Sign) and (
            mark.lower == ":" or (mark.kind == "," and at == index + 2)
        ):
            item.stands_for.extend(_told_apart(item, items, index + 2, entities, lexicon))
        elif any(unit.lower in _COUNTING for unit in item.units[:2]) and (colon := _colon(items, index)):
            item.stands_for.extend(_told_apart(item, items, colon + 1, entities, lexicon))


def _behind_place(items: Sequence[Item], index: int) -> int:
    """Where the phrase ends, with where its group is found: "groups within the government including X"."""
    sign, place, following = (*items[index + 1 : index + 4], None, None, None)[:3]
    within = isinstance(sign, Sign) and sign.lower in ("within", "in", "across", "at", "of") and isinstance(place, Noun)
    told = isinstance(following, Sign) and following.lower in ("including", "such", "like")
    return (
        index + 3 if within and told and isinstance(place, Noun) and not place.head.lower.endswith("s") else index + 1
    )


def _colon(items: Sequence[Item], index: int) -> int:
    """ "hired three firms in May: X, Y and Z": where the colon stands, or 0."""
    return next((i for i in range(index + 1, len(items)) if isinstance(s := items[i], Sign) and s.lower == ":"), 0)


def _told_apart(
    group: Noun, items: Sequence[Item], at: int, entities: Sequence[Entity], lexicon: Lexicon
) -> list[Noun]:
    """ "three agencies: X, Y and Z": the members, if all are of the kind that the group tells."""
    descriptor = lexicon.descriptors.get(group.head.lower)
    nouns = group_at(items, at)[0] if at < len(items) and isinstance(items[at], Noun) else []
    kinds = {entities[n.head.name.entity].kind if n.head.name is not None else "" for n in nouns}
    alike = descriptor is not None and descriptor.kind in kinds and kinds <= {descriptor.kind, ""}
    return nouns if len(nouns) > 1 and alike else []
