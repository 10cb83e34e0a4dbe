"""The gate: of what a model proposes, only what stands in the document becomes a claim.

A statement enters where its quote stands word for word in the passage that was sent, both parties stand in the quote or
something there stands for them, the schema joins their kinds by the predicate, and a person has a public role.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.claim import MODALITIES
from graph.model import load_schema
from loaders.documents.extracted import ExtractedClaim
from loaders.documents.llm.admission import Grounds, Place, contrary_between
from loaders.documents.llm.answer import MOST_CLAIMS, Answer, StatedClaim
from loaders.documents.llm.parties import Found, Refused, found_party
from loaders.documents.llm.passages import Passage
from loaders.documents.llm.people import admitted_people
from loaders.documents.llm.prompt import predicates
from loaders.documents.llm.stated import qualifiers_of, shared_sums
from loaders.documents.meanings.retelling import attributed
from loaders.documents.sentences.modality import attribution_of, modality_of
from loaders.documents.words.lexicon import Lexicon

__all__ = ["CONFIDENCE", "Admitted", "admit"]

CONFIDENCE = 0.5
"""Of every claim that a model proposed: nothing has measured how often it is right."""
_BUSINESS = frozenset({"CONTRACTED_WITH", "SUPPLIES", "PAID", "HOSTS", "COMPETED_FOR"})
_WORTH_DENYING = frozenset({"CONTRACTED_WITH", "SUPPLIES", "USES"})
_PLAIN = frozenset({"asserted", "reported"})


@dataclass(frozen=True, slots=True)
class Admitted:
    """The claims that entered, in the order of the text, and how many did not on which ground."""

    claims: tuple[ExtractedClaim, ...]
    refused: Counter[str]


def admit(
    answers: Iterable[tuple[Passage, Answer]],
    grounds: Grounds,
    lexicon: Lexicon,
    beside: Sequence[ExtractedClaim],
    extractor: str,
) -> Admitted:
    """The claims of a document's answers. `beside` are those that it has already: none is made twice, and who has a
    public role there has one here."""
    refused: Counter[str] = Counter()
    found: dict[tuple[object, ...], ExtractedClaim] = {}
    for passage, answer in answers:
        for stated in answer.claims[:MOST_CLAIMS]:
            try:
                claim = _claim(stated, passage, grounds, lexicon, extractor)
                found.setdefault(_key(claim), claim)
            except Refused as ground:
                refused[str(ground)] += 1
    fresh = [claim for claim in shared_sums(found.values()) if not any(_same(claim, old) for old in beside)]
    kept = admitted_people(fresh, beside)
    refused["a person without a public role"] += len(fresh) - len(kept)
    return Admitted(tuple(sorted(kept, key=_order)), +refused)


def _claim(stated: StatedClaim, passage: Passage, grounds: Grounds, lexicon: Lexicon, extractor: str) -> ExtractedClaim:
    predicate = load_schema().predicates.get(stated.predicate)
    if predicate is None or stated.predicate not in predicates():
        raise Refused("a predicate that the schema does not know")
    if not predicate.joins(stated.subject.type, stated.object.type):
        raise Refused("a predicate that does not join such kinds")
    place, subject, target = _stood(stated, passage, grounds, lexicon)
    _check_parties(stated.predicate, subject, target, lexicon)
    quote = grounds.document.text[place.first : place.last]
    modality = _modality(stated, grounds.document.text[place.start : place.end])
    if modality == "denied" and stated.predicate not in _WORTH_DENYING:
        raise Refused("a denial")
    if modality in _PLAIN and _turned(grounds.document.text, subject, target):
        raise Refused("words between the parties that turn it round")
    return ExtractedClaim(
        subject=subject.party,
        predicate=stated.predicate,
        object=target.party,
        qualifiers=qualifiers_of(stated, place, grounds, lexicon),
        modality=modality,
        attribution=attributed(attribution_of(quote), grounds.chains.retold),
        start=place.first,
        end=place.last,
        quote=quote,
        page=grounds.document.page_at(place.first),
        confidence=CONFIDENCE,
        extractor=extractor,
    )


def _stood(stated: StatedClaim, passage: Passage, grounds: Grounds, lexicon: Lexicon) -> tuple[Place, Found, Found]:
    """The first place of the quote at which both parties stand; the nearest to the offset that was told, if any."""
    places = grounds.places(stated.quote, passage.start, passage.end)
    if not places:
        raise Refused("a quote that does not stand in the text")
    if stated.offset is not None:
        told = passage.start + stated.offset
        places.sort(key=lambda place: abs(place.start - told))
    ground = Refused("a party that does not stand in the quote")
    for place in places:
        if grounds.ordered_about(place):
            ground = Refused("words by which the text orders its reader about")
            continue
        try:
            return (
                place,
                found_party(stated.subject, place, grounds, lexicon),
                found_party(stated.object, place, grounds, lexicon),
            )
        except Refused as refused:
            ground = refused
    raise ground


def _check_parties(predicate: str, subject: Found, target: Found, lexicon: Lexicon) -> None:
    one, two = subject.party, target.party
    if one.name == two.name or (subject.thing is not None and subject.thing == target.thing):
        raise Refused("two parties that are one")
    if predicate in _BUSINESS and any(lexicon.is_press(party.name) for party in (one, two)):
        raise Refused("a newspaper as a party to what it reports")


def _modality(stated: StatedClaim, quote: str) -> str:
    """As the model puts it, or weaker where the quote itself does."""
    if quote.rstrip("\"'”’)").endswith("?"):
        raise Refused("a question")
    told = stated.modality if stated.modality in MODALITIES else "reported"
    return modality_of(None, quote) if told == "asserted" else told


def _turned(text: str, subject: Found, target: Found) -> bool:
    first, second = sorted((subject.party, target.party), key=lambda party: party.start)
    return contrary_between(text[first.end : second.start])


def _key(claim: ExtractedClaim) -> tuple[object, ...]:
    return (claim.subject.name, claim.predicate, claim.object.name, claim.start, claim.end, claim.modality)


def _same(claim: ExtractedClaim, other: ExtractedClaim) -> bool:
    """Whether both say the same of the same parties in words that overlap."""
    ends = (claim.subject.name.casefold(), claim.predicate, claim.object.name.casefold())
    others = (other.subject.name.casefold(), other.predicate, other.object.name.casefold())
    return ends == others and claim.start < other.end and other.start < claim.end


def _order(claim: ExtractedClaim) -> tuple[int, int, str, str, str]:
    return (claim.start, claim.end, claim.predicate, claim.subject.name, claim.object.name)
