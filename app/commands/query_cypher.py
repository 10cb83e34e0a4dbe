"""query CASE cypher: a read-only question in Cypher, to the Neo4j store."""

import json as json_text
from typing import Annotated, Any

import typer

from app.commands.options import As, CaseFolder, Json, Store, Uri, User, form_of
from app.commands.output import note, show_json, show_rows
from app.commands.query import questions
from app.commands.reading import reading
from app.cypher import ask
from graph.errors import BadFilter

__all__ = ["cypher"]


@questions.command()
def cypher(
    case: CaseFolder,
    query: Annotated[str, typer.Argument(metavar="CYPHER", help="A reading query.", show_default=False)],
    param: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=VALUE", help="A parameter; may be given again.", show_default=False),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Rows at most.")] = 1000,
    store: Store = "neo4j",
    uri: Uri = None,
    user: User = None,
    form: As = "table",
    json: Json = False,
) -> None:
    """Ask in Cypher.

    Read-only, with limits on rows and time; on the Neo4j store only.

    \b
    Example:
      vendorgraph query ice-vendors cypher "MATCH (c:Company) RETURN c.name LIMIT 5"
    """
    with reading(case, store, uri, user) as reader:
        found = ask(reader)(query, dict(map(_parameter, param or ())), limit)
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    if form_of(form, json) == "json":
        show_json(rows)
    else:
        show_rows(found.columns, ({name: _text(value) for name, value in row.items()} for row in rows), form)
    if found.truncated:
        note(f"{len(rows):,} rows shown, and there are more: narrow the question down.")


def _parameter(text: str) -> tuple[str, Any]:
    name, sign, value = text.partition("=")
    if not name or not sign:
        raise BadFilter(f"--param: '{text[:40]}' should be NAME=VALUE.")
    try:
        return name, json_text.loads(value)
    except ValueError:
        return name, value


def _text(value: Any) -> Any:
    return json_text.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else value
