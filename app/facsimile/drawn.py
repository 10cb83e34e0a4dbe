"""The picture of a page, drawn by a process of its own within bounds of pixels, memory and time."""

import dataclasses
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from app.facsimile.quoted import Quoted
from app.hashes import digest
from graph.apart import surroundings
from graph.errors import HashMismatch, MissingFile, UnreadableFile

__all__ = ["WIDTHS", "Facsimile", "drawn"]

PATIENCE = 15
MOST_BYTES = 50_000_000
WIDTHS = (300, 1600)
"""Least and greatest width of a picture, in pixels."""

_PROGRAM = Path(__file__).with_name("drawing.py")


@dataclasses.dataclass(frozen=True, slots=True)
class Facsimile:
    """A page's picture. `marks` are left, top, right and bottom of each box, in pixels; `left_out` counts the
    images and other pieces that are not on it."""

    picture: bytes
    width: int
    height: int
    marks: tuple[tuple[int, int, int, int], ...]
    left_out: int = 0

    @classmethod
    def read(cls, told: bytes) -> "Facsimile":
        """From what the drawing process prints."""
        head, _, picture = told.partition(b"\n")
        read: dict[str, Any] = json.loads(head)
        marks = tuple((a, b, c, d) for a, b, c, d in read["marks"])
        return cls(picture, read["width"], read["height"], marks, read["left_out"])


def drawn(shown: Quoted, width: int, marked: bool = True) -> bytes:
    """What the drawing process prints of a page (see Facsimile.read).

    Raises MissingFile, HashMismatch or UnreadableFile, each about this one page; the service goes on.
    """
    name = shown.file.name
    _check(shown)
    boxes = [[box.left, box.bottom, box.right, box.top] for box in shown.boxes] if marked else []
    task = {"file": str(shown.file.resolve()), "page": shown.page, "boxes": boxes, "width": width, "read": shown.read}
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(_PROGRAM), json.dumps(task)],
            env=surroundings(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(f"Page {shown.page} of {name} takes too long to draw: open the file itself.") from error
    if done.returncode != 0 or not done.stdout:
        raise UnreadableFile(f"Page {shown.page} of {name} cannot be drawn: open the file itself.")
    return done.stdout


def _check(shown: Quoted) -> None:
    if not shown.file.is_file():
        raise MissingFile(f"{shown.file.name} is no longer in the case: put it back into sources/.")
    if shown.file.stat().st_size > MOST_BYTES:
        raise UnreadableFile(f"{shown.file.name} is too large to be drawn: open the file itself.")
    if digest(shown.file) != shown.carrier:
        raise HashMismatch(f"{shown.file.name} is not the file that was archived: 'vendorgraph check' says more.")
