"""One mention of a contract, with the parties found for it, and the phrases around it that tell of them."""

import itertools
from collections.abc import Container, Iterator, Sequence, Set
from dataclasses import dataclass, field

from loaders.documents.relations.nominal import named_before
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.coordination import group_at
from loaders.documents.sentences.phrases import Item, Noun, Sign, VerbGroup
from loaders.documents.sentences.standing import by_adjective
from loaders.documents.sentences.unit import Unit
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = [
    "ContractEvent",
    "between_firms",
    "binding",
    "blocking",
    "both_sides",
    "cited",
    "ending",
    "further",
    "goes_on",
    "handed",
    "is_group",
    "lapsing",
    "leads_away",
    "listed_bodies",
    "merges",
    "named_in",
    "no_contract",
    "other_deal",
    "placed",
    "settle",
    "standing",
    "stands_under",
    "to_firm",
    "unnamed_bodies",
    "won",
]


_SUCCEEDING = word_set("go manage beat outbid defeat edge pip help emerge join team_up partner enable allow see")
_TELLING = word_set("report say believe understand know think rumour rumor")
_OTHER_DEALS = word_set(
    "takeover merger acquisition buyout buy-out sale peace trade ceasefire plea loan refinancing financing debt "
    "investment settlement compensation sponsorship pay wage transfer coalition extradition tax "
    "non-disclosure nondisclosure non-compete "
    "confidentiality climate film record book football shareholder severance pension rescue bailout swap union "
    "prosecution non-prosecution consent immunity leniency clemency amnesty custody divorce surrogacy prenuptial "
    "data-sharing information-sharing intelligence-sharing power-sharing readmission repatriation"
)
_YIELDING = word_set("plead testify apologise apologize recuse")
_SETTLING = word_set("avoid avert escape settle resolve end close drop dismiss defer suspend forgo head_off stave_off")
_QUARRELS = word_set(
    "prosecution charge charges trial lawsuit lawsuits suit litigation claim claims allegations allegation case "
    "dispute disputes investigation investigations probe fine fines penalty penalties sanctions complaint complaints "
    "conviction indictment extradition arbitration proceedings"
)
_MERGING = word_set("acquire buy_out buy_up take_over snap_up merge invest delist spin_off")
_LOOSE = word_set("deal deals agreement agreements pact pacts memorandum arrangement arrangements mou")
_BODIES = word_set("government governments state authorities officials city town county village district")
_ABOUT_IT = word_set(
    "justify explain review investigate examine disclose publish end cancel terminate drop scrap suspend extend renew "
    "defend audit reconsider stop sever expand amend honour honor fulfil fulfill"
)
_BLOCKING = word_set("block veto reject vote_down strike_down turn_down refuse")
_OPPOSING = word_set("vote decide rule")
_LETTING = word_set("refuse decline fail")
_WISHING = word_set(
    "ask urge call call_on press push petition pressure lobby demand beg implore want plead campaign appeal "
    "threaten consider weigh mull plan intend hope vow refuse decline"
)
_LATER = word_set("after following amid despite")
_REPLACEMENTS = word_set("replacement replacements successor alternative alternatives decommissioning retirement")
_SOURCES = word_set("decision ruling report findings audit review judgment judgement inquiry investigation analysis")
_NEAR = 6  # items behind a deal
_TENDERS = word_set("tender tenders tendering bidding competition procurement auction process")


@dataclass(slots=True)
class ContractEvent:
    """One mention of a contract with the parties found for it. `kind`: contract, bid, grant."""

    noun: Noun
    kind: str
    agencies: list[Noun] = field(default_factory=list)
    companies: list[Noun] = field(default_factory=list)
    systems: list[Noun] = field(default_factory=list)
    unknown: list[Noun] = field(default_factory=list)
    makers: list[Noun] = field(default_factory=list)  # of the goods that it is for
    clause: Clause | None = None
    money: Unit | None = None
    ended: bool = False
    lapsed: bool = False
    blocked: bool = False
    seeking: bool = False
    under: bool = False  # something is done under it
    told: bool = False  # its body is told, though nobody can say which: "with the government"
    inferred: bool = False  # a party is taken from the sentences around


