"""What the explorer of a published site asks for, as files: the answers of /api/v1 about entities, edges, sources and
lists, with nothing in them that is not public."""

import functools
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic_core import to_jsonable_python

from app.api.corroboration_models import Corroboration
from app.api.evidence_models import BuildInfo, Claim, Conflict, Source
from app.api.graph_models import Bundle, Contract, ContractRow, Edge, Entity, Interlock, Neighbours, Year
from app.api.models import EntityRef, List
from app.api.schema import schema
from app.api.start import TOP, start
from app.figures.described import FigureSummary, WholeFigure
from app.publishing.bounds import Bounds
from app.publishing.catalogue import Catalogue
from app.publishing.covered import Covered
from app.publishing.joined import joined
from app.publishing.past import State, states_of
from graph import store
from graph.store import ContractFilter, EdgeFilter, Moment, Reader
from graph.values import hash_id

__all__ = ["Answers", "Told", "file_name"]

Told = Mapping[str, tuple[store.Source, int]]
"""Sources by id, each with a number of claims."""

CONTRACTED = "CONTRACTED_WITH"
LISTED = 500
CLAIMS = 100
MOST_JOINED = 5_000
HUB = 2_000
"""Bundles that are read of an entity that has more edges than its file holds."""

_START, _PRIME, _BITS = 0xCBF29CE484222325, 0x100000001B3, (1 << 64) - 1


def file_name(key: str) -> str:
    """The name of an id's file: FNV-1a of its UTF-8 bytes, as src/published/place.ts of the pages computes it.

    >>> file_name("a")
    'af63dc4c8601ec8c'
    """
    found = _START
    for byte in key.encode():
        found = ((found ^ byte) * _PRIME) & _BITS
    return f"{found:016x}"


