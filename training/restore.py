"""Makes stages that can be trained further out of the two int8 graphs in the package, where their own are not at hand.

    python -m training.restore [--model FOLDER] --out FOLDER

`FOLDER/tags` and `FOLDER/pairs` are as `training.train` and `training.tune` leave them; the second differs in the
layers that read pairs. `training.export --run FOLDER/tags --pairs FOLDER/pairs` writes the same graphs again: what
was lost is what rounding to whole numbers took.
"""

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Arrays = dict[str, npt.NDArray[Any]]
SHIPPED = Path(__file__).resolve().parents[1] / "loaders" / "documents" / "model" / "weights"
PREFIX, QUANTIZED, BIAS = "network.", "_quantized", ".bias"


class Node(Protocol):
    """One operation of a graph, as ONNX has it."""

    @property
    def op_type(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def input(self) -> Iterable[str]: ...
    @property
    def output(self) -> Iterable[str]: ...


def restored(nodes: Iterable[Node], stored: Mapping[str, npt.NDArray[Any]]) -> Arrays:
    """The network's parameters by the names that torch knows them by.

    A matrix lost its name when it was stored turned: it is told by the bias that is added to its product.
    """
    owners = matrices(nodes, stored)
    found: Arrays = {}
    for key, value in stored.items():
        if key in owners:
            found[owners[key]] = np.ascontiguousarray(floats(key, stored).T)
        elif key.startswith(PREFIX) and key.endswith(QUANTIZED):
            found[key.removeprefix(PREFIX).removesuffix(QUANTIZED)] = floats(key, stored)
        elif key.startswith(PREFIX) and not key.endswith(("_scale", "_zero_point")):
            found[key.removeprefix(PREFIX)] = value
    return found


def floats(key: str, stored: Mapping[str, npt.NDArray[Any]]) -> npt.NDArray[np.float32]:
    """What the whole numbers stand for; scale and nought are those of the array, or of each of its columns.

    A matrix that is read twice is stored as it was, too.
    """
    part = key.removesuffix(QUANTIZED)
    if part in stored:
        return np.asarray(stored[part], dtype=np.float32)
    whole = stored[key].astype(np.float32) - stored[f"{part}_zero_point"].astype(np.float32)
    return np.asarray(whole * stored[f"{part}_scale"], dtype=np.float32)


def matrices(nodes: Iterable[Node], stored: Mapping[str, Any]) -> dict[str, str]:
    """Names of stored matrices with the parameters that they are."""
    known = list(nodes)
    users: dict[str, list[Node]] = {}
    for node in known:
        for name in node.input:
            users.setdefault(name, []).append(node)
    found: dict[str, str] = {}
    for node in known:
        if node.op_type == "MatMulInteger":
            of = next((name for name in node.input if name in stored and name.endswith(QUANTIZED)), None)
            if of is not None:
                found[of] = f"{bias(node, users).removeprefix(PREFIX).removesuffix(BIAS)}.weight"
    return found


def bias(node: Node, users: Mapping[str, list[Node]]) -> str:
    """The name of what is added to a product, behind its scaling."""
    for after in (user for name in node.output for user in users.get(name, ())):
        if after.op_type == "Add":
            return next(name for name in after.input if name.endswith(BIAS))
        if after.op_type in ("Cast", "Mul"):
            return bias(after, users)
    raise ValueError(f"{node.name}: nothing is added to this product, so it has no name")


def graph(path: Path) -> tuple[list[Node], Arrays]:
    import onnx

    model = onnx.load(str(path))
    return list(model.graph.node), {x.name: onnx.numpy_helper.to_array(x) for x in model.graph.initializer}


def main() -> None:
    from safetensors.numpy import save_file

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=SHIPPED)
    parser.add_argument("--out", type=Path, required=True)
    a = parser.parse_args()
    read, relate = (restored(*graph(a.model / f"{name}.onnx")) for name in ("read", "relate"))
    for name, stage in (("tags", relate | read), ("pairs", read | relate)):
        (a.out / name).mkdir(parents=True, exist_ok=True)
        save_file(stage, a.out / name / "network.safetensors")


if __name__ == "__main__":
    main()
