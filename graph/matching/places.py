"""Where vendors are, as their records say: what tells namesakes in two towns from one company under two spellings.

Addresses are read anew from the archived files whenever names are compared, and kept nowhere: neither in the ledger nor
in what is said of a pair.
"""

import re
from collections.abc import Iterable

import pyarrow as pa

from graph.engine import Engine
from graph.matching.lexicon import load_lexicon
from graph.matching.statements import statements

__all__ = ["PLACES", "gather_places"]

PLACES = pa.schema(
    [
        ("source_id", pa.string()),
        ("row", pa.int64()),  # 1-based data row, as in the claims of the source
        ("predicate", pa.string()),  # the row's claim whose vendor has the address: CONTRACTED_WITH or SUBAWARD_OF
        ("street", pa.string()),
        ("town", pa.string()),
        ("zone", pa.string()),  # state or region
        ("code", pa.string()),  # postal code
    ]
)


def gather_places(engine: Engine, batches: Iterable[pa.RecordBatch]) -> None:
    """Make table `place` (source, row, predicate, and hashes of street address and town) of rows of PLACES."""
    con, lexicon = engine.con, load_lexicon()
    con.execute(
        "create or replace table place (source ubigint, row bigint, predicate varchar, street ubigint, town ubigint)"
    )
    con.execute("set variable rooms = $1", [rf"\s(?:{'|'.join(map(re.escape, lexicon.rooms))})\b.*$"])
    con.execute(
        "set variable street_words = map($1, $2)",
        [list(column) for column in zip(*lexicon.street_words.items(), strict=True)],
    )
    for batch in batches:
        con.register("place_given", pa.table(batch))
        con.execute(statements("places"))
        con.unregister("place_given")
