"""The same text elsewhere is one source."""

import random

from hypothesis import given
from hypothesis import strategies as st

from graph.republication import SHARED, Text, republications

WORDS = [f"word{number}" for number in range(400)]


def article(seed: int, words: int = 300) -> str:
    chosen = random.Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(words))


def test_a_text_that_stands_in_an_earlier_one_repeats_it() -> None:
    own, other = article(1), article(2)
    texts = [
        Text("later", f"Read this first. {own} And a last word of our own.", ("2024-05-03", "")),
        Text("first", own, ("2024-05-01", "")),
        Text("alone", other, ("2024-05-02", "")),
    ]
    [again] = republications(texts)
    assert (again.source_id, again.original) == ("later", "first")
    assert again.share > 0.9


def test_the_earliest_is_the_original_of_all() -> None:
    own = article(3, 5_000)
    found = republications([Text(name, own, (f"2024-05-0{day}", "")) for day, name in enumerate("cab", 1)])
    assert {(one.source_id, one.original) for one in found} == {("a", "c"), ("b", "c")}


def test_a_quotation_does_not_make_two_articles_one() -> None:
    quoted = article(4, 40)
    texts = [Text(str(n), f"{article(10 + n)} {quoted} {article(20 + n)}", ("", "")) for n in range(3)]
    assert republications(texts) == []


def test_the_notice_that_every_page_of_a_website_bears_is_not_looked_at() -> None:
    notice = article(5, 60)
    texts = [Text(f"{n:03d}", f"{article(100 + n, 30)} {notice}", ("", "")) for n in range(60)]
    assert republications(texts) == []


def test_short_and_empty_texts_repeat_nothing() -> None:
    assert republications([Text("a", "", ("", "")), Text("b", "Two words.", ("", "")), Text("c", "", ("", ""))]) == []
    assert republications([]) == []


@given(st.lists(st.text(max_size=300), max_size=6))
def test_no_text_repeats_itself_or_a_later_one(bodies: list[str]) -> None:
    texts = [Text(str(n), body, (str(n), "")) for n, body in enumerate(bodies)]
    for again in republications(texts):
        assert int(again.original) < int(again.source_id)
        assert SHARED <= again.share <= 1
