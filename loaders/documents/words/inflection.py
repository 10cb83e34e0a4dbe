"""Forms of English verbs, from base forms and a table of the irregular ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from loaders.documents.words.wordset import word_set

__all__ = ["Verb", "inflections"]

_DOUBLING = word_set(
    "plan ship stop swap tap snap run sit set put get let cut win bid scrap tag log map scan admit commit submit "
    "permit transfer refer defer spin quit hit shut begin prefer snag nab wrap equip"
)


@dataclass(frozen=True, slots=True)
class Verb:
    """One reading of a form. `form`: base, third, past, participle, ing; a past form that is also a participle is
    `either`."""

    lemma: str
    form: str


def inflections(bases: Iterable[str], irregular: Iterable[Mapping[str, str]]) -> dict[str, Verb]:
    """Every form with its verb. Where two verbs share a form, the first keeps it."""
    pasts: dict[str, list[tuple[str, str]]] = {}
    for row in irregular:
        pasts.setdefault(row["base"], []).append((row["past"], row["participle"]))
    forms: dict[str, Verb] = {}
    for base in bases:
        forms.setdefault(base, Verb(base, "base"))
        forms.setdefault(_third(base), Verb(base, "third"))
        forms.setdefault(_ing(base), Verb(base, "ing"))
        for form, kind in _british(base):
            forms.setdefault(form, Verb(base, kind))
        for past, participle in pasts.get(base, [(_past(base), _past(base))]):
            forms.setdefault(past, Verb(base, "either" if past == participle else "past"))
            forms.setdefault(participle, Verb(base, "participle"))
    return forms


def _british(base: str) -> Iterable[tuple[str, str]]:
    """ "trialling", "signalled": a last l is doubled behind one vowel."""
    if len(base) > 4 and base[-1] == "l" and base[-2] in "aeiou" and base[-3] not in "aeou":
        yield from ((base + "ling", "ing"), (base + "led", "either"))


def _doubles(base: str) -> bool:
    """ "dropped", "stepping": one short vowel before one consonant; longer verbs only where they are listed."""
    if base in _DOUBLING:
        return True
    short = len(base) < 6 and base[-1] not in "aeiouwxyh" and base[-2:-1] and base[-2] in "aeiou"
    return bool(short) and sum(c in "aeiou" for c in base.replace("qu", "q")) == 1 and base[-3:-2] not in tuple("aeiou")


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _ing(base: str) -> str:
    if _doubles(base):
        return base + base[-1] + "ing"
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and len(base) > 2:
        return base[:-1] + "ing"
    return base + "ing"


def _past(base: str) -> str:
    if _doubles(base):
        return base + base[-1] + "ed"
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + "ed"
