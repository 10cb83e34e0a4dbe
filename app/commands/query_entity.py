"""query: an entity and its edges."""

from typing import Annotated, Any

import typer

from app import filters
from app.api.graph_models import Entity
from app.columns import EDGES
from app.commands.options import As, AsOf, CaseFolder, Json, KnownAt, Limit, Store, Uri, User, form_of
from app.commands.output import show_json, show_list, show_rows, walk
from app.commands.query import Dollars, Predicates, Statuses, questions
from app.commands.reading import reading

__all__ = ["edges", "entity"]


@questions.command()
def entity(
    case: CaseFolder,
    key: Annotated[str, typer.Argument(help="Any key of the entity, as search shows it.", show_default=False)],
    as_of: AsOf = None,
    known_at: KnownAt = None,
    store: Store = "sqlite",
    uri: Uri = None,
    user: User = None,
    form: As = "table",
    json: Json = False,
) -> None:
    """An entity with its keys and names.

    \b
    Example:
      vendorgraph query ice-vendors entity company:palantir
    """
    with reading(case, store, uri, user) as reader:
        found = Entity.of(reader.entity(key, filters.moment(as_of, known_at)))
    if form_of(form, json) == "json":
        show_json(found)
    else:
        show_rows(("property", "value"), _properties(found), form)


def _properties(entity: Entity) -> Any:
    pairs: list[tuple[str, Any]] = [("name", entity.name), ("type", entity.type), ("description", entity.description)]
    pairs += [("key", key) for key in entity.keys]
    pairs += [(f"name, {name.kind}", name.name) for name in entity.names]
    pairs += [(f"contract, {name}", value) for name, value in (entity.contract or ())]
    pairs += [(f"edges, {predicate}", count) for predicate, count in entity.counts.items()]
    pairs.append(("visibility", entity.visibility))
    return ({"property": name, "value": value} for name, value in pairs if value is not None)


@questions.command()
def edges(
    case: CaseFolder,
    key: Annotated[str, typer.Argument(help="Any key of the entity, as search shows it.", show_default=False)],
    predicate: Predicates = None,
    direction: Annotated[str, typer.Option(help="out, in or both.")] = "both",
    type: Annotated[
        list[str] | None, typer.Option(help="Only to this kind of node; may be given again.", show_default=False)
    ] = None,
    status: Statuses = None,
    min_amount: Dollars = None,
    implied: Annotated[
        bool, typer.Option("--implied", help="With edges that restate a contract from its own side.")
    ] = False,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    limit: Limit = None,
    store: Store = "sqlite",
    uri: Uri = None,
    user: User = None,
    form: As = "table",
    json: Json = False,
) -> None:
    """Edges of an entity.

    \b
    Example:
      vendorgraph query ice-vendors edges company:palantir --predicate DEVELOPS
    """
    when = filters.moment(as_of, known_at)
    where = filters.edge_filter(
        predicate=predicate,
        direction=direction,
        type=type,
        status=status,
        min_amount=min_amount,
        implied=implied,
        when=when,
    )
    form_ = form_of(form, json)
    with reading(case, store, uri, user) as reader:
        show_list(walk(lambda size, cursor: reader.edges(key, where, size, cursor), limit, form_), EDGES, form_)
