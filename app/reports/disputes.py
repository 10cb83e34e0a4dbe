"""Where sources disagree, both sides, and what was said but makes no statement."""

from app.reports.asked import STATEMENTS, Asked, walked
from app.reports.document import Block, Cell, Paragraph, Sentence, Table
from app.reports.document import List as Items
from graph.store import Claim, Conflict

__all__ = ["conflict_blocks", "known_conflicts", "untaken_blocks"]

CONFLICTS = 50
MOST_READ = 2_000
"""Rejected claims of an entity that are looked through."""


def conflict_blocks(asked: Asked) -> list[Block]:
    """A table of two columns for each conflict: what is said, and the notes of who says it."""
    found = known_conflicts(asked)
    blocks: list[Block] = [_conflict(asked, conflict) for conflict in found[:CONFLICTS]]
    if len(found) > CONFLICTS:
        more = asked.words.say("more", count=len(found) - CONFLICTS)
        blocks.append(Paragraph((Sentence(more, asked.book.counted(asked.command("conflicts"))),)))
    return blocks


def known_conflicts(asked: Asked) -> list[Conflict]:
    """Where sources disagree on the entity, as far as the case knew of it at the moment that is asked for."""
    day, found = asked.moment.known_at, []
    for page in walked(lambda size, at: asked.reader.conflicts(asked.entity.id, min(size, 100), at)):
        found += [one for one in page.items if day is None or (one.since or "") <= day]
        if len(found) >= MOST_READ:
            break
    return found


def _conflict(asked: Asked, conflict: Conflict) -> Table:
    words = asked.words
    caption = words.say(
        "conflict",
        subject=conflict.subject.name,
        predicate=words.verb(conflict.predicate),
        object=f" {conflict.object.name}" if conflict.object else "",
        why=_open(asked, conflict.why),
    )
    if conflict.since:
        caption += words.say("conflict_since", since=words.date(conflict.since))
    rows = tuple(
        (Cell(words.say("side", value=_open(asked, value)), asked.book.of_claims(claims)), Cell(_who(asked, claims)))
        for value, claims in conflict.sides
        if claims
    )
    columns = words.table("sources_columns")
    return Table(caption, (words.say("sections.conflicts"), columns["source"]), rows)


def _open(asked: Asked, text: str) -> str:
    return asked.words.say("note.hidden") if asked.redaction.names(text) else text


def _who(asked: Asked, claims: tuple[Claim, ...]) -> str:
    labels = dict.fromkeys(claim.source.label for claim in claims)
    return asked.words.say("note.locator", locator="; ".join(labels))


def untaken_blocks(asked: Asked) -> list[Block]:
    """Claims about the entity of which no edge follows: denied, supposed, marked as false, rejected in a review."""
    found: list[Claim] = []
    read = 0
    for page in walked(
        lambda size, at: asked.reader.claims(entity=asked.entity.id, status="rejected", limit=size, cursor=at)
    ):
        read += len(page.items)
        found += [claim for claim in page.items if claim.subject.id and claim.object.id and _known(asked, claim)]
        if read >= MOST_READ:
            break
    if not found:
        return []
    told = [asked.statements.untaken(claim) for claim in found[:STATEMENTS]]
    if len(found) > STATEMENTS:
        more = asked.words.say("more", count=len(found) - STATEMENTS)
        told.append(Sentence(more, asked.book.counted(asked.command("claims"))))
    return [Paragraph((Sentence(asked.words.say("untaken.why")),)), Items(tuple(told))]


def _known(asked: Asked, claim: Claim) -> bool:
    """Whether the case knew of the claim at the moment that is asked for."""
    day = asked.moment.known_at
    since, until = str(claim.row["known_from"]), claim.row.get("known_to")
    return until is None if day is None else since <= day and (until is None or str(until) > day)
