"""Who is meant by a name on a claims sheet: its kind and its key."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.model import Schema
from graph.values import key_scheme, name_key, name_slug
from loaders.claims_sheet import cells
from loaders.claims_sheet.predicates import find_predicate
from loaders.claims_sheet.sheet import Entry, RowRejected

__all__ = ["Named", "Parties", "Party", "read_parties"]


@dataclasses.dataclass(frozen=True, slots=True)
class Party:
    """One end of a claim."""

    type: str
    key: str
    name: str


@dataclasses.dataclass(frozen=True, slots=True)
class Named:
    """A statement of the sheet itself: this key bears this name, or is also that key."""

    row: int
    type: str
    key: str
    name: str
    also_key: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Parties:
    """What the sheet says about names: their kinds (stated, or following from a predicate) and their keys."""

    schema: Schema
    kinds: Mapping[str, frozenset[str]]
    implied: Mapping[str, frozenset[str]]
    keys: Mapping[tuple[str, str], str]
    named: tuple[Named, ...]
    rejected: Mapping[int, str]

    def end(self, entry: Entry, side: str, allowed: Sequence[str]) -> Party:
        """The party in `side` (subject or object) of a claim. Raises RowRejected where name, kind or key fail."""
        cell = entry.cells.get(side)
        if not cell:
            raise RowRejected(f"{side}: missing")
        name = cells.name(cell, side)
        given = entry.cells.get(f"{side}_type")
        kind = kind_of(given, f"{side}_type", self.schema) if given else self._kind(name, side, allowed)
        key = entry.cells.get(f"{side}_key")
        return Party(kind, checked_key(key, kind, side, self.schema) if key else self.key(kind, name), name)

    def key(self, kind: str, name: str) -> str:
        """The key that the sheet gives the name, else the name's own."""
        return self.keys.get((kind, name_slug(name)), name_key(kind, name))

    def _kind(self, name: str, side: str, allowed: Sequence[str]) -> str:
        known = self.kinds.get(name_slug(name), frozenset())
        fitting = [kind for kind in allowed if kind in known] or ([] if known else list(allowed))
        if len(fitting) > 1:
            fitting = [kind for kind in fitting if kind in self.implied.get(name_slug(name), ())] or fitting
        if len(fitting) == 1:
            return fitting[0]
        if known and not fitting:
            raise RowRejected(
                f"{side}: {name} is entered as {' and '.join(sorted(known))}, but {' or '.join(allowed)} is due"
            )
        raise RowRejected(f"{side}_type: say what {name} is: {' or '.join(fitting)}")


def kind_of(cell: str, column: str, schema: Schema) -> str:
    """The node kind that a cell names, in whatever case, singular or plural."""
    wanted = cell.strip().lower()
    for kind in schema.nodes.values():
        if wanted in {kind.name.lower(), kind.label.lower(), kind.plural.lower()}:
            return kind.name
    raise RowRejected(f"{column}: '{cell}' is no kind: use one of {', '.join(schema.nodes)}")


def checked_key(cell: str, kind: str, side: str, schema: Schema) -> str:
    schemes = schema.nodes[kind].keys
    key = cell.strip()
    if key_scheme(key) not in schemes or not key.partition(":")[2] or len(key) > cells.MAX_NAME:
        forms = " or ".join(f"{scheme}:…" for scheme in schemes)
        raise RowRejected(f"{side}_key: '{cell}' is no key of a {kind}: it reads {forms}")
    return key


def read_parties(entries: Iterable[Entry], claims: Iterable[Entry], schema: Schema) -> Parties:
    """Parties from their own entries; kinds also from claims that state them."""
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    implied: defaultdict[str, set[str]] = defaultdict(set)
    keys: dict[tuple[str, str], str] = {}
    named: list[Named] = []
    rejected: dict[int, str] = {}
    for entry in claims:
        for side in ("subject", "object"):
            _note_kind(entry, side, kinds, implied, schema)
    for entry in entries:
        try:
            found = _statements(entry, schema, kinds, implied)
        except RowRejected as reason:
            rejected[entry.row] = str(reason)
            continue
        named += found
        for statement in found:
            kinds[name_slug(statement.name)].add(statement.type)
        keys[found[0].type, name_slug(found[0].name)] = found[0].key
    return Parties(schema, _frozen(kinds), _frozen(implied), keys, tuple(named), rejected)


def _frozen(kinds: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {slug: frozenset(found) for slug, found in kinds.items()}


def _note_kind(
    entry: Entry, side: str, kinds: defaultdict[str, set[str]], implied: defaultdict[str, set[str]], schema: Schema
) -> None:
    """What a claim says about the kind of its end: in so many words, or by a predicate that takes one kind only."""
    name, stated = entry.cells.get(side), entry.cells.get(f"{side}_type", "").strip().capitalize()
    predicate = find_predicate(entry.cells.get("predicate", ""))
    if name and stated in schema.nodes:
        kinds[name_slug(name)].add(stated)
    elif name and predicate:
        allowed = predicate.domain if side == "subject" else predicate.range
        implied[name_slug(name)] |= set(allowed) if len(allowed) == 1 else set()


def _statements(
    entry: Entry, schema: Schema, kinds: Mapping[str, set[str]], implied: Mapping[str, set[str]]
) -> list[Named]:
    """The party under its own name first, then each other name with the key that it equals."""
    name = cells.name(entry.cells.get("name", ""), "name")
    known = kinds.get(name_slug(name)) or implied.get(name_slug(name)) or set()
    if "type" not in entry.cells and len(known) != 1:
        raise RowRejected(f"type: say what {name} is: {' or '.join(sorted(known or schema.nodes))}")
    kind = kind_of(entry.cells.get("type") or next(iter(known)), "type", schema)
    stated = entry.cells.get("key")
    key = checked_key(stated, kind, "party", schema) if stated else name_key(kind, name)
    found = [Named(entry.row, kind, key, name)]
    if stated and key != name_key(kind, name):
        found.append(Named(entry.row, kind, name_key(kind, name), name, key))
    also = entry.cells.get("also_key")
    for other in cells.words(entry.cells.get("also", "")):
        other_key = checked_key(also, kind, "object", schema) if also else name_key(kind, cells.name(other, "also"))
        if other_key != key:
            found.append(Named(entry.row, kind, other_key, other, key))
    return found
