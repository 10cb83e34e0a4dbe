"""Making a decision: it stands in the case's file, on disk, before the answer returns; the next build applies it.

Nobody overrules another reviewer unknowingly: where somebody else's decision stands, a new one must name it (`after`).
The same reviewer may change their mind, and repeating a decision word for word (after a lost answer) adds nothing.
"""

import dataclasses
import datetime
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic

from graph.case import Case
from graph.case_journal import record
from graph.case_rows import JudgementRow, ReviewRow
from graph.case_tables import TableRows
from graph.edits import checked, edits_json
from graph.errors import AlreadyDecided, BadEdit, NothingToUndo
from graph.model import load_schema
from graph.review import (
    R,
    content_key,
    decision_id,
    pair_of,
    seen_values,
    standing_judgements,
    standing_reviews,
)
from graph.store import Claim
from graph.values import key_scheme

__all__ = [
    "DECISIONS",
    "JUDGEMENTS",
    "Given",
    "History",
    "history",
    "history_of_claim",
    "history_of_pair",
    "judge",
    "review",
]

DECISIONS = ("accept", "reject", "edit", "undo")
JUDGEMENTS = ("same", "different", "unsure", "undo")
LONGEST_NAME, LONGEST_WHY, LONGEST_EDITS, LONGEST_QUOTE = 100, 2_000, 20_000, 300
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


@dataclasses.dataclass(frozen=True, slots=True)
class Given:
    """What a reviewer says: the decision or judgement, who they are, why, the edits, and the id of the decision that
    this one comes after."""

    decision: str
    by: str
    why: str = ""
    edits: Mapping[str, Any] | None = None
    after: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class History(Generic[R]):
    """All rows about one thing in their order, and the one that holds."""

    rows: tuple[R, ...]
    standing: R | None


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def review(case: Case, claim: Claim | str, given: Given, now: Callable[[], str] = _now) -> History[ReviewRow]:
    """Decide on a claim; where the graph no longer shows it, its id is enough to take a decision back.

    Raises AlreadyDecided, NothingToUndo, BadEdit (nothing is written then), NotWritten.
    """
    _one_of(given.decision, DECISIONS, "decision")
    by, why = _name(given.by), _why(given.why)
    claim_id = claim if isinstance(claim, str) else claim.id

    def row(table: TableRows[ReviewRow]) -> ReviewRow | None:
        about = _about(claim, table.rows)
        standing = history_of_claim(table.rows, claim_id, _carried(claim, about)).standing
        edits = _edits(claim, given)
        settled = _settled(standing, (standing.decision, standing.edits) if standing else None, given, by, edits)
        if settled and standing and standing.claim_id == claim_id:
            return None
        named = standing.claim_id if given.decision == "undo" and standing else claim_id
        values = {**about, "claim_id": named, "decision": given.decision, "by": by, "why": why, "edits": edits}
        return ReviewRow.model_validate({"at": now(), **{k: v for k, v in values.items() if v}})

    rows = record(case.reviews, row).rows
    return history_of_claim(rows, claim_id, _carried(claim, _about(claim, rows)))


def history(case: Case, claim: Claim) -> History[ReviewRow]:
    """What was decided about a claim, under its id or, where that has changed, about the same words."""
    rows = case.reviews.read().rows
    return history_of_claim(rows, claim.id, _carried(claim, _about(claim, rows)))


def _carried(claim: Claim | str, about: Mapping[str, str | None]) -> str | None:
    """The content by which an earlier decision came to the claim; None for a proposed one, to which none did: the same
    sentence may stand in a document twice."""
    proposed = not isinstance(claim, str) and claim.row["status"] == "proposed"
    return None if proposed else about.get("content")


def judge(case: Case, left: str, right: str, given: Given, now: Callable[[], str] = _now) -> History[JudgementRow]:
    """Judge whether two keys are one thing. Raises as `review` does."""
    _one_of(given.decision, JUDGEMENTS, "judgement")
    by, why = _name(given.by), _why(given.why)
    keys = [_key(left, "left"), _key(right, "right")]
    if keys[0] == keys[1]:
        raise BadEdit("left and right are the same key: name two.")

    def row(table: TableRows[JudgementRow]) -> JudgementRow | None:
        standing = history_of_pair(table.rows, *keys).standing
        if _settled(standing, (standing.judgement, None) if standing else None, given, by, None):
            return None
        values = {"left": keys[0], "right": keys[1], "judgement": given.decision, "by": by, "why": why or None}
        return JudgementRow.model_validate({**values, "at": now()})

    return history_of_pair(record(case.identity, row).rows, *keys)


def history_of_claim(rows: Iterable[ReviewRow], claim_id: str, content: str | None = None) -> History[ReviewRow]:
    """What was decided about a claim; where nothing was under its id, about claims of the same content."""
    known = list(rows)
    own = [row for row in known if row.claim_id == claim_id]
    told = own or [row for row in known if content is not None and row.content == content]
    standing = standing_reviews(told)
    return History(tuple(told), standing[-1] if standing else None)


