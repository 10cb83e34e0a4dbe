"""vendorgraph match: compare the names of a case."""

from typing import Annotated, Any

import typer

from app.commands.options import As, CaseFolder, Json, form_of
from app.commands.output import note, say, show_json, show_rows, visible
from app.commands.progress import progress_bar
from graph.case import open_case
from graph.matching.runs import Run

__all__ = ["match"]

COLUMNS = ("judgement", "score", "left", "right", "why", "by", "at")


def match(
    case: CaseFolder,
    pairs: Annotated[bool, typer.Option("--pairs", help="List every pair that was judged.")] = False,
    form: As = "table",
    json: Json = False,
) -> None:
    """Compare the names of vendors, and names in text with vendors.

    Pairs from the case's threshold `same` on are one for the next build, those between it and `different` wait for a
    person, and vendors that follow each other on an award become successors. Where the description of an award names
    what another company makes, its vendor is proposed as a reseller. Rows in identity.csv go before all of it.

    \b
    Examples:
      vendorgraph match ice-vendors
      vendorgraph match ice-vendors --pairs --format csv
    """
    from app.ingest import match_case

    open_case(case)
    form = form_of(form, json)  # type: ignore[assignment]
    with progress_bar() as progress:
        run, fresh = match_case(case, progress, lambda line: note(visible(line)))
    if form == "json":
        show_json({"run": run.name, "compared": fresh, **run.counts, "pairs_judged": _listed(run)})
    elif pairs or form == "csv":
        show_rows(COLUMNS, _listed(run), form)
    else:
        _summarise(run, fresh, str(case))


def _listed(run: Run) -> list[dict[str, Any]]:
    rows = sorted(run.rows(), key=lambda row: (row["judgement"], -row["score"], row["left"], row["right"]))
    return [{name: row[name] for name in (*COLUMNS, "left_name", "right_name", "features")} for row in rows]


def _summarise(run: Run, fresh: bool, case: str) -> None:
    counts = run.counts
    say(f"{counts['names']:,} names compared" if fresh else "Nothing has changed since names were last compared.")
    say(f"  {counts['same']:>9,}  found to be one pair by pair: the next build joins them")
    say(f"  {counts['unsure']:>9,}  left for a person: vendorgraph review {case}")
    say(f"  {counts['successions']:>9,}  found to follow another vendor on an award")
    say(f"  {counts.get('resellers', 0):>9,}  may resell what another company makes: claims for a person to accept")
    say(f"  Each pair with its reason: vendorgraph match {case} --pairs")
    if fresh:
        say(f"  To apply it: vendorgraph build {case}")
