"""Editing a claim at the terminal: field by field, Enter keeps what stands there."""

from typing import Any

from app.commands.output import visible
from app.reviewing.keys import Keys
from app.reviewing.screen import Screen
from graph.model import load_schema
from graph.reviewing import as_extracted
from graph.store import Claim

__all__ = ["asked_edits"]

ASK = "Each field, Enter keeps it. A name, a key (agency:7012), or with another kind: 'Agency: Border Patrol'."
ASK_QUALIFIERS = "Qualifiers, one a line as name=value; name= removes it; Enter ends; ? lists the names."


def asked_edits(claim: Claim, keys: Keys, screen: Screen) -> dict[str, Any] | None:
    """What the reviewer changes, None where nothing."""
    told = as_extracted(claim)
    screen.say(f"  {ASK}")
    edits: dict[str, Any] = {}
    for field in ("subject", "predicate", "object"):
        now = told["predicate" if field == "predicate" else f"{field}_name"]
        kind = "" if field == "predicate" else f" ({told[f'{field}_type']})"
        if given := keys.line(f"  {field} [{visible(now)}{kind}]: "):
            edits |= {"predicate": given} if field == "predicate" else _end(field, given)
    if qualifiers := _qualifiers(keys, screen):
        edits["qualifiers"] = qualifiers
    return edits or None


def _end(field: str, given: str) -> dict[str, str]:
    kind, colon, name = given.partition(": ")
    kinds = {known.lower(): known for known in load_schema().nodes}
    if colon and kind.strip().lower() in kinds:
        return {field: name, f"{field}_type": kinds[kind.strip().lower()]}
    return {field: given}


def _qualifiers(keys: Keys, screen: Screen) -> dict[str, str | None]:
    screen.say(f"  {ASK_QUALIFIERS}")
    found: dict[str, str | None] = {}
    while given := keys.line("  qualifier: "):
        name, equals, value = given.partition("=")
        if given == "?" or not equals:
            screen.say("  " + ", ".join(name for name in load_schema().qualifiers if name != "edited"))
            continue
        found[name.strip()] = value.strip() or None
    return found
