"""Resellers: vendors whose award, in its description, names what another company makes.

A description such as "RENEWAL OF CELLEBRITE LICENSES" is no statement that the award's holder resells for Cellebrite:
it suggests it. Such claims are RESELLS_FOR with the description as their quote and a low confidence, and wait for a
person; where the description itself speaks of a reseller beside the name, their confidence says so.
"""

import dataclasses
import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow as pa

from graph.claim import qualifiers_json, text_claim_id
from graph.engine import Engine
from graph.matching.statements import statements
from graph.matching.tables import put
from graph.own_yaml import own_yaml

__all__ = ["Resale", "load_resale", "resale_claims"]

MOST_AWARDS = 12
"""Of a holder and a maker so many awards are claims; each says how many there are."""
LONGEST_QUOTE = 600


@dataclasses.dataclass(frozen=True, slots=True)
class Resale:
    """The words of resale.yaml as patterns over what stands before and after a name, and over a whole description;
    `stated` and `suggested` are the confidence of claims, `share` tells a name from an ordinary word."""

    version: str
    stated: float
    suggested: float
    share: float
    patterns: Mapping[str, str]


@functools.cache
def load_resale() -> Resale:
    """The list beside this module, read once a process."""
    entry = own_yaml((files("graph.matching") / "resale.yaml").read_text("utf-8"))
    lists = {name: "|".join(words) for name, words in entry.items() if isinstance(words, list)}
    some = f"(?:\\w+ ){{0,{int(entry['between'])}}}?"
    patterns = {
        "telling": rf"\b(?:{lists['resellers']}|{lists['goods']}|{lists['named_by']})\b",
        "contrary": rf"\b(?:{lists['contrary']})\b",
        "elsewhere": rf"^(?:{lists['elsewhere']})\b",
        "stated_before": rf"\b(?:{lists['resellers']})(?: of| for)?(?: the)?$",
        "stated_after": rf"^(?:authori[sz]ed )?(?:{lists['resellers']})\b",
        "sold_before": rf"\b(?:(?:{lists['goods']}) (?:of|for|from)|{lists['named_by']})(?: the)?$",
        "sold_after": rf"^{some}(?:{lists['goods']})\b",
        "opening": rf"(?:^| )(?:{lists['leads']}|{lists['goods']}|{lists['named_by']}|\d+)?$",
        "ordinary": rf"(?:{lists['ordinary']})$",
    }
    told = entry["confidence"]
    return Resale(entry["version"], float(told["stated"]), float(told["suggested"]), float(entry["share"]), patterns)


def resale_claims(
    engine: Engine, parts: Sequence[Path], kin: Iterable[frozenset[str]] = (), common: Iterable[str] = ()
) -> list[dict[str, Any]]:
    """A RESELLS_FOR claim for each award whose description names a maker, up to MOST_AWARDS a pair of companies.

    Reads the tables that `compare` has made, `merged` among them. `parts` are the claims files of records; `kin` are
    pairs of keys that are one, or may be, or follow each other; `common` are lower-case words that alone are no name.
    """
    found = _resold(engine, parts, common)
    related = set(kin)
    rows = [row for row in found if frozenset((row["holder_key"], row["maker_key"])) not in related]
    return [_claim(row, load_resale()) for row in rows]


def _resold(engine: Engine, parts: Sequence[Path], common: Iterable[str]) -> list[dict[str, Any]]:
    if not parts:
        return []
    engine.ibis.read_parquet([str(part) for part in parts], table_name="award_row")
    put(engine, "common_word", pa.table({"word": pa.array(sorted(common), pa.string())}))
    resale = load_resale()
    for name, value in {**resale.patterns, "share": resale.share, "most_awards": MOST_AWARDS}.items():
        engine.con.execute(f"set variable {name} = $1", [value])
    engine.con.execute(statements("described"))
    engine.con.execute(statements("resold"))
    rows: list[dict[str, Any]] = engine.con.sql(statements("resold_rows")).to_arrow_table().to_pylist()
    return rows


def _claim(row: Mapping[str, Any], words: Resale) -> dict[str, Any]:
    quote, named = _quoted(row["description"], row["said"])
    told = {"scope": f"under award {row['contract_name']}"}
    if row["awards"] > 1:
        told["note"] = f"One of {row['awards']} awards whose descriptions name it."
    if row["product"]:
        told["note"] = (
            f"The description names {named}, which another source of the case says is made by {row['maker_name']}."
        )
    return {
        "claim_id": text_claim_id(row["source_id"], row["row"], "RESELLS_FOR", row["maker_key"]),
        "source_id": row["source_id"],
        "carrier_id": row["carrier_id"],
        "subject_type": "Company",
        "subject_key": row["holder_key"],
        "subject_name": row["holder_name"],
        "predicate": "RESELLS_FOR",
        "object_type": "Company",
        "object_key": row["maker_key"],
        "object_name": named,
        "date": row["date"],
        "date_precision": "day" if row["date"] is not None else None,
        "qualifiers": qualifiers_json(told),
        "modality": "asserted",
        "attribution": "[]",
        "extractor": words.version,
        "confidence": words.stated if row["stated"] else words.suggested,
        "evidence_kind": "text",
        "quote": quote,
        "row": row["row"],
        "record_key": row["record_key"],
        "columns_read": row["columns_read"],
    }


def _quoted(description: str, said: str) -> tuple[str, str]:
    """The description word for word, about the name alone where it is long; and the name as it stands in it."""
    loose = r"[\W_]+".join(rf"{re.escape(word)}" for word in said.split())
    found = re.search(rf"(?<!\w){loose}(?!\w)", description, re.IGNORECASE)
    if len(description) <= LONGEST_QUOTE:
        return description, found[0] if found else said
    middle = found.start() if found else 0
    start = max(0, middle - LONGEST_QUOTE // 2)
    cut = description[start : start + LONGEST_QUOTE]
    words = cut.split(" ")
    kept = words[1 if start else 0 : -1 if start + LONGEST_QUOTE < len(description) else None]
    return " ".join(kept) or cut, found[0] if found else said
