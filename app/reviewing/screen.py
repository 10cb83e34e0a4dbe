"""What a reviewer sees of an item: who says what, in the source's own words and their context."""

import json
import sys
from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from app.api.models import decimal_text
from app.commands.output import visible, with_separators
from graph.model import load_schema
from graph.review_queue import Item, Pair, Party
from graph.store import Claim, Conflict, Edge

__all__ = ["HELP", "Screen", "keys_shown"]

PIPED_WIDTH = 100
AMOUNTS = ("amount", "obligated", "current", "potential")
DATES = ("date", "start", "end")
BRIEF = 60
"""Characters of context on either side where several claims are shown together."""
SHOWN = {
    "claim": "a accept · r reject · e edit · n next · z undo · ? help · q quit",
    "pair": "s same · d different · u unsure · n next · z undo · ? help · q quit",
    "conflict": "{sides} that side holds · b all stand · n next · z undo · ? help · q quit",
}
HELP = """\
a  accept: the claim enters the graph
r  reject: it stays out of it; at a terminal you are asked why
e  edit: its ends, predicate and qualifiers; the quote stays
s  same · d  different · u  unsure: whether two keys are one thing
1-9  of a conflict, the side that holds: its claims are accepted,
   those of the other sides rejected · b  all sides stand
n  next (or space): leave it for later
z  undo the last decision of this session, and see it again
q  quit: what you decided is on disk already
A capital A, E, S, D or U asks for a reason. In piped input the
reason follows the key on its line. The next build applies it all."""


def keys_shown(item: Item) -> str:
    """The keys that do something with the item."""
    sides = len(item.conflict.sides) if item.conflict else 0
    return SHOWN[item.kind].format(sides=f"1-{min(sides, 9)}")


class Screen:
    """Writes items to standard output."""

    def __init__(self) -> None:
        terminal = sys.stdout.isatty()
        width = None if terminal else PIPED_WIDTH
        self._console = Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)

    def say(self, text: str | Text = "") -> None:
        """A line, or several; whoever wrote its words moves no cursor."""
        plain = "\n".join(map(visible, text.split("\n"))) if isinstance(text, str) else text
        self._console.print(plain)

    def _indented(self, text: Text, columns: int) -> None:
        self._console.print(Padding(text, (0, 0, 0, columns)))

    def item(self, item: Item, place: int, of: int, edges: Mapping[str, list[Edge]]) -> None:
        """The item under a rule that tells its place in the queue."""
        self._console.rule(Text(f"{item.kind} {place} of {of}", style="bold"), align="left")
        if item.claim is not None:
            self._claim(item.claim, item.why)
        if item.pair is not None:
            self._pair(item.pair, edges)
        if item.conflict is not None:
            self._conflict(item.conflict)

    def _claim(self, claim: Claim, why: str) -> None:
        self.say(_statement(claim))
        for line in (_values(claim), _ends(claim)):
            if line:
                self.say(Text(f"  {line}"))
        self.say()
        self._indented(_in_context(claim), 2)
        self.say(Text(f"  — {_source(claim)} · {visible(str(claim.row.get('extractor')))}, {why}", style="dim"))

    def _pair(self, pair: Pair, edges: Mapping[str, list[Edge]]) -> None:
        score = "" if pair.score is None else f" (score {pair.score:.2f})"
        self.say(Text(f"Are these one thing?{score}", style="bold"))
        self.say(Text(f"  {visible(pair.by)}: {visible(pair.why)}", style="dim"))
        for party in (pair.left, pair.right):
            self.say(_party(party))
            for edge in edges.get(party.key, []):
                self.say(Text(f"      {_edge(edge)}"))

    def _conflict(self, conflict: Conflict) -> None:
        end = f" · {conflict.object.name}" if conflict.object else ""
        self.say(
            Text(visible(f"{conflict.why} ({conflict.subject.name} {_words(conflict.predicate)}{end})"), style="bold")
        )
        for number, (value, claims) in enumerate(conflict.sides, 1):
            self.say(Text(f"  {number}  {visible(value)}", style="bold"))
            for claim in claims:
                self.say(Text("     ") + _statement(claim) + Text(f"  [{claim.row['status']}]", style="dim"))
                self._indented(_in_context(claim, BRIEF), 7)
                self.say(Text(f"     — {_source(claim)}", style="dim"))


