"""Archiving: a file or an address becomes a source of a case, copied into it and known by its SHA-256.

The same content is kept once. An address that gives other content than before gives a new source, which supersedes the
old one; both stay. A file that a person puts into `sources/` by hand is taken in at the next build.
"""

import dataclasses
import datetime
import hashlib
import json
import os
import re
import stat
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from pydantic import ValidationError

from graph.case import Case
from graph.case_rows import SourceRow
from graph.case_tables import write_atomically
from graph.errors import BadDate, BadFilter, LimitExceeded, MissingFile, UnreadableFile

if TYPE_CHECKING:
    from loaders.fetch import Fetched, FetchRules

__all__ = [
    "Archived",
    "add_address",
    "add_file",
    "archive_address",
    "archive_file",
    "edited_in_place",
    "safe_name",
    "take_in_dropped",
]

MAX_BYTES = 50_000_000_000
MAX_STEM = 60
BLOCK = 4 << 20
META_SUFFIX = ".meta.json"
_UNSAFE = re.compile(r"[^\w.-]+")

Metadata = Mapping[str, str | None]
"""Columns of SourceRow that a person gives: publisher, title, author, published, retrieved, licence, origin …"""


@dataclasses.dataclass(frozen=True, slots=True)
class Archived:
    """The source's row; `fresh` is False where the case already held the very content, and nothing was copied."""

    row: SourceRow
    fresh: bool


def add_file(case: Case, path: Path, metadata: Metadata | None = None) -> SourceRow:
    """The row of `archive_file`."""
    return archive_file(case, path, metadata or {}).row


def add_address(case: Case, url: str, metadata: Metadata | None = None, rules: "FetchRules | None" = None) -> SourceRow:
    """The row of `archive_address`."""
    return archive_address(case, url, metadata or {}, rules).row


def archive_file(case: Case, path: Path, metadata: Metadata) -> Archived:
    """Copy a file into the case. A file that already lies in `sources/` stays where it is.

    Raises MissingFile, UnreadableFile for what is no regular file, BadDate or BadFilter for bad metadata.
    """
    _checked(metadata)
    with _opened(path) as file:
        inside = _place_inside(case, path)
        source_id, copy = (_digest(file), None) if inside else _copied(case, file)
    try:
        return _register(case, source_id, copy, inside, path.name, metadata)
    finally:
        if copy is not None:
            copy.unlink(missing_ok=True)


def archive_address(case: Case, url: str, metadata: Metadata, rules: "FetchRules | None" = None) -> Archived:
    """Fetch an address and archive what it gave, with the answer's own metadata beside it.

    Raises FetchRefused, FetchFailed or LimitExceeded.
    """
    from loaders.fetch import FetchRules, fetch

    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    given = {"retrieved": today, **{name: value for name, value in metadata.items() if value}, "address": url}
    _checked(given)
    with tempfile.TemporaryDirectory(dir=_sources(case), prefix=".fetching-") as folder:
        fetched = fetch(url, Path(folder) / "content", rules or FetchRules())
        archived = _register(case, fetched.sha256, fetched.path, None, fetched.name, given)
    if archived.fresh:
        _write_meta(case, archived.row, fetched)
    return archived


def take_in_dropped(case: Case) -> Sequence[SourceRow]:
    """Enter files that lie in `sources/` and in no row of sources.csv, and say which.

    A second copy of a known file is left out; a file whose name cannot be written into a table is renamed.
    """
    rows = case.sources.read().rows
    listed = {row.file for row in rows}
    known = {row.source_id for row in rows}
    taken: list[SourceRow] = []
    for path in _files(case.sources_folder):
        name = path.relative_to(case.folder).as_posix()
        if name in listed:
            continue
        with _opened(path) as file:
            source_id = _digest(file)
        if source_id not in known:
            if not name.isprintable() or "\\" in name:
                path = path.rename(case.sources_folder / f"{source_id[:12]}-{safe_name(path.name)}")
                name = f"sources/{path.name}"
            known.add(source_id)
            taken.append(SourceRow(source_id=source_id, file=name, added=_today()))
    if taken:
        case.sources.append(taken)
    return taken


def edited_in_place(case: Case, row: SourceRow, source_id: str, given: Metadata | None = None) -> SourceRow:
    """The row of a file that was edited where it lies, entered anew: what it says now is known from today."""
    edited = row.model_copy(update={**(given or {}), "source_id": source_id, "added": _today()})
    case.sources.put([edited], key="file")
    return edited


def safe_name(name: str) -> str:
    """The name without anything that a file system, a shell or a web page could take amiss; its ending is kept.

    >>> safe_name("../été  <b>2018</b>.PDF")
    'été-b-2018-b.pdf'
    """
    plain = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    stem, dot, ending = plain.rpartition(".")
    if not dot or not re.fullmatch(r"[A-Za-z0-9]{1,8}", ending):
        stem, ending = plain, ""
    cleaned = re.sub(r"-+", "-", _UNSAFE.sub("-", stem)).strip("-._")[:MAX_STEM].rstrip("-._") or "source"
    while len(cleaned.encode()) > 180:
        cleaned = cleaned[:-1]
    return f"{cleaned}.{ending.lower()}" if ending else cleaned


