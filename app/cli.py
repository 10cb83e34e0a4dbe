"""The command `vendorgraph`. Exit status 0 means success; every error is one plain line on standard error."""

import sys
from collections.abc import Callable
from typing import Annotated

import typer

from app import __version__
from app.commands import (
    asking,
    cases,
    figure,
    files,
    importing,
    match,
    query,
    query_cypher,
    query_entity,
    query_evidence,
    report,
    review,
    serving,
)
from app.failures import one_line, record_failure
from graph.errors import VendorgraphError

__all__ = ["application", "main"]

application = typer.Typer(
    name="vendorgraph",
    help="A knowledge graph of vendors, agencies and systems in which every edge shows its evidence.",
    epilog="Example: vendorgraph demo",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)
FIRST: tuple[Callable[..., None], ...] = (
    serving.demo,
    cases.new,
    cases.add,
    cases.build,
    match.match,
    serving.serve,
    review.review,
    files.extract,
)
LAST: tuple[Callable[..., None], ...] = (
    asking.search,
    asking.path,
    figure.figure,
    report.report,
    files.export,
    importing.import_,
    cases.check,
)
QUESTIONS = (query, query_entity, query_evidence, query_cypher)
"""Modules that add their questions to `vendorgraph query` when they are imported."""

for command in FIRST:
    application.command()(command)
application.add_typer(query.questions)
for command in LAST:
    application.command(command.__name__.strip("_"))(command)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"vendorgraph {__version__}")
        raise typer.Exit


@application.callback()
def _start(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


def main(arguments: list[str] | None = None) -> int:
    """Run a command; gives its exit status."""
    try:
        status = application(arguments, prog_name="vendorgraph", standalone_mode=False)
    except VendorgraphError as error:
        return _fail(one_line(error), error.exit_status)
    except typer.TyperException as error:
        if error.message.startswith("Usage:"):
            return _fail(error.message, error.exit_code)
        return _fail(f"{one_line_of_usage(error)}", error.exit_code)
    except (typer.Abort, KeyboardInterrupt):
        return _fail("Stopped.", 130)
    except Exception as error:
        written = record_failure(error)
        place = f"details are in {written}" if written else "and no log file could be written"
        return _fail(f"Something went wrong inside vendorgraph ({type(error).__name__}): {place}.", 70)
    return status if isinstance(status, int) else 0


def one_line_of_usage(error: typer.TyperException) -> str:
    """What is wrong with the words typed, and where help is."""
    context = getattr(error, "ctx", None)
    told = " ".join(error.format_message().replace("Value error, ", "").split())
    return f"{told} Try '{context.command_path} --help'." if context else told


def _fail(line: str, status: int) -> int:
    sys.stderr.write(f"{line}\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
