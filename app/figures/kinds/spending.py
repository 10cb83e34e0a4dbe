"""Obligated amounts by fiscal year, as the store adds them up, each with the actions that it rests on."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from app.figures.asking import Asking
from app.figures.facts import Facts, Row
from app.figures.wording import clean, counted, full_money, say
from graph.errors import BadFilter, LimitExceeded
from graph.store import Claim, EntityRef, SpendingQuery

__all__ = ["fiscal_year", "spending"]

CURRENCY = "USD"

Key = tuple[str, str, int]


def spending(asking: Asking) -> Facts:
    """A row a vendor, agency and year."""
    show = asking.show
    vendor = asking.entity(show.vendor) if show.vendor else None
    agency = asking.entity(show.agency) if show.agency else None
    sums = _sums(asking, vendor, agency)
    claims = _claims(asking)
    if len(sums) > show.most:
        raise LimitExceeded(
            f"This figure would have {len(sums)} rows, more than {show.most}: name a vendor and an agency, or raise"
            " 'most' (60 at the most)."
        )
    ordered = sorted(sums, key=lambda key: (key[1] if agency is None else key[0], key[2]))
    rows = tuple(_row(asking, key, sums[key], claims.get(key, ())) for key in ordered)
    return asking.facts(rows=rows, remarks=(say("fiscal"),))


def _sums(asking: Asking, vendor: EntityRef | None, agency: EntityRef | None) -> dict[Key, tuple[int, int | None]]:
    """Actions and obligated cents (None where none are stated), as the store tells them."""
    show = asking.show
    sums: dict[Key, tuple[int, int | None]] = {}
    for vendor_name, agency_name, year, actions, obligated in asking.reader.spending(
        SpendingQuery(("vendor", "agency", "year"), moment=asking.moment)
    ):
        if (vendor and vendor_name != vendor.name) or (agency and agency_name != agency.name) or year is None:
            continue
        if (show.since and year < int(show.since[:4])) or (show.until and year > int(show.until[:4])):
            continue
        if (key := (vendor_name, agency_name, year)) in sums:
            raise BadFilter(
                f"Two entities bear the name {clean(vendor_name)}: give them names of their own in entities.csv."
            )
        sums[key] = (actions, obligated)
    return sums


def _claims(asking: Asking) -> Mapping[Key, Sequence[Claim]]:
    """The actions of the contracts by vendor, agency and fiscal year."""
    found: defaultdict[Key, list[Claim]] = defaultdict(list)
    for row in asking.contracts(500):
        edge = row.edge
        for claim in asking.evidence(edge)[0]:
            if claim.row.get("level") in ("action", "summary") and (date := claim.row.get("date")):
                found[edge.object.name, edge.subject.name, fiscal_year(date)].append(claim)
    return found


def fiscal_year(day: str) -> int:
    """
    >>> fiscal_year("2017-10-01"), fiscal_year("2017-09-30")
    (2018, 2017)
    """
    return int(day[:4]) + (day[5:7] >= "10")


def _row(asking: Asking, key: Key, told: tuple[int, int | None], claims: Sequence[Claim]) -> Row:
    vendor, agency, year = key
    actions, obligated = told
    amount = say("none_stated") if obligated is None else full_money(obligated, CURRENCY)
    said = say("no_amount") if obligated is None else say("obligated", amount=amount)
    borne = [claim for claim in claims if claim.row.get("level") == "action"] or list(claims)
    how_many = say("one_action") if actions == 1 else say("actions", n=counted(actions))
    parties = {"agency": clean(agency), "vendor": clean(vendor)}
    lead = say("obligated_in_year", **parties, year=year, said=said, actions=how_many)
    name = f"spending {vendor} {agency} {year}"
    numbers = ()
    if borne:
        more = max(0, actions - len(borne))
        numbers = (("amount", (asking.notebook.write(name, borne[0].edge, lead, borne, more),)),)  # type: ignore[assignment]
    cells = (("vendor", clean(vendor)), ("agency", clean(agency)), ("year", str(year)), ("amount", amount))
    return Row(name, (*cells, ("actions", how_many)), numbers, (("obligated", obligated), ("year", year)))
