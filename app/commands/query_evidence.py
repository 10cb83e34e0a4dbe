"""query: evidence, claims, sources, and what the build noticed."""

import dataclasses
from typing import Annotated, Any

import typer

from app import filters
from app.columns import CLAIMS, FINDINGS, SOURCES
from app.commands.options import As, AsOf, CaseFolder, Json, KnownAt, Limit, Store, Uri, User, form_of
from app.commands.output import note, show_list, walk
from app.commands.query import Entities, questions
from app.commands.reading import reading

__all__ = ["claims", "evidence", "findings", "sources"]

_CORRECTED = dataclasses.replace(CLAIMS, brief=(*CLAIMS.brief, "known_to"))


@questions.command()
def evidence(
    case: CaseFolder,
    edge: Annotated[str, typer.Argument(help="Id of an edge, as the other questions show it.", show_default=False)],
    corrected: Annotated[
        bool, typer.Option("--corrected", help="Instead the rows that a newer download corrected or removed, and when.")
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
    """The claims behind an edge.

    Each with the words or the row that says so.

    \b
    Example:
      vendorgraph query ice-vendors evidence 0a1b2c3d4e5f6071
    """
    when, form_ = filters.moment(as_of, known_at), form_of(form, json)
    with reading(case, store, uri, user) as reader:
        page = walk(lambda size, cursor: reader.evidence(edge, size, cursor, when, corrected), limit, form_)
        show_list(page, _CORRECTED if corrected else CLAIMS, form_)
    if page.corrected and not corrected:
        rows = "1 row was" if page.corrected == 1 else f"{page.corrected:,} rows were"
        note(f"{rows} corrected by a newer download and no longer counted: --corrected shows what was there.")


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
