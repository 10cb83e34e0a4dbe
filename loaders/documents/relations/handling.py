"""Work that a firm does for a body without the word for it: "X maintains the police's cameras", "X helped Y build a
database", "Y announced that X would supply the drones"."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from loaders.documents.meanings.anaphora import Discourse
from loaders.documents.relations.countries import governing
from loaders.documents.relations.nominal import named_before
from loaders.documents.relations.statements import Ends, Statement, joined
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Noun
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["Handling"]

_WORKING = word_set(
    "maintain manage operate run host service build install upgrade modernise modernize replace repair supply print "
    "process handle administer store power secure digitise digitize deliver design develop support"
)
_SETTING_UP = word_set(
    "build set_up develop implement install deploy roll_out launch design create modernise modernize upgrade digitise "
    "digitize automate establish introduce integrate"
)
_WORK = word_set(
    "storage network networks evidence archive registry helpdesk website portal portals control-room fleet records "
    "payroll infrastructure it communications telecommunications monitoring passports visas cards licences "
    "centre centres center centers prison prisons jail jails estate facility facilities"
)
_ANNOUNCING = word_set("announce say confirm reveal disclose state report")
_SUPPLYING = word_set("supply provide deliver install build develop run operate design manufacture")
_LETTING = word_set("let allow permit enable authorize authorise license")
_USING = word_set("use access search query deploy fly test try operate tap view")
_GIVING = word_set("give grant offer provide sell")
_PAYING = word_set("hand give pay")
_AFTERWARDS = word_set("to for")


class Handling:
    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends], discourse: Discourse) -> None:
        self.lexicon = lexicon
        self.ends = ends
        self.discourse = discourse

    def statements(self, clauses: Sequence[Clause]) -> Iterator[Statement]:
        for clause in clauses:
            if not clause.verb.negated and not clause.condition:
                yield from self._owned(clause)
                yield from self._opened(clause)
        for one, two in pairwise(clauses):
            if not (one.verb.negated or two.verb.negated or one.condition):
                yield from self._helped(one, two)
                yield from self._announced(one, two)
                yield from self._paid(one, two)
                yield from self._let(one, two)

    def _owned(self, clause: Clause) -> Iterator[Statement]:
        """ "X maintains Y's cameras": done to what is Y's, it is done for Y."""
        if clause.verb.lemma not in _WORKING or clause.verb.modal:
            return
        firms = clause.behind("by") if clause.passive else clause.subjects
        things = clause.subjects if clause.passive else clause.objects
        owners = [o for n in things if self._goods(n) or n.kind == "System" for o in _owners(n)]
        yield from self._said(firms, owners, clause, f"verb:{clause.verb.lemma} whose")

    def _opened(self, clause: Clause) -> Iterator[Statement]:
        """ "X gives Y access to its cameras"."""
        access = [n for n in clause.objects if n.head.lower in self.lexicon.words["access"] and n.entity < 0]
        if clause.verb.lemma not in _GIVING or clause.passive or clause.verb.modal or not access:
            return
        if any(self._goods(n) and n.units[0].lower in ("its", "their") for n in clause.behind("to")):
            bodies = [*clause.objects, *(name for noun in access for name in named_before(noun))]
            yield from self._said(clause.subjects, bodies, clause, "verb:give access")

    def _helped(self, one: Clause, two: Clause) -> Iterator[Statement]:
        """ "X helped Y set up a portal": goods and services, not help with an inquiry."""
        if one.verb.lemma != "help" or one.passive or two.verb.lemma not in _SETTING_UP or one.verb.modal:
            return
        bodies = [governing(n) for n in one.objects]
        yield from self._said(one.subjects, bodies, two, "verb:help set up")

    def _announced(self, one: Clause, two: Clause) -> Iterator[Statement]:
        """ "Y announced that X would supply the drones": to Y, if nobody else is told."""
        told = one.verb.lemma in _ANNOUNCING and not one.passive and two.verb.lemma in _SUPPLYING and not two.passive
        settled = two.verb.future or any(u.lower == "would" for u in two.verb.units)
        if not told or not settled or any(p in _AFTERWARDS for p, _, _ in two.phrases):
            return
        if any(n.kind == "Agency" for n in two.objects) or not any(self._goods(n) for n in two.objects):
            return
        bodies = [n for n in one.subjects if n.head.name is not None and not self.discourse.looks_on(n.entity)]
        yield from self._said(two.subjects, bodies, two, "verb:supply announced")

    def _paid(self, one: Clause, two: Clause) -> Iterator[Statement]:
        """ "Y handed X £237,000 to test nets", "Y pays X to run the base", "X is paid by Y to run it"."""
        if one.verb.lemma not in _PAYING or one.verb.modal or not two.verb.infinitive:
            return
        if one.passive and two.verb.lemma in _WORKING:
            yield from self._said(one.subjects, one.behind("by"), one, "verb:pay to do")
        if one.passive:
            return
        if any(n.tells_sum for n in one.objects) or (one.verb.lemma == "pay" and two.verb.lemma in _WORKING):
            yield from self._said(one.objects, one.subjects, one, "verb:pay to do")

    def _let(self, one: Clause, two: Clause) -> Iterator[Statement]:
        """ "X lets Y use its database": goods of its own."""
        if one.verb.lemma not in _LETTING or one.passive or one.verb.modal or two.verb.lemma not in _USING:
            return
        if any(self._goods(n) and n.units[0].lower in ("its", "their") for n in two.objects):
            yield from self._said(one.subjects, one.objects, two, "verb:let use")

    def _goods(self, noun: Noun) -> bool:
        word = noun.head.lower
        return noun.entity < 0 and (word in self.lexicon.words["service_noun"] or word in _WORK)

    def _said(self, firms: Sequence[Noun], bodies: Sequence[Noun], clause: Clause, rule: str) -> Iterator[Statement]:
        for firm, body in joined(self.ends, "SUPPLIES", firms, bodies):
            if firm.kind == "Company" and body.kind == "Agency":
                yield Statement("SUPPLIES", firm, body, rule, 0.7, clause)


def _owners(noun: Noun) -> list[Noun]:
    """Whose it is: "the police's cameras", "police cameras" of a named force."""
    named = [n for n in named_before(noun) if n.kind == "Agency"]
    return [noun.owner] if noun.owner is not None else named
