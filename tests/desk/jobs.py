"""Jobs that break whoever does them, each in its own way."""

import os
import signal
import sys
import time

from graph.errors import UnreadableFile

__all__ = ["abort", "answer", "eat", "hang", "leave", "mistake", "recurse", "refuse", "scribble", "vanish", "variables"]


def answer(word: str) -> tuple[str, int]:
    return word, os.getpid()


def variables() -> list[str]:
    return list(os.environ)


def hang() -> None:
    while True:
        time.sleep(1)


def abort() -> None:
    os.abort()


def vanish() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leave() -> None:
    os._exit(3)


def eat() -> int:
    return len(bytearray(8_000_000_000))


def recurse(depth: int = 0) -> int:
    return recurse(depth + 1)


def mistake() -> None:
    raise ValueError("a text that\nnobody should see in a line")


def refuse() -> None:
    raise UnreadableFile("a.pdf is protected by a password; save an open copy and add that.")


def scribble() -> str:
    sys.stdout.write("a library talks\n" * 10_000)
    sys.stderr.write("and complains\n" * 10_000)
    os.write(1, b"and writes past Python\n" * 1_000)
    return "well"
