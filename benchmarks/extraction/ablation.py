"""What each part of the rules adds: every style and the gold scored with one part left out at a time.

python -m benchmarks.extraction.ablation [--write] [--prose] [--unread] [--words] [--only WORDS]
"""

import argparse
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from unittest.mock import patch

from benchmarks.extraction.paraphrase_parts import paraphrase_parts
from benchmarks.extraction.score_styles import OWN, SHARED, gold_figures, style_tally, write
from benchmarks.extraction.stand_ins import always, empty, itself, never, nothing, unchanged, zero
from benchmarks.extraction.styles import figures, files
from benchmarks.extraction.told_parts import told_parts
from benchmarks.extraction.unread_parts import unread_parts
from loaders.documents import extract
from loaders.documents.extract import _Extractor
from loaders.documents.meanings import anaphora, groups
from loaders.documents.meanings.anaphora import Discourse
from loaders.documents.names import shapes as names
from loaders.documents.names.entities import Entities
from loaders.documents.names.kinds import Kinds
from loaders.documents.names.own_words import OwnWords
from loaders.documents.names.shapes import Line, NameFinder
from loaders.documents.relations import contracts, products, statements
from loaders.documents.relations.contractor import Contractor
from loaders.documents.relations.contracts import Contracts
from loaders.documents.relations.halves import Halves
from loaders.documents.relations.nominal import Nominal
from loaders.documents.relations.people import People
from loaders.documents.relations.products import Products
from loaders.documents.relations.unfinished import Unfinished
from loaders.documents.relations.unnamed import Unnamed
from loaders.documents.relations.verbal import Verbal
from loaders.documents.sentences import clauses, coordination, settling, units
from loaders.documents.sentences.lists import NamedLists
from loaders.documents.words import notation
from loaders.documents.words.lexicon import Lexicon


def as_it_was(*slots: Any) -> tuple[Any, Any, float]:
    return slots[-2], slots[-1], 0.8


def no_names(*_: object) -> dict[int, Any]:
    return {}


def one_by_one(contracts_: Contracts, event: Any, preposition: str, nouns: Any) -> None:
    for noun in nouns:
        contracts_._party(event, preposition, noun)


def in_the_body(line: Line) -> bool:
    return not line.titled and line.sentence.zone == "body"


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
        "without dropping defined short forms": lambda: patch.object(units, "_without_short_forms", itself),
        "without dashes as commas": lambda: patch.object(units, "_dashes", unchanged),
        "without verbs by their endings": lambda: patch.object(settling, "_looks_verbal", never),
        "without clauses beyond a relative": lambda: patch.object(clauses, "_beyond_relative", unchanged),
        "without branches and products by a firm's name": lambda: patch.object(OwnWords, "_of_a_firm", unchanged),
        "without newspapers kept out of business": lambda: patch.object(Lexicon, "is_press", never),
        "bodies guessed from every verb": lambda: patch.object(statements, "_tellable", always),
        **prose_parts(),
        **unread_parts(),
        **paraphrase_parts(),
        **told_parts(),
    }


def prose_parts() -> dict[str, Callable[[], AbstractContextManager[object]]]:
    """The parts that news prose asked for, and those that came with the annotated articles."""
    return {
        "without systems only described": lambda: patch.object(Unnamed, "statements", nothing),
        "without lists that are meant later": lambda: patch.object(NamedLists, "meant_by", empty),
        "without names told after their description": lambda: patch.object(extract, "late_names", no_names),
        "without headlines": lambda: patch.object(extract, "_states", in_the_body),
        "without deals told in halves": lambda: patch.object(Unfinished, "complete", unchanged),
        "without the contractor named alone": lambda: patch.object(Contractor, "statements", nothing),
        "without whose its is by the sentence": lambda: patch.object(anaphora, "meant_near", unchanged),
        "without others that their may mean": lambda: patch.object(anaphora, "others_act", never),
        "without the only police of a text": lambda: patch.object(Discourse, "_force", unchanged),
        "without makers by a product's name": lambda: patch.object(Discourse, "maker", unchanged),
        "without mandates": lambda: patch.object(contracts, "principals", empty),
        "without dropping initials of descriptions": lambda: patch.object(units, "_abbreviates", zero),
        "without dropping converted sums": lambda: patch.object(units, "_converted", zero),
        "without lists beyond a relative clause": lambda: patch.object(coordination, "_beyond_relative", zero),
        "without participles before their sentence": lambda: patch.object(clauses, "fronted", unchanged),
        "without whom a takeover serves": lambda: patch.object(products, "_served", empty),
        "without small legal forms": lambda: patch.object(names, "_SMALL_FORMS", frozenset()),
        "without known names kept whole": lambda: patch.object(NameFinder, "_known_length", zero),
        "without cities that act": lambda: patch.object(NameFinder, "_governs", never),
        "without plain words of a title": lambda: patch.object(NameFinder, "_of_title", never),
        "without lists behind their group": lambda: patch.object(groups, "_told_apart", empty),
        "without how a share is listed": lambda: patch.object(notation, "_is_ticker", never),
        "without firms by the firms beside them": lambda: patch.object(Contracts, "_parties", one_by_one),
        "supplies beside the contract that they are under": lambda: patch.object(extract, "_of_contract", never),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--only", default="", help="settings whose name holds this")
    parser.add_argument("--prose", action="store_true", help="only the parts that news prose asked for")
    parser.add_argument("--unread", action="store_true", help="only the parts that unread articles asked for")
    parser.add_argument("--words", action="store_true", help="only the parts that read the same in other words")
    parser.add_argument("--told", action="store_true", help="only the parts that find a party left out")
    arguments = parser.parse_args()
    some = {**(prose_parts() if arguments.prose else {}), **(unread_parts() if arguments.unread else {})}
    some |= paraphrase_parts() if arguments.words else {}
    some |= told_parts() if arguments.told else {}
    chosen = {"nothing left out": parts()["nothing left out"], **some} if some else parts()
    for setting, left_out in chosen.items():
        if arguments.only not in setting:
            continue
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
