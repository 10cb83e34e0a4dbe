"""What a name of unknown kind is by the name beside it: in a list, behind a possessive, behind its maker's name."""

from collections.abc import Iterator, Mapping, Sequence

from loaders.documents.names.kind_signs import owner_opens
from loaders.documents.names.shapes import Line, Name
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.tokens import Token
from loaders.documents.words.wordset import word_set

__all__ = ["name_key", "told_by_neighbours"]

_SECTIONS = word_set("Division Unit Branch")  # a firm's own, and no public body
_PLACES_OF_WORK = word_set(
    "Center Centre Division Team Unit Lab Headquarters Board Committee Foundation Fund Campaign Conference Summit "
    "Policy"
)
_LISTING = frozenset({",", "and", ", and", "or", "&", ", or", "nor", "and the"})
_OWNED = (["'s"], ["’s"])
_MAKING = (*_OWNED, [",", "whose"])
_MADE = word_set("software app apps platform tool tools product program spyware malware algorithm chatbot suite")
_AGREED = word_set("contract contracts deal deals agreement agreements partnership arrangement")


def name_key(text: str) -> str:
    """Names are the same if they are alike but for a leading article and a legal form's dots."""
    return (
        text.removeprefix("The ")
        .removeprefix("the ")
        .replace("U.S.", "US")
        .replace("U.K.", "UK")
        .rstrip(".")
        .replace(",", "")
    )


def told_by_neighbours(line: Line, decided: Mapping[str, str], lexicon: Lexicon) -> Iterator[tuple[Name, str, float]]:
    """Names of a line with a kind and its weight. `decided` has the kinds that are known, by key."""
    words = line.tokens
    listed = ""  # what the names of a list before this one are
    for one, two in zip(line.names, line.names[1:], strict=False):
        between = [w.lower for w in words[one.last : two.first]]
        kinds = decided[name_key(one.text)] or listed, decided[name_key(two.text)]
        listed = ""
        if _parties(line, one) and between[:1] == ["and"] and kinds == ("Agency", ""):
            yield two, "Company", 2.5
        elif _parties(line, one) and between[:1] == ["and"] and kinds == ("", "Agency"):
            yield one, "Company", 2.5
        elif between == [","] and kinds == ("System", "") and owner_opens(words, two.first) and _made(words, two.last):
            yield two, "Company", 2.5  # "Orwave, Velder's analysis software"
        elif not kinds[0] and kinds[1] == "System" and _described(between):
            yield one, "Company", 2.5  # "Velder's analysis software, Orwave"
        elif between and " ".join(between) in _LISTING:
            if kinds[0] and not kinds[1] and kinds[0] != "Location":
                yield two, kinds[0], 1.5
                listed = kinds[0]
            elif kinds[1] and not kinds[0] and not _owning_place(line, two, kinds[1]):
                yield one, kinds[1], 2.0 if two.text.endswith(" police") else 1.5  # "Kent, Essex and Surrey police"
        elif kinds == ("System", "") and _goods_beside(line, two, between, lexicon):
            yield two, "System", 2.5  # "Orwave drones and Kestrel cameras"
        elif not between and kinds == ("Company", ""):
            yield two, "System", 2.0  # "Orwave Systems FaceLine X"
        elif between in _MAKING and kinds[0] in ("", "System") and _goods(line, two, kinds[1], lexicon):
            yield one, "Company", 3.0  # "Velder's Orwave software", "Velder, whose Orwave software"
        elif between in _OWNED or between == ["'s", "new"]:
            yield from _owned(two, kinds, between, lexicon)


def _parties(line: Line, name: Name) -> bool:
    """ "a contract between the Home Office and Velder": one buys and the other sells."""
    before = [word.lower for word in line.tokens[max(0, name.first - 4) : name.first]]
    return "between" in before and not _AGREED.isdisjoint(before)


def _goods(line: Line, name: Name, kind: str, lexicon: Lexicon) -> bool:
    """Whether a name is that of goods, by the word behind it: "Orwave software"."""
    behind = line.tokens[name.last].lower if name.last < len(line.tokens) else ""
    told = lexicon.descriptors.get(behind)
    return kind in ("", "System") and told is not None and told.kind == "System"


def _goods_beside(line: Line, name: Name, between: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether goods stand before and behind "and"."""
    told = lexicon.descriptors.get(between[-2]) if between[-1:] == ["and"] and 1 < len(between) < 5 else None
    return told is not None and told.kind == "System" and _goods(line, name, "", lexicon)


def _described(between: Sequence[str]) -> bool:
    """Whether two names have a possessive and a description of goods between them, then perhaps a comma."""
    words = between[:-1] if between[-1:] == [","] else between
    told = 2 < len(words) < 7 and words[0] in ("'s", "’s") and words[-1] in _MADE
    return told and all(w.isalpha() or w == "-" for w in words[1:])


def _made(words: Sequence[Token], at: int) -> bool:
    """Whether the description behind an owner at `at` is of goods that are sold; a town has systems and databases."""
    behind = [w.lower for w in words[at + 1 : at + 7]]
    end = next((i for i, low in enumerate(behind) if not (low.isalpha() or low == "-")), len(behind))
    return bool(_MADE & set(behind[:end]))


def _owning_place(line: Line, name: Name, kind: str) -> bool:
    """ "Velder, Norway's largest bank": the place is the bank's."""
    behind = line.tokens[name.last].lower if name.last < len(line.tokens) else ""
    return kind == "Location" and behind in ("'s", "’s")


def _owned(
    name: Name, kinds: tuple[str, str], between: list[str], lexicon: Lexicon
) -> Iterator[tuple[Name, str, float]]:
    last = name.text.split()[-1]
    if kinds == ("Company", "Agency") and last in _SECTIONS and between in _OWNED:
        yield name, "Company", 4.0
    if kinds[1] or kinds[0] not in ("Company", "Agency") or (kinds[0] == "Company" and last in _PLACES_OF_WORK):
        return
    if between in _OWNED or kinds[0] == "Company":
        body = kinds[0] == "Agency" and lexicon.heads.get(last, ("",))[0] == "Agency"
        yield name, "Agency" if body else "System", 2.0
