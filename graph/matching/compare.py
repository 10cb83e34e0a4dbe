"""Comparing the names of a case: vendors of records with each other, and names in text with vendors."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from graph.engine import Engine
from graph.identity import Judgement
from graph.ledger import Part
from graph.matching.awards import Succession, successions
from graph.matching.judging import Bearer, Pair, Verdict, verdicts
from graph.matching.mentions import mention_verdicts
from graph.matching.model import Model, load_model
from graph.matching.names import take_apart
from graph.matching.resellers import resale_claims
from graph.matching.scoring import find_candidates, scored
from graph.matching.successors import succession_claims
from graph.matching.vendors import gather_vendors

__all__ = ["Outcome", "compare"]


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """`verdicts` on pairs of keys, SUCCEEDED_BY and RESELLS_FOR `claims` as rows of graph.claim.CLAIMS, and how many
    names and pairs were compared."""

    verdicts: tuple[Verdict, ...]
    claims: tuple[Mapping[str, Any], ...]
    names: int
    pairs: int
    model: str


def compare(
    engine: Engine,
    parts: Sequence[Part],
    judgements: Iterable[Judgement] = (),
    same: float = 0.95,
    different: float = 0.5,
    common: Iterable[str] = (),
    places: Iterable[pa.RecordBatch] = (),
    step: Callable[[str], None] = lambda stage: None,
) -> Outcome:
    """Compare all names of the parts. `judgements` are people's: what they decided is compared no more. `common` are
    lower-case words that by themselves name no company; `places` says where vendors are (rows of PLACES)."""
    decided, model = tuple(judgements), load_model()
    step("gathering vendors")
    gather_vendors(engine, parts, decided, places)
    step("taking names apart")
    take_apart(engine)
    find_candidates(engine)
    step("scoring names")
    pairs = _pairs(engine, model, different)
    judged = _undecided(verdicts(pairs, model, same, different), decided)
    step("names in text")
    judged += _undecided(mention_verdicts(engine, _merged_keys(judged), same, different), decided)
    step("following awards")
    found, doubtful = _followed(engine, judged, model)
    records = [part.claims for part in parts if part.report.kind == "records"]
    claims = succession_claims(engine, found, records, model.version)
    step("resellers")
    kin = {frozenset((v.left, v.right)) for v in judged} | {frozenset((one.earlier, one.later)) for one in found}
    claims += resale_claims(engine, records, kin, common)
    [(names, compared)] = engine.con.sql(
        "select (select count(*) from vendor_name), (select count(*) from candidate)"
    ).fetchall()
    return Outcome((*judged, *_undecided(doubtful, decided)), tuple(claims), names, compared, model.version)


def _pairs(engine: Engine, model: Model, least: float) -> list[Pair]:
    rows = scored(engine, model, least).to_pylist()
    wanted = {row[end] for row in rows for end in ("unique_id_l", "unique_id_r")}
    query = "select name_id, home_key, name, schemes from vendor_name left join home_key using (home)"
    bearers = {
        name_id: Bearer(key, name, frozenset((schemes or "").split()) - {"name"})
        for name_id, key, name, schemes in engine.con.sql(query).fetchall()
        if name_id in wanted
    }
    return [
        Pair(
            bearers[row["unique_id_l"]],
            bearers[row["unique_id_r"]],
            row["match_probability"],
            model.levels_of(row),
        )
        for row in rows
    ]


def _undecided(found: Iterable[Verdict], decided: Sequence[Judgement]) -> list[Verdict]:
    """Without the pairs on which a person has decided."""
    settled = {frozenset((judgement.left, judgement.right)) for judgement in decided}
    return [verdict for verdict in found if frozenset((verdict.left, verdict.right)) not in settled]


def _followed(engine: Engine, judged: Sequence[Verdict], model: Model) -> tuple[list[Succession], list[Verdict]]:
    """Successions, and pairs of vendors between which awards went in no clear way; not those whose names may be one."""
    open_pairs = {frozenset((v.left, v.right)) for v in judged if v.judgement == "unsure"}
    merged = _merged(engine, judged)
    found = [one for one in successions(engine, merged) if frozenset((one.earlier, one.later)) not in open_pairs]
    return [one for one in found if one.certain], [_doubt(one, model) for one in found if not one.certain]


def _doubt(one: Succession, model: Model) -> Verdict:
    told = one.handovers[0]
    awards = ", ".join(handover.award for handover in one.handovers[:3])
    why = f"“{told.earlier_name}” and “{told.later_name}” both hold {awards}, and neither clearly after the other."
    ends = sorted((one.earlier, one.later), key=lambda key: (not key.startswith("company:"), key))
    return Verdict(ends[0], ends[1], "unsure", 0.5, why, (told.earlier_name, told.later_name), "{}", model.version)


def _merged(engine: Engine, judged: Iterable[Verdict]) -> dict[int, int]:
    """Homes that are judged the same, each with the one that stands for all."""
    homes = dict(engine.con.sql("select distinct home_key, home from vendor_name").fetchall())
    merged = _merged_keys(judged)
    return {homes[key]: homes[one] for key, one in merged.items() if key in homes and one in homes}


def _merged_keys(judged: Iterable[Verdict]) -> dict[str, str]:
    """Keys that are judged the same, each with the one that stands for all."""
    above: dict[str, str] = {}

    def top(key: str) -> str:
        while (higher := above.get(key, key)) != key:
            key = higher
        return key

    for verdict in judged:
        if verdict.judgement == "same":
            left, right = top(verdict.left), top(verdict.right)
            if left != right:
                above[min(left, right)] = max(left, right)
    return {key: top(key) for key in above}
