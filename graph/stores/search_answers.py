"""Search by name, key or number, forgiving slips of the keyboard."""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from graph.model import load_schema
from graph.store import Hit
from graph.stores.asking import Row, Snapshot
from graph.stores.lookups import Lookups, one_of, page_size
from graph.stores.rows import ref_from
from graph.stores.words import words_of
from graph.values import hash_id, normal_duns

__all__ = ["SearchAnswers"]

_LONGEST = 200  # characters of a question that are looked at
_WORDS = 8
_CANDIDATES = 1000
_SIMILAR = 12  # words that a misspelt one may stand for
_ALIKE = 0.75  # how alike two names must be where letters differ

Wanted = Sequence[Sequence[tuple[str, bool]]]
"""For each word of the question what may stand for it: words, and whether a beginning is enough."""


class SearchAnswers(Lookups):
    """The part of a reader that finds entities. The very name comes first, then its beginning, its words, and slips."""

    def search(self, text: str, types: Sequence[str] = (), limit: int = 20) -> tuple[Hit, ...]:
        one_of("type", types, tuple(load_schema().nodes))
        page_size(limit)
        asked = text.strip()[:_LONGEST]
        words = words_of(asked)[:_WORDS]
        if not words:
            return ()
        with self._backend.snapshot() as held:
            found = [*self._by_key(held, asked, types), *_by_name(held, [[(word, True)] for word in words], types)]
            if len({row["id"] for row in found}) < limit:
                for wanted in _other_spellings(held, words):
                    found += _by_name(held, wanted, types)
        return _ranked(asked, words, found, limit)

    def _by_key(self, held: Snapshot, asked: str, types: Sequence[str]) -> Iterator[Row]:
        duns = normal_duns(asked)
        keys = [
            asked,
            *(f"{scheme}:{asked.upper()}" for scheme in ("uei", "agency")),
            *([f"duns:{duns}"] if duns else []),
        ]
        for key in keys:
            for row in held.ask("entity_by_key", key=key, id=hash_id(key)):
                if (not types or row["type"] in types) and (not self.public_only or row["visibility"] == "public"):
                    named = {"entity": row["public_id"], "entity_type": row["type"], "entity_name": row["name"]}
                    yield {**row, **named, "matched": key, "exact": True}
        yield from held.ask("numbers_found", text=asked.upper(), types=list(types) or None, limit=_CANDIDATES)


def _by_name(held: Snapshot, wanted: Wanted, types: Sequence[str]) -> list[Row]:
    return held.names(wanted, types=list(types) or None, limit=_CANDIDATES)


def _other_spellings(held: Snapshot, words: list[str]) -> Iterator[Wanted]:
    """The words with slips, two of them as one, one of them as two."""
    similar = [[(word, True), *((other, False) for other in _similar(held, word))] for word in words]
    if any(len(choices) > 1 for choices in similar):
        yield similar
    for at in range(len(words) - 1):
        yield [[(word, True)] for word in (*words[:at], words[at] + words[at + 1], *words[at + 2 :])]
    for at, word in enumerate(words):
        for left, right in _halves(held, word):
            yield [[(each, True)] for each in (*words[:at], left, right, *words[at + 1 :])]


def _similar(held: Snapshot, word: str) -> list[str]:
    """Words of names within one slip, two where the word has eight letters or more."""
    slips = 2 if len(word) >= 8 else 1 if len(word) >= 4 else 0
    if not slips:
        return []
    near = held.ask("words_of_length", shortest=len(word) - slips, longest=len(word) + slips)
    distances = ((OSA.distance(word, row["word"], score_cutoff=slips), row["word"]) for row in near)
    return [other for distance, other in sorted(distances) if 0 < distance <= slips][:_SIMILAR]


def _halves(held: Snapshot, word: str) -> list[tuple[str, str]]:
    halves = [(word[:at], word[at:]) for at in range(3, len(word) - 2)]
    known = (
        {row["word"] for row in held.ask("words_known", words=[half for pair in halves for half in pair])}
        if halves
        else set()
    )
    return [pair for pair in halves if known.issuperset(pair)]


def _ranked(asked: str, words: list[str], rows: list[Row], limit: int) -> tuple[Hit, ...]:
    """One hit an entity, by its best name."""
    best: dict[int, Hit] = {}
    for row in rows:
        score = 1.0 if row.get("exact") else _score(words, words_of(row["matched"]))
        known = best.get(row["id"])
        if score and (known is None or (score, row["matched"]) > (known.score, known.matched)):
            best[row["id"]] = Hit(ref_from(row, "entity"), row["matched"], score, row["edges"])
    hits = sorted(best.values(), key=lambda hit: (-hit.score, -hit.edges, hit.entity.name, hit.entity.id))
    return tuple(hits[:limit])


def _score(words: list[str], name: list[str]) -> float:
    """1 for the very name, over 0.9 for its beginning, over 0.8 for its words, below for slips, 0 for too many."""
    asked, told = " ".join(words), " ".join(name)
    likeness = fuzz.ratio(asked, told) / 100
    if asked == told:
        return 1.0
    if told.startswith(asked):
        return round(0.9 + likeness / 10.1, 4)
    if all(any(other.startswith(word) for other in name) for word in words):
        return round(0.8 + likeness / 10.1, 4)
    slipped = max(likeness, fuzz.partial_ratio(asked, told) / 100 if len(asked) >= 4 else 0.0)
    return round(0.8 * slipped, 4) if slipped >= _ALIKE else 0.0
