"""Lists of rows that name the same number, cut from pairs that come in batches."""

import json
from itertools import groupby

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from graph.stores.sqlite.listing import listed

PAIRS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2**63 - 1)), unique=True).map(sorted)


@given(PAIRS, st.lists(st.integers(0, 6), max_size=8))
def test_each_number_has_the_list_of_all_that_stands_beside_it_wherever_batches_end(
    pairs: list[tuple[int, int]], cuts: list[int]
) -> None:
    found = [row for batch in listed(iter(_batches(pairs, cuts))) for row in batch.to_pylist()]
    wanted = [(number, [other for _, other in told]) for number, told in groupby(pairs, lambda pair: pair[0])]
    assert [(row["edge_id"], json.loads(row["rows"])) for row in found] == wanted


def _batches(pairs: list[tuple[int, int]], cuts: list[int]) -> list[pa.RecordBatch]:
    columns = {"edge_id": [one for one, _ in pairs], "id": [other for _, other in pairs]}
    whole = pa.RecordBatch.from_pydict(columns, pa.schema([("edge_id", pa.int64()), ("id", pa.int64())]))
    batches, start = [], 0
    for size in cuts:
        batches.append(whole.slice(start, size))
        start = min(start + size, len(pairs))
    return [*batches, whole.slice(start)]
