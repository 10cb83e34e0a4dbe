"""robots.txt says what a program may fetch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.robots import read_robots


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/x", True),
        ("User-agent: *\nDisallow:", "/x", True),
        ("User-agent: *\nDisallow: /a", "/a/b", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b", True),
        ("User-agent: vendorgraph\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", True),
        ("User-agent: other\nUser-agent: VendorGraph/1\nDisallow: /", "/b", False),
        ("User-agent: other\nDisallow: /", "/b", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", True),
        ("User-agent: *\nDisallow: /a*c # note", "/abbc/d", False),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
        ("Disallow: /", "/x", True),
    ],
)
def test_robots_files_are_read_as_their_standard_says(text: str, path: str, allowed: bool) -> None:
    assert read_robots(text, "vendorgraph").allows(path) is allowed


@given(st.text(), st.text())
def test_any_robots_file_gives_an_answer(text: str, path: str) -> None:
    assert read_robots(f"User-agent: *\nDisallow: {text}", "vendorgraph").allows(path) in (True, False)
