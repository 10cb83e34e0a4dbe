"""An alarm for work in this very process."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from graph.errors import LimitExceeded

__all__ = ["alarm", "alarm_rings_here", "too_slow"]


def alarm_rings_here() -> bool:
    """Whether an alarm can end what this thread does: signals reach the main one alone."""
    return threading.current_thread() is threading.main_thread()


@contextmanager
def alarm(name: str, seconds: float) -> Iterator[None]:
    """Ends the work within by LimitExceeded about the document `name` once the time is over.

    An alarm that somebody set before stays, and rings first where it is due first.
    """

    def ring(number: int, frame: FrameType | None) -> None:
        raise too_slow(name, seconds)

    set_before, begun = signal.getitimer(signal.ITIMER_REAL)[0], time.monotonic()
    if 0 < set_before <= seconds:
        yield
        return
    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        left = max(0.001, set_before - (time.monotonic() - begun)) if set_before else 0
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        signal.setitimer(signal.ITIMER_REAL, left)


def too_slow(name: str, seconds: float) -> LimitExceeded:
    """What a user is told of a document that takes longer."""
    return LimitExceeded(
        f"{name} takes more than {seconds:g} seconds to read: split it, or raise documents: seconds: in case.yaml."
    )
