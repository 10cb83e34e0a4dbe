"""Names in text and the vendors that they mean: `Palantir` and PALANTIR TECHNOLOGIES INC.

A short name means a vendor where nothing else in the case begins so, or where that vendor is the parent of all that do.
The weights are those of mentions.yaml; each verdict says which features it rests on.
"""

import dataclasses
import functools
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Any

from rapidfuzz.distance import DamerauLevenshtein

from graph.engine import Engine
from graph.matching.judging import Verdict
from graph.matching.lexicon import load_lexicon
from graph.matching.statements import statements
from graph.own_yaml import own_yaml

__all__ = ["MentionModel", "load_mention_model", "mention_verdicts", "relation"]

SHORTEST = 8
"""Letters that a name must have before a slip of one letter is forgiven; twice as many for two."""
NEAR = 3.0
"""Bits by which a vendor must lead the next one that the name may mean."""
LONGER = (
    "short for it, without what it does",
    "short for it, without its country",
    "short for it, without a corporate arm",
)


@dataclasses.dataclass(frozen=True, slots=True)
class MentionModel:
    """Weights in bits by the label of a feature."""

    version: str
    prior: float
    relation: Mapping[str, float]
    support: Mapping[str, float]

    def probability(self, bits: float) -> float:
        odds: float = 2.0**bits * self.prior / (1 - self.prior)
        return odds / (1 + odds)


@dataclasses.dataclass(frozen=True, slots=True)
class _Reading:
    """A vendor that a mention may mean, and what speaks for it."""

    row: Mapping[str, Any]
    relation: str
    features: Mapping[str, float]

    @property
    def bits(self) -> float:
        return sum(self.features.values())


@functools.cache
def load_mention_model() -> MentionModel:
    """The weights beside this module, read once a process."""
    return MentionModel(**own_yaml((files("graph.matching") / "mentions.yaml").read_text("utf-8")))


def mention_verdicts(engine: Engine, merged: Mapping[str, str], same: float, different: float) -> list[Verdict]:
    """Judgements on names in text. Reads tables `part`, `vendor_name`, `standing` and `dealing`; `merged` maps keys of
    vendors that are judged the same to one of them."""
    if not engine.con.sql("select 1 from vendor_name where mention limit 1").fetchall():
        return []
    engine.con.execute(statements("mentions"))
    rows = engine.con.sql("select * from mentioned order by mention_key, vendor_key, vendor_name").to_arrow_table()
    parents: defaultdict[str, set[str]] = defaultdict(set)
    for child, parent in engine.con.sql("select child, parent from family").fetchall():
        parents[merged.get(child, child)].add(merged.get(parent, parent))
    by_mention: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows.to_pylist():
        by_mention[row["mention_key"]].append(row)
    model = load_mention_model()
    return [
        verdict
        for found in by_mention.values()
        for verdict in _of_mention(found, merged, parents, model, same, different)
    ]


def relation(mention: str, vendor: str) -> str:
    """How the words of a name in text stand to those of a vendor's name; both as `core` has them."""
    said, known = mention.split(), vendor.split()
    if said == known:
        return "same words"
    if _squeezed(said) == _squeezed(known):
        return "the same but for spaces and plurals"
    if known[: len(said)] == said:
        return _shortened(known[len(said) :], said)
    if said[: len(known)] == known and _classes(said[len(known) :]) <= {"activity"}:
        return "says what it does besides"
    if _misspelt("".join(said), "".join(known)):
        return "misspelt"
    if len(said) == 1 and 3 <= len(mention) <= 6 and "".join(word[0] for word in known) == mention:
        return "its initials"
    return "other words"


def _shortened(rest: Sequence[str], said: Sequence[str]) -> str:
    if not _classes(said) - {"activity", "place", "arm"}:
        return "begins its name"
    left = _classes(rest)
    if left <= {"activity"}:
        return LONGER[0]
    if left <= {"activity", "place"}:
        return LONGER[1]
    return LONGER[2] if left <= {"activity", "place", "arm"} else "begins its name"


def _classes(words: Iterable[str]) -> set[str]:
    generic = load_lexicon().generic
    return {generic.get(word, "telling") for word in words}


