"""Where sources disagree: both sides of every conflict, each with its sources."""

import re
from collections.abc import Iterator

from app.figures.asking import Asking
from app.figures.facts import Facts, Row
from app.figures.wording import active, clean, date_text, say, words
from graph.store import Claim, Conflict

__all__ = ["conflicts"]


def conflicts(asking: Asking) -> Facts:
    """A row a side; the sides of a conflict follow each other. The gravest conflict is first."""
    rows = tuple(row for conflict in _wanted(asking) for row in _rows(asking, conflict))
    return asking.facts(rows=rows)


def _wanted(asking: Asking) -> list[Conflict]:
    show = asking.show
    found: dict[str, Conflict] = {}
    keys: list[str | None] = [ref.id for ref in asking.entities(show.entities)]
    for key in keys or [None]:
        page = asking.reader.conflicts(key, show.most)
        asking.withheld |= page.withheld > 0
        found |= {conflict.id: conflict for conflict in page.items}
    absent = asking.without()
    known = asking.specification.known_at or asking.specification.as_of or "9999"
    kept = [
        c for c in found.values() if (c.since or "") <= known and not absent & _ends(c) and c.id not in show.without
    ]
    return sorted(kept, key=lambda c: (c.rank, c.predicate, c.subject.name, c.id))[: show.most]


def _ends(conflict: Conflict) -> set[str]:
    return {ref.id for ref in (conflict.subject, conflict.object) if ref}


def _rows(asking: Asking, conflict: Conflict) -> Iterator[Row]:
    sides = [(value, shown) for value, claims in conflict.sides if (shown := _shown(asking, claims))]
    if not sides or (len(sides) < 2 and len(conflict.sides) > 1):
        return
    about = _about(conflict)
    for place, (value, claims) in enumerate(sides):
        who = "; ".join(dict.fromkeys(_who(claim) for claim in claims))
        said = _value(value)
        lead = said if conflict.qualifier == "statement" else f"{about}: {said}"
        number = asking.notebook.write(f"{conflict.id} {place}", claims[0].edge, lead, claims)
        cells = (("about", about), ("why", clean(conflict.why)), ("value", said), ("who", who))
        more = (("conflict", conflict.id), ("place", str(place)), ("sides", str(len(sides))))
        yield Row(f"{conflict.id} {place}", (*cells, *more), (("value", (number,)),), (), _marks(claims))


def _shown(asking: Asking, claims: tuple[Claim, ...]) -> list[Claim]:
    """Claims that nobody has reviewed stand in a figure only where it says so. One that the case keeps out of the graph
    as contested is what the figure is about."""
    reviewed = asking.specification.review == "accepted"
    return [claim for claim in claims if not (reviewed and claim.row.get("status") == "proposed")]


def _value(text: str) -> str:
    """The value of a side as people write it: a date in words."""
    return date_text(text, None) if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){1,2}", text) else clean(text)


def _about(conflict: Conflict) -> str:
    parties = f"{clean(conflict.subject.name)} {active(conflict.predicate)}"
    if conflict.object:
        parties += f" {clean(conflict.object.name)}"
    asked = {"statement": "", "subject": say("which_party"), "object": say("which_party")}.get(
        conflict.qualifier, conflict.qualifier
    )
    return f"{parties} ({words()['qualities'].get(asked) or asked.replace('_', ' ')})" if asked else parties


def _who(claim: Claim) -> str:
    return clean(str(claim.source.row.get("publisher") or claim.source.label))


def _marks(claims: list[Claim]) -> tuple[str, ...]:
    statuses = {claim.row.get("status") for claim in claims}
    return (
        ("unreviewed",) if statuses == {"proposed"} else ("kept out of the graph",) if statuses == {"rejected"} else ()
    )
