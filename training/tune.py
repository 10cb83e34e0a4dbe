"""Tunes the pair half of the network on windows of annotated articles (`training.windows`); the tag half stays.

    python -m training.tune --windows FILE… --start FOLDER --out FOLDER [--hold A,B] [--rounds 2]

`--start` is a stage of `training.train`. What the annotation does not tell (which sum is whose, which name a phrase
means, how a thing is put) is kept as that stage has it: its own answers are the targets. Sets named in `--hold` are
left out, so that they can be scored. Seeded; the learning rate rises over sixty windows and falls in a line.
"""

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional as fn

from loaders.documents.model.edges import NOT_EDGES
from loaders.documents.model.labels import labels
from training.network import SPLIT, Network

STEP = 4  # windows a step
Window = dict[str, np.ndarray]


def read(path: Path, held: set[str]) -> Iterator[Window]:
    """The windows of a file but those of the sets held out."""
    with np.load(path) as file:
        rows: dict[int, Window] = {}
        for key in file.files:
            number, _, name = key.partition(" ")
            if name:
                rows.setdefault(int(number), {})[name] = file[key]
        sets = json.loads(str(file["sets"]))
    yield from (row for number, row in sorted(rows.items()) if sets[number] not in held)


def answers(network: Network, window: Window) -> tuple[Tensor, Tensor]:
    """Scores of relations and of modalities, each (pairs, …)."""
    states = [torch.from_numpy(window[f"states{i}"].astype(np.float32))[None] for i in range(4)]
    places = [torch.from_numpy(window["places"][i])[None] for i in range(3)]
    relations, modality = network.relate(states, torch.zeros(1, 1, 1, states[0].shape[1]), *places)
    return relations[0], modality[0]


def pooled(relations: Tensor, window: Window) -> Tensor:
    """(groups, relations): what the pairs of two things say together."""
    groups = torch.from_numpy(window["groups"])
    member = torch.full((len(window["targets"]), len(groups)), -1e4)
    member[groups, torch.arange(len(groups))] = 0.0
    return torch.logsumexp(member[:, :, None] + relations[None], dim=1)


def remembered(network: Network, windows: list[Window]) -> None:
    """Writes into every window what the network, as it is, answers where the annotation is silent."""
    network.eval()
    with torch.no_grad():
        for window in windows:
            relations, modality = answers(network, window)
            window["silent"] = relations[:, silent()].sigmoid().numpy()
            window["manner"] = modality.softmax(-1).numpy()


def silent() -> list[int]:
    return [i for i, r in enumerate(labels().relations) if r.predicate in NOT_EDGES]


def loss(network: Network, window: Window) -> Tensor:
    relations, modality = answers(network, window)
    targets = torch.from_numpy(window["targets"])
    wrong = fn.binary_cross_entropy_with_logits(pooled(relations, window), targets, reduction="none")
    told = (wrong * torch.from_numpy(window["counts"])).sum()
    kept = fn.binary_cross_entropy_with_logits(
        relations[:, silent()], torch.from_numpy(window["silent"]), reduction="sum"
    )
    manner = fn.cross_entropy(modality, torch.from_numpy(window["manner"]), reduction="sum")
    return (told + 0.15 * kept + 0.05 * manner) / 6.0


def optimizer_of(network: Network) -> torch.optim.AdamW:
    """Only what reads pairs learns: the last layers as they read pairs, and what stands on them."""
    network.requires_grad_(False)
    parts = ("slot", "kind", "own", "other", "mix", "around", "relations", "modality")
    heads = nn.ModuleList(getattr(network, name) for name in parts)
    body = network.layers[SPLIT:]
    groups: list[dict[str, Any]] = []
    for module, rate in ((heads, 4e-4), (body, 8e-5)):
        module.requires_grad_(True)
        groups.append({"params": list(module.parameters()), "lr": rate, "peak": rate})
    return torch.optim.AdamW(groups, weight_decay=0.02)


def tune(network: Network, windows: list[Window], rounds: int, rng: random.Random) -> None:
    remembered(network, windows)
    optimizer = optimizer_of(network)
    tuned = [p for group in optimizer.param_groups for p in group["params"]]
    network.train()
    total, done = rounds * len(windows), 0
    for _ in range(rounds):
        rng.shuffle(windows)
        for window in windows:
            done += 1
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * min(1.0, done / 60) * (1.0 - 0.95 * done / total)
            loss(network, window).backward()
            if done % STEP == 0 or done == total:
                torch.nn.utils.clip_grad_norm_(tuned, 1.0)
                optimizer.step()
                optimizer.zero_grad(set_to_none=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--windows", type=Path, nargs="+", required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--hold", default="")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=5)
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    network = Network(labels())
    network.load_state_dict(load_file(a.start / "network.safetensors"))
    windows = [w for path in a.windows for w in read(path, set(a.hold.split(",")) - {""})]
    tune(network, windows, a.rounds, random.Random(a.seed))
    a.out.mkdir(parents=True, exist_ok=True)
    save_file(network.state_dict(), a.out / "network.safetensors")


if __name__ == "__main__":
    main()