def is_group(noun: Noun, lexicon: Lexicon) -> bool:
    """ "several firms", "the companies"."""
    descriptor = lexicon.descriptors.get(noun.head.lower)
    plural = noun.head.kind == "N" and noun.head.lower.endswith("s")
    return plural and descriptor is not None and descriptor.kind == "Company"


def other_deal(noun: Noun) -> bool:
    """ "a takeover deal", "a trade agreement": no contract for goods or work."""
    return noun.head.lower in _LOOSE and any(u.lower in _OTHER_DEALS for u in noun.before)


def no_contract(items: Sequence[Item], index: int) -> bool:
    """Another deal, or "a deal with the department to avoid prosecution", which ends a quarrel and buys nothing."""
    noun = items[index]
    if not isinstance(noun, Noun) or noun.head.lower not in _LOOSE:
        return False
    return other_deal(noun) or _settlement(items, index)


def _settlement(items: Sequence[Item], index: int) -> bool:
    behind = range(index + 1, min(index + _NEAR, len(items)))
    at, verb = next(((i, v) for i in behind if isinstance(v := items[i], VerbGroup)), (0, None))
    if verb is None or not verb.infinitive:
        return False
    goal = next((i for i in items[at + 1 : at + _NEAR] if isinstance(i, Noun)), None)
    ends = verb.lemma in _SETTLING and goal is not None and goal.head.lower in _QUARRELS
    return ends or verb.lemma in _YIELDING


def binding(noun: Noun) -> bool:
    """A contract, and no deal or agreement, as firms make with each other too."""
    return noun.head.lower not in _LOOSE


def merges(event: ContractEvent) -> bool:
    """ "bought X in a $2bn deal": a deal of firms about firms."""
    return event.clause is not None and event.clause.verb.lemma in _MERGING and not binding(event.noun)


def named_in(items: Sequence[Item]) -> Iterator[Noun]:
    """Every thing that a sentence names, before nouns and as their possessor too."""
    for item in items:
        if isinstance(item, Noun):
            if item.entity >= 0:
                yield item
            if item.owner is not None and item.owner.entity >= 0:
                yield item.owner
            yield from named_before(item)


def handed(items: Sequence[Item], index: int) -> bool:
    """ "awarded X the tender", "was awarded the tender": a bid that was won."""
    verb = items[index - 1] if index and not isinstance(items[index - 1], Noun) else items[max(0, index - 2)]
    return isinstance(verb, VerbGroup) and verb.lemma in ("award", "hand", "grant") and not verb.negated


def placed(items: Sequence[Item], index: int) -> bool:
    """ "Orders were placed by X"."""
    verb = items[index + 1] if index + 1 < len(items) else None
    return isinstance(verb, VerbGroup) and verb.passive and verb.lemma in ("place", "sign")


def to_firm(items: Sequence[Item], index: int) -> bool:
    """ "The awards to X and Y", "an order from the ministry": what goes to firms or comes from bodies is a contract."""
    sign, party = (items[index + 1], items[index + 2]) if index + 2 < len(items) else (None, None)
    if not isinstance(sign, Sign) or not isinstance(party, Noun):
        return False
    return (sign.lower, party.kind) in (("to", "Company"), ("from", "Agency"))


def opens_new(noun: Noun) -> bool:
    """ "a five-year deal": one that the text has not told of."""
    return noun.units[0].lower in ("a", "an", "another")


def replaced(items: Sequence[Item], at: int) -> bool:
    """ "a replacement for X", "the X replacement project", behind the preposition at `at`: another than X is bought."""
    noun, before = items[at + 1], items[at - 1] if at else None
    nouns = [noun, *([before] if before is not None else [])]
    return any(isinstance(n, Noun) and any(u.lower in _REPLACEMENTS for u in n.units) for n in nouns)


def sources(items: Sequence[Item]) -> set[int]:
    """Whose report or ruling a sentence rests on, "X's decision says", "according to X", and who does something else in
    it: "blacklisted by X"."""
    told = (n for n in items if isinstance(n, Noun) and n.head.lower in _SOURCES)
    pairs = itertools.pairwise(items)
    agents = {n.entity for by, n in pairs if isinstance(by, Sign) and by.lower == "by" and isinstance(n, Noun)}
    return {n.owner.entity for n in told if n.owner is not None} | cited(items) | agents


