"""The pictures in docs/screenshots: one of each state of the pages that `make screenshots` knows, and small."""

from tests.browser.screenshots import FOLDER, STATES, VARIANTS, name_of

MOST_BYTES = 120_000


def test_every_state_has_its_pictures_at_both_widths_in_light_and_dark_and_no_picture_is_left_over() -> None:
    wanted = {name_of(state, width, scheme) for state in STATES for width, scheme in VARIANTS}
    assert {path.name for path in FOLDER.iterdir()} == wanted


def test_every_picture_is_small() -> None:
    assert {path.name: path.stat().st_size for path in FOLDER.iterdir() if path.stat().st_size > MOST_BYTES} == {}
