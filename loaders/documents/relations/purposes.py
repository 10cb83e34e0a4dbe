"""What a contract is for: whom the work serves, who is to build the system, and who uses it."""

from collections.abc import Iterator, Mapping, Sequence

from loaders.documents.relations.contract_event import ContractEvent
from loaders.documents.relations.countries import governing, is_country
from loaders.documents.relations.nominal import named_before
from loaders.documents.relations.statements import Ends, Statement, joined
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Item, Noun, VerbGroup
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["covered", "placed_in", "served", "works"]

_FOR_WHOM = word_set("for to with at of across")
_MAKING = word_set("develop build create design produce manufacture make")
_KEEPING = word_set(
    "operate run use deploy support maintain manage provide supply deliver implement install host upgrade extend "
    "handle expand enhance modernise modernize roll_out continue"
)
_EVENTS = word_set(
    "rollout roll-out operation use deployment implementation maintenance running upgrade expansion development "
    "delivery provision adoption introduction support"
)
_REACH = 14  # items


def served(clauses: Sequence[Clause], index: int, lexicon: Lexicon) -> list[Noun]:
    """ "awarded a contract to provide X with cameras", "to replace X's system": X."""
    for clause in clauses:
        if clause.verb.infinitive and index < clause.index < index + _REACH:
            nouns = [*clause.objects, *clause.behind(*_FOR_WHOM)]
            around = (m for n in nouns for m in (n, n.owner, *named_before(n)))
            found = [m for m in around if m is not None and m.kind == "Agency"]
            owners = (n.owner for n in nouns if n.owner is not None and n.entity < 0)
            found += [governing(owner) for owner in owners if is_country(owner, lexicon)]  # "to guard Kenya's ports"
            if found:
                return found
    return []


def placed_in(noun: Noun, lexicon: Lexicon) -> list[Noun]:
    """ "the Tennessee contract with X": the state's."""
    places = [n for n in named_before(noun) if n.kind == "Location"]
    return [governing(place) for place in places if is_country(place, lexicon)]


def works(
    event: ContractEvent, items: Sequence[Item], clauses: Sequence[Clause], index: int, ends: Mapping[str, Ends]
) -> Iterator[Statement]:
    """ "a contract with Y to build X": Y builds it. "A contract to run X": its body uses X."""
    if event.kind != "contract" or event.seeking or event.noun.negated:
        return
    for agency in event.agencies if not event.companies else ():
        yield from covered(event, agency, ends)  # "orders for X were placed by Y"
    for clause in clauses:
        if not clause.verb.infinitive or not index < clause.index < index + _REACH or _other_verb(items, index, clause):
            continue
        if clause.verb.lemma in _MAKING:
            clause.subjects = list(event.companies)
        elif clause.verb.lemma in _KEEPING and not clause.verb.negated:
            yield from _used(event, clause, ends)


def covered(event: ContractEvent, agency: Noun, ends: Mapping[str, Ends]) -> Iterator[Statement]:
    """A contract "for use of Y": the agency uses Y."""
    for _, system in joined(ends, "USES", [agency], event.systems):
        if system.kind == "System":
            yield Statement("USES", agency, system, "contract for", 0.7, event.clause)


def _used(event: ContractEvent, clause: Clause, ends: Mapping[str, Ends]) -> Iterator[Statement]:
    goods = list(clause.objects)
    if goods and goods[-1].head.lower in _EVENTS and goods[-1].entity < 0:
        goods += clause.behind("of")
    goods += clause.behind("behind")  # "to look after the machines behind Falcon"
    for agency, system in joined(ends, "USES", event.agencies, goods):
        owner = system.owner
        others = owner is not None and owner.kind == "Agency" and owner.entity != agency.entity
        if system.kind == "System" and agency.kind == "Agency" and not others:
            yield Statement("USES", agency, system, "contract to", 0.7, event.clause)


def _other_verb(items: Sequence[Item], index: int, clause: Clause) -> bool:
    """Whether another verb stands between that the infinitive may hang on."""
    between = (item for item in items[index + 1 : clause.index] if isinstance(item, VerbGroup))
    return any(not verb.infinitive and not verb.bare for verb in between)
