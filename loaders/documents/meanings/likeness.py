"""Whether a common noun can mean a named body at all: "the police" is no ministry, "the school system" no product."""

from collections.abc import Sequence

from loaders.documents.sentences.phrases import Noun
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["can_mean", "of_institution"]

_CHAMBERS = frozenset({"council", "court", "parliament", "senate", "assembly", "audit", "ombudsman"})
_OFFICES = _CHAMBERS | {"ministry", "government", "commission", "board", "treasury", "prison", "jail"}
_POLICING = ("polic", "poliz", "constab", "gendarm", "sheriff", "gard", "carabin", "trooper", "marshal", "patrol")
_FUNDS = frozenset({"fund", "ventures", "foundation", "university"})
_UNLIKE = {
    **dict.fromkeys(("company", "startup", "start-up", "vendor", "contractor", "manufacturer", "supplier"), _FUNDS),
    "police": _OFFICES,
    "force": _OFFICES,
    "department": _CHAMBERS | {"government", "prison", "jail"},
    "ministry": _CHAMBERS | {"government", "police", "prison"},
    "agency": _CHAMBERS | {"government", "prison", "jail"},
    "county": frozenset({"jail", "prison", "schools", "court", "sheriff", "police", "hospital", "library"}),
    "authority": _CHAMBERS | {"government", "ministry"},
}


_CORPS = frozenset({"police", "guard", "guards", "patrol", "gendarmerie"})
_BRANCHES = word_set(
    "border transport transit transportation traffic railway railroad rail metro subway military federal secret coast "
    "harbour harbor port airport park forest customs prison river highway university campus school tax nuclear tribal "
    "capitol riot"
)
_FIELDS = word_set(
    "development aid space news rating ratings tax advertising recruitment travel employment refugee weather"
)


def can_mean(noun: Noun, names: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether what is named so may be called by the noun."""
    return not _other_field(noun, names, lexicon) and not _unlike(noun.head.lower, names) and not _branch(noun, names)


def _branch(noun: Noun, names: Sequence[str]) -> bool:
    """ "the border police", "the development agency", where no name says so: another body than the one spoken of."""
    fields = _BRANCHES if noun.head.lower in _CORPS else _FIELDS if noun.head.lower == "agency" else frozenset()
    told = " ".join(names).lower()
    return any(u.lower in fields and u.lower not in told for u in noun.before)


def of_institution(noun: Noun, lexicon: Lexicon) -> bool:
    """ "the school system", "the business district"."""
    fields = lexicon.words["institution_field"]
    return noun.head.lower in ("system", "district") and any(u.lower in fields for u in noun.before)


def _other_field(noun: Noun, names: Sequence[str], lexicon: Lexicon) -> bool:
    """ "the health department" is none whose names say nothing of health."""
    if noun.head.lower not in ("department", "ministry"):
        return False
    if any(u.lower == "police" for u in noun.before):
        return not any("police" in name.lower() or name.endswith("PD") for name in names)
    fields = [u.lower for u in noun.before if u.lower.capitalize() in lexicon.topics]
    told = " ".join(names).lower()
    return any(field[:6] not in told for field in fields)


def _unlike(head: str, names: Sequence[str]) -> bool:
    """Whether what is named so is another kind of body than the common noun says: "the police" is no ministry."""
    words = {word for name in names for word in name.lower().split()}
    if head == "police" and not any(
        name.isupper() or any(part in name.lower() for part in _POLICING) for name in names
    ):
        return True
    return bool(words & _UNLIKE.get(head, frozenset())) and (head not in words or head == "county")
