"""The vendors of a case's records: under which names and keys they are known, and what the records say of them."""

from collections.abc import Iterable, Sequence

import pyarrow as pa

from graph.agencies import load_agencies
from graph.claim import CLAIMS, PARTIES
from graph.engine import Engine
from graph.expressions import Table, ibis
from graph.identity import Judgement, resolve
from graph.keys import agency_judgements, exact_name_judgements, owner_keys, register_judgements
from graph.ledger import Part
from graph.matching.places import gather_places
from graph.matching.statements import statements
from graph.matching.tables import put
from graph.model import load_schema
from graph.resolving import contract_judgements, contract_keys, key_table

__all__ = ["gather_vendors"]

READ = (
    "predicate",
    "level",
    "subject_type",
    "subject_key",
    "object_type",
    "object_key",
    "object_name",
    "modality",
    "contract_key",
    "contract_name",
    "modification",
    "date",
    "source_id",
    "row",
    "naics_description",
    "psc_description",
)
"""What of a record's claims bears on who is who."""


def gather_vendors(
    engine: Engine,
    parts: Sequence[Part],
    judgements: Iterable[Judgement] = (),
    places: Iterable[pa.RecordBatch] = (),
) -> None:
    """Make the tables `vendor_name`, `home_key`, `holding` and `standing` of the parts (see sql/vendors.sql), and
    `company` and `canonical`. `places` are rows of graph.matching.places.PLACES.

    Keys that are one by the registers, by exact names or by people's `judgements` are one home from the start.
    """
    records = [part for part in parts if part.report.kind == "records"]
    listed = [part.source_id for part in parts if part.report.kind in ("records", "reference")]
    claims = _read(engine, [str(part.claims) for part in parts], CLAIMS)
    parties = _read(engine, [str(part.parties) for part in parts], PARTIES)
    of_records = _read(engine, [str(part.claims) for part in records], CLAIMS)
    engine.ibis.create_view(
        "recorded", of_records.filter(of_records.evidence_kind == "record").select(*READ), overwrite=True
    )
    engine.ibis.create_view("told", claims.filter(claims.evidence_kind != "record").select(*READ), overwrite=True)
    canonical = _canonical(parties, claims, list(judgements))
    put(engine, "canonical", pa.table({"key": list(canonical), "home_key": list(canonical.values())}, _HOMES))
    companies = parties.filter(parties.type == "Company")
    named = companies.select("key", "name", listed=companies.source_id.isin(listed or [""])).distinct()
    engine.ibis.create_view("company", named, overwrite=True)
    gather_places(engine, places)
    engine.con.execute(statements("vendors"))


_HOMES = pa.schema([("key", pa.string()), ("home_key", pa.string())])


def _read(engine: Engine, files: list[str], schema: pa.Schema) -> Table:
    return engine.ibis.read_parquet(files).select(*schema.names) if files else ibis.memtable(schema.empty_table())


def _canonical(parties: Table, claims: Table, judgements: list[Judgement]) -> dict[str, str]:
    """The canonical key of each key that has another, as a build without this package's judgements has them."""
    known = [*judgements, *register_judgements(parties), *agency_judgements(parties, load_agencies())]
    known += contract_judgements(contract_keys(claims))
    homes = ibis.memtable(key_table(resolve(known, load_schema()).canonical))
    named = exact_name_judgements(parties, homes, owner_keys(claims))
    final = resolve([*known, *named], load_schema())
    return dict(final.canonical)
