"""How names alone are told apart where registers know the answer: labels that nobody read, and no weight was set by.

Names of one DUNS or UEI in the shared files, of vendors and of parents, are one company. The numbers are taken away,
and every name is scored as if nothing were known of its bearer. That two numbers are two companies does not follow:
branches have their own. Such pairs are told apart into those of the same words but for the legal form (registered
twice), and all others, which count as wrong until somebody reads them. Pairs that stand in names/award_pairs.csv are
left out, since the weights were set with them in view.
"""

import csv
import itertools
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

__all__ = ["register_figures"]

HERE = Path(__file__).parent
FOLDERS = ("ice2013_17_usasp259_duns", "usasp286_uei_summary", "usasp118_subawards")
SAME = 0.95
FORMS = frozenset(
    ("inc", "incorporated", "llc", "limited", "liability", "company", "corp", "corporation", "co", "ltd", "lp", "the")
)
Pair = frozenset[str]


def register_figures(shared: Path) -> dict[str, Any]:
    """Recall over all pairs of names of one number, and over those that share a word of four letters (the rest was
    renamed, which no name tells); precision with every pair of two numbers and other words counted as wrong."""
    keys = _registered(shared)
    known = _award_pairs()
    one = {pair for pair in _of_one_key(keys) if pair not in known}
    scores = {pair: score for pair, score in _scored(sorted(keys)).items() if pair not in known}
    same = {pair for pair, score in scores.items() if score >= SAME}
    apart = {pair for pair in same - one if _apart(pair, keys)}
    wrong = sorted(tuple(sorted(pair)) for pair in apart if len({_words(name) for name in pair}) > 1)
    alike = {pair for pair in one if _share_a_word(pair)}
    return {
        "names": len(keys),
        "pairs_of_one_number": len(one),
        "that_share_a_word": len(alike),
        "same": len(same),
        "registered_twice": len(apart) - len(wrong),
        "precision": round(len(same & one) / max(len(same & one) + len(wrong), 1), 4),
        "recall": round(len(same & one) / max(len(one), 1), 4),
        "recall_of_names_alike": round(len(same & alike) / max(len(alike), 1), 4),
        "recall_with_unsure": round(len(scores.keys() & alike) / max(len(alike), 1), 4),
        "two_numbers": [" | ".join(pair) for pair in wrong],
        "not_found": [" | ".join(sorted(pair)) for pair in sorted(alike - same, key=sorted)][:40],
    }


def _registered(shared: Path) -> Mapping[str, set[str]]:
    """Each name with the numbers under which it stands."""
    from graph.engine import open_engine
    from loaders.records.inputs import open_inputs

    keys: defaultdict[str, set[str]] = defaultdict(set)
    files = [file for folder in FOLDERS for file in sorted((shared / "procurement" / folder).iterdir())]
    with tempfile.TemporaryDirectory() as name, open_engine(Path(name)) as engine:
        inputs = [input_ for file in files for input_ in open_inputs(file, Path(name), engine)[0]]
        for batch in (batch for input_ in inputs for batch in input_.rows().batches()):
            columns = set(batch.schema.names)
            for who in ("", "parent_", "prime_", "prime_parent_"):
                for scheme in {"uei", "duns"} & {column.removeprefix(who) for column in columns}:
                    if {f"{who}{scheme}", f"{who}name"} <= columns:
                        _note(keys, scheme, batch.column(f"{who}{scheme}"), batch.column(f"{who}name"))
    return keys


def _note(keys: defaultdict[str, set[str]], scheme: str, numbers: pa.Array, names: pa.Array) -> None:
    for number, name in set(zip(numbers.to_pylist(), names.to_pylist(), strict=True)):
        if number and name and number.strip("0. "):
            keys[name].add(f"{scheme}:{number.split('.')[0].zfill(9)}")


def _award_pairs() -> set[Pair]:
    with (HERE / "names" / "award_pairs.csv").open(newline="", encoding="utf-8") as lines:
        return {frozenset((row["one"], row["other"])) for row in csv.DictReader(lines)}


def _of_one_key(keys: Mapping[str, set[str]]) -> Iterable[Pair]:
    names: defaultdict[str, list[str]] = defaultdict(list)
    for name, of_name in keys.items():
        for key in of_name:
            names[key].append(name)
    return (frozenset(pair) for group in names.values() for pair in itertools.combinations(group, 2))


def _scored(names: list[str]) -> dict[Pair, float]:
    from benchmarks.name_speed import EMPTY
    from graph.engine import open_engine
    from graph.matching.model import load_model
    from graph.matching.names import take_apart
    from graph.matching.scoring import find_candidates, scored

    number = pa.array(range(len(names)), pa.int64())
    told = {"name_id": number, "name": names, "home": number.cast(pa.uint64()), "standing_as": ["vendor"] * len(names)}
    with tempfile.TemporaryDirectory() as folder, open_engine(Path(folder), threads=2) as engine:
        engine.con.execute(EMPTY)
        take_apart(engine, pa.table(told))
        find_candidates(engine)
        rows = scored(engine, load_model(), 0.5).to_pylist()
    ends = ("unique_id_l", "unique_id_r")
    return {frozenset(names[row[end]] for end in ends): row["match_probability"] for row in rows}


def _apart(pair: Pair, keys: Mapping[str, set[str]]) -> bool:
    """Whether one register knows both, by other numbers."""
    left, right = (keys[name] for name in pair)
    schemes = [{key.partition(":")[0] for key in side} for side in (left, right)]
    return not left & right and bool(schemes[0] & schemes[1])


def _words(name: str) -> tuple[str, ...]:
    """The words of a name in any order, but for its legal form."""
    spaced = "".join(c if c.isalnum() else " " for c in name.lower().replace(".", ""))
    return tuple(sorted(word for word in spaced.split() if word not in FORMS))


def _share_a_word(pair: Pair) -> bool:
    left, right = (
        {word for word in "".join(c if c.isalnum() else " " for c in name).split() if len(word) > 3} for name in pair
    )
    return bool(left & right)
