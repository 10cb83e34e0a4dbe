"""What the pair half of the network learns from on annotated articles: windows as the package itself reads them.

    python -m training.windows --sets FOLDER… --out FILE [--model FOLDER] [--scorer PATH]

A set is a folder with `documents` and a `gold` in the form of ../shared/gold. A window is kept as the states that the
tag half made of it, the pairs of things that the rules found in it, and which relations the annotation states of them.
What is learnt are the package's own mistakes, too: a pair of things that are none is a pair unrelated.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from loaders.documents.document import Document
from loaders.documents.extracted import Spoken
from loaders.documents.model.edges import NOT_EDGES, Edge
from loaders.documents.model.labels import Relation, labels
from loaders.documents.model.pairs import Pair
from loaders.documents.model.source import ModelSource, Quotes, model_source, weights_folder
from loaders.documents.text import read_document
from training.calibrate import SCORER, load_scorer

Arrays = dict[str, npt.NDArray[Any]]
UNKNOWN = 0.0


@dataclass(frozen=True)
class Answers:
    """What the annotation of one document says of two places."""

    document: Document
    gold: Any
    scorer: Any
    quotes: Quotes
    doc: str

    def of(self, relation: Relation, one: Spoken, two: Spoken) -> tuple[float, float]:
        """Whether the relation is stated there, and how much that counts: what is stated elsewhere counts not."""
        subject, target = (one, two) if relation.forward else (two, one)
        row = {"predicate": relation.predicate, "subject": self._end(subject), "object": self._end(target)}
        key = self.gold.edge_for(self.doc, row)
        if key is None:
            return 0.0, 1.0
        edge = self.gold.edges[key]
        quote = self.quotes.around(Edge(subject, relation.predicate, target, 0.0, ""))
        here = not edge["optional"] and any(self.scorer.overlaps(quote, span) for span in edge["spans"])
        return (1.0, 1.0) if here else (0.0, UNKNOWN)

    def _end(self, place: Spoken) -> dict[str, str]:
        return {"type": place.type, "name": place.name, "mention": self.document.text[place.start : place.end]}


def windows_of(source: ModelSource, path: Path, gold: Any, scorer: Any) -> Iterator[Arrays]:
    """The windows of a document that hold a pair."""
    document = read_document(path)
    weighed = source.weigh(document)
    answers = Answers(document, gold, scorer, Quotes(document), gold.doc_of[path.name])
    reading = source.reader.read(document.text)
    for pairs, places, kept in source.reader.windows(reading, weighed.said):
        spoken = [(weighed.said[places[p.one]], weighed.said[places[p.two]]) for p in pairs]
        states = {f"states{i}": x[0].astype(np.float16) for i, x in enumerate(kept.inputs)}
        yield states | {"places": _places(pairs)} | _targets(spoken, answers)


def _places(pairs: Sequence[Pair]) -> npt.NDArray[np.int64]:
    """(3, pairs, 2): first pieces, last pieces (both counted with the one before the window), kinds."""
    firsts = [(p.one.first + 1, p.two.first + 1) for p in pairs]
    lasts = [(p.one.last + 1, p.two.last + 1) for p in pairs]
    return np.array([firsts, lasts, [(p.one.kind, p.two.kind) for p in pairs]], dtype=np.int64)


def _targets(spoken: Sequence[tuple[Spoken, Spoken]], answers: Answers) -> Arrays:
    """Pairs of the same things are one group; what one of its pairs states the group states."""
    table = labels()
    numbers: dict[tuple[int, int], int] = {}
    groups = [numbers.setdefault((one.thing, two.thing), len(numbers)) for one, two in spoken]
    targets = np.zeros((len(numbers), len(table.relations)), dtype=np.float32)
    counts = np.zeros_like(targets)
    for group, (one, two) in zip(groups, spoken, strict=True):
        for i in table.allowed(one.type, two.type):
            if table.relations[i].predicate not in NOT_EDGES:
                stated, count = answers.of(table.relations[i], one, two)
                targets[group, i] = max(targets[group, i], stated)
                counts[group, i] = max(counts[group, i], count)
    return {"groups": np.array(groups, dtype=np.int64), "targets": targets, "counts": counts}


def written(rows: Iterable[tuple[str, Arrays]], path: Path) -> int:
    """Writes all windows to one compressed file, with the name of each one's set. Their number."""
    columns: dict[str, npt.NDArray[Any]] = {}
    sets: list[str] = []
    for name, row in rows:
        columns |= {f"{len(sets)} {key}": value for key, value in row.items()}
        sets.append(name)
    np.savez_compressed(path, sets=np.array(json.dumps(sets)), **columns)  # type: ignore[arg-type]
    return len(sets)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=weights_folder())
    parser.add_argument("--scorer", type=Path, default=SCORER)
    a = parser.parse_args()
    source, scorer = model_source(a.model), load_scorer(a.scorer)
    found = (
        (folder.name, row)
        for folder in a.sets
        for path in sorted((folder / "documents").glob("*.txt"))
        for row in windows_of(source, path, scorer.Gold(folder / "gold"), scorer)
    )
    written(found, a.out)


if __name__ == "__main__":
    main()
