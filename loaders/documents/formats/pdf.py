"""PDF: text page by page with pypdfium2. Pages are joined by a form feed, which stands nowhere else."""

import time
from importlib.metadata import version

from graph.errors import LimitExceeded, UnreadableFile
from loaders.documents.document import Limits, Metadata
from loaders.documents.formats.reading import Reading

__all__ = ["PdfReader"]


class PdfReader:
    media_type = "application/pdf"

    def accepts(self, data: bytes, name: str) -> bool:
        return b"%PDF-" in data[:1024]

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """A scan without a text layer, an encrypted or a damaged file ends in UnreadableFile."""
        import pypdfium2

        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            reason = "is protected by a password" if "password" in str(error).lower() else "is damaged or cut off"
            raise UnreadableFile(f"{name} {reason}; save an open copy and add that.") from error
        try:
            return self._pages(document, name, limits)
        finally:
            document.close()

    def _pages(self, document: "object", name: str, limits: Limits) -> Reading:
        import pypdfium2

        assert isinstance(document, pypdfium2.PdfDocument)
        if len(document) > limits.pages:
            raise LimitExceeded(f"{name} has {len(document):,} pages, the limit is {limits.pages:,}; split it.")
        stop = time.monotonic() + limits.seconds
        parts: list[str] = []
        starts: list[int] = []
        at = 0
        for page in document:
            if time.monotonic() > stop:
                raise LimitExceeded(f"{name} takes more than {limits.seconds:g} seconds to read; split it.")
            text = _page_text(page)
            starts.append(at)
            parts.append(text)
            at += len(text) + 1
            if at > limits.characters:
                break
        found = document.get_metadata_dict(skip_empty=True)
        return Reading(
            text="\f".join(parts),
            derived_by=f"pypdfium2/{version('pypdfium2')}",
            pages=tuple(starts),
            metadata=Metadata(title=found.get("Title"), author=found.get("Author")),
        )


def _page_text(page: "object") -> str:
    """What stands within the page's edges. The bounded text leaves out some line ends, so the whole text is taken
    wherever its letters are the same."""
    import pypdfium2

    assert isinstance(page, pypdfium2.PdfPage)
    layer = page.get_textpage()
    try:
        bounded, whole = _joined(layer.get_text_bounded()), _joined(layer.get_text_range())
        return whole if "".join(whole.split()) == "".join(bounded.split()) else bounded
    finally:
        layer.close()
        page.close()


def _joined(text: str) -> str:
    """With plain line ends, and without the marks that stand for the hyphens of broken words."""
    return text.replace("\r\n", "\n").replace("\x02", "").replace("\ufffe", "").replace("\f", "\n")
