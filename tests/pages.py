"""The pages of the documentation and the snippets in them.

A fence may have one comment right above it that says how a test treats the snippet:

    <!-- not run: REASON -->         it is shown only; REASON says why it cannot run here
    <!-- serves: http://HOST/PATH --> it stays running, for the rest of the page, once that address answers
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LANGUAGES_RUN = {"bash", "console", "python"}
FENCE = re.compile(r"^(?P<indent> *)```(?P<language>[a-z]*)\n(?P<text>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
TREATMENT = re.compile(r"<!-- (?P<how>not run|serves): (?P<what>.+?) -->\s*\Z")
LINK = re.compile(r"(?<!`)\[[^\]]*\]\((?P<target>[^)\s]+)(?: \"[^\"]*\")?\)")
HEADING = re.compile(r"^#{1,6} +(?P<text>.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Snippet:
    """One fenced block; `line` is where its fence opens."""

    line: int
    language: str
    text: str
    not_run: str | None = None
    serves: str | None = None

    def commands(self) -> Iterator[tuple[str, list[str]]]:
        """Each command of a `console` block (its lines after `$ ` and `> `) with the lines of output shown under it."""
        command: list[str] = []
        output: list[str] = []
        for line in self.text.splitlines():
            if line.startswith("$ ") and command:
                yield "\n".join(command), output
                command, output = [line[2:]], []
            elif line.startswith("$ ") or (line.startswith("> ") and not output):
                command.append(line[2:])
            else:
                output.append(line)
        if command:
            yield "\n".join(command), output


@dataclass(frozen=True)
class Page:
    path: Path
    text: str

    def snippets(self) -> list[Snippet]:
        return [self._snippet(match) for match in FENCE.finditer(self.text)]

    def links(self) -> list[str]:
        """The targets of the page's links that stay inside the project."""
        targets = [match["target"] for match in LINK.finditer(FENCE.sub("", self.text))]
        return [target for target in targets if not re.match(r"[a-z]+:", target)]

    def anchors(self) -> set[str]:
        """The names that a link can give the headings of this page."""
        headings = (match["text"] for match in HEADING.finditer(FENCE.sub("", self.text)))
        return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}

    def _snippet(self, match: re.Match[str]) -> Snippet:
        before = self.text[: match.start()]
        said = TREATMENT.search(before)
        treatment = {said["how"]: said["what"]} if said else {}
        line = before.count("\n") + 1
        text = re.sub(f"^{match['indent']}", "", match["text"], flags=re.MULTILINE)
        return Snippet(line, match["language"], text, treatment.get("not run"), treatment.get("serves"))


def pages(root: Path) -> list[Page]:
    """README.md, CHANGELOG.md and everything under docs/."""
    paths = [root / "README.md", root / "CHANGELOG.md", *sorted((root / "docs").rglob("*.md"))]
    return [Page(path, path.read_text(encoding="utf-8")) for path in paths]
