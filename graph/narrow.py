"""The large tables as they are written: narrow rows of records, with what many of them share as dictionaries of few
words, and then what is none of records, with all it says.

Sorting, handing over and folding the same words in a million rows costs more than making the rows.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from concurrent.futures import Future

import pyarrow as pa
import pyarrow.compute as pc

from graph.built import Streamed, columns_of, fields_of, typed
from graph.claim import PRECISIONS, with_claim_ids
from graph.edges import ASSERTED, in_dispute
from graph.expressions import Table, _
from graph.model import load_schema
from graph.recorded import Recorded
from graph.sources import VISIBILITIES
from graph.steps import Held
from graph.store import TableStream

__all__ = ["ClaimStream", "ContractStream", "EdgeStream"]

_WORD = pa.dictionary(pa.int32(), pa.string())
_PAIRS = 200_000


class ClaimStream(TableStream):
    """Table `claim` as it is written: records in the order of their files, then what is none, which may come later.

    What whole files have in common is a dictionary of few words, with a number in each row."""

    def __init__(self, recorded: Recorded, prose: "Future[Held]") -> None:
        self._recorded, self._prose = recorded, prose

    def batches(self, rows: int = 100_000, bare: bool = False) -> pa.RecordBatchReader:
        forms = self._recorded.forms.whole(_present_with_form).combine_chunks()
        words = [name for name in fields_of("claim").names if _is_word(name, forms)]
        schema = _with_words("claim", words)
        return pa.RecordBatchReader.from_batches(schema, self._batches(schema, forms, rows, bare))

    def pairs(self, first: str, second: str) -> Iterator[pa.RecordBatch]:
        yield from self._recorded.rows.batches(_PAIRS, _pairs, self._prose.result(), first, second)

    def _batches(self, schema: pa.Schema, forms: pa.Table, rows: int, bare: bool) -> Iterator[pa.RecordBatch]:
        records = self._recorded.rows
        numbers = forms["form"].combine_chunks()
        for batch in records.batches(rows, _present_with_form):
            places = pc.index_in(batch.column("form"), numbers)
            told = pa.RecordBatch.from_arrays(
                [_of_form(field, batch, forms, places) for field in schema], schema=schema
            )
            yield told if bare else with_claim_ids(told)
        for batch in self._prose.result().batches(rows, _columns_of_claims):
            yield pa.RecordBatch.from_arrays([_encoded(batch.column(f.name), f.type) for f in schema], schema=schema)


def _word(word: str, absent: pa.Array) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(absent.cast(pa.int32()), pa.array([word, None]))


def _is_word(name: str, forms: pa.Table) -> bool:
    return name in PRECISIONS or (name in forms.column_names and pa.types.is_string(forms.schema.field(name).type))


def _of_form(field: pa.Field, batch: pa.RecordBatch, forms: pa.Table, places: pa.Array) -> pa.Array:
    if field.name in PRECISIONS:
        return _word("day", pc.is_null(batch.column(PRECISIONS[field.name])))
    if field.type == _WORD:
        return pa.DictionaryArray.from_arrays(places, forms[field.name].combine_chunks())
    if field.name in forms.column_names:
        return pc.take(forms[field.name].combine_chunks(), places)
    present = field.name in batch.schema.names
    return batch.column(field.name) if present else pa.nulls(batch.num_rows, field.type)


def _encoded(column: pa.Array, kind: pa.DataType) -> pa.Array:
    return column.dictionary_encode(null_encoding="encode").cast(kind) if kind == _WORD else column


def _present_with_form(rows: Table) -> Table:
    columns = load_schema().tables["claim"].columns
    return rows.select("form", **{c.name: typed(c, rows) for c in columns if c.name in rows.columns})


def _pairs(records: Table, prose: Table, first: str, second: str) -> Table:
    both = records.select(first, second).union(prose.select(first, second))
    return both.order_by(first, second)


def _columns_of_claims(rows: Table) -> Table:
    return columns_of(load_schema().tables["claim"], rows)


@dataclasses.dataclass(frozen=True, slots=True)
class ContractStream(TableStream):
    """Table `contract`: `rows` without the names of their `codes` (psc, naics), `whole` with them."""

    rows: Held
    codes: Mapping[str, Held]
    whole: Held

    def batches(self, rows: int = 100_000, bare: bool = False) -> pa.RecordBatchReader:
        if not bare:
            return Streamed("contract", self.whole).batches(rows)
        schema = _with_words("contract", [name for code in self.codes for name in (code, f"{code}_description")])
        return pa.RecordBatchReader.from_batches(schema, self._batches(schema, rows))

    def _batches(self, schema: pa.Schema, rows: int) -> Iterator[pa.RecordBatch]:
        names = {code: told.whole() for code, told in self.codes.items()}
        for batch in self.rows.batches(rows, _bare_contracts):
            words: dict[str, pa.Array] = {}
            for code, told in names.items():
                words[code] = _encoded(batch.column(code), _WORD)
                places = pc.index_in(words[code].dictionary, told[code].combine_chunks())
                named = told[f"{code}_description"].combine_chunks().take(places)
                words[f"{code}_description"] = pa.DictionaryArray.from_arrays(words[code].indices, named)
            yield _batch(schema, words, batch)


def _bare_contracts(contract: Table) -> Table:
    columns = load_schema().tables["contract"].columns
    told = contract.select(**{c.name: typed(c, contract) for c in columns if c.name in contract.columns})
    return told.order_by("entity_id")


@dataclasses.dataclass(frozen=True, slots=True)
class EdgeStream(TableStream):
    """Table `edge`: `rows` are what `graph.edges.edges` gives, `forms` and `disputed` what `shown` takes beside them,
    `status` that of all records, and `whole` what it gives."""

    rows: Held
    forms: Held
    disputed: Held
    status: str
    whole: Held

    def batches(self, rows: int = 100_000, bare: bool = False) -> pa.RecordBatchReader:
        if not bare:
            return Streamed("edge", self.whole).batches(rows)
        schema = _with_words("edge", _EDGE_WORDS)
        return pa.RecordBatchReader.from_batches(schema, self._batches(schema, rows))

    def _batches(self, schema: pa.Schema, rows: int) -> Iterator[pa.RecordBatch]:
        forms = self.forms.whole()
        for batch in self.rows.batches(rows, _edges_of_records, self.disputed):
            yield _batch(schema, self._words(batch, forms), batch)
        for batch in self.whole.batches(rows, _other_edges):
            yield pa.RecordBatch.from_arrays([_encoded(batch.column(f.name), f.type) for f in schema], schema=schema)

    def _words(self, batch: pa.RecordBatch, forms: pa.Table) -> dict[str, pa.Array]:
        """What an edge of records does not say by itself."""
        places = pc.index_in(batch.column("form"), forms["form"].combine_chunks())
        of_form = {
            name: pa.DictionaryArray.from_arrays(places, forms[name].combine_chunks())
            for name in ("predicate", "currency")
        }
        never = pa.repeat(pa.scalar(False), batch.num_rows)
        days = {name: _word("day", pc.is_null(batch.column(name.removesuffix("_precision")))) for name in _PRECISIONS}
        ranks = batch.column("visibility_rank").cast(pa.int32())
        zero = pa.repeat(pa.scalar(0, pa.int64()), batch.num_rows)
        return {
            **of_form,
            **days,
            "status": _word(self.status, never),
            "modality": _word(ASSERTED, never),
            "visibility": pa.DictionaryArray.from_arrays(ranks, pa.array(VISIBILITIES)),
            "implied": zero,
            "background": zero,
        }


_PRECISIONS = ("valid_from_precision", "valid_to_precision")
_EDGE_WORDS = ("predicate", "currency", "status", "modality", "visibility", "known_from", "known_to", *_PRECISIONS)


def _edges_of_records(grouped: Table, disputed: Table) -> Table:
    told = grouped.filter(_.form.notnull()).mutate(disputed=in_dispute(grouped, disputed))
    own = ("implied", "background", *_EDGE_WORDS[:5], *_PRECISIONS, "stated", "stated_qualifier")
    columns = [column for column in load_schema().tables["edge"].columns if column.name not in own]
    rank = told.visibility_rank.cast("int64")
    return told.select("form", visibility_rank=rank, **{c.name: typed(c, told) for c in columns}).order_by("id")


def _other_edges(shown: Table) -> Table:
    return columns_of(load_schema().tables["edge"], shown.filter(_.form.isnull())).order_by("id")


def _with_words(name: str, words: "list[str] | tuple[str, ...]") -> pa.Schema:
    """The table's columns, these as dictionaries."""
    return pa.schema([field.with_type(_WORD) if field.name in words else field for field in fields_of(name)])


def _batch(schema: pa.Schema, words: Mapping[str, pa.Array], batch: pa.RecordBatch) -> pa.RecordBatch:
    """The words, the batch's own columns, and null for what neither has."""
    return pa.RecordBatch.from_arrays([_found(field, words, batch) for field in schema], schema=schema)


def _found(field: pa.Field, words: Mapping[str, pa.Array], batch: pa.RecordBatch) -> pa.Array:
    if field.name in words:
        return words[field.name]
    if field.name not in batch.schema.names:
        return pa.nulls(batch.num_rows, field.type)
    return _encoded(batch.column(field.name), field.type)
