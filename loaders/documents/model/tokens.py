"""Word pieces with their offsets, and what their capitals looked like before they were lowered.

The base network knows no capitals, yet capitals tell names from words: every piece carries two shape
numbers (of the piece, of the whole word) and one for the gap before it.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

SHAPES = 10
GAPS = 4


@dataclass(frozen=True)
class Tokens:
    """Arrays of equal length, one entry a word piece. `start` and `end` are code points of the text."""

    ids: npt.NDArray[np.int64]
    start: npt.NDArray[np.int64]
    end: npt.NDArray[np.int64]
    piece_shape: npt.NDArray[np.int64]
    word_shape: npt.NDArray[np.int64]
    gap: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)


def shape(word: str) -> int:
    """1 lower, 2 Title, 3 UPPER, 4 one capital, 5 miXed, 6 digits, 7 marks, 8 letters and digits, 9 caseless."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 6 if any(c.isdigit() for c in word) else 7
    if any(c.isdigit() for c in word):
        return 8
    upper = sum(c.isupper() for c in letters)
    if upper == 0:
        return 1 if any(c.islower() for c in letters) else 9
    if upper == len(letters):
        return 3 if upper > 1 else 4
    return 2 if upper == 1 and letters[0].isupper() else 5


def gap(between: str) -> int:
    """0 glued, 1 blank, 2 line break, 3 empty line."""
    breaks = between.count("\n")
    return min(3, 1 + breaks) if between else 0


def tokenize(text: str, tokenizer: Tokenizer) -> Tokens:
    """The pieces of a text, without special tokens and never cut."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = encoding.offsets
    words = [-1 if key is None else key for key in encoding.word_ids]
    piece, word, gaps = [], [], []
    known: dict[int, tuple[int, int]] = {}
    for (start, end), key in zip(offsets, words, strict=True):
        first, last = known.get(key, (start, end))
        known[key] = (min(first, start), max(last, end))
    at = 0
    for (start, end), key in zip(offsets, words, strict=True):
        first, last = known[key]
        piece.append(shape(text[start:end]))
        word.append(shape(text[first:last]))
        gaps.append(gap(text[at:start]) if at else 2)
        at = end
    columns = [np.asarray(c, dtype=np.int64) for c in (encoding.ids, [o[0] for o in offsets], [o[1] for o in offsets])]
    return Tokens(*columns, *(np.asarray(c, dtype=np.int64) for c in (piece, word, gaps)))
