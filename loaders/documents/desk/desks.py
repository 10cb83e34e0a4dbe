"""All desks of a command: documents read side by side, each within its limits, answered in the order of asking."""

import queue
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from graph.apart import cores
from loaders.documents.desk.alarm import alarm, alarm_rings_here
from loaders.documents.desk.desk import Desk, refusal
from loaders.documents.desk.job import Broken, Job, done
from loaders.documents.document import Limits
from loaders.documents.prepared import Prepared, Wanted

__all__ = ["Desks"]

SMALL = 200_000
"""Bytes of plain text that are read where they are asked for: no library of others reads them, and an alarm ends it."""
FEW = 50_000
"""Bytes of documents, all together, that are not worth processes of their own: some seconds of work."""
MOST_DESKS = 8


@dataclass(slots=True)
class Desks:
    """A document that was not announced is read where it is asked for if it is a small plain text, else at a desk."""

    limits: Limits = field(default_factory=Limits)
    threads: ThreadPoolExecutor | None = None
    free: "queue.SimpleQueue[Desk]" = field(default_factory=queue.SimpleQueue)
    desks: list[Desk] = field(default_factory=list)
    begun: "dict[Wanted, Future[Prepared]]" = field(default_factory=dict)

    def begin(self, wanted: Iterable[Wanted]) -> None:
        """Announce documents. Where they are many or large they are read from now on, as many at once as there are
        processors."""
        fresh = [one for one in dict.fromkeys(wanted) if one not in self.begun]
        if sum(map(_size, fresh)) < FEW or len(fresh) < 2:
            return
        self._open(len(fresh))
        assert self.threads is not None
        for one in fresh:
            self.begun[one] = self.threads.submit(self._at_desk, one.path.name, one.job(self.limits))

    def read(self, wanted: Wanted) -> Prepared:
        """The document with its claims. Raises a SourceError that is about it alone."""
        begun = self.begun.pop(wanted, None)
        if begun is not None:
            return begun.result()
        if wanted.plain and _size(wanted) <= SMALL and alarm_rings_here():
            return self._here(wanted)
        result: Prepared = self.do(wanted.path.name, wanted.job(self.limits))
        return result

    def do(self, name: str, job: Job) -> Any:
        """Any other job about a document, at a desk."""
        self._open(1)
        return self._at_desk(name, job)

    def _here(self, wanted: Wanted) -> Prepared:
        try:
            with alarm(wanted.path.name, self.limits.seconds):
                result: Prepared = done(wanted.job(self.limits))
        except Broken as error:
            raise refusal(wanted.path.name, error, self.limits) from error
        return result

    def _at_desk(self, name: str, job: Job) -> Any:
        desk = self.free.get()
        try:
            return desk.do(name, job)
        finally:
            self.free.put(desk)

    def _open(self, documents: int) -> None:
        """As many desks as are of use; their processes start with their first job."""
        wanted = min(documents, MOST_DESKS, cores())
        while len(self.desks) < wanted:
            self.desks.append(Desk(self.limits))
            self.free.put(self.desks[-1])
        if self.threads is None and documents > 1:
            self.threads = ThreadPoolExecutor(wanted, thread_name_prefix="desk")

    def close(self) -> None:
        """End every process; what was announced and not asked for is lost."""
        for begun in self.begun.values():
            begun.cancel()
        self.begun.clear()
        if self.threads is not None:
            self.threads.shutdown(wait=False, cancel_futures=True)
        for desk in self.desks:
            desk.close()
        if self.threads is not None:
            self.threads.shutdown()
        self.threads, self.desks, self.free = None, [], queue.SimpleQueue()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _size(wanted: Wanted) -> int:
    try:
        return wanted.path.stat().st_size
    except OSError:
        return 0
