"""Scores of candidate pairs: Splink computes them on the engine's own tables."""

import logging

import pyarrow as pa

from graph.engine import Engine
from graph.matching.model import Model
from graph.matching.statements import statements

__all__ = ["find_candidates", "scored"]


def find_candidates(engine: Engine) -> None:
    """Make table `candidate`: the pairs of vendors' names that are worth comparing."""
    engine.con.execute(statements("candidates"))


def scored(engine: Engine, model: Model, least: float) -> pa.Table:
    """The candidates whose score is at least `least`: unique_id_l, unique_id_r, home_l, home_r, match_probability and
    for each feature of the model the number of its level. Reads tables `part`, `vendor_name`, `candidate`, `home_key`
    and `standing`."""
    from splink import DuckDBAPI, Linker  # slow to import, and needed only here

    logging.getLogger("splink").setLevel(logging.ERROR)
    engine.con.execute(statements("compared"))
    api = DuckDBAPI(connection=engine.con)
    linker = Linker(api.register("compared"), model.settings(), log_level=None)
    linker.table_management.register_blocked_pairs_for_predict(api.register("pair"))
    found = linker.inference.predict(threshold_match_probability=least, warning_mode="never")
    return engine.con.sql(f'select * from "{found.physical_name}"').to_arrow_table()
