"""What a person puts in place of what was extracted: the ends, the predicate, the qualifiers. The quote stays.

Edits are a JSON object: `subject`, `object` (a name, or a key such as agency:7012), `subject_type`, `object_type`,
`predicate`, and `qualifiers` by their names in schema/qualifiers.yaml, null where one is to go.
"""

import datetime
import json
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from graph.claim import qualifiers_json
from graph.errors import BadDate, BadEdit
from graph.model import Predicate, Schema
from graph.values import date_bounds, date_precision, key_scheme, name_key, name_slug

__all__ = ["applied", "checked", "edits_json"]

ENDS = ("subject", "object")
NAMES = ("predicate", *ENDS, "subject_type", "object_type", "qualifiers")
LONGEST = 500
LARGEST = Decimal(10) ** 16
Row = dict[str, Any]


def checked(edits: Mapping[str, Any], row: Mapping[str, Any], schema: Schema) -> dict[str, Any]:
    """The edits as they are kept, those that change nothing left out. `row` has subject_name, subject_type, predicate …
    as they were extracted. Raises BadEdit with the reason."""
    if unknown := sorted(set(edits) - set(NAMES)):
        raise BadEdit(f"There is no '{unknown[0][:40]}' to edit; choose from {', '.join(NAMES)}.")
    told: dict[str, Any] = {name: _word(edits[name], name) for name in NAMES[:-1] if edits.get(name) is not None}
    predicate = _predicate(told.get("predicate", row["predicate"]), schema)
    types = {end: told.get(f"{end}_type", row[f"{end}_type"]) for end in ENDS}
    for end in ENDS:
        if (home := _kind_of_key(told.get(end, ""), schema)) is not None:
            types[end] = told[f"{end}_type"] = home
    _check_ends(predicate, types["subject"], types["object"])
    shown = {**told, "predicate": predicate.name}
    before = {**{end: row[f"{end}_name"] for end in ENDS}, "predicate": row["predicate"]}
    before |= {f"{end}_type": row[f"{end}_type"] for end in ENDS}
    kept: dict[str, Any] = {name: value for name, value in shown.items() if value != before[name]}
    given = edits.get("qualifiers") or {}
    if not isinstance(given, Mapping):
        raise BadEdit('qualifiers: give them by name, such as {"role": "chair"}.')
    if qualifiers := {name: _qualifier(name, value, schema) for name, value in sorted(given.items())}:
        kept["qualifiers"] = qualifiers
    if not kept:
        raise BadEdit("Nothing was changed: accept the claim as it stands, or say what is to be changed.")
    return kept


def edits_json(edits: Mapping[str, Any]) -> str:
    return qualifiers_json(edits)


def _word(value: Any, name: str) -> str:
    text = " ".join(str(value).split())
    if not text or len(text) > LONGEST or not text.isprintable():
        raise BadEdit(f"{name}: give a name of 1 to {LONGEST} characters.")
    return text


def _predicate(name: str, schema: Schema) -> Predicate:
    wanted = name.upper().replace("-", "_").replace(" ", "_")
    found = schema.predicates.get(wanted)
    if found is None or found.implied:
        known = ", ".join(p.name for p in schema.predicates.values() if not p.implied)
        raise BadEdit(f"predicate: '{name[:40]}' is not known; choose from {known}.")
    return found


def _kind_of_key(text: str, schema: Schema) -> str | None:
    """The kind of node whose key the text is, None where it is a name."""
    scheme, _, rest = text.partition(":")
    if not rest or rest.startswith(" ") or " " in scheme:
        return None
    return next((kind.name for kind in schema.nodes.values() if scheme in kind.keys), None)


def _check_ends(predicate: Predicate, subject: str, object_: str) -> None:
    if not predicate.joins(subject, object_):
        ends = f"{' or '.join(predicate.domain)} to {' or '.join(predicate.range)}"
        raise BadEdit(f"{predicate.name} goes from {ends}, not from {subject} to {object_}: change its ends, too.")


def _qualifier(name: str, value: Any, schema: Schema) -> Any:
    rule = schema.qualifiers.get(name)
    if rule is None or name == "edited":
        known = ", ".join(known for known in schema.qualifiers if known != "edited")
        raise BadEdit(f"There is no qualifier '{str(name)[:40]}'; choose from {known}.")
    if value is None or value == "":
        return None
    try:
        return _READERS[rule["type"]](value, rule)
    except (ValueError, InvalidOperation, BadDate, RecursionError) as error:
        raise BadEdit(f"{name}: {_told(error, value)}") from error


