"""Steps of a build: expressions that the engine runs, each made and compiled once for a version of the code.

A step is a function from tables (and plain values) to an expression. What it is given tells what it comes to, so that
its SQL can be kept (see graph.plans): the function by its name, a table by how it was made, a value by itself.
"""

import abc
import dataclasses
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from graph.apart import cores
from graph.engine import Engine, open_engine
from graph.errors import InvalidCase
from graph.expressions import Table, ibis, ops
from graph.plans import Plans, plans_folder

__all__ = ["Ask", "Columned", "Expression", "Held", "Row", "Steps", "asked", "open_steps", "same"]

Row = dict[str, Any]
Expression = Callable[..., Table]
Ask = Callable[..., list[Row]]
"""Steps.ask, or `asked`: the rows of an expression, given tables and values."""


def asked(expression: Expression, *given: Any) -> list[Row]:
    """The rows of an expression over tables that know their engine."""
    rows: list[Row] = expression(*given).to_pyarrow().to_pylist()
    return rows


def same(table: Table) -> Table:
    """The table as it is."""
    return table


class Columned(abc.ABC):
    """What a step takes for a table: a name and its columns, to be read once the step is run."""

    @abc.abstractmethod
    def columns(self) -> Table:
        """All that an expression is made from."""


@dataclasses.dataclass(frozen=True, slots=True)
class Held(Columned):
    """A table or view of the engine, by its name; `made` tells how it was made, and so what columns it has."""

    name: str
    made: str
    steps: "Steps" = dataclasses.field(repr=False, compare=False)

    def table(self) -> Table:
        """The same for an expression that is no step."""
        return self.steps.engine.ibis.table(self.name)

    def columns(self) -> Table:
        with self.steps.apart() as connection:
            schema = connection.sql(f"from {self.name} limit 0").to_arrow_table().schema
        return ibis.table(ibis.Schema.from_pyarrow(schema), name=self.name)

    def batches(self, rows: int, expression: Expression = same, *given: Any) -> Iterator[pa.RecordBatch]:
        """What the expression makes of it, read through a connection of its own, since the engine may be busy with
        other tables. That connection knows nothing that the engine was told."""
        sql = self.steps.sql(expression, self, *given)
        with self.steps.apart() as connection:
            yield from connection.sql(sql).to_arrow_reader(rows)

    def whole(self, expression: Expression = same, *given: Any) -> pa.Table:
        """The same at once."""
        sql = self.steps.sql(expression, self, *given)
        with self.steps.apart() as connection:
            found: pa.Table = connection.sql(sql).to_arrow_table()
        return found


@contextmanager
def open_steps(near: Path, package: str) -> "Iterator[Steps]":
    """Steps of a package's code on an engine that is gone at the end (see graph.engine); what they came to is kept.

    Raises InvalidCase where a file that a step reads turns out to be damaged.
    """
    plans = Plans(package, plans_folder())
    with open_engine(near) as engine:
        steps = Steps(engine, plans)
        try:
            yield steps
        except (duckdb.Error, pa.ArrowException) as error:
            if (broken := steps.broken_file()) is None:
                raise
            raise _damaged(broken) from error
    plans.save()