def _words(predicate: str) -> str:
    found = load_schema().predicates.get(predicate)
    return found.active if found else predicate


def _statement(claim: Claim) -> Text:
    row = claim.row
    modality = "" if row["modality"] == "asserted" else f"  ({row['modality']})"
    return Text.assemble(
        (visible(str(row["subject_name"])), "bold"),
        f"  {_words(claim.predicate)}  ",
        (visible(str(row["object_name"])), "bold"),
        (modality, "yellow"),
    )


def _values(claim: Claim) -> str:
    """Amounts, dates and the other qualifiers in one line."""
    row, told = claim.row, []
    for name in AMOUNTS:
        if row.get(name) is not None:
            word = row.get("amount_qualifier") if name == "amount" else None
            said = f"{name} {with_separators(decimal_text(row[name]))} {row.get('currency') or ''}".strip()
            told.append(f"{said} ({word})" if word and word != "exact" else said)
    told += [f"{name} {_day(row, name)}" for name in DATES if row.get(name)]
    if row.get("contract_name"):
        told.append(f"contract {row['contract_name']}")
    told += [f"{name} {value}" for name, value in _entry(row.get("qualifiers"), {}).items() if name != "edited"]
    if cited := _entry(row.get("attribution"), []):
        told.append(f"according to {', '.join(map(str, cited))}")
    return visible(" · ".join(map(str, told)))


def _day(row: Mapping[str, Any], name: str) -> str:
    return str(row[name])[: {"year": 4, "month": 7}.get(row.get(f"{name}_precision") or "day", 10)]


def _entry(value: Any, otherwise: Any) -> Any:
    return json.loads(value) if isinstance(value, str) and value else value or otherwise


def _ends(claim: Claim) -> str:
    """Whom the graph takes the ends for, where it shows another name."""
    told = []
    for ref, name in ((claim.subject, claim.row["subject_name"]), (claim.object, claim.row["object_name"])):
        if ref.id and ref.name != name:
            told.append(f"{name}: taken for {ref.name} ({ref.id})")
    return visible(" · ".join(told))


def _in_context(claim: Claim, most: int = 1_000) -> Text:
    """The quote between the words around it, `most` characters on either side; for a record its row."""
    row = claim.row
    if row.get("quote") is None:
        return Text(f"row {row.get('row')} of {visible(str(claim.source.row.get('file') or claim.source.label))}")
    before, after = _flat(claim.before)[-most:], _flat(claim.after)[:most]
    quote = (f"»{_flat(str(row['quote']))}«", "bold")
    return Text.assemble((f"…{before} " if before else "", "dim"), quote, (f" {after}…" if after else "", "dim"))


def _flat(text: str) -> str:
    return " ".join(visible(text).split())


def _source(claim: Claim) -> str:
    page = f", page {claim.row['page']}" if claim.row.get("page") else ""
    return visible(f"{claim.source.label}{page}")


def _party(party: Party) -> Text:
    if party.entity is None:
        return Text.assemble(("  " + visible(party.key), "bold"), "  (no statement of the graph names it)")
    names = ", ".join(name for name in party.names if name != party.entity.name)
    number = "1 statement" if party.edges == 1 else f"{party.edges:,} statements"
    told = f"  {party.entity.type}, {number}{f'; also {names}' if names else ''}"
    return Text.assemble((f"  {visible(party.entity.name)}", "bold"), f"  {visible(party.key)}", (visible(told), "dim"))


def _edge(edge: Edge) -> str:
    amounts = (edge.obligated, edge.current, edge.potential, edge.stated)
    amount = next((with_separators(decimal_text(a)) for a in amounts if a is not None), "")
    return visible(
        f"{edge.subject.name} {_words(edge.predicate)} {edge.object.name} {amount} {edge.valid_from or ''}".strip()
    )
