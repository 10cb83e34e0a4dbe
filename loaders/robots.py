"""robots.txt, as RFC 9309 has it: the group that names us (else `*`), the longest matching rule, `*` and `$`."""

import dataclasses
from urllib.parse import unquote

__all__ = ["Robots", "read_robots"]

MAX_RULES = 20_000
MAX_PATTERN = 2_000


@dataclasses.dataclass(frozen=True, slots=True)
class Robots:
    """Rules that hold for us: (allow, pattern)."""

    rules: tuple[tuple[bool, str], ...] = ()

    def allows(self, path: str) -> bool:
        """Whether a path with its query may be fetched. Of two rules of one length, `Allow` wins."""
        matching = [(len(pattern), allow) for allow, pattern in self.rules if _matches(pattern, unquote(path))]
        return max(matching, default=(0, True))[1]


def read_robots(text: str, agent: str) -> Robots:
    """The rules for a user agent's product token."""
    ours: list[tuple[bool, str]] = []
    others: list[tuple[bool, str]] = []
    named = found = False
    current: list[list[tuple[bool, str]]] = []
    in_agents = False
    for line in text.replace("\r", "\n").split("\n")[:MAX_RULES]:
        field, colon, value = line.split("#", 1)[0].partition(":")
        field, value = field.strip().lower(), value.strip()
        if not colon:
            continue
        if field == "user-agent":
            current = current if in_agents else []
            in_agents = True
            named = value.lower().split("/")[0] == agent.lower()
            found = found or named
            current += [ours] if named else [others] if value == "*" else []
        elif field in ("allow", "disallow"):
            in_agents = False
            for group in current:
                if value:
                    group.append((field == "allow", unquote(value[:MAX_PATTERN])))
    return Robots(tuple(ours if found else others))


def _matches(pattern: str, path: str) -> bool:
    """Whether the path begins as the pattern says. Greedy from left to right, so the time is linear in both."""
    anchored = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    if anchored and pieces:
        *pieces, last = pieces
        if not path.endswith(last):
            return False
        path = path[: len(path) - len(last)]
        if place > len(path):
            return False
    elif anchored:
        return path == first
    for piece in pieces:
        place = path.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return True
