"""Unexpected errors: written whole to a log file, shown as one line. VENDORGRAPH_LOG names another file."""

import datetime
import errno
import os
import tempfile
import traceback
from pathlib import Path

from graph.errors import SystemRefused

__all__ = ["log_file", "one_line", "record_failure", "refused_by_system"]

LARGEST_LOG = 5_000_000
LONGEST_LINE = 2_000
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)


def one_line(error: BaseException) -> str:
    """The error's message on one line; of a very long one, which repeats what somebody typed, both ends."""
    line = " ".join(str(error).split()) or type(error).__name__
    half = LONGEST_LINE // 2
    return line if len(line) <= LONGEST_LINE else f"{line[:half]} … {line[-half:]}"


def refused_by_system(error: OSError) -> SystemRefused | None:
    """What the operating system would not do with a file, as a user is told of it; None where it names no file."""
    if error.errno is None or (error.filename is None and error.errno not in FULL):
        return None
    told = f"{error.filename or 'The disk'}: {os.strerror(error.errno)}."
    if error.errno in FULL:
        return SystemRefused(f"{told} Make room, and try again.")
    advice = "Give leave to read and write it, or use another place." if error.errno in CLOSED else "Check the name."
    return SystemRefused(f"{told} {advice}")


def log_file() -> Path:
    """Where unexpected errors are written."""
    if named := os.environ.get("VENDORGRAPH_LOG"):
        return Path(named)
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "vendorgraph" / "errors.log"


def record_failure(error: BaseException) -> Path | None:
    """Append the error with its stack to the log file; None where no file can be written."""
    stamp = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    text = f"{stamp}\n{''.join(traceback.format_exception(error))}\n"
    for path in (log_file(), Path(tempfile.gettempdir()) / f"vendorgraph-errors-{os.getuid()}.log"):
        try:
            _append(path, text)
        except OSError:
            continue
        return path
    return None


def _append(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    full = path.exists() and path.stat().st_size > LARGEST_LOG
    flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | (os.O_TRUNC if full else os.O_APPEND)
    with open(os.open(path, flags, 0o600), "a", encoding="utf-8") as log:
        log.write(text)
