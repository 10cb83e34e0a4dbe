"""People and the organisations in which they hold roles."""

from app.figures.asking import Asking
from app.figures.facts import Facts
from app.figures.kinds.network import between, drawn
from app.filters import predicates
from graph.model import load_schema

__all__ = ["people"]


def people(asking: Asking) -> Facts:
    """The roles of the people named, or of everyone who links two organisations; `also` names the kinds of line
    that are shown between those organisations."""
    roles = predicates(asking.show.predicates) or _roles()
    named = asking.entities(asking.show.entities)
    starts = named or tuple(person for person, _ in asking.reader.interlocks(limit=asking.show.most).items)
    edges = [edge for ref in starts for edge in asking.edges(ref.id, roles)]
    if asking.show.also:
        refs = {ref.id: ref for edge in edges for ref in (edge.subject, edge.object)} | {r.id: r for r in named}
        edges += between(asking, tuple(refs.values()), predicates(asking.show.also))
    return drawn(asking, edges, named)


def _roles() -> tuple[str, ...]:
    return tuple(name for name, predicate in load_schema().predicates.items() if predicate.group == "people")
