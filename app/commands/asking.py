"""search and path: the two questions that need no other word."""

from typing import Annotated, Any

import typer

from app import filters
from app.api.graph_models import Path
from app.columns import HITS
from app.commands.options import As, AsOf, CaseFolder, Json, KnownAt, Store, Uri, User, form_of
from app.commands.output import note, show_json, show_list, show_rows
from app.commands.reading import reading
from graph.model import load_schema
from graph.store import Page

__all__ = ["path", "search"]


def search(
    case: CaseFolder,
    text: Annotated[
        str, typer.Argument(help="Part of a name or a key; small typing errors are forgiven.", show_default=False)
    ],
    type: Annotated[
        list[str] | None, typer.Option(help="Only this kind of node; may be given again.", show_default=False)
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="Results at most.")] = 20,
    store: Store = "sqlite",
    uri: Uri = None,
    user: User = None,
    form: As = "table",
    json: Json = False,
) -> None:
    """Find entities by name.

    \b
    Example:
      vendorgraph search ice-vendors palantir --type Company
    """
    kinds = filters.node_types(type)
    with reading(case, store, uri, user) as reader:
        show_list(Page(reader.search(text, kinds, limit)), HITS, form_of(form, json))


STEPS = ("path", "step", "from", "statement", "to", "modality", "sources", "obligated", "stated", "edge")


def path(
    case: CaseFolder,
    start: Annotated[
        str, typer.Argument(metavar="FROM", help="Key of an entity, as search shows it.", show_default=False)
    ],
    end: Annotated[str, typer.Argument(metavar="TO", help="Key of another entity.", show_default=False)],
    predicate: Annotated[
        list[str] | None, typer.Option(help="Only this predicate; may be given again.", show_default=False)
    ] = None,
    max_steps: Annotated[int, typer.Option(min=1, max=6, help="Steps at most.")] = 4,
    limit: Annotated[int, typer.Option(min=1, max=50, help="Paths at most.")] = 5,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    store: Store = "sqlite",
    uri: Uri = None,
    user: User = None,
    form: As = "table",
    json: Json = False,
) -> None:
    """Find ways from one entity to another.

    The shortest first, and among those the best supported.

    \b
    Example:
      vendorgraph path ice-vendors company:amazon agency:7012
    """
    where = filters.edge_filter(predicate=predicate, when=filters.moment(as_of, known_at))
    with reading(case, store, uri, user) as reader:
        found = [Path.of(path) for path in reader.paths(start, end, where, max_steps, limit)]
    form = form_of(form, json)  # type: ignore[assignment]
    if form == "json":
        show_json(found)
    else:
        show_rows(STEPS, (row for number, path in enumerate(found, 1) for row in _steps(number, path)), form)
    if not found:
        note(f"No path of up to {max_steps} steps: allow more with --max-steps, or leave filters out.")


def _steps(number: int, path: Path) -> Any:
    said = load_schema().predicates
    for place, step in enumerate(path.steps):
        edge = step.edge
        yield {
            "path": number,
            "step": place + 1,
            "from": path.nodes[place].name,
            "statement": said[edge.predicate].active if step.forward else said[edge.predicate].passive,
            "to": path.nodes[place + 1].name,
            "modality": edge.modality,
            "sources": edge.sources,
            "obligated": edge.obligated and edge.obligated.amount,
            "stated": edge.stated and edge.stated.amount,
            "edge": edge.id,
        }