def _register(
    case: Case, source_id: str, copy: Path | None, inside: str | None, name: str, metadata: Metadata
) -> Archived:
    rows = case.sources.read().rows
    same = next((row for row in rows if row.source_id == source_id), None)
    if same is not None and (case.folder / same.file).is_file():
        return Archived(same, fresh=False)
    file = inside or (same.file if same else f"sources/{source_id[:12]}-{safe_name(name)}")
    if copy is not None:
        (case.folder / file).parent.mkdir(parents=True, exist_ok=True)
        os.chmod(copy, 0o644)
        os.replace(copy, case.folder / file)
    if same is not None:
        return Archived(same, fresh=True)
    edited = next((row for row in rows if inside and row.file == inside), None)
    given = {column: value for column, value in metadata.items() if value}
    if edited is not None:
        return Archived(edited_in_place(case, edited, source_id, given), fresh=True)
    before = [row for row in rows if row.address and row.address == given.get("address")]
    supersedes = before[-1].source_id if before else None
    row = SourceRow.model_validate(
        {"supersedes": supersedes, "added": _today(), **given, "source_id": source_id, "file": file}
    )
    case.sources.append([row])
    return Archived(row, fresh=True)


def _write_meta(case: Case, row: SourceRow, fetched: "Fetched") -> None:
    meta: dict[str, Any] = {
        name: value for name, value in dataclasses.asdict(fetched).items() if name not in ("path", "name")
    }
    text = json.dumps({"source_id": row.source_id, **meta}, ensure_ascii=False, indent=1, sort_keys=True)
    write_atomically(case.folder / f"{row.file}{META_SUFFIX}", f"{text}\n".encode())


def _checked(metadata: Metadata) -> None:
    given = {column: value for column, value in metadata.items() if value}
    try:
        SourceRow.model_validate({**given, "source_id": "0" * 64, "file": "sources/x"})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        column, reason = str(first["loc"][0]), first["msg"].removeprefix("Value error, ")
        kind = BadDate if column in ("published", "retrieved", "added") else BadFilter
        raise kind(f"{column}: {reason}.") from error


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """A regular file for reading; a pipe or device is refused without waiting for it."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError as error:
        raise MissingFile(f"{path} does not exist: check the name.") from error
    except (OSError, ValueError) as error:
        raise UnreadableFile(f"{path} cannot be read ({getattr(error, 'strerror', error)}).") from error
    try:
        _check_kind(path, os.fstat(descriptor))
    except BaseException:
        os.close(descriptor)
        raise
    with os.fdopen(descriptor, "rb") as file:
        yield file


def _check_kind(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableFile(f"{path} is a folder: give the files in it, such as {path}/*.")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile(f"{path} is no regular file: copy its content into one.")
    if status.st_size > MAX_BYTES:
        raise LimitExceeded(f"{path} is larger than {MAX_BYTES} bytes: split it.")


def _digest(file: IO[bytes]) -> str:
    return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]


def _copied(case: Case, file: IO[bytes]) -> tuple[str, Path]:
    """The file's hash and a copy under a temporary name, made in one reading: what is archived is what was hashed."""
    digest = hashlib.sha256()
    handle, name = tempfile.mkstemp(dir=_sources(case), prefix=".adding-")
    copy = Path(name)
    try:
        with os.fdopen(handle, "wb") as target, ThreadPoolExecutor(1) as beside:
            hashed = beside.submit(digest.update, b"")
            while block := file.read(BLOCK):
                hashed.result()
                hashed = beside.submit(digest.update, block)
                target.write(block)
    except OSError as error:
        copy.unlink(missing_ok=True)
        raise UnreadableFile(
            f"The file could not be copied into the case ({error.strerror}): check the disk."
        ) from error
    return digest.hexdigest(), copy


def _sources(case: Case) -> Path:
    case.sources_folder.mkdir(parents=True, exist_ok=True)
    return case.sources_folder


def _place_inside(case: Case, path: Path) -> str | None:
    """The path within the case of a file that lies in its `sources/`, None elsewhere."""
    real, folder = path.resolve(), case.sources_folder.resolve()
    return f"sources/{real.relative_to(folder).as_posix()}" if real.is_relative_to(folder) else None


def _files(folder: Path) -> Iterator[Path]:
    """Regular files under the folder in a fixed order; hidden ones, links and metadata files are left out."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and not path.is_symlink() and path.is_file() and not path.name.endswith(META_SUFFIX):
            yield path


def _today() -> str:
    return datetime.datetime.now(datetime.UTC).date().isoformat()
