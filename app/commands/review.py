"""review: the queue of what awaits a person, at the terminal."""

import getpass
import os
from itertools import islice
from typing import Annotated

import typer

from app import filters
from app.api.models import List
from app.api.review_models import ReviewItem
from app.commands.options import CaseFolder, Json, Store, Uri, User
from app.commands.output import note, say, show_json, visible
from app.commands.reading import reading
from app.reviewing.keys import keys_of
from app.reviewing.screen import Screen
from app.reviewing.session import DONE, Session
from graph.case import Case, open_case
from graph.errors import BadEdit
from graph.review_queue import KINDS, Item, review_queue, undecided, with_parties
from graph.store import Reader

__all__ = ["review"]

REVIEWER = "VENDORGRAPH_REVIEWER"


def review(
    case: CaseFolder,
    kind: Annotated[
        list[str] | None,
        typer.Option(help="Only claim, pair or conflict; may be given again.", show_default=False),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", envvar=REVIEWER, help="Who decides; your user name unless given.", show_default=False
        ),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Items at most.", show_default=False)] = None,
    store: Store = "sqlite",
    uri: Uri = None,
    user: User = None,
    json: Json = False,
) -> None:
    """Decide what enters the graph: proposed claims, pairs of names, conflicts.

    Each with its words in their context, the weightiest first; one key a decision. What you decide stands in
    reviews.csv and identity.csv of the case before the next item is shown; the next build applies it. With --json the
    queue is listed, and nothing is asked.

    \b
    Examples:
      vendorgraph review ice-vendors
      vendorgraph review ice-vendors --kind claim --by "Ana Reader"
      vendorgraph review ice-vendors --json
    """
    kinds = [filters.one_of(word, KINDS, "kind") for word in kind or KINDS]
    opened = open_case(case)
    name = by or _user()
    with reading(case, store, uri, user) as reader:
        rows, judged = opened.reviews.read(), opened.identity.read()
        for problem in (*rows.problems, *judged.problems):
            note(visible(f"{problem.file}, row {problem.row}: {problem.detail}."))
        queue = review_queue(reader)
        waiting = (item for item in queue.items if item.kind in kinds)
        items = list(islice(undecided(waiting, rows.rows, judged.rows, name), limit))
        if json:
            shown = [ReviewItem.of(found) for item in items if (found := with_parties(reader, item)) is not None]
            show_json(List[ReviewItem](items=shown, total=len(items)))
            return
        if not items:
            say(f"Nothing awaits review in {case}.")
            return
        _run(opened, reader, items, name)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise BadEdit(f"Say who decides: --by NAME, or set {REVIEWER}.") from None


def _run(case: Case, reader: Reader, items: list[Item], name: str) -> None:
    screen = Screen()
    with keys_of() as keys:
        session = Session(case, reader, items, name, keys, screen)
        try:
            session.run()
        finally:
            _summary(case, session.counts, os.fspath(case.folder))


def _summary(case: Case, counts: dict[str, int], folder: str) -> None:
    told = ", ".join(f"{number} {DONE[name].lower()}" for name, number in counts.items() if number)
    if not told:
        say("Nothing was decided.")
        return
    say(f"Decided: {told}. It stands in reviews.csv and identity.csv; 'vendorgraph build {folder}' applies it.")
