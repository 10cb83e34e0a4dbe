"""A publication: pages that need no server, figures, dossiers and data, whole or not at all."""

import dataclasses
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from app import __version__
from app.export.redaction import redaction_of
from app.publishing.answers import Answers
from app.publishing.bounds import bounds_of
from app.publishing.catalogue import Catalogue
from app.publishing.covered import Covered
from app.publishing.crate import hashes_of, ro_crate, sums
from app.publishing.evidence import source_page
from app.publishing.explorer import ANSWERS, EXPLORER, write_pages
from app.publishing.figures import FigureFiles, figure_files, figures_page
from app.publishing.lists import (
    conflicts_page,
    entities_page,
    index_page,
    index_script,
    search_index,
    source_body,
    sources_page,
)
from app.publishing.package import write_data
from app.publishing.shell import Shell, page_name, site_words, table, template, text
from app.publishing.written import Written
from app.reports import Wish, dossier, written
from app.reports.asked import walked
from graph.case import Case
from graph.errors import BadFilter, StoreUnavailable
from graph.store import Claim, Page, Reader, Source

__all__ = ["Plan", "Published", "publish"]

MARK = "publication.json"
CLAIMS_SHOWN = 500
AGENCIES = 40
"""Of a large case these best connected come first, then the vendors of most money, then the next best connected."""

Progress = Callable[[str, float], None]


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """What is wanted: `pages` entities at most get a page, as many as `bounds_of` says unless given; `dossiers` are
    keys; `about` may give licence, author and address (where the site will stand, with a slash at its end)."""

    language: str = "en"
    pages: int | None = None
    dossiers: tuple[str, ...] = ()
    about: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True)
class Published:
    """What was written, and what was left out: rows by table, figures that could not be drawn."""

    pages: int
    files: int
    left_out: Mapping[str, int]
    undrawn: tuple[str, ...]


