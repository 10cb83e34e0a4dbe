"""report: the dossier of an entity as a file."""

import contextlib
from pathlib import Path
from typing import Annotated, Literal

import typer

from app import filters
from app.commands.options import AsOf, CaseFolder, KnownAt, Store, Uri, User
from app.commands.output import note
from app.commands.progress import progress_bar
from app.commands.reading import settings_for
from app.commands.written import plainly, write_whole
from app.opening import location
from graph.case import open_case
from graph.errors import BadFilter
from graph.stores import open_reader

__all__ = ["report"]

About = Annotated[
    str, typer.Option(metavar="KEY", help="Any key of a vendor, an agency or another entity.", show_default=False)
]
Outputs = Annotated[
    list[Path],
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Where to; .pdf, .html, .md or .docx says what it is. May be given again.",
        show_default=False,
    ),
]
Form = Annotated[
    Literal["pdf", "html", "md", "docx"] | None,
    typer.Option("--format", help="What the file is, where its name does not say.", show_default=False),
]
Unreviewed = Annotated[
    bool, typer.Option("--unreviewed", help="With statements that nobody has reviewed, each marked as such.")
]


def report(
    case: CaseFolder,
    about: About,
    output: Outputs,
    form: Form = None,
    language: Annotated[Literal["en", "es"], typer.Option(help="Language of the report.")] = "en",
    unreviewed: Unreviewed = False,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    store: Store = "sqlite",
    uri: Uri = None,
    user: User = None,
) -> None:
    """Write a dossier with footnotes.

    What the sources say of a vendor or an agency, with a note at every fact. Only what is public is in it.

    \b
    Examples:
      vendorgraph report ice-vendors --about company:palantir -o palantir.pdf
      vendorgraph report ice-vendors --about company:palantir -o palantir.pdf -o palantir.docx
      vendorgraph report ice-vendors --about agency:7012 --language es -o ice.html
    """
    from app.reports import Wish, dossier, written

    kinds = [(path, form or _ending(path)) for path in output]
    opened = open_case(case)
    wish = Wish(about, language, filters.moment(as_of, known_at), unreviewed, opened)
    place = location(opened, settings_for(case, store, uri, user))
    with progress_bar() as told, contextlib.closing(open_reader(place, public_only=True)) as reader:
        told("Asking the graph", 0.1)
        document = dossier(reader, wish)
        for number, (path, kind) in enumerate(kinds):
            told("Writing", 0.7 + 0.3 * number / len(kinds))
            with plainly(path):
                write_whole(path, [written(document, kind)])
    for path in output:
        if str(path) != "-":
            note(f"Wrote {path}: {len(document.notes):,} notes. Only what is public is in it.")


def _ending(output: Path) -> str:
    kinds = {".pdf": "pdf", ".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".docx": "docx"}
    kind = kinds.get(output.suffix.lower())
    if kind is None:
        raise BadFilter(f"{output}: the name does not say what file it is; end it in .pdf, .html, .md or .docx.")
    return kind
