"""Statements that verbs make: the frames of `verb_frames.csv` filled from clauses."""

import itertools
from collections.abc import Iterator, Mapping, Sequence

from loaders.documents.meanings.anaphora import Discourse
from loaders.documents.relations.behalf import (
    body_of,
    firm_of,
    hosts_of,
    is_part,
    makers_of,
    phrase_of,
    staff_behind,
    wrote,
)
from loaders.documents.relations.contract_event import cited, other_deal
from loaders.documents.relations.countries import as_bodies, body_slot, governing
from loaders.documents.relations.made_by import MACHINES, MAKING, note_makers
from loaders.documents.relations.nominal import named_after, unit_noun
from loaders.documents.relations.payments import for_supplying, sum_of
from loaders.documents.relations.statements import Ends, Statement, joined, meanings
from loaders.documents.relations.takeovers import agreed, entire
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Item, Noun, Sign, VerbGroup
from loaders.documents.words.lexicon import Lexicon, VerbFrame
from loaders.documents.words.wordset import word_set

__all__ = ["Verbal"]

_LAUNCHING = word_set("introduce launch unveil release")
_STORING = word_set("host store house keep")
_SLOTS = frozenset({"subj", "obj", "owner", "users"})
_BUYING = word_set("buy purchase acquire procure order obtain sell supply lease rent fund pay")
_ONCE_BEFORE = word_set("DEVELOPS USES ACQUIRED CONTRACTED_WITH HOSTS SUPPLIES MERGED_INTO")
_TERMS = word_set("year month quarter week annum")
_WORKS = word_set("pilot project programme program scheme trial job work extension upgrade framework study")
_OFFICERS = word_set("officers agents deputies investigators detectives troopers")
_RESELLING = word_set(
    "reseller resellers distributor distributors dealer dealers integrator intermediary middleman broker"
)
_PAID_FOR = word_set("access use work subscription subscriptions installation maintenance support data training")
_NAMED_BEHIND = word_set("ACQUIRED INVESTED_IN CONTRACTED_WITH")
_WHOLE = word_set("ACQUIRED MERGED_INTO")
_PARTS = word_set("stake percent shares")
_WORDS = word_set(
    "statement comment comments testimony answer answers response explanation clarification apology break boost "
    "example insight chance opportunity hope relief lesson glimpse proof reassurance assurances letter kickback "
    "kickbacks commissions bribe bribes payment payments money funds funding revenue discount discounts rebate rebates"
)
_ELSEWHERE = word_set("for at to")
_SURE = 0.7
_BY_STAFF = word_set("DEVELOPS SUPPLIES HOSTS EXECUTIVE_OF")
_ROUNDS = word_set("round funding financing investment raise series")
_SHARING = word_set("OWNS INVESTED_IN")
_SHARES = word_set("shares stock equity")
_RELAYING = word_set("from of")
_GATHERING = word_set("take collect gather hold record capture store compile scan keep")


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
        note_makers(clauses, self.lexicon)
        for clause in clauses:
            yield from self._built_with(clause)
            frames = self.lexicon.verb_frames
            own = frames.get(clause.verb.lemma, ())
            if not own and not clause.phrases:
                continue
            there = _SLOTS.union(sign for sign, _, _ in clause.phrases)
            for frame in (*own, *frames["*"]):
                if frame.subject in there and frame.object in there:
                    yield from self._fill(clause, frame)

    def _fill(self, clause: Clause, frame: VerbFrame) -> Iterator[Statement]:
        if frame.need and not self._needed(clause, frame.need):
            return
        if clause.verb.negated and clause.verb.lemma in ("pay", "spend"):
            return  # "is not paying for X's cameras": it has them all the same
        if frame.predicate == "SUPPLIES" and any(n.head.lower in _WORDS for n in clause.objects):
            return  # "provided police with a statement", "provides a break for police"
        if frame.predicate == "CONTRACTED_WITH" and any(other_deal(n) for n in clause.objects):
            return  # "signed a plea agreement with the department"
        if frame.weight < _SURE and (clause.verb.modal or clause.verb.future or clause.verb.infinitive):
            return  # what may or will be tells too little where the verb itself is unsure
        equips = (frame.predicate, frame.subject, frame.object) == ("SUPPLIES", "subj", "obj")
        if equips and any(n.kind == "Agency" for n in phrase_of(clause, "to")):
            return  # what is supplied "to X" is supplied to nobody else
        subjects = self._slot(clause, frame.subject, frame.predicate)
        if frame.need == "goods" or (frame.need == "access" and frame.subject == "to"):
            subjects = [m for n in phrase_of(clause, frame.subject) for m in makers_of(n, self.lexicon)]
        objects = self._slot(clause, frame.object, frame.predicate)
        if frame.need == "a system" and not any(n.kind == "System" for n in objects):
            return
        side = body_slot(frame.predicate, frame.subject, frame.object, clause.verb.lemma)
        if side == "subject":
            subjects = as_bodies(subjects, clause, self.lexicon, of_goods=False)
        elif side:
            objects = as_bodies(objects, clause, self.lexicon, of_goods=True)
        if frame.predicate == "CONTRACTED_WITH":
            subjects = [self._dealer(m) for n in subjects for m in ([n] if n.entity >= 0 else n.stands_for or [n])]
        weight, moved = frame.weight, False
        left = frame.object if clause.passive else frame.subject
        if left in ("subj", "obj") and (frame.subject == "subj" or left == frame.object):
            subjects, objects, moved = self._left(clause, frame, subjects, objects)
            weight = 0.65 if moved else weight
        if frame.predicate == "SUPPLIES" and frame.subject == "obj":
            subjects = [n for n in subjects if n.head.name is not None]  # a firm named in its product's place
        if frame.predicate in _WHOLE:
            subjects, objects = ([n for n in ns if not is_part(n)] for ns in (subjects, objects))
        for subject, object_ in joined(self.ends, frame.predicate, subjects, objects):
            if frame.predicate == "USES" and frame.object in ("through", "via") and not _by_means(clause, object_):
                continue
            if frame.predicate == "DEVELOPS" and subject.kind == "Agency" and clause.verb.lemma in _LAUNCHING:
                continue  # a body that introduces a product has bought it
            if frame.predicate == "CONTRACTED_WITH" and frame.object == "obj" and self._of_office(clause, object_):
                continue
            if frame.predicate == "CONTRACTED_WITH" and not subject.kind and clause.objects:
                continue  # what is signed tells more than who signs
            if frame.predicate == "HOSTS" and object_.kind != "System" and not self._stores(clause):
                continue  # "lives in X", "moved to X"
            if frame.predicate == "FOUNDED" and clause.verb.lemma == "launch" and not object_.kind:
                continue  # people launch more than firms
            if frame.predicate == "PART_OF" and frame.subject == "subj" and clause.objects and not clause.passive:
                continue  # "operates ten sites within the zone"
            if frame.predicate == "EXECUTIVE_OF" and clause.verb.lemma == "direct" and not object_.kind:
                continue  # films are directed, too
            if frame.need in ("helm", "charge") and not object_.kind:
                continue  # people are in charge of much that is no firm
            if frame.predicate == "FUNDED_BY" and frame.need in ("sum", "a sum") and subject.kind == "Company":
                continue  # a firm that receives money may be paid for its goods
            rule = f"verb:{clause.verb.lemma}" + (" left" if moved else " sold" if frame.need == "sale" else "")
            money = sum_of(clause) if frame.predicate == "PAID" else None
            stands = frame.stands or (agreed(self.items, clause) if frame.predicate in _WHOLE else "")
            yield Statement(frame.predicate, subject, object_, rule, weight, clause, stands, money=money)

    def _left(
        self, clause: Clause, frame: VerbFrame, subjects: list[Noun], objects: list[Noun]
    ) -> tuple[list[Noun], list[Noun], bool]:
        """Where what stands before the verb cannot be its subject: the only fitting thing before it in the sentence."""
        wanted = frame.object if clause.passive else frame.subject
        if frame.predicate not in _ONCE_BEFORE or (frame.predicate == "SUPPLIES" and frame.subject == "obj"):
            return subjects, objects, False
        ends = self.ends[frame.predicate]
        kinds, filled = (ends.objects, objects) if wanted == "obj" else (ends.subjects, subjects)
        others = subjects if wanted == "obj" else objects
        unsure = clause.verb.infinitive or clause.verb.modal
        if not others or any(meanings(noun, kinds) for noun in filled) or unsure:
            return subjects, objects, False
        if any(noun.kind == "Person" for noun in filled) or (clause.relative and _who(self.items, clause)):
            return subjects, objects, False  # "X, a consultant who was hired by Y", "as chairman of Y, X bought Z"
        if clause.governor is not None and clause.verb.bare and clause.verb.form == "ing":
            return subjects, objects, False  # "upset X by hiring Y"
        before = {n.entity: n for n in self.items[max(0, clause.index - 24) : clause.index] if isinstance(n, Noun)}
        fitting = [n for n in before.values() if n.entity >= 0 and n.kind in kinds]
        told = cited(self.items)
        fitting = [n for n in fitting if not self.discourse.looks_on(n.entity) and n.entity not in told]
        if len(fitting) != 1 or not any(n.kind for n in others):
            return subjects, objects, False
        return (subjects, fitting, True) if wanted == "obj" else (fitting, objects, True)

    def _built_with(self, clause: Clause) -> Iterator[Statement]:
        """ "X was used by Y to build Z", where X is a firm: X develops Z, and Y uses it."""
        governor = clause.governor
        if governor is None or not clause.verb.infinitive or not governor.passive or governor.verb.lemma != "use":
            return
        firms = [m for noun in governor.subjects for m in meanings(noun, ("Company",)) if m.kind]
        if firms and "DEVELOPS" in {f.predicate for f in self.lexicon.verb_frames.get(clause.verb.lemma, ())}:
            for predicate, subjects in (("DEVELOPS", firms), ("USES", phrase_of(governor, "by"))):
                for subject, object_ in joined(self.ends, predicate, subjects, clause.objects):
                    yield Statement(predicate, subject, object_, "used to build", 0.7, clause)
            clause.subjects = firms

    def _needed(self, clause: Clause, need: str) -> bool:
        nouns = [*clause.objects, *clause.subjects] + [n for _, group, _ in clause.phrases for n in group]
        if need in ("goods", "a system"):
            return True
        if need == "a sum":
            return any(n.tells_sum for n in clause.objects)
        if need == "alone":
            return not clause.objects  # "turned its attention to X"
        if need == "dative":
            given = len(clause.objects) + (len(clause.subjects) if clause.passive else 0)
            return given > 1 or bool(clause.behind("with"))
        if need == "firm":
            data = any(n.head.lower in MACHINES for n in clause.subjects)
            return (
                not data
                and all(n.kind == "Company" for n in self._slot(clause, "subj", "DEVELOPS"))
                and not any(p in _ELSEWHERE for p, _, _ in clause.phrases)
            )
        if need == "sale":
            resold = any(u.lower in _RESELLING for i in self.items if isinstance(i, Noun) for u in i.units)
            return not resold and any(
                n.kind == "System" for n in (clause.subjects if clause.passive else clause.objects)
            )
        if need == "yearly":
            return any(n.tells_sum for n in clause.objects) and any(n.head.lower in _TERMS for n in clause.objects)
        if need == "plain sum":
            told = any(n.tells_sum for n in clause.objects) and not clause.verb.infinitive and not clause.verb.future
            return told and not clause.behind("for", "in", "as") and not _leads_on(self.items, clause)
        if need == "a paid work":
            return any(n.tells_sum and n.head.lower in _WORKS for n in clause.objects)
        if need == "a name":
            firms = [n for n in self._slot(clause, "subj", "DEVELOPS") for n in meanings(n, ("Company",)) if n.kind]
            told = bool(firms) and not clause.passive and not clause.verb.bare  # "it calls X", not "called X"
            return told and len(clause.objects) == 1 and clause.objects[0].head.kind == "M"
        if need == "access":
            seen = [n for n in phrase_of(clause, "to") if n.head.lower in self.lexicon.words["service_noun"]]
            return bool(seen) and any(n.head.lower in self.lexicon.words["access"] for n in clause.objects)
        if need == "firms":
            return all(n.kind == "Company" for n in (clause.subjects if clause.passive else clause.objects))
        if need == "rival":
            return any(n.kind == "Company" for n in clause.objects)
        if need == "system":
            return not clause.passive and all(n.kind == "System" for n in clause.subjects)
        if need == "systems":
            return all(n.kind == "System" for n in clause.subjects)
        if need == "product":
            return clause.passive and any(self._is_product(noun) for noun in clause.subjects)
        if need == "finite":
            return not clause.verb.infinitive
        if need == "for goods":
            goods = [u.lower for n in phrase_of(clause, "for") for u in n.units]
            return for_supplying(clause, self.items) or any(
                word in self.lexicon.words["service_noun"] or word in _PAID_FOR for word in goods
            )
        if need == "sum":
            return any(noun.tells_sum for noun in nouns)
        if need == "payment":
            return any(n.tells_sum for n in nouns) and not any(self._awaited(n) for n in clause.objects)
        whole = not clause.passive and clause.verb.lemma in _BUYING and entire(clause.objects)
        if need == "all shares" or (whole and need in _PARTS):
            return whole and need == "all shares"
        if need == "own stake":
            return not clause.behind("in") and self._needed(clause, "stake")
        if need == "person's stake":
            return all(n.kind == "Person" for n in clause.subjects) and self._needed(clause, "stake")
        words = {"percent" if u.lower.endswith("%") else u.lower for noun in nouns for u in noun.units}
        return bool(words & (self.lexicon.words.get(need, {need})))

    def _awaited(self, noun: Noun) -> bool:
        """ "received a $5m order": what a contract is worth, which nobody has paid yet."""
        word = noun.head.lower.removesuffix("s")
        return word in self.lexicon.contract["contract"] or word in self.lexicon.contract["bid"]

    def _dealer(self, noun: Noun) -> Noun:
        return governing(noun)

    def _of_office(self, clause: Clause, noun: Noun) -> bool:
        """ "appointed X", "signed X": a person or a treaty as likely as a firm, if no work is told."""
        working = any(c.governor is clause and c.verb.infinitive and c.verb.lemma in MAKING for c in self.clauses)
        return not noun.kind and not working

    def _stores(self, clause: Clause) -> bool:
        """Whether the verb alone speaks of storage, or of data; not "housed X as a subsidiary"."""
        if clause.behind("as"):
            return False
        things = [*clause.subjects, *clause.objects]
        return clause.verb.lemma in _STORING or any(n.head.lower in self.lexicon.words["data"] for n in things)

    def _is_product(self, noun: Noun) -> bool:
        """Whether the sentence calls the thing a product: "X, a product sold by Y"."""
        alike = (n for n in self.items if isinstance(n, Noun) and n.entity == noun.entity)
        return noun.entity >= 0 and any(n.head.kind == "N" and n.head.lower == "product" for n in alike)

    def _slot(self, clause: Clause, slot: str, predicate: str) -> list[Noun]:
        """Nouns of a slot; in the passive, subject and object change places with the agent."""
        if slot == "owner":
            return self._sources(clause)
        if slot == "users":
            return self._owners(clause)
        if slot == "subj":
            nouns = self._agents(clause) if clause.passive else clause.subjects
        elif slot == "obj":
            nouns = clause.subjects + clause.objects if clause.passive else clause.objects
        else:
            nouns = phrase_of(clause, slot)
        return [meant for noun in nouns for meant in self._meant(noun, predicate)]

    def _meant(self, noun: Noun, predicate: str) -> list[Noun]:
        if noun.entity >= 0 or noun.stands_for:
            return [noun]
        if predicate in _NAMED_BEHIND and noun.head.lower in self.lexicon.noun_frames and noun.head.kind == "N":
            at = next((i for i, item in enumerate(self.items) if item is noun), -1)
            if at >= 0 and (named := named_after(self.items, at)):
                return named  # "bought X's parent, Y, for $4m"
        if predicate in ("OWNS", "ACQUIRED") and (brand := self._brand(noun)) is not None:
            return [brand]
        staff = body_of(noun) or staff_behind(noun, self.items)
        if staff is not None:
            return [staff]
        firm = firm_of(noun, self.lexicon) if predicate in _BY_STAFF else None
        if firm is not None:
            return [firm]
        if predicate in ("USES", "SUPPLIES") and noun.head.lower in _OFFICERS and noun.owner is None:
            body = self.discourse.last_of("Agency", 3, noun) if all(u.kind != "M" for u in noun.units) else None
            return [body] if body is not None else []
        if predicate in _SHARING and noun.head.lower in _SHARES:
            return [noun.owner] if noun.owner is not None else []  # "holds 30% of Acme's shares"
        if predicate == "INVESTED_IN" and noun.head.lower in _ROUNDS and noun.owner is not None:
            return [noun.owner]
        if noun.head.lower in ("board", "boards") and noun.owner is not None and predicate == "CHAIR_OF":
            return [noun.owner]
        if predicate in ("SUPPLIES", "DEVELOPS"):
            return makers_of(noun, self.lexicon)
        if predicate == "HOSTS" and noun.head.lower in self.lexicon.words["data"] and noun.owner is not None:
            return [noun.owner]  # "hosts the system's data"
        return hosts_of(noun) if predicate == "HOSTS" else []

    def _brand(self, noun: Noun) -> Noun | None:
        """ "owns the X brand", "bought the X hotel chain": X."""
        if noun.head.kind != "N" or noun.head.lower not in self.lexicon.words["brand"]:
            return None
        named = next(
            (u for u in noun.before[-2:] if u.name is not None and u.name.text not in self.lexicon.places), None
        )
        return (
            unit_noun(named) if named is not None and named.name is not None and named.name.kind != "Person" else None
        )

    def _agents(self, clause: Clause) -> list[Noun]:
        """ "was used against X, according to an analysis by Y": Y wrote the analysis, no more."""
        told = [one for one, two in itertools.pairwise(clause.phrases) if two[0] == "by" and wrote(one[1])]
        return [] if told else phrase_of(clause, "by")

    def _sources(self, clause: Clause) -> list[Noun]:
        """Whose data are shared, where they are what the passive speaks of: "X's data", "data from X"."""
        if not clause.passive or phrase_of(clause, "by"):
            return []
        data = [n for n in clause.subjects if n.head.lower in self.lexicon.words["data"] and n.entity < 0]
        owners = [n.owner for n in data if n.owner is not None]
        owners += [m for n in data for c in self.clauses if _gathered(c, n) for m in phrase_of(c, "by")]
        return owners or [m for n in data for m in self._relayed(n)]

    def _owners(self, clause: Clause) -> list[Noun]:
        """Whose goods the verb speaks of: "the police's drones come from X"."""
        goods = self.lexicon.words["service_noun"]
        owners = [n.owner for n in clause.subjects if n.entity < 0 and n.owner is not None and n.head.lower in goods]
        return [owner for owner in owners if owner.entity not in cited(self.items)]

    def _relayed(self, noun: Noun) -> list[Noun]:
        at = next((i for i, item in enumerate(self.items) if item is noun), -1) + 1
        sign, source = (self.items[at], self.items[at + 1]) if 0 < at < len(self.items) - 1 else (None, None)
        from_ = isinstance(sign, Sign) and sign.lower in _RELAYING
        return [source] if from_ and isinstance(source, Noun) else []


def _gathered(clause: Clause, data: Noun) -> bool:
    """ "images taken by X"."""
    verb = clause.verb
    return data in clause.subjects and clause.passive and verb.bare and not verb.negated and verb.lemma in _GATHERING


def _by_means(clause: Clause, object_: Noun) -> bool:
    """What something is done through is a system where it is known to be one, and nothing is bought through it."""
    return object_.kind == "System" and clause.verb.lemma not in _BUYING


def _who(items: Sequence[Item], clause: Clause) -> bool:
    """Whether a relative clause speaks of people: "who was hired"."""
    led = next((i for i in reversed(items[: clause.index]) if isinstance(i, Sign) and i.kind == "R"), None)
    return led is not None and led.lower == "who"


def _leads_on(items: Sequence[Item], clause: Clause) -> bool:
    """ "paid X $2m to settle a case": what for, and no goods."""
    return any(isinstance(i, VerbGroup) and i.infinitive for i in items[clause.index + 1 : clause.last + 2])
