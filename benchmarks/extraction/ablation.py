"""What each part of the rules adds: every style and the gold scored with one part left out at a time.

python -m benchmarks.extraction.ablation [--write]
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any
from unittest.mock import patch

from benchmarks.extraction.score_styles import OWN, SHARED, gold_figures, style_tally, write
from benchmarks.extraction.styles import figures, files
from loaders.documents import clauses, settling, statements, units
from loaders.documents.anaphora import Discourse
from loaders.documents.contracts import Contracts
from loaders.documents.entities import Entities
from loaders.documents.extract import _Extractor
from loaders.documents.halves import Halves
from loaders.documents.kinds import Kinds
from loaders.documents.lexicon import Lexicon
from loaders.documents.nominal import Nominal
from loaders.documents.people import People
from loaders.documents.products import Products
from loaders.documents.verbal import Verbal


def nothing(*_: object) -> Iterator[None]:
    return iter(())


def unchanged(*_: object) -> None:
    return None


def as_it_was(*slots: Any) -> tuple[Any, Any, float]:
    return slots[-2], slots[-1], 0.8


def itself(given: Any) -> Any:
    return given


def never(*_: object) -> bool:
    return False


def always(*_: object) -> bool:
    return True


def parts() -> dict[str, Callable[[], AbstractContextManager[object]]]:
    """Each part of the rules by what it reads, with the patch that leaves it out."""
    return {
        "nothing left out": lambda: patch.object(sys, "dont_write_bytecode", sys.dont_write_bytecode),
        "without contracts as events": lambda: patch.object(Contracts, "statements", nothing),
        "without verb frames": lambda: patch.object(Verbal, "statements", nothing),
        "without noun frames": lambda: patch.object(Nominal, "statements", nothing),
        "without roles of people": lambda: patch.object(People, "statements", nothing),
        "without possessives of systems": lambda: patch.object(Products, "statements", nothing),
        "without buyer and seller halves": lambda: patch.object(Halves, "statements", nothing),
        "without pronouns": lambda: patch.object(Discourse, "_latest", unchanged),
        "without descriptions": lambda: patch.object(Discourse, "_refer", unchanged),
        "without kinds guessed from statements": lambda: patch.object(_Extractor, "_guess_kinds", unchanged),
        "without context of names": lambda: patch.object(Kinds, "_around", unchanged),
        "without short forms": lambda: patch.object(Entities, "_short_forms", unchanged),
        "without a contract's body from around": lambda: patch.object(Contracts, "_other_party", unchanged),
        "without whom a contract's work is for": lambda: patch.object(Contracts, "_purpose", unchanged),
        "without the only fitting thing before a verb": lambda: patch.object(Verbal, "_left", as_it_was),
        "without who was chosen": lambda: patch.object(Verbal, "_chosen", nothing),
        "without dropping defined short forms": lambda: patch.object(units, "_without_short_forms", itself),
        "without dashes as commas": lambda: patch.object(units, "_dashes", unchanged),
        "without verbs by their endings": lambda: patch.object(settling, "_looks_verbal", never),
        "without clauses beyond a relative": lambda: patch.object(clauses, "_beyond_relative", unchanged),
        "without branches and products by a firm's name": lambda: patch.object(Kinds, "_of_a_firm", unchanged),
        "without newspapers kept out of business": lambda: patch.object(Lexicon, "is_press", never),
        "bodies guessed from every verb": lambda: patch.object(statements, "_tellable", always),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    for setting, left_out in parts().items():
        with left_out():
            results: dict[str, object] = {p.stem: figures(style_tally(p)) for p in files(SHARED / "training")}
            results["own, held out"] = figures(style_tally(OWN))
            results["gold"] = gold_figures(SHARED)
        sys.stdout.write(f"{setting:40} {_line(results)}\n")
        if arguments.write:
            write(setting, results)


def _line(results: dict[str, object]) -> str:
    shown = []
    for name, found in results.items():
        assert isinstance(found, dict)
        edges = found.get("edges") or found.get("strict")
        assert isinstance(edges, dict)
        shown.append(f"{name} {edges['precision']:.2f}/{edges['recall']:.2f}")
    return "  ".join(shown)


if __name__ == "__main__":
    main()
