"""Syncing a build to Neo4j beside the driver's own UNWIND … MERGE of the same rows, in one run on a real server.

    python -m benchmarks.neo4j_sync [--rows 100000]

Prints the rates and their ratios (1 is the bare driver) and appends a line to benchmarks/results/neo4j_sync.jsonl.
The bare driver gets ready-made Python rows, no property but those of the edge, and no book-keeping.
"""

import argparse
import datetime
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pyarrow as pa

from graph.model import load_schema
from graph.store import Build, TableStream
from graph.stores import Neo4jLocation, open_writer
from graph.stores.neo4j.labels import schema_statements
from graph.values import hash_id
from tests.neo4j_server import Neo4jServer, running

NODES_AT_ONCE, EDGES_AT_ONCE = 10_000, 5_000  # ten thousand edges with their columns exceed a transaction's memory
RESULTS = Path(__file__).parent / "results" / "neo4j_sync.jsonl"
MERGE_NODES = "UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row"
MERGE_EDGES = (
    "UNWIND $rows AS row MATCH (s:Agency {id: row.subject_id}) MATCH (o:Company {id: row.object_id}) "
    "MERGE (s)-[r:CONTRACTED_WITH {id: row.id}]->(o) SET r = row"
)


class Rows(TableStream):
    """Rows held as an Arrow table."""

    def __init__(self, table: pa.Table) -> None:
        self.table = table

    def batches(self, rows: int = 100_000, bare: bool = False) -> pa.RecordBatchReader:
        return pa.RecordBatchReader.from_batches(self.table.schema, self.table.to_batches(max_chunksize=rows))


