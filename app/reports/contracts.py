"""The contracts of a vendor or an agency: a table, sums by party and year, prose beside records, its relatives'."""

import dataclasses
from collections.abc import Iterable, Mapping

from app.reports.asked import Asked
from app.reports.corroboration import beside_blocks
from app.reports.document import Block, Cell, Paragraph, Sentence, Table
from app.reports.document import List as Items
from graph.store import ContractFilter, ContractRow, Edge, EntityRef

__all__ = ["contract_blocks", "contract_summary"]

ROWS = 40
PARTIES = 15
RELATIVES = 12
AMOUNTS = ("obligated", "current", "potential", "stated")
KIN = {
    "SUBSIDIARY_OF": "subject",
    "OWNS": "object",
    "ACQUIRED": "object",
    "MERGED_INTO": "subject",
    "SUCCEEDED_BY": "subject",
    "PART_OF": "subject",
}
"""The end of an edge at which the smaller or older one stands, whose contracts are shown apart."""


@dataclasses.dataclass(frozen=True, slots=True)
class Sum:
    """Contracts of one party: `obligated` is None where no record gives that amount for any of them."""

    party: EntityRef
    contracts: int
    obligated: int | None


def contract_summary(asked: Asked) -> tuple[Sentence, ...]:
    """How many contracts with how many others, and what records commit on them."""
    if not asked.side:
        return ()
    rows, words = asked.contracts, asked.words
    counted = asked.book.counted(asked.command("contracts"))
    if not rows:
        return (Sentence(words.say("contracts.none", name=asked.name), counted),)
    whole = len(rows) == asked.contract_count
    parties = len(sums(asked, rows)) if whole else _neighbours(asked)[0]
    others = words.say(f"summary.{'agencies' if asked.side == 'vendor' else 'vendors'}", count=parties)
    told = [
        Sentence(words.say(f"summary.{asked.side}", count=asked.contract_count, name=asked.name, m=others), counted)
    ]
    if not whole:
        amount = words.money(_neighbours(asked)[1])
        return (*told, Sentence(words.say("summary.obligated_whole", amount=amount), counted))
    recorded = [row.edge for row in rows if row.edge.obligated is not None]
    if recorded:
        amount = words.money(sum(edge.obligated or 0 for edge in recorded), recorded[0].currency)
        told.append(Sentence(words.say("summary.obligated", count=len(recorded), amount=amount), counted))
        if missing := len(rows) - len(recorded):
            told.append(Sentence(words.say("summary.unrecorded", count=missing), counted))
    return tuple(told)


def _neighbours(asked: Asked) -> tuple[int, int]:
    """How many others there are on the entity's contracts, and what records commit on all of them."""
    found = asked.reader.neighbours(asked.entity.id, asked.moment)
    rows = [one for one in found if one.predicate == "CONTRACTED_WITH"]
    return sum(one.neighbours for one in rows), sum(one.obligated or 0 for one in rows)


def contract_blocks(asked: Asked) -> list[Block]:
    """Everything of the section on contracts."""
    rows, words = asked.contracts, asked.words
    blocks: list[Block] = []
    if rows:
        caption = words.say("contracts.table", name=asked.name)
        blocks.append(_table(asked, caption, rows[:ROWS], "agency" if asked.side == "vendor" else "vendor"))
        if asked.contract_count > ROWS:
            more = Sentence(words.say("contracts.more", count=asked.contract_count - ROWS), _counted(asked))
            blocks.append(Paragraph((more,)))
        blocks += [*_parties(asked), *_years(asked)]
    blocks += beside_blocks(asked)
    blocks += _relatives(asked)
    further = tuple(edge for edge in asked.group("contracts") if edge.predicate != "CONTRACTED_WITH")
    if further:
        blocks += [Paragraph((Sentence(words.say("contracts.also")),)), Items(asked.told(further))]
    return blocks


def _counted(asked: Asked) -> tuple[int, ...]:
    return asked.book.counted(asked.command("contracts"))


def other(asked: Asked, edge: Edge) -> EntityRef:
    return edge.subject if asked.side == "vendor" else edge.object


def sums(asked: Asked, rows: Iterable[ContractRow]) -> list[Sum]:
    """The other parties of contracts, the largest obligation first."""
    found: dict[str, Sum] = {}
    for row in rows:
        party, amount = other(asked, row.edge), row.edge.obligated
        held = found.get(party.id, Sum(party, 0, None))
        total = held.obligated if amount is None else (held.obligated or 0) + amount
        found[party.id] = Sum(party, held.contracts + 1, total)
    return sorted(found.values(), key=lambda one: (one.obligated is None, -(one.obligated or 0), one.party.id))


