"""Opens readers of the newest whole build of a case."""

import contextlib
import threading
from collections.abc import Iterator

from app.deps import Opener
from app.settings import Settings
from graph.case import Case, open_case
from graph.errors import StoreRefused
from graph.store import Reader
from graph.stores import Location, Neo4jLocation, SqliteLocation, open_reader

__all__ = ["location", "opener_of"]

NEO4J_URI = "bolt://localhost:7687"
KEPT_OPEN = 8


def location(case: Case, settings: Settings) -> Location:
    """Where the case's graph stands, by the settings. StoreRefused where Neo4j is asked for without a password."""
    if settings.store == "sqlite":
        from app.building import location_of

        return location_of(case)
    if settings.neo4j_password is None:
        raise StoreRefused("Neo4j wants a password: set VENDORGRAPH_NEO4J_PASSWORD to it.")
    password = settings.neo4j_password.get_secret_value()
    return Neo4jLocation(settings.neo4j_uri or NEO4J_URI, settings.neo4j_user or "neo4j", password)


def opener_of(settings: Settings) -> Opener:
    """Lends readers of the newest build; idle ones are kept until a newer build has taken its place."""
    case = open_case(settings.case)
    place = location(case, settings)
    return _Idle(place).lend


class _Idle:
    """Readers that nobody is reading with."""

    def __init__(self, place: Location) -> None:
        self.place = place
        self.lock = threading.Lock()
        self.held: dict[tuple[bool, object], list[Reader]] = {}

    @contextlib.contextmanager
    def lend(self, public_only: bool) -> Iterator[Reader]:
        """A reader for one use at a time."""
        kind = (public_only, self._build())
        reader = self._take(kind) or open_reader(self.place, public_only=public_only)
        sound = False
        try:
            yield reader
            sound = True
        finally:
            if not (sound and self._keep(kind, reader)):
                reader.close()

    def _build(self) -> object:
        """What changes when another build takes the file's place."""
        if not isinstance(self.place, SqliteLocation):
            return None
        try:
            found = self.place.path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def _take(self, kind: tuple[bool, object]) -> Reader | None:
        with self.lock:
            outdated = [readers for other, readers in self.held.items() if other[1] != kind[1]]
            self.held = {other: readers for other, readers in self.held.items() if other[1] == kind[1]}
            found = self.held.get(kind)
            reader = found.pop() if found else None
        for old in (old for readers in outdated for old in readers):
            old.close()
        return reader

    def _keep(self, kind: tuple[bool, object], reader: Reader) -> bool:
        with self.lock:
            waiting = self.held.setdefault(kind, [])
            if len(waiting) >= KEPT_OPEN or not isinstance(self.place, SqliteLocation):
                return False
            waiting.append(reader)
            return True
