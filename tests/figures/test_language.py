"""A figure's own words are in the language that its file asks for; what sources say stays as they say it."""

import functools
import re
import string
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from app.figures.drawn import Drawing
from app.figures.signing import Standing, standing_of
from app.figures.specification import SignOff
from app.figures.wording import LANGUAGES, date_text, full_money, short_money, speaking
from tests.figures.pictures import KINDS, drawn, shown_texts, specified, tree_of, usual
from tests.parts import ROOT
from tests.processes import sample_case

ENGLISH = re.compile(
    r"\b(As of the|Evidence|Sources|as reported|contracts and payments|What is said|By whom|Documents say"
    r"|fiscal year|Fiscal years|Prime contractors|retrieved|from start to end|which party|unreviewed|disputed)\b"
)


@functools.cache
def spanish(kind: str) -> Drawing:
    return drawn(sample_case(), kind, language="es")


def texts_of(language: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((ROOT / "app" / "figures" / "words" / f"{language}.yaml").read_text("utf-8"))
    return read


def flat(value: Any, path: str = "") -> Iterator[tuple[str, set[str]]]:
    """Every text by its place, with the names of what is filled in."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from flat(one, f"{path}.{name}")
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from flat(one, f"{path}[{place}]")
    else:
        yield path, {name for _, name, _, _ in string.Formatter().parse(str(value)) if name}


MORE_IN_SPANISH = (".nouns", ".kinds", ".actives", ".qualities")
"""Where English takes the schema's own words."""


def test_every_language_has_every_text_and_fills_in_the_same() -> None:
    english = dict(flat(texts_of("en")))
    for language in LANGUAGES:
        told = dict(flat(texts_of(language)))
        assert english.keys() <= told.keys()
        assert all(place.startswith(MORE_IN_SPANISH) for place in told.keys() - english.keys())
        assert {place: told[place] for place in english} == english


@pytest.mark.parametrize("kind", list(KINDS))
def test_nothing_that_the_figure_says_by_itself_is_english(kind: str) -> None:
    shown = [text for text, *_ in shown_texts(tree_of(spanish(kind)))]
    assert {"Pruebas", "Fuentes"} <= set(shown)
    assert any(text.startswith("A fecha de") for text in shown)
    assert [text for text in shown if ENGLISH.search(text)] == []


def test_the_two_languages_show_the_same_facts() -> None:
    for kind in KINDS:
        one, other = usual(kind).facts, spanish(kind).facts
        assert [line.edges for line in one.lines] == [line.edges for line in other.lines]
        assert [(note.edge, note.claims) for note in one.notes] == [(note.edge, note.claims) for note in other.notes]


def test_amounts_and_dates_are_written_as_the_language_writes_them() -> None:
    with speaking("es"):
        assert full_money(3934090082, "USD") == "39.340.900,82\u00a0USD"
        assert short_money(-123661901, "USD") == "−1,24\u00a0M\u00a0USD"
        assert date_text("2018-05-30") == "30 de mayo de 2018"
    assert full_money(3934090082, "USD") == "$39,340,900.82"


def test_a_language_ends_with_its_figure() -> None:
    before = usual("timeline").as_bytes("svg")
    spanish("timeline").as_bytes("svg")
    assert usual("timeline").as_bytes("svg") == before


def test_a_warning_is_in_the_language_of_its_figure() -> None:
    signed = SignOff(by="Ana", at="2026-01-02", facts="0" * 64, words="0" * 64)
    drawing = spanish("timeline")
    standing = standing_of(drawing.specification.model_copy(update={"sign_off": signed}), drawing)
    assert standing.warning and standing.warning.startswith(
        "Ha cambiado desde que Ana la aprobó el 2 de enero de 2026:"
    )
    assert Standing("changed", "Ana", "2026-01-02", ("It changed.",)).warning == (
        "Changed since Ana signed it off on 2 January 2026: It changed."
    )


def test_another_language_is_told_with_those_known() -> None:
    with pytest.raises(ValidationError, match="'en' or 'es'"):
        specified("timeline", language="fr")
