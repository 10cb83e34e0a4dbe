"""What a site's own database lists: everything public by the number of its statements, and counts."""

import contextlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

__all__ = ["Catalogue"]

LISTED = """\
select public_id, type, name, edges from entities order by edges desc, lower(name), public_id limit ?
"""
LARGEST = """\
with sold as materialized (
    select object, sum(obligated) as money from edges where predicate = 'CONTRACTED_WITH' group by object
    order by money desc, object limit ?
)
select e.public_id, e.type, e.name, e.edges from sold join entities e on e.public_id = sold.object
order by sold.money desc, e.public_id
"""
NAMED = """\
select entity, name from entity_names where entity in (select value from json_each(?)) order by entity, name
"""
WORTHS = """\
with own as (
    select id from edges where subject = :entity union select id from edges where object = :entity
)
select e.subject, e.predicate, e.object, round(100 * sum(coalesce(e.obligated, e.current, e.potential, e.stated)))
from own join edges e using (id) where not e.implied and e.known_to is null group by 1, 2, 3
"""
COUNTS = {
    "entities": "select count(*) from entities",
    "edges": "select count(*) from edges where not implied",
    "sources": "select count(*) from sources",
}


class Catalogue:
    """Reads `data/graph.sqlite`, in which nothing is that is not public."""

    def __init__(self, database: Path) -> None:
        self._address = f"file:{quote(str(database))}?mode=ro"

    def entities(self, most: int) -> list[Mapping[str, Any]]:
        """The best connected: `public_id`, `type`, `name`, `edges`."""
        return self._rows(LISTED, most)

    def vendors(self, most: int) -> list[Mapping[str, Any]]:
        """Those to whom most money is obligated."""
        return self._rows(LARGEST, most)

    def _rows(self, question: str, most: int) -> list[Mapping[str, Any]]:
        return [
            dict(zip(("public_id", "type", "name", "edges"), row, strict=True)) for row in self._ask(question, (most,))
        ]

    def names(self, ids: Sequence[str]) -> dict[str, list[str]]:
        """Every name of some entities."""
        found: dict[str, list[str]] = {}
        for key, name in self._ask(NAMED, (json.dumps(list(ids)),)):
            found.setdefault(key, []).append(name)
        return found

    def worths(self, entity: str) -> dict[tuple[str, str, str], float | None]:
        """What joins of an entity are ranked by, by subject, predicate and object: cents, None where none are told."""
        return {(subject, name, far): worth for subject, name, far, worth in self._ask(WORTHS, {"entity": entity})}

    def counts(self) -> dict[str, int]:
        return {name: self._ask(question)[0][0] for name, question in COUNTS.items()}

    def _ask(self, question: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[Any]:
        with contextlib.closing(sqlite3.connect(self._address, uri=True)) as connection:
            return connection.execute(question, values).fetchall()
