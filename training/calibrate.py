"""Fits the policy that weighs claims of the rules and edges of the network, on annotated prose; scores what it admits.

    python -m training.calibrate --sets FOLDER… [--rows FILE…] [--scorer PATH] [--keep FILE] [--write FILE]

A set is a folder with `documents` and a `gold` in the form of ../shared/gold; its prose must be new to the rules, or
their claims look surer than they are. `--keep` writes what was judged as numbers without any text, and `--rows` takes
such a file instead of the texts. Each set is scored under weights fitted to the others: what the rules say, what the
policy admits, what each single threshold would. `--write` keeps what is fitted to all of them.
"""

import argparse
import importlib.util
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from loaders.documents.extracted import ExtractedClaim, Extraction, as_json
from loaders.documents.model.combination import Candidate
from loaders.documents.model.ranking import likelihood
from loaders.documents.model.source import ModelSource, Quotes, model_source, weights_folder
from loaders.documents.text import read_document

SCORER = Path(__file__).resolve().parents[2] / "shared" / "gold" / "score.py"
THRESHOLDS = [n / 20 for n in range(2, 18)]
FREE = "bias"
ESSAYS = 3
"""How often a candidate counts that is learnt from and never scored: essays are few beside excerpts of news."""


@dataclass(frozen=True)
class Judged:
    """A candidate edge of a set: its traits, whether it is right, and which annotated edge it is ("" for none)."""

    set: str
    ruled: bool
    right: bool
    edge: str
    traits: Mapping[str, float]


@dataclass(frozen=True)
class Prose:
    """Judged candidates, and how many edges each set asks for."""

    rows: tuple[Judged, ...]
    wanted: Mapping[str, int]


def read_sets(source: ModelSource, folders: Iterable[Path], scorer: Any) -> Prose:
    rows: list[Judged] = []
    wanted: dict[str, int] = {}
    for folder in folders:
        gold = scorer.Gold(folder / "gold")
        wanted[folder.name] = sum(_counts(key, edge, scorer) for key, edge in gold.edges.items())
        for path in sorted((folder / "documents").glob("*.txt")):
            rows += judged(source, folder.name, path, gold, scorer)
    return Prose(tuple(rows), wanted)


def _counts(key: Sequence[str], edge: Mapping[str, Any], scorer: Any) -> bool:
    nodes = {end.split(":")[0] for end in (key[1], key[3])}
    return not edge["optional"] and key[2] in scorer.CORE and not nodes & {"contract", "doc"}


def judged(source: ModelSource, name: str, path: Path, gold: Any, scorer: Any) -> Iterator[Judged]:
    """The candidates of a document that count: of a scored predicate, and no edge that is optional."""
    document = read_document(path)
    quotes = Quotes(document)
    for candidate, traits in source.weigh(document).found:
        claims = _claims(source, document, candidate, quotes)
        if candidate.predicate not in scorer.CORE or not claims:
            continue
        verdicts = [_verdict(row, claims, path.name, gold, scorer) for row in _rows(path.name, claims)]
        best = max(verdicts, key=lambda v: (v[0] is True, v[0] is None))
        if best[0] is not None:
            yield Judged(name, bool(candidate.claims), best[0], best[1], traits)


def _claims(source: ModelSource, document: Any, candidate: Candidate, quotes: Quotes) -> list[ExtractedClaim]:
    if candidate.claims or candidate.edge is None:
        return list(candidate.claims)
    return source.claims_of(document, candidate.edge, 0.0, {}, quotes)


def _rows(name: str, claims: Sequence[ExtractedClaim]) -> Iterator[dict[str, Any]]:
    return as_json(name, Extraction((), tuple(claims)))


def _verdict(
    row: dict[str, Any], claims: Sequence[ExtractedClaim], name: str, gold: Any, scorer: Any
) -> tuple[bool | None, str]:
    """Right, wrong or (None) neither, as the scorer has it, with the annotated edge."""
    key = gold.edge_for(gold.doc_of[name], row)
    if key is None:
        return False, ""
    edge = gold.edges[key]
    if edge["optional"]:
        return None, ""
    shown = any(scorer.overlaps((c.start, c.end), span) for c in claims for span in edge["spans"])
    return (True, " ".join(key)) if shown else (False, "")


def fitted(rows: Sequence[Judged], ridge: float) -> dict[str, float]:
    """Weights of a logistic regression, by Newton's method; `ridge` pulls all but the bias towards nought."""
    names = sorted({name for row in rows for name in row.traits})
    number = {name: i for i, name in enumerate(names)}
    x, y = np.zeros((len(rows), len(names))), np.array([float(row.right) for row in rows])
    for i, row in enumerate(rows):
        for name, value in row.traits.items():
            x[i, number[name]] = value
    pull = np.array([0.01 if name == FREE else ridge for name in names])
    w = np.zeros(len(names))
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        w += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(pull), x.T @ (y - p) - pull * w)
    return {name: round(float(w[i]), 4) for name, i in number.items()}


