"""Pictures that were drawn already, as long as neither the graph nor their file has changed."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from app.export.redaction import Redaction, redaction_of
from graph.store import Reader

__all__ = ["Kept"]

MOST_BYTES = 32_000_000
AT_A_TIME = 2


class Kept:
    """The newest pictures of a service, within a bound of bytes; draws no more than two at a time."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, bytes] = OrderedDict()
        self._hidden: tuple[str, Redaction] | None = None
        self._lock = threading.Lock()
        self._drawing = threading.BoundedSemaphore(AT_A_TIME)

    def get(self, key: Hashable, draw: Callable[[], bytes]) -> bytes:
        """The picture under that key, drawn where it is not there."""
        if (found := self._find(key)) is not None:
            return found
        with self._drawing:
            if (found := self._find(key)) is None:
                found = draw()
                self._keep(key, found)
        return found

    def hidden(self, reader: Reader) -> Redaction:
        """What is not public in the reader's build, looked up once a build."""
        build = str(reader.build()["build_id"])
        if self._hidden is None or self._hidden[0] != build:
            self._hidden = (build, redaction_of(reader))
        return self._hidden[1]

    def _find(self, key: Hashable) -> bytes | None:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def _keep(self, key: Hashable, picture: bytes) -> None:
        with self._lock:
            self._held[key] = picture
            while sum(map(len, self._held.values())) > self._most:
                self._held.popitem(last=False)
