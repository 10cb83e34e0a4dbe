"""query: the questions that HTTP answers, at the terminal. The case may stand before or after the question's name."""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from app import filters
from app.api.graph_models import Entity
from app.columns import CLAIMS, CONFLICTS, CONTRACTS, EDGES, FINDINGS, INTERLOCKS, SOURCES
from app.commands.options import As, AsOf, CaseFolder, Json, KnownAt, Limit, Store, Uri, User, form_of
from app.commands.output import show_json, show_list, show_rows, walk
from app.commands.reading import reading
from app.spending import SpendingRows

__all__ = ["questions"]


class CaseFirst(TyperGroup):
    """Takes `query CASE QUESTION …` as `query QUESTION CASE …`: each question has its own options and help."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if len(args) > 1 and not args[0].startswith("-") and args[1] in self.commands:
            args = [args[1], args[0], *args[2:]]
        return super().parse_args(ctx, args)


questions = typer.Typer(
    name="query",
    cls=CaseFirst,
    no_args_is_help=True,
    rich_markup_mode=None,
    subcommand_metavar="CASE QUESTION [OPTIONS]...",
    help="""Ask the graph of a case.

    \b
    Examples:
      vendorgraph query ice-vendors contracts --agency agency:7012
      vendorgraph query ice-vendors spending --by vendor,agency,year --format csv
      vendorgraph query ice-vendors conflicts --json
    """,
)

Entities = Annotated[
    str | None, typer.Option(metavar="KEY", help="Only what is about this entity.", show_default=False)
]
Predicates = Annotated[
    list[str] | None, typer.Option(help="Only this predicate; may be given again.", show_default=False)
]
Statuses = Annotated[
    list[str] | None, typer.Option(help="accepted or proposed; both unless given.", show_default=False)
]
Dollars = Annotated[str | None, typer.Option(metavar="DOLLARS", show_default=False)]


@questions.command()
def contracts(
    case: CaseFolder,
    vendor: Annotated[str | None, typer.Option(metavar="KEY", help="Any key of a vendor.", show_default=False)] = None,
    agency: Annotated[str | None, typer.Option(metavar="KEY", help="Any key of an agency.", show_default=False)] = None,
    text: Annotated[str | None, typer.Option(help="Words in number, description or names.", show_default=False)] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="First action on that day or later.", show_default=False)
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help="First action on that day or before.", show_default=False)
    ] = None,
    min_amount: Dollars = None,
    max_amount: Dollars = None,
    status: Statuses = None,
    order: Annotated[str, typer.Option(help="amount, newest, oldest or vendor.")] = "amount",
    as_of: AsOf = None,
    known_at: KnownAt = None,
    limit: Limit = None,
    store: Store = "sqlite",
    uri: Uri = None,
    user: User = None,
    form: As = "table",
    json: Json = False,
) -> None:
    """Contracts with their amounts.

    Obligated, current and potential amounts are told apart; stated is what prose says.

    \b
    Example:
      vendorgraph query ice-vendors contracts --agency agency:7012 --since 2018-01-01 --order newest
    """
    where = filters.contract_filter(
        vendor=vendor,
        agency=agency,
        text=text,
        since=since,
        until=until,
        min_amount=min_amount,
        max_amount=max_amount,
        status=status,
        order=order,
        when=filters.moment(as_of, known_at),
    )
    form_ = form_of(form, json)
    with reading(case, store, uri, user) as reader:
        show_list(walk(lambda size, cursor: reader.contracts(where, size, cursor), limit, form_), CONTRACTS, form_)


@questions.command()
def spending(
    case: CaseFolder,
    by: Annotated[
        str, typer.Option(metavar="COLUMNS", help="vendor,agency,year after identity; recipient,agency as recorded.")
    ] = "vendor,agency,year",
    as_recorded: Annotated[
        bool, typer.Option("--as-recorded", help="Names as the records write them, verbatim, one row a spelling.")
    ] = False,
    level: Annotated[str, typer.Option(help="prime, sub, or auto: prime actions where the case has any.")] = "auto",
    as_of: AsOf = None,
    known_at: KnownAt = None,
    store: Store = "sqlite",
    uri: Uri = None,
    user: User = None,
    form: As = "table",
    json: Json = False,
) -> None:
    """Sums of award actions.

    All rows, largest first. Obligated money only: ceilings are never added up.

    \b
    Examples:
      vendorgraph query ice-vendors spending --by vendor,year
      vendorgraph query ice-vendors spending --by recipient,agency --as-recorded --format csv
    """
    query = filters.spending_query(by, as_recorded=as_recorded, level=level, when=filters.moment(as_of, known_at))
    with reading(case, store, uri, user) as reader:
        rows = SpendingRows.of(reader, query)
        if form_of(form, json) == "json":
            show_json({"items": [row.model_dump(mode="json", exclude_unset=True) for row in rows]})
        else:
            show_rows(SpendingRows.columns(query), map(SpendingRows.cells, rows), form, guard=not query.as_recorded)


@questions.command()
def conflicts(
    case: CaseFolder,
    entity: Entities = None,
    limit: Limit = None,
    store: Store = "sqlite",
    uri: Uri = None,
    user: User = None,
    form: As = "table",
    json: Json = False,
) -> None:
    """Where sources disagree.

    Who says what, where, since when; one row a claim.

    \b
    Example:
      vendorgraph query ice-vendors conflicts --entity company:palantir
    """
    form_ = form_of(form, json)
    with reading(case, store, uri, user) as reader:
        show_list(walk(lambda size, cursor: reader.conflicts(entity, size, cursor), limit, form_), CONFLICTS, form_)


@questions.command()
def interlocks(
    case: CaseFolder,
    limit: Limit = None,
    store: Store = "sqlite",
    uri: Uri = None,
    user: User = None,
    form: As = "table",
    json: Json = False,
) -> None:
    """People who link organisations.

    They hold roles in two or more; one row a role.

    \b
    Example:
      vendorgraph query ice-vendors interlocks
    """
    form_ = form_of(form, json)
    with reading(case, store, uri, user) as reader:
        show_list(walk(reader.interlocks, limit, form_), INTERLOCKS, form_)


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


@questions.command()
def evidence(
    case: CaseFolder,
    edge: Annotated[str, typer.Argument(help="Id of an edge, as the other questions show it.", show_default=False)],
    as_of: AsOf = None,
    known_at: KnownAt = None,
    limit: Limit = None,
    store: Store = "sqlite",
    uri: Uri = None,
    user: User = None,
    form: As = "table",
    json: Json = False,
) -> None:
    """The claims behind an edge.

    Each with the words or the row that says so.

    \b
    Example:
      vendorgraph query ice-vendors evidence 0a1b2c3d4e5f6071
    """
    when, form_ = filters.moment(as_of, known_at), form_of(form, json)
    with reading(case, store, uri, user) as reader:
        show_list(walk(lambda size, cursor: reader.evidence(edge, size, cursor, when), limit, form_), CLAIMS, form_)


@questions.command()
def claims(
    case: CaseFolder,
    source: Annotated[
        str | None, typer.Option(metavar="ID", help="Only those of this source.", show_default=False)
    ] = None,
    entity: Entities = None,
    status: Annotated[str | None, typer.Option(help="accepted, proposed or rejected.", show_default=False)] = None,
    predicate: Annotated[str | None, typer.Option(help="Only this predicate.", show_default=False)] = None,
    limit: Limit = None,
    store: Store = "sqlite",
    uri: Uri = None,
    user: User = None,
    form: As = "table",
    json: Json = False,
) -> None:
    """Claims, whatever became of them.

    \b
    Example:
      vendorgraph query ice-vendors claims --status rejected
    """
    if status is not None:
        filters.one_of(status, filters.CLAIM_STATUS, "status")
    wanted = filters.predicates([predicate])[0] if predicate else None
    form_ = form_of(form, json)

    with reading(case, store, uri, user) as reader:

        def ask(size: int, cursor: str | None) -> Any:
            return reader.claims(
                source=source, entity=entity, status=status, predicate=wanted, limit=size, cursor=cursor
            )

        show_list(walk(ask, limit, form_), CLAIMS, form_)


@questions.command()
def sources(
    case: CaseFolder,
    limit: Limit = None,
    store: Store = "sqlite",
    uri: Uri = None,
    user: User = None,
    form: As = "table",
    json: Json = False,
) -> None:
    """Files and cited works.

    \b
    Example:
      vendorgraph query ice-vendors sources --format csv
    """
    form_ = form_of(form, json)
    with reading(case, store, uri, user) as reader:
        show_list(walk(reader.sources, limit, form_), SOURCES, form_)


@questions.command()
def findings(
    case: CaseFolder,
    kind: Annotated[
        str | None, typer.Option(help="Only this kind, such as reject or duplicate.", show_default=False)
    ] = None,
    limit: Limit = None,
    store: Store = "sqlite",
    uri: Uri = None,
    user: User = None,
    form: As = "table",
    json: Json = False,
) -> None:
    """What the build noticed.

    Rejects, duplicates, corrections, differences.

    \b
    Example:
      vendorgraph query ice-vendors findings --kind reject
    """
    form_ = form_of(form, json)
    with reading(case, store, uri, user) as reader:
        show_list(walk(lambda size, cursor: reader.findings(kind, size, cursor), limit, form_), FINDINGS, form_)
