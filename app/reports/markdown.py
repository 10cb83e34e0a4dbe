"""A report as Markdown with footnotes, as GitHub, Pandoc and Obsidian read them."""

import re
from collections.abc import Iterator

from app.reports.document import Block, Document, Note, Paragraph, Picture, Sentence, Span, Table
from app.reports.document import List as Items

__all__ = ["markdown"]

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~^$&!])")
AT_START = re.compile(r"^(\d+)([.)])|^([-+=:])")


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands.

    >>> escaped('1. *a* <b>')
    '1\\\\. \\\\*a\\\\* \\\\<b\\\\>'
    """
    told = SPECIAL.sub(r"\\\1", text)
    return AT_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", told)


def markdown(document: Document) -> str:
    return "\n".join(_lines(document)).rstrip() + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield from (f"# {escaped(document.title)}", "", f"*{escaped(document.subtitle)}*", "")
    for label, value in document.facts:
        yield f"- **{escaped(label)}:** {escaped(value)}"
    for section in document.sections:
        yield from ("", f"## {escaped(section.title)}", "")
        for block in section.blocks:
            yield from _block(block)
            yield ""
    yield from (f"## {escaped(document.label('notes'))}", "")
    yield from map(_note, document.notes)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield " ".join(map(_sentence, block.sentences))
    elif isinstance(block, Items):
        yield from (f"- {_sentence(item)}" for item in block.items)
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Picture):
        yield from (f"*{escaped(block.alternative)}*", "", _sentence(block.caption))


def _sentence(sentence: Sentence) -> str:
    return escaped(sentence.text) + _marks(sentence.notes)


def _marks(notes: tuple[int, ...]) -> str:
    return "".join(f"[^{number}]" for number in notes)


def _table(table: Table) -> Iterator[str]:
    yield from (f"**{escaped(table.caption)}**", "")
    yield f"| {' | '.join(map(escaped, table.columns))} |"
    yield f"| {' | '.join('---:' if n in table.numeric else '---' for n in range(len(table.columns)))} |"
    for row in table.rows:
        yield f"| {' | '.join(escaped(cell.text) + _marks(cell.notes) for cell in row)} |"


def _note(note: Note) -> str:
    return f"[^{note.number}]: {''.join(map(_span, note.spans)).strip()}"


def _span(span: Span) -> str:
    if span.style == "link" and span.address:
        return f"<{span.address}>" if re.fullmatch(r"[^<>\s]+", span.address) else escaped(span.text)
    if span.style == "quote":
        return f"“{escaped(span.text)}”"
    if span.style == "code":
        ticks = "`" * (1 + max((len(run) for run in re.findall("`+", span.text)), default=0))
        return f"{ticks}{' ' * ('`' in span.text)}{span.text}{' ' * ('`' in span.text)}{ticks}"
    return escaped(span.text)
