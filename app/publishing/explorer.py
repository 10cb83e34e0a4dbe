"""The explorer of a published site: the pages that a service shows, told to read files in place of asking it."""

import shutil
from pathlib import Path

from app.middleware import security_headers
from app.pages import INDEX, PAGES, page_text, scripts_within

__all__ = ["ANSWERS", "EXPLORER", "write_pages"]

EXPLORER = "explorer"
ANSWERS = "answers"
HEADER_ONLY = ("frame-ancestors",)
"""What a policy may say in a header and not in a page."""

MARK = "<head>\n"


def write_pages(folder: Path) -> None:
    """Put the pages into the folder, which holds the answers as `answers/`. ServiceError where they are not built."""
    page = page_text(PAGES)
    shutil.copytree(PAGES, folder / "static", ignore=shutil.ignore_patterns(".*", INDEX))
    head, _, rest = page.partition(MARK)
    (folder / INDEX).write_text(f"{head}{MARK}{_metas(scripts_within(PAGES / INDEX))}{rest}", "utf-8")


def _metas(scripts: tuple[str, ...]) -> str:
    policy = security_headers((), scripts)["Content-Security-Policy"]
    kept = "; ".join(rule for rule in policy.split("; ") if not rule.startswith(HEADER_ONLY))
    return (
        f'<meta http-equiv="Content-Security-Policy" content="{kept}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta name="vendorgraph-answers" content="{ANSWERS}/">\n'
    )
