"""What a reviewer types: single keys at a terminal, lines where the input is piped. A line's first letter is the key,
and what follows is the reason."""

import contextlib
import os
import sys
import termios
import tty
from collections.abc import Iterator
from typing import Protocol, TextIO

from app.commands.output import visible

__all__ = ["Ended", "Keys", "keys_of"]

LONGEST_LINE = 20_000


class Ended(Exception):
    """The input is over."""


class Keys(Protocol):
    """Where keys and lines come from. Both raise Ended at the end of the input."""

    asks: bool
    """Whether somebody is there to be asked for a reason."""

    def key(self) -> tuple[str, str]:
        """The next key, and what was typed behind it on the same line."""

    def line(self, prompt: str) -> str:
        """A line of text."""


class _Lines:
    """Keys from a pipe or a file."""

    asks = False

    def __init__(self, source: TextIO, shown: TextIO) -> None:
        self._source, self._shown = source, shown

    def key(self) -> tuple[str, str]:
        while not (text := self._next().strip("\r\n")):
            pass
        return text[0], text[1:].strip()

    def line(self, prompt: str) -> str:
        self._shown.write(prompt)
        text = self._next().strip()
        self._shown.write(f"{visible(text)}\n")
        return text

    def _next(self) -> str:
        if not (text := self._source.readline(LONGEST_LINE)):
            raise Ended
        return text


class _Terminal:
    """Keys of a terminal, each taken as it is pressed."""

    asks = True

    def __init__(self, source: TextIO) -> None:
        self._file = source.fileno()
        self._plain = termios.tcgetattr(self._file)

    def key(self) -> tuple[str, str]:
        pressed = os.read(self._file, 1)
        if pressed in (b"", b"\x04"):
            raise Ended
        if pressed == b"\x1b":  # an arrow or function key comes as several bytes at once
            with _waiting(self._file):
                self._pass_over()
            return "", ""
        more = {0xC0: 1, 0xE0: 2, 0xF0: 3}
        length = next((more[mask] for mask in (0xF0, 0xE0, 0xC0) if pressed[0] & mask == mask), 0)
        return (pressed + (os.read(self._file, length) if length else b"")).decode("utf-8", "replace"), ""

    def _pass_over(self) -> None:
        """The rest of what an arrow or function key sends: up to its last letter."""
        byte = os.read(self._file, 1)
        if byte in (b"[", b"O"):
            while (byte := os.read(self._file, 1)) and not 0x40 <= byte[0] <= 0x7E:
                pass

    def line(self, prompt: str) -> str:
        with self._as_it_was():
            try:
                return input(prompt)[:LONGEST_LINE].strip()
            except EOFError:
                raise Ended from None

    @contextlib.contextmanager
    def single(self) -> Iterator[None]:
        """Keys come one by one and unseen until the block ends."""
        tty.setcbreak(self._file, termios.TCSADRAIN)
        try:
            yield
        finally:
            termios.tcsetattr(self._file, termios.TCSADRAIN, self._plain)

    @contextlib.contextmanager
    def _as_it_was(self) -> Iterator[None]:
        termios.tcsetattr(self._file, termios.TCSADRAIN, self._plain)
        try:
            yield
        finally:
            tty.setcbreak(self._file, termios.TCSADRAIN)


@contextlib.contextmanager
def _waiting(file: int) -> Iterator[None]:
    """A read in this block comes back after a tenth of a second at most."""
    before = termios.tcgetattr(file)
    brief = [*before[:6], list(before[6])]
    brief[6][termios.VMIN], brief[6][termios.VTIME] = 0, 1
    termios.tcsetattr(file, termios.TCSANOW, brief)
    try:
        yield
    finally:
        termios.tcsetattr(file, termios.TCSANOW, before)


@contextlib.contextmanager
def keys_of(source: TextIO | None = None) -> Iterator[Keys]:
    """Keys of standard input, whatever it is."""
    given = source or sys.stdin
    if not given.isatty():
        yield _Lines(given, sys.stdout)
        return
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401  (line editing in `input`)
    terminal = _Terminal(given)
    with terminal.single():
        yield terminal
