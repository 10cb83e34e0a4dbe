"""query: the questions that HTTP answers, at the terminal. The case may stand before or after the question's name."""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from app import filters
from app.columns import CONFLICTS, CONTRACTS, CORROBORATIONS, INTERLOCKS
from app.commands.options import As, AsOf, CaseFolder, Json, KnownAt, Limit, Store, Uri, User, form_of
from app.commands.output import NONE_STATED, show_json, show_list, show_rows, walk
from app.commands.reading import reading
from app.spending import SpendingRows
from graph.corroboration.verdicts import VERDICTS

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
            cells, guard = map(SpendingRows.cells, rows), not query.as_recorded
            show_rows(SpendingRows.columns(query), cells, form, guard=guard, unknown={"obligated": NONE_STATED})


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
def corroborations(
    case: CaseFolder,
    entity: Entities = None,
    verdict: Annotated[
        str | None, typer.Option(help=f"Only {', '.join(VERDICTS[:-1])} or {VERDICTS[-1]}.", show_default=False)
    ] = None,
    limit: Limit = None,
    store: Store = "sqlite",
    uri: Uri = None,
    user: User = None,
    form: As = "table",
    json: Json = False,
) -> None:
    """Claims with amounts beside the award records.

    What agrees, and on which amount; what differs; what was not found; one row an award.

    \b
    Example:
      vendorgraph query ice-vendors corroborations --verdict none_found --json
    """
    form_ = form_of(form, json)
    wanted = filters.one_of(verdict, VERDICTS, "verdict") if verdict is not None else None
    with reading(case, store, uri, user) as reader:
        found = walk(lambda size, cursor: reader.corroborations(entity, wanted, size, cursor), limit, form_)
        show_list(found, CORROBORATIONS, form_)


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
