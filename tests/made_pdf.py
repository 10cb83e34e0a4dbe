"""A report as a real PDF, made here, and a case built of it."""

from pathlib import Path

import typst

from tests.processes import vendorgraph

__all__ = ["SALE", "SUPPLY", "case_of", "report"]

SALE = "Thomson Reuters sold its CLEAR database to Immigration and Customs Enforcement for $22.8 million in 2021"
SUPPLY = "Palantir signed a $39 million contract with Immigration and Customs Enforcement in November 2019"
SOURCE = """\
#set page(width: 150mm, height: 120mm, margin: 15mm)
#set text(size: 11pt, hyphenate: true)
= The efficient offices

#lorem(45) PALANTIR, according to public records.
#pagebreak()
#lorem(20)

Thomson Reuters sold its *CLEAR* database to Immigration and Customs Enforcement for \\$22.8 million in 2021, according
to public records. #lorem(60)
"""


def report(file: Path) -> Path:
    """Two pages: one with SUPPLY over several lines after ligatures, the other with SALE, one word of it in bold."""
    source = file.with_suffix(".typ")
    source.write_text(SOURCE.replace("PALANTIR", SUPPLY.replace("$", "\\$")), encoding="utf-8")
    typst.compile(source, output=file)
    source.unlink()
    return file


def case_of(folder: Path, *files: Path, name: str = "report") -> Path:
    """A case of files, built."""
    steps: tuple[tuple[str | Path, ...], ...] = (
        ("new", folder, "--name", name),
        ("add", folder, *files),
        ("build", folder),
    )
    for words in steps:
        done = vendorgraph(*words)
        assert done.returncode == 0, done.stderr
    return folder
