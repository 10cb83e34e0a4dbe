"""Paths between two entities."""

import json
from typing import Any

from graph.errors import BadFilter
from graph.model import Predicate
from graph.store import EdgeFilter, EntityRef, Path
from graph.stores.asking import Row, Snapshot
from graph.stores.implied import implied_id, party_of
from graph.stores.implied_answers import ImpliedAnswers, split_predicates
from graph.stores.lookups import edge_values
from graph.stores.rows import edge_from, ref_from
from graph.stores.walking import Step, Walk

__all__ = ["PathAnswers"]

LONGEST = 6
MOST = 100


class PathAnswers(ImpliedAnswers):
    """The part of a reader that finds how two entities are connected."""

    def paths(self, start: str, end: str, where: EdgeFilter, max_steps: int = 4, limit: int = 5) -> tuple[Path, ...]:
        values = edge_values(where)
        if not 1 <= max_steps <= LONGEST or not 1 <= limit <= MOST:
            raise BadFilter(f"A path has 1 to {LONGEST} steps, and 1 to {MOST} paths are shown.")
        values["predicates"], implied = split_predicates(where)
        values["implied"] = json.dumps([_asked(predicate) for predicate in implied])
        values["implied_names"] = [predicate.name for predicate in implied]
        with self._backend.snapshot() as held:
            ends = [self._find(held, key, where.moment)["id"] for key in (start, end)]
            if ends[0] == ends[1]:
                raise BadFilter("A path leads from one entity to another: give two different ones.")
            walk = Walk(
                lambda ids, backward: _expand(held, values, ids, backward, ends[1] if not backward else ends[0]), *ends
            )
            return self._told(held, walk.paths(max_steps, limit), values)

    def _told(self, held: Snapshot, found: list[list[Step]], values: dict[str, Any]) -> tuple[Path, ...]:
        when = {name: values[name] for name in ("as_of", "known_at")}
        edges = self._edges_by_id(held, (step.edge for path in found for step in path), **when)
        return tuple(_path(path, edges) for path in found if all(step.edge in edges for step in path))


def _asked(predicate: Predicate) -> dict[str, Any]:
    """An implied predicate as the question takes it: the bits that its ids turn over, its origin, the party's end."""
    assert predicate.implied is not None
    return {"mask": implied_id(predicate.name, 0), "origin": predicate.implied.origin, "party": party_of(predicate)}


def _expand(held: Snapshot, values: dict[str, Any], ids: list[int], backward: bool, goal: int) -> list[Step]:
    """The steps away from the entities; from the end they are asked the other way round and turned."""
    turned = {**values, "forward": values["backward"], "backward": values["forward"]} if backward else values
    rows = held.ask("expand", ids=ids, goal=goal, limit=Walk.widest, **turned)
    steps = [Step(r["near"], r["far"], bool(r["forward"]), r["edge"], r["sources"], r["claims"]) for r in rows]
    return [step.turned() for step in steps] if backward else steps


def _path(path: list[Step], edges: dict[int, Row]) -> Path:
    nodes: list[EntityRef] = []
    for step in path:
        near, far = ("subject", "object") if step.forward else ("object", "subject")
        nodes = [*(nodes or [ref_from(edges[step.edge], near)]), ref_from(edges[step.edge], far)]
    steps = tuple((edge_from(edges[step.edge]), step.forward) for step in path)
    return Path(tuple(nodes), steps, min(edge.sources for edge, _ in steps))
