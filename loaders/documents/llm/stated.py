"""Qualifiers of a proposed statement, read from the words of the document that the model points to, never from it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from loaders.documents.extracted import ExtractedClaim, in_one_line
from loaders.documents.llm.admission import Grounds, Place
from loaders.documents.llm.answer import StatedClaim
from loaders.documents.llm.parties import Refused
from loaders.documents.words.dates import find_dates
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.money import find_money

__all__ = ["qualifiers_of", "shared_sums"]

_TEXTS = ("contract", "purpose")
_DATES = ("start", "end", "date")
_SUMS = {"amount_usd": "collective_amount_usd", "amount": "collective_amount"}
LONGEST_WORDS = 300


def qualifiers_of(stated: StatedClaim, place: Place, grounds: Grounds, lexicon: Lexicon) -> dict[str, object]:
    """What of the qualifiers stands in the quote. Raises Refused where an executive has no public role."""
    found: dict[str, object] = {}
    found |= _sum(stated, place, grounds)
    for name in _DATES:
        found |= _date(name, str(getattr(stated, name)), place, grounds)
    for name in _TEXTS:
        span = _span(str(getattr(stated, name)), place, grounds)
        if span is not None:
            found[name] = in_one_line(grounds.document.text[span[0] : span[1]])
    return found | _role(stated, place, grounds, lexicon)


def _span(words: str, place: Place, grounds: Grounds) -> tuple[int, int] | None:
    """Where the words stand in the quote."""
    parts = words.split()
    if not parts or len(words) > LONGEST_WORDS:
        return None
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, parts)) + r"(?!\w)")
    match = pattern.search(grounds.document.text, place.start, place.end)
    return match.span() if match is not None else None


def _sum(stated: StatedClaim, place: Place, grounds: Grounds) -> dict[str, object]:
    """The one sum that the words name, as the document writes it."""
    span = _span(stated.amount, place, grounds)
    if span is None:
        return {}
    read = find_money(grounds.document.text, place.first, place.last)
    sums = [money for money in read if money.start < span[1] and span[0] < money.end]
    if len(sums) != 1:
        return {}
    amount = float(sums[0].amount) if sums[0].amount % 1 else int(sums[0].amount)
    dollars = sums[0].currency == "USD"
    found: dict[str, object] = {"amount_usd" if dollars else "amount": amount if dollars else str(sums[0].amount)}
    found |= {} if dollars else {"currency": sums[0].currency}
    found["amount_qualifier"] = sums[0].qualifier
    return _collective(found) if stated.collective else found


def _collective(found: dict[str, object]) -> dict[str, object]:
    shared = {_SUMS.get(name, name): value for name, value in found.items()}
    return shared | {"amount_scope": "collective"} if shared != found else found


def _date(name: str, words: str, place: Place, grounds: Grounds) -> dict[str, object]:
    span = _span(words, place, grounds)
    if span is None:
        return {}
    read = find_dates(grounds.document.text, place.first, place.last, year=grounds.year)
    dates = [date for date in read if date.start < span[1] and span[0] < date.end]
    if len(dates) != 1:
        return {}
    return {name: dates[0].iso} | ({"date_inferred": True} if dates[0].inferred else {})


def _role(stated: StatedClaim, place: Place, grounds: Grounds, lexicon: Lexicon) -> dict[str, object]:
    if "Person" not in (stated.subject.type, stated.object.type):
        return {}
    span = _span(stated.role, place, grounds)
    role = in_one_line(grounds.document.text[span[0] : span[1]]) if span is not None else ""
    if stated.predicate == "EXECUTIVE_OF" and not _is_public(role, lexicon):
        raise Refused("a person without a public role")
    return {"role": role} if role else {}


def _is_public(role: str, lexicon: Lexicon) -> bool:
    """Whether the words hold a title that the table of public roles knows."""
    words = role.casefold().replace(",", " ").split()
    ends = range(1, len(words) + 1)
    return any(lexicon.roles.get(" ".join(words[first:last])) for last in ends for first in range(last))


def shared_sums(claims: Iterable[ExtractedClaim]) -> Iterator[ExtractedClaim]:
    """The claims; a sum of one sentence that stands on several pairs of parties is collective on each."""
    held = list(claims)
    pairs: dict[tuple[object, ...], set[tuple[str, str]]] = defaultdict(set)
    for claim in held:
        pairs[_sum_key(claim)].add((claim.subject.name, claim.object.name))
    for claim in held:
        several = _sum_key(claim)[-1] is not None and len(pairs[_sum_key(claim)]) > 1
        yield replace(claim, qualifiers=_collective(dict(claim.qualifiers))) if several else claim


def _sum_key(claim: ExtractedClaim) -> tuple[object, ...]:
    sums = (claim.qualifiers.get(name) for name in _SUMS)
    return (claim.start, claim.end, claim.predicate, next((value for value in sums if value is not None), None))
