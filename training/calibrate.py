"""Sets the policy of rules and network together on held-out styles, and scores it there.

    python -m training.calibrate --model FOLDER --styles national-news,ngo-reports [--least 0.87] [--write FILE]

With several styles each is scored under the thresholds of the others, so that no figure is its own judge; `--write`
keeps the thresholds of all of them together.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.model import load_schema
from loaders.documents.document import Document, Zone
from loaders.documents.extract import extract
from loaders.documents.extracted import Extraction
from loaders.documents.model.combination import Policy, candidates, kept, known_names
from loaders.documents.model.edges import edges
from loaders.documents.model.network import Network
from loaders.documents.model.reader import Reader, Reading
from loaders.documents.model.things import words
from training.evaluate import documents, f1

CORE = frozenset(
    "CONTRACTED_WITH SUPPLIES DEVELOPS USES HOSTS BOARD_MEMBER_OF CHAIR_OF EXECUTIVE_OF FOUNDED SUBSIDIARY_OF OWNS ACQUIRED "
    "MERGED_INTO PART_OF INVESTED_IN SPUN_OFF_FROM FUNDED_BY SHARES_DATA_WITH".split()
)
NOT_NAMES = ("Money", "Date")
TYPES = {"C": "Company", "A": "Agency", "P": "Person", "S": "System", "O": "Organization"}


@dataclass(frozen=True)
class Row:
    """A candidate and the annotated edge that it is, if any."""

    predicate: str
    claimed: bool
    score: float
    hit: tuple[str, ...] | None


@dataclass
class Read:
    """All that is known of a style: its candidates by document, its annotated edges, its names."""

    found: list[list[Any]]
    rows: list[list[Row]]
    wanted: dict[str, int]
    names: dict[str, list[int]]


def wanted(paragraph: dict[str, Any]) -> set[tuple[str, str, str]]:
    """Annotated edges that the schema knows: officers of agencies, for one, are not among them."""
    triples = {(r["subject"], r["predicate"], r["object"]) for r in paragraph["relations"]}
    predicates = load_schema().predicates
    return {t for t in triples if t[1] in CORE and predicates[t[1]].joins(TYPES[t[0][0]], TYPES[t[2][0]])}


def in_schema(c: Any) -> bool:
    first = c.claims[0] if c.claims else c.edge
    return c.predicate in CORE and load_schema().predicates[c.predicate].joins(first.subject.type, first.object.type)


def read_style(reader: Reader, style: str, long: int) -> Read:
    result = Read([], [], defaultdict(int), {k: [0, 0, 0] for k in ("rules", "model", "together")})
    for paragraph in documents(style, long):
        text = paragraph["text"]
        document = Document(text, (Zone(0, len(text), "body"),), "0" * 64, "text/plain", "training")
        extraction = extract(document)
        alone, reading = reader.read(text), reader.read(text, known_names(extraction))
        found = [c for c in candidates(text, extraction, reading, edges(text, reading)) if in_schema(c)]
        truth = wanted(paragraph)
        result.found.append(found)
        result.rows.append([Row(c.predicate, bool(c.claims), c.score, hit(paragraph, truth, c)) for c in found])
        for _, predicate, _ in truth:
            result.wanted[predicate] += 1
        count_names(paragraph, result.names, extraction, alone, reading)
    return result


def hit(paragraph: dict[str, Any], truth: set[tuple[str, str, str]], c: Any) -> tuple[str, ...] | None:
    ids: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for m in paragraph["mentions"]:
        ids[words(m["text"])].add(m["id"])
    ends = [set().union(*(ids.get(name, set()) for name in names)) for names in (c.subject, c.object)]
    if c.edge is not None and not c.claims:
        types = [c.edge.subject.type, c.edge.object.type]
        ends = [{i for i in end if TYPES.get(i[0]) == t} for end, t in zip(ends, types, strict=True)]
    for s in sorted(ends[0]):
        for o in sorted(ends[1]):
            if (s, c.predicate, o) in truth:
                return paragraph["id"], s, c.predicate, o
    return None


def count_names(
    paragraph: dict[str, Any], totals: dict[str, list[int]], extraction: Extraction, alone: Reading, both: Reading
) -> None:
    gold = {(m["start"], m["end"], m["type"]) for m in paragraph["mentions"] if m["named"] and m["type"] not in NOT_NAMES}
    rules = {(m.start, m.end, m.type) for m in extraction.mentions}
    model, together = ({(m.start, m.end, m.type) for m in r.mentions if m.named and m.type not in NOT_NAMES} for r in (alone, both))
    for key, found in (("rules", rules), ("model", model), ("together", together)):
        totals[key] = [a + b for a, b in zip(totals[key], (len(found & gold), len(found), len(gold)), strict=True)]


def lowest(rows: Sequence[Row], least: float, floor: float, default: float) -> float:
    """The lowest score above which at least `least` are right, few rows counting as three quarters right."""
    right, best = 0, default
    for n, row in enumerate(sorted(rows, key=lambda r: -r.score), 1):
        right += row.hit is not None
        if (right + 1.5) / (n + 2) >= least:
            best = row.score
    return round(max(best, floor), 4)


def policy_of(rows: Sequence[Row], least: float) -> Policy:
    alone, beside = {}, {}
    for predicate in sorted(CORE):
        mine = [r for r in rows if r.predicate == predicate]
        alone[predicate] = lowest([r for r in mine if not r.claimed], least, 0.25, 0.98)
        beside[predicate] = lowest([r for r in mine if r.claimed], least, 0.0, 0.5)
    return Policy(alone, beside)


def scored(read: Read, policy: Policy, mode: str) -> dict[str, float]:
    total, right, hits = 0, 0, set()
    for found, rows in zip(read.found, read.rows, strict=True):
        by_candidate = {id(c): r for c, r in zip(found, rows, strict=True)}
        if mode == "rules":
            chosen = [by_candidate[id(c)] for c in found if c.claims]
        elif mode == "model":
            chosen = [r for r in rows if r.score >= policy.alone[r.predicate]]
        else:
            chosen = [by_candidate[id(c)] for c in kept(found, policy)]
        total += len(chosen)
        right += sum(r.hit is not None for r in chosen)
        hits |= {r.hit for r in chosen if r.hit}
    return f1(right, total, len(hits), sum(read.wanted.values())) | {"predicted": total}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--styles", required=True)
    parser.add_argument("--long", type=int, default=1)
    parser.add_argument("--least", type=float, default=0.87)
    parser.add_argument("--policy", type=Path, help="score under this policy instead of a calibrated one")
    parser.add_argument("--write", type=Path)
    a = parser.parse_args()
    reader = Reader(Network(a.model))
    reads = {style: read_style(reader, style, a.long) for style in a.styles.split(",")}
    flat = {style: [row for rows in read.rows for row in rows] for style, read in reads.items()}
    for style, read in reads.items():
        others = [row for s, rows in flat.items() if s != style or len(flat) == 1 for row in rows]
        policy = Policy(**json.loads(a.policy.read_text())) if a.policy else policy_of(others, a.least)
        print(json.dumps({"style": style, "long": a.long, "wanted": sum(read.wanted.values())}))
        for mode in ("rules", "model", "together"):
            names = read.names[mode]
            print("   ", mode, json.dumps({"edges": scored(read, policy, mode), "names": f1(names[0], names[1], names[0], names[2])}))
    policy = policy_of([row for rows in flat.values() for row in rows], a.least)
    for predicate in sorted(CORE):
        kept_rows = [r for rows in flat.values() for r in rows if r.predicate == predicate and r.score >= (policy.beside if r.claimed else policy.alone)[predicate]]
        n = sum(read.wanted[predicate] for read in reads.values())
        print(f"    {predicate:16} alone {policy.alone[predicate]:.2f} beside {policy.beside[predicate]:.2f} right {sum(r.hit is not None for r in kept_rows)} of {len(kept_rows)} wanted {n}")
    if a.write:
        a.write.write_text(json.dumps({"alone": policy.alone, "beside": policy.beside}, indent=1) + "\n")


if __name__ == "__main__":
    main()