def cited(items: Sequence[Item]) -> set[int]:
    """ "According to X", "first reported by X": who tells it."""
    signs = (i for i, item in enumerate(items) if _citing(item))
    behind = (next((n for n in items[i + 1 : i + 3] if isinstance(n, Noun)), None) for i in signs)
    return {n.entity for n in behind if n is not None and n.entity >= 0}


def _citing(item: Item) -> bool:
    if isinstance(item, VerbGroup):
        return item.bare and item.lemma in ("report", "reveal", "publish", "uncover")
    return isinstance(item, Sign) and item.lower == "according"


def unnamed_bodies(noun: Noun) -> bool:
    """ "other agencies", "the government": a body that the text tells without a name."""
    body = noun.head.kind == "N" and (noun.head.describes == "Agency" or noun.head.lower in _BODIES)
    return body and noun.entity < 0 and not noun.stands_for and noun.owner is None


def leads_away(preposition: str, noun: Noun) -> bool:
    """ "with support from", "after a protest by": whoever follows is no party; a tender's are the contract's."""
    plain = noun.entity < 0 and noun.head.kind == "N" and not noun.stands_for
    return plain and (preposition == "with" or (preposition in _LATER and noun.head.lower not in _TENDERS))


def standing(event: ContractEvent) -> str:
    """The modality that the contract has whatever its verb says: it was there where it is not renewed, and is there
    where something is done under it."""
    if event.noun.negated or event.blocked:
        return "denied"
    told = "ended" if event.ended else by_adjective(event.noun)
    if told:
        return told
    first = event.noun.units[0].lower
    known = event.under and first in ("its", "their", "the", "that", "this")
    return "asserted" if known or (first in ("its", "their") and _named_only(event)) else ""


def _named_only(event: ContractEvent) -> bool:
    """Whether what is planned or asked is about a contract that is there: "asked it to justify its contract with"."""
    clause = event.clause
    return clause is not None and clause.verb.infinitive and clause.verb.lemma in _ABOUT_IT and not clause.verb.negated


def blocking(clause: Clause, contract: Noun) -> bool:
    """ "blocked the contract", "voted against the contract": it did not come about."""
    if clause.verb.negated:
        return False
    what = clause.subjects if clause.passive else clause.objects
    return (clause.verb.lemma in _BLOCKING and contract in what) or (
        clause.verb.lemma in _OPPOSING and contract in clause.behind("against")
    )


def lapsing(clause: Clause) -> bool:
    """ "did not renew", "chose not to renew", "declined to extend"."""
    if clause.verb.lemma not in ("renew", "extend") or _wished(clause):
        return False
    one = clause.governor
    under = clause.verb.infinitive and one is not None and (one.verb.negated or one.verb.lemma in _LETTING)
    return clause.verb.negated or under


def ending(clause: Clause, enders: Set[str]) -> bool:
    return clause.verb.lemma in enders and not _wished(clause)


def _wished(clause: Clause) -> bool:
    """ "urged it to drop", "threatened to cancel": what is to end is there still."""
    at, ending = clause, clause.verb.lemma not in ("renew", "extend")
    for _ in range(3):
        if not (at.verb.infinitive or at.verb.form == "ing") or at.governor is None:
            return False
        at = at.governor
        if at.verb.lemma in _WISHING and (ending or at.verb.lemma not in _LETTING):
            return not at.verb.negated
    return False


def stands_under(item: Item) -> bool:
    return isinstance(item, Sign) and item.lower in ("under", "through", "via")


def won(governor: Clause | None) -> bool:
    """Whether what is done "to win" was won: "went on to win", "beat X to win"; hope and intent win nothing."""
    if governor is None or governor.verb.lemma in _SUCCEEDING:
        return True
    return governor.passive and governor.verb.lemma in _TELLING  # "is reported to have won"


def goes_on(item: Item) -> bool:
    """ "contracts with X for cameras and with Y for drones"."""
    return isinstance(item, Sign) and item.lower in ("with", "to")


def further(event: ContractEvent, items: Sequence[Item], index: int) -> None:
    """Adds the parties that stand farther off behind another "with"."""
    if event.agencies and not event.companies:
        event.companies += _far_with(items, index)
    event.agencies += _and_with(items, index) if event.agencies else []


