"""Opens the graph of a case for a command."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from app.opening import location
from app.settings import Settings, settings_from
from graph.case import open_case
from graph.store import Reader
from graph.stores import open_reader

__all__ = ["reading", "settings_for"]


def settings_for(case: Path, store: str = "sqlite", uri: str | None = None, user: str | None = None) -> Settings:
    """Settings of a command; asks for the password of Neo4j where nothing gives it and a person is there."""
    settings = settings_from(os.environ, case=case, store=store, neo4j_uri=uri, neo4j_user=user)
    if store == "neo4j" and settings.neo4j_password is None and sys.stdin.isatty():
        password = typer.prompt("Password of Neo4j", hide_input=True, err=True)
        settings = settings_from(os.environ, **{**dict(settings), "neo4j_password": password})
    return settings


@contextlib.contextmanager
def reading(case: Path, store: str = "sqlite", uri: str | None = None, user: str | None = None) -> Iterator[Reader]:
    """A reader of everything in the case's newest build, for the person who has the folder."""
    settings = settings_for(case, store, uri, user)
    with contextlib.closing(open_reader(location(open_case(case), settings))) as reader:
        yield reader
