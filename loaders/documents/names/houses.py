"""What bears a firm's name in its own: "Axon Body 3", "Acme Public Safety Canada", "Bloomberg Law"."""

from collections.abc import Callable, Container, Mapping, Sequence

from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["before_land", "firm_before", "full_name", "of_the_house", "proper_trade"]

_BRANCHES = word_set(
    "Canada UK US USA America Europe Australia Germany France India Ireland Israel Federal Government Public "
    "International Global Business Foundation Inc LLC Ltd Limited Corp Enterprise Research Subsidiary Holdings"
)

_PRODUCTS = word_set("Pro Max Plus Body Cloud Express One Air Mini Lite Go Suite Platform App Online Maps Core View")
_ADJECTIVES = ("ous", "al", "ic", "ive", "ary", "ory", "ent", "ant", "ed", "ing", "ible", "able")


def before_land(word: str, lexicon: Lexicon) -> str:
    """ "Systems" of "Systems–Canada": the word without the country that a dash ties to it."""
    first, dash, land = word.replace("–", "-").partition("-")
    return first if dash and land in lexicon.countries else word


def firm_before(words: Sequence[str], is_firm: Callable[[str], bool]) -> int:
    """How many of the first words are a firm's name that more words follow, 0 if they are none's."""
    return next((n for n in (3, 2, 1) if n < len(words) and is_firm(" ".join(words[:n]))), 0)


def full_name(key: str, firms: Container[str], order: Mapping[str, int]) -> str:
    """The short name that a text goes on with: "Velder Monitoring", and then "Velder"; "" if that was named first, or
    what is behind it looks like a product's. `order` tells which name stands first."""
    words = key.split()
    short = " ".join(words[: firm_before(words, lambda first: first in firms)])
    plain = len(words) < 5 and all(word[0].isupper() and word.replace(".", "").isalpha() for word in words)
    return short if short and plain and words[-1] not in _PRODUCTS and order[key] < order[short] else ""


def of_the_house(words: Sequence[str], firm: int, lexicon: Lexicon) -> tuple[str, float]:
    """Kind and weight of a name whose first `firm` words are a firm's: a branch of it, or what it makes."""
    if lexicon.is_press(" ".join(words[:firm])):
        return "Company", 4.0
    rest = words[firm:]
    trade = len(rest[-1]) > 5 and rest[-1].endswith("ing")  # "Acme Monitoring"
    branch = trade or rest[-1] in _BRANCHES or any(word in lexicon.heads or word in lexicon.places for word in rest)
    branch = branch or " ".join(rest) in lexicon.places
    sister = lexicon.names.get(" ".join(rest), ("",))[0] == "Company"  # "Acme Orlop" of the Acme group
    return ("Company", 2.5) if branch or sister else ("System", 2.0)


def proper_trade(words: Sequence[str], lexicon: Lexicon) -> bool:
    """ "Velder Security": a weak trade word behind words that are nothing but a name."""
    kind, strength = lexicon.heads.get(words[-1], ("", 0.0))
    if kind != "Company" or strength > 1 or len(words) < 2 or words[-1] == "Services":
        return False
    if words[0].endswith(_ADJECTIVES):
        return False  # "Indigenous Health"
    kept = lexicon.topics, lexicon.places, lexicon.heads, lexicon.words["nationality"]
    return all(w.isalpha() and w.lower() not in lexicon.common and not any(w in k for k in kept) for w in words[:-1])
