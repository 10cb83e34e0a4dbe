"""From a given file to plain UTF-8 CSV files: zip and gzip opened, other encodings transcoded, sizes bounded."""

import codecs
import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from graph.errors import LimitExceeded, MissingFile, UnreadableFile

__all__ = ["Member", "head_of", "transcoded", "unpacked"]

MEMBER_LIMIT = 20 << 30
"""Bytes that all files of one archive may hold together."""
MEMBERS_LIMIT = 500
RATIO_LIMIT = 400
"""Times that a file may grow when opened; the text of award files grows 10 to 40 times. Counts above 100 MB only."""
HEAD = 1 << 20
_BLOCK = 1 << 22
_BROKEN = (zipfile.BadZipFile, EOFError, zlib.error, OSError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class Member:
    """A CSV file to read: `name` is how the archive calls it (for messages), `encoding` the one it had."""

    name: str
    path: Path
    encoding: str


@dataclass(frozen=True, slots=True)
class _Packed:
    name: str
    size: int | None
    open: Callable[[], AbstractContextManager[IO[bytes]]]


def head_of(path: Path) -> Iterator[tuple[str, bytes]]:
    """(name, first megabyte as UTF-8) of the file, or of each CSV file in it."""
    for packed in (contents := _contents(path)):
        head = _read_head(packed, path)
        try:
            yield packed.name, _as_utf8(head, encoding_of(head, packed.name))
        except UnreadableFile:
            if len(contents) == 1:
                raise


def unpacked(path: Path, folder: Path) -> Iterator[Member]:
    """The CSV files of `path`, in the archive's order, as UTF-8. Whatever had to be rewritten lies in `folder`, which
    the caller removes. A member of an archive that is no text comes as an empty file.

    Names in an archive are never used as paths. Raises UnreadableFile and LimitExceeded."""
    written = 0
    contents = _contents(path)
    for number, packed in enumerate(contents):
        target = folder / f"member-{number}.csv"
        try:
            encoding = encoding_of(_read_head(packed, path), packed.name)
        except UnreadableFile:
            if len(contents) == 1:
                raise
            target.touch()
            yield Member(packed.name, target, "utf-8")
            continue
        if packed.size is None and encoding == "utf-8":
            yield Member(packed.name, path, encoding)
            continue
        written += _write(packed, target, encoding, path, written)
        yield Member(packed.name, target, encoding)


def transcoded(member: Member, folder: Path) -> Member:
    """The member again, read as Windows-1252 (or Latin-1 where bytes are not of it): for a file that proved not to be
    UTF-8.
    """
    encoding = "cp1252" if _decodes(member.path, "cp1252") else "latin-1"
    target = folder / f"{member.path.stem}-{encoding}.csv"
    with member.path.open("rb") as source, target.open("wb") as sink:
        for block in _recoded(source, encoding):
            sink.write(block)
    return Member(member.name, target, encoding)


def encoding_of(head: bytes, name: str) -> str:
    """UTF-16 is told by its mark or its zero bytes; all else counts as UTF-8 until reading shows that it is not."""
    if not head.strip():
        raise UnreadableFile(f"'{name}' is empty: download it again.")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" not in head:
        return "utf-8"
    pairs, even, odd = len(head[:4000]) // 2, head[0:4000:2].count(0), head[1:4000:2].count(0)
    if max(even, odd) > 0.7 * pairs and min(even, odd) < 0.05 * pairs:
        return "utf-16-le" if odd > even else "utf-16-be"
    raise UnreadableFile(f"'{name}' is no text: give the CSV file itself, or its .zip or .gz.")


def _contents(path: Path) -> list[_Packed]:
    if not path.is_file():
        raise MissingFile(f"There is no file '{path.name}': check its path.")
    with path.open("rb") as file:
        magic = file.read(4)
    if magic.startswith(b"PK"):
        return _zip_contents(path)
    if magic.startswith(b"\x1f\x8b"):
        return [_Packed(path.name, -1, lambda: cast(IO[bytes], gzip.open(path, "rb")))]
    return [_Packed(path.name, None, lambda: path.open("rb"))]


def _as_utf8(head: bytes, encoding: str) -> bytes:
    return head if encoding == "utf-8" else head[: len(head) // 2 * 2].decode(encoding, errors="replace").encode()


def _zip_contents(path: Path) -> list[_Packed]:
    try:
        archive = zipfile.ZipFile(path)
    except _BROKEN as error:
        raise UnreadableFile(f"'{path.name}' is a damaged or truncated zip archive: download it again.") from error
    with archive:
        infos = [
            i for i in archive.infolist() if i.filename.lower().endswith((".csv", ".tsv", ".txt")) and not i.is_dir()
        ]
    infos = [i for i in infos if not i.filename.startswith("__MACOSX")]
    if not infos:
        raise UnreadableFile(f"'{path.name}' holds no CSV file: give an archive of CSV files.")
    if len(infos) > MEMBERS_LIMIT or sum(i.file_size for i in infos) > MEMBER_LIMIT:
        raise LimitExceeded(
            f"'{path.name}' holds more than {MEMBERS_LIMIT} files or {MEMBER_LIMIT >> 30} GB: give them one by one."
        )
    return [_Packed(i.filename, i.file_size, lambda i=i: _OpenMember(path, i)) for i in infos]  # type: ignore[misc]


class _OpenMember(AbstractContextManager[IO[bytes]]):
    """A file of a zip archive, open; the archive is closed with it."""

    def __init__(self, path: Path, info: zipfile.ZipInfo) -> None:
        self._archive = zipfile.ZipFile(path)
        self._info = info

    def __enter__(self) -> IO[bytes]:
        return self._archive.open(self._info)

    def __exit__(self, *_: object) -> None:
        self._archive.close()


def _read_head(packed: _Packed, path: Path) -> bytes:
    try:
        with packed.open() as file:
            return file.read(HEAD)
    except _BROKEN as error:
        raise _damaged(path) from error


def _write(packed: _Packed, target: Path, encoding: str, path: Path, before: int) -> int:
    total, limit = 0, max(100 << 20, path.stat().st_size * RATIO_LIMIT)
    try:
        with packed.open() as source, target.open("wb") as sink:
            for block in _recoded(source, encoding):
                total += len(block)
                if before + total > min(MEMBER_LIMIT, limit):
                    raise LimitExceeded(
                        f"'{path.name}' grows beyond {min(MEMBER_LIMIT, limit) >> 20} MB when opened: check it."
                    )
                sink.write(block)
    except UnicodeError as error:
        raise UnreadableFile(f"'{packed.name}' is not valid {encoding}: save it as UTF-8.") from error
    except _BROKEN as error:
        raise _damaged(path) from error
    return total


def _recoded(source: IO[bytes], encoding: str) -> Iterator[bytes]:
    """Blocks of UTF-8."""
    decoder = None if encoding == "utf-8" else codecs.getincrementaldecoder(encoding)()
    while block := source.read(_BLOCK):
        yield block if decoder is None else decoder.decode(block).encode()
    if decoder is not None and (tail := decoder.decode(b"", final=True)):
        yield tail.encode()


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                decoder.decode(block)
    except UnicodeDecodeError:
        return False
    return True


def _damaged(path: Path) -> UnreadableFile:
    return UnreadableFile(f"'{path.name}' is damaged or truncated: download it again.")
