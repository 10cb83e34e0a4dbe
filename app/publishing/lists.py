"""The pages that lead to all others: the start with its search, everything named, sources, disagreements."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.export.redaction import Redaction
from app.publishing.evidence import edge_page, source_page
from app.publishing.shell import Shell, definitions, link, outward, table, text
from graph.store import Claim, Conflict, Source

__all__ = [
    "conflicts_page",
    "entities_page",
    "index_page",
    "index_script",
    "search_index",
    "source_body",
    "sources_page",
]

FIRST = 40
Row = Mapping[str, Any]


def index_page(
    shell: Shell,
    entities: Sequence[Row],
    counts: Mapping[str, int],
    told: str,
    more: int,
    dossiers: Sequence[tuple[str, str]],
    part: str = "",
) -> str:
    """`told` says what was left out, `part` (HTML) that the pages are a part of the case; `more` counts entities
    without a page; `dossiers` are names and pages."""
    say = shell.say
    counted: dict[str, Any] = {name: say(f"n_{name}", count=counts[name]) for name in ("entities", "edges", "sources")}
    search = (
        '<div class="search" id="searching" hidden role="search">'
        f'<label for="find">{text(say("find"))}</label>'
        '<input id="find" type="search" autocomplete="off" maxlength="200" spellcheck="false">'
        '<p id="told" role="status" class="quiet"></p><ul id="hits"></ul></div>'
    )
    body = "\n".join(
        [
            f"<h1>{text(shell.title)}</h1>",
            f"<p>{text(say('lead', None, **counted))} {text(told)}</p>{part}",
            search,
            _dossiers(shell, dossiers),
            f"<noscript><p>{text(say('no_script'))}</p></noscript>",
            _table(shell, say("most"), entities[:FIRST], ""),
        ]
    )
    if more:
        body += f'\n<p class="quiet">{text(say("not_paged", n=shell.words.number(more)))}</p>'
    scripts = '<script src="search-index.js" defer></script>\n<script src="search.js" defer></script>\n'
    return shell.page(say("home"), body, up="", head=scripts, script=True)


def _dossiers(shell: Shell, dossiers: Sequence[tuple[str, str]]) -> str:
    forms = [(name, [(f"{page}.{form}", form.upper()) for form in ("html", "pdf", "docx")]) for name, page in dossiers]
    items = "".join(f"<li>{text(name)}: {', '.join(link(*one) for one in held)}</li>" for name, held in forms)
    return f"<h2>{text(shell.say('reports'))}</h2>\n<ul>{items}</ul>\n" if items else ""


def entities_page(shell: Shell, entities: Sequence[Row]) -> str:
    """Everything that has a page, by name."""
    ordered = sorted(entities, key=lambda row: (str(row["name"]).casefold(), row["public_id"]))
    title = shell.say("entities")
    return shell.page(title, f"<h1>{text(title)}</h1>\n{_table(shell, title, ordered, '')}", up="")


def _table(shell: Shell, caption: str, entities: Iterable[Row], up: str) -> str:
    kinds = shell.words.table("kinds")
    rows = [
        (
            link(f"{up}{shell.pages[row['public_id']]}", row["name"]),
            text(kinds.get(row["type"], row["type"])),
            text(shell.words.number(row["edges"])),
        )
        for row in entities
    ]
    return table(caption, [shell.say(name) for name in ("name", "kind", "statements")], rows, frozenset((2,)))


def search_index(shell: Shell, entities: Iterable[Row], names: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Names, kinds, pages, and every other name and key of all that is public, the best connected first."""
    kinds = shell.words.table("kinds")
    order = list(kinds)
    entries = [
        [
            row["name"],
            order.index(row["type"]),
            shell.pages.get(row["public_id"], ""),
            " ".join([*names.get(row["public_id"], ()), row["public_id"]]),
        ]
        for row in entities
    ]
    found = shell.words.texts["site"]["found"]
    return {"kinds": [kinds[kind] for kind in order], "one": found["one"], "other": found["other"], "entries": entries}


