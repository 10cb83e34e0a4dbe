"""A report between its facts and its file: sections of sentences, tables and pictures, with numbered notes.

Every writer takes this and nothing else, so that all files of one report say the same. All text is plain; each writer
escapes it in its own way.
"""

import dataclasses

__all__ = ["Block", "Cell", "Document", "List", "Note", "Paragraph", "Picture", "Section", "Sentence", "Span", "Table"]


@dataclasses.dataclass(frozen=True, slots=True)
class Span:
    """A piece of a note. `style` is plain, quote (words of a source, word for word), code or link (to `address`)."""

    text: str
    style: str = "plain"
    address: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Note:
    """A footnote; `claims` are the ids of the claims that it stands for, as far as they are named."""

    number: int
    spans: tuple[Span, ...]
    claims: tuple[str, ...]

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclasses.dataclass(frozen=True, slots=True)
class Sentence:
    """Words, then the numbers of the notes that bear them out; none where the sentence states no fact."""

    text: str
    notes: tuple[int, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Paragraph:
    sentences: tuple[Sentence, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class List:
    """Sentences, one an item."""

    items: tuple[Sentence, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    text: str
    notes: tuple[int, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """`numeric` are the places of the columns that hold numbers."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = frozenset()


@dataclasses.dataclass(frozen=True, slots=True)
class Picture:
    """A figure as SVG and as PNG, what it shows in words, and its caption."""

    svg: str
    png: bytes
    alternative: str
    caption: Sentence


Block = Paragraph | List | Table | Picture


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """`anchor` is the section's name in links."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Document:
    """`language` is a BCP 47 tag; `facts` are pairs of label and value under the title; `labels` the writer's words."""

    title: str
    subtitle: str
    language: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    labels: tuple[tuple[str, str], ...]

    def label(self, name: str) -> str:
        return dict(self.labels)[name]