def history_of_pair(rows: Iterable[JudgementRow], left: str, right: str) -> History[JudgementRow]:
    """What was judged about a pair of keys, in either order."""
    told = [row for row in rows if pair_of(row.left, row.right) == pair_of(left, right)]
    standing = standing_judgements(told)
    return History(tuple(told), standing[-1] if standing else None)


def _settled(
    standing: ReviewRow | JudgementRow | None,
    was: tuple[str, str | None] | None,
    given: Given,
    by: str,
    edits: str | None,
) -> bool:
    """Whether the very decision stands already. Raises where another's does that `given` does not name."""
    if standing is None or was is None:
        if given.decision == "undo":
            raise NothingToUndo("Nothing stands here that could be taken back.")
        return False
    if standing.by == by and was == (given.decision, edits):
        return True
    open_still = was[0] == "unsure" and given.decision != "undo"  # whoever knows better may say so
    if standing.by != by and not open_still and given.after != decision_id(standing):
        told = f"{standing.by or 'Somebody'} decided '{was[0]}'{f' at {standing.at}' if standing.at else ''}"
        raise AlreadyDecided(f"{told}: look at it, then send after={decision_id(standing)} to decide otherwise.")
    return False


def _about(claim: Claim | str, rows: Iterable[ReviewRow]) -> dict[str, str | None]:
    """What the row says of its claim. An edited claim is known by what was told when it was first reviewed."""
    names = ("statement", "quote", "seen", "source_id", "content")
    for row in rows:
        if row.claim_id == (claim if isinstance(claim, str) else claim.id) and row.content:
            return {name: getattr(row, name) for name in names}
    if isinstance(claim, str):
        return {}
    told = {**claim.row, **as_extracted(claim)}
    predicate = load_schema().predicates.get(told["predicate"])
    words = predicate.active if predicate else told["predicate"]
    seen = seen_values(told)
    return {
        "statement": _cell(f"{told['subject_name']} {words} {told['object_name']}", LONGEST_QUOTE),
        "quote": _cell(told.get("quote") or "", LONGEST_QUOTE),
        "seen": json.dumps(seen, ensure_ascii=False) if seen else None,
        "source_id": told["source_id"],
        "content": content_key(told),
    }


def _edits(claim: Claim | str, given: Given) -> str | None:
    """The edits as they are kept: against what was extracted, whatever an earlier edit made of it."""
    if isinstance(claim, str):
        if given.decision != "undo":
            raise BadEdit("A claim that the graph does not show can only have its decision taken back.")
        return None
    if given.decision != "edit":
        if given.edits:
            raise BadEdit(f"A decision to {given.decision} takes no edits: decide to edit.")
        return None
    told = edits_json(checked(given.edits or {}, as_extracted(claim), load_schema()))
    if len(told) > LONGEST_EDITS:
        raise BadEdit(f"The edits are longer than {LONGEST_EDITS} characters: say less.")
    return told


def as_extracted(claim: Claim) -> dict[str, Any]:
    """Names, kinds and predicate of a claim as its source was read, before anybody edited it."""
    schema = load_schema()
    predicate = schema.predicates.get(claim.predicate)
    qualifiers = claim.row.get("qualifiers") or {}
    entry = json.loads(qualifiers) if isinstance(qualifiers, str) else qualifiers
    was = entry.get("edited", {})
    told = {
        "predicate": claim.predicate,
        "subject_name": claim.row["subject_name"],
        "object_name": claim.row["object_name"],
        "subject_type": claim.subject.type or (predicate.domain[0] if predicate else ""),
        "object_type": claim.object.type or (predicate.range[0] if predicate else ""),
    }
    renamed = {"subject": "subject_name", "object": "object_name"}
    return {**told, **{renamed.get(k, k): v for k, v in was.items() if renamed.get(k, k) in told}}


def _one_of(value: str, allowed: tuple[str, ...], name: str) -> None:
    if value not in allowed:
        raise BadEdit(f"{name}: '{value[:40]}' is not known; choose from {', '.join(allowed)}.")


def _name(text: str) -> str:
    name = _cell(text, LONGEST_NAME + 1)
    if not name or len(name) > LONGEST_NAME:
        raise BadEdit(f"by: give the reviewer's name, 1 to {LONGEST_NAME} characters.")
    return name


def _why(text: str) -> str:
    why = _cell(text, LONGEST_WHY + 1)
    if len(why) > LONGEST_WHY:
        raise BadEdit(f"why: write at most {LONGEST_WHY} characters.")
    return why


def _key(text: str, name: str) -> str:
    schemes = {scheme for kind in load_schema().nodes.values() for scheme in kind.keys}
    if key_scheme(text) not in schemes or not text.partition(":")[2] or len(text) > 500 or _CONTROL.search(text):
        raise BadEdit(f"{name}: '{text[:40]}' is no key; a key reads like uei:ABC123 or company:some-name.")
    return text


def _cell(text: str, longest: int) -> str:
    """On one line, without characters that move a cursor, and no formula where a spreadsheet opens the file."""
    plain = " ".join(_CONTROL.sub(" ", text).split())
    guarded = f"'{plain}" if plain.startswith(("=", "+", "-", "@")) else plain
    return guarded if len(guarded) <= longest else f"{guarded[: longest - 1]}…"
