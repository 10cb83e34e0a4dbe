"""The documentation is true: snippets run, links lead somewhere, every command is shown and explains itself."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
import typer
from _pytest.mark import ParameterSet
from typer.testing import CliRunner

from tests.pages import LANGUAGES_RUN, Page, Snippet, pages
from tests.parts import ROOT
from tests.processes import copy_of, sample_case

SNIPPET_SECONDS = 120
PAGES = pages(ROOT)
NAMES = [str(page.path.relative_to(ROOT)) for page in PAGES]

NOT_RUN: dict[str, int] = {"README.md": 1, "docs/neo4j.md": 3}
"""How many snippets of a page are shown without being run, each with its reason beside it on the page."""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A new user's: the installed command first on the PATH, an empty home, and no way out to other hosts."""
    home = tmp_path / "home"
    home.mkdir()
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    no_way_out = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "no_proxy": "127.0.0.1"}
    return {"PATH": path, "HOME": str(home), "COLUMNS": "120", "NO_COLOR": "1", "LANG": "C.UTF-8", **no_way_out}


def run_pages() -> Iterator[ParameterSet]:
    """The pages with something to run, marked with what that needs beyond the command itself."""
    for name, page in zip(NAMES, PAGES, strict=True):
        texts = [
            snippet.text for snippet in page.snippets() if snippet.language in LANGUAGES_RUN and not snippet.not_run
        ]
        if texts:
            yield pytest.param(page, id=name, marks=[pytest.mark.curl] if "curl " in " ".join(texts) else [])


@pytest.mark.snippets
@pytest.mark.parametrize("page", list(run_pages()))
def test_the_snippets_of_a_page_run_in_their_order(page: Page, tmp_path: Path, environment: dict[str, str]) -> None:
    folder = folder_of(page, tmp_path)
    with ExitStack() as served:
        for snippet in page.snippets():
            if snippet.language not in LANGUAGES_RUN or snippet.not_run:
                continue
            if snippet.serves:
                served.enter_context(serving(snippet, folder, environment))
            else:
                run(snippet, folder, environment)


def folder_of(page: Page, near: Path) -> Path:
    """Where a page's snippets run: empty for the README, whose first command makes the sample case.

    Other pages that begin with that command find the case as it left it.
    """
    folder = near / "folder"
    folder.mkdir()
    if page.path.name != "README.md" and "vendorgraph demo" in page.text and "--folder sample" in page.text:
        copy_of(sample_case(), folder / "sample")
    return folder


def run(snippet: Snippet, folder: Path, environment: dict[str, str]) -> None:
    if snippet.language == "python":
        finished([sys.executable, "-c", snippet.text], snippet, folder, environment)
    elif snippet.language == "bash":
        finished(["bash", "-euo", "pipefail", "-c", snippet.text], snippet, folder, environment)
    else:
        for command, shown in snippet.commands():
            told = finished(["bash", "-euo", "pipefail", "-c", command], snippet, folder, environment)
            assert unseen(shown, told) == [], f"line {snippet.line}: `{command}` printed\n{told}"


def finished(command: list[str], snippet: Snippet, folder: Path, environment: dict[str, str]) -> str:
    """What a command printed, having ended well within its time."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=SNIPPET_SECONDS,
    )
    assert done.returncode == 0, f"line {snippet.line}: exit status {done.returncode}\n{snippet.text}\n{done.stdout}"
    return done.stdout


def unseen(shown: list[str], told: str) -> list[str]:
    """Lines that the page shows and the command did not print; … stands for anything, white space for any of it."""

    def pattern(line: str) -> str:
        parts = [r"\s+".join(map(re.escape, part.split())) for part in line.split("…")]
        return ".*".join(parts)

    squeezed = re.sub(r"[ \t]+", " ", told)
    return [line for line in shown if line.strip(" …") and not re.search(pattern(line), squeezed)]


@contextmanager
def serving(snippet: Snippet, folder: Path, environment: dict[str, str]) -> Iterator[None]:
    """The command of a snippet while it runs, from the moment its address answers."""
    process = subprocess.Popen(
        ["bash", "-c", f"exec {snippet.text}"],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        deadline = time.monotonic() + SNIPPET_SECONDS
        while not answers(str(snippet.serves)):
            assert process.poll() is None, f"line {snippet.line}: ended before {snippet.serves} answered"
            assert time.monotonic() < deadline, f"line {snippet.line}: {snippet.serves} never answered"
            time.sleep(0.1)
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5):
            return True
    except (urllib.error.URLError, OSError):
        return False


def test_snippets_that_cannot_run_here_are_few_and_known() -> None:
    counts = {
        name: len([snippet for snippet in page.snippets() if snippet.not_run])
        for name, page in zip(NAMES, PAGES, strict=True)
    }
    assert {name: count for name, count in counts.items() if count} == NOT_RUN


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_link_of_a_page_leads_somewhere(page: Page) -> None:
    by_path = {other.path: other for other in PAGES}
    for link in page.links():
        name, _, anchor = link.partition("#")
        target = (page.path.parent / name).resolve() if name else page.path
        assert target.exists(), f"{page.path.name}: {link}"
        if anchor and target in by_path:
            assert anchor in by_path[target].anchors(), f"{page.path.name}: {link}"


def test_every_page_is_in_the_index() -> None:
    index = ROOT / "docs" / "README.md"
    linked = {(index.parent / link.partition("#")[0]).resolve() for link in Page(index, index.read_text()).links()}
    apart = {index, *(page.path for page in PAGES if page.path.parent != index.parent)}
    assert {page.path for page in PAGES} - apart - linked == set()


def application() -> typer.Typer:
    """The command line as Typer holds it, whatever its name in app.cli."""
    from app import cli

    return next(value for value in vars(cli).values() if isinstance(value, typer.Typer))


def commands() -> Iterator[tuple[str, ...]]:
    """The words of every command, as they are typed after `vendorgraph`."""
    pending: list[tuple[tuple[str, ...], Any]] = [((), typer.main.get_command(application()))]
    while pending:
        words, command = pending.pop()
        children = getattr(command, "commands", {})
        pending.extend(((*words, name), child) for name, child in children.items() if not child.hidden)
        if words:
            yield words


def shown(words: tuple[str, ...]) -> re.Pattern[str]:
    """The command as it is typed; the case may stand between the words of a question."""
    return re.compile("vendorgraph " + r"( \S+)? ".join(map(re.escape, words)) + r"\b")


def test_every_command_explains_itself_with_an_example() -> None:
    for words in commands():
        told = CliRunner().invoke(application(), [*words, "--help"])
        assert told.exit_code == 0, words
        example = told.output.partition("Example")[2]
        assert shown(words).search(example), f"vendorgraph {' '.join(words)} --help shows no example of itself"


def test_every_command_is_in_the_documentation() -> None:
    text = " ".join(page.text for page in PAGES)
    assert [" ".join(words) for words in commands() if not shown(words).search(text)] == []