def _told(error: Exception, value: Any) -> str:
    return str(error) if isinstance(error, BadDate) else f"'{str(value)[:40]}' does not fit; {error}."


def _money(value: Any, rule: Mapping[str, Any]) -> str:
    amount = Decimal(str(value).replace(",", "").removeprefix("$"))
    if not amount.is_finite() or not 0 <= amount < LARGEST:
        raise ValueError("write an amount in digits, such as 39000000.00")
    return f"{amount.quantize(Decimal('0.01')):f}"


def _text(value: Any, rule: Mapping[str, Any]) -> str:
    text = " ".join(str(value).split())
    if len(text) > LONGEST or not text.isprintable():
        raise ValueError(f"write at most {LONGEST} plain characters")
    if (allowed := rule.get("values")) and text not in allowed:
        raise ValueError(f"choose from {', '.join(allowed)}")
    return text


def _date(value: Any, rule: Mapping[str, Any]) -> str:
    date_bounds(str(value))
    return str(value)


def _flag(value: Any, rule: Mapping[str, Any]) -> bool:
    known = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if (word := str(value).lower()) not in known:
        raise ValueError("write yes or no")
    return known[word]


def _whole(value: Any, rule: Mapping[str, Any]) -> int:
    text = str(value).replace(",", "")
    if not text.lstrip("-").isdigit() or len(text) > 18:
        raise ValueError("write a whole number")
    return int(text)


def _json(value: Any, rule: Mapping[str, Any]) -> Any:
    found = json.loads(value) if isinstance(value, str) else value
    if len(json.dumps(found, ensure_ascii=False).encode()) > 20 * LONGEST:
        raise ValueError("write less")
    return found


_READERS: Mapping[str, Callable[[Any, Mapping[str, Any]], Any]] = {
    **{"money": _money, "date": _date, "flag": _flag, "integer": _whole, "json": _json},
    **dict.fromkeys(("text", "name", "word"), _text),
}


def applied(row: Mapping[str, Any], edits: Mapping[str, Any], schema: Schema) -> tuple[Row, dict[str, Any]]:
    """The row of graph.claim.CLAIMS as edited, and what stood there before. Raises BadEdit where the edits no longer
    fit."""
    kept = checked(edits, row, schema)
    told: Row = dict(row)
    was: dict[str, Any] = {}
    for name in NAMES[:-1]:
        column = f"{name}_name" if name in ENDS else name
        if name in kept:
            was[name], told[column] = row[column], kept[name]
    for end in ENDS:
        if end in kept or f"{end}_type" in kept:
            told |= _end(end, told, row, schema)
    qualifiers = json.loads(row.get("qualifiers") or "{}")
    for name, value in kept.get("qualifiers", {}).items():
        home = schema.qualifiers[name].get("column")
        before = _shown(told, home) if home else qualifiers.get(name)
        if before == value:
            continue
        was[name] = before
        if home:
            told |= _column(home, name, value)
        elif value is None:
            qualifiers.pop(name, None)
        else:
            qualifiers[name] = value
    told["qualifiers"] = qualifiers_json({**qualifiers, "edited": was})
    return told, was


def _end(end: str, told: Row, row: Mapping[str, Any], schema: Schema) -> Row:
    """Key and name of an end: a key that was given keeps the name that the source writes."""
    name, kind = told[f"{end}_name"], told[f"{end}_type"]
    if _kind_of_key(name, schema) == kind and key_scheme(name) in schema.nodes[kind].keys:
        return {f"{end}_key": name, f"{end}_name": row[f"{end}_name"]}
    return {f"{end}_key": name_key(kind, name)}


def _column(column: str, name: str, value: Any) -> Row:
    if column == "amount":
        dollars = {"currency": "USD"} if name == "amount_usd" and value is not None else {}
        return {"amount": None if value is None else Decimal(value), **dollars}
    if column in ("date", "start", "end"):
        day = None if value is None else date_bounds(value)[0]
        return {column: day, f"{column}_precision": None if value is None else date_precision(value)}
    if column == "contract_name":
        return {"contract_name": value, "contract_key": None if value is None else f"contract:{name_slug(value)}"}
    return {column: value}


def _shown(row: Mapping[str, Any], column: str) -> str | None:
    """A column's value as text, dates in the precision that they have."""
    value = row.get(column)
    if isinstance(value, datetime.date):
        return value.isoformat()[: {"year": 4, "month": 7}.get(row.get(f"{column}_precision") or "day", 10)]
    return None if value is None else str(value)
