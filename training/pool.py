"""Names as writers made them up, and known ones, for other paragraphs to borrow."""

import csv
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from training.naming import Name, initials

LEXICONS = Path(__file__).resolve().parents[1] / "loaders" / "documents" / "lexicons"
LETTERS = {"Company": "C", "Agency": "A", "System": "S", "Organization": "O"}
KNOWN = 0.2


class Pool:
    """The names of annotated paragraphs with their short forms, and those of the extractor's own tables."""

    def __init__(self, paragraphs: Iterable[dict[str, Any]]) -> None:
        self.invented: dict[str, list[Name]] = {}
        for paragraph in paragraphs:
            for key, forms in _forms(paragraph).items():
                self.invented.setdefault(key[0], []).append(_name(forms))
        self.known: dict[str, list[Name]] = {}
        with (LEXICONS / "known_names.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["type"] in LETTERS:
                    self.known.setdefault(LETTERS[row["type"]], []).append(Name(row["name"]))
        self.given = (LEXICONS / "given_names.txt").read_text(encoding="utf-8").split("\n")
        self.given = [name for name in self.given if name and not name.startswith("#")]
        self.last = sorted({name.full.split()[-1] for name in self.invented.get("P", ()) if " " in name.full})

    def draw(self, letter: str, rng: random.Random) -> Name | None:
        """A name for an annotation's letter, or None where there is none."""
        if letter == "P" and self.last and rng.random() < 0.5:
            last = rng.choice(self.last)
            return Name(f"{rng.choice(self.given).capitalize()} {last}", (last,))
        known = self.known.get(letter)
        if known and rng.random() < KNOWN:
            return rng.choice(known)
        invented = self.invented.get(letter)
        return rng.choice(invented) if invented else None


def _forms(paragraph: dict[str, Any]) -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    for mention in paragraph["mentions"]:
        if mention["named"] and mention["id"][0] not in "MT":
            forms.setdefault(mention["id"], []).append(mention["text"])
    return forms


def _name(forms: list[str]) -> Name:
    full = max(forms, key=len)
    short = tuple(sorted({form for form in forms if full.startswith(f"{form} ") or full.endswith(f" {form}")}))
    acronym = next((form for form in forms if form.isupper() and len(form) > 1 and form == initials(full)), "")
    return Name(full, short, acronym)
