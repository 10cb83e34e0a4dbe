"""The page of a statement: what it says, and every claim behind it with its words or row."""

from collections.abc import Sequence
from html import escape

from app.api.models import from_json
from app.export.redaction import Redaction
from app.publishing.shell import Shell, definitions, link, page_name, text
from app.reports.notes import NoteBook
from app.reports.statements import Statements
from graph.store import NOW, Claim, Edge, Reader

__all__ = ["Evidence", "edge_page", "source_page"]

CLAIMS = 100


def edge_page(edge_id: str) -> str:
    return f"statements/{edge_id}.html"


def source_page(source_id: str) -> str:
    return f"sources/{page_name(source_id)}.html"


class Evidence:
    """Writes the pages of statements."""

    def __init__(self, shell: Shell, reader: Reader, redaction: Redaction) -> None:
        self.shell, self._reader, self._redaction = shell, reader, redaction
        self._book = NoteBook(reader, shell.words, redaction, NOW)
        self._statements = Statements(shell.words, self._book, redaction)

    def claims_of(self, edge: Edge) -> Sequence[Claim]:
        """The claims of a statement that are shown."""
        return self._book.claims_of(edge.id)[:CLAIMS]

    def page(self, edge: Edge, claims: Sequence[Claim]) -> str:
        shell = self.shell
        said = self._statements.edge(edge).text
        self._book.forget(edge.id)
        heads = f'<h1 class="long">{text(said)}</h1>\n{self._facts(edge)}\n<h2>{text(shell.say("claims"))}</h2>'
        body = f"{heads}\n{self.claims(claims)}"
        if (more := edge.claims - len(claims)) > 0:
            body += f'\n<p class="quiet">{text(shell.say("more", count=more))}</p>'
        return shell.page(said, body)

    def _facts(self, edge: Edge) -> str:
        shell = self.shell
        marks = [shell.say(edge.status)] + [shell.say("disputed")] * edge.disputed
        between = f"{shell.entity(edge.subject)} {text(shell.words.verb(edge.predicate))} {shell.entity(edge.object)}"
        return definitions(
            [
                (shell.say("statement"), between),
                (shell.say("contract"), shell.entity(edge.contract) if edge.contract else ""),
                (shell.say("amounts"), "<br>".join(map(text, self._statements.amounts(edge)))),
                (shell.say("since"), text(shell.words.date(edge.valid_from, edge.valid_from_precision))),
                (shell.say("until"), text(shell.words.date(edge.valid_to, edge.valid_to_precision))),
                (shell.say("status"), ", ".join(map(text, marks))),
                (shell.say("sources"), text(shell.say("independent", count=edge.sources))),
                (shell.say("known"), text(shell.words.date(edge.known_from))),
            ]
        )

    def claims(self, claims: Sequence[Claim]) -> str:
        return "\n".join(map(self._claim, claims))

    def _claim(self, claim: Claim) -> str:
        shell, row = self.shell, claim.row
        label = link(f"../{source_page(claim.source.id)}", claim.source.label)
        facts = definitions(
            [
                (shell.say("page"), text(row["page"]) if row.get("page") is not None else ""),
                (shell.say("row"), text(row["row"]) if row.get("row") is not None else ""),
                (shell.say("record"), text(row.get("record_key") or "")),
                (shell.say("contract"), self._shown(row.get("contract_name"))),
                (shell.say("known"), text(shell.words.date(row.get("known_from")))),
                (
                    shell.say("why"),
                    self._shown(f"{shell.say(row['status'])}: {row.get('reason') or ''}"),
                ),
                (shell.say("claim"), f"<code>{text(claim.id)}</code>"),
            ]
        )
        return (
            f'<article class="claim" id="{escape(claim.id)}"><h3>{label}</h3>\n{self._words(claim)}\n{facts}</article>'
        )

    def _shown(self, told: str | None) -> str:
        """Free text, unless it names something that is not public."""
        return text(self.shell.words.say("note.hidden") if self._redaction.names(told) else told or "")

    def _words(self, claim: Claim) -> str:
        row, kind = claim.row, claim.row["evidence_kind"]
        quote = row.get("quote")
        if kind == "record" or not quote:
            columns = ", ".join(map(str, from_json(row.get("columns_read"), [])))
            return (
                f"<p>{text(self.shell.say('record'))}. {text(self.shell.say('read'))}: {text(columns)}</p>"
                if columns
                else ""
            )
        lead = {"text": "word_for_word", "statement": "restated"}.get(kind, "reference")
        if self._redaction.names(quote):
            return f"<p>{text(self.shell.words.say('note.hidden'))}</p>"
        told = f"<blockquote>{text(quote)}</blockquote>"
        return f"<p>{text(self.shell.say(lead))}</p>\n{told}"
