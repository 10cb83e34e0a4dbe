"""An installed spaCy model proposes names: the rules take up what they missed, and every claim tells who proposed."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.case import Documents
from graph.errors import InvalidCase
from loaders.documents.desk.desks import Desks
from loaders.documents.document import Document
from loaders.documents.extracted import Extraction
from loaders.documents.loader import DocumentLoader
from loaders.documents.names import spacy_names
from loaders.documents.names.candidates import CandidateName, joined
from loaders.documents.names.spacy_names import installed_model
from loaders.documents.pipeline import extract_document
from loaders.documents.prepared import Wanted
from loaders.documents.zones import find_zones
from tests.spacy_names.made_model import installed

TEXT = """\
Sheriff buys cameras

ICE pays eyes everywhere labs for cameras. The Acme Corp's owner is Zeta Holdings Inc. ICE awarded Acme Corp a contract.
"""
NAME = "en_made_names"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of packages that this process and its desks see."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    yield folder
    for name in [module for module in sys.modules if module.startswith("en_made") or module in spacy_names.USUAL]:
        del sys.modules[name]
    spacy_names.spacy_names.cache_clear()
    spacy_names._about.cache_clear()


def document(text: str = TEXT) -> Document:
    return Document(text, find_zones(text), "0" * 64, "text/plain", "test")


def named(extraction: Extraction) -> set[tuple[str, str]]:
    return {(mention.text, mention.type) for mention in extraction.mentions}


def test_without_a_model_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_names, "USUAL", ("en_that_nobody_has",))
    assert installed_model() is None and installed_model("none") is None
    assert DocumentLoader().version == DocumentLoader(spacy="none").version
    assert "spacy" not in {claim.extractor for claim in extract_document(document(), network=False).claims}


@pytest.mark.parametrize("network", [False, True])
def test_a_name_that_the_rules_miss_is_taken_up_and_every_claim_tells_the_model(site: Path, network: bool) -> None:
    installed(site, NAME, "1.2.3", {"eyes everywhere labs": "ORG"})
    model = installed_model(NAME)
    assert model is not None
    alone = extract_document(document(), network=network)
    beside = extract_document(document(), network=network, spacy=model)
    assert "eyes everywhere labs" not in {text for text, _ in named(alone)}
    assert "eyes everywhere labs" in {text for text, _ in named(beside)}
    assert beside.claims
    assert all(claim.extractor.endswith(f" + spacy {NAME}/1.2.3 {model.digest}") for claim in beside.claims)


def test_articles_and_possessives_are_no_part_of_a_name(site: Path) -> None:
    installed(site, NAME, "1.0.0", {"The Acme Corp's": "ORG", "Zeta Holdings": "ORG", "Monday": "DATE"})
    [acme, zeta] = spacy_names.spacy_names(NAME).names(document())
    assert (TEXT[acme.start : acme.end], TEXT[zeta.start : zeta.end]) == ("Acme Corp", "Zeta Holdings")


def test_a_usual_model_is_taken_where_it_is_installed_and_another_by_its_name(site: Path) -> None:
    installed(site, spacy_names.USUAL[0], "9.9.9", {"Acme Corp": "ORG"})
    found = installed_model()
    assert found is not None and (found.name, found.version) == (spacy_names.USUAL[0], "9.9.9")
    with pytest.raises(InvalidCase, match=r"en_not_there is not installed: pip install 'vendorgraph\[spacy\]'"):
        installed_model("en_not_there")
    with pytest.raises(InvalidCase, match="is no spaCy model of English"):
        installed_model("os")


def test_another_model_is_another_version_of_the_loader(site: Path) -> None:
    versions = {DocumentLoader(spacy="none").version}
    for version, words in (("1.0.0", "Acme Corp"), ("1.0.1", "Acme Corp"), ("1.0.1", "Zeta Corp")):
        installed(site, NAME, version, {words: "ORG"})
        spacy_names._about.cache_clear()
        versions.add(DocumentLoader(spacy=NAME).version)
    assert len(versions) == 4


def test_a_desk_reads_with_the_model_too(site: Path, tmp_path: Path) -> None:
    installed(site, NAME, "1.2.3", {"eyes everywhere labs": "ORG"})
    file = tmp_path / "page.html"
    file.write_text(f"<html><body><article><p>{TEXT}</p></article></body></html>")
    with Desks() as desks:
        read = desks.read(Wanted(file, network=False, spacy=installed_model(NAME)))
    assert "eyes everywhere labs" in {text for text, _ in named(read.extraction)}


def test_offsets_are_those_of_the_document_whatever_stands_before(site: Path) -> None:
    installed(site, NAME, "1.0.0", {"Acme Corp": "ORG"})
    text = "😀 A day\n\nIt rained — a lot.\n\n" + "Nobody came. " * 3_000 + "\n\nAcme Corp was there.\n"
    [name] = spacy_names.spacy_names(NAME).names(document(text))
    assert text[name.start : name.end] == "Acme Corp"


@pytest.mark.parametrize("name", ["os", "../model", "en-core", "EN_core", "", "en_" + "a" * 99])
def test_a_case_names_a_package_of_english_and_no_other_module(name: str) -> None:
    with pytest.raises(ValueError, match="spacy"):
        Documents(spacy=name)


def test_of_two_sources_the_first_goes_before_where_they_overlap() -> None:
    first = [CandidateName(0, 4, "Company", 0.9), CandidateName(10, 14, "Agency", 0.9)]
    second = [CandidateName(2, 6, "", 0.7), CandidateName(4, 9, "", 0.7), CandidateName(12, 20, "", 0.7)]
    assert joined(first, second) == [first[0], second[1], first[1]]
    assert joined(first, ()) is first
