"""How nouns stand: "a proposed contract", "the former subsidiary"; and what a verb makes of them."""

from collections.abc import Sequence

from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Noun
from loaders.documents.words.wordset import word_set

__all__ = ["by_adjective", "weighed"]

_ADJECTIVES = (
    (
        "ended",
        word_set("former previous prior past expired lapsed cancelled canceled terminated scrapped ended erstwhile"),
    ),
    ("denied", word_set("failed attempted abortive aborted unsuccessful botched collapsed abandoned thwarted blocked")),
    ("hypothetical", word_set("possible potential proposed prospective hypothetical would-be mooted")),
    ("planned", word_set("planned upcoming future forthcoming pending intended agreed")),
    ("reported", word_set("alleged rumoured rumored reported supposed")),
)
_WEIGHING = word_set(
    "propose consider explore discuss weigh mull negotiate seek pursue eye contemplate ponder study evaluate offer"
)
_SHEDDING = word_set("sell sell_off offload divest relinquish shed")
_HOLDINGS = word_set("stake stakes share shares shareholding holding holdings investment investments interest")
_LASTING = word_set(
    "use usage deployment reliance hosting storage work partnership collaboration dealings business sharing exchange "
    "funding sponsorship testing trial trials pilot pilots fleet operation ownership"
)
_ENDING = word_set(
    "end stop halt cease discontinue suspend terminate cancel pause abandon drop scrap phase_out wind_down call_off"
)
_PLANNING = word_set("plan agree expect intend")
_FALLING = word_set("fail collapse fall fall_through stall lapse unravel founder")
_AWAITING = word_set("await face need require")
_REFUSING = word_set(
    "reject block veto oppose fight resist rebuff thwart abandon drop deny rule_out turn_down halt scrap"
)


def by_adjective(noun: Noun, *, deed: bool = False) -> str:
    """The modality that a noun's adjectives lend it, or "". A deed that failed was not done; a failed supplier or
    contract was one."""
    words = {unit.lower for unit in noun.units}
    found = next((modality for modality, told in _ADJECTIVES if words & told), "")
    return "ended" if found == "denied" and not deed else found


def weighed(noun: Noun, clauses: Sequence[Clause]) -> str:
    """What the verb that a deed's noun is the object of makes of it: "proposed a merger", "rejected a takeover"."""
    clause = next((c for c in clauses if noun in (c.subjects if c.passive else c.objects)), None)
    if clause is None:
        return _coming(noun, clauses)
    verb = clause.verb
    if verb.lemma in _SHEDDING and noun.head.lower in _HOLDINGS and not verb.negated:
        return "" if verb.modal or verb.future else "ended"
    if verb.lemma in _ENDING and noun.head.lower in _LASTING:  # what is ended had been, and what is not goes on
        return "" if verb.negated or verb.modal or verb.future or verb.infinitive else "ended"
    if verb.lemma in _REFUSING or verb.negated:
        return "denied"
    if verb.lemma in _WEIGHING or verb.modal or clause.condition:
        return "hypothetical"
    return "planned" if verb.lemma in _PLANNING or verb.future else ""


def _coming(noun: Noun, clauses: Sequence[Clause]) -> str:
    """What becomes of a deed, told of itself: "the takeover fell through", "the merger will close in May"."""
    clause = next((c for c in clauses if noun in c.subjects and not c.passive and not c.relative), None)
    if clause is None:
        return ""
    verb = clause.verb
    if verb.lemma in _FALLING and not (verb.negated or verb.modal or verb.future):
        return "denied"
    if verb.lemma in _AWAITING and not verb.negated:
        return "planned"
    return "planned" if verb.future else "hypothetical" if verb.modal or clause.condition else ""
