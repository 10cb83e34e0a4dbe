"""The search for awards that a claim may speak of, in the tables of a build. Nothing is asked where no claim has an
amount."""

import dataclasses
import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

from graph.corroboration.award import Action, Award
from graph.corroboration.candidate import TIES, Candidate
from graph.corroboration.likeness import first_words, likeness, name_words
from graph.corroboration.stated import Stated, purpose_words
from graph.expressions import Table, _, ibis

__all__ = ["ACTIONS", "Records", "Search"]

ACTIONS = (
    *("id", "contract_ref", "subject_id", "object_id", "subject_name", "object_name", "level", "modification", "date"),
    *("obligated", "current", "potential", "currency", "visibility_rank"),
)
"""What is read of each record of an award; amounts in cents."""
MOST_LEADS = 200
"""Awards of a like purpose that are looked at for one claim."""
MOST_WORDS = 500
"""Words that one pattern may look for."""
_SHARED = 2 / 3
"""Part of a claim's purpose words that a description must bear."""
_KIN = ("SUBSIDIARY_OF", "SUCCEEDED_BY", "MERGED_INTO", "ACQUIRED", "RESELLS_FOR", "SPUN_OFF_FROM")


@dataclasses.dataclass(frozen=True, slots=True)
class Records:
    """What the search reads: `actions` (see ACTIONS), `contracts` (table contract), `names` (entity_id, name), `edges`
    (table edge), `described` (contract_ref, description; one row a record)."""

    actions: Table
    contracts: Table
    names: Table
    edges: Table
    described: Table


class Search:
    """Finds the candidates of all claims at once; each question to the engine is put once."""

    def __init__(self, records: Records, claims: Sequence[Stated]) -> None:
        self._records = records
        self._claims = [c for c in claims if c.vendor_id is not None and not c.collective]
        self._above = self._agencies_above()
        ties = self._tied_vendors()
        of_purpose = self._of_purpose()
        vendors = {vendor for tied in ties.values() for vendor in tied}
        contracts = {c.contract_ref for c in self._claims if c.contract_ref} | {
            number for found in of_purpose.values() for number in found
        }
        awards = self._awards(vendors, contracts)
        by_vendor: defaultdict[int, list[Award]] = defaultdict(list)
        for award, bearers in awards:
            for vendor in bearers:
                by_vendor[vendor].append(award)
        by_contract = {award.contract_id: award for award, _bearers in awards}
        self._found = {
            claim.id: self._candidates(claim, ties[claim.id], by_vendor, by_contract, of_purpose[claim.id])
            for claim in self._claims
        }

    def candidates(self, claim: Stated) -> tuple[Candidate, ...]:
        """The awards that the claim may speak of, in no order."""
        return self._found.get(claim.id, ())

    def _candidates(
        self,
        claim: Stated,
        ties: Mapping[int, str],
        by_vendor: Mapping[int, list[Award]],
        by_contract: Mapping[int, Award],
        of_purpose: Mapping[int, str],
    ) -> tuple[Candidate, ...]:
        tied: dict[int, tuple[str, Award]] = {}
        told = [(TIES[0], by_contract[claim.contract_ref])] if claim.contract_ref in by_contract else []
        told += [(tie, award) for vendor, tie in ties.items() for award in by_vendor.get(vendor, ())]
        told += [(tie, by_contract[number]) for number, tie in of_purpose.items() if number in by_contract]
        for tie, award in sorted(told, key=lambda pair: TIES.index(pair[0])):
            tied.setdefault(award.contract_id, (tie, award))
        return tuple(Candidate(award, tie, self._agency_fits(claim, award)) for tie, award in tied.values())

    def _agency_fits(self, claim: Stated, award: Award) -> bool:
        if claim.agency_id is None:
            return False
        mine, theirs = self._line(claim.agency_id), self._line(award.agency_id)
        return claim.agency_id in theirs or award.agency_id in mine

    def _line(self, agency: int) -> list[int]:
        """The agency and all above it."""
        line = [agency]
        while (above := self._above.get(line[-1])) is not None and above not in line:
            line.append(above)
        return line

    def _agencies_above(self) -> dict[int, int]:
        edges = self._records.edges
        rows = edges.filter((edges.predicate == "PART_OF") & (edges.status == "accepted"))
        return {r["subject_id"]: r["object_id"] for r in _rows(rows.select("subject_id", "object_id"))}

    def _tied_vendors(self) -> dict[int, dict[int, str]]:
        """For each claim the vendors of records that may be its own, each with the closest tie."""
        names = self._names_of({c.vendor_id for c in self._claims if c.vendor_id is not None})
        claimed = {c.id: sorted({c.vendor_name, *names.get(c.vendor_id or 0, ())}) for c in self._claims}
        recorded = self._recorded_names(first_words(name for told in claimed.values() for name in told))
        kin = self._kin({c.vendor_id for c in self._claims if c.vendor_id is not None})
        begun: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for vendor, name in recorded:
            begun[next(iter(name_words(name)), "")].append((vendor, name))
        found: dict[int, dict[int, str]] = {}
        memory: dict[tuple[str, ...], dict[int, str]] = {}
        for claim in self._claims:
            spelt = tuple(claimed[claim.id])
            if spelt not in memory:
                near = [one for word in sorted(first_words(spelt)) for one in begun.get(word, ())]
                memory[spelt] = _alike(spelt, near)
            ties = {vendor: "kin" for vendor in kin.get(claim.vendor_id or 0, ())} | memory[spelt]
            found[claim.id] = ties | {claim.vendor_id or 0: "same"}
        return found

    def _names_of(self, entities: Iterable[int]) -> dict[int, list[str]]:
        names = self._records.names
        found: defaultdict[int, list[str]] = defaultdict(list)
        for row in _rows(names.filter(names.entity_id.isin(sorted(entities))).select("entity_id", "name")):
            found[row["entity_id"]].append(row["name"])
        return found

    def _recorded_names(self, beginnings: Iterable[str]) -> list[tuple[int, str]]:
        """Vendors of records whose name begins with one of these words."""
        actions = self._records.actions
        word = actions.object_name.lower().re_extract(r"^\W*(?:the\W+)?(\w+)", 1)
        rows = actions.filter(word.isin(sorted(beginnings))).select("object_id", "object_name").distinct()
        return [(row["object_id"], row["object_name"]) for row in _rows(rows.order_by("object_id", "object_name"))]

    def _kin(self, vendors: Iterable[int]) -> dict[int, set[int]]:
        edges = self._records.edges
        rows = _rows(edges.filter(edges.predicate.isin(_KIN)).select("subject_id", "object_id"))
        near: defaultdict[int, set[int]] = defaultdict(set)
        for row in rows:
            near[row["subject_id"]].add(row["object_id"])
            near[row["object_id"]].add(row["subject_id"])
        return {vendor: near.get(vendor, set()) - {vendor} for vendor in vendors}

    def _of_purpose(self) -> dict[int, dict[int, str]]:
        """For each claim contracts whose description names its vendor or shares most words of its purpose."""
        wanted = [(c.id, word, "purpose") for c in self._claims if len(c.words) > 1 for word in sorted(c.words)]
        wanted += [(c.id, name, "named") for c in self._claims if (name := _telling_word(c.vendor_name))]
        found: dict[int, dict[int, str]] = {c.id: {} for c in self._claims}
        if not wanted:
            return found
        columns = zip(*wanted, strict=True)
        words = ibis.memtable(dict(zip(("claim", "word", "tie"), columns, strict=True)))
        needed = words.group_by("claim", "tie").agg(needed=(_.count() * _SHARED).ceil())
        texts = _bearing(self._records.described, {word for _claim, word, _tie in wanted}).distinct()
        split = texts.mutate(word=texts.description.lower().re_split(r"[^\w]+").unnest())
        told = split.join(words, "word")
        shared = told.group_by("claim", "tie", "contract_ref", "description").agg(shared=_.word.nunique())
        enough = shared.join(needed, ["claim", "tie"]).filter(_.shared >= _.needed)
        contracts = enough.group_by("claim", "tie", "contract_ref").agg(shared=_.shared.max())
        best = ibis.window(group_by=["claim", "tie"], order_by=[_.shared.desc(), _.contract_ref])
        kept = contracts.mutate(place=ibis.row_number().over(best)).filter(_.place < MOST_LEADS)
        for row in _rows(kept.order_by(_.claim, _.tie.desc(), _.place)):
            found[row["claim"]][row["contract_ref"]] = row["tie"]
        return found

    def _awards(self, vendors: Iterable[int], contracts: Iterable[int]) -> list[tuple[Award, set[int]]]:
        """Awards to these vendors and these contracts, whoever else they went to, each with all who bore them."""
        actions = self._records.actions
        mine = actions.object_id.isin(sorted(vendors)) | actions.contract_ref.isin(sorted(contracts))
        wanted = actions.filter(mine).select("contract_ref").distinct()
        known = self._records.contracts.select("entity_id", number=_.piid, about=_.description)
        rows = actions.semi_join(wanted, "contract_ref").left_join(known, actions.contract_ref == known.entity_id)
        groups: defaultdict[int, list[Mapping[str, Any]]] = defaultdict(list)
        for row in _rows(rows.order_by("contract_ref", "date", "modification", "id")):
            groups[row["contract_ref"]].append(row)
        return [(_award(group), {row["object_id"] for row in group}) for group in groups.values()]


