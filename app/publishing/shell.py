"""The frame of every page of a publication: head, menu, foot; and the pieces of HTML that pages are made of."""

import dataclasses
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib.resources import files
from string import Template
from typing import Any

from app import __version__
from app.links import web_address
from app.reports.wording import Wording, cleaned, wording
from graph.own_yaml import own_yaml
from graph.store import EntityRef

__all__ = ["Shell", "definitions", "link", "page_name", "site_words", "table", "template", "text"]

POLICY = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; img-src 'self'; "
    "script-src {scripts}; base-uri 'none'; form-action 'none'\">"
)
MENU = ("index", "explorer", "entities", "figures", "conflicts", "sources", "data")
PLACES = {"explorer": "explorer/index"}
"""Of a page of the menu that lies in a folder of its own."""


def site_words(language: str) -> Wording:
    """The words of reports with those of sites."""
    told = (files("app.publishing") / "texts" / f"{language}.yaml").read_text("utf-8")
    return Wording({**wording(language).texts, **own_yaml(told)})


def template(name: str) -> str:
    return (files("app.publishing") / "templates" / name).read_text("utf-8")


def text(value: Any) -> str:
    """A value as text of a page: cleaned and escaped."""
    return escape(cleaned(str(value)))


def page_name(key: str) -> str:
    """A file name for an id: what can be read of it, and enough of its hash to tell it from all others."""
    plain = re.sub("[^a-z0-9]+", "-", key.lower()).strip("-")[:60]
    return f"{plain}-{hashlib.sha256(key.encode()).hexdigest()[:10]}".lstrip("-")


def link(address: str | None, told: str) -> str:
    """A link, or the text alone where there is nothing to lead to."""
    return f'<a href="{escape(address)}">{text(told)}</a>' if address else text(told)


def outward(address: str | None) -> str:
    """A link to the web, or the text where the address is none."""
    found = web_address(address)
    return f'<a href="{escape(found)}" rel="noopener noreferrer">{text(found)}</a>' if found else text(address or "")


def definitions(pairs: Iterable[tuple[str, str]]) -> str:
    """Pairs of a label and what stands for it (HTML); empty ones are left out."""
    told = "".join(f"<dt>{text(label)}</dt><dd>{value}</dd>\n" for label, value in pairs if value)
    return f"<dl>\n{told}</dl>" if told else ""


def table(
    caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]], numeric: frozenset[int] = frozenset()
) -> str:
    """A table whose cells are HTML; the first of a row is its heading. A column that no row fills is left out."""
    told = [tuple(row) for row in rows]
    filled = [place for place in range(len(columns)) if not told or any(row[place] for row in told)]

    def cell(place: int, value: str) -> str:
        kind = ' class="number"' if place in numeric else ""
        return f'<th scope="row">{value}</th>' if place == 0 else f"<td{kind}>{value}</td>"

    heads = "".join(
        f'<th scope="col"{" class=number" if place in numeric else ""}>{text(name)}</th>'
        for place, name in enumerate(columns)
        if place in filled
    )
    body = "\n".join(f"<tr>{''.join(cell(place, row[place]) for place in filled)}</tr>" for row in told)
    region = f'<div class="scroll" tabindex="0" role="region" aria-label="{text(caption)}">'
    head = f"<table><caption>{text(caption)}</caption><thead><tr>{heads}</tr></thead>"
    return f"{region}{head}\n<tbody>\n{body}\n</tbody></table></div>"


@dataclasses.dataclass(frozen=True, slots=True)
class Shell:
    """What all pages of a site share. `pages` gives the page of an entity, by its public id, where it has one;
    `statements` are the ids of the edges that have one."""

    words: Wording
    build: Mapping[str, Any]
    pages: Mapping[str, str]
    statements: set[str] = dataclasses.field(default_factory=set)
    title: str = ""
    menu: tuple[str, ...] = MENU

    def say(self, path: str, count: int | None = None, **values: Any) -> str:
        return self.words.say(f"site.{path}", count, **values)

    def entity(self, one: EntityRef, up: str = "../") -> str:
        """The entity's name, leading to its page."""
        page = self.pages.get(one.id)
        return link(f"{up}{page}" if page else None, one.name)

    def page(self, title: str, body: str, *, up: str = "../", head: str = "", script: bool = False) -> str:
        """A whole page; `up` leads from it to the site's root."""
        names = {name: self.say("home" if name == "index" else name) for name in self.menu}
        links = "\n".join(
            f'<li><a href="{up}{PLACES.get(name, name)}.html">{text(told)}</a></li>' for name, told in names.items()
        )
        case = self.title or str(self.build["case_name"])
        foot = self.say("foot", case=case, build=self.build["build_id"], version=__version__)
        return Template(template("page.html")).substitute(
            language=self.words.language,
            policy=POLICY.format(scripts="'self'" if script else "'none'"),
            title=text(f"{title} – {case}" if title != case else title),
            up=up,
            head=head,
            skip=text(self.say("skip")),
            case=text(case),
            menu=text(self.say("menu")),
            links=links,
            body=body,
            foot=text(foot),
        )
