"""A map for Oligrapher (LittleSis): nodes with places, arrows with the words of their predicates.

A map of thousands of nodes cannot be read: the best connected are taken, and a caption says how many are not there.
"""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

from app.export.names import NOT_SAID
from app.export.public import PublicGraph
from graph.model import load_schema
from graph.store import Reader, edge_hex

__all__ = ["oligrapher"]

MOST = 200
RING = 12
"""Nodes on the first ring; each further one has as many more."""

STEP = 220


def oligrapher(reader: Reader) -> Iterator[str]:
    """The map as JSON."""
    graph, build = PublicGraph.of(reader), reader.build()
    every = sorted(graph.entities(), key=lambda row: (-row["edges"], row["public_id"]))
    taken = [row for row in every if row["edges"] or len(every) <= MOST][:MOST]
    places = {row["id"]: place for row, place in zip(taken, _rings(len(taken)), strict=True)}
    nodes = {edge_hex(row["id"]): _node(row, places[row["id"]]) for row in taken}
    edges = {held["id"]: held for row in graph.edges() if (held := _edge(row, places))}
    graph.end()
    left = f"{len(every) - len(taken)} less connected ones are not on it." if len(every) > len(taken) else ""
    title = {
        "title": str(build["case_name"]),
        "subtitle": f"Build {build['build_id']}; only what is public. {left}".strip(),
    }
    drawn = {"nodes": nodes, "edges": edges, "captions": {}}
    yield json.dumps(
        {"attributes": {**title, "date": "", "settings": {}}, "graph": drawn}, ensure_ascii=False, indent=1
    )
    yield "\n"


def _rings(count: int) -> Iterator[tuple[int, int]]:
    """Places on rings around the best connected one."""
    left, ring = count, 0
    while left > 0:
        wide = 1 if ring == 0 else min(left, RING * ring)
        for place in range(wide):
            angle = 2 * math.pi * place / wide
            yield round(STEP * ring * 1.4 * math.cos(angle)), round(STEP * ring * math.sin(angle))
        left, ring = left - wide, ring + 1


def _node(row: Mapping[str, Any], place: tuple[int, int]) -> dict[str, Any]:
    described = row["description"] if row["description"] != NOT_SAID else None
    return {
        "id": edge_hex(row["id"]),
        "name": row["name"],
        "description": described or load_schema().nodes[row["type"]].label,
        "x": place[0],
        "y": place[1],
        "scale": 1,
        "color": load_schema().nodes[row["type"]].colour,
    }


def _edge(row: Mapping[str, Any], places: Mapping[int, tuple[int, int]]) -> dict[str, Any] | None:
    if row["subject_id"] not in places or row["object_id"] not in places:
        return None
    return {
        "id": edge_hex(row["id"]),
        "node1_id": edge_hex(row["subject_id"]),
        "node2_id": edge_hex(row["object_id"]),
        "label": load_schema().predicates[row["predicate"]].active,
        "scale": 1,
        "arrow": True,
        "dash": row["status"] == "proposed" or row["modality"] in ("planned", "hypothetical"),
    }
