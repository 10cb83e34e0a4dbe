"""The queue of a review: what awaits a person in a built graph, the weightiest first.

- claims that are proposed: by their predicate's place in the schema (the mission's own first), an amount, and the
  extractor's confidence; those of equal weight in the order in which their document has them;
- pairs of names about which nobody is sure, by their score;
- conflicts with a claim that nobody has decided about, by their rank.

The queue follows from the build alone, so it can be kept as long as the build; what was decided since is taken out of
it by `undecided`.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.case_rows import JudgementRow, ReviewRow
from graph.errors import NotFound
from graph.model import load_schema
from graph.review import pair_of, standing_judgements, standing_reviews
from graph.store import Claim, Conflict, EntityRef, Reader, Source

__all__ = ["KINDS", "Item", "Pair", "Party", "Queue", "review_queue", "undecided", "with_parties"]

KINDS = ("claim", "pair", "conflict")
MOST = 5_000
"""How many items of each kind are ranked; more wait for a later build."""
SLICE = 500
NAMES_SHOWN = 5
CONFLICT_WEIGHT = {1: 0.95, 2: 0.7, 3: 0.5}


@dataclasses.dataclass(frozen=True, slots=True)
class Party:
    """One side of a pair: its key, and the entity that bears it, None where no statement of the graph does."""

    key: str
    entity: EntityRef | None = None
    names: tuple[str, ...] = ()
    edges: int | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Pair:
    """Two keys that may be one thing, with the doubt as it was judged: by whom, why, with what score."""

    left: Party
    right: Party
    judgement: str
    by: str
    why: str
    score: float | None


@dataclasses.dataclass(frozen=True, slots=True)
class Item:
    """Something to decide, of one of KINDS. `score` falls from 1; `why` says what its weight is made of."""

    kind: str
    id: str
    score: float
    why: str
    claim: Claim | None = None
    pair: Pair | None = None
    conflict: Conflict | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Queue:
    """All items of a build in their order. `withheld` claims and conflicts are not public; `more` items of some kind
    were too many to rank."""

    build_id: str
    items: tuple[Item, ...]
    withheld: int
    more: bool


def review_queue(reader: Reader) -> Queue:
    """What awaits a person in the reader's build."""
    build_id = str(reader.build()["build_id"])
    found = _Found()
    for source in _sources_in_order(reader):
        found.claims(reader, source)
    pairs = [_pair_item(row) for row in reader.table("judgement") if row["judgement"] == "unsure"]
    found.conflicts(reader)
    ranked = sorted(pairs, key=lambda item: (-item.score, item.id))
    items = [*found.items, *ranked[:MOST]]
    ordered = tuple(sorted(items, key=_place))
    return Queue(build_id, ordered, found.withheld, found.more or len(ranked) > MOST)


def undecided(
    items: Iterable[Item], reviews: Iterable[ReviewRow], judgements: Iterable[JudgementRow], by: str | None = None
) -> Iterator[Item]:
    """The items about which the case's files say nothing yet. A pair of which somebody said `unsure` stays for others
    than `by`."""
    decided = {row.claim_id for row in standing_reviews(reviews)}
    judged = {pair_of(row.left, row.right): row for row in standing_judgements(judgements)}
    for item in items:
        if item.claim is not None and item.claim.id in decided:
            continue
        if item.conflict is not None and all(claim.id in decided for claim in _claims_of(item.conflict)):
            continue
        if item.pair is not None:
            row = judged.get(pair_of(item.pair.left.key, item.pair.right.key))
            if row is not None and (row.judgement != "unsure" or row.by == by):
                continue
        yield item


def with_parties(reader: Reader, item: Item, public_only: bool = False) -> Item | None:
    """A pair's item with what the graph knows of its keys; None where a side may not be shown."""
    if item.pair is None:
        return item
    left, right = _party(reader, item.pair.left.key), _party(reader, item.pair.right.key)
    if public_only and (left.entity is None or right.entity is None):
        return None
    return dataclasses.replace(item, pair=dataclasses.replace(item.pair, left=left, right=right))


def _place(item: Item) -> tuple[float, str, str, int, str]:
    """Tenths of weight, then the order of the document, so that its sentences are met together."""
    if item.claim is None:
        return (-round(item.score, 1), "", item.kind, 0, item.id)
    start = item.claim.row.get("start_offset") or item.claim.row.get("row") or 0
    return (-round(item.score, 1), item.claim.source.label, item.claim.source.id, start, item.id)


def _sources_in_order(reader: Reader) -> list[Source]:
    """Sources that say something; those of records last, since they may hold a million claims."""
    sources: list[Source] = []
    cursor = None
    while True:
        page = reader.sources(SLICE, cursor)
        sources += [source for source in page.items if source.claims]
        if (cursor := page.next) is None:
            return sorted(sources, key=lambda source: (source.row["kind"] == "records", source.label, source.id))


class _Found:
    """Claims and conflicts as they are gathered."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.withheld, self.more = 0, False
        self._weights = {name: 1 - place / len(_predicates()) for place, name in enumerate(_predicates())}

    def claims(self, reader: Reader, source: Source) -> None:
        cursor = None
        while len(self.items) < MOST:
            page = reader.claims(source=source.id, status="proposed", limit=SLICE, cursor=cursor)
            self.items += [self._claim_item(claim) for claim in page.items]
            self.withheld += page.withheld if cursor is None else 0
            if (cursor := page.next) is None:
                return
        self.more = True

    def conflicts(self, reader: Reader) -> None:
        cursor, number = None, 0
        while number < MOST:
            page = reader.conflicts(limit=SLICE, cursor=cursor)
            self.items += [_conflict_item(conflict) for conflict in page.items if len(_claims_of(conflict)) > 1]
            number += len(page.items)
            self.withheld += page.withheld if cursor is None else 0
            if (cursor := page.next) is None:
                return
        self.more = True

    def _claim_item(self, claim: Claim) -> Item:
        amount = any(claim.row.get(name) is not None for name in ("amount", "obligated", "potential"))
        confidence = float(claim.row.get("confidence") or 0)
        score = 0.5 * self._weights.get(claim.predicate, 0) + 0.15 * amount + 0.35 * confidence
        told = ["names an amount"] if amount else []
        told.append(f"confidence {confidence:.2f}")
        return Item("claim", claim.id, round(score, 3), ", ".join(told), claim=claim)


def _predicates() -> Sequence[str]:
    return tuple(load_schema().predicates)


def _claims_of(conflict: Conflict) -> list[Claim]:
    return [claim for _value, side in conflict.sides for claim in side]


def _conflict_item(conflict: Conflict) -> Item:
    score = CONFLICT_WEIGHT.get(conflict.rank, 0.4)
    return Item("conflict", conflict.id, score, f"rank {conflict.rank}: {conflict.why}", conflict=conflict)


def _pair_item(row: Mapping[str, Any]) -> Item:
    left, right, why, score = row["left_key"], row["right_key"], row["why"] or "", row["score"]
    weight = 0.45 + 0.4 * (0.5 if score is None else score)
    pair = Pair(Party(left), Party(right), row["judgement"], row["by"], why, score)
    return Item("pair", f"{left} {right}", round(weight, 3), why, pair=pair)


def _party(reader: Reader, key: str) -> Party:
    try:
        entity = reader.entity(key)
    except NotFound:
        return Party(key)
    names = tuple(dict.fromkeys([entity.name, *(name for name, _kind in entity.names)]))[:NAMES_SHOWN]
    return Party(key, EntityRef(entity.id, entity.type, entity.name), names, sum(entity.counts.values()))
