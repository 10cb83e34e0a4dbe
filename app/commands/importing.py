"""import: what other programs wrote, as a source of a case."""

import shutil
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from app.commands.options import CaseFolder
from app.commands.output import note, say, visible
from app.hashes import digest
from graph.case import Case, open_case

__all__ = ["import_"]

Told = Annotated[str | None, typer.Option(show_default=False)]


def import_(
    case: CaseFolder,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="Entities of FollowTheMoney, a JSON object a line.", show_default=False),
    ],
    publisher: Annotated[str | None, typer.Option(help="Who published the file.", show_default=False)] = None,
    title: Annotated[str | None, typer.Option(help="Its title.", show_default=False)] = None,
    retrieved: Annotated[str | None, typer.Option(help="Day on which it was fetched.", show_default=False)] = None,
    address: Annotated[str | None, typer.Option(help="Where it was found.", show_default=False)] = None,
    licence: Annotated[str | None, typer.Option(help="Its licence.", show_default=False)] = None,
) -> None:
    """Take in what another program wrote.

    The entities and links become a claims sheet of the case, each row with the document that proves it; the file itself
    is kept in imports/. Links that mean nothing here are left out and counted.

    \b
    Example:
      vendorgraph import ice-vendors other-case.ftm.jsonl --publisher "The Example Archive"
    """
    from app.importing import ftm_sheet
    from app.ingest import add_source

    opened = open_case(case)
    work = {"publisher": publisher, "title": title, "retrieved": retrieved, "address": address, "licence": licence}
    made = ftm_sheet(file, work)
    for reason, count in made.left_out.items():
        note(f"Left out: {count:,} × {visible(reason)}.")
    if not made.statements:
        note("Nothing in it is a statement of this graph: no source was added.")
        return
    kept = _kept(opened, file)
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / f"{kept.stem}.claims.csv"
        sheet.write_text(made.sheet, "utf-8")
        told = {name: value for name, value in {**work, "title": title or f"Claims of {file.name}"}.items() if value}
        row = add_source(case, str(sheet), told)
    say(f"Added {visible(row.file)}: {made.statements:,} statements (SHA-256 {row.source_id[:16]}…)")


def _kept(case: Case, file: Path) -> Path:
    """The file as it came, in the case's folder `imports`."""
    target = case.folder / "imports" / f"{digest(file)[:12]}-{file.name}"
    target.parent.mkdir(exist_ok=True)
    if not target.exists():
        shutil.copyfile(file, target)
    return target
