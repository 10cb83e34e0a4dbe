"""Small values that hold everywhere: keys, ids, ISO dates with their precision, whole cents."""

import calendar
import datetime
import hashlib
import re

from graph.errors import BadDate

__all__ = [
    "ABOUT_BITS",
    "ROW_BITS",
    "date_bounds",
    "date_precision",
    "edge_id",
    "hash_id",
    "key_scheme",
    "name_key",
    "name_slug",
    "normal_duns",
    "record_claim_number",
]

ROW_BITS = 27
"""The lower bits of a record's claim that are its row: 134 million rows a file."""

ABOUT_BITS = 33
"""The lower bits of the id of an edge about a contract that tell it from others of that contract."""

_NOT_WORD = re.compile(r"[\W_]+")
_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def name_slug(name: str) -> str:
    """The name in lower case, each run of anything but letters and digits as one hyphen.

    >>> name_slug("PALANTIR USG, INC.")
    'palantir-usg-inc'
    """
    return _NOT_WORD.sub("-", name.lower()).strip("-")


def name_key(type_name: str, name: str) -> str:
    """The key of a party that is known by its name alone, such as `company:palantir-usg-inc`."""
    return f"{type_name.lower()}:{name_slug(name)}"


def key_scheme(key: str) -> str:
    """What stands before the first colon of a key: `uei`, `duns`, `agency`, `award`, `company` …"""
    return key.partition(":")[0]


def normal_duns(text: str | None) -> str | None:
    """A DUNS number as nine digits: leading zeros restored, a float's tail cut; None where it is no DUNS number."""
    digits = re.sub(r"\.0*$", "", (text or "").strip())
    return digits.zfill(9) if digits.isascii() and digits.isdigit() and 0 < len(digits) <= 9 and int(digits) else None


def hash_id(*parts: str) -> int:
    """A 63-bit id that is the same in every build: the upper bits of the parts' MD5 sum.

    The same number as graph.hashing.hashed gives inside DuckDB.
    """
    digest = hashlib.md5("\x1f".join(parts).encode(), usedforsecurity=False).digest()
    return int.from_bytes(digest[:8], "little") >> 1


def record_claim_number(source_id: str, row: int, predicate: str) -> int:
    """The 63-bit id of a record's claim: 36 bits for its source and predicate, then the row, so that a file's claims
    follow one another. `predicate` is all that stands after the row in the claim's public id."""
    return (hash_id(source_id, predicate) & -1 << ROW_BITS) | row


def edge_id(subject: int, predicate: str, object_: int, contract: int = 0) -> int:
    """The id of the edge between two entities, about a contract (0: none): their ids and the predicate's, shifted apart
    and mixed. It begins as its contract's, so that the edges about a contract follow one another."""
    mixed = subject ^ (object_ >> 1) ^ (hash_id(predicate) >> 3)
    return (contract & -1 << ABOUT_BITS) | (mixed & ~(-1 << ABOUT_BITS)) if contract else mixed


def date_precision(text: str) -> str:
    """`day`, `month` or `year`, by the parts that an ISO date has; BadDate where it is no date."""
    date_bounds(text)
    return {4: "year", 7: "month", 10: "day"}[len(text)]


def date_bounds(text: str) -> tuple[datetime.date, datetime.date]:
    """First and last day that an ISO date of any precision (2018, 2018-05, 2018-05-30) can mean."""
    match = _PARTIAL_DATE.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        year, month, day = int(match[1]), match[2], match[3]
        first = datetime.date(year, int(month or 1), int(day or 1))
        last_month = int(month or 12)
        return first, datetime.date(year, last_month, int(day or calendar.monthrange(year, last_month)[1]))
    except ValueError as error:
        raise BadDate(f"'{text}' is no date: write YYYY, YYYY-MM or YYYY-MM-DD.") from error
