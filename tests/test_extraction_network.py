"""The packaged network itself: names and edges of real text, exact offsets, the same answer twice."""

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.documents.document import Document, Zone, ZoneKind
from loaders.documents.extracted import Extraction
from loaders.documents.model.reader import Reader
from loaders.documents.model.source import ModelSource, model_source
from loaders.documents.pipeline import extract_document

NEWS = (
    "Tallow Ridge Analytics, whose chief executive is Miriam Castellane, signed a $4.2 million contract with the "
    "Department of Homeland Security in March 2021.\n\nThe agency uses Lanternfish, a matching engine made by Corvane. "
    "Corvane was bought by Ostrava Holdings last year.\n"
)


@pytest.fixture(scope="module")
def source() -> ModelSource:
    return model_source()


def document(text: str, zone: ZoneKind = "body") -> Document:
    return Document(text, (Zone(0, len(text), zone),), "0" * 64, "text/plain", "plain")


def edges(extraction: Extraction) -> set[tuple[str, str, str]]:
    return {(c.subject.name, c.predicate, c.object.name) for c in extraction.claims}


def test_names_that_stand_in_no_table_are_found_with_their_kinds(source: ModelSource) -> None:
    found = {NEWS[c.start : c.end]: c.type for c in source.names(document(NEWS))}
    assert found["Tallow Ridge Analytics"] == "Company"
    assert found["Miriam Castellane"] == "Person"
    assert found["Lanternfish"] == "System"


def test_plain_statements_become_claims_that_quote_the_text(source: ModelSource) -> None:
    extraction = source.extract(document(NEWS))
    assert ("Department of Homeland Security", "CONTRACTED_WITH", "Tallow Ridge Analytics") in edges(extraction)
    assert ("Corvane", "DEVELOPS", "Lanternfish") in edges(extraction)
    assert all(NEWS[c.start : c.end] == c.quote for c in extraction.claims)
    assert all(NEWS[m.start : m.end] == m.text for m in extraction.mentions)


def test_the_same_document_gives_the_same_extraction(source: ModelSource) -> None:
    assert source.extract(document(NEWS)) == source.extract(document(NEWS))


def test_confidence_is_how_likely_the_policy_finds_a_claim(source: ModelSource) -> None:
    deal = next(c for c in source.extract(document(NEWS)).claims if c.predicate == "CONTRACTED_WITH")
    assert 0.5 < deal.confidence < 1.0


def test_claims_that_the_network_finds_unlikely_are_left_out(source: ModelSource) -> None:
    strict = ModelSource(source.reader, dataclasses.replace(source.policy, beside=0.999, alone=0.999), source.version)
    assert not edges(strict.extract(document(NEWS)))


def test_what_many_windows_hold_is_read_as_well_as_what_few_do(source: ModelSource) -> None:
    filler = "The bridge was closed for repairs and nobody minded. " * 400
    found = edges(source.extract(document(filler + NEWS)))
    assert ("Department of Homeland Security", "CONTRACTED_WITH", "Tallow Ridge Analytics") in found


def test_nothing_is_claimed_from_boilerplate(source: ModelSource) -> None:
    assert source.extract(document(NEWS, "boilerplate")) == Extraction((), ())


def test_rules_alone_can_be_asked_for() -> None:
    extractors = {c.extractor.split()[0] for c in extract_document(document(NEWS), network=False).claims}
    assert extractors <= {"rules/1"}


def test_a_text_of_many_windows_is_read_to_its_end(source: ModelSource) -> None:
    text = "The bridge was closed for repairs and nobody minded. " * 60 + NEWS
    found = {text[c.start : c.end] for c in source.names(document(text))}
    assert {"Lanternfish", "Ostrava Holdings"} <= found


def test_rules_stand_alone_beyond_what_the_network_reads(source: ModelSource) -> None:
    short = ModelSource(Reader(source.reader.network, longest=10), source.policy, source.version)
    assert short.extract(document(NEWS)) == extract_document(document(NEWS), network=False)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_text_is_read_without_names_that_overlap_or_leave_it(text: str) -> None:
    found = model_source().reader.read(text).mentions
    at = 0
    for mention in found:
        assert at <= mention.start < mention.end <= len(text)
        at = mention.end


def test_claims_of_less_confidence_than_is_asked_for_are_left_out() -> None:
    every = extract_document(document(NEWS)).claims
    asked = sorted(c.confidence for c in every)[1]
    sure = extract_document(document(NEWS), least=asked).claims
    assert sure == tuple(c for c in every if c.confidence >= asked)
    assert 0 < len(sure) < len(every)
