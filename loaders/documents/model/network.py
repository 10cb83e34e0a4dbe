"""The two ONNX graphs: `read` tags windows, `relate` scores pairs of places with what `read` kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime  # type: ignore[import-untyped]
from tokenizers import Tokenizer

from loaders.documents.model.pairs import Pair
from loaders.documents.model.tokens import Tokens

_CLS, _SEP = 101, 102
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Kept:
    """What `relate` needs of a batch: the inputs of the last three layers and the attention bias."""

    inputs: tuple[Floats, ...]
    bias: Floats


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class Network:
    """Loaded once and read-only: the same input gives the same output on the same machine."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self._read = _session(folder / "read.onnx")
        self._relate = _session(folder / "relate.onnx")

    def tags(self, batch: Sequence[Tokens]) -> tuple[list[npt.NDArray[np.float64]], Kept]:
        """Log probabilities of the tags of every piece of every window, and what the pairs need."""
        rows = [_padded([getattr(t, name) for t in batch], *ends) for name, ends in _COLUMNS]
        mask = (rows[0] != 0).astype(np.int64)
        names = ("ids", "piece", "word", "gap")
        scores, *rest = self._read.run(None, dict(zip(names, rows, strict=True)) | {"mask": mask})
        log = scores.astype(np.float64)
        log -= np.log(np.exp(log - log.max(-1, keepdims=True)).sum(-1, keepdims=True)) + log.max(-1, keepdims=True)
        return [log[i, 1 : len(t) + 1] for i, t in enumerate(batch)], Kept(tuple(rest[:-1]), rest[-1])

    def pairs(self, kept: Kept, pairs: Sequence[Sequence[Pair]]) -> list[tuple[Floats, Floats]]:
        """Probabilities of relations (pairs, relations) and of modalities, a window each."""
        most = max(1, *map(len, pairs))
        grid = np.zeros((3, len(pairs), most, 2), dtype=np.int64)
        for b, window in enumerate(pairs):
            for i, p in enumerate(window):
                grid[:, b, i] = (
                    (p.one.first + 1, p.two.first + 1),
                    (p.one.last + 1, p.two.last + 1),
                    (p.one.kind, p.two.kind),
                )
        feed = {f"input{i}": x for i, x in enumerate(kept.inputs)} | {"bias": kept.bias}
        relations, modality = self._relate.run(None, feed | {"first": grid[0], "last": grid[1], "kind": grid[2]})
        shares = np.exp(modality - modality.max(-1, keepdims=True))
        shares /= shares.sum(-1, keepdims=True)
        sure = 1.0 / (1.0 + np.exp(-relations))
        return [(sure[b, : len(p)], shares[b, : len(p)]) for b, p in enumerate(pairs)]


_COLUMNS = (("ids", (_CLS, _SEP)), ("piece_shape", (0, 0)), ("word_shape", (0, 0)), ("gap", (0, 0)))


def _padded(columns: Sequence[npt.NDArray[np.int64]], first: int, last: int) -> npt.NDArray[np.int64]:
    out = np.zeros((len(columns), max(map(len, columns)) + 2), dtype=np.int64)
    for row, column in zip(out, columns, strict=True):
        row[0], row[len(column) + 1] = first, last
        row[1 : len(column) + 1] = column
    return out
