"""Amounts in prose beside award records: what agrees, what differs, what was looked for and not found."""

from app.reports.asked import Asked
from app.reports.document import Block, Cell, Paragraph, Sentence, Table
from app.reports.document import List as Items
from graph.store import AwardBeside, Corroboration

__all__ = ["beside_blocks", "unfound_blocks"]

CLAIMS = 60
UNFOUND = "none_found"


def beside_blocks(asked: Asked) -> list[Block]:
    """A row for each claim with an amount that an award may be about, those that differ first."""
    page = asked.reader.corroborations(asked.entity.id, None, CLAIMS)
    words, found = asked.words, [one for one in page.items if one.verdict != UNFOUND and _known(asked, one)]
    rows = tuple(_row(asked, one) for one in found if one.awards)
    if not rows:
        return []
    columns = tuple(words.table("corroborations.columns").values())
    table = Table(words.say("corroborations.table"), columns, rows, frozenset((1, 4)))
    told = [Sentence(words.say("corroborations.why"))]
    if alone := len(found) - len(rows):
        asking = asked.book.counted(asked.command("corroborations"))
        told.append(Sentence(words.say("corroborations.others", count=alone), asking))
    blocks: list[Block] = [table, Paragraph(tuple(told))]
    if page.next and page.total:
        more = words.say("more", count=page.total - len(page.items))
        blocks.append(Paragraph((Sentence(more, asked.book.counted(asked.command("corroborations"))),)))
    return blocks


def unfound_blocks(asked: Asked) -> list[Block]:
    """Claims with amounts for which no award was found, and where was looked."""
    page = asked.reader.corroborations(asked.entity.id, UNFOUND, CLAIMS)
    found = [one for one in page.items if _known(asked, one)]
    if not found:
        return []
    lead = Sentence(asked.words.say("corroborations.unfound"))
    return [Paragraph((lead,)), Items(tuple(_unfound(asked, one) for one in found))]


def _known(asked: Asked, one: Corroboration) -> bool:
    """Whether the case had the claim by the day that is asked for."""
    day = asked.moment.known_at
    return day is None or str(one.claim.row["known_from"]) <= day


def _unfound(asked: Asked, one: Corroboration) -> Sentence:
    text = f"{_said(asked, one)}: {_amount(asked, one)}. {_open(asked, one.why)}"
    return Sentence(text, asked.book.of_claims([one.claim]))


def _row(asked: Asked, one: Corroboration) -> tuple[Cell, ...]:
    words = asked.words
    best = one.awards[0] if one.awards else None
    verdict = words.table("corroborations.verdicts").get(one.verdict, one.verdict)
    return (
        Cell(_said(asked, one), asked.book.of_claims([one.claim])),
        Cell(_amount(asked, one)),
        Cell(verdict),
        Cell(_award(asked, best), asked.book.of_claims(best.records) if best else ()),
        Cell(_recorded(asked, best)),
        Cell(_open(asked, one.why)),
    )


def _said(asked: Asked, one: Corroboration) -> str:
    claim = one.claim
    return asked.words.say(
        "corroborations.said",
        subject=claim.subject.name,
        said=asked.words.verb(claim.predicate),
        object=claim.object.name,
        source=claim.source.label,
    )


def _amount(asked: Asked, one: Corroboration) -> str:
    row = one.claim.row
    return asked.words.money(row.get("amount"), row.get("currency"))


def _award(asked: Asked, best: AwardBeside | None) -> str:
    if best is None:
        return "—"
    modification = best.row.get("modification")
    return asked.words.say("note.locator", locator=best.contract.name + (f", {modification}" if modification else ""))


def _recorded(asked: Asked, best: AwardBeside | None) -> str:
    if best is None or best.row.get("amount") is None:
        return ""
    kinds = asked.words.table("contracts.columns")
    kind = kinds.get(str(best.row.get("kind")), "")
    return f"{asked.words.money(best.row['amount'], best.row.get('currency'))} {kind.lower()}".strip()


def _open(asked: Asked, text: str) -> str:
    return asked.words.say("note.hidden" if asked.redaction.names(text) else "note.locator", locator=text)
