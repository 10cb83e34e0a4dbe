"""Plans: what a step comes to is compiled once, and nothing but time hangs on whether its SQL was kept."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pytest
from ibis import _
from ibis.backends.duckdb import Backend
from ibis.expr.types import Table

from app.ingest import add_source, build_case, location_of
from graph.case import new_case, open_case
from graph.engine import Engine, open_engine
from graph.plans import Plans, plans_folder
from graph.steps import Steps
from graph.stores import open_reader
from tests.end_to_end.commands import write
from tests.processes import AWARDS, SHEET, environment, vendorgraph

NUMBERS = pa.table({"n": [1, 2, 3]})


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with open_engine(tmp_path, threads=1) as opened:
        yield opened


def larger(numbers: Table, than: int) -> Table:
    return numbers.filter(_.n > than)


larger.__module__ = "graph.made_for_this_test"


def with_rows_of_its_own(numbers: Table) -> Table:
    return numbers.union(ibis.memtable(NUMBERS))


with_rows_of_its_own.__module__ = "graph.made_for_this_test"


def test_a_step_depends_on_what_it_is_given(engine: Engine) -> None:
    steps = Steps(engine, Plans("graph"))
    numbers = steps.hold("numbers", NUMBERS)
    assert steps.ask(larger, numbers, 1) == [{"n": 2}, {"n": 3}]
    assert steps.ask(larger, numbers, 2) == [{"n": 3}]


def test_a_kept_plan_is_run_without_a_compiler(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plans = Plans("graph", tmp_path / "plans")
    Steps(engine, plans).ask(larger, Steps(engine, plans).hold("numbers", NUMBERS), 1)
    plans.save()
    monkeypatch.setattr(Backend, "compile", None)
    with open_engine(tmp_path / "another", threads=1) as another:
        steps = Steps(another, Plans("graph", tmp_path / "plans"))
        assert steps.ask(larger, steps.hold("numbers", pa.table({"n": [7, 0]})), 1) == [{"n": 7}]


def test_a_table_with_other_columns_has_plans_of_its_own(engine: Engine, tmp_path: Path) -> None:
    plans = Plans("graph")
    steps = Steps(engine, plans)
    assert steps.ask(larger, steps.hold("numbers", NUMBERS), 2) == [{"n": 3}]
    with open_engine(tmp_path / "another", threads=1) as another:
        wide = Steps(another, plans)
        held = wide.hold("numbers", NUMBERS.append_column("word", pa.array(["a", "b", "c"])))
        assert wide.ask(larger, held, 2) == [{"n": 3, "word": "c"}]


def test_code_that_may_change_without_its_plans_makes_no_step(engine: Engine) -> None:
    steps = Steps(engine, Plans("graph"))
    with pytest.raises(TypeError, match="may change without its plans"):
        steps.ask(Table.distinct, steps.hold("numbers", NUMBERS))


def test_rows_that_are_at_hand_have_no_place_in_a_step(engine: Engine) -> None:
    steps = Steps(engine, Plans("graph"))
    with pytest.raises(TypeError, match="hold them"):
        steps.ask(with_rows_of_its_own, steps.hold("numbers", NUMBERS))


def test_a_value_that_nothing_tells_from_others_cannot_be_given_to_a_step(engine: Engine) -> None:
    steps = Steps(engine, Plans("graph"))
    with pytest.raises(TypeError, match="nothing tells it from others"):
        steps.ask(larger, steps.hold("numbers", NUMBERS), object())


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"a": 1}', "\x00\xff"])
def test_a_damaged_file_of_plans_is_made_anew(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "plans"
    file = saved(folder)
    file.write_text(text, "utf-8")
    assert Plans("graph", folder).get("made") is None
    saved(folder)
    assert Plans("graph", folder).get("made") == "select 1"


def test_a_file_that_others_may_write_is_not_read(tmp_path: Path) -> None:
    saved(tmp_path).chmod(0o666)
    assert Plans("graph", tmp_path).get("made") is None


def test_a_folder_that_cannot_be_made_costs_no_more_than_the_plans(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    plans = Plans("graph", tmp_path / "file" / "plans")
    plans.put("made", "select 1")
    plans.save()
    assert plans.get("made") == "select 1"


def test_plans_of_versions_used_long_ago_are_cleared_away(tmp_path: Path) -> None:
    for number in range(9):
        (tmp_path / f"graph-{number}.json").write_text("{}")
        os.utime(tmp_path / f"graph-{number}.json", (number, number))
    kept = saved(tmp_path)
    left = {file.name for file in tmp_path.iterdir()}
    assert left == {kept.name, *(f"graph-{number}.json" for number in range(4, 9))}


def test_plans_lie_in_the_user_s_own_folder_and_never_in_a_case(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert plans_folder() == tmp_path / "cache" / "vendorgraph" / "plans"


def test_a_build_by_kept_plans_is_the_build_that_made_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    first = rows_built(tmp_path / "first")
    monkeypatch.setattr(Backend, "compile", None)
    assert rows_built(tmp_path / "second") == first


def test_a_build_by_kept_plans_loads_no_compiler(tmp_path: Path) -> None:
    cache = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    (tmp_path / "rows.csv").write_text(AWARDS)
    for name in ("first", "second"):
        vendorgraph("new", tmp_path / name, "--name", "same", variables=cache)
        vendorgraph("add", tmp_path / name, tmp_path / "rows.csv", "--retrieved", "2023-07-01", variables=cache)
    assert {"ibis", "sqlglot"} <= loaded_by_build(tmp_path / "first", cache)
    assert not {"ibis", "sqlglot", "pandas"} & loaded_by_build(tmp_path / "second", cache)
    assert rows_of(tmp_path / "first") == rows_of(tmp_path / "second")


def loaded_by_build(case: Path, variables: Mapping[str, str]) -> set[str]:
    """The libraries that are there when a process ends that has built the case."""
    told = "import sys; from app.cli import main; status = main(sys.argv[1:]); print(*sys.modules); sys.exit(status)"
    words = [sys.executable, "-c", told, "build", str(case), "--json"]
    done = subprocess.run(words, env=environment(variables), capture_output=True, text=True, check=True, timeout=120)
    return set(done.stdout.splitlines()[-1].split())


def rows_built(folder: Path) -> dict[str, list[Mapping[str, Any]]]:
    """The tables of a new case with award records and a claims sheet."""
    new_case(folder)
    add_source(folder, str(write(folder.parent, "awards.csv", AWARDS)), {"retrieved": "2023-07-01"})
    add_source(folder, str(write(folder.parent, "claims.yaml", SHEET)), {"retrieved": "2023-07-02"})
    build_case(folder)
    return rows_of(folder)


def rows_of(folder: Path) -> dict[str, list[Mapping[str, Any]]]:
    with closing(open_reader(location_of(open_case(folder)))) as reader:
        return {name: list(reader.table(name)) for name in ("claim", "edge", "entity", "entity_name", "contract")}


def saved(folder: Path) -> Path:
    """The file of a single plan."""
    plans = Plans("graph", folder)
    plans.put("made", "select 1")
    plans.save()
    return max(folder.glob("*.json"), key=lambda file: file.stat().st_mtime)
