"""Which named mentions are one thing: equal names, a last name, a name cut short, an acronym of initials."""

from collections.abc import Iterator, Sequence

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


def forms(kind: str, name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The name and the shorter ones that can stand for it in one text: ends, beginnings, initials."""
    yield name
    national = name[0] in ("us", "uk", "hm") if name else False
    for short in {initials(name), initials(name[1:]) if national else ""}:
        if len(name) > 1 and 2 <= len(short) <= 6:
            yield (short,)
    if national and len(name) > 1:
        yield name[1:]
    for i in range(1, len(name)):
        if kind == "Person":
            yield name[i:]
        elif kind in ("Company", "Organization"):
            yield name[:i]


def named(mentions: Sequence[tuple[str, int]], labels: Labels, prefix: str = "n") -> list[str]:
    """A key for every mention (text, kind): mentions of one thing share it. Described ones stay alone."""
    known: dict[tuple[str, tuple[str, ...]], str] = {}
    said = [words(text) for text, _ in mentions]
    keys = [f"{prefix}{i}" for i in range(len(mentions))]
    for i in sorted(range(len(mentions)), key=lambda i: (-len(said[i]), i)):
        type_, is_named = labels.kinds[mentions[i][1]]
        if not is_named or type_ in ("Money", "Date") or not said[i]:
            continue
        keys[i] = known.get((type_, said[i]), keys[i])
        for short in forms(type_, said[i]):
            known.setdefault((type_, short), keys[i])
    return keys