class Steps:
    """An engine, and the plans of what is run on it."""

    def __init__(self, engine: Engine, plans: Plans) -> None:
        self.engine, self._plans, self._held, self._read = engine, plans, dict[str, Held](), list[Path]()

    def apart(self) -> "closing[duckdb.DuckDBPyConnection]":
        """A connection of its own to the same tables."""
        return closing(self.engine.con.cursor())

    def spare_core(self) -> None:
        """From now on leave a core to whoever works beside the engine, such as the writer of a store."""
        self.engine.con.execute(f"set threads = {max(1, cores() - 1)}")

    def held(self, name: str) -> Held:
        """What is kept or named so."""
        return self._held[name]

    def keep(self, name: str, expression: Expression, *given: Any) -> Held:
        """The rows that the expression comes to, as a table of the engine."""
        return self._made("table", name, expression, given)

    def name(self, name: str, expression: Expression, *given: Any) -> Held:
        """The expression under a name, computed anew wherever it is read."""
        return self._made("view", name, expression, given)

    def ask(self, expression: Expression, *given: Any) -> list[Row]:
        """The rows that the expression comes to, few ones."""
        rows: list[Row] = self.engine.con.sql(self.sql(expression, *given)).to_arrow_table().to_pylist()
        return rows

    def batches(self, rows: int, expression: Expression, *given: Any) -> Iterator[pa.RecordBatch]:
        """The rows that the expression comes to, however many; nothing else can be asked meanwhile."""
        yield from self.engine.con.sql(self.sql(expression, *given)).to_arrow_reader(rows)

    def hold(self, name: str, rows: pa.Table) -> Held:
        """Rows that are at hand, as a table of the engine."""
        self.engine.con.register(f"{name}_given", rows)
        self.engine.con.execute(f"create table {name} as from {name}_given")
        self.engine.con.unregister(f"{name}_given")
        return self._noted(name, "rows", str(rows.schema))

    def files(self, name: str, paths: Sequence[Path], schema: pa.Schema) -> Held:
        """The rows of Parquet files that have these columns, read anew wherever they are asked for.

        Raises InvalidCase for one that is none.
        """
        self._read += paths
        listed = ", ".join(_quoted(str(path)) for path in paths)
        if not listed:
            return self.hold(name, schema.empty_table())
        columns = ", ".join(f'cast("{field.name}" as {_sql_type(field.type)}) as "{field.name}"' for field in schema)
        try:
            self.engine.con.execute(f"create or replace view {name} as select {columns} from read_parquet([{listed}])")
        except duckdb.Error as error:
            raise _damaged(self.broken_file() or paths[0]) from error
        return self._noted(name, "files", str(schema))

    def broken_file(self) -> Path | None:
        """The first of the files read so far that cannot be read to its end."""
        return next((path for path in self._read if path.is_file() and not _is_whole(path)), None)

    def sql(self, expression: Expression, *given: Any) -> str:
        """The SQL of the expression, kept or made now."""
        if not self._plans.covers(expression.__module__):
            raise TypeError(f"{expression.__module__} may change without its plans: no step is made of it")
        made = _digest(_told(expression), _told(given))
        found = self._plans.get(made)
        if found is None:
            found = self._compiled(expression(*(_opened(one) for one in given)))
            self._plans.put(made, found)
        return found

    def _compiled(self, table: Table) -> str:
        if table.op().find(ops.InMemoryTable):
            raise TypeError("rows that are at hand have no place in a step: hold them, and give it what holds them")
        return str(self.engine.ibis.compile(table))

    def _made(self, kind: str, name: str, expression: Expression, given: tuple[Any, ...]) -> Held:
        self.engine.con.execute(f"create {kind} {name} as {self.sql(expression, *given)}")
        return self._noted(name, _told(expression), _told(given))

    def _noted(self, name: str, *made: str) -> Held:
        self._held[name] = Held(name, _digest(name, *made), self)
        return self._held[name]


def _damaged(broken: Path) -> InvalidCase:
    return InvalidCase(f"{broken} is damaged: delete the folder that it lies in and build again.")


def _is_whole(path: Path) -> bool:
    try:
        with pq.ParquetFile(path) as file:
            for _batch in file.iter_batches():
                pass
    except (OSError, pa.ArrowException):
        return False
    return True


def _opened(given: Any) -> Any:
    """What was given, with columns in place of what holds them."""
    if isinstance(given, Columned):
        return given.columns()
    if isinstance(given, Mapping):
        return {name: _opened(one) for name, one in given.items()}
    return given


def _told(given: Any) -> str:
    """A text that is equal for equal things, and differs where a step may come to something else.

    Raises TypeError for what has none.
    """
    match given:
        case None | bool() | int() | float() | str():
            return repr(given)
        case Held():
            return f"held {given.made}"
        case tuple() | list():
            return f"[{', '.join(map(_told, given))}]"
        case frozenset() | set():
            return f"{{{', '.join(sorted(map(_told, given)))}}}"
        case Mapping():
            return f"{{{', '.join(sorted(f'{_told(name)}: {_told(one)}' for name, one in given.items()))}}}"
        case re.Pattern():
            return f"pattern {given.flags} {given.pattern!r}"
    if dataclasses.is_dataclass(given) and not isinstance(given, type):
        fields = (f"{field.name}={_told(getattr(given, field.name))}" for field in dataclasses.fields(given))
        return f"{type(given).__qualname__}({', '.join(fields)})"
    name = getattr(given, "__qualname__", "<")
    if callable(given) and "<" not in name:
        return f"{given.__module__}.{name}"
    raise TypeError(f"{given!r} cannot be given to a step: nothing tells it from others")


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


_SQL_TYPES = {
    pa.string(): "varchar",
    pa.int64(): "bigint",
    pa.int32(): "integer",
    pa.float64(): "double",
    pa.date32(): "date",
}


def _sql_type(kind: pa.DataType) -> str:
    return f"decimal({kind.precision}, {kind.scale})" if pa.types.is_decimal(kind) else _SQL_TYPES[kind]