class Answers:
    """Writes answers into a folder. `paged` are the ids of the entities that have a page; `catalogue` reads the site's
    own database."""

    def __init__(
        self,
        reader: Reader,
        folder: Path,
        covered: Covered,
        paged: Collection[str],
        bounds: Bounds,
        catalogue: Catalogue,
    ) -> None:
        self._reader, self._folder, self._covered, self._paged, self._bounds = reader, folder, covered, paged, bounds
        self._catalogue = catalogue
        self._years = bounds.years
        self._contracts: dict[str, Contract] = {}
        self._rows: dict[str, ContractRow] = {}
        self._pairs: set[tuple[str, str]] = set()
        self._entries: list[list[Any]] = []
        self._past: dict[str, Sequence[State]] = {}
        for name in ("entities", "edges", "figures", "past", "sources"):
            (folder / name).mkdir(parents=True)

    def edge(self, edge: store.Edge, claims: Sequence[store.Claim]) -> None:
        evidence = List[Claim](items=[Claim.of(claim) for claim in claims], total=edge.claims)
        self._put(f"edges/{edge.id}", {"edge": Edge.of(edge), "evidence": evidence})

    def entity(self, entity: store.Entity, edges: store.Page[store.Edge], told: Told) -> None:
        """`told` counts by source the claims of the edges."""
        total = edges.total or len(edges.items)
        whole = len(edges.items) >= total
        bundles: Sequence[Mapping[str, Any]] = joined(edges.items) if whole else self._hub(entity.id)
        for key in entity.keys:
            if key != entity.id:
                self._put(f"entities/{file_name(key)}", {"leads": entity.id})
        met = {ref.id: ref for bundle in bundles for ref in (bundle["subject"], bundle["object"])}
        others = sorted((ref for ref in met.values() if ref.id != entity.id), key=lambda ref: hash_id(ref.id))
        self._join(bundles)
        self._put(
            f"entities/{file_name(entity.id)}",
            {
                "entity": Entity.of(entity),
                "edges": [Edge.of(edge) for edge in edges.items],
                "total": total,
                "withheld": edges.withheld,
                "bundles": [Bundle.of(bundle) for bundle in bundles],
                "others": [EntityRef.model_validate(ref) for ref in others],
                "whole": whole,
                "neighbours": [Neighbours.of(found) for found in self._reader.neighbours(entity.id)],
                "years": self._by_year(entity),
                "contracts": {edge.id: self._contract(edge) for edge in edges.items if edge.predicate == CONTRACTED},
                "sources": [Source.of(source).model_copy(update={"claims": n}) for source, n in told.values()],
            },
        )

        if self._bounds.past:
            self._put(f"past/{file_name(entity.id)}", {edge.id: self._states(edge) for edge in edges.items})

    def _states(self, edge: store.Edge) -> list[tuple[str, Edge | None]]:
        if edge.id not in self._past:
            self._past[edge.id] = states_of(self._reader, edge)
        return [(day, Edge.of(held) if held else None) for day, held in self._past[edge.id]]

    def known(self, row: Mapping[str, Any], names: Iterable[str]) -> None:
        """Have the search know an entity, by a row of its table and its other names."""
        others = " ".join(dict.fromkeys(name for name in names if name != row["name"]))
        self._entries.append([row["public_id"], row["type"], row["name"], row["edges"], others])

    def source(self, source: store.Source, claims: Sequence[store.Claim]) -> None:
        said = List[Claim](items=[Claim.of(claim) for claim in claims], total=source.claims)
        self._put(f"sources/{file_name(source.id)}", {"source": Source.of(source), "claims": said})

    def figures(self, told: Sequence[WholeFigure]) -> None:
        """The figures of the case; their `files` are addresses from the explorer."""
        for one in told:
            self._put(f"figures/{file_name(one.id)}", one)
        items = [FigureSummary.model_validate(one.model_dump(include=set(FigureSummary.model_fields))) for one in told]
        self._put("figures", List[FigureSummary](items=items, total=len(items)))

    def lists(self, sources: Sequence[store.Source], conflicts: Sequence[store.Conflict]) -> None:
        """Everything that is asked for without naming an entity."""
        reader = self._reader
        self._put("schema", schema())
        part = {"pages": len(self._paged), "edges": self._bounds.edges} if self._bounds.large else None
        self._put(
            "builds",
            {
                "items": [{**BuildInfo.of(reader.build()).model_dump(), "part": part, "past": self._bounds.past}],
                "next": None,
            },
        )
        self._put("start", start(reader, Moment()))
        contracts = self._listed_contracts()
        self._put("contracts", List[ContractRow](items=contracts, total=len(contracts)))
        self._list("interlocks", Interlock, reader.interlocks(LISTED))
        self._list("corroborations", Corroboration, reader.corroborations(None, None, LISTED))
        self._list("conflicts", Conflict, store.Page(tuple(conflicts)))
        self._list("sources", Source, store.Page(tuple(sources)))
        self._put("search", self._entries)
        self._put("joins", self._joins())

    def _hub(self, key: str) -> list[Mapping[str, Any]]:
        """What joins an entity to others, summed by the store over more edges than its file holds, largest first."""
        found = self._among if self._bounds.large else self._reader.graph((key,), EdgeFilter(), 1, HUB).bundles
        worths = self._catalogue.worths(key)

        def rank(bundle: Mapping[str, Any]) -> tuple[bool, float, int, str, int]:
            ends = bundle["subject"].id, bundle["object"].id
            worth = worths.get((ends[0], bundle["predicate"], ends[1]))
            return worth is None, -(worth or 0), hash_id(ends[0]), bundle["predicate"], hash_id(ends[1])

        own = (bundle for bundle in found if key in (bundle["subject"].id, bundle["object"].id))
        return sorted(own, key=rank)

    @functools.cached_property
    def _among(self) -> Sequence[Mapping[str, Any]]:
        """What joins those that have a page to each other: one question in place of one for each of them."""
        return self._reader.graph(tuple(self._paged), EdgeFilter(), 0, MOST_JOINED).bundles

    def _join(self, bundles: Iterable[Mapping[str, Any]]) -> None:
        for bundle in bundles:
            one, other = sorted((bundle["subject"].id, bundle["object"].id))
            if one in self._paged and other in self._paged:
                self._pairs.add((one, other))

    def _joins(self) -> dict[str, Any]:
        ids = sorted({end for pair in self._pairs for end in pair})
        places = {key: place for place, key in enumerate(ids)}
        return {"ids": ids, "pairs": [[places[one], places[other]] for one, other in sorted(self._pairs)]}

    def _by_year(self, entity: store.Entity) -> list[Year]:
        if not entity.counts.get(CONTRACTED) or entity.type == "Contract" or self._years <= 0:
            return []
        self._years -= 1
        return [Year.of(year) for year in self._reader.years(entity.id)]

    def _contract(self, edge: store.Edge) -> Contract:
        """What is known of an edge's contract."""
        key = edge.contract.id if edge.contract else ""
        if key not in self._contracts:
            known = self._reader.entity(key).contract if key else None
            self._contracts[key] = Contract.of(known or {})
        self._rows.setdefault(edge.id, ContractRow(edge=Edge.of(edge), contract=self._contracts[key]))
        return self._contracts[key]

    def _listed_contracts(self) -> list[ContractRow]:
        """The largest (of a large case: of those that have a page), and the newest that a start page shows."""
        found = self._reader.contracts(ContractFilter(order="newest"), TOP).items
        for row in found:
            if not (self._folder / "edges" / f"{row.edge.id}.json").exists():
                self.edge(row.edge, self._reader.evidence(row.edge.id, CLAIMS).items)
        newest = [ContractRow.of(row) for row in found]
        if self._bounds.large:
            largest = sorted(self._rows.values(), key=_worth, reverse=True)[:LISTED]
        else:
            largest = [ContractRow.of(row) for row in self._reader.contracts(ContractFilter(), LISTED).items]
        return list({row.edge.id: row for row in (*largest, *newest)}.values())

    def _list(self, name: str, model: Any, page: store.Page[Any]) -> None:
        total = page.total if page.total is not None else len(page.items)
        self._put(name, List[Any](items=[model.of(item) for item in page.items], total=total))

    def _put(self, name: str, answer: Any) -> None:
        told = self._covered(to_jsonable_python(answer))
        path = self._folder / f"{name}.json"
        path.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _worth(row: ContractRow) -> tuple[Decimal, str]:
    told = (row.edge.obligated, row.edge.current, row.edge.potential, row.edge.stated)
    return next((Decimal(amount.amount) for amount in told if amount), Decimal("-Infinity")), row.edge.id
