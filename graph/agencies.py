"""The reference list of United States federal agencies and their components.

`graph/reference/agencies.csv` is condensed from USAspending's agency list (public domain): a row a department
(`toptier`, three digits) or component (`subtier`, four digits), with the code of its department.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from types import MappingProxyType

__all__ = ["Agency", "AgencyTable", "load_agencies"]

_PREFIX = re.compile(r"^(?:the\s+)?(?:u\.?\s?s\.?a?\.?|united states)\s+", re.IGNORECASE)
_NOT_WORD = re.compile(r"[^\w\s]")


@dataclass(frozen=True, slots=True)
class Agency:
    """One department or component. `parent_code` is empty for departments."""

    code: str
    tier: str
    name: str
    abbreviation: str
    parent_code: str
    source: str


def agency_key(name: str) -> str:
    """The form in which names are compared: no case, no punctuation, no leading "U.S.", "and" for "&"."""
    bare = _PREFIX.sub("", name.replace("&", " and ").strip())
    return " ".join(_NOT_WORD.sub(" ", bare).casefold().split())


@dataclass(frozen=True, slots=True)
class AgencyTable:
    """The list, with its look-ups. A name or abbreviation that several agencies share gives them all."""

    agencies: tuple[Agency, ...]
    _by_code: Mapping[str, Agency] = field(repr=False)
    _by_name: Mapping[str, tuple[Agency, ...]] = field(repr=False)
    _by_abbreviation: Mapping[str, tuple[Agency, ...]] = field(repr=False)

    @classmethod
    def of(cls, agencies: Iterable[Agency]) -> "AgencyTable":
        rows = tuple(agencies)
        return cls(
            rows,
            MappingProxyType({a.code: a for a in rows}),
            _grouped(rows, [agency_key(a.name) for a in rows]),
            _grouped(rows, [a.abbreviation for a in rows]),
        )

    def by_code(self, code: str) -> Agency | None:
        return self._by_code.get(code.strip())

    def by_name(self, name: str) -> tuple[Agency, ...]:
        """Agencies of that name, a leading "U.S." aside, departments first."""
        return self._by_name.get(agency_key(name), ())

    def by_abbreviation(self, abbreviation: str) -> tuple[Agency, ...]:
        return self._by_abbreviation.get(abbreviation.strip(), ())

    def parent(self, agency: Agency) -> Agency | None:
        """The department of a component; None for a department, or for a component that bears its name."""
        parent = self._by_code.get(agency.parent_code)
        return None if parent is None or parent.name == agency.name else parent


def _grouped(rows: tuple[Agency, ...], keys: list[str]) -> Mapping[str, tuple[Agency, ...]]:
    groups: dict[str, list[Agency]] = defaultdict(list)
    for agency, key in zip(rows, keys, strict=True):
        if key:
            groups[key].append(agency)
    return MappingProxyType({key: tuple(group) for key, group in groups.items()})


@cache
def load_agencies() -> AgencyTable:
    """The table, read once a process."""
    text = (resources.files("graph") / "reference" / "agencies.csv").read_text("utf-8")
    return AgencyTable.of(Agency(**row) for row in csv.DictReader(text.splitlines()))
