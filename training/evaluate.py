"""Scores an exported network: python -m training.evaluate --model FOLDER --styles national-news,ngo-reports [--calibrate FILE] [--thresholds FILE].

A paragraph is a document. An edge is right when predicate, types and one name of each end fit what is annotated;
precision counts predicted edges, recall annotated ones, as the gold's scorer does. Prints one JSON line a style.
"""

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from loaders.documents.model.edges import Edge, edges
from loaders.documents.model.network import Network
from loaders.documents.model.reader import Reader, Reading
from loaders.documents.model.things import words
from training.prose import read
from training.samples import joined

HERE = Path(__file__).parent
IGNORED = {"AMOUNT", "COMPETED_FOR"}
Scored = tuple[str, float, tuple[Any, ...] | None]


def truth(paragraph: dict[str, Any]) -> set[tuple[str, str, str]]:
    return {
        (r["subject"], r["predicate"], r["object"]) for r in paragraph["relations"] if r["predicate"] not in IGNORED
    }


def owners(paragraph: dict[str, Any]) -> dict[tuple[str, ...], set[str]]:
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for m in paragraph["mentions"]:
        found[(m["type"], *words(m["text"]))].add(m["id"])
    return found


def judged(paragraph: dict[str, Any], text: str, reading: Reading, found: Sequence[Edge]) -> Iterator[Scored]:
    """(predicate, score, the annotated edge that it is or None) of every predicted edge."""
    names, wanted = owners(paragraph), truth(paragraph)
    for e in found:
        if e.predicate in IGNORED:
            continue
        ends = [
            set().union(*(names.get((t.type, *words(s)), set()) for s in said(text, reading, t, m)))
            for t, m in ((e.subject, e.subject_mention), (e.object, e.object_mention))
        ]
        hit = next(
            ((s, e.predicate, o) for s in sorted(ends[0]) for o in sorted(ends[1]) if (s, e.predicate, o) in wanted),
            None,
        )
        yield e.predicate, e.score, (paragraph["id"], *hit) if hit else None


def said(text: str, reading: Reading, thing: Any, mention: int) -> list[str]:
    m = reading.mentions[mention]
    return [thing.name, text[m.start : m.end]]


def mention_counts(paragraph: dict[str, Any], reading: Reading) -> tuple[int, int, int]:
    gold = {
        (m["start"], m["end"], m["type"])
        for m in paragraph["mentions"]
        if m["named"] and m["type"] not in ("Money", "Date")
    }
    found = {(m.start, m.end, m.type) for m in reading.mentions if m.named and m.type not in ("Money", "Date")}
    return len(gold & found), len(found), len(gold)


def f1(right: int, predicted: int, hit: int, wanted: int) -> dict[str, float]:
    p, r = right / predicted if predicted else 0.0, hit / wanted if wanted else 0.0
    return {"precision": round(p, 4), "recall": round(r, 4), "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0}


def calibrated(scored: Sequence[Scored], least: float) -> dict[str, float]:
    """For each predicate the lowest threshold above which at least this share is right (pulled towards 0.75 right while few)."""
    result = {}
    groups: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for predicate, score, hit in scored:
        groups[predicate].append((score, hit is not None))
    for predicate, rows in sorted(groups.items()):
        rows.sort(reverse=True)
        right, best = 0, None
        for n, (score, good) in enumerate(rows, 1):
            right += good
            if (right + 1.5) / (n + 2) >= least:
                best = score
        result[predicate] = round(max(best if best is not None else 0.97, 0.3), 4)
    return result


def documents(style: str, long: int) -> list[dict[str, Any]]:
    """Paragraphs, or several joined into one long document."""
    paragraphs = read(HERE / "prose" / f"{style}.txt")
    if long <= 1:
        return paragraphs
    rng = random.Random(3)
    rng.shuffle(paragraphs)
    return [joined(paragraphs[i : i + long], rng) for i in range(0, len(paragraphs), long)]


def report(scored: Sequence[Scored], thresholds: Mapping[str, float], wanted: int) -> dict[str, Any]:
    kept = [s for s in scored if s[1] >= thresholds.get(s[0], 2.0)]
    right = [s for s in kept if s[2]]
    return f1(len(right), len(kept), len({s[2] for s in right}), wanted) | {"predicted": len(kept), "wanted": wanted}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--styles", required=True)
    parser.add_argument("--long", type=int, default=1, help="join so many paragraphs to a document")
    parser.add_argument("--calibrate", type=Path)
    parser.add_argument("--least", type=float, default=0.87)
    parser.add_argument("--thresholds", type=Path)
    parser.add_argument("--by-predicate", action="store_true")
    a = parser.parse_args()
    reader = Reader(Network(a.model))
    everything: list[Scored] = []
    total = 0
    by_style = {}
    for style in a.styles.split(","):
        scored: list[Scored] = []
        counts, wanted, wanted_by = [0, 0, 0], 0, defaultdict(int)
        for paragraph in documents(style, a.long):
            reading = reader.read(paragraph["text"])
            scored += judged(paragraph, paragraph["text"], reading, edges(paragraph["text"], reading))
            counts = [x + y for x, y in zip(counts, mention_counts(paragraph, reading), strict=True)]
            wanted += len(truth(paragraph))
            for _, predicate, _ in truth(paragraph):
                wanted_by[predicate] += 1
        by_style[style] = (scored, counts, wanted, wanted_by)
        everything += scored
        total += wanted
    thresholds = json.loads(a.thresholds.read_text()) if a.thresholds else calibrated(everything, a.least)
    for style, (scored, counts, wanted, wanted_by) in by_style.items():
        mentions = f1(counts[0], counts[1], counts[0], counts[2])
        print(
            json.dumps(
                {"style": style, "long": a.long, "mentions": mentions, "edges": report(scored, thresholds, wanted)}
            )
        )
        if a.by_predicate:
            for predicate, n in sorted(wanted_by.items()):
                part = [s for s in scored if s[0] == predicate]
                print("   ", predicate, thresholds.get(predicate), report(part, thresholds, n))
    if len(by_style) > 1:
        print(json.dumps({"style": "all", "edges": report(everything, thresholds, total)}))
    if a.calibrate:
        a.calibrate.write_text(json.dumps(thresholds, indent=1) + "\n")


if __name__ == "__main__":
    main()
