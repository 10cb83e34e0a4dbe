"""Who signed off which facts: sums in the figure's file, and what has changed since."""

import dataclasses
import hashlib
import json
from typing import Literal

import yaml

from app.figures.drawn import Drawing
from app.figures.specification import SignOff, Specification, Stored
from app.figures.wording import date_text, say, span, speaking, words
from graph.case_tables import write_atomically
from graph.errors import BadFilter

__all__ = ["Standing", "sign", "standing_of", "words_sum"]

WORDS = ("kind", "title", "subtitle", "caption", "alternative", "as_of", "known_at", "review", "names")
"""The entries of a file that are read by those who see the figure."""


@dataclasses.dataclass(frozen=True, slots=True)
class Standing:
    """Whether the figure shows what was signed off; `changes` says what has changed, in whole sentences."""

    state: Literal["unsigned", "signed", "changed"]
    by: str | None = None
    at: str | None = None
    changes: tuple[str, ...] = ()
    language: str = "en"

    @property
    def warning(self) -> str | None:
        """One line where it shows something else."""
        if self.state != "changed":
            return None
        with speaking(self.language):
            return say("changed_since", by=self.by, day=date_text(self.at), changes=" ".join(self.changes))


def words_sum(specification: Specification) -> str:
    """SHA-256 of what the file itself says to a reader."""
    told = specification.model_dump(mode="json", include=set(WORDS))
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def standing_of(specification: Specification, drawing: Drawing) -> Standing:
    """How the figure of that file stands now."""
    signed = specification.sign_off
    if signed is None:
        return Standing("unsigned")
    with speaking(specification.language):
        changes = tuple(_changes(signed, specification, drawing))
    state: Literal["changed", "signed"] = "changed" if changes else "signed"
    return Standing(state, signed.by, signed.at, changes, specification.language)


def _changes(signed: SignOff, specification: Specification, drawing: Drawing) -> list[str]:
    told = []
    if signed.facts != drawing.facts.sum:
        told += _facts(signed, drawing) or [str(words()["changes"]["shown"])]
    if signed.words != words_sum(specification):
        told.append(str(words()["changes"]["edited"]))
    return told


def _facts(signed: SignOff, drawing: Drawing) -> list[str]:
    parts = drawing.facts.parts
    numbers = {note.key: note.number for note in drawing.facts.notes}
    changed = [numbers[key] for key, sum_ in parts.items() if key in signed.parts and signed.parts[key] != sum_]
    fresh = [numbers[key] for key in parts if key not in signed.parts]
    gone = sum(key not in parts for key in signed.parts)
    told = [_told("changed", len(changed), span(changed))] if changed else []
    told += [_told("new", len(fresh), span(fresh))] if fresh else []
    return [*told, _told("gone", gone)] if gone else told


def _told(what: str, number: int, where: str = "") -> str:
    forms = words()["changes"][what]
    return str(forms["one" if number == 1 else "other"]).format(n=number, where=where)


def sign(stored: Stored, drawing: Drawing, by: str, at: str) -> SignOff:
    """Write into the figure's file that `by` signs off what it shows now. The rest of the file stays as it is."""
    if not by.strip():
        raise BadFilter("by: say who signs the figure off, such as --by 'A. Reader'.")
    signed = SignOff(
        by=by.strip(), at=at, facts=drawing.facts.sum, words=words_sum(stored.specification), parts=drawing.facts.parts
    )
    block = yaml.safe_dump({"sign_off": signed.model_dump()}, sort_keys=False, allow_unicode=True, width=10_000)
    kept = without_sign_off(stored.text).rstrip("\n")
    write_atomically(stored.path, f"{kept}\n\n{block}".encode())
    return signed


def without_sign_off(text: str) -> str:
    """The text of a figure's file without its block `sign_off`.

    >>> without_sign_off("title: A\\nsign_off:\\n  by: B\\n# end\\nkind: ego\\n")
    'title: A\\n# end\\nkind: ego\\n'
    """
    kept, inside = [], False
    for line in text.splitlines(keepends=True):
        inside = line.startswith("sign_off:") or (inside and (line[:1] in " \t" or not line.strip()))
        if not inside:
            kept.append(line)
    return "".join(kept)
