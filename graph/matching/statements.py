"""The SQL files beside this module."""

from importlib.resources import files

__all__ = ["statements"]


def statements(name: str) -> str:
    """The text of `sql/<name>.sql`."""
    return (files("graph.matching") / "sql" / f"{name}.sql").read_text("utf-8")
