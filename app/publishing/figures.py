"""The pages of the case's figures: the picture with its evidence, a bare one to embed, and oEmbed where an address is
known."""

import dataclasses
import json
from collections.abc import Iterator, Mapping
from html import escape
from string import Template

from app.export.redaction import Redaction
from app.figures.described import WholeFigure, described
from app.figures.drawn import FORMS, drawing_of
from app.figures.signing import standing_of
from app.figures.specification import stored_figures
from app.publishing.evidence import edge_page, source_page
from app.publishing.shell import POLICY, Shell, link, page_name, template, text
from graph.case import Case
from graph.errors import VendorgraphError
from graph.store import Reader

__all__ = ["FigureFiles", "figure_files", "figures_page"]


@dataclasses.dataclass(frozen=True, slots=True)
class FigureFiles:
    """A figure with its files: names inside the folder `figures` and their contents. `told.files` are addresses from
    the explorer."""

    name: str
    told: WholeFigure
    files: Mapping[str, bytes]


def figure_files(
    reader: Reader, case: Case, shell: Shell, address: str | None, redaction: Redaction
) -> Iterator[FigureFiles | str]:
    """Every figure of the case; for one that cannot be drawn, a line that says why."""
    for stored in stored_figures(case):
        if isinstance(stored, VendorgraphError):
            yield str(stored)
            continue
        try:
            drawing = drawing_of(reader, stored.specification, redaction)
            standing = standing_of(stored.specification, drawing)
            banner = standing.warning if stored.specification.tell_changes == "yes" else None
            pictures: dict[str, bytes] = {form: drawing.as_bytes(form, banner=banner) for form in FORMS}
        except VendorgraphError as error:
            yield f"{stored.id}: {error}"
            continue
        name = page_name(stored.id)
        told = described(stored.id, drawing, standing, [f"../figures/{name}.{form}" for form in FORMS])
        yield FigureFiles(name, told, _files(shell, name, told, pictures, address))


def _files(
    shell: Shell, name: str, told: WholeFigure, pictures: Mapping[str, bytes], address: str | None
) -> dict[str, bytes]:
    files = {f"{name}.{form}": content for form, content in pictures.items()}
    files[f"{name}.embed.html"] = _bare(shell, name, told).encode()
    if address:
        files[f"{name}.oembed.json"] = _oembed(shell, name, told, address).encode()
    files[f"{name}.html"] = _page(shell, name, told, address).encode()
    return files


def _title(told: WholeFigure) -> str:
    return (told.title or told.id).rstrip(".")


def _bare(shell: Shell, name: str, told: WholeFigure) -> str:
    return Template(template("embed.html")).substitute(
        language=shell.words.language,
        policy=POLICY.format(scripts="'none'"),
        title=text(_title(told)),
        name=name,
        alternative=text(told.alternative),
        whole=text(shell.say("whole")),
    )


def _frame(name: str, told: WholeFigure, base: str) -> str:
    source = f"{base}figures/{name}.embed.html"
    return (
        f'<iframe src="{escape(source)}" title="{text(_title(told))}" width="800" height="900" loading="lazy" '
        'sandbox="allow-popups" style="border:0;max-width:100%"></iframe>'
    )


def _oembed(shell: Shell, name: str, told: WholeFigure, address: str) -> str:
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": _title(told),
        "provider_name": str(shell.build["case_name"]),
        "provider_url": address,
        "html": _frame(name, told, address),
        "width": 800,
        "height": 900,
        "thumbnail_url": f"{address}figures/{name}.png",
    }
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


def _page(shell: Shell, name: str, told: WholeFigure, address: str | None) -> str:
    say, title = shell.say, _title(told)
    picture = f'<img src="{name}.svg" alt="{text(told.caption or title)}" aria-describedby="words">'
    downloads = ", ".join(link(f"{name}.{form}", form.upper()) for form in FORMS)
    body = [
        f"<h1>{text(title)}</h1>",
        f"<p>{text(told.subtitle)}</p>" if told.subtitle else "",
        f"<figure>{picture}<figcaption>{text(told.caption or '')}</figcaption></figure>",
        f"<p>{text(_standing(shell, told))} {text(say('downloads'))}: {downloads}.</p>",
        f'<details><summary>{text(say("in_words"))}</summary><p id="words">{text(told.alternative)}</p></details>',
        f"<h2>{text(say('notes'))}</h2>\n<ol>{_notes(shell, told)}</ol>",
        f"<h2>{text(say('sources'))}</h2>\n<ul>{_sources(told)}</ul>",
        f'<h2 id="embed">{text(say("embed"))}</h2>\n<textarea readonly rows="4" aria-labelledby="embed">'
        f"{escape(_frame(name, told, address or '../'))}</textarea>",
    ]
    head = ""
    if address:
        place = escape(f"{address}figures/{name}.oembed.json")
        head = f'<link rel="alternate" type="application/json+oembed" href="{place}" title="{text(title)}">\n'
    return shell.page(title, "\n".join(body), head=head)


def _standing(shell: Shell, told: WholeFigure) -> str:
    if told.state == "signed":
        return shell.say("signed", by=told.signed_by, at=shell.words.date(told.signed_at))
    if told.state == "changed":
        return shell.say("changed", changes=" ".join(told.changes))
    return shell.say("unsigned")


def _notes(shell: Shell, told: WholeFigure) -> str:
    return "".join(_note(shell, told, place) for place in range(len(told.notes)))


def _note(shell: Shell, told: WholeFigure, place: int) -> str:
    note = told.notes[place]
    held = note.edge in shell.statements
    said = link(f"../{edge_page(note.edge)}", note.says) if note.edge and held else text(note.says)
    words = "; ".join(f"{one.source}: {one.text}" for one in note.citations)
    return f'<li value="{note.number}">{said}<br><span class="quiet">{text(words)}</span></li>'


def _sources(told: WholeFigure) -> str:
    return "".join(
        f"<li>{text(one.letter)}: {link(f'../{source_page(one.id)}', one.text)}</li>" for one in told.sources
    )


def figures_page(shell: Shell, figures: list[FigureFiles]) -> str:
    title = shell.say("figures")
    body = [f"<h1>{text(title)}</h1>"]
    for one in figures:
        address = f"figures/{one.name}"
        picture = (
            f'<a href="{address}.html"><img src="{address}.svg" alt="{text(_title(one.told))}" loading="lazy"></a>'
        )
        body.append(f"<h2>{link(f'{address}.html', _title(one.told))}</h2>\n<figure>{picture}</figure>")
    if not figures:
        body.append(f"<p>{text(shell.say('no_figure'))}</p>")
    return shell.page(title, "\n".join(body), up="")
