"""The page of an entity: its keys and names, and what is said of it, each statement leading to its evidence."""

from urllib.parse import urlencode

from app.export.redaction import Redaction
from app.publishing.evidence import edge_page
from app.publishing.shell import Shell, definitions, link, table, text
from app.reports.statements import AMOUNTS
from graph.model import load_schema
from graph.store import Edge, Entity, Page

__all__ = ["GROUPS", "entity_page"]

GROUPS = ("contracts", "systems", "ownership", "structure", "people", "influence")


def entity_page(shell: Shell, entity: Entity, edges: Page[Edge], redaction: Redaction, more: int) -> str:
    """`edges` are those that are shown; `more` is the number of the others."""
    words = shell.words
    described = entity.description or ""
    told = [f"<h1>{text(entity.name)}</h1>"]
    if described and not redaction.names(described):
        told.append(f"<p>{text(described)}</p>")
    names = [name for name, _ in entity.names if name != entity.name]
    told.append(
        definitions(
            [
                (shell.say("kind"), text(words.table("kinds").get(entity.type, entity.type))),
                (shell.say("keys"), text(", ".join(dict.fromkeys(entity.keys)))),
                (shell.say("also"), text("; ".join(dict.fromkeys(names)))),
            ]
        )
    )
    address = f"../explorer/index.html?{urlencode({'entity': entity.id})}"
    told.append(f"<p>{link(address, shell.say('explore'))}</p>")
    predicates = load_schema().predicates
    for group in GROUPS:
        own = [edge for edge in edges.items if predicates[edge.predicate].group == group]
        if own:
            told.append(_statements(shell, words.table("groups")[group], own, group == "contracts"))
    if not edges.items:
        told.append(f"<p>{text(shell.say('no_statement'))}</p>")
    if more:
        told.append(f'<p class="quiet">{text(shell.say("more", count=more))}</p>')
    return shell.page(entity.name, "\n".join(told))


def _statements(shell: Shell, caption: str, edges: list[Edge], amounts: bool) -> str:
    columns = shell.words.table("contracts.columns")
    heads = [shell.say("statement")]
    if amounts:
        heads += [columns[name] for name in (*AMOUNTS, "stated")]
    heads += [shell.say("since"), shell.say("until"), shell.say("evidence")]
    rows = [_row(shell, edge, amounts) for edge in edges]
    return table(caption[:1].upper() + caption[1:], heads, rows, frozenset(range(1, 5)) if amounts else frozenset())


def _row(shell: Shell, edge: Edge, amounts: bool) -> list[str]:
    words = shell.words
    said = f"{shell.entity(edge.subject)} {text(words.verb(edge.predicate))} {shell.entity(edge.object)}"
    if edge.contract and edge.contract.id not in (edge.subject.id, edge.object.id):
        said += f" ({shell.entity(edge.contract)})"
    marks = [shell.say("proposed")] * (edge.status == "proposed") + [shell.say("disputed")] * edge.disputed
    if edge.modality in ("reported", "planned", "ended"):
        marks.append(words.table("modalities")[edge.modality])
    said += "".join(f' <span class="mark">{text(mark)}</span>' for mark in marks)
    cells = [said]
    if amounts:
        shown = [words.money(getattr(edge, name), edge.currency) for name in (*AMOUNTS, "stated")]
        signs = {"at_least": "≥ ", "at_most": "≤ ", "approx": "≈ "}
        shown[3] = f"{signs.get(edge.stated_qualifier or '', '')}{shown[3]}" if shown[3] else ""
        cells += [text(amount) for amount in shown]
    cells.append(text(words.date(edge.valid_from, edge.valid_from_precision)))
    cells.append(text(words.date(edge.valid_to, edge.valid_to_precision)))
    cells.append(link(f"../{edge_page(edge.id)}", shell.say("independent", count=edge.sources)))
    return cells
