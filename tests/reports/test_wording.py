"""The words of reports: the same texts in each language, clean whatever is filled in."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.reports.wording import LANGUAGES, cleaned, wording
from graph.errors import BadFilter
from graph.model import load_schema


def templates(texts: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(texts, Mapping):
        for name, value in texts.items():
            assert isinstance(name, str), f"{path}: {name!r} is no text in YAML"
            yield from templates(value, f"{path}.{name}")
    elif isinstance(texts, list):
        for place, value in enumerate(texts):
            yield from templates(value, f"{path}.{place}")
    else:
        assert isinstance(texts, str), f"{path}: {texts!r} is no text in YAML"
        yield path, texts


def test_every_language_has_the_same_texts_with_the_same_places_to_fill_in() -> None:
    told = {
        language: {
            path: set(re.findall(r"\{(\w+)\}", text))
            for path, text in templates(wording(language).texts)
            if not path.startswith(".predicates")
        }
        for language in LANGUAGES
    }
    assert told["en"] == told["es"]


def test_every_predicate_has_a_verb_in_every_language() -> None:
    predicates = set(load_schema().predicates)
    assert set(wording("es").texts["predicates"]) == predicates


@given(st.text())
def test_whatever_is_filled_in_fits_into_xml_on_one_line(text: str) -> None:
    told = cleaned(text)
    element = etree.Element("a")
    element.text = told
    assert etree.fromstring(etree.tostring(element)).text in (told, None if told == "" else told)
    assert "\n" not in told and not re.search("[\u202a-\u202e\u2066-\u2069]", told)


@given(st.integers(-(10**15), 10**15))
def test_no_cent_is_lost_in_an_amount(cents: int) -> None:
    for language in LANGUAGES:
        told = re.sub(r"[^\d.,−]", "", wording(language).money(cents))
        whole, _, part = told.replace("−", "").rpartition(wording(language).texts["decimal"])
        digits = re.sub(r"\D", "", whole) + part if len(part) == 2 and whole else re.sub(r"\D", "", told) + "00"
        assert int(digits) == abs(cents) and told.startswith("−") == (cents < 0)


def test_a_date_is_told_as_precisely_as_its_source_has_it() -> None:
    words = wording("en")
    assert words.date("2018-05-30") == "30 May 2018"
    assert words.date("2018-05-01", "month") == "May 2018" and words.date("2018-05") == "May 2018"
    assert words.date("2018-01-01", "year") == "2018"
    assert words.date(None) == ""


def test_a_language_that_is_not_there_is_refused() -> None:
    with pytest.raises(BadFilter):
        wording("xx")
