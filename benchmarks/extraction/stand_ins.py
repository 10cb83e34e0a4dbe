"""What stands in for a part of the rules that is left out, whatever it is given."""

from collections.abc import Iterator
from typing import Any

__all__ = ["always", "empty", "itself", "never", "nothing", "unchanged", "zero"]


def nothing(*_: object) -> Iterator[Any]:
    return iter(())


def empty(*_: object) -> list[Any]:
    return []


def unchanged(*_: object) -> None:
    return None


def itself(given: Any, *_: object) -> Any:
    return given


def zero(*_: object) -> int:
    return 0


def never(*_: object) -> bool:
    return False


def always(*_: object) -> bool:
    return True
