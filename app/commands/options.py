"""Arguments and options that several commands take."""

from pathlib import Path
from typing import Annotated, Literal

import typer

__all__ = ["As", "AsOf", "CaseFolder", "Json", "KnownAt", "Limit", "Store", "Uri", "User", "form_of"]

CaseFolder = Annotated[Path, typer.Argument(metavar="CASE", help="Folder of the case.", show_default=False)]
As = Annotated[Literal["table", "json", "csv"], typer.Option("--format", help="How the answer is written.")]
Json = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
Limit = Annotated[
    int | None,
    typer.Option(
        min=0, help="Rows at most; 0 for all. A table has 50, JSON and CSV have all, unless given.", show_default=False
    ),
]
AsOf = Annotated[str | None, typer.Option(metavar="DAY", help="What held on that day (YYYY-MM-DD).")]
KnownAt = Annotated[
    str | None, typer.Option(metavar="DAY", help="What the case's sources had said by that day (YYYY-MM-DD).")
]
Store = Annotated[
    Literal["sqlite", "neo4j"],
    typer.Option(
        envvar="VENDORGRAPH_STORE",
        help="Where the graph stands. The password of Neo4j is read from VENDORGRAPH_NEO4J_PASSWORD.",
    ),
]
Uri = Annotated[
    str | None,
    typer.Option(
        metavar="URI", help="Address of the Neo4j server; bolt://localhost:7687 unless given.", show_default=False
    ),
]
User = Annotated[
    str | None, typer.Option(metavar="NAME", help="User on the Neo4j server; neo4j unless given.", show_default=False)
]


def form_of(form: str, json: bool) -> str:
    return "json" if json else form
