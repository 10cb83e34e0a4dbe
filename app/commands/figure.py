"""figure: a figure of the case as a file, its footnotes, and its signing off."""

import contextlib
import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from app.commands.options import CaseFolder, Json, Store, Uri, User
from app.commands.output import note, say, show_json, visible
from app.commands.progress import progress_bar
from app.commands.reading import settings_for
from app.commands.written import plainly, write_whole
from app.opening import location
from graph.case import Case, open_case
from graph.errors import BadFilter
from graph.stores import open_reader

if TYPE_CHECKING:
    from app.figures.drawn import Drawing, Form
    from app.figures.specification import Stored

__all__ = ["figure"]

Spec = Annotated[
    str,
    typer.Argument(metavar="SPEC", help="Id of a figure of the case, or a figure's YAML file.", show_default=False),
]
Outputs = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Where to; .svg, .pdf or .png says what it is. May be given again.",
        show_default=False,
    ),
]


def figure(
    case: CaseFolder,
    spec: Spec,
    output: Outputs = None,
    width: Annotated[Literal["full", "column"], typer.Option(help="175 mm, or a column of 85 mm.")] = "full",
    grey: Annotated[bool, typer.Option("--grey", help="In greys, as a printer without colours shows it.")] = False,
    sign_off: Annotated[
        bool, typer.Option("--sign-off", help="Write into its file that what it shows now may be published.")
    ] = False,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who signs it off.", show_default=False)] = None,
    store: Store = "sqlite",
    uri: Uri = None,
    user: User = None,
    json: Json = False,
) -> None:
    """Draw a figure with footnotes.

    Without -o it lists the footnotes and says whether they still are what was signed off.

    \b
    Examples:
      vendorgraph figure ice-vendors boards -o boards.pdf
      vendorgraph figure ice-vendors boards --width column -o boards.svg -o boards.png
      vendorgraph figure ice-vendors boards --sign-off --by 'A. Reader'
    """
    from app.figures.described import described
    from app.figures.drawn import FORMS, drawing_of
    from app.figures.signing import sign, standing_of

    if sign_off and not by:
        raise BadFilter("--sign-off needs --by NAME: who says that the figure may be published?")
    forms = {path: _form(path, FORMS) for path in output or ()}
    opened = open_case(case)
    stored = _stored(opened, spec)
    place = location(opened, settings_for(case, store, uri, user))
    with progress_bar() as told, contextlib.closing(open_reader(place, public_only=True)) as reader:
        told("Asking the graph", 0.1)
        drawing = drawing_of(reader, stored.specification)
        standing = standing_of(stored.specification, drawing)
        banner = standing.warning if stored.specification.tell_changes == "yes" else None
        for path, form in forms.items():
            told(f"Drawing {path.name}", 0.5)
            with plainly(path):
                write_whole(path, [drawing.as_bytes(form, width, grey=grey, banner=banner)])
    if sign_off and by:
        sign(stored, drawing, by, datetime.datetime.now(datetime.UTC).date().isoformat())
        note(f"{visible(by)} signed off {visible(stored.id)} with its {len(drawing.facts.notes):,} footnotes.")
        standing = standing_of(_stored(opened, spec).specification, drawing)
    elif standing.warning:
        note(visible(standing.warning))
    for path in forms:
        note(f"Wrote {path}: {len(drawing.facts.notes):,} footnotes. Only what is public is in it.")
    if lacking := drawing.lacking:
        note(f"The figure's typeface lacks {visible(lacking[:40])}: look at the picture before you publish it.")
    if json:
        show_json(described(stored.id, drawing, standing))
    elif not forms and not sign_off:
        say(f"{visible(drawing.specification.title)} ({drawing.specification.kind}, {standing.state})")
        _say_notes(drawing)


def _say_notes(drawing: "Drawing") -> None:
    """The footnotes with the letters of their sources, then the sources."""
    for footnote in drawing.facts.notes:
        letters = ", ".join(citation.letter for citation in footnote.citations)
        say(f"[{footnote.number}] {footnote.lead}. {letters}")
    for source in drawing.facts.sources:
        say(f"{source.letter}  {source.text}")


def _stored(case: Case, spec: str) -> "Stored":
    """The figure by its id, or the file where such a path was typed."""
    from app.figures.specification import read_figure, read_file

    path = Path(spec)
    return read_file(path) if path.suffix in (".yaml", ".yml") or path.is_file() else read_figure(case, spec)


def _form(path: Path, forms: "Iterable[Form]") -> "Form":
    for form in forms:
        if path.suffix.lower() == f".{form}":
            return form
    raise BadFilter(f"{path}: the name does not say what file it is; end it in .svg, .pdf or .png.")