def _far_with(items: Sequence[Item], index: int) -> list[Noun]:
    """ "contracts with X and Y, worth $9m in all, with A and B": the firms behind the second "with"."""
    commas = [i for i in range(index + 1, min(index + 20, len(items))) if _is_comma(items[i])]
    for at in range(commas[0] if commas else len(items), min(index + 24, len(items) - 1)):
        sign, noun = items[at], items[at + 1]
        if isinstance(sign, VerbGroup) or (isinstance(sign, Sign) and sign.kind == "|"):
            return []
        if isinstance(sign, Sign) and sign.lower == "with" and isinstance(noun, Noun):
            return [n for n in _listed(items, at + 1) if n.kind == "Company"]
    return []


def settle(event: ContractEvent) -> None:
    """Names of unknown kind are what their place makes them, or else what the other party is not."""
    for noun in event.unknown:
        if event.agencies and not event.companies:
            event.companies.append(noun)
        elif event.companies and not event.agencies and binding(event.noun):
            event.agencies.append(noun)


def between_firms(clause: Clause) -> bool:
    """ "X signed an agreement with the firm Y": no body is left to be found."""
    firms = [n for n in clause.subjects if n.kind == "Company"]
    others = [n for n in clause.behind("with") if n.kind == "Company"]
    return bool(firms) and any(n.entity != firms[0].entity for n in others)


def _and_with(items: Sequence[Item], index: int) -> list[Noun]:
    """ "contracts with X, which runs a prison, and with Y": Y, where it is a body."""
    for at in range(index + 3, min(index + 24, len(items) - 2)):
        comma, joint, sign, noun = items[at - 1 : at + 3]
        if isinstance(comma, Sign) and comma.kind == "|":
            break
        again = isinstance(joint, Sign) and joint.lower == "and" and isinstance(sign, Sign) and sign.lower == "with"
        if again and _is_comma(comma) and isinstance(noun, Noun):
            return [n for n in group_at(items, at + 2)[0] if n.kind == "Agency"]
    return []


def both_sides(items: Sequence[Item], at: int) -> tuple[list[Noun], int]:
    """ "between X, the county's force, and the firm Y": what is said of X stands between."""
    nouns, last = group_at(items, at)
    if len(nouns) > 1:
        return [n for i, n in enumerate(nouns) if not (i == 1 < len(nouns) - 1 and _says_what(n, nouns[0]))], last
    for index in range(last, min(len(items) - 1, last + 10)):
        item, following = items[index], items[index + 1]
        if isinstance(item, VerbGroup) and not item.bare:
            break
        if (
            isinstance(item, Sign)
            and item.lower == "and"
            and _is_comma(items[index - 1])
            and isinstance(following, Noun)
        ):
            others, last = group_at(items, index + 1)
            return [*nouns, *others], last
    return nouns, last


def _says_what(noun: Noun, before: Noun) -> bool:
    """ "X, the country's intelligence agency,": in small letters, what X is."""
    small = noun.head.name is None or noun.head.name.text.islower()
    return small and before.head.name is not None and noun.kind == before.kind


def listed_bodies(items: Sequence[Item], clause: Clause, words: Container[str]) -> list[Noun]:
    """ "its contracts include X's tagging contract, worth $9m, and Y's cloud contract": X and Y."""
    found: list[Noun] = []
    if clause.verb.lemma not in ("include", "comprise"):
        return found
    for item in items[clause.index + 1 :]:
        if isinstance(item, VerbGroup):
            break
        owner = item.owner if isinstance(item, Noun) and item.head.lower in words else None
        if owner is not None and owner.kind == "Agency":
            found.append(owner)
    return found


def _listed(items: Sequence[Item], at: int) -> list[Noun]:
    """ "X, and Y" too."""
    nouns, last = group_at(items, at)
    sign, joint, noun = (*items[last : last + 3], None, None, None)[:3]
    more = _is_comma(sign) and isinstance(joint, Sign) and joint.lower == "and" and isinstance(noun, Noun)
    return [*nouns, noun] if more and isinstance(noun, Noun) else nouns


def _is_comma(item: Item | None) -> bool:
    return isinstance(item, Sign) and item.kind == ","
