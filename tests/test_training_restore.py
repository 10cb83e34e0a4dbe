"""The shipped graphs are where a further training starts: their whole numbers become a network's parameters again."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from training.restore import Node, restored


@dataclass(frozen=True)
class Step:
    op_type: str
    name: str
    input: tuple[str, ...]
    output: tuple[str, ...]


def product(weights: str, name: str, added: str) -> list[Node]:
    """A matrix product as the graphs have it: whole numbers, then floats, then scaled, then what is added."""
    return [
        Step("MatMulInteger", name, ("x_quantized", weights, "x_zero_point"), (f"{name} whole",)),
        Step("Cast", f"{name} cast", (f"{name} whole",), (f"{name} float",)),
        Step("Mul", f"{name} scaled", (f"{name} float", "scales"), (f"{name} product",)),
        Step("Add", f"{name} sum", (added, f"{name} product"), (f"{name} out",)),
    ]


STORED: dict[str, npt.NDArray[Any]] = {
    "onnx::MatMul_7_quantized": np.array([[10, -20, 64], [64, 64, -1]], dtype=np.int8),
    "onnx::MatMul_7_scale": np.array([0.5, 0.25, 2.0], dtype=np.float32),
    "onnx::MatMul_7_zero_point": np.zeros(3, dtype=np.int8),
    "network.tags.bias": np.array([1.0, 2.0, 3.0], dtype=np.float32),
    "network.words.weight_quantized": np.array([[128, 130], [0, 255]], dtype=np.uint8),
    "network.words.weight_scale": np.array(0.1, dtype=np.float32),
    "network.words.weight_zero_point": np.array(128, dtype=np.uint8),
}


def test_a_matrix_is_known_by_what_is_added_to_its_product_and_turned_back() -> None:
    found = restored(product("onnx::MatMul_7_quantized", "tags", "network.tags.bias"), STORED)
    assert found["tags.weight"].tolist() == [[5.0, 32.0], [-5.0, 16.0], [128.0, -2.0]]


def test_tables_and_biases_keep_their_own_names() -> None:
    found = restored(product("onnx::MatMul_7_quantized", "tags", "network.tags.bias"), STORED)
    assert set(found) == {"tags.weight", "tags.bias", "words.weight"}
    assert found["words.weight"] == pytest.approx(np.array([[0.0, 0.2], [-12.8, 12.7]]))
    assert found["tags.bias"].tolist() == [1.0, 2.0, 3.0]


def test_a_matrix_that_is_stored_unrounded_too_is_taken_as_it_was() -> None:
    exact = np.array([[5.1, -5.1, 127.0], [31.9, 16.1, -2.2]], dtype=np.float32)
    stored = STORED | {"onnx::MatMul_7": exact}
    found = restored(product("onnx::MatMul_7_quantized", "tags", "network.tags.bias"), stored)
    assert np.array_equal(found["tags.weight"], exact.T)
    assert set(found) == {"tags.weight", "tags.bias", "words.weight"}


def test_a_product_that_nothing_is_added_to_is_refused_by_its_name() -> None:
    steps = product("onnx::MatMul_7_quantized", "tags", "network.tags.bias")[:-1]
    with pytest.raises(ValueError, match="tags"):
        restored(steps, STORED)
