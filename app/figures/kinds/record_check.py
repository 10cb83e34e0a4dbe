"""What documents say beside the award records: the graph's own corroborations, a row for each amount of a contract."""

from collections.abc import Iterator, Sequence

from app.figures.asking import Asking
from app.figures.facts import Facts, Row
from app.figures.wording import AMOUNTS, clean, date_text, full_money, qualifier, say, words
from graph.model import load_schema
from graph.store import AwardBeside, Claim, Corroboration

__all__ = ["record_check"]

RECORDED = AMOUNTS[:3]
MOST_READ = 500
RANKS = ("differs", "none_found", "agrees", "not_comparable")


def record_check(asking: Asking) -> Facts:
    """Amounts of awards that documents give: those that the records contradict first. Sums that several parties share
    and amounts of other things are nothing that an award record could tell."""
    groups: dict[tuple[object, ...], list[Corroboration]] = {}
    for one in _wanted(asking):
        best = one.awards[0] if one.awards else None
        contract = best.contract.id if best else one.claim.row.get("contract_name")
        ends = (one.claim.subject.id, one.claim.object.id)
        groups.setdefault((one.verdict, ends, contract, one.claim.row["amount"]), []).append(one)
    told = sorted(groups.values(), key=lambda group: _rank(group[0]))
    return asking.facts(rows=tuple(_row(asking, group) for group in told[: asking.show.most]))


def _rank(one: Corroboration) -> tuple[int, int, str]:
    return RANKS.index(one.verdict), -int(one.claim.row["amount"]), one.id


def _wanted(asking: Asking) -> Iterator[Corroboration]:
    """Those of the vendor, the agency and the entities that the figure names, as known on its day."""
    show, specification = asking.show, asking.specification
    keys = [key for key in (show.vendor, show.agency, *show.entities) if key]
    named = {ref.id for ref in asking.entities(keys)}
    absent = asking.without()
    day = specification.known_at or specification.as_of or "9999"
    page = asking.reader.corroborations(min(named) if len(named) == 1 else None, None, MOST_READ)
    asking.withheld |= page.withheld > 0
    for one in page.items:
        vendors = (award.vendor.id for award in one.awards if award.row["role"] != "lead")
        parties = {one.claim.subject.id, one.claim.object.id, *vendors}
        fits = (not named or named & parties) and not parties & absent and one.claim.row["known_from"] <= day
        if fits and _of_an_award(one) and one.claim.row["status"] in specification.statuses:
            yield one


def _of_an_award(one: Corroboration) -> bool:
    group = load_schema().predicates[one.claim.predicate].group
    return one.claim.row.get("amount") is not None and group == "contracts"


def _row(asking: Asking, group: Sequence[Corroboration]) -> Row:
    first = group[0]
    claims = [one.claim for one in group]
    about = f"{clean(first.claim.subject.name)} – {clean(first.claim.object.name)}"
    said = _said(first.claim)
    numbers = [("said", (asking.notebook.write(f"{first.id} said", first.claim.edge, f"{about}: {said}", claims),))]
    award = next((a for a in first.awards if a.row["role"] != "lead" and a.records), None)
    award = award if first.verdict in ("agrees", "differs") else None
    record = _record(award) if award else ""
    if award:
        lead = f"{clean(award.contract.name)}, {clean(award.vendor.name)}: {record or say('its_records')}"
        note = asking.notebook.write(f"{first.id} record", award.records[0].edge, lead, award.records)
        numbers.append(("record", (note,)))
    cells = (
        ("about", about),
        ("said", said),
        ("who", "; ".join(dict.fromkeys(_who(claim) for claim in claims))),
        ("award", clean(award.contract.name) if award else ""),
        ("record", record),
        ("verdict", words()["verdicts"][first.verdict]),
        ("kinds", say("and").join(_kinds(first)) if first.verdict == "agrees" else ""),
        ("why", clean(first.why)),
    )
    return Row(first.id, cells, tuple(numbers))


def _kinds(one: Corroboration) -> list[str]:
    """The kinds of amount that agree."""
    agreeing = [award.row["kind"] for award in one.awards if award.row["verdict"] == "agrees" and award.row["kind"]]
    return [words()["amounts"].get(kind, kind) for kind in dict.fromkeys(agreeing)]


def _said(claim: Claim) -> str:
    how = qualifier(claim.row.get("amount_qualifier"))
    return f"{how}{full_money(int(claim.row['amount']), claim.row.get('currency'))}"


def _who(claim: Claim) -> str:
    return clean(str(claim.source.row.get("publisher") or claim.source.label))


def _record(award: AwardBeside) -> str:
    """The record's amounts at the place that was compared."""
    row = award.row
    told = [
        f"{words()['amounts'][name]} {full_money(row[name], row.get('currency'))}"
        for name in RECORDED
        if row.get(name) is not None
    ]
    where = say("modification", number=clean(str(row["modification"]))) if row.get("modification") else ""
    when = date_text(row.get("date"))
    return "; ".join([*told, ", ".join(text for text in (where, when) if text)]) if told else ""
