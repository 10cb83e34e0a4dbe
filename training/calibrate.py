"""Fits the policy of rules and network together on held-out styles, and scores it there.

    python -m training.calibrate --model FOLDER --styles national-news,ngo-reports [--least 0.85] [--write FILE]

A paragraph is a document (or --long several). With several styles, each is scored under weights fitted to the others,
so that no figure is its own judge; --write keeps what is fitted to all of them together.
"""

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from graph.model import load_schema
from loaders.documents.document import Document, Zone
from loaders.documents.extract import extract
from loaders.documents.extracted import Extraction
from loaders.documents.model.combination import Candidate, candidates
from loaders.documents.model.edges import edges
from loaders.documents.model.network import Network
from loaders.documents.model.ranking import Policy, kept, likelihood, rivals, traits
from loaders.documents.model.reader import Reader, Reading
from loaders.documents.model.source import candidate_names
from loaders.documents.model.things import words
from training.prose import read
from training.samples import joined

HERE = Path(__file__).parent
CORE = frozenset(
    [
        "CONTRACTED_WITH",
        "SUPPLIES",
        "DEVELOPS",
        "USES",
        "HOSTS",
        "BOARD_MEMBER_OF",
        "CHAIR_OF",
        "EXECUTIVE_OF",
        "FOUNDED",
        "SUBSIDIARY_OF",
        "OWNS",
        "ACQUIRED",
        "MERGED_INTO",
        "PART_OF",
        "INVESTED_IN",
        "SPUN_OFF_FROM",
        "FUNDED_BY",
        "SHARES_DATA_WITH",
    ]
)
NOT_NAMES = ("Money", "Date")
BESIDE = 0.2
ALONE = 0.85  # at least: on real articles edges below it were seldom right (docs/decisions/0030)
TYPES = {"C": "Company", "A": "Agency", "P": "Person", "S": "System", "O": "Organization"}
Row = tuple[Candidate, dict[str, float], tuple[str, ...] | None]


@dataclass
class Read:
    """A style as one side sees it: candidates of each document with traits and the annotated edge that each is."""

    documents: list[list[Row]] = field(default_factory=list)
    wanted: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    names: list[int] = field(default_factory=lambda: [0, 0, 0])

    @property
    def rows(self) -> list[Row]:
        return [row for document in self.documents for row in document]


def documents(style: str, long: int) -> list[dict[str, Any]]:
    """Paragraphs, or several joined into one long document."""
    paragraphs = read(HERE / "prose" / f"{style}.txt")
    if long <= 1:
        return paragraphs
    rng = random.Random(3)
    rng.shuffle(paragraphs)
    return [joined(paragraphs[i : i + long], rng) for i in range(0, len(paragraphs), long)]


def stated(paragraph: dict[str, Any]) -> set[tuple[str, str, str]]:
    """Annotated edges that the schema knows: officers of agencies, for one, are not among them."""
    triples = {(r["subject"], r["predicate"], r["object"]) for r in paragraph["relations"]}
    predicates = load_schema().predicates
    return {t for t in triples if t[1] in CORE and predicates[t[1]].joins(TYPES[t[0][0]], TYPES[t[2][0]])}


def in_schema(c: Candidate) -> bool:
    first = c.claims[0] if c.claims else c.edge
    assert first is not None
    return c.predicate in CORE and load_schema().predicates[c.predicate].joins(first.subject.type, first.object.type)


def read_style(reader: Reader, style: str, long: int) -> dict[str, Read]:
    """A style as rules see it, as the network does, as rules do with the network's names, and as both together."""
    sides = {side: Read() for side in ("rules", "model", "names", "together")}
    nothing, empty = Extraction((), ()), Reading((), ())
    for paragraph in documents(style, long):
        text = paragraph["text"]
        document = Document(text, (Zone(0, len(text), "body"),), "0" * 64, "text/plain", "training")
        reading = reader.read(text)
        rules, helped = extract(document), extract(document, proposed=candidate_names(reading))
        seen = {(c.start, c.end, c.type) for c in candidate_names(reading)}
        views = {
            "rules": (rules, empty),
            "model": (nothing, reading),
            "names": (helped, empty),
            "together": (helped, reading),
        }
        for side, (said, view) in views.items():
            add(sides[side], paragraph, said, view)
            found = seen if side == "model" else {(m.start, m.end, m.type) for m in said.mentions}
            count_names(paragraph, sides[side], found)
    return sides


def add(side: Read, paragraph: dict[str, Any], extraction: Extraction, reading: Reading) -> None:
    text, truth = paragraph["text"], stated(paragraph)
    found = [c for c in candidates(text, extraction, reading, edges(text, reading)) if in_schema(c)]
    among = rivals(found)
    side.documents.append([(c, traits(c, reading, among), hit(paragraph, truth, c)) for c in found])
    for _, predicate, _ in truth:
        side.wanted[predicate] += 1


def hit(paragraph: dict[str, Any], truth: set[tuple[str, str, str]], c: Candidate) -> tuple[str, ...] | None:
    ids: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for m in paragraph["mentions"]:
        ids[words(m["text"])].add(m["id"])
    first = c.claims[0] if c.claims else c.edge
    assert first is not None
    ends = []
    for names, type_ in ((c.subject, first.subject.type), (c.object, first.object.type)):
        known = set().union(*(ids.get(name, set()) for name in names))
        ends.append({i for i in known if TYPES.get(i[0]) == type_})
    for s in sorted(ends[0]):
        for o in sorted(ends[1]):
            if (s, c.predicate, o) in truth:
                return paragraph["id"], s, c.predicate, o
    return None


