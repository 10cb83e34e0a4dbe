"""Who buys from whom, who works under whom, what runs where: agency, prime, subcontractor, system, host."""

from app.figures.asking import Asking, node
from app.figures.facts import Facts
from graph.store import Edge, EntityRef

__all__ = ["supply_chain"]

AGENCY, PRIME, UNDER, SYSTEM, HOST = range(5)
BOUGHT = ("CONTRACTED_WITH", "SUPPLIES", "PAID")


class _Chain:
    """The layers as they grow; an entity keeps the first layer that it was given."""

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.absent = asking.without()
        self.layers: dict[str, int] = {}
        self.refs: dict[str, EntityRef] = {}
        self.edges: list[Edge] = []
        self.primes: dict[str, str] = {}

    def put(self, ref: EntityRef, layer: int) -> None:
        self.refs[ref.id] = ref
        self.layers.setdefault(ref.id, layer)

    def at(self, layer: int) -> list[str]:
        return [id_ for id_, there in self.layers.items() if there == layer]

    def take(self, edge: Edge, subject: int, object_: int) -> None:
        if {edge.subject.id, edge.object.id} & self.absent:
            return
        self.put(edge.subject, subject)
        self.put(edge.object, object_)
        self.edges.append(edge)


def supply_chain(asking: Asking) -> Facts:
    """Starts from an agency, a vendor or both, or from the entities named, and follows contracts down to the hosts."""
    chain = _Chain(asking)
    _buy(chain)
    for contract in sorted({edge.contract.id: edge for edge in chain.edges if edge.contract}):
        _under(chain, contract)
    for id_ in [*chain.at(PRIME), *chain.at(UNDER)]:
        for edge in asking.edges(id_, ("RESELLS_FOR",), "in"):
            chain.take(edge, UNDER, chain.layers[id_])
        for edge in asking.edges(id_, ("DEVELOPS",), "out"):
            chain.take(edge, chain.layers[id_], SYSTEM)
    for id_ in list(chain.layers):
        for edge in asking.edges(id_, ("HOSTS",), "in"):
            chain.take(edge, HOST, chain.layers[id_])
            if edge.subject.id in chain.layers and chain.layers[edge.subject.id] == SYSTEM:
                chain.layers[edge.subject.id] = HOST
    lines = asking.lines(chain.edges, stand_in=chain.primes)
    used = {end for line in lines for end in (line.subject, line.object)}
    return asking.facts((node(ref, (), chain.layers[id_]) for id_, ref in chain.refs.items() if id_ in used), lines)


def _buy(chain: _Chain) -> None:
    asking, show = chain.asking, chain.asking.show
    wanted = {ref.id for ref in asking.entities(show.entities)}
    vendor = asking.entity(show.vendor).id if show.vendor else None
    agency = asking.entity(show.agency).id if show.agency else None
    for key in [key for key in (vendor if vendor else agency,) if key] or sorted(wanted):
        for edge in asking.edges(key, BOUGHT):
            buyer, seller = (edge.object, edge.subject) if edge.predicate == "SUPPLIES" else (edge.subject, edge.object)
            named = not wanted or {buyer.id, seller.id} <= wanted or (key in (vendor, agency) and seller.id in wanted)
            if named and agency in (None, buyer.id) and vendor in (None, seller.id):
                layers = (PRIME, AGENCY) if edge.predicate == "SUPPLIES" else (AGENCY, PRIME)
                chain.take(edge, *layers)


def _under(chain: _Chain, contract: str) -> None:
    """Subawards of a contract, and the companies that resell under it."""
    for edge in chain.asking.edges(contract, ("SUBAWARD_OF",), "in"):
        primes = [
            other.object
            for other in chain.edges
            if other.predicate == "CONTRACTED_WITH" and other.contract and other.contract.id == contract
        ]
        if primes and edge.subject.id not in chain.absent:
            chain.put(edge.subject, UNDER)
            chain.primes[contract] = primes[0].id
            chain.edges.append(edge)
