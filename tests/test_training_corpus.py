"""What the small network is trained on: annotated fiction that keeps its form, under names that are drawn anew."""

import random
from pathlib import Path
from typing import Any

import pytest

from training.corpus import prose
from training.pool import Pool
from training.prose import blocks, read
from training.renaming import rename

TRAINING = Path(__file__).parents[1] / "training"
FILES = sorted([*TRAINING.glob("prose/*.txt"), *TRAINING.glob("documents/*.txt")])
BLOCK = [
    "### one | city paper",
    "{Halvorsen Analytics|C1} will build a system for {Lake County Police|A1}. {Halvorsen|C1}, led by {Dana Ortiz|P1},"
    " beat {Corvid|C2}; {Ortiz|P1} was pleased, {the force|A1~} too.",
    "R CONTRACTED_WITH A1 C1",
    "R EXECUTIVE_OF P1 C1",
]


@pytest.fixture
def paragraph(tmp_path: Path) -> dict[str, Any]:
    file = tmp_path / "one.txt"
    file.write_text("\n".join(BLOCK), encoding="utf-8")
    return read(file)[0]


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_every_annotated_block_is_whole(file: Path) -> None:
    assert read(file)  # raises where one is broken


def test_no_block_stands_twice() -> None:
    names = [block[0].split("|")[0] for file in FILES for block in blocks(file)]
    assert len(names) == len(set(names))


def test_a_held_out_style_is_not_drawn_from() -> None:
    held = {"national-news", "ngo-reports"}
    drawn = {paragraph["id"] for paragraph in prose(held)}
    kept_out = {p["id"] for name in held for p in read(TRAINING / "prose" / f"{name}.txt")}
    assert kept_out
    assert not drawn & kept_out


@pytest.mark.parametrize("seed", range(30))
def test_renamed_text_keeps_its_mentions_at_their_places(paragraph: dict[str, Any], seed: int) -> None:
    other = rename(paragraph, random.Random(seed), Pool([paragraph]), 1.0)
    assert [m["text"] for m in other["mentions"]] == [other["text"][m["start"] : m["end"]] for m in other["mentions"]]
    assert [m["id"] for m in other["mentions"]] == [m["id"] for m in paragraph["mentions"]]
    assert other["relations"] == paragraph["relations"]


def test_a_borrowed_name_brings_its_short_form(paragraph: dict[str, Any]) -> None:
    pool = Pool([paragraph])
    firms = {pool.draw("C", random.Random(seed)) for seed in range(60)}
    halvorsen = [name for name in firms if name is not None and name.full == "Halvorsen Analytics"]
    assert halvorsen[0].short == ("Halvorsen",)


def test_a_force_is_only_renamed_to_a_force(paragraph: dict[str, Any]) -> None:
    words = ("police", "sheriff", "constabulary", "marshal", "patrol", "gendarm", "garda")
    for seed in range(40):
        other = rename(paragraph, random.Random(seed), Pool([paragraph]), 1.0)
        body = next(m["text"] for m in other["mentions"] if m["id"] == "A1")
        assert any(word in body.lower() for word in words)
