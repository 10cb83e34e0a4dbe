"""From a reading to edges between things: descriptions resolved to names, the best evidence of each edge kept."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.documents.model.labels import Labels, labels
from loaders.documents.model.reader import Reading, Related, Seen
from loaders.documents.model.things import named

_SAME = 0.5
_NOT_EDGES = frozenset({"SAME", "AMOUNT", "COMPETED_FOR"})


@dataclass(frozen=True)
class Thing:
    """What several mentions speak of. `name` is its longest named mention, or its first description."""

    name: str
    type: str
    mentions: tuple[int, ...]
    is_named: bool


@dataclass(frozen=True)
class Edge:
    """A relation of two things with the two mentions that show it best."""

    subject: Thing
    predicate: str
    object: Thing
    score: float
    modality: str
    subject_mention: int
    object_mention: int


def things(text: str, reading: Reading, table: Labels | None = None) -> list[Thing]:
    """The thing of every mention, in the order of the mentions."""
    table = table or labels()
    kinds = {k: i for i, k in enumerate(table.kinds)}
    said = [(text[m.start : m.end], kinds[m.type, m.named]) for m in reading.mentions]
    keys = named(said, table)
    for described, target in _antecedents(reading).items():
        keys[described] = keys[target]
    members: dict[str, list[int]] = defaultdict(list)
    for i, key in enumerate(keys):
        members[key].append(i)
    found = {key: _thing(text, reading.mentions, group) for key, group in members.items()}
    return [found[key] for key in keys]


def _antecedents(reading: Reading) -> dict[int, int]:
    """For each description the mention it most likely means, where that is a name."""
    best: dict[int, Related] = {}
    for r in reading.relations:
        if r.predicate != "SAME" or r.score < _SAME:
            continue
        for described, other in ((r.subject, r.object), (r.object, r.subject)):
            known = reading.mentions[other].named and not reading.mentions[described].named
            if known and (described not in best or best[described].score < r.score):
                best[described] = r
    return {d: r.object if r.subject == d else r.subject for d, r in best.items()}


def _thing(text: str, mentions: Sequence[Seen], group: Sequence[int]) -> Thing:
    names = [i for i in group if mentions[i].named]
    first = max(names, key=lambda i: (mentions[i].end - mentions[i].start, -i)) if names else group[0]
    return Thing(text[mentions[first].start : mentions[first].end], mentions[first].type, tuple(group), bool(names))


def edges(text: str, reading: Reading) -> list[Edge]:
    """Every related pair of things with its likeliest mentions; which of them to keep is the policy's matter."""
    all_things = things(text, reading)
    best: dict[tuple[tuple[int, ...], str, tuple[int, ...]], Edge] = {}
    for r in reading.relations:
        subject, target = all_things[r.subject], all_things[r.object]
        if r.predicate in _NOT_EDGES or subject == target:
            continue
        key = subject.mentions, r.predicate, target.mentions
        if key not in best or best[key].score < r.score:
            best[key] = Edge(subject, r.predicate, target, r.score, r.modality, r.subject, r.object)
    return list(best.values())
