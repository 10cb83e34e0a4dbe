from hypothesis import given
from hypothesis import strategies as st

from loaders.documents.zones import find_zones

PROSE = "Brightshore Systems signed a four-year contract with the harbour police on Monday, two officials said."

PAGE = f"""Menu
Harbour police buy new cameras
Photo: A camera on a mast. (Photo by Jo Lind/Getty Images)
By Dana Ortiz
Published on 4 May 2021
Share this article

{PROSE}

{PROSE} It runs until 2025, and can be extended for two more years.

You might also like
Ten cameras for your garden this spring
What the harbour can teach us about patience
"""


def kinds(text: str) -> dict[str, str]:
    return {text[zone.start : zone.end]: zone.kind for zone in find_zones(text)}


def test_each_class_of_line_has_its_zone() -> None:
    found = kinds(PAGE)
    assert found["Menu"] == "boilerplate"
    assert found["Harbour police buy new cameras"] == "headline"
    assert found["By Dana Ortiz"] == "byline"
    assert found["Published on 4 May 2021"] == "byline"
    assert found["Share this article"] == "boilerplate"
    assert found[PROSE] == "body"
    assert next(kind for line, kind in found.items() if line.startswith("Photo:")) == "caption"


def test_what_follows_related_stories_is_furniture() -> None:
    found = kinds(PAGE)
    assert found["Ten cameras for your garden this spring"] == "boilerplate"
    assert found["What the harbour can teach us about patience"] == "boilerplate"


def test_a_caption_given_twice_with_a_credit_glued_on_is_a_caption() -> None:
    caption = "Two officers stand beside a camera mast at the harbour entrance on a rainy morning in May."
    found = kinds(f"A headline for the page\n\n{PROSE}\n\n{caption}\n{caption}Jo Lind\n\n{PROSE}")
    assert found[caption] == "caption"
    assert found[caption + "Jo Lind"] == "caption"


@given(st.text(max_size=400))
def test_zones_never_overlap_and_stay_inside_the_text(text: str) -> None:
    last = 0
    for zone in find_zones(text):
        assert last <= zone.start < zone.end <= len(text)
        last = zone.end