def publish(reader: Reader, case: Case, target: Path, plan: Plan, progress: Progress) -> Published:
    """Write the site into the folder, which takes the place of an earlier publication. The reader must show only what
    is public. BadFilter where the folder holds anything else."""
    if target.exists() and not (target.is_dir() and ((target / MARK).is_file() or not any(target.iterdir()))):
        raise BadFilter(f"{target} holds other things than an earlier publication: name a new or empty folder.")
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        draft.chmod(0o755)
        told = _Site(reader, case, draft, plan, progress).write()
        if target.exists():
            shutil.rmtree(target)
        draft.rename(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return told


class _Site:
    """One publication in the making."""

    def __init__(self, reader: Reader, case: Case, folder: Path, plan: Plan, progress: Progress) -> None:
        self.reader, self.case, self.folder, self.plan, self.progress = reader, case, folder, plan, progress
        self.build = reader.build()
        self.redaction = redaction_of(reader)

    def write(self) -> Published:
        self.progress("Writing data", 0.05)
        self.bounds = bounds = bounds_of(self.build, self.plan.pages)
        self.data = write_data(self.reader, self.folder / "data", self.redaction, bounds.large)
        self.catalogue = Catalogue(self.data.database)
        every = self.catalogue.entities(max(bounds.pages, bounds.searched))
        first = every if not bounds.large else [*every[:AGENCIES], *self.catalogue.vendors(bounds.pages // 2), *every]
        paged = list({row["public_id"]: row for row in first}.values())[: bounds.pages]
        pages = {row["public_id"]: f"entities/{page_name(row['public_id'])}.html" for row in paged}
        title = self.case.settings.title or self.case.name
        self.shell = Shell(site_words(self.plan.language), self.build, pages, title=title)
        self.written = Written(self.reader, self.shell, self.redaction, self.bounds, self._put)
        covered = Covered(self.redaction, self.shell.words.say("note.hidden"))
        place = self.folder / EXPLORER
        self.answers = Answers(self.reader, place / ANSWERS, covered, list(pages), bounds, self.catalogue)
        write_pages(place)
        self._write_entities(paged)
        sources = self._write_sources()
        figures, undrawn = self._write_figures()
        dossiers = self._write_dossiers()
        self._write_lists(every, paged, sources, figures, dossiers)
        if self.reader.build()["build_id"] != self.build["build_id"]:
            raise StoreUnavailable("The case was built anew meanwhile: publish again.")
        self.progress("Hashing", 0.95)
        count = self._finish(sources)
        return Published(len(list(self.folder.rglob("*.html"))), count, dict(self.data.left_out), tuple(undrawn))

    def _put(self, name: str, content: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def _write_entities(self, paged: list[Mapping[str, Any]]) -> None:
        """The pages of entities, and of every statement that they show."""
        for place, row in enumerate(paged):
            self.progress("Writing pages", 0.1 + 0.6 * place / len(paged))
            self.written.entity(row, self.answers)

    def _write_sources(self) -> list[Source]:
        sources = [one for page in walked(self.reader.sources) for one in page.items]
        for place, one in enumerate(sources):
            self.progress("Writing sources", 0.7 + 0.1 * place / len(sources))
            claims: Page[Claim] = self.reader.claims(source=one.id, limit=CLAIMS_SHOWN)
            more = max(0, one.claims - len(claims.items))
            self._put(source_page(one.id), source_body(self.shell, one, claims.items, more))
            self.answers.source(one, claims.items)
        return sources

    def _write_figures(self) -> tuple[list[FigureFiles], list[str]]:
        self.progress("Drawing figures", 0.8)
        figures: list[FigureFiles] = []
        undrawn: list[str] = []
        for one in figure_files(self.reader, self.case, self.shell, self.plan.about.get("address"), self.redaction):
            if isinstance(one, str):
                undrawn.append(one)
                continue
            figures.append(one)
            for name, content in one.files.items():
                self._put(f"figures/{name}", content)
        return figures, undrawn

    def _write_lists(
        self,
        every: list[Mapping[str, Any]],
        paged: list[Mapping[str, Any]],
        sources: list[Source],
        figures: list[FigureFiles],
        dossiers: list[tuple[str, str]],
    ) -> None:
        shell = self.shell
        counts = self.catalogue.counts()
        told, more = self._left_out(), counts["entities"] - len(paged)
        self._put("index.html", index_page(shell, paged, counts, told, more, dossiers, self._part()))
        self._put("entities.html", entities_page(shell, paged))
        self._put("sources.html", sources_page(shell, sources))
        conflicts = [
            one for page in walked(lambda size, at: self.reader.conflicts(None, size, at)) for one in page.items
        ]
        self._put("conflicts.html", conflicts_page(shell, conflicts, self.redaction))
        self.answers.lists(sources, conflicts)
        self.answers.figures([one.told for one in figures])
        self._put("figures.html", figures_page(shell, figures))
        index = search_index(shell, every, self.catalogue.names([row["public_id"] for row in every]))
        self._put("search.json", json.dumps(index, ensure_ascii=False))
        self._put("search-index.js", index_script(index))
        self._put("search.js", template("search.js"))
        self._put("style.css", template("style.css"))
        self._put("icon.svg", template("icon.svg"))

    def _part(self) -> str:
        """Of a large case, what the pages show of it, as a paragraph; else nothing."""
        if not self.bounds.large:
            return ""
        number = self.shell.words.number
        said = self.shell.say("large", pages=number(self.bounds.pages), edges=number(self.bounds.edges))
        return f"\n<p>{text(said)}</p>"

    def _left_out(self) -> str:
        tables = self.shell.words.table("site.tables")
        counted = [
            f"{self.shell.words.number(count)} {tables.get(name, name)}"
            for name, count in sorted(self.data.left_out.items())
            if count
        ]
        return self.shell.say("left_out", counted=", ".join(counted)) if counted else self.shell.say("nothing_left_out")

    def _write_dossiers(self) -> list[tuple[str, str]]:
        """The title of each dossier and its page without an ending."""
        made = []
        for place, key in enumerate(self.plan.dossiers):
            self.progress("Writing dossiers", 0.85 + 0.1 * place / len(self.plan.dossiers))
            document = dossier(self.reader, Wish(key, self.plan.language, case=self.case))
            page = f"dossiers/{page_name(self.reader.entity(key).id)}"
            for form in ("html", "pdf", "docx"):
                self._put(f"{page}.{form}", written(document, form))
            made.append((document.title, page))
        return made

    def _finish(self, sources: Iterable[Source]) -> int:
        """The page of the data, then the research object, the hashes of all files, and the mark of a publication."""
        hashes = hashes_of(self.folder)
        self._put("data.html", self._data_page(hashes))
        hashes = hashes_of(self.folder, hashes)
        self._put("ro-crate-metadata.json", ro_crate(self.build, list(sources), hashes, self.plan.about))
        told = {"case": self.build["case_name"], "build": self.build["build_id"], "version": __version__}
        self._put(MARK, json.dumps({**told, "left_out": dict(sorted(self.data.left_out.items()))}, indent=1) + "\n")
        whole = hashes_of(self.folder, hashes)
        self._put("SHA256SUMS", sums(whole))
        return len(whole) + 1

    def _data_page(self, hashes: Mapping[str, tuple[str, int]]) -> str:
        shell, title = self.shell, self.shell.say("data")
        told = shell.words.table("site.files")
        listed = [name for name in hashes if name.startswith(("data/", "dossiers/"))]
        rows = []
        for name in sorted(listed):
            digest, size = hashes[name]
            what = told.get(name.removeprefix("data/")) or (told["csv"] if "/csv/" in name else shell.say("reports"))
            shown = f'<a href="{name}">{text(name)}</a>'
            rows.append((shown, text(what), text(shell.words.number(size)), f"<code>{digest}</code>"))
        heads = [shell.say(name) for name in ("file", "what", "size", "hash")]
        lead = f"<h1>{text(title)}</h1>\n<p>{text(shell.say('data_lead'))}</p>{self._part()}"
        more = "".join(
            f'<li><a href="{name}">{name}</a></li>' for name in ("ro-crate-metadata.json", "SHA256SUMS", "search.json")
        )
        return shell.page(title, f"{lead}\n{table(title, heads, rows, frozenset((2,)))}\n<ul>{more}</ul>", up="")
