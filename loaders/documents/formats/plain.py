"""Plain text. The text is the file decoded, unchanged: no newline, space or letter is normalised."""

import codecs

from charset_normalizer import from_bytes

from graph.errors import UnreadableFile
from loaders.documents.document import Limits
from loaders.documents.formats.reading import Reading

__all__ = ["PlainReader", "decode", "looks_binary"]

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def looks_binary(data: bytes) -> bool:
    """Whether a file is no text: NUL bytes without a UTF-16 or UTF-32 mark, or many control bytes."""
    head = data[:8192]
    if any(head.startswith(mark) for mark, _ in _MARKS):
        return False
    controls = sum(byte < 9 or (13 < byte < 32 and byte != 27) for byte in head)
    return b"\0" in head or controls > len(head) * 0.02


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Text and encoding: UTF-8 if it is valid, then what a byte order mark says, then the likeliest charset."""
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise UnreadableFile(f"{name} is cut off or damaged ({encoding}); fetch it again.") from error
    encoding = _likeliest(data[:200_000])
    try:
        return data.decode(encoding), encoding
    except (UnicodeDecodeError, LookupError) as error:
        raise UnreadableFile(f"{name} is in no encoding that could be recognised; save it as UTF-8.") from error


def _likeliest(data: bytes) -> str:
    """The charset that reads best; between equals, the one of western Europe."""
    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        return "cp1252"
    equals = [match.encoding for match in matches if match.chaos <= best.chaos]
    return next((encoding for encoding in ("cp1252", "latin_1", "iso8859_15") if encoding in equals), best.encoding)


class PlainReader:
    """Anything that is text."""

    media_type = "text/plain"

    def accepts(self, data: bytes, name: str) -> bool:
        return not looks_binary(data)

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        text, encoding = decode(data, name)
        return Reading(text, f"plain/1 {encoding}")
