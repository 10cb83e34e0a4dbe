"""A claims sheet of what a FollowTheMoney file says: a row for each link and each document that proves it.

Nothing is guessed: a link whose meaning ftm.yaml does not give is left out and counted.
"""

import dataclasses
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from app.export.ftm import ftm_mapping
from app.importing.entities import Entity, read_entities
from app.links import web_address
from app.tabular import csv_text
from graph.errors import BadDate
from graph.model import load_schema
from graph.values import date_bounds

__all__ = ["Imported", "ftm_sheet"]

OWN = "vendorgraph:"
WORK = ("publisher", "title", "author", "published", "retrieved", "address", "licence")
COLUMNS = (
    *("source", *(f"source_{name}" for name in WORK), "subject", "subject_type", "subject_key", "predicate"),
    *("object", "object_type", "object_key", "contract", "contract_key", "amount", "obligated", "currency"),
    *("start", "end", "modality", "role", "statement", "locator"),
)
MODALITIES = ("reported", "planned", "ended", "hypothetical", "denied")


@dataclasses.dataclass(frozen=True, slots=True)
class Imported:
    """The sheet, how many statements it has, and how many entities were left out, by reason."""

    sheet: str
    statements: int
    left_out: Mapping[str, int]


def ftm_sheet(path: Path, work: Mapping[str, str | None]) -> Imported:
    """`work` tells of the file itself (publisher, title, retrieved, address, licence): it is the source of links that
    name no document."""
    skipped: Counter[str] = Counter()
    reading = _Reading(path, read_entities(path, skipped), work, skipped)
    rows = list(reading.rows())
    text = csv_text(COLUMNS, rows, guard=False)
    return Imported(text, len(rows), dict(sorted(skipped.items())))


