"""Annotated paragraphs of one style as documents, and the score of an extraction against them."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from loaders.documents.document import Document, Zone
from loaders.documents.extract import predicate_ends
from loaders.documents.extracted import Extraction

# What counts for and against, as in the gold's own scorer.
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
KINDS = {"C": "Company", "A": "Agency", "P": "Person", "S": "System", "O": "Organization"}
NOT_NAMES = frozenset({"Money", "Date"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`names` are the names and descriptions by id, `edges` the stated triples, `tempting` the ones not stated."""

    key: str
    text: str
    spans: Mapping[tuple[int, int], str]
    ids: Mapping[str, frozenset[str]]
    edges: frozenset[tuple[str, str, str]]
    tempting: frozenset[tuple[str, str, str]]

    @property
    def document(self) -> Document:
        return Document(self.text, (Zone(0, len(self.text), "body"),), "0" * 64, "text/plain", "training")


@dataclass(slots=True)
class Tally:
    """Counts of a style, with the right, wrong and gold edges by predicate."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    names: list[int] = field(default_factory=lambda: [0, 0, 0])
    tempted: int = 0
    errors: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)


def paragraphs(path: Path, converter: Path) -> Iterator[Paragraph]:
    """Paragraphs of a style file, read by the converter that comes with the files."""
    run = subprocess.run([sys.executable, converter, path, "--jsonl"], capture_output=True, text=True, check=False)
    for line in run.stdout.splitlines():
        yield _paragraph(json.loads(line))


def _paragraph(row: Mapping[str, object]) -> Paragraph:
    mentions: list[dict[str, object]] = row["mentions"]  # type: ignore[assignment]
    ids: dict[str, set[str]] = {}
    for m in mentions:
        ids.setdefault(str(m["id"]), set()).add(plain(str(m["text"])))
    spans = {
        (int(str(m["start"])), int(str(m["end"]))): str(m["type"])
        for m in mentions
        if m["named"] and m["type"] not in NOT_NAMES
    }
    return Paragraph(
        key=str(row["id"]),
        text=str(row["text"]),
        spans=spans,
        ids={key: frozenset(names) for key, names in ids.items()},
        edges=frozenset(edge for edge in _triples(row["relations"]) if _in_schema(edge)),
        tempting=_triples(row["negatives"]),
    )


def _in_schema(edge: tuple[str, str, str]) -> bool:
    """The prose also annotates ends that the schema does not join (a person who owns); they are not asked for."""
    ends = predicate_ends().get(edge[0])
    kinds = [KINDS.get(key[0], "") for key in edge[1:]]
    return ends is not None and kinds[0] in ends.subjects and kinds[1] in ends.objects


def _triples(rows: object) -> frozenset[tuple[str, str, str]]:
    assert isinstance(rows, list)
    return frozenset((r["predicate"], r["subject"], r["object"]) for r in rows)


def plain(name: str) -> str:
    """Names are compared without case, article and a possessive's mark."""
    bare = name.casefold().removeprefix("the ").replace("’", "'").removesuffix("'s")
    return " ".join(bare.split())


def score(paragraph: Paragraph, extraction: Extraction, tally: Tally) -> None:
    """Adds one paragraph. An edge is right if predicate and both names fit; kinds follow from the predicate."""
    _score_names(paragraph, extraction, tally)
    hits: set[tuple[str, str, str]] = set()
    said: set[tuple[str, frozenset[str], frozenset[str]]] = set()
    for claim in extraction.claims:
        if claim.predicate not in CORE:
            continue
        subject, object_ = (frozenset({plain(p.name), plain(p.mention)}) for p in (claim.subject, claim.object))
        if (claim.predicate, subject, object_) in said:
            continue
        said.add((claim.predicate, subject, object_))
        edge = _match(paragraph, paragraph.edges, claim.predicate, subject, object_)
        if edge:
            hits.add(edge)
            tally.right[claim.predicate] += 1
            continue
        tally.wrong[claim.predicate] += 1
        tempted = _match(paragraph, paragraph.tempting, claim.predicate, subject, object_)
        tally.tempted += tempted is not None
        mark = " (tempted)" if tempted else ""
        said_so = f"{claim.predicate} {claim.subject.name} > {claim.object.name}{mark} [{claim.extractor}]"
        tally.errors.append(f"{paragraph.key}: {said_so} {claim.quote}")
    for edge in paragraph.edges:
        if edge[0] in CORE:
            tally.gold[edge[0]] += 1
            tally.hit[edge[0]] += edge in hits
            if edge not in hits:
                first, second = (sorted(paragraph.ids[k], key=len)[-1] for k in edge[1:])
                tally.misses.append(f"{paragraph.key}: {edge[0]} {first} > {second}")


def _match(
    paragraph: Paragraph,
    edges: frozenset[tuple[str, str, str]],
    predicate: str,
    subject: frozenset[str],
    object_: frozenset[str],
) -> tuple[str, str, str] | None:
    for edge in edges:
        if edge[0] == predicate and paragraph.ids[edge[1]] & subject and paragraph.ids[edge[2]] & object_:
            return edge
    return None


def _score_names(paragraph: Paragraph, extraction: Extraction, tally: Tally) -> None:
    found = {(m.start, m.end): m.type for m in extraction.mentions}
    tally.names[0] += sum(paragraph.spans.get(span) == kind for span, kind in found.items())
    tally.names[1] += len(found)
    tally.names[2] += len(paragraph.spans)


def figures(tally: Tally) -> dict[str, object]:
    """Precision, recall and F1 of edges and names, and recall by predicate."""
    right, wrong, hit, gold = (sum(c.values()) for c in (tally.right, tally.wrong, tally.hit, tally.gold))
    return {
        "edges": _prf(right, right + wrong, hit, gold),
        "mentions": _prf(tally.names[0], tally.names[1], tally.names[0], tally.names[2]),
        "gold": gold,
        "predicted": right + wrong,
        "tempted": tally.tempted,
        "by_predicate": {p: f"{tally.hit[p]}/{tally.gold[p]} wrong {tally.wrong[p]}" for p in sorted(CORE)},
    }


def _prf(right: int, predicted: int, hit: int, gold: int) -> dict[str, float]:
    precision = right / predicted if predicted else 0.0
    recall = hit / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def files(folder: Path, names: Sequence[str] = ()) -> list[Path]:
    """Style files of a folder, or those named."""
    found = sorted(p for p in folder.glob("*.txt"))
    return [p for p in found if p.stem in names] if names else found
