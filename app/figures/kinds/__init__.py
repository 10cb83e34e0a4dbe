"""What each kind of figure asks the graph."""

from collections.abc import Callable, Mapping

from app.export.redaction import Redaction
from app.figures.asking import Asking
from app.figures.facts import Facts
from app.figures.kinds import conflicts, contracts, network, people, record_check, spending, supply_chain
from app.figures.specification import Specification
from graph.store import Reader

__all__ = ["facts_of"]

GATHERED: Mapping[str, Callable[[Asking], Facts]] = {
    "network": network.network,
    "ego": network.ego,
    "supply_chain": supply_chain.supply_chain,
    "people": people.people,
    "timeline": contracts.timeline,
    "spending": spending.spending,
    "conflicts": conflicts.conflicts,
    "record_check": record_check.record_check,
}


def facts_of(reader: Reader, specification: Specification, redaction: Redaction | None = None) -> Facts:
    """What a figure shows of the reader's graph. `redaction` spares looking up anew what is not public."""
    return GATHERED[specification.kind](Asking(reader, specification, redaction))
