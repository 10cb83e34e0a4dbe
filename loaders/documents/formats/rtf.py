"""Rich Text: control words are dropped, escapes decoded, groups without text skipped. One pass, no recursion."""

import re

from graph.errors import UnreadableFile
from loaders.documents.document import Limits
from loaders.documents.formats.reading import Reading
from loaders.documents.words.wordset import word_set

__all__ = ["RtfReader"]

_PART = re.compile(
    r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.IGNORECASE
)
_SILENT = word_set("fonttbl colortbl stylesheet info pict header footer generator object themedata listtable")
_BREAKS = {"par": "\n", "line": "\n", "sect": "\n\n", "page": "\n\n", "tab": "\t", "cell": " | ", "row": "\n"}
_SIGNS = {"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•"}


class RtfReader:
    media_type = "application/rtf"

    def accepts(self, data: bytes, name: str) -> bool:
        return data.lstrip()[:6] == b"{\\rtf1"

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        if data.count(b"{") > data.count(b"}"):
            raise UnreadableFile(f"{name} is cut off; fetch it again.")
        return Reading(_Machine(data.decode("latin-1")).text(), "rtf/1")


class _Machine:
    """Walks the parts, with a stack of (silent, characters to skip after \\u)."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.codepage = "cp1252"
        self.out: list[str] = []
        self.stack: list[tuple[bool, int]] = []
        self.silent, self.width, self.skip = False, 1, 0

    def text(self) -> str:
        for part in _PART.finditer(self.source):
            word, number, byte, sign, brace, plain = part.groups()
            if brace:
                self._brace(brace)
            elif word:
                self._word(word.lower(), number)
            elif byte:
                self._put(bytes([int(byte, 16)]).decode(self.codepage, "replace"))
            elif sign:
                self._sign(sign)
            elif plain:
                self._put(plain)
        return "".join(self.out).strip()

    def _brace(self, brace: str) -> None:
        if brace == "{":
            self.stack.append((self.silent, self.width))
        elif self.stack:
            self.silent, self.width = self.stack.pop()

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.silent = True
        elif sign in "\\{}":
            self._put(sign)
        elif sign == "~":
            self._put("\u00a0")

    def _word(self, word: str, number: str | None) -> None:
        if word in _SILENT:
            self.silent = True
        elif word == "uc":
            self.width = int(number or 1)
        elif word == "u" and number:
            code = int(number) % 65536
            self._put("\ufffd" if 0xD800 <= code < 0xE000 else chr(code))
            self.skip = self.width
        elif word == "ansicpg" and number in {"1250", "1251", "1252", "1253", "1254", "1255", "1256", "1257"}:
            self.codepage = f"cp{number}"
        elif word in _BREAKS or word in _SIGNS:
            self._put(_BREAKS.get(word) or _SIGNS[word])

    def _put(self, text: str) -> None:
        dropped = min(self.skip, len(text))
        self.skip -= dropped
        if not self.silent:
            self.out.append(text[dropped:])
