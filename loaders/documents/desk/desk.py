"""One desk: a process that reads documents, started when first needed and anew whenever it had to be ended."""

import os
import subprocess
import sys
from multiprocessing.connection import Connection
from typing import Any

from graph.apart import surroundings
from graph.errors import LimitExceeded, UnreadableFile, VendorgraphError
from loaders.documents.desk.alarm import too_slow
from loaders.documents.desk.job import Broken, Job
from loaders.documents.document import Limits

__all__ = ["Desk", "refusal"]

_MODULE = "loaders.documents.desk.process"


class Desk:
    """Does one job at a time. A job that breaks it is answered with an error, and the next one finds a new process."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.process: subprocess.Popen[bytes] | None = None
        self.jobs: Connection | None = None
        self.results: Connection | None = None
        self.busy = False

    def do(self, name: str, job: Job) -> Any:
        """The job's result. Raises a SourceError about the document `name` where it breaks a limit, or its reader."""
        self.busy = True
        try:
            return self._do(name, job)
        finally:
            self.busy = False

    def _do(self, name: str, job: Job) -> Any:
        if self.process is None or self.process.poll() is not None:
            self._start()
        assert self.jobs is not None and self.results is not None
        try:
            self.jobs.send(job)
            if not self.results.poll(self.limits.seconds):
                raise too_slow(name, self.limits.seconds)
            whole, result = self.results.recv()
        except (EOFError, OSError) as error:
            raise UnreadableFile(f"{name} ended its reader ({self._end()}): {LEFT}.") from error
        except LimitExceeded:
            self._end()
            raise
        if whole:
            return result
        raise refusal(name, result, self.limits)

    def _start(self) -> None:
        self._end()
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        words = map(str, (theirs_in, theirs_out, self.limits.memory, self.limits.seconds))
        self.process = subprocess.Popen(
            # -P: what lies in the folder that the user stands in is no module of ours.
            [sys.executable, "-P", "-m", _MODULE, *words],
            env=surroundings(),
            pass_fds=(theirs_in, theirs_out),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self.jobs, self.results = Connection(ours_out, readable=False), Connection(ours_in, writable=False)

    def _end(self) -> str:
        """How the process ended by itself, in words; ends it where it has not."""
        process, pipes = self.process, (self.jobs, self.results)
        self.process = self.jobs = self.results = None
        for pipe in pipes:
            if pipe is not None:
                pipe.close()
        if process is None:
            return "it was stopped"
        try:
            status = process.wait(0.5)
        except subprocess.TimeoutExpired:
            process.kill()
            status = process.wait()
        return f"signal {-status}" if status < 0 else f"status {status}"

    def close(self) -> None:
        """End the process. A job that another thread waits for ends by it, and that thread puts away what is left."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        if not self.busy:
            self._end()

    def __del__(self) -> None:
        self.close()


def refusal(name: str, error: Exception, limits: Limits) -> VendorgraphError:
    """The error about a document as a user is told of it."""
    if isinstance(error, VendorgraphError):
        return error
    if isinstance(error, Broken) and error.kind == "MemoryError":
        return LimitExceeded(
            f"{name} needs more than {limits.memory // 1_000_000:,} MB to read: split it, or raise documents: memory:"
            " in case.yaml."
        )
    told = f"{error.kind} in {error.place}" if isinstance(error, Broken) else type(error).__name__
    return UnreadableFile(f"{name} broke its reader ({told}): {LEFT}.")


LEFT = "it is left out; add it as plain text if it matters"
