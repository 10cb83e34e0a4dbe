"""From tag scores to mentions."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from loaders.documents.model.labels import Labels


@dataclass(frozen=True)
class Span:
    """A mention as a run of word pieces, `first` to `last` inclusive, with its mean probability."""

    first: int
    last: int
    kind: int
    score: float


def transitions(labels: Labels) -> npt.NDArray[np.float64]:
    """Log weight of going from one tag to the next: an inside tag needs its own begin or inside before it."""
    size = labels.tags
    allowed = np.zeros((size, size))
    for inside in range(2, size, 2):
        allowed[:, inside] = -1e9
        allowed[inside - 1, inside] = allowed[inside, inside] = 0.0
    return allowed


def best_path(scores: npt.NDArray[np.float64], weights: npt.NDArray[np.float64]) -> list[int]:
    """Viterbi over log probabilities of shape (pieces, tags)."""
    if not len(scores):
        return []
    score = scores[0] + np.where(np.arange(scores.shape[1]) % 2 == 0, -1e9, 0.0)
    score[0] = scores[0][0]
    back = np.zeros(scores.shape, dtype=np.int64)
    for i in range(1, len(scores)):
        options = score[:, None] + weights
        back[i] = options.argmax(axis=0)
        score = options[back[i], np.arange(len(score))] + scores[i]
    path = [int(score.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(back[i][path[-1]]))
    return path[::-1]


def spans(scores: npt.NDArray[np.float64], labels: Labels) -> list[Span]:
    """Mentions of the best path; odd tags begin a kind, the even one after it goes on."""
    path = best_path(scores, transitions(labels))
    found: list[Span] = []
    i = 0
    while i < len(path):
        if path[i] % 2 == 0:
            i += 1
            continue
        last = i
        while last + 1 < len(path) and path[last + 1] == path[i] + 1:
            last += 1
        mean = float(np.exp(np.mean([scores[k][path[k]] for k in range(i, last + 1)])))
        found.append(Span(i, last, (path[i] - 1) // 2, mean))
        i = last + 1
    return found
