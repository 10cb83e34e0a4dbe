"""What names are made of: the words that tell them apart, in one go for a table of names.

The words are looked up in this package's lexicon (abbreviations, words of business, legal forms of many countries);
names are only joined to them, so that a million names cost seconds.
"""

from collections.abc import Mapping

import pyarrow as pa

from graph.engine import Engine
from graph.matching.lexicon import Lexicon, load_lexicon
from graph.matching.statements import statements
from graph.matching.tables import put

__all__ = ["take_apart"]


def take_apart(engine: Engine, names: pa.Table | None = None) -> None:
    """Make table `part` of table `vendor_name` (name_id, name), which `names` becomes where given.

    A row a name: `core` (its telling words in order, abbreviations written out), `size` (how many), `bare_size` and
    `trunk_size` (how many without activity words, or without places and corporate arms too, at the end), `telling`
    (its rarest word) and `telling_met` (how often that is met), `form` (class of its legal form, empty: none),
    `cut_key` of a name as long as older downloads cut names, `full_key` of a longer one cut there.
    """
    lexicon = load_lexicon()
    if names is not None:
        put(engine, "vendor_name", names)
    engine.con.execute("set variable openers = $1", [lexicon.openers])
    engine.con.execute("set variable clause = $1", [lexicon.clause])
    put(engine, "long_form", _long_forms(lexicon))
    engine.con.execute(statements("words"))
    _lexicon_tables(engine, lexicon)
    engine.con.execute(statements("parts"))


def _long_forms(lexicon: Lexicon) -> pa.Table:
    words = list(lexicon.long_forms)
    columns = {
        "words": words,
        "word": list(lexicon.long_forms.values()),
        "last_word": [form.split()[-1] for form in words],
        "size": [min(len(form.split()), 5) for form in words],
    }
    return pa.table(columns)


def _lexicon_tables(engine: Engine, lexicon: Lexicon) -> None:
    _pairs(engine, "legal_form", {**lexicon.foreign, **lexicon.forms}, "form")
    _pairs(engine, "abbreviation", lexicon.abbreviations, "whole")
    _pairs(engine, "generic", lexicon.generic, "class")
    put(engine, "small", pa.table({"word": pa.array(lexicon.small, pa.string())}))


def _pairs(engine: Engine, name: str, pairs: Mapping[str, str], value: str) -> None:
    columns = {"word": pa.array(list(pairs), pa.string()), value: pa.array(list(pairs.values()), pa.string())}
    put(engine, name, pa.table(columns))
