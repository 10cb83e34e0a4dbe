"""serve and demo: the graph in a browser."""

import os
import shutil
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from app.commands.options import CaseFolder, Store, Uri, User
from app.commands.output import note, say, visible
from app.commands.progress import progress_bar
from app.commands.reading import reading, settings_for
from app.commands.summary import print_summary
from app.opening import location
from app.settings import settings_from, variables
from graph.case import open_case
from graph.errors import CaseExists, InvalidCase, MissingFile

__all__ = ["demo", "serve"]

Host = Annotated[
    str,
    typer.Option(
        help="Address to listen on; the default can be reached from this machine only.", envvar="VENDORGRAPH_HOST"
    ),
]
Port = Annotated[
    int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes any free one.", envvar="VENDORGRAPH_PORT")
]


def serve(
    case: CaseFolder,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that answer.")] = 1,
    store: Store = "sqlite",
    uri: Uri = None,
    user: User = None,
) -> None:
    """Serve a built case over HTTP.

    Pages at /, questions under /api/v1. A newer build is taken up by itself.

    \b
    Example:
      vendorgraph serve ice-vendors --port 8000
    """
    with reading(case, store, uri, user) as reader:
        reader.build()
    _serve(case, host, port, workers, store, uri, user)


def _serve(
    case: Path,
    host: str,
    port: int,
    workers: int,
    store: str = "sqlite",
    uri: str | None = None,
    user: str | None = None,
) -> None:
    from app.server import serve_settings

    named = variables(settings_for(case, store, uri, user))
    settings = settings_from({**os.environ, **named}, host=host, port=port)
    serve_settings(settings, workers, lambda address: note(f"Open {address} in a browser (Ctrl-C stops)."))


def demo(
    serving: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve it after the summary.")] = True,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    folder: Annotated[Path, typer.Option(help="Where the sample case is copied to.")] = Path("vendorgraph-demo"),
) -> None:
    """Build the sample case and serve it.

    \b
    Examples:
      vendorgraph demo
      vendorgraph demo --no-serve --folder sample
    """
    from app.ingest import build_case

    _copy_sample(folder)
    case = open_case(folder)
    with progress_bar() as progress:
        summary = build_case(
            folder,
            location=location(case, settings_for(folder)),
            progress=progress,
            tell=lambda line: note(visible(line)),
        )
    print_summary(case.settings.title or case.name, folder, summary)
    say("")
    if serving:
        _serve(folder, host, port, 1)
    else:
        say(f"Serve it with 'vendorgraph serve {folder}', then open http://127.0.0.1:8000.")


def sample_case() -> Path:
    """Where the sample case stands: beside the package when installed, in the checkout otherwise."""
    package = Path(str(files("app")))
    for place in (package / "examples" / "ice-tech", package.parent / "examples" / "ice-tech"):
        if (place / "case.yaml").is_file():
            return place
    raise MissingFile("The sample case did not come with this installation: install vendorgraph again.")


def _copy_sample(folder: Path) -> None:
    """Copy the sample case whole or not at all; one that is there already is left as it is."""
    if (folder / "case.yaml").is_file():
        note(f"{folder} holds a case already: it is built as it stands. Delete the folder for a fresh copy.")
        return
    if folder.exists() and any(folder.iterdir()):
        raise CaseExists(f"{folder} holds something else: name another folder with --folder.")
    unfinished = folder.resolve().with_name(f".{folder.resolve().name}.unfinished")
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(sample_case(), unfinished, ignore=shutil.ignore_patterns(".build"))
        unfinished.replace(folder)
    except OSError as error:
        raise InvalidCase(
            f"{folder} cannot be written ({error.strerror}): name another folder with --folder."
        ) from error
