"""Which named mentions are one thing: equal names, a last name, a name cut short, an acronym of initials."""

from collections.abc import Sequence

from loaders.documents.model.labels import Labels

_LEGAL = frozenset(
    [
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "llc",
        "ltd",
        "limited",
        "plc",
        "gmbh",
        "ag",
        "sa",
        "ab",
        "bv",
        "co",
        "company",
        "llp",
        "lp",
        "pty",
    ]
)
_SMALL = frozenset(["of", "and", "the", "for", "de", "la", "du", "des", "und", "&", "y"])


def words(name: str) -> tuple[str, ...]:
    """Lower-case words without points, legal forms and a leading article."""
    found = [w.strip(".,'’\"").replace(".", "") for w in name.casefold().split()]
    kept = [w for i, w in enumerate(found) if w and not (i and w in _LEGAL)]
    return tuple(kept[1:] if len(kept) > 1 and kept[0] == "the" else kept)


def initials(name: tuple[str, ...]) -> str:
    return "".join(part[0] for w in name if w not in _SMALL for part in w.split("-") if part)


def alike(kind: str, long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether the shorter name can stand for the longer one of the same kind in one text."""
    if long == short:
        return True
    if len(short) >= len(long) or not short:
        return False
    if kind == "Person":
        return long[-len(short) :] == short
    if len(short) == 1 and 2 <= len(short[0]) <= 6 and len(long) > 1:
        stripped = long[1:] if long[0] in ("us", "uk", "hm") else long
        if short[0] in (initials(long), initials(stripped)):
            return True
    if long[0] in ("us", "uk") and long[1:] == short:
        return True
    return kind in ("Company", "Organization") and long[: len(short)] == short


def named(mentions: Sequence[tuple[str, int]], labels: Labels, prefix: str = "n") -> list[str]:
    """A key for every mention (text, kind): mentions of one thing share it. Described ones stay alone."""
    groups: list[tuple[str, tuple[str, ...], str]] = []
    keys = [""] * len(mentions)
    order = sorted(range(len(mentions)), key=lambda i: (-len(words(mentions[i][0])), i))
    for i in order:
        text, kind = mentions[i]
        type_, is_named = labels.kinds[kind]
        if not is_named or type_ in ("Money", "Date"):
            keys[i] = f"{prefix}{i}"
            continue
        said = words(text)
        key = next((k for t, long, k in groups if t == type_ and alike(type_, long, said)), "")
        if not key:
            key = f"{prefix}{i}"
            groups.append((type_, said, key))
        keys[i] = key
    return keys
