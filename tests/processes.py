"""The command and the service as processes of their own, and the cases they work on."""

import functools
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.parts import ROOT

PATIENCE = 120
HOSTILE_NAME = "<img src=x onerror=window.hacked=1>"
FORMULA_NAME = '=HYPERLINK("http://example.org","click")'

AWARDS = """\
Agency,Award ID,Recipient Name,Federal Action Obligation,Action Date,Modification,Product/Service Description,NAICS Description,Transaction Description,Generated Award ID
ICE,70CTD022P00000901,"HOLLOWAY ANALYTICS, INC.",1200000.00,2022-03-15,0,IT AND TELECOM - DATA,CUSTOM COMPUTER PROGRAMMING SERVICES,LICENSES FOR A CASE SEARCH TOOL,CONT_AWD_70CTD022P00000901_7012_-NONE-_-NONE-
ICE,70CTD022P00000901,"HOLLOWAY ANALYTICS, INC.",300000.10,2022-11-02,P00001,IT AND TELECOM - DATA,CUSTOM COMPUTER PROGRAMMING SERVICES,MORE LICENSES,CONT_AWD_70CTD022P00000901_7012_-NONE-_-NONE-
CBP,70B03C23C00000902,TERN RIDGE CLOUD LLC,850000.00,2023-05-30,0,IT AND TELECOM - STORAGE,DATA PROCESSING SERVICES,HOSTING OF A SENSOR DATABASE,CONT_AWD_70B03C23C00000902_7014_-NONE-_-NONE-
CBP,70B03C23C00000903,<img src=x onerror=window.hacked=1>,1000.00,2023-06-01,0,IT AND TELECOM - STORAGE,DATA PROCESSING SERVICES,<script>window.hacked=1</script>,CONT_AWD_70B03C23C00000903_7014_-NONE-_-NONE-
CBP,70B03C23C00000904,"=HYPERLINK(""http://example.org"",""click"")",-20.00,2023-06-02,0,IT AND TELECOM - STORAGE,DATA PROCESSING SERVICES,NOTHING,CONT_AWD_70B03C23C00000904_7014_-NONE-_-NONE-
"""  # noqa: E501

SHEET = """\
claims_sheet: 1

sources:
  Made-up Times 2022:
    publisher: The Made-up Times
    title: A made-up article
    published: 2022-05-30
    address: "javascript:window.hacked=1"
  Other Paper 2022:
    publisher: The Other Paper
    title: Another made-up article
    published: 2022-06-02
    address: https://example.org/article

claims:
  - source: Made-up Times 2022
    subject: Holloway Analytics
    predicate: SUBSIDIARY_OF
    object: Tern Ridge Holdings
    statement: Holloway Analytics belongs to Tern Ridge Holdings.
  - source: Other Paper 2022
    subject: Holloway Analytics
    predicate: SUBSIDIARY_OF
    object: Alder Group
    statement: Holloway Analytics belongs to the Alder Group.
  - source: Other Paper 2022
    subject: Dana Whitlock
    predicate: EXECUTIVE_OF
    object: Holloway Analytics
    role: chief executive
    statement: Dana Whitlock leads Holloway Analytics.
  - source: Other Paper 2022
    subject: Dana Whitlock
    predicate: BOARD_MEMBER_OF
    object: "Tern <b>Ridge</b> Foundation"
    object_type: Organization
    statement: "She sits on the board of the <img src=x onerror=window.hacked=1> foundation."
"""


def vendorgraph(
    *words: str | Path, folder: Path | None = None, variables: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end, in an environment with a home of its own."""
    return subprocess.run(
        [sys.executable, "-m", "app.cli", *map(str, words)],
        cwd=folder,
        env=environment(variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def environment(variables: Mapping[str, str] | None = None) -> dict[str, str]:
    """A user's environment: nothing of ours in it but what is given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VENDORGRAPH_")}
    return {**kept, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "120", **(variables or {})}


@functools.cache
def _scratch() -> Path:
    """A folder for the cases of this run."""
    held = tempfile.TemporaryDirectory(prefix="vendorgraph-tests-")
    _KEPT.append(held)
    return Path(held.name)


_KEPT: list["tempfile.TemporaryDirectory[str]"] = []


@functools.cache
def sample_case() -> Path:
    """The sample case, built once a run."""
    folder = _scratch() / "sample"
    done = vendorgraph("demo", "--no-serve", "--folder", folder)
    assert done.returncode == 0, done.stderr
    return folder


@functools.cache
def small_case() -> Path:
    """A case of made-up awards and claims, some with hostile names; built once a run."""
    folder = _scratch() / "small"
    awards, sheet = _scratch() / "awards.csv", _scratch() / "claims.yaml"
    awards.write_text(AWARDS)
    sheet.write_text(SHEET)
    for words in (("new", folder, "--name", "small"), ("add", folder, awards, sheet), ("build", folder)):
        done = vendorgraph(*words)
        assert done.returncode == 0, done.stderr
    return folder


def with_two_downloads(case: Path, folder: Path) -> Path:
    """The case with two downloads of the same awards, the newer with another amount in one row, built; `folder` is for
    the files."""
    (folder / "old.csv").write_text(AWARDS)
    (folder / "new.csv").write_text(AWARDS.replace("300000.10,2022-11-02", "250000.10,2022-11-02"))
    for words in (
        ("add", case, folder / "old.csv", "--retrieved", "2023-06-01"),
        ("add", case, folder / "new.csv", "--retrieved", "2024-06-01"),
        ("build", case),
    ):
        done = vendorgraph(*words)
        assert done.returncode == 0, done.stderr
    return case


def heed_interrupts() -> None:
    """To run in a child before its command: a shell that runs tests in the background has children pass over Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def copy_of(case: Path, folder: Path) -> Path:
    """A copy of a case that a test may change."""
    shutil.copytree(case, folder)
    return folder


@contextmanager
def serving(case: Path, *options: str, variables: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address of a service on the case while it runs, on a free port."""
    process = subprocess.Popen(
        [sys.executable, "-m", "app.cli", "serve", str(case), "--port", "0", *options],
        env=environment(variables),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    try:
        told = process.stderr.readline()
        address = re.search(r"http://\S+", told)
        assert address, told + process.stderr.read()
        yield address[0]
    finally:
        process.send_signal(signal.SIGTERM)
        process.stderr.close()
        process.wait(PATIENCE)
