"""Acceptance: which claims enter the graph, as what, and why.

Reference lists are accepted. Records and what a person enters are accepted unless the case's policy says otherwise.
Text that was extracted is proposed until a person accepts it, or its confidence reaches the policy's `accept_at`; what
the words of a record only suggest waits for a person always. A review by a person overrules all but the ends of the
predicate. Denials, hypotheses and what the case marks as false are kept as claims and make no edge.
"""

import dataclasses
from collections.abc import Iterable

import pyarrow as pa

from graph.agencies import AgencyTable
from graph.expressions import BooleanValue, StringValue, Table, ibis
from graph.hashing import hashed
from graph.model import Schema
from graph.review import Review

__all__ = ["Policy", "as_recorded", "decisions", "judged", "kinds_joined", "parents_listed"]


@dataclasses.dataclass(frozen=True, slots=True)
class Policy:
    """`records`, `documents` and `sheets`: accepted or proposed; `accept_at`: confidence from which extracted text is
    accepted, None for never."""

    documents: str = "proposed"
    sheets: str = "accepted"
    accept_at: float | None = None
    records: str = "accepted"

    @property
    def record_reason(self) -> str:
        """Why claims of records stand as they do."""
        return "record" if self.records == "accepted" else AWAITS


AWAITS = "awaits review"
STATED = 0.5
"""From this confidence on a record's words state what a claim says."""


def as_recorded(records: Table, policy: Policy) -> Table:
    """Claims of records that nobody reviewed: all as the policy has them, however many they are."""
    return records.mutate(status=ibis.literal(policy.records), reason=ibis.literal(policy.record_reason))


def judged(claims: Table, policy: Policy, reviews: Table | None, joined: Table, parents: Table) -> Table:
    """The claims with `status` (accepted, proposed, rejected) and `reason`. Needs the canonical ends `subject` and
    `object`.

    `reviews` is the table of `decisions` (None: nobody reviewed anything), `joined` that of `kinds_joined`, `parents`
    that of `parents_listed`.
    """
    claims = _with_reference(_with_fit(_with_reviews(_with_origin(claims), reviews), joined), parents)
    rules = [
        (~claims.fits, "rejected", "The predicate does not join these kinds."),
        (claims.decision == "reject", "rejected", claims.decided),
        (claims.decision.notnull(), "accepted", claims.decided),
        (claims.evidence_kind == "reference", "accepted", "reference list"),
        (claims.modality == "denied", "rejected", "The source denies it."),
        (claims.modality == "hypothetical", "rejected", "The source only supposes it."),
        (_veracity(claims) == "false", "rejected", "The case marks it as false."),
        (claims.astray, "rejected", "The reference list of agencies says otherwise."),
        (claims.evidence_kind == "statement", policy.sheets, "entered by a person"),
        (_suggested(claims), "proposed", AWAITS),
        (claims.evidence_kind == "record", policy.records, policy.record_reason),
        (claims.confidence >= _bar(policy), "accepted", "confidence reaches the case's policy"),
    ]
    status = ibis.cases(*[(when, ibis.literal(status)) for when, status, _ in rules], else_=policy.documents)
    reason = ibis.cases(*[(when, _text(reason)) for when, _, reason in rules], else_=_otherwise(policy))
    return claims.mutate(status=status, reason=reason).drop("decision", "decided", "fits", "astray")


def _with_origin(claims: Table) -> Table:
    """With the origin of the last one in the chain of attribution: whoever repeats a report has its origin, not their
    own."""
    root = (
        claims.attribution.re_extract(r'"([^"]+)"\]$', 1).lower().re_replace(r"[^\pL\pN]+", "-").re_replace("^-|-$", "")
    )
    return claims.mutate(origin_id=ibis.ifelse(root.nullif("").isnull(), claims.origin_id, hashed(root.fill_null(""))))


def _text(reason: str | StringValue) -> StringValue:
    return ibis.literal(reason) if isinstance(reason, str) else reason


def _otherwise(policy: Policy) -> str:
    return "accepted by the case's policy" if policy.documents == "accepted" else AWAITS


def _bar(policy: Policy) -> float:
    return 2.0 if policy.accept_at is None else policy.accept_at


def _veracity(claims: Table) -> StringValue:
    return claims.qualifiers.re_extract(r'"veracity":"(\w+)"', 1)


def _suggested(claims: Table) -> BooleanValue:
    """Whether no more than the words of a record's description suggest it: that no policy accepts, only a person."""
    return (claims.evidence_kind == "text") & claims.row.notnull() & (claims.confidence < STATED)


def decisions(reviews: Iterable[Review]) -> pa.Table:
    """The last decision on each claim: claim_id, decision, decided (who decided it, when and why)."""
    latest = {review.claim_id: review for review in reviews}
    rows = [{"claim_id": r.claim_id, "decision": r.decision, "decided": r.words} for r in latest.values()]
    return pa.Table.from_pylist(rows, pa.schema([(n, pa.string()) for n in ("claim_id", "decision", "decided")]))


def kinds_joined(schema: Schema) -> pa.Table:
    """Which kinds each predicate joins: predicate, subject_type, object_type."""
    rows = [(p.name, left, right) for p in schema.predicates.values() for left in p.domain for right in p.range]
    return pa.table(dict(zip(_KINDS, zip(*rows, strict=True), strict=True)))


def parents_listed(agencies: AgencyTable) -> pa.Table:
    """Each agency of the reference list and where it stands: listed, under (both keys; `agency:` under nothing)."""
    parents = {a.code: parent.code if (parent := agencies.parent(a)) else "" for a in agencies.agencies}
    keys = [f"agency:{code}" for code in parents]
    return pa.table({"listed": keys, "under": [f"agency:{code}" for code in parents.values()]})


_KINDS = ("predicate", "subject_type", "object_type")


def _with_reviews(claims: Table, reviews: Table | None) -> Table:
    """With `decision` and `decided`; null where nobody decided."""
    if reviews is None:
        return claims.mutate(decision=ibis.null("string"), decided=ibis.null("string"))
    return claims.left_join(reviews, "claim_id").drop("claim_id_right")


def _with_fit(claims: Table, joined: Table) -> Table:
    """With `fits`: whether the predicate joins these kinds."""
    told = claims.left_join(joined.mutate(fits=ibis.literal(True)), _KINDS).drop(*(f"{name}_right" for name in _KINDS))
    return told.mutate(fits=told.fits.fill_null(False))


def _with_reference(claims: Table, parents: Table) -> Table:
    """With `astray`: an agency placed under one that the reference list does not place it under, both being on the
    list."""
    joined = claims.left_join(parents, claims.subject == parents.listed)
    above = parents.select(above=parents.listed)
    joined = joined.left_join(above, joined.object == above.above)
    both = joined.listed.notnull() & joined.above.notnull() & (joined.predicate == "PART_OF")
    return joined.mutate(astray=both & (joined.under != joined.object)).drop("listed", "under", "above")
