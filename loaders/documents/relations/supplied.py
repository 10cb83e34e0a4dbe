"""Goods that were supplied or bought, where another part of the sentence tells for whom: "the cameras used by X"."""

from collections.abc import Iterator, Mapping, Sequence

from loaders.documents.meanings.anaphora import Discourse
from loaders.documents.relations.behalf import phrase_of
from loaders.documents.relations.contract_event import cited
from loaders.documents.relations.statements import Ends, Statement, joined
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Item, Noun
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["Supplied"]

_SUPPLYING = word_set("supply provide deliver sell furnish")
_REPLACING = word_set("replace scrap retire ditch abandon phase_out upgrade modernise modernize")
_KEEPING = word_set("use operate hold run deploy wear fly carry")
_GETTING = word_set("buy purchase acquire procure lease rent order source obtain get")


class Supplied:
    """`discourse` tells of which body the sentences before spoke."""

    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends], discourse: Discourse) -> None:
        self.lexicon = lexicon
        self.ends = ends
        self.discourse = discourse
        self.items: Sequence[Item] = ()
        self.clauses: Sequence[Clause] = ()

    def statements(self, items: Sequence[Item], clauses: Sequence[Clause]) -> Iterator[Statement]:
        self.items, self.clauses = items, clauses
        for clause in clauses:
            yield from self._supplied(clause)
            yield from self._equipped(clause)
            yield from self._bought(clause)
            yield from self._came(clause)
            yield from self._replaced(clause)

    def _supplied(self, clause: Clause) -> Iterator[Statement]:
        """ "The police say the cameras, supplied by Acme, …": to the only body that the text speaks of there."""
        goods = self.lexicon.words["service_noun"]
        supplied = clause.passive and clause.verb.lemma in _SUPPLYING and not clause.verb.negated
        if not supplied or clause.condition or any(p in ("to", "for") for p, _, _ in clause.phrases):
            return
        described = [n for n in clause.subjects if n.head.lower in goods or "System" in (n.head.describes, n.kind)]
        pointing = described and described[0].units[0].lower in ("the", "this", "these", "its", "their")
        if not described or not (pointing or described[0].kind == "System" or self._users(described[0])):
            return
        told = cited(self.items)
        bodies = [n for n in self.items if isinstance(n, Noun) and n.kind == "Agency" and n.entity not in told]
        owned = [m for m in self._users(described[0]) if m.kind == "Agency"]
        bodies = owned or bodies
        here = {n.entity: n for n in bodies if not self.discourse.looks_on(n.entity)}
        body = next(iter(here.values())) if len(here) == 1 else None
        reach = 2 if described[0].kind == "System" else 1
        body = body if here else self.discourse.last_of("Agency", reach, described[0])
        body = None if body is not None and body.entity in told else body
        for firm, agency in joined(self.ends, "SUPPLIES", phrase_of(clause, "by"), [body] if body else []):
            if firm.kind:
                yield Statement("SUPPLIES", firm, agency, f"verb:{clause.verb.lemma} to whom", 0.65, clause)

    def _bought(self, clause: Clause) -> Iterator[Statement]:
        """ "The tool used by Y was bought from X", "a tool used by Y and bought from X": by Y."""
        verb = clause.verb
        bought = clause.passive and verb.lemma in _GETTING and not verb.negated and not verb.modal
        firms = phrase_of(clause, "from") if bought and not clause.condition else []
        if not firms or phrase_of(clause, "by"):
            return
        users = [m for n in clause.subjects for m in self._users(n)]
        for firm, body in joined(self.ends, "SUPPLIES", firms, users):
            if firm.kind == "Company" and body.kind == "Agency":
                yield Statement("SUPPLIES", firm, body, f"verb:{verb.lemma} used by", 0.75, clause)

    def _came(self, clause: Clause) -> Iterator[Statement]:
        """ "Y will fly drones. The drones and docks come from X": for the only body just spoken of."""
        verb = clause.verb
        if verb.lemma != "come" or verb.negated or verb.modal or verb.future or clause.condition or clause.relative:
            return
        goods = self.lexicon.words["service_noun"]
        led = clause.subjects[:1] if not any(n.kind == "Agency" for n in self.items if isinstance(n, Noun)) else []
        if not any(n.units[0].lower in ("the", "these") and n.head.lower in goods and n.entity < 0 for n in led):
            return
        body = self.discourse.last_of("Agency", 1, led[0], alone=True)
        for firm, agency in joined(self.ends, "SUPPLIES", clause.behind("from"), [body] if body else []):
            if firm.kind == "Company":
                yield Statement("SUPPLIES", firm, agency, "verb:come from", 0.65, clause)

    def _replaced(self, clause: Clause) -> Iterator[Statement]:
        """ "Y replaced an older system supplied by X": Y had it of X."""
        verb = clause.verb
        if verb.lemma not in _REPLACING or clause.passive or verb.negated or clause.condition:
            return
        goods = self.lexicon.words["service_noun"]
        for noun in clause.objects:
            for told in self.clauses if noun.head.lower in goods and noun.entity < 0 else ():
                if noun in told.subjects and told.passive and told.verb.lemma in _SUPPLYING:
                    for firm, body in joined(self.ends, "SUPPLIES", phrase_of(told, "by"), clause.subjects):
                        if firm.kind == "Company" and body.kind == "Agency":
                            yield Statement("SUPPLIES", firm, body, f"verb:{verb.lemma} supplied", 0.75, told)

    def _users(self, goods: Noun) -> list[Noun]:
        """Whose goods they are: "X's system", "the system used by X"."""
        owner = [goods.owner] if goods.owner is not None else []
        used = [c for c in self.clauses if goods in c.subjects and c.passive and c.verb.lemma in _KEEPING]
        return owner + [n for c in used if not c.verb.negated and not c.verb.modal for n in phrase_of(c, "by")]

    def _equipped(self, clause: Clause) -> Iterator[Statement]:
        """ "X supplied the system used by Y"."""
        if clause.verb.lemma not in _SUPPLYING or clause.passive or clause.verb.negated or clause.verb.modal:
            return
        goods = [n for n in clause.objects if n.head.lower in self.lexicon.words["service_noun"] and n.entity < 0]
        for noun in goods:
            for firm, body in joined(self.ends, "SUPPLIES", clause.subjects, self._users(noun)):
                if firm.kind == "Company" and body.kind == "Agency":
                    yield Statement("SUPPLIES", firm, body, f"verb:{clause.verb.lemma} used by", 0.75, clause)
