"""Writes the trained network as two int8 ONNX graphs: python -m training.export --run FOLDER --out FOLDER.

Where its pair half was tuned (`training.tune`), `--pairs FOLDER` is what that left; tags stay as `--run` has them.
"""

import argparse
import shutil
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn

from loaders.documents.model.labels import labels
from training.network import SPLIT, WIDTH, Network
from training.restore import SHIPPED


class Read(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, piece: Tensor, word: Tensor, gap: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        tags, inputs, bias = self.network.read(ids, piece, word, gap, mask)
        return tags, *inputs, bias


class Relate(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self,
        input0: Tensor,
        input1: Tensor,
        input2: Tensor,
        input3: Tensor,
        bias: Tensor,
        first: Tensor,
        last: Tensor,
        kind: Tensor,
    ) -> tuple[Tensor, ...]:
        return self.network.relate([input0, input1, input2, input3], bias, first, last, kind)


def write(
    module: nn.Module,
    example: tuple[Tensor, ...],
    path: Path,
    inputs: list[str],
    outputs: list[str],
    axes: dict[str, dict[int, str]],
) -> None:
    whole = path.with_suffix(".float.onnx")
    torch.onnx.export(
        module,
        example,
        str(whole),
        input_names=inputs,
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        str(whole),
        str(path),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
    )
    whole.unlink()


def loaded(run: Path) -> Network:
    network = Network(labels())
    network.load_state_dict(load_file(run / "network.safetensors"))
    return network.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    a = parser.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    network, tuned = loaded(a.run), loaded(a.pairs or a.run)
    ones = torch.ones(2, 9, dtype=torch.long)
    axes = {k: {0: "batch", 1: "pieces"} for k in ("ids", "piece", "word", "gap", "mask", "tags")}
    kept = {f"input{i}": {0: "batch", 1: "pieces"} for i in range(4)} | {"bias": {0: "batch", 3: "pieces"}}
    write(
        Read(network),
        (ones, ones, ones, ones, ones),
        a.out / "read.onnx",
        ["ids", "piece", "word", "gap", "mask"],
        ["tags", "input0", "input1", "input2", "input3", "bias"],
        axes | kept,
    )
    hidden = torch.zeros(2, 9, WIDTH)
    places = torch.ones(2, 5, 2, dtype=torch.long)
    pair_axes = {k: {0: "batch", 1: "pairs"} for k in ("first", "last", "kind", "relations", "modality")}
    names = [*kept, "first", "last", "kind"]
    assert SPLIT == 3
    write(
        Relate(tuned),
        (hidden, hidden, hidden, hidden, torch.zeros(2, 1, 1, 9), places, places, places),
        a.out / "relate.onnx",
        names,
        ["relations", "modality"],
        kept | pair_axes,
    )
    if a.out.resolve() != SHIPPED:
        shutil.copy(SHIPPED / "tokenizer.json", a.out)


if __name__ == "__main__":
    main()
