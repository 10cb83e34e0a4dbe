"""What a build comes to in numbers, for its summary."""

from graph.expressions import Table, _

__all__ = ["edges_counted", "kinds_counted"]


def kinds_counted(entity: Table) -> Table:
    """How many entities there are of each kind: type, entities."""
    return entity.group_by("type").agg(entities=entity.count())


def edges_counted(edge: Table) -> Table:
    """One row: edges, proposed ones, vendors and what was obligated to them (whole cents) by contracts accepted."""
    contracted = (edge.predicate == "CONTRACTED_WITH") & (edge.status == "accepted")
    return edge.agg(
        edges=_.count(),
        proposed=(edge.status == "proposed").sum(),
        obligated=edge.obligated.sum(where=contracted),
        vendors=edge.object_id.nunique(where=contracted),
    )
