"""Arrow tables as tables of the engine."""

import pyarrow as pa

from graph.engine import Engine

__all__ = ["put"]


def put(engine: Engine, name: str, rows: pa.Table) -> None:
    """The rows as table `name`, in place of one that is there."""
    engine.con.register(f"{name}_given", rows)
    engine.con.execute(f"create or replace table {name} as from {name}_given")
    engine.con.unregister(f"{name}_given")