def _alike(claimed: Sequence[str], recorded: Iterable[tuple[int, str]]) -> dict[int, str]:
    found: dict[int, str] = {}
    for vendor, name in recorded:
        ties = [tie for one in claimed if (tie := likeness(one, name)) is not None]
        if ties:
            best = min(ties, key=TIES.index)
            found[vendor] = min(best, found.get(vendor, best), key=TIES.index)
    return found


def _bearing(described: Table, words: Set[str]) -> Table:
    """The descriptions that have any of the words: most have none, and need not be cut up."""
    if len(words) > MOST_WORDS:
        return described
    return described.filter(described.description.lower().re_search("|".join(map(re.escape, sorted(words)))))


def _telling_word(vendor: str) -> str | None:
    """The word by which a description would name the vendor: its first, where that is no common word."""
    words = sorted(purpose_words(vendor.split(" ")[0]))
    return words[0] if words and len(words[0]) > 5 else None


def _award(rows: Sequence[Mapping[str, Any]]) -> Award:
    last = rows[-1]
    return Award(
        contract_id=last["contract_ref"],
        number=last["number"] or "",
        vendor_id=last["object_id"],
        vendor_name=last["object_name"],
        agency_id=last["subject_id"],
        agency_name=last["subject_name"],
        description=last["about"] or "",
        currency=next((row["currency"] for row in rows if row["currency"]), None),
        actions=tuple(_action(row) for row in rows),
    )


def _action(row: Mapping[str, Any]) -> Action:
    day: datetime.date | None = row["date"]
    return Action(
        row["id"],
        row["level"],
        row["modification"] or "",
        day,
        row["obligated"],
        row["current"],
        row["potential"],
        row["object_id"],
        row["object_name"],
        row["visibility_rank"],
    )


def _rows(table: Table) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = table.to_pyarrow().to_pylist()
    return found
