"""extract and export: from documents to claims, from a graph to other programs' files."""

import contextlib
import json
import os
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from pydantic import ValidationError

from app.commands.options import CaseFolder, Store, Uri, User
from app.commands.output import note, say, show_rows, visible
from app.commands.reading import settings_for
from app.commands.written import plainly, write_whole
from app.export import TEXT_FORMATS, csv_archive, csv_files
from app.failures import one_line
from app.opening import location
from graph.case import open_case
from graph.errors import InvalidCase, SourceError
from graph.language_model import ADDRESS, LanguageModel
from graph.stores import open_reader

__all__ = ["export", "extract"]


def extract(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Documents: text, HTML, PDF, Word …", show_default=False)
    ],
    form: Annotated[Literal["jsonl", "table"], typer.Option("--format", help="How the claims are written.")] = "jsonl",
    mentions: Annotated[bool, typer.Option("--mentions", help="With every name that was found.")] = False,
    network: Annotated[
        bool, typer.Option(help="With the small network beside the rules, or the rules alone: ten times as fast.")
    ] = True,
    spacy: Annotated[
        str,
        typer.Option(help="The installed spaCy model that proposes names; auto: a usual one if any; none."),
    ] = "auto",
    least: Annotated[
        float, typer.Option(min=0, max=1, help="Leaves out claims of less confidence; 0.6 is strict.")
    ] = 0.0,
    llm: Annotated[
        str | None,
        typer.Option(
            "--llm", metavar="MODEL", help="With this language model too: the text is sent to it.", show_default=False
        ),
    ] = None,
    llm_address: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where it answers; VENDORGRAPH_LLM_ADDRESS unless given.", show_default=False),
    ] = None,
    llm_answers: Annotated[
        Literal["schema", "tool", "prompt"], typer.Option(help="How it is held to the form of an answer.")
    ] = "schema",
) -> None:
    """Print the claims of documents.

    One line each; needs no case. Nothing is sent anywhere but with --llm, and what is sent where is told before.

    \b
    Examples:
      vendorgraph extract article.txt --format jsonl
      vendorgraph extract article.txt --llm qwen3:8b --llm-address http://127.0.0.1:11434/v1
    """
    from app.ingest import extract_files

    model = _model(llm, llm_answers) if llm is not None else None
    environment = os.environ if llm_address is None else {**os.environ, ADDRESS: llm_address}
    refused: list[SourceError] = []

    def rejected(error: SourceError) -> None:
        refused.append(error)
        note(one_line(error))

    lines = extract_files(
        files, mentions, network, model, environment, lambda line: note(visible(line)), rejected, spacy, least
    )
    if form == "jsonl":
        for line in lines:
            say(json.dumps(line, ensure_ascii=False))
    else:
        rows = [{name: _flat(value) for name, value in line.items()} for line in lines]
        show_rows(dict.fromkeys(name for row in rows for name in row), rows, form)
    if refused:
        raise typer.Exit(SourceError.exit_status)


def _model(name: str, answers: str) -> LanguageModel:
    try:
        return LanguageModel.model_validate({"model": name, "answers": answers})
    except ValidationError as error:
        raise InvalidCase(f"--llm: {error.errors(include_url=False)[0]['msg']}.") from None


def _flat(value: Any) -> Any:
    if isinstance(value, dict):
        return value.get("name") or value.get("quote") or json.dumps(value, ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def export(
    case: CaseFolder,
    form: Annotated[
        Literal["csv", "graphml", "gexf", "ftm", "jsonld", "cypher", "oligrapher"],
        typer.Option("--format", help="csv: a folder of files, or one ZIP file; all others: one file."),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="Where to; a name that ends in .zip makes one ZIP file, - is standard output.",
            show_default=False,
        ),
    ] = None,
    store: Store = "sqlite",
    uri: Uri = None,
    user: User = None,
) -> None:
    """Write what is public for other programs.

    CSV, GraphML, GEXF (Gephi), FollowTheMoney, JSON-LD, a Cypher script, or an Oligrapher map.

    \b
    Examples:
      vendorgraph export ice-vendors --format csv -o ice-vendors.zip
      vendorgraph export ice-vendors --format gexf -o ice-vendors.gexf
      vendorgraph export ice-vendors --format ftm -o ice-vendors.ftm.jsonl
    """
    opened = open_case(case)
    place = location(opened, settings_for(case, store, uri, user))
    wanted = TEXT_FORMATS.get(form)
    target = output or Path(f"{case.resolve().name}.{wanted.ending}" if wanted else f"{case.resolve().name}-csv")
    with contextlib.closing(open_reader(place, public_only=True)) as reader, plainly(target):
        if wanted:
            write_whole(target, (text.encode() for text in wanted.write(reader)))
        elif target.suffix == ".zip" or str(target) == "-":
            write_whole(target, csv_archive(reader))
        else:
            target.mkdir(parents=True, exist_ok=True)
            for name, lines in csv_files(reader):
                write_whole(target / name, (line.encode() for line in lines))
    if str(target) != "-":
        note(f"Wrote {target}. Only what is public is in it.")