class _Reading:
    """One file on its way into a sheet."""

    def __init__(
        self, path: Path, entities: Mapping[str, Entity], work: Mapping[str, str | None], skipped: Counter[str]
    ) -> None:
        self.entities, self.skipped = entities, skipped
        self.schema, self.mapping = load_schema(), ftm_mapping()
        mark = hashlib.sha256(path.read_bytes()).hexdigest()
        told = {name: work.get(name) for name in WORK if work.get(name)}
        self.file: dict[str, Any] = {
            "source": f"{path.name} ({mark[:12]})",
            **{f"source_{name}": value for name, value in told.items()},
        }
        self.file.setdefault("source_title", path.name)
        self.linking = {told["schema"] for told in self.mapping["edges"].values()} | {self.mapping["other"]["schema"]}
        self.linking |= set(self.mapping["reading"]["links"])

    def rows(self) -> Iterator[dict[str, Any]]:
        for entity in self.entities.values():
            if entity.schema in self.linking:
                yield from self._link(entity)
            elif entity.schema not in self.mapping["reading"]["kinds"] and entity.schema not in ("Document", "Article"):
                self.skipped[f"{entity.schema}: no kind of node or link here"] += 1

    def _link(self, entity: Entity) -> Iterator[dict[str, Any]]:
        meant = self._meaning(entity)
        if meant is None:
            self.skipped[f"{entity.schema}: nothing that this graph tells"] += 1
            return
        name, subject, object_ = meant
        pairs = [(one, other) for one in self._ends(entity, subject) for other in self._ends(entity, object_)]
        fitting = [(one, other) for one, other in pairs if self._joins(name, one, other)]
        if not fitting:
            self.skipped[f"{entity.schema}: an end is missing or of another kind than {name} joins"] += 1
        for one, other in fitting:
            for work in self._works(entity):
                yield {**work, **self._claim(entity, name, one, other)}

    def _meaning(self, entity: Entity) -> tuple[str, str, str] | None:
        """The predicate and the properties that hold its ends."""
        exact = _own(entity)[0]
        if exact in self.schema.predicates:
            told = self.mapping["edges"].get(exact, self.mapping["other"])
            return exact, told["subject"] or "authority", told["object"]
        role = " ".join(entity.all("role")).casefold()
        for told in self.mapping["reading"]["links"].get(entity.schema, ()):
            if not told.get("words") or any(word in role.split() or word in role for word in told["words"]):
                return told["predicate"], told["subject"], told["object"]
        return None

    def _ends(self, entity: Entity, name: str) -> list[Entity]:
        contract = self.entities.get(entity.first("contract"))
        numbers = contract.all("authority") if name == "authority" and contract else entity.all(name)
        if name == "authority" and _own(entity)[1]:
            numbers = (_own(entity)[1],)
        return [held for number in numbers if (held := self.entities.get(number)) is not None]

    def _joins(self, predicate: str, subject: Entity, object_: Entity) -> bool:
        kinds = [self._kind(one) for one in (subject, object_)]
        return all(self._named(one) for one in (subject, object_)) and self.schema.predicates[predicate].joins(*kinds)

    def _kind(self, entity: Entity) -> str:
        scheme = self._key(entity).partition(":")[0]
        for kind in self.schema.nodes.values():
            if scheme and scheme in kind.keys:
                return kind.name
        return str(self.mapping["reading"]["kinds"].get(entity.schema, ""))

    def _key(self, entity: Entity) -> str:
        """Our own key, where the file was written here; else that of a register."""
        own = next((word for word in entity.all("keywords") if word.startswith(OWN)), OWN).removeprefix(OWN)
        registers = self.mapping["keys"].items()
        return own or next((f"{scheme}:{held}" for scheme, name in registers if (held := entity.first(name))), "")

    def _named(self, entity: Entity) -> str:
        kind = self.mapping["kinds"].get(str(self.mapping["reading"]["kinds"].get(entity.schema, "")), {})
        return (entity.first(kind.get("named", "name")) or entity.first("name") or entity.first("title"))[:300]

    def _claim(self, entity: Entity, predicate: str, subject: Entity, object_: Entity) -> dict[str, Any]:
        told = self.schema.predicates[predicate]
        said = f"{self._named(subject)} {told.active} {self._named(object_)}."
        own = bool(_own(entity)[0])
        role = entity.first("role")
        return {
            **self._party("subject", subject),
            "predicate": predicate,
            **self._party("object", object_),
            **self._contract(entity, predicate),
            **self._amount(entity, own and predicate == "CONTRACTED_WITH"),
            "start": _day(entity.first("startDate") or entity.first("date")),
            "end": _day(entity.first("endDate")),
            "modality": next((one for one in MODALITIES if one in entity.first("summary").split("; ")), ""),
            "role": "" if own else role,
            "statement": said,
            "locator": f"{entity.schema} {entity.id}"[:300],
        }

    def _party(self, side: str, entity: Entity) -> dict[str, str]:
        return {side: self._named(entity), f"{side}_type": self._kind(entity), f"{side}_key": self._key(entity)}

    def _contract(self, entity: Entity, predicate: str) -> dict[str, str]:
        held = self.entities.get(entity.first("contract"))
        if held is None or not self.schema.predicates[predicate].contract or not self._named(held):
            return {}
        made_up = OWN in held.all("keywords")
        return {} if made_up else {"contract": self._named(held), "contract_key": self._key(held)}

    def _amount(self, entity: Entity, recorded: bool) -> dict[str, str]:
        amount = entity.first("amount")
        if not amount:
            return {}
        return {
            "obligated" if recorded and entity.first("contract") else "amount": amount,
            "currency": entity.first("currency"),
        }

    def _works(self, entity: Entity) -> list[dict[str, Any]]:
        proofs = [held for number in entity.all("proof") if (held := self.entities.get(number)) is not None]
        return [self._work(proof) for proof in proofs] or [dict(self.file)]

    def _work(self, proof: Entity) -> dict[str, Any]:
        label = (proof.first("fileName") or proof.first("title") or proof.first("name") or proof.id)[:300]
        told = {
            "publisher": proof.first("publisher"),
            "title": proof.first("title"),
            "author": proof.first("author"),
            "published": _day(proof.first("publishedAt") or proof.first("date")),
            "retrieved": _day(proof.first("retrievedAt")),
            "address": web_address(proof.first("sourceUrl")) or "",
            "licence": proof.first("notes").removeprefix("Licence: ")
            if proof.first("notes").startswith("Licence: ")
            else "",
        }
        return {"source": label, **{f"source_{name}": value for name, value in told.items() if value}}


def _own(entity: Entity) -> tuple[str, str]:
    """The predicate and the subject of a link that was written here; empty texts for any other."""
    mark, _, told = entity.first("recordId").partition(":")
    predicate, _, subject = told.partition(":")
    return (predicate, subject) if mark == OWN.removesuffix(":") else ("", "")


def _day(text: str) -> str:
    """A date as precise as it is given; empty where it is none."""
    told = text.partition("T")[0].strip()
    try:
        date_bounds(told)
    except BadDate:
        return ""
    return told
