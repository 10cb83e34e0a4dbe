"""A small model of English as spaCy packages one: real spaCy, names by patterns instead of by learning."""

import json
import shutil
from pathlib import Path

import spacy

__all__ = ["installed"]

CODE = """\
from pathlib import Path
from spacy.util import load_model_from_init_py

__version__ = "{version}"


def load(**overrides):
    return load_model_from_init_py(__file__, **overrides)
"""


def installed(site: Path, name: str, version: str, names: dict[str, str]) -> Path:
    """Put a package of that name into a folder of packages; `names` with spaCy's labels."""
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": words} for words, label in names.items()])  # type: ignore[attr-defined]
    pipeline.add_pipe("sentencizer")
    pipeline.meta |= {"name": name.removeprefix("en_"), "version": version}
    package = site / name
    shutil.rmtree(package, ignore_errors=True)
    package.mkdir(parents=True)
    pipeline.to_disk(package / f"{name}-{version}")
    (package / "__init__.py").write_text(CODE.format(version=version))
    (package / "meta.json").write_text(json.dumps(pipeline.meta))
    return package
