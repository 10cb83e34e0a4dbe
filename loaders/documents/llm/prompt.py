"""The prompts, which are files, and what is filled into them."""

import csv
import functools
import hashlib
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType

from graph.model import load_schema
from loaders.documents.document import Metadata

__all__ = ["instructions", "predicates", "question"]


@functools.cache
def predicates() -> Mapping[str, str]:
    """What each predicate says that the model may use."""
    with (_prompts() / "predicates.csv").open(encoding="utf-8") as file:
        return MappingProxyType({row["predicate"]: row["says"] for row in csv.DictReader(file)})


@functools.cache
def instructions() -> str:
    """What every passage is read by: the rules, and the table of predicates with the kinds that they join."""
    known = load_schema().predicates
    rows = (
        f"| {name} | {' or '.join(known[name].domain)} | {' or '.join(known[name].range)} | {says} |"
        for name, says in predicates().items()
    )
    return (_prompts() / "instructions.md").read_text("utf-8").replace("{predicates}", "\n".join(rows))


def question(passage: str, metadata: Metadata) -> str:
    """One passage, between two lines whose mark is made of the passage itself, so that no text can close it early."""
    mark = f"===== {hashlib.sha256(passage.encode('utf-8', 'surrogatepass')).hexdigest()[:24]} ====="
    told = (("Publisher", metadata.publisher), ("Title", metadata.title), ("Published", metadata.published))
    about = "\n".join(f"{name}: {' '.join(value.split())[:300]}" for name, value in told if value)
    form = (_prompts() / "passage.md").read_text("utf-8")
    filled = form.replace("{about}", about or "A document without a title.").replace("{mark}", mark)
    head, _, tail = filled.partition("{passage}")
    return f"{head}{passage}{tail}"


def _prompts() -> "resources.abc.Traversable":
    return resources.files("loaders.documents.llm") / "prompts"
