"""What a review asks and answers over HTTP and as JSON: the queue, decisions, edits."""

import json
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.api.evidence_models import Claim, Conflict
from app.api.models import EntityRef, Record
from graph import review_queue
from graph.case_rows import JudgementRow, ReviewRow
from graph.review import decision_id
from graph.reviewing import LONGEST_NAME, LONGEST_WHY, Given, History

__all__ = ["ClaimHistory", "ClaimReview", "Decision", "PairHistory", "PairJudgement", "ReviewItem"]


class Party(Record):
    """One side of a pair."""

    key: str = Field(examples=["company:palantir"])
    entity: EntityRef | None = Field(description="Who bears the key; null where no statement of the graph names it.")
    names: list[str] = Field([])
    edges: int | None = None


class Pair(Record):
    """Two keys that may be one thing."""

    left: Party
    right: Party
    judgement: str = Field(examples=["unsure"])
    by: str = Field(description="Who or what judged so.")
    why: str
    score: float | None


class ReviewItem(Record):
    """Something that awaits a person: a proposed claim, a pair of names, or a conflict."""

    kind: Literal["claim", "pair", "conflict"]
    id: str
    score: float = Field(description="Weight, from 1 downwards.")
    why: str = Field(description="What the weight is made of.")
    claim: Claim | None = None
    pair: Pair | None = None
    conflict: Conflict | None = None

    @classmethod
    def of(cls, item: review_queue.Item) -> "ReviewItem":
        return cls(
            kind=item.kind,  # type: ignore[arg-type]
            id=item.id,
            score=item.score,
            why=item.why,
            claim=Claim.of(item.claim) if item.claim else None,
            pair=Pair.model_validate(item.pair) if item.pair else None,
            conflict=Conflict.of(item.conflict) if item.conflict else None,
        )


class Decision(Record):
    """A decision as it stands in the case's file. `about` is the claim, where a decision was made about another one of
    the same words."""

    id: str = Field(description="Names the decision: `after` of one that overrules it.")
    decision: str = Field(examples=["accept"])
    by: str | None = None
    at: str | None = None
    why: str | None = None
    edits: dict[str, Any] = Field({})
    about: str | None = None

    @classmethod
    def of(cls, row: ReviewRow | JudgementRow) -> "Decision":
        made = row.judgement if isinstance(row, JudgementRow) else row.decision
        edits = json.loads(row.edits or "{}") if isinstance(row, ReviewRow) else {}
        about = row.claim_id if isinstance(row, ReviewRow) else None
        return cls(id=decision_id(row), decision=made, by=row.by, at=row.at, why=row.why, edits=edits, about=about)


class ClaimHistory(Record):
    """All that was decided about a claim, oldest first, and the decision that holds."""

    claim: str
    standing: Decision | None
    decisions: list[Decision]

    @classmethod
    def of(cls, claim: str, history: "History[ReviewRow]") -> "ClaimHistory":
        standing = Decision.of(history.standing) if history.standing else None
        return cls(claim=claim, standing=standing, decisions=[Decision.of(row) for row in history.rows])


class PairHistory(Record):
    """All that was judged about a pair of keys, oldest first, and the judgement that holds."""

    left: str
    right: str
    standing: Decision | None
    decisions: list[Decision]

    @classmethod
    def of(cls, left: str, right: str, history: "History[JudgementRow]") -> "PairHistory":
        standing = Decision.of(history.standing) if history.standing else None
        return cls(left=left, right=right, standing=standing, decisions=[Decision.of(row) for row in history.rows])


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    by: str = Field(min_length=1, max_length=LONGEST_NAME, description="Who decides.", examples=["Ana Reader"])
    why: str = Field("", max_length=LONGEST_WHY, description="The reason, for whoever reads the case.")
    after: str | None = Field(
        None, max_length=40, description="Id of the decision that this one overrules, where another reviewer's stands."
    )


class Edits(BaseModel):
    """What is put in place of what was extracted; the quote stays. An end is a name, or a key such as agency:7012."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    subject: str | None = None
    subject_type: str | None = None
    predicate: str | None = None
    object: str | None = None
    object_type: str | None = None
    qualifiers: dict[str, Any] | None = Field(None, description="By name; null removes one.")


class ClaimReview(_Asked):
    """A decision about a claim."""

    decision: Literal["accept", "reject", "edit", "undo"]
    edits: Edits | None = None

    def given(self) -> Given:
        told = {} if self.edits is None else {name: getattr(self.edits, name) for name in self.edits.model_fields_set}
        edits = {name: value for name, value in told.items() if value is not None} or None
        return Given(self.decision, self.by, self.why, edits, self.after)


class PairJudgement(_Asked):
    """A judgement about two keys."""

    left: str = Field(min_length=3, max_length=500, examples=["company:palantir"])
    right: str = Field(min_length=3, max_length=500, examples=["duns:362130952"])
    judgement: Literal["same", "different", "unsure", "undo"]

    def given(self) -> Given:
        return Given(self.judgement, self.by, self.why, None, self.after)
