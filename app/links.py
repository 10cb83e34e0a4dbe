"""Addresses that may become links: of the web, whole, and nothing else."""

import re
from urllib.parse import urlsplit

__all__ = ["web_address"]

ALLOWED = re.compile(r"https?://[!-~\u00a1-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]+", re.IGNORECASE)


def web_address(address: str | None) -> str | None:
    """The address, None where it is no address of the web: `javascript:` and the like become no link.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    told = (address or "").strip()
    if not ALLOWED.fullmatch(told):
        return None
    try:
        return told if urlsplit(told).hostname else None
    except ValueError:
        return None