def _squeezed(words: Sequence[str]) -> str:
    return "".join(word.rstrip("s") if len(word) > 4 else word for word in words)


def _misspelt(said: str, known: str) -> bool:
    allowed = min(len(said), len(known)) // SHORTEST
    if not allowed or any(char.isdigit() for char in said + known):
        return False
    return DamerauLevenshtein.distance(said, known, score_cutoff=min(allowed, 2)) <= min(allowed, 2)


def _of_mention(
    rows: Sequence[Mapping[str, Any]],
    merged: Mapping[str, str],
    parents: Mapping[str, set[str]],
    model: MentionModel,
    same: float,
    different: float,
) -> Iterable[Verdict]:
    begun = {
        merged.get(row["vendor_key"], row["vendor_key"])
        for row in rows
        if _begins(row) and row["standing_as"] != "mention"
    }
    best: dict[str, _Reading] = {}
    for row in rows:
        home = merged.get(row["vendor_key"], row["vendor_key"])
        reading = _reading(row, home, begun, parents, model)
        if home not in best or best[home].bits < reading.bits:
            best[home] = reading
    ordered = sorted(best.values(), key=lambda r: (-r.bits, r.row["vendor_key"]))
    leads = _leads(ordered, model, different)
    clear = len(leads) == 1 or leads[0].bits - leads[1].bits >= NEAR
    for reading in leads:
        score = model.probability(reading.bits)
        if score < different:
            break
        sure = score >= same and clear and reading is leads[0]
        objection = "" if clear else _rivals(leads, model, different)
        yield _verdict(reading, "same" if sure else "unsure", score, objection, model.version)


def _leads(ordered: Sequence[_Reading], model: MentionModel, different: float) -> Sequence[_Reading]:
    """Those who hold awards go before others of the same name: a parent is often recorded under its subsidiary's."""
    for standing in ("vendor", "spoken"):
        found = [reading for reading in ordered if reading.row["standing_as"] == standing]
        if found and model.probability(found[0].bits) >= different:
            return found
    return ordered


def _begins(row: Mapping[str, Any]) -> bool:
    return bool((row["vendor_core"] + " ").startswith(row["mention_core"] + " "))


def _reading(
    row: Mapping[str, Any], home: str, begun: set[str], parents: Mapping[str, set[str]], model: MentionModel
) -> _Reading:
    found = relation(row["mention_core"], row["vendor_core"])
    told = [label for label, holds in _support(row, found, home, begun, parents) if holds]
    features = {found: model.relation[found], **{label: model.support[label] for label in told}}
    return _Reading(row, found, features)


def _support(
    row: Mapping[str, Any], found: str, home: str, begun: set[str], parents: Mapping[str, set[str]]
) -> Iterable[tuple[str, bool]]:
    forms = row["mention_form"], row["vendor_form"]
    others = begun - {home}
    heads = all(home in parents.get(other, ()) for other in others)
    short = found in LONGER
    yield "the same legal form", bool(forms[0]) and forms[0] == forms[1]
    yield "another legal form", bool(forms[0] and forms[1]) and forms[0] != forms[1]
    yield "the same award", row["award"]
    yield "the same agency", row["agency"]
    yield "no other vendor begins so", short and not others
    yield "the parent of the others that begin so", short and bool(others) and heads
    yield "others begin so, too", short and bool(others) and not heads
    yield "one is the other's parent", row["parent"]


def _rivals(leads: Sequence[_Reading], model: MentionModel, different: float) -> str:
    near = [r.row["vendor_key"] for r in leads if model.probability(r.bits) >= different]
    return f"it may mean {' or '.join(near[:4])}" if len(near) > 1 else ""


def _verdict(reading: _Reading, judged: str, score: float, objection: str, by: str) -> Verdict:
    row = reading.row
    why = f"“{row['mention_name']}” in text and “{row['vendor_name']}”: {', '.join(reading.features)}"
    features = {label: {"level": label, "bits": bits} for label, bits in reading.features.items()}
    told = why + (f"; but {objection}" if objection and judged == "unsure" else "") + "."
    names = (row["mention_name"], row["vendor_name"])
    told_features = json.dumps(features, ensure_ascii=False)
    return Verdict(row["mention_key"], row["vendor_key"], judged, round(score, 4), told, names, told_features, by)
