"""Runs an iterator in a thread of its own, a few items ahead of whoever takes them."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from queue import Queue
from threading import Event, Thread
from typing import Any, TypeVar

__all__ = ["ahead"]

T = TypeVar("T")
_END = object()


@contextmanager
def ahead(items: Iterator[T], most: int = 2) -> Iterator[Iterator[T]]:
    """The items in their order, at most `most` of them waiting. An error comes where its item would have come.

    The thread ends with the block, whether all items were taken or not.
    """
    waiting: Queue[object] = Queue(most)
    left = Event()

    def run() -> None:
        last: object = _END
        try:
            for item in items:
                if left.is_set():
                    break
                waiting.put(item)
        except BaseException as error:
            last = _Failed(error)
        finally:
            if isinstance(items, Generator):
                items.close()
        waiting.put(last)

    thread = Thread(target=run, daemon=True)
    thread.start()
    try:
        yield _taken(waiting)
    finally:
        left.set()
        while thread.is_alive():
            _emptied(waiting)
            thread.join(0.01)


class _Failed:
    def __init__(self, error: BaseException) -> None:
        self.error = error


def _taken(waiting: "Queue[Any]") -> Iterator[Any]:
    while (item := waiting.get()) is not _END:
        if isinstance(item, _Failed):
            raise item.error
        yield item


def _emptied(waiting: "Queue[object]") -> None:
    while not waiting.empty():
        waiting.get_nowait()
