"""new, add, build, check: a case from its start to its proof."""

from typing import Annotated

import typer

from app.commands.options import As, CaseFolder, Json, Store, Uri, User, form_of
from app.commands.output import note, say, show_json, show_rows, visible
from graph.case import new_case, open_case
from graph.errors import EvidenceError

__all__ = ["add", "build", "check", "new"]


def new(
    case: CaseFolder,
    name: Annotated[
        str | None, typer.Option(help="Name of the case; the folder's unless given.", show_default=False)
    ] = None,
) -> None:
    """Start a case in an empty or missing folder.

    \b
    Example:
      vendorgraph new ice-vendors --name "ICE and its vendors"
    """
    made = new_case(case, name)
    say(f"Started the case {visible(made.name)} in {case}. Add sources with 'vendorgraph add {case} FILE'.")


def _about(what: str) -> typer.models.OptionInfo:
    return typer.Option(help=f"{what} (of every source given).", show_default=False)  # type: ignore[no-any-return]


def add(
    case: CaseFolder,
    sources: Annotated[
        list[str],
        typer.Argument(metavar="FILE-OR-URL…", help="Files, or http and https addresses.", show_default=False),
    ],
    publisher: Annotated[str | None, _about("Who published it")] = None,
    title: Annotated[str | None, _about("Its title")] = None,
    author: Annotated[str | None, _about("Who wrote it")] = None,
    published: Annotated[str | None, _about("Day, month or year of publication")] = None,
    retrieved: Annotated[str | None, _about("Day on which it was fetched")] = None,
    licence: Annotated[str | None, _about("Its licence")] = None,
    origin: Annotated[str | None, _about("What it repeats, where it is no independent source")] = None,
    address: Annotated[str | None, _about("Where it was found")] = None,
    supersedes: Annotated[
        str | None, typer.Option(help="Source that it replaces: its file or SHA-256.", show_default=False)
    ] = None,
) -> None:
    """Archive sources in a case.

    Each is known by its SHA-256 and keeps what is known of where it came from.

    \b
    Examples:
      vendorgraph add ice-vendors awards.csv --publisher USAspending --retrieved 2026-10-01
      vendorgraph add ice-vendors https://example.org/article.html
      vendorgraph add ice-vendors awards-2026-11.csv --supersedes awards.csv
    """
    from app.ingest import add_source
    from app.named_source import source_named

    opened = open_case(case)
    given = {
        "publisher": publisher,
        "title": title,
        "author": author,
        "published": published,
        "retrieved": retrieved,
        "licence": licence,
        "origin": origin,
        "address": address,
        "supersedes": supersedes and source_named(opened, supersedes).source_id,
    }
    metadata = {name: value for name, value in given.items() if value is not None}
    for source in sources:
        row = add_source(case, source, metadata)
        say(f"Added {visible(row.file)} (SHA-256 {row.source_id[:16]}…)")


def build(case: CaseFolder, store: Store = "sqlite", uri: Uri = None, user: User = None, json: Json = False) -> None:
    """Build the graph from the sources.

    It settles who is who and writes the graph beside the last good one, which stays until the new one is whole.

    \b
    Examples:
      vendorgraph build ice-vendors
      vendorgraph build ice-vendors --store neo4j --uri bolt://localhost:7687
    """
    from app.commands.progress import progress_bar
    from app.commands.reading import settings_for
    from app.commands.summary import as_mapping, print_summary
    from app.ingest import build_case
    from app.opening import location

    opened = open_case(case)
    place = location(opened, settings_for(case, store, uri, user))
    with progress_bar() as progress:
        summary = build_case(case, location=place, progress=progress, tell=lambda line: note(visible(line)))
    if json:
        show_json(as_mapping(summary))
    else:
        print_summary(opened.name, case, summary)


def check(case: CaseFolder, form: As = "table", json: Json = False) -> None:
    """Prove every quote, hash and key.

    Names each claim or source that does not hold, and ends with exit status 5.

    \b
    Example:
      vendorgraph check ice-vendors
    """
    from app.ingest import check_case

    open_case(case)
    form = form_of(form, json)  # type: ignore[assignment]
    found = check_case(case)
    rows = [{"where": problem.where, "problem": problem.what} for problem in found]
    if form == "json":
        show_json(rows)
    elif rows or form == "csv":
        show_rows(("where", "problem"), rows, form)
    if found:
        count = "1 thing does" if len(found) == 1 else f"{len(found):,} things do"
        raise EvidenceError(
            f"{count} not hold in {case}: restore the sources named above or correct the claims, then build again."
        )
    note("Every quote, hash and key holds.")