def _table(asked: Asked, caption: str, rows: Iterable[ContractRow], party: str) -> Table:
    columns = asked.words.table("contracts.columns")
    names = ("number", party, "period", *AMOUNTS)
    made = tuple(_row(asked, row, party) for row in rows)
    return Table(caption, tuple(columns[name] for name in names), made, frozenset(range(3, 7)))


def _row(asked: Asked, row: ContractRow, party: str) -> tuple[Cell, ...]:
    edge = row.edge
    named = {"agency": edge.subject, "vendor": edge.object, "holder": edge.object}[party]
    number = row.contract.get("piid") or (edge.contract.name if edge.contract else "—")
    notes = asked.book.of_edge(edge.id, edge.claims)
    return (
        Cell(_clean(asked, number), notes),
        Cell(_clean(asked, named.name)),
        Cell(_period(asked, row)),
        *_money(asked, edge),
    )


def _clean(asked: Asked, text: str) -> str:
    return asked.words.say("note.locator", locator=text)


def _money(asked: Asked, edge: Edge) -> tuple[Cell, ...]:
    texts = [
        asked.words.money(getattr(edge, name), edge.currency, symbol=edge.currency not in ("USD", None))
        for name in AMOUNTS
    ]
    signs = {"at_least": "≥ ", "at_most": "≤ ", "approx": "≈ "}
    if texts[3]:
        texts[3] = signs.get(edge.stated_qualifier or "", "") + texts[3]
    return tuple(map(Cell, texts))


def _period(asked: Asked, row: ContractRow) -> str:
    edge, known = row.edge, row.contract
    start = asked.words.date(known.get("first_action")) or asked.words.date(edge.valid_from, edge.valid_from_precision)
    end = asked.words.date(known.get("last_action")) or asked.words.date(edge.valid_to, edge.valid_to_precision)
    return start if start == end or not end else f"{start} – {end}" if start else f"– {end}"


def _parties(asked: Asked) -> list[Block]:
    found = sums(asked, asked.contracts)
    if len(found) < 2 or len(asked.contracts) < asked.contract_count:
        return []
    words, columns = asked.words, asked.words.table("contracts.columns")
    rows = tuple(
        (
            Cell(_clean(asked, one.party.name), _counted(asked)),
            Cell(words.number(one.contracts)),
            Cell(words.money(one.obligated, symbol=False)),
        )
        for one in found[:PARTIES]
    )
    headings = (columns["agency" if asked.side == "vendor" else "vendor"], columns["contracts"], columns["obligated"])
    blocks: list[Block] = [Table(words.say("contracts.parties"), headings, rows, frozenset((1, 2)))]
    if len(found) > PARTIES:
        more = words.say("contracts.parties_more", count=len(found) - PARTIES)
        blocks.append(Paragraph((Sentence(more, _counted(asked)),)))
    return blocks


def _years(asked: Asked) -> list[Block]:
    """Sums of award actions by fiscal year."""
    found = [year for year in asked.reader.years(asked.entity.id, asked.moment) if year.actions]
    if not found:
        return []
    words, columns = asked.words, asked.words.table("contracts.columns")
    notes = asked.book.counted("vendorgraph query CASE spending --by vendor,agency,year", "summed")
    rows = tuple(
        (Cell(str(one.year), notes), Cell(words.number(one.actions)), Cell(words.money(one.obligated, symbol=False)))
        for one in found
    )
    headings = (columns["year"], columns["actions"], columns["obligated"])
    return [Table(words.say("contracts.years"), headings, rows, frozenset((1, 2)))]


def _relatives(asked: Asked) -> list[Block]:
    """Contracts of subsidiaries, parts and predecessors, told apart from the entity's own."""
    if not asked.side:
        return []
    rows = [row for one in list(_kin(asked).values())[:RELATIVES] for row in _largest(asked, one)]
    if not rows:
        return []
    party = "holder" if asked.side == "vendor" else "agency"
    return [_table(asked, asked.words.say("contracts.relatives"), rows[:ROWS], party)]


def _kin(asked: Asked) -> Mapping[str, EntityRef]:
    found: dict[str, EntityRef] = {}
    for edge in asked.edges:
        if (end := KIN.get(edge.predicate)) is not None:
            one = edge.subject if end == "subject" else edge.object
            if one.id != asked.entity.id and one.type == asked.entity.type:
                found[one.id] = one
    return found


def _largest(asked: Asked, party: EntityRef) -> tuple[ContractRow, ...]:
    vendor, agency = (party.id, None) if asked.side == "vendor" else (None, party.id)
    where = ContractFilter(vendor=vendor, agency=agency, status=asked.status, moment=asked.moment)
    return asked.reader.contracts(where, 5).items
