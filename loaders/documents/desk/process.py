"""What runs in a process of its own: jobs from a pipe, one after the other, within limits that the system keeps."""

import signal
import sys
from multiprocessing.connection import Connection
from typing import Any

from graph.apart import limit_memory, limit_seconds
from graph.errors import VendorgraphError
from loaders.documents.desk.job import Broken, Job, done

__all__ = ["main"]

MARGIN = 30
"""Seconds of work beyond its limit after which the system ends a process that nobody watches any more."""


def main(jobs: int, results: int, memory: int, seconds: float) -> None:
    """Take jobs from one descriptor until it is closed, and answer on the other. `memory` in bytes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever gives the jobs
    limit_memory(memory)
    asked, answered = Connection(jobs, writable=False), Connection(results, readable=False)
    while True:
        try:
            job = asked.recv()
        except EOFError:
            return
        limit_seconds(seconds + MARGIN)
        answered.send(_answer(job))


def _answer(job: Job) -> tuple[bool, Any]:
    try:
        return True, done(job)
    except (VendorgraphError, Broken) as error:
        return False, error


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
