"""Files that a command makes: whole or not at all, and never under another name than the one that was typed."""

import contextlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.errors import UnreadableFile

__all__ = ["plainly", "write_whole"]


@contextlib.contextmanager
def plainly(target: Path) -> Iterator[None]:
    """An error of the file system as one line that says what to do."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnreadableFile(f"{target} cannot be written ({error.strerror}): name another place with -o.") from error


def write_whole(target: Path, pieces: Iterable[bytes]) -> None:
    """Write a whole file or none: a part of one could be taken for the whole. `-` is standard output; a device or a
    pipe is written to and stays what it is, and so does a link."""
    if str(target) == "-":
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        return
    if target.is_dir():
        raise IsADirectoryError(21, "it is a folder", str(target))
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            stream.writelines(pieces)
        return
    target = target.resolve()
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        with open(unfinished, "wb") as file:
            for piece in pieces:
                file.write(piece)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
