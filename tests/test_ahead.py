"""Items made a few ahead of whoever takes them."""

import threading
from collections.abc import Iterator

import pytest

from graph.ahead import ahead


def test_items_come_in_their_order() -> None:
    with ahead(iter(range(100))) as items:
        assert list(items) == list(range(100))


def test_no_more_are_made_than_may_wait() -> None:
    made: list[int] = []
    halted = threading.Event()

    def counted() -> Iterator[int]:
        for number in range(10):
            made.append(number)
            if number == 3:
                halted.set()
            yield number

    with ahead(counted(), most=2) as items:
        assert next(items) == 0
        assert halted.wait(10)  # one is taken, two wait, one stands at the door
        assert made == [0, 1, 2, 3]
        assert list(items) == list(range(1, 10))


def test_an_error_comes_where_its_item_would_have_come() -> None:
    def failing() -> Iterator[int]:
        yield 1
        yield 2
        raise ValueError("no third")

    taken = []
    with pytest.raises(ValueError, match="no third"), ahead(failing()) as items:
        for item in items:
            taken.append(item)
    assert taken == [1, 2]


def test_who_leaves_early_leaves_no_thread_and_no_open_source() -> None:
    closed = threading.Event()

    def endless() -> Iterator[int]:
        try:
            while True:
                yield 1
        finally:
            closed.set()

    before = threading.active_count()
    with ahead(endless()) as items:
        assert next(items) == 1
    assert closed.is_set()
    assert threading.active_count() == before
