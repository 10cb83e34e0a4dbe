"""Where a document may be sent, and where a key goes: never to an address that only a case's file names."""

from typing import Any

import pytest

from graph.errors import InvalidCase
from graph.language_model import LanguageModel
from loaders.documents.llm.access import access_of

ELSEWHERE = "https://models.example.org/v1"
HERE = "http://127.0.0.1:8080/v1"
SECRET = "a-key-that-nobody-may-see"


def access(address: str | None, /, **environment: str) -> Any:
    variables = {f"VENDORGRAPH_LLM_{name.upper()}": value for name, value in environment.items()}
    return access_of(LanguageModel(model="m", address=address), variables)


@pytest.mark.parametrize("address", [HERE, "http://localhost:1234/v1/", "http://[::1]:8080/v1"])
def test_an_address_on_this_machine_needs_the_case_file_alone_and_gets_no_key(address: str) -> None:
    found = access(address, key=SECRET)
    assert (found.address, found.key) == (address.rstrip("/"), None)


def test_an_address_elsewhere_must_stand_in_the_environment_too() -> None:
    with pytest.raises(
        InvalidCase, match=r"would send documents to https://models.example.org/v1: set VENDORGRAPH_LLM"
    ):
        access(ELSEWHERE, key=SECRET)
    with pytest.raises(InvalidCase, match="would send documents"):
        access(ELSEWHERE, address="https://other.example.org/v1", key=SECRET)
    assert access(ELSEWHERE, address=ELSEWHERE + "/", key=SECRET).key == SECRET


def test_the_environment_alone_is_enough() -> None:
    assert access(None, address=ELSEWHERE).address == ELSEWHERE
    assert access(None, address=HERE, key=SECRET).key == SECRET


def test_a_key_is_never_sent_in_the_open_nor_shown() -> None:
    with pytest.raises(InvalidCase, match="unencrypted") as told:
        access(None, address="http://models.example.org/v1", key=SECRET)
    assert SECRET not in str(told.value)
    assert SECRET not in repr(access(None, address=ELSEWHERE, key=SECRET))


@pytest.mark.parametrize(
    "address",
    [
        "ftp://127.0.0.1/v1",
        "127.0.0.1:8080",
        "https://user:word@models.example.org/v1",
        "https://models.example.org/v1?key=1",
        "http://",
        "http://127.0.0.1:99999/v1",
        "http://exa mple.org/v1",
        "http://пример.рф/v1",
        "file:///etc/passwd",
    ],
)
def test_what_is_no_address_is_refused_with_how_one_looks(address: str) -> None:
    with pytest.raises(InvalidCase, match="write it like http"):
        access(address, address=address)
    with pytest.raises(InvalidCase, match="No address"):
        access(None)


@pytest.mark.parametrize("host", ["127.0.0.1.example.org", "localhost.example.org", "0x7f000001.example"])
def test_a_name_that_only_looks_like_this_machine_is_elsewhere(host: str) -> None:
    with pytest.raises(InvalidCase, match="would send documents"):
        access(f"http://{host}/v1")


@pytest.mark.parametrize(
    "settings",
    [
        {"model": ""},
        {"model": "a\nb"},
        {"model": "m", "overlap": 4000},
        {"model": "m", "budget": {"money": 5}},
        {"model": "m", "budget": {"requests": 0}},
        {"model": "m", "key": "no key stands in a case"},
        {"model": "m", "answers": "xml"},
    ],
)
def test_settings_that_cannot_be_meant_are_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"(?s)."):
        LanguageModel.model_validate(settings)
