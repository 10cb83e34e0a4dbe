"""A case's decisions, met with the claims of a build: which claim each is about, and what an edit makes of it.

A decision whose claim is gone goes to the claims of the same content; one that meets none is reported, and so is one
that cannot be carried out. What a person accepted stands as they saw it: where the extractor now reads another amount
or date from the same words, the accepted one is kept and the difference reported.
"""

import dataclasses
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from graph.claim import CLAIMS, PARTIES
from graph.edits import applied
from graph.errors import BadEdit
from graph.expressions import Deferred, Table, _
from graph.model import Schema
from graph.review import Review, content_key, seen_values

__all__ = ["UNDECIDED", "Decided", "Lost", "decide", "unreviewed", "with_decided"]

Row = dict[str, Any]


@dataclasses.dataclass(frozen=True, slots=True)
class Lost:
    """A decision that the build could not take as it stands: `kind` is review_vanished, review_differs or
    review_invalid."""

    kind: str
    review: Review
    detail: str


@dataclasses.dataclass(frozen=True, slots=True)
class Decided:
    """`reviews` are about claims of this build, one a claim; `claims` (rows of CLAIMS) replace those of the same id;
    `parties` (rows of PARTIES) name what only an edit names; `lost` is to be reported."""

    reviews: tuple[Review, ...]
    claims: tuple[Row, ...]
    parties: tuple[Row, ...]
    lost: tuple[Lost, ...]

    def party_table(self) -> pa.Table:
        return pa.Table.from_pylist(list(self.parties), PARTIES)

    def claim_table(self) -> pa.Table:
        return pa.Table.from_pylist(list(self.claims), CLAIMS)


UNDECIDED = Decided((), (), (), ())


def decide(raw: Table, reviews: tuple[Review, ...], schema: Schema) -> Decided:
    """Meet the decisions with the claims. `raw` has the columns of CLAIMS; only reviewed sources are looked into."""
    if not reviews:
        return UNDECIDED
    found = _looked_up(raw, reviews)
    chosen, lost = _matched(found, reviews)
    work = _Applying(schema, lost)
    for claim_id, review in chosen.items():
        for row in found[claim_id]:
            work.apply(row, dataclasses.replace(review, claim_id=claim_id))
    return Decided(tuple(work.reviews.values()), tuple(work.claims), tuple(work.parties), tuple(work.lost))


def unreviewed(raw: Table, decided: Table | None) -> Table:
    """Claims of records that nobody reviewed. `decided`: the claims that were, as they were decided; None for none."""
    records = raw.filter(_.evidence_kind == "record")
    return records if decided is None else records.anti_join(decided, ["row", "claim_id"])


def with_decided(raw: Table, decided: Table | None) -> Table:
    """All other claims, with what was decided in its place."""
    others = raw.filter(_.evidence_kind != "record").select(*CLAIMS.names)
    return others if decided is None else others.anti_join(decided, "claim_id").union(decided)


def _of_rows(claim_ids: Iterable[str]) -> Deferred:
    """Whether a record's claim is one of these: by its row first, since numbers are compared faster than ids."""
    ids = list(claim_ids)
    rows = sorted({int(part) for claim_id in ids for part in claim_id.split("-")[2:3] if part.isdecimal()})
    return _.row.isin(rows) & _.claim_id.isin(ids)


def _looked_up(raw: Table, reviews: Iterable[Review]) -> Mapping[str, list[Row]]:
    """Claims by their id: those that a decision names, and all of each source that one is about (but its records)."""
    ids = sorted({review.claim_id for review in reviews})
    sources = sorted({review.source_id for review in reviews if review.content})
    record = _.evidence_kind == "record"
    wanted = raw.filter(~record & (_.claim_id.isin(ids) | _.source_id.isin(sources)))
    rows = wanted.to_pyarrow().to_pylist()
    if numbered := [claim_id for claim_id in ids if claim_id.startswith("r-")]:
        rows += raw.filter(record & _of_rows(numbered)).to_pyarrow().to_pylist()
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row["claim_id"], row["carrier_id"], row["row"] or 0)):
        found[row["claim_id"]].append(row)
    return found


def _matched(found: Mapping[str, list[Row]], reviews: Iterable[Review]) -> tuple[dict[str, Review], list[Lost]]:
    """The decision about each claim: its own, else the last one about a vanished claim of the same content."""
    own = {review.claim_id: review for review in reviews if review.claim_id in found}
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for claim_id, rows in found.items():
        if claim_id not in own:
            alike[content_key(rows[0])].append(claim_id)
    carried, lost = {}, []
    for review in reviews:
        if review.claim_id in own:
            continue
        heirs = alike.get(review.content, []) if review.content else []
        carried.update(dict.fromkeys(heirs, review))
        if not heirs:
            gone = "no source of the case says it any more, or no longer in these words: review it anew"
            lost.append(Lost("review_vanished", review, gone))
    return {**own, **carried}, lost


class _Applying:
    """Decisions on their way to their claims."""

    def __init__(self, schema: Schema, lost: list[Lost]) -> None:
        self.schema, self.lost = schema, lost
        self.reviews: dict[str, Review] = {}
        self.claims: list[Row] = []
        self.parties: list[Row] = []

    def apply(self, row: Row, review: Review) -> None:
        before = row
        if review.decision != "reject":
            try:
                row, review = self._pinned(row, review)
                row, review = self._edited(row, review)
            except (BadEdit, ValueError) as error:
                self.lost.append(Lost("review_invalid", review, str(error)))
                return
        self.reviews[review.claim_id] = review
        if row is not before or row["evidence_kind"] == "record":
            self.claims.append(row)

    def _pinned(self, row: Row, review: Review) -> tuple[Row, Review]:
        """With the amount and dates that the reviewer saw."""
        if not review.seen:
            return row, review
        seen, now = json.loads(review.seen), seen_values(row)
        edited = json.loads(review.edits or "{}").get("qualifiers") or {}
        other = [name for name in sorted({*seen, *now}) if seen.get(name) != now.get(name) and name not in edited]
        if not other:
            return row, review
        told = ", ".join(
            f"{name} was {seen.get(name) or 'not told'}, now {now.get(name) or 'not told'}" for name in other
        )
        self.lost.append(
            Lost("review_differs", review, f"{told}: what was reviewed stands; review it anew to change it")
        )
        fixed, _was = applied(row, {"qualifiers": {name: seen.get(name) for name in other}}, self.schema)
        return {**fixed, "qualifiers": row["qualifiers"]}, review

    def _edited(self, row: Row, review: Review) -> tuple[Row, Review]:
        """As the reviewer edited it, with words for what stood there before."""
        if review.decision != "edit":
            return row, review
        told, was = applied(row, json.loads(review.edits or "{}"), self.schema)
        self.parties += [_party(told, end) for end in ("subject", "object") if told[f"{end}_key"] != row[f"{end}_key"]]
        note = ", ".join(f"{name} was {_short(value)}" for name, value in was.items())
        return told, dataclasses.replace(review, note=note)


def _short(value: Any) -> str:
    text = "not told" if value is None else str(value)
    return text if len(text) <= 80 else f"{text[:79]}…"


def _party(row: Row, end: str) -> Row:
    kind, key, name = (row[f"{end}_{part}"] for part in ("type", "key", "name"))
    return {"source_id": row["source_id"], "type": kind, "key": key, "name": name, "first_row": row["row"], "rows": 1}