def count_names(paragraph: dict[str, Any], side: Read, found: set[tuple[int, int, str]]) -> None:
    gold = {
        (m["start"], m["end"], m["type"]) for m in paragraph["mentions"] if m["named"] and m["type"] not in NOT_NAMES
    }
    side.names = [a + b for a, b in zip(side.names, (len(found & gold), len(found), len(gold)), strict=True)]


def fitted(rows: Sequence[Row], ridge: float = 6.0) -> dict[str, float]:
    """Weights of a logistic regression, by Newton's method; `ridge` pulls all but the bias towards nought."""
    names = sorted({name for _, found, _ in rows for name in found})
    number = {name: i for i, name in enumerate(names)}
    x, y = np.zeros((len(rows), len(names))), np.array([float(right is not None) for *_, right in rows])
    for i, (_, found, _) in enumerate(rows):
        for name, value in found.items():
            x[i, number[name]] = value
    pull = np.full(len(names), ridge)
    w = np.zeros(len(names))
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (y - p) - pull * w
        curve = (x * (p * (1 - p))[:, None]).T @ x + np.diag(pull)
        w += np.linalg.solve(curve, slope)
    return {name: round(float(w[i]), 4) for name, i in number.items()}


def lowest(values: Sequence[tuple[float, bool]], least: float) -> float:
    """The lowest likelihood above which at least `least` are right."""
    right, best = 0, 1.0
    for n, (value, good) in enumerate(sorted(values, reverse=True), 1):
        right += good
        if n >= 10 and right / n >= least:
            best = value
    return round(best, 4)


def policy_of(reads: Sequence[Read], least: float) -> Policy:
    """Weights, and the threshold of what the network finds alone.

    A rule's claim stays unless it is very unlikely: rules are surer of themselves on plain prose than in these styles.
    """
    rows = [row for r in reads for row in r.rows]
    weights = fitted(rows)
    alone = [(likelihood(found, weights), right is not None) for c, found, right in rows if not c.claims]
    return Policy(weights, BESIDE, max(ALONE, lowest(alone, least)))


def scored(side: Read, policy: Policy | None) -> dict[str, float]:
    total, right, hits = 0, 0, set()
    for rows in side.documents:
        answer = {id(c): h for c, _, h in rows}
        chosen = (
            [c for c, *_ in rows]
            if policy is None
            else kept([(c, likelihood(t, policy.weights)) for c, t, _ in rows], policy)
        )
        total += len(chosen)
        right += sum(answer[id(c)] is not None for c in chosen)
        hits |= {answer[id(c)] for c in chosen} - {None}
    return f1(right, total, len(hits), sum(side.wanted.values())) | {"predicted": total}


def f1(right: int, predicted: int, hits: int, wanted: int) -> dict[str, float]:
    p, r = right / predicted if predicted else 0.0, hits / wanted if wanted else 0.0
    return {"precision": round(p, 4), "recall": round(r, 4), "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0}


def figures(reads: dict[str, dict[str, Read]], style: str, least: float) -> dict[str, Any]:
    """Figures of a style under what the other styles taught."""
    others = [s for s in reads if s != style] or [style]
    result: dict[str, Any] = {"style": style, "wanted": sum(reads[style]["rules"].wanted.values())}
    for side, one in reads[style].items():
        policy = None if side in ("rules", "names") else policy_of([reads[s][side] for s in others], least)
        names = one.names
        result[side] = {"edges": scored(one, policy), "names": f1(names[0], names[1], names[0], names[2])}
    return result


def by_predicate(side: Read, policy: Policy) -> dict[str, str]:
    counts: dict[str, list[int]] = {p: [0, 0] for p in sorted(CORE)}
    for rows in side.documents:
        answer = {id(c): h for c, _, h in rows}
        for c in kept([(c, likelihood(t, policy.weights)) for c, t, _ in rows], policy):
            counts[c.predicate][0] += answer[id(c)] is not None
            counts[c.predicate][1] += 1
    return {p: f"{a} right of {b}, {side.wanted.get(p, 0)} stated" for p, (a, b) in counts.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--styles", required=True)
    parser.add_argument("--long", type=int, default=1)
    parser.add_argument("--least", type=float, default=0.85)
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--write", type=Path)
    a = parser.parse_args()
    reader = Reader(Network(a.model))
    reads = {style: read_style(reader, style, a.long) for style in a.styles.split(",")}
    for style in reads:
        sys.stdout.write(json.dumps(figures(reads, style, a.least) | {"long": a.long}) + "\n")
    policy = policy_of([r["together"] for r in reads.values()], a.least)
    if a.details:
        for style, sides in reads.items():
            sys.stdout.write(f"{style} {json.dumps(by_predicate(sides['together'], policy), indent=1)}\n")
    if a.write:
        content = {"weights": policy.weights, "beside": policy.beside, "alone": policy.alone}
        a.write.write_text(json.dumps(content, indent=1) + "\n")


if __name__ == "__main__":
    main()
