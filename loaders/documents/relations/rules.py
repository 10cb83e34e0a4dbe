"""All rule modules, in the order in which a sentence is given to them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from loaders.documents.meanings.anaphora import Discourse
from loaders.documents.relations.appointments import Appointments
from loaders.documents.relations.awards import Awards
from loaders.documents.relations.branches import Branches
from loaders.documents.relations.competition import Competition
from loaders.documents.relations.compounds import Compounds
from loaders.documents.relations.contractor import Contractor
from loaders.documents.relations.contracts import Contracts
from loaders.documents.relations.funding import Funding
from loaders.documents.relations.goods import Goods
from loaders.documents.relations.halves import Halves
from loaders.documents.relations.handling import Handling
from loaders.documents.relations.nominal import Nominal
from loaders.documents.relations.people import People
from loaders.documents.relations.products import Products
from loaders.documents.relations.rounds import Rounds
from loaders.documents.relations.sharing import Sharing
from loaders.documents.relations.stances import Stances
from loaders.documents.relations.statements import Ends, Statement
from loaders.documents.relations.succession import Succession
from loaders.documents.relations.supplied import Supplied
from loaders.documents.relations.unnamed import Unnamed
from loaders.documents.relations.usage import Usage
from loaders.documents.relations.verbal import Verbal
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Item
from loaders.documents.words.lexicon import Lexicon

__all__ = ["Rules"]


class Rules:
    """All rule modules, with the state that they keep from sentence to sentence."""

    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends], discourse: Discourse) -> None:
        self.contracts = Contracts(lexicon, ends, discourse)
        self.verbal = Verbal(lexicon, ends, discourse)
        self.nominal = Nominal(lexicon, ends)
        self.people = People(lexicon, ends, discourse)
        self.succession = Succession(ends, discourse)
        self.rounds = Rounds(ends, discourse)
        self.appointments = Appointments(lexicon.roles, ends)
        self.compounds = Compounds(ends)
        self.branches = Branches(lexicon, ends)
        self.products = Products(lexicon, ends, discourse.maker)
        self.halves = Halves(lexicon, ends)
        self.competition = Competition(lexicon, ends)
        self.stances = Stances(ends, discourse)
        self.supplied = Supplied(lexicon, ends, discourse)
        self.awards = Awards(lexicon, ends, discourse)
        self.funding = Funding(lexicon, ends)
        self.unnamed = Unnamed(lexicon, ends, discourse)
        self.contractor = Contractor(ends, discourse)
        self.usage = Usage(lexicon, ends)
        self.handling = Handling(lexicon, ends, discourse)
        self.sharing = Sharing(lexicon, ends)
        self.goods = Goods(lexicon, ends, discourse)

    def carried(self, items: Sequence[Item], clauses: Sequence[Clause]) -> Iterable[Statement]:
        """Those of the modules alone that carry something from one sentence to the next."""
        yield from self.contracts.statements(items, clauses)
        yield from self.rounds.statements(items, clauses)
        yield from self.products.statements(items, clauses)

    def statements(self, items: Sequence[Item], clauses: Sequence[Clause], voting: bool = False) -> Iterable[Statement]:
        yield from self.contracts.statements(items, clauses)
        yield from self._dealt(self.succession.noted(self.verbal.statements(items, clauses)))
        yield from self.nominal.statements(items, clauses)
        yield from self.succession.noted(self.people.statements(items, clauses))
        yield from self.succession.statements(clauses)
        yield from self.rounds.statements(items, clauses)
        yield from self.appointments.statements(items)
        yield from self.compounds.statements(items, clauses)
        yield from self.branches.statements(items)
        yield from self.products.statements(items, clauses)
        yield from self.halves.statements(items, clauses)
        yield from self.competition.statements(items, clauses)
        yield from self.stances.statements(clauses)
        yield from self.unnamed.statements(clauses)
        yield from self.contractor.statements(items, clauses)
        yield from self.supplied.statements(items, clauses)
        yield from self._dealt(self.awards.statements(items, clauses))
        if voting:
            return  # what follows speaks of things of known kinds only
        yield from self.usage.statements(clauses)
        yield from self.handling.statements(clauses)
        yield from self.sharing.statements(clauses)
        yield from self.goods.statements(clauses)
        yield from self.funding.statements(items, clauses)

    def _dealt(self, found: Iterable[Statement]) -> Iterator[Statement]:
        """Tells the contracts of what other rules find: "the contract" of a later sentence is the last one told."""
        for statement in found:
            if statement.predicate == "CONTRACTED_WITH" and _stands(statement):
                self.contracts.note(statement)
            yield statement


def _stands(statement: Statement) -> bool:
    clause = statement.clause
    return clause is None or not (clause.verb.negated or clause.verb.modal or clause.condition)