def made(rows: int) -> dict[str, list[dict[str, Any]]]:
    """Entities and contract edges of about that many contracts: a tenth as many vendors, twenty agencies."""
    agencies = [f"agency:{number:04d}" for number in range(20)]
    vendors = [f"uei:{number:012d}" for number in range(rows // 10)]
    contracts = [f"award:CONT_AWD_{number:012d}" for number in range(rows)]
    kinds = [("Agency", agencies), ("Company", vendors), ("Contract", contracts)]
    entities = [_entity(key, kind) for kind, keys in kinds for key in keys]
    edges = [
        _edge(agencies[n * 7 % 20], vendors[n * 13 % len(vendors)], contract) for n, contract in enumerate(contracts)
    ]
    return {"entity": sorted(entities, key=_id), "edge": sorted(edges, key=_id)}


def _id(row: dict[str, Any]) -> int:
    return int(row["id"])


def _entity(key: str, kind: str) -> dict[str, Any]:
    told = {"public_id": key, "type": kind, "name": key.upper(), "visibility": "public", "edges": 1}
    return {"id": hash_id(key), **told, "known_from": "2026-01-01"}


def _edge(agency: str, vendor: str, contract: str) -> dict[str, Any]:
    ends = {"subject_id": hash_id(agency), "predicate": "CONTRACTED_WITH", "object_id": hash_id(vendor)}
    told = {"obligated": 100_00, "potential": 200_00, "currency": "USD", "valid_from": "2023-01-01"}
    flags = {"implied": 0, "background": 0, "disputed": 0, "sources": 1, "claims": 2, "modality": "asserted"}
    kept = {"contract_id": hash_id(contract), "status": "accepted", "known_from": "2026-01-01", "visibility": "public"}
    number = hash_id(agency, "CONTRACTED_WITH", vendor, contract)
    return {"id": number, **ends, **kept, **told, **flags, "valid_from_precision": "day"}


def as_build(tables: dict[str, list[dict[str, Any]]]) -> Build:
    schema = load_schema().tables
    kinds = {"id": pa.int64(), "int": pa.int64(), "money": pa.int64(), "flag": pa.int64()}
    fields = {
        name: pa.schema([(column.name, kinds.get(column.type, pa.string())) for column in schema[name].columns])
        for name in tables
    }
    return Build("bench", {name: Rows(pa.Table.from_pylist(rows, fields[name])) for name, rows in tables.items()})


def bare(driver: neo4j.Driver, tables: dict[str, list[dict[str, Any]]]) -> dict[str, float]:
    """Rows a second of the driver alone."""
    nodes: dict[str, list[dict[str, Any]]] = {}
    for row in tables["entity"]:
        nodes.setdefault(row["type"], []).append(row)
    began = time.perf_counter()
    with driver.session() as session:
        for label, rows in nodes.items():
            _run(session, MERGE_NODES.format(label=label), rows, NODES_AT_ONCE)
        between = time.perf_counter()
        _run(session, MERGE_EDGES, tables["edge"], EDGES_AT_ONCE)
    ended = time.perf_counter()
    return {"nodes": len(tables["entity"]) / (between - began), "edges": len(tables["edge"]) / (ended - between)}


def _run(session: neo4j.Session, text: str, rows: list[dict[str, Any]], size: int) -> None:
    for batch in (rows[start : start + size] for start in range(0, len(rows), size)):
        with session.begin_transaction() as transaction:
            transaction.run(text, rows=batch).consume()
            transaction.commit()


def ours(location: Neo4jLocation, build: Build) -> dict[str, float]:
    """Rows a second of the writer from its first batch of a kind to its last. Implied edges are edges too.

    What comes before the first batch (constraints, a connection) is left out, as it is for the bare driver.
    """
    told: list[tuple[str, int, float]] = []
    open_writer(location).write(build, lambda table, rows: told.append((table, rows, time.perf_counter())))
    rates: dict[str, float] = {}
    for name, tables in (("nodes", ("entity",)), ("edges", ("edge", "implied"))):
        mine = [entry for entry in told if entry[0] in tables]
        last = {table: rows for table, rows, _ in mine}
        rates[name] = (sum(last.values()) - mine[0][1]) / max(mine[-1][2] - mine[0][2], 1e-9)
    return rates


def emptied(location: Neo4jLocation) -> None:
    """Nothing left but constraints and indexes: an empty build removes whatever is not its own."""
    nothing = as_build({"entity": [], "edge": []})
    open_writer(location).write(Build("empty", nothing.tables))


def measured(server: Neo4jServer, rows: int) -> Iterator[tuple[str, float, float]]:
    """(what, bare rate, our rate), new and again. Both start with the same constraints on an empty database."""
    tables = made(rows)
    location, build = Neo4jLocation(server.uri, server.user, server.password), as_build(tables)
    with neo4j.GraphDatabase.driver(server.uri, auth=server.auth) as driver:
        warm = made(500)
        for statement in schema_statements():
            driver.execute_query(statement)
        ours(location, as_build(warm))
        bare(driver, warm)
        emptied(location)
        rates: dict[str, tuple[float, float]] = {}
        first = bare(driver, tables)
        again = bare(driver, tables)
        emptied(location)
        fresh, repeated = ours(location, build), ours(location, build)
    for what in ("nodes", "edges"):
        rates[what] = (first[what], fresh[what])
        rates[f"{what} again"] = (again[what], repeated[what])
    yield from ((what, *pair) for what, pair in rates.items())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000, help="contracts (default 100000)")
    asked = parser.parse_args()
    with running() as server:
        found = [
            {"what": what, "bare": round(bare_rate), "ours": round(our_rate), "ratio": round(our_rate / bare_rate, 2)}
            for what, bare_rate, our_rate in measured(server, asked.rows)
        ]
    for line in found:
        sys.stdout.write(
            f"{line['what']:12} bare {line['bare']:>7}/s   ours {line['ours']:>7}/s   ratio {line['ratio']}\n"
        )
    RESULTS.parent.mkdir(exist_ok=True)
    day = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    with RESULTS.open("a") as file:
        file.write(json.dumps({"at": day, "rows": asked.rows, "rates": found}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
