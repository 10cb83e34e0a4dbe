"""What was searched and not found: names and keys, silent sources, kinds of statement that nothing was found on."""

from app.reports.asked import Asked, walked
from app.reports.corroboration import unfound_blocks
from app.reports.document import Block, Paragraph, Sentence
from app.reports.document import List as Items
from graph.store import Page, Source

__all__ = ["searched_blocks"]

SOURCES = 400
"""Sources that are asked one by one whether they say something."""

SILENT = 30
GROUPS = {
    "Company": ("contracts", "systems", "ownership", "people", "influence"),
    "Agency": ("contracts", "systems", "structure", "influence"),
}
"""What a reader expects to find about an entity of a kind."""


def searched_blocks(asked: Asked) -> list[Block]:
    words = asked.words
    names = [asked.name, *(name for name, _ in asked.entity.names), *asked.entity.keys]
    told = [Sentence(words.say("searched.names", names="; ".join(dict.fromkeys(names))))]
    if missing := _missing(asked):
        groups = words.table("groups")
        found = "; ".join(groups[name] for name in missing)
        told.append(Sentence(words.say("searched.missing", groups=found), asked.book.counted(asked.command("edges"))))
    rejected = asked.reader.findings("reject", 1).total or 0
    if rejected:
        told.append(Sentence(words.say("searched.rejected", count=rejected)))
    return [Paragraph(tuple(told)), *unfound_blocks(asked), *_sources(asked)]


def _missing(asked: Asked) -> list[str]:
    groups = GROUPS.get(asked.entity.type, ())
    return [name for name in groups if not asked.group(name) and not (name == "contracts" and asked.contracts)]


def _sources(asked: Asked) -> list[Block]:
    """Works that could say something, and those of them that do not; sheets that only cite others are no sources."""
    pages: list[Page[Source]] = list(walked(asked.reader.sources))
    every = [one for page in pages for one in page.items if one.claims and one.row["kind"] != "reference"]
    if len(every) > SOURCES:
        return []
    silent = [one for one in every if not _says(asked, one)]
    words, counted = asked.words, asked.book.counted("vendorgraph query CASE sources --limit 0")
    speaking = words.say(
        "searched.sources", n=words.number(len(every) - len(silent)), m=words.number(len(every)), name=asked.name
    )
    sentences = [Sentence(speaking, counted)]
    if not silent:
        return [Paragraph(tuple(sentences))]
    sentences.append(Sentence(words.say("searched.silent")))
    listed = [Sentence(words.say("note.locator", locator=one.label)) for one in silent[:SILENT]]
    if len(silent) > SILENT:
        listed.append(Sentence(words.say("searched.more", count=len(silent) - SILENT)))
    return [Paragraph(tuple(sentences)), Items(tuple(listed))]


def _says(asked: Asked, source: Source) -> bool:
    return bool(asked.reader.claims(source=source.id, entity=asked.entity.id, limit=1).items)
