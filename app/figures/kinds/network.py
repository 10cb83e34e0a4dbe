"""Networks: some entities and the lines between them, or one entity and what touches it."""

from collections.abc import Iterable

from app.figures.asking import Asking, node, nodes_of
from app.figures.facts import Facts, Node
from app.figures.wording import AMOUNTS, amount_lines, words
from app.filters import predicates
from graph.store import Edge, EntityRef

__all__ = ["between", "drawn", "ego", "network"]


def network(asking: Asking) -> Facts:
    """Every edge between two of the entities named; with `also` those that they and their contracts have, too."""
    named = asking.entities(asking.show.entities)
    edges = between(asking, named, predicates(asking.show.predicates))
    if asking.show.also:
        around = {ref.id: ref for ref in (*named, *(ref for edge in edges for ref in _ends(edge)))}
        edges += between(asking, tuple(around.values()), predicates(asking.show.also))
    return drawn(asking, edges, named)


def ego(asking: Asking) -> Facts:
    """Every edge of one entity, and with `also` those between its neighbours of the predicates that stand there."""
    middle = asking.entity(asking.show.around or "")
    edges = asking.edges(middle.id, predicates(asking.show.predicates))
    for key in asking.show.entities:
        edges += asking.edges(asking.entity(key).id, predicates(asking.show.predicates))
    if asking.show.also:
        around = {ref.id: ref for edge in edges for ref in _ends(edge)}
        edges += between(asking, tuple(around.values()), predicates(asking.show.also))
    return drawn(asking, edges, (middle,))


def _ends(edge: Edge) -> tuple[EntityRef, ...]:
    return (edge.subject, edge.object, edge.contract) if edge.contract else (edge.subject, edge.object)


def between(asking: Asking, named: tuple[EntityRef, ...], kinds: tuple[str, ...]) -> list[Edge]:
    """The edges that join two of the entities. The one with the most edges is not asked: the others tell of it."""
    ids = {ref.id for ref in named}
    counts = {ref.id: sum(asking.reader.entity(ref.id, asking.moment).counts.values()) for ref in named}
    busiest = max(ids, key=lambda id_: (counts[id_], id_), default=None)
    asked = [ref for ref in named if ref.id != busiest]
    found = [edge for ref in asked for edge in asking.edges(ref.id, kinds)]
    return [edge for edge in found if {edge.subject.id, edge.object.id} <= ids]


def drawn(asking: Asking, edges: Iterable[Edge], named: tuple[EntityRef, ...] = ()) -> Facts:
    """Nodes and lines of the edges. Shown as nodes, contracts stand between their parties with their amounts."""
    absent = asking.without()
    kept = [edge for edge in edges if not absent & {ref.id for ref in _ends(edge)}]
    through = asking.show.contracts == "nodes"
    lines = asking.lines(kept, through)
    refs = {ref.id: ref for ref in (*(r for r in named if r.id not in absent), *nodes_of(kept))}
    shown = {id_: node(ref) for id_, ref in refs.items()}
    return asking.facts((shown | (_contract_nodes(kept) if through else {})).values(), lines)


def _contract_nodes(edges: Iterable[Edge]) -> dict[str, Node]:
    """A node a contract, with every amount that an edge gives of it."""
    refs = {edge.contract.id: edge.contract for edge in edges if edge.contract}
    told: dict[str, dict[str, None]] = {id_: {} for id_ in refs}
    for edge in edges:
        if edge.contract and edge.predicate == "CONTRACTED_WITH":
            told[edge.contract.id] |= dict.fromkeys(amount_lines(edge))
    kinds = [words()["amounts"][name] for name in AMOUNTS]

    def rank(text: str) -> int:
        return next(place for place, kind in enumerate(kinds) if text.startswith(kind))

    return {id_: node(ref, tuple(sorted(told[id_], key=rank))) for id_, ref in refs.items()}
