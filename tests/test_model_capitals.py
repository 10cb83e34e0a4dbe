"""Public bodies behind a name, in capitals for the network."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.documents.model.capitals import in_capitals


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Toronto police bought it.", "Toronto Police bought it."),
        ("Ukraine's defence ministry did.", "Ukraine's Defence Ministry did."),
        ("The U.S. government and the Mexican army", "The U.S. Government and the Mexican Army"),
        ("Kent county council said", "Kent County Council said"),
    ],
)
def test_a_body_behind_a_name_is_a_name(text: str, shown: str) -> None:
    assert in_capitals(text) == shown


@pytest.mark.parametrize("text", ["The police said no.", "In May the government fell.", "South Wales police officers"])
def test_a_body_without_a_name_stays_small(text: str) -> None:
    assert in_capitals(text) == text


@given(st.text(alphabet=st.sampled_from("AbK. '’police ministry government"), max_size=80))
def test_offsets_hold(text: str) -> None:
    shown = in_capitals(text)
    assert len(shown) == len(text)
    assert shown.lower() == text.lower()
