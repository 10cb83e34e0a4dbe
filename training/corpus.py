"""The endless stream of training paragraphs: annotated prose, templates, quiet prose; renamed and joined."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.naming import Namer
from training.pool import Pool
from training.prose import blocks, expand, read
from training.renaming import rename
from training.samples import joined

HERE = Path(__file__).parent


def prose(held: set[str]) -> list[dict[str, Any]]:
    """Paragraphs of every style but the held-out ones, and pieces of documents, which count twice: they are more like
    what is read."""
    styles = [p for path in sorted((HERE / "prose").glob("*.txt")) if path.stem not in held for p in read(path)]
    return styles + 2 * [p for path in sorted((HERE / "documents").glob("*.txt")) for p in read(path)]


def stream(rng: random.Random, held: set[str]) -> Iterator[dict[str, Any]]:
    """A paragraph or several; a fifth of what is drawn comes from templates."""
    namer = Namer(rng)
    paragraphs = prose(held)
    pool = Pool(paragraphs)
    templates = [blocks(path) for path in sorted((HERE / "templates").glob("*.txt"))]
    deck: list[dict[str, Any]] = []

    def one() -> dict[str, Any]:
        nonlocal deck
        if templates and rng.random() < 0.2:
            return expand(rng.choice(rng.choice(templates)), rng, namer)
        if not deck:
            deck = rng.sample(paragraphs, len(paragraphs))
        paragraph = deck.pop()
        return rename(paragraph, rng, pool, 0.8) if rng.random() < 0.8 else paragraph

    while True:
        count = rng.choice((1, 1, 1, 1, 1, 2, 2, 3))
        parts = [one() for _ in range(count)]
        yield joined(parts, rng)
