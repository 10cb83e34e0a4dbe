"""publish: a case as a static site."""

import contextlib
from pathlib import Path
from typing import Annotated, Literal

import typer

from app.commands.options import CaseFolder, Json, Store, Uri, User
from app.commands.output import note, say, show_json, visible
from app.commands.progress import progress_bar
from app.commands.reading import settings_for
from app.commands.written import plainly
from app.links import web_address
from app.opening import location
from graph.case import open_case
from graph.errors import BadFilter
from graph.stores import open_reader

__all__ = ["publish"]

Folder = Annotated[
    Path, typer.Argument(metavar="DIR", help="A new or empty folder, or an earlier publication.", show_default=False)
]
Dossiers = Annotated[
    list[str] | None,
    typer.Option(
        "--dossier", metavar="KEY", help="With the dossier of this entity; may be given again.", show_default=False
    ),
]


def publish(
    case: CaseFolder,
    folder: Folder,
    dossiers: Dossiers = None,
    language: Annotated[Literal["en", "es"], typer.Option(help="Language of the pages.")] = "en",
    address: Annotated[
        str | None,
        typer.Option(help="Where the site will stand; figures then have oEmbed answers.", show_default=False),
    ] = None,
    licence: Annotated[str | None, typer.Option(help="Licence of the publication.", show_default=False)] = None,
    author: Annotated[str | None, typer.Option(help="Who publishes it.", show_default=False)] = None,
    pages: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=200_000,
            help="Entities that get a page, the best connected first; 5,000, of a large case 200, unless given.",
            show_default=False,
        ),
    ] = None,
    store: Store = "sqlite",
    uri: Uri = None,
    user: User = None,
    json: Json = False,
) -> None:
    """Write a static site of what is public.

    Pages with the evidence of every statement, search without a server, figures to embed, and the data.

    \b
    Examples:
      vendorgraph publish ice-vendors site
      vendorgraph publish ice-vendors site --dossier agency:7012 --address https://example.org/ice/
    """
    from app.publishing import Plan
    from app.publishing import publish as published

    opened = open_case(case)
    place = location(opened, settings_for(case, store, uri, user))
    about = {"licence": licence or "", "author": author or "", "address": _address(address)}
    plan = Plan(language, pages, tuple(dossiers or ()), {name: value for name, value in about.items() if value})
    with progress_bar() as told, contextlib.closing(open_reader(place, public_only=True)) as reader, plainly(folder):
        done = published(reader, opened, folder, plan, told)
    for figure in done.undrawn:
        note(f"Not drawn: {visible(figure)}")
    if json:
        show_json({"pages": done.pages, "files": done.files, "left_out": done.left_out, "undrawn": list(done.undrawn)})
        return
    say(f"Wrote {done.pages:,} pages and {done.files - done.pages:,} other files to {folder}.")
    left = ", ".join(f"{count:,} of {name}" for name, count in sorted(done.left_out.items()) if count)
    say(f"Left out because it is not public: {left or 'nothing'}.")


def _address(address: str | None) -> str:
    if not address:
        return ""
    if web_address(address) is None:
        raise BadFilter(
            f"--address: '{address[:60]}' is no address; write it whole, such as https://example.org/case/."
        )
    return address if address.endswith("/") else f"{address}/"
