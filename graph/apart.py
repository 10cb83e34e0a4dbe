"""Processes of our own for what strangers made: how many, what they may know, and limits that the system keeps."""

import contextlib
import os
import sys
from pathlib import Path

__all__ = ["cores", "limit_memory", "limit_seconds", "surroundings"]

SETTINGS = "VENDORGRAPH_"


def cores() -> int:
    """How many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def surroundings() -> dict[str, str]:
    """The environment of such a process: it finds our modules, and none of our settings, keys among them."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS)}
    root = str(Path(__file__).resolve().parents[1])
    return {**kept, "PYTHONPATH": os.pathsep.join(dict.fromkeys((root, *filter(None, sys.path))))}


def limit_memory(most: int) -> None:
    """From now on this process has `most` bytes of addresses, and leaves no image of itself where it breaks."""
    _limit("RLIMIT_CORE", 0)
    _limit("RLIMIT_AS", most)


def limit_seconds(more: float) -> None:
    """From now on this process has this many seconds of work; asked again, it has as many again."""
    with contextlib.suppress(ImportError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _limit("RLIMIT_CPU", int(used.ru_utime + used.ru_stime + more))


def _limit(what: str, soft: int) -> None:
    """Lower a limit where the system has it: macOS knows none of memory, and what has none at all has the clock of
    whoever started the process."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        number = getattr(resource, what)
        hard = resource.getrlimit(number)[1]
        resource.setrlimit(number, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))
