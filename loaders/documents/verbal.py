"""Statements that verbs make: the frames of `verb_frames.csv` filled from clauses."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from loaders.documents.anaphora import Discourse
from loaders.documents.clauses import Clause
from loaders.documents.contract_event import governing
from loaders.documents.lexicon import Lexicon, VerbFrame
from loaders.documents.nominal import unit_noun
from loaders.documents.phrases import Item, Noun
from loaders.documents.statements import Ends, Statement, joined, meanings
from loaders.documents.unit import Unit
from loaders.documents.wordset import word_set

__all__ = ["Verbal", "body_of", "makers_of"]

_STAFF_OF = word_set(
    "officers agents officials deputies investigators employees personnel detectives analysts police officer "
    "agent troops soldiers inspectors investigator department force unit agency"
)
_GOVERNORS = word_set(
    "commissioners supervisors councillors councilors councilmembers members trustees lawmakers leaders officials"
)
_LAUNCHING = word_set("introduce launch unveil release")
_SLOTS = frozenset({"subj", "obj"})
_BUYING = word_set("buy purchase acquire procure order obtain sell supply lease rent fund pay")
_CHOOSING = word_set("choose select pick hire appoint retain")
_SUPPLYING = word_set("supply provide deliver sell furnish")
_ONCE_BEFORE = word_set("DEVELOPS USES ACQUIRED CONTRACTED_WITH HOSTS SUPPLIES MERGED_INTO")
_OFFICERS = word_set("officers agents deputies investigators detectives troopers")
_MAKING = word_set(
    "make develop build create design sell supply provide manufacture produce own market license operate donate"
)
_ROUNDS = word_set("round funding financing investment raise series")
_MACHINES = word_set(
    "servers server machines cloud hardware infrastructure racks storage cluster centre centres center centers "
    "datacenter datacentre halls hall data-centre data-center premises facility facilities"
)


class Verbal:
    """Applies the frames of every verb of a sentence."""

    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends], discourse: Discourse) -> None:
        self.lexicon = lexicon
        self.ends = ends
        self.discourse = discourse
        self.items: Sequence[Item] = ()
        self.clauses: Sequence[Clause] = ()

    def statements(self, items: Sequence[Item], clauses: Sequence[Clause]) -> Iterator[Statement]:
        self.items, self.clauses = items, clauses
        self._note_hosts(clauses)
        self._note_makers(clauses)
        for clause in clauses:
            yield from self._built_with(clause)
            yield from self._chosen(clause)
            yield from self._supplied(clause)
            yield from self._equipped(clause)
            frames = self.lexicon.verb_frames
            own = frames.get(clause.verb.lemma, ())
            if not own and not clause.phrases:
                continue
            there = _SLOTS.union(sign for sign, _, _ in clause.phrases)
            for frame in (*own, *frames["*"]):
                if frame.subject in there and frame.object in there:
                    yield from self._fill(clause, frame)

    def _note_makers(self, clauses: Sequence[Clause]) -> None:
        """ "software made by X", "tools from X": the goods stand for X where somebody uses or buys them."""
        goods = self.lexicon.words["service_noun"]
        for clause in clauses:
            if clause.passive and clause.verb.lemma in _MAKING:
                for noun in clause.subjects:
                    if noun.head.lower in goods and noun.entity < 0:
                        noun.makers += [
                            m for n in self._phrase(clause, "by") for m in meanings(n, ("Company",)) if m.kind
                        ]
            slots = [("", clause.objects, 0), *clause.phrases]
            for one, two in itertools.pairwise(slots):
                good = one[1][-1] if one[1] else None
                if good is not None and two[0] in ("from", "by") and good.head.lower in goods and good.entity < 0:
                    good.makers += [m for n in two[1] for m in meanings(n, ("Company",)) if m.kind]

    def _note_hosts(self, clauses: Sequence[Clause]) -> None:
        """ "servers operated by X", "machines rented from X", "servers of X": the machines stand for X."""
        for clause in clauses:
            for noun in clause.subjects:
                if (
                    noun.head.lower in _MACHINES
                    and noun.entity < 0
                    and (clause.passive or clause.verb.lemma == "belong")
                ):
                    noun.stands_for += [
                        n for p in ("by", "from", "to") for n in self._phrase(clause, p) if n.kind == "Company"
                    ]
            for one, two in zip(clause.phrases, clause.phrases[1:], strict=False):
                if two[0] in ("of", "at", "from", "by") and one[1][-1].head.lower in _MACHINES:
                    one[1][-1].stands_for += [n for n in two[1] if n.kind == "Company"]

    def _fill(self, clause: Clause, frame: VerbFrame) -> Iterator[Statement]:
        if frame.need and not self._needed(clause, frame.need):
            return
        equips = (frame.predicate, frame.subject, frame.object) == ("SUPPLIES", "subj", "obj")
        if equips and any(n.kind == "Agency" for n in self._phrase(clause, "to")):
            return  # what is supplied "to X" is supplied to nobody else
        subjects = self._slot(clause, frame.subject, frame.predicate)
        if frame.need == "goods":
            subjects = [m for n in self._phrase(clause, frame.subject) for m in makers_of(n, self.lexicon)]
        objects = self._slot(clause, frame.object, frame.predicate)
        if frame.predicate == "CONTRACTED_WITH":
            subjects = [self._dealer(m) for n in subjects for m in ([n] if n.entity >= 0 else n.stands_for or [n])]
        weight = 0.8
        left = frame.object if clause.passive else frame.subject
        if left in ("subj", "obj") and (frame.subject == "subj" or left == frame.object):
            subjects, objects, weight = self._left(clause, frame, subjects, objects)
        if frame.predicate == "SUPPLIES" and frame.subject == "obj":
            subjects = [n for n in subjects if n.head.name is not None]  # a firm named in its product's place
        for subject, object_ in joined(self.ends, frame.predicate, subjects, objects):
            if frame.predicate == "USES" and frame.object in ("through", "via") and not _by_means(clause, object_):
                continue
            if frame.predicate == "DEVELOPS" and subject.kind == "Agency" and clause.verb.lemma in _LAUNCHING:
                continue  # a body that introduces a product has bought it
            if frame.predicate == "FUNDED_BY" and frame.need == "sum" and subject.kind == "Company":
                continue  # a firm that receives money may be paid for its goods
            rule = f"verb:{clause.verb.lemma}" + (" left" if weight < 0.8 else "")
            money = _sum_of(clause) if frame.predicate == "PAID" else None
            yield Statement(frame.predicate, subject, object_, rule, weight, clause, money=money)

    def _chosen(self, clause: Clause) -> Iterator[Statement]:
        """ "Acme was chosen after a tender": by the body that the sentences before speak of."""
        verb = clause.verb
        if verb.lemma not in _CHOOSING or not clause.passive or verb.negated or verb.modal or verb.bare:
            return
        if clause.condition or any(p in ("by", "for") for p, _, _ in clause.phrases):
            return
        body = self.discourse.last_of("Agency", 2, clause.subjects[0]) if clause.subjects else None
        for agency, firm in joined(self.ends, "CONTRACTED_WITH", [body] if body is not None else [], clause.subjects):
            if firm.kind:
                yield Statement("CONTRACTED_WITH", agency, firm, f"verb:{verb.lemma} chosen", 0.65, clause)

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
        bodies = [n for n in self.items if isinstance(n, Noun) and n.kind == "Agency"]
        owned = [m for m in self._users(described[0]) if m.kind == "Agency"]
        bodies = owned or bodies
        here = {n.entity: n for n in bodies if not self.discourse.looks_on(n.entity)}
        body = next(iter(here.values())) if len(here) == 1 else None
        body = body if here else self.discourse.last_of("Agency", 1, described[0])
        for firm, agency in joined(self.ends, "SUPPLIES", self._phrase(clause, "by"), [body] if body else []):
            if firm.kind:
                yield Statement("SUPPLIES", firm, agency, f"verb:{clause.verb.lemma} to whom", 0.65, clause)

    def _users(self, goods: Noun) -> list[Noun]:
        """Whose goods they are: "X's system", "the system used by X"."""
        owner = [goods.owner] if goods.owner is not None else []
        used = [c for c in self.clauses if goods in c.subjects and c.passive and c.verb.lemma in ("use", "operate")]
        return owner + [n for c in used if not c.verb.negated and not c.verb.modal for n in self._phrase(c, "by")]

    def _equipped(self, clause: Clause) -> Iterator[Statement]:
        """ "X supplied the system used by Y"."""
        if clause.verb.lemma not in _SUPPLYING or clause.passive or clause.verb.negated or clause.verb.modal:
            return
        goods = [n for n in clause.objects if n.head.lower in self.lexicon.words["service_noun"] and n.entity < 0]
        for noun in goods:
            for firm, body in joined(self.ends, "SUPPLIES", clause.subjects, self._users(noun)):
                if firm.kind == "Company" and body.kind == "Agency":
                    yield Statement("SUPPLIES", firm, body, f"verb:{clause.verb.lemma} used by", 0.75, clause)

    def _left(
        self, clause: Clause, frame: VerbFrame, subjects: list[Noun], objects: list[Noun]
    ) -> tuple[list[Noun], list[Noun], float]:
        """Where what stands before the verb cannot be its subject: the only fitting thing before it in the sentence."""
        wanted = frame.object if clause.passive else frame.subject
        if frame.predicate not in _ONCE_BEFORE or (frame.predicate == "SUPPLIES" and frame.subject == "obj"):
            return subjects, objects, 0.8
        ends = self.ends[frame.predicate]
        kinds, filled = (ends.objects, objects) if wanted == "obj" else (ends.subjects, subjects)
        others = subjects if wanted == "obj" else objects
        unsure = clause.verb.infinitive or clause.verb.modal
        if not others or any(meanings(noun, kinds) for noun in filled) or unsure:
            return subjects, objects, 0.8
        before = {n.entity: n for n in self.items[max(0, clause.index - 24) : clause.index] if isinstance(n, Noun)}
        fitting = [n for n in before.values() if n.entity >= 0 and n.kind in kinds]
        fitting = [n for n in fitting if not self.discourse.looks_on(n.entity)]
        if len(fitting) != 1 or not any(n.kind for n in others):
            return subjects, objects, 0.8
        return (subjects, fitting, 0.65) if wanted == "obj" else (fitting, objects, 0.65)

    def _built_with(self, clause: Clause) -> Iterator[Statement]:
        """ "X was used by Y to build Z", where X is a firm: X develops Z, and Y uses it."""
        governor = clause.governor
        if governor is None or not clause.verb.infinitive or not governor.passive or governor.verb.lemma != "use":
            return
        firms = [m for noun in governor.subjects for m in meanings(noun, ("Company",)) if m.kind]
        if firms and "DEVELOPS" in {f.predicate for f in self.lexicon.verb_frames.get(clause.verb.lemma, ())}:
            for predicate, subjects in (("DEVELOPS", firms), ("USES", self._phrase(governor, "by"))):
                for subject, object_ in joined(self.ends, predicate, subjects, clause.objects):
                    yield Statement(predicate, subject, object_, "used to build", 0.7, clause)
            clause.subjects = firms

    def _needed(self, clause: Clause, need: str) -> bool:
        nouns = [*clause.objects, *clause.subjects] + [n for _, group, _ in clause.phrases for n in group]
        if need == "goods":
            return True
        if need == "product":
            return clause.passive and any(self._is_product(noun) for noun in clause.subjects)
        if need == "finite":
            return not clause.verb.infinitive
        if need == "for goods":
            goods = [u.lower for n in self._phrase(clause, "for") for u in n.units]
            return any(word in self.lexicon.words["service_noun"] for word in goods)
        if need == "sum":
            return any(u.kind == "$" for noun in nouns for u in noun.units)
        words = {u.lower for noun in nouns for u in noun.units}
        return bool(words & (self.lexicon.words.get(need, {need})))

    def _dealer(self, noun: Noun) -> Noun:
        return governing(noun, self.lexicon.countries)

    def _is_product(self, noun: Noun) -> bool:
        """Whether the sentence calls the thing a product: "X, a product sold by Y"."""
        alike = (n for n in self.items if isinstance(n, Noun) and n.entity == noun.entity)
        return noun.entity >= 0 and any(n.head.kind == "N" and n.head.lower == "product" for n in alike)

    def _slot(self, clause: Clause, slot: str, predicate: str) -> list[Noun]:
        """Nouns of a slot; in the passive, subject and object change places with the agent."""
        if slot == "subj":
            nouns = self._phrase(clause, "by") if clause.passive else clause.subjects
        elif slot == "obj":
            nouns = clause.subjects + clause.objects if clause.passive else clause.objects
        else:
            nouns = self._phrase(clause, slot)
        return [meant for noun in nouns for meant in self._meant(noun, predicate)]

    def _meant(self, noun: Noun, predicate: str) -> list[Noun]:
        if noun.entity >= 0 or noun.stands_for:
            return [noun]
        staff = body_of(noun)
        if staff is not None:
            return [staff]
        if predicate in ("USES", "SUPPLIES") and noun.head.lower in _OFFICERS and noun.owner is None:
            body = self.discourse.last_of("Agency", 3, noun) if all(u.kind != "M" for u in noun.units) else None
            return [body] if body is not None else []
        if predicate == "INVESTED_IN" and noun.head.lower in _ROUNDS and noun.owner is not None:
            return [noun.owner]
        if noun.head.lower in ("board", "boards") and noun.owner is not None and predicate == "CHAIR_OF":
            return [noun.owner]
        if predicate == "SUPPLIES":
            return makers_of(noun, self.lexicon)
        if predicate == "HOSTS" and noun.head.lower in self.lexicon.words["data"] and noun.owner is not None:
            return [noun.owner]  # "hosts the system's data"
        return hosts_of(noun) if predicate == "HOSTS" else []

    def _phrase(self, clause: Clause, preposition: str) -> list[Noun]:
        found: list[Noun] = []
        for number, (sign, nouns, _) in enumerate(clause.phrases):
            if sign == preposition:
                found += nouns
                following = clause.phrases[number + 1] if number + 1 < len(clause.phrases) else None
                staff = nouns[-1].head.lower in _STAFF_OF and nouns[-1].entity < 0
                if staff and following is not None and following[0] in ("of", "at", "from", "in", "with"):
                    found += following[1]
        return found


def _by_means(clause: Clause, object_: Noun) -> bool:
    """What something is done through is a system where it is known to be one, and nothing is bought through it."""
    return object_.kind == "System" and clause.verb.lemma not in _BUYING


def _sum_of(clause: Clause) -> Unit | None:
    """The sum that the verb itself pays, where a sentence tells of others too: "took in $5m, part of a $39m deal"."""
    nouns = [
        *clause.objects,
        *clause.subjects,
        *(n for p, group, _ in clause.phrases if p in ("in", "of") for n in group),
    ]
    sums = [unit for noun in nouns for unit in noun.units if unit.kind == "$"]
    return sums[0] if len(sums) == 1 else None


def body_of(noun: Noun) -> Noun | None:
    """The body whose officers a phrase speaks of: "ICE agents", "the agency's officers"."""
    governs = noun.head.lower in _GOVERNORS and noun.entity < 0 and noun.owner is None
    places = [u for u in noun.before if u.name is not None and u.name.kind in ("Location", "Agency")] if governs else []
    if places:
        return replace(unit_noun(places[0]), kind="Agency")
    if noun.head.lower not in _STAFF_OF:
        return None
    if noun.owner is not None and noun.owner.entity >= 0:
        return noun.owner if noun.owner.kind == "Agency" else None
    names = [u for u in noun.before if u.name is not None]
    return unit_noun(names[0]) if len(names) == 1 and names[0].name and names[0].name.kind == "Agency" else None


def makers_of(noun: Noun, lexicon: Lexicon) -> list[Noun]:
    """Whose goods a phrase speaks of: "X's software", "X software", "software from X"."""
    if noun.head.lower not in lexicon.words["service_noun"]:
        return []
    owners = [noun.owner] if noun.owner is not None else []
    owners += [unit_noun(u) for u in noun.before if u.name is not None]
    return [o for o in owners if o.kind == "Company"] + noun.makers


def hosts_of(noun: Noun) -> list[Noun]:
    """The firm whose machines a phrase speaks of: "X's servers", "X servers"; "of X" was noted by coreference."""
    if noun.head.lower not in _MACHINES:
        return []
    if noun.owner is not None and noun.owner.entity >= 0:
        return [noun.owner]
    return [unit_noun(u) for u in noun.before if u.name is not None]
