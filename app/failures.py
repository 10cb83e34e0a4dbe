"""Unexpected errors: written whole to a log file, shown as one line. VENDORGRAPH_LOG names another file."""

import datetime
import os
import tempfile
import traceback
from pathlib import Path

__all__ = ["log_file", "one_line", "record_failure"]

LARGEST_LOG = 5_000_000


def one_line(error: BaseException) -> str:
    """The error's message on one line."""
    return " ".join(str(error).split()) or type(error).__name__


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