def index_script(index: Mapping[str, Any]) -> str:
    """The index as a script: pages that are opened from a folder may not read a JSON file."""
    return f"globalThis.vendorgraphIndex = {json.dumps(index, ensure_ascii=True)};\n"


def sources_page(shell: Shell, sources: Sequence[Source]) -> str:
    title = shell.say("sources")
    kinds = shell.words.table("source_kinds")
    rows = [
        (
            link(source_page(one.id), one.label),
            text(kinds.get(str(one.row["kind"]), str(one.row["kind"]))),
            text(shell.words.date(one.row.get("published"), one.row.get("published_precision"))),
            text(one.row.get("licence") or ""),
            text(shell.words.number(one.claims)),
        )
        for one in sources
    ]
    heads = [shell.say(name) for name in ("source", "kind", "published", "licence", "claims")]
    return shell.page(title, f"<h1>{text(title)}</h1>\n{table(title, heads, rows, frozenset((4,)))}", up="")


def source_body(shell: Shell, source: Source, claims: Sequence[Claim], more: int) -> str:
    """The page of a source: what is known of it, and what it says."""
    row, say = source.row, shell.say
    facts = definitions(
        [
            (say("kind"), text(shell.words.table("source_kinds").get(str(row["kind"]), row["kind"]))),
            (say("author"), text(row.get("author") or "")),
            (say("title"), text(row.get("title") or "")),
            (say("publisher"), text(row.get("publisher") or "")),
            (say("published"), text(shell.words.date(row.get("published"), row.get("published_precision")))),
            (say("retrieved"), text(shell.words.date(row.get("retrieved")))),
            (say("address"), outward(row.get("address"))),
            (say("licence"), text(row.get("licence") or "")),
            (say("origin"), text(row.get("origin") or "")),
            (say("hash"), text(source.id) if len(source.id) == 64 else ""),
        ]
    )
    rows = [_said(shell, claim) for claim in claims]
    body = f"<h1>{text(source.label)}</h1>\n{facts}"
    if rows:
        body += "\n" + table(say("says"), [say("statement"), say("known"), say("evidence")], rows)
    if more:
        body += f'\n<p class="quiet">{text(say("more", count=more))}</p>'
    return shell.page(source.label, body)


def _said(shell: Shell, claim: Claim) -> tuple[str, str, str]:
    said = f"{shell.entity(claim.subject)} {text(shell.words.verb(claim.predicate))} {shell.entity(claim.object)}"
    held = claim.edge in shell.statements
    shown = link(f"../{edge_page(claim.edge)}#{claim.id}", claim.id) if claim.edge and held else text(claim.id)
    return said, text(shell.words.date(claim.row.get("known_from"))), shown


def conflicts_page(shell: Shell, conflicts: Sequence[Conflict], redaction: Redaction) -> str:
    title = shell.say("conflicts")
    told = [f"<h1>{text(title)}</h1>"]
    for one in conflicts:
        other = f" {shell.entity(one.object, '')}" if one.object else ""
        between = f"{shell.entity(one.subject, '')} {text(shell.words.verb(one.predicate))}{other}"
        why = shell.words.say("note.hidden") if redaction.names(one.why) else one.why
        told.append(f'<section id="{text(one.id)}"><h2>{between}</h2>')
        rows = [_side(shell, value, claims, redaction) for value, claims in one.sides if claims]
        told.append(table(why, [shell.say("side"), shell.say("by")], rows) + "</section>")
    if not conflicts:
        told.append(f"<p>{text(shell.say('no_conflict'))}</p>")
    return shell.page(title, "\n".join(told), up="")


def _side(shell: Shell, value: str, claims: Sequence[Claim], redaction: Redaction) -> tuple[str, str]:
    by = []
    for claim in claims:
        held = claim.edge in shell.statements
        address = f"{edge_page(claim.edge)}#{claim.id}" if claim.edge and held else source_page(claim.source.id)
        by.append(link(address, claim.source.label))
    return text(shell.words.say("note.hidden") if redaction.names(value) else value), "<br>".join(by)
