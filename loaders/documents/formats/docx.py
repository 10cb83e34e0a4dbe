"""Word documents (.docx): paragraphs and tables in their order, a line each."""

import io
import zipfile
from importlib.metadata import version

from graph.errors import LimitExceeded, UnreadableFile
from loaders.documents.document import Limits, Metadata
from loaders.documents.formats.reading import Reading

__all__ = ["DocxReader"]


class DocxReader:
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def accepts(self, data: bytes, name: str) -> bool:
        return data.startswith(b"PK\x03\x04") and (b"word/" in data or name.lower().endswith(".docx"))

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """A damaged archive ends in UnreadableFile, one that unpacks to more than the limit in LimitExceeded."""
        from docx import Document as open_docx
        from docx.opc.exceptions import PackageNotFoundError

        self._check_size(data, name, limits)
        try:
            document = open_docx(io.BytesIO(data))
            lines = [line for block in document.iter_inner_content() for line in _lines(block)]
        except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile) as error:
            raise UnreadableFile(f"{name} is a damaged Word file; open it, save it again and add that.") from error
        core = document.core_properties
        return Reading(
            text="\n\n".join(lines),
            derived_by=f"python-docx/{version('python-docx')}",
            metadata=Metadata(title=core.title or None, author=core.author or None, language=core.language or None),
        )

    def _check_size(self, data: bytes, name: str, limits: Limits) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                unpacked = sum(entry.file_size for entry in archive.infolist())
        except zipfile.BadZipFile as error:
            raise UnreadableFile(f"{name} is cut off or damaged; fetch it again.") from error
        if unpacked > limits.bytes * 4:
            raise LimitExceeded(f"{name} unpacks to {unpacked:,} bytes, the limit is {limits.bytes * 4:,}.")


def _lines(block: object) -> list[str]:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    if isinstance(block, Paragraph):
        return [block.text] if block.text.strip() else []
    if isinstance(block, Table):
        return [" | ".join(cell.text.strip() for cell in row.cells) for row in block.rows]
    return []
