"""The command `vendorgraph`. Exit status 0 means success; every error is one plain line on standard error."""

import atexit
import contextlib
import gc
import os
import re
import sys
from importlib import import_module
from types import MappingProxyType
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from app.failures import one_line, record_failure, refused_by_system
from graph.errors import VendorgraphError

__all__ = ["COMMANDS", "application", "main", "start"]

COMMANDS = MappingProxyType(
    {
        "demo": "app.commands.serving:demo",
        "new": "app.commands.cases:new",
        "add": "app.commands.cases:add",
        "build": "app.commands.cases:build",
        "match": "app.commands.match:match",
        "serve": "app.commands.serving:serve",
        "review": "app.commands.review:review",
        "extract": "app.commands.files:extract",
        "query": "app.commands.questions:questions",
        "search": "app.commands.asking:search",
        "path": "app.commands.asking:path",
        "figure": "app.commands.figure:figure",
        "report": "app.commands.report:report",
        "publish": "app.commands.publish:publish",
        "export": "app.commands.files:export",
        "import": "app.commands.importing:import_",
        "check": "app.commands.cases:check",
    }
)
"""Where each command is, in the order of the help. A command is imported when it is asked for."""


class _Commands(TyperGroup):
    """The commands of the table."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        found = getattr(import_module(module), name)
        if isinstance(found, typer.Typer):
            return typer.main.get_group(found)
        alone = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=_HELP)
        alone.command(cmd_name)(found)
        return typer.main.get_command(alone)


_OBJECTS_BETWEEN_COLLECTIONS = 200_000
"""Python's own 700 would have it look through half a million objects again and again while libraries are imported."""
_STANDS_FOR_BYTES = re.compile("[\ud800-\udfff]")
_HELP = {"help_option_names": ["--help", "-h"]}
application = typer.Typer(
    cls=_Commands,
    name="vendorgraph",
    help="A knowledge graph of vendors, agencies and systems in which every edge shows its evidence.",
    epilog="Example: vendorgraph demo",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_HELP,
)


def _version(wanted: bool) -> None:
    if wanted:
        from app import __version__

        typer.echo(f"vendorgraph {__version__}")
        raise typer.Exit


@application.callback()
def _start(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


def start() -> int:
    """`main` for a process of its own, whose objects need not be looked through, nor taken apart, when it ends.

    NumPy's threads wait by turning in circles, and no command has matrices that are worth a thread.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    try:
        status = main()
    finally:
        gc.disable()
    with contextlib.suppress(OSError):  # a reader that went away is for the interpreter to tell
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
        atexit._run_exitfuncs()
        os._exit(status)
    return status


def main(arguments: list[str] | None = None) -> int:
    """Run a command; gives its exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    for word in words:
        if _STANDS_FOR_BYTES.search(word):
            return _fail(f"{word!a} is no text in UTF-8: type it again, or rename the file.", 2)
    try:
        status = application(words, prog_name="vendorgraph", standalone_mode=False)
    except VendorgraphError as error:
        return _fail(one_line(error), error.exit_status)
    except typer.TyperException as error:
        if error.message.startswith("Usage:"):
            return _fail(error.message, error.exit_code)
        return _fail(f"{one_line_of_usage(error)}", error.exit_code)
    except (typer.Abort, KeyboardInterrupt):
        return _fail("Stopped.", 130)
    except OSError as error:
        refused = refused_by_system(error)
        return _fail(one_line(refused), refused.exit_status) if refused else _unexpected(error)
    except Exception as error:
        return _unexpected(error)
    return status if isinstance(status, int) else 0


def _unexpected(error: Exception) -> int:
    written = record_failure(error)
    place = f"details are in {written}" if written else "and no log file could be written"
    return _fail(f"Something went wrong inside vendorgraph ({type(error).__name__}): {place}.", 70)


def one_line_of_usage(error: typer.TyperException) -> str:
    """What is wrong with the words typed, and where help is."""
    context = getattr(error, "ctx", None)
    told = " ".join(error.format_message().replace("Value error, ", "").split())
    return f"{told} Try '{context.command_path} --help'." if context else told


def _fail(line: str, status: int) -> int:
    sys.stderr.write(f"{line}\n")
    return status


if __name__ == "__main__":
    sys.exit(start())