def learnt(prose: Prose, without: str | None = None) -> list[Judged]:
    """What weights are fitted to: all candidates but those of one set."""
    times = {name: 1 for name in prose.wanted}
    return [row for row in prose.rows if row.set != without for _ in range(times.get(row.set, ESSAYS))]


def left_out(prose: Prose, ridge: float) -> list[tuple[Judged, float]]:
    """Every candidate with its likelihood under weights that its own set had no part in."""
    found = []
    for name in sorted(prose.wanted):
        weights = fitted(learnt(prose, without=name), ridge)
        found += [(r, likelihood(r.traits, weights)) for r in prose.rows if r.set == name]
    return found


def figures(rows: Iterable[Judged], wanted: int) -> dict[str, float]:
    kept = list(rows)
    right = sum(r.right for r in kept)
    p, r = right / len(kept) if kept else 0.0, len({x.edge for x in kept if x.right}) / wanted
    f = 2 * p * r / (p + r) if p + r else 0.0
    alone = [x for x in kept if not x.ruled]
    return {
        "precision": round(p, 4),
        "recall": round(r, 4),
        "f1": round(f, 4),
        "edges": len(kept),
        "by the network alone": len(alone),
        "of them right": sum(x.right for x in alone),
    }


def curve(prose: Prose, ridge: float, sets: Iterable[str], beside: float, alone: float) -> dict[str, dict[str, float]]:
    """Figures of the rules as they are, of what the policy admits, and of each threshold; only over `sets`."""
    chosen = set(sets)
    wanted = sum(n for name, n in prose.wanted.items() if name in chosen)
    ranked = [(row, value) for row, value in left_out(prose, ridge) if row.set in chosen]
    found = {
        "rules": figures((row for row, _ in ranked if row.ruled), wanted),
        "policy": figures((row for row, value in ranked if value >= (beside if row.ruled else alone)), wanted),
    }
    for least in THRESHOLDS:
        found[f"{least:.2f}"] = figures((row for row, value in ranked if value >= least), wanted)
    return found


def load_scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("gold_scorer", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["gold_scorer"] = module
    spec.loader.exec_module(module)
    return module


def read_rows(paths: Iterable[Path]) -> Prose:
    rows: list[Judged] = []
    wanted: dict[str, int] = {}
    for path in paths:
        first, *rest = path.read_text("utf-8").splitlines()
        wanted |= json.loads(first)
        rows += (Judged(**json.loads(line)) for line in rest)
    return Prose(tuple(rows), wanted)


def keep(prose: Prose, path: Path) -> None:
    """Writes numbers alone: edges are numbered, and no word of a text is left."""
    numbers = {edge: n for n, edge in enumerate(sorted({r.edge for r in prose.rows if r.edge}))}
    rows = (
        asdict(r) | {"edge": f"{r.set}{numbers[r.edge]}" if r.edge else "", "traits": _rounded(r.traits)}
        for r in prose.rows
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in (dict(prose.wanted), *rows)))


def _rounded(traits: Mapping[str, float]) -> dict[str, float]:
    return {name: round(float(value), 3) for name, value in traits.items() if value}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", type=Path, nargs="*", default=[])
    parser.add_argument("--rows", type=Path, nargs="*", default=[])
    parser.add_argument("--model", type=Path, default=weights_folder())
    parser.add_argument("--scorer", type=Path, default=SCORER)
    parser.add_argument("--ridge", type=float, default=4.0)
    parser.add_argument("--beside", type=float, default=0.55)
    parser.add_argument("--alone", type=float, default=0.55)
    parser.add_argument("--show", nargs="*", default=[], help="the curve over these sets alone, too")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--write", type=Path)
    a = parser.parse_args()
    new = read_sets(model_source(a.model), a.sets, load_scorer(a.scorer)) if a.sets else Prose((), {})
    if a.keep:
        keep(new, a.keep)
    known = read_rows(a.rows)
    prose = Prose((*known.rows, *new.rows), {**known.wanted, **new.wanted})
    for sets in filter(None, (list(prose.wanted), a.show)):
        for least, found in curve(prose, a.ridge, sets, a.beside, a.alone).items():
            sys.stdout.write(f"{'+'.join(sets)} {least} {json.dumps(found)}\n")
    if a.write:
        content = {"beside": a.beside, "alone": a.alone, "weights": fitted(learnt(prose), a.ridge)}
        a.write.write_text(json.dumps(content, indent=1) + "\n")


if __name__ == "__main__":
    main()
