"""How names are scored: the levels and weights of model.yaml, read by Splink, and told again in words."""

import dataclasses
import functools
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from graph.own_yaml import own_yaml

__all__ = ["Level", "Model", "load_model"]


@dataclasses.dataclass(frozen=True, slots=True)
class Level:
    """One way in which a feature of two names can stand; `bits` is what it adds to the score, `when` its condition
    (None: whatever is left)."""

    label: str
    bits: float
    when: str | None = None

    @property
    def likelihoods(self) -> tuple[float, float]:
        """Two probabilities whose ratio is the weight, as Splink wants them."""
        odds = 2.0**self.bits
        return odds / (1 + odds), 1 / (1 + odds)


@dataclasses.dataclass(frozen=True, slots=True)
class Model:
    """`comparisons`: each feature with its levels, the first that holds counts."""

    version: str
    prior: float
    comparisons: Mapping[str, tuple[Level, ...]]

    def settings(self) -> dict[str, Any]:
        """As Splink's settings."""
        return {
            "link_type": "dedupe_only",
            "probability_two_random_records_match": self.prior,
            "blocking_rules_to_generate_predictions": [],
            "comparisons": [_comparison(name, levels) for name, levels in self.comparisons.items()],
            "retain_matching_columns": False,
            "retain_intermediate_calculation_columns": True,
            "additional_columns_to_retain": ["home"],
        }

    def levels_of(self, row: Mapping[str, Any]) -> dict[str, Level]:
        """The level of each feature, from a row of Splink's predictions: no two levels of a feature weigh the same."""
        return {
            name: min(levels, key=lambda level: abs(level.bits - row[f"mw_{_column(name)}"]))
            for name, levels in self.comparisons.items()
        }

    def probability(self, bits: float) -> float:
        """The score of names whose features come to so many bits, the prior not counted."""
        odds: float = 2.0**bits * self.prior / (1 - self.prior)
        return odds / (1 + odds)


@functools.cache
def load_model() -> Model:
    """The model beside this module, read once a process."""
    entry = own_yaml((files("graph.matching") / "model.yaml").read_text("utf-8"))
    comparisons = {
        name: tuple(Level(level["label"], float(level["bits"]), level.get("when")) for level in levels)
        for name, levels in entry["comparisons"].items()
    }
    return Model(entry["version"], float(entry["prior"]), comparisons)


def _column(name: str) -> str:
    return name.replace(" ", "_")


def _comparison(name: str, levels: tuple[Level, ...]) -> dict[str, Any]:
    told = [
        {
            "sql_condition": level.when or "ELSE",
            "label_for_charts": level.label,
            "m_probability": level.likelihoods[0],
            "u_probability": level.likelihoods[1],
        }
        for level in levels
    ]
    return {"output_column_name": _column(name), "comparison_levels": told}
