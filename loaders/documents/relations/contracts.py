"""Contracts as events: a contract noun gathers its parties from its own phrase, its verb and what follows."""

from collections.abc import Iterator, Mapping, Sequence

from loaders.documents.meanings.anaphora import Discourse
from loaders.documents.relations.behalf import body_of, makers_of
from loaders.documents.relations.contract_event import (
    ContractEvent,
    between_firms,
    blocking,
    both_sides,
    ending,
    further,
    goes_on,
    handed,
    is_group,
    lapsing,
    leads_away,
    listed_bodies,
    merges,
    named_in,
    no_contract,
    opens_new,
    placed,
    replaced,
    settle,
    sources,
    standing,
    stands_under,
    to_firm,
    unnamed_bodies,
    won,
)
from loaders.documents.relations.countries import governing, is_country
from loaders.documents.relations.mandates import principals
from loaders.documents.relations.nominal import unit_noun
from loaders.documents.relations.purposes import covered, placed_in, served, works
from loaders.documents.relations.statements import Ends, Statement, joined, meanings
from loaders.documents.relations.unfinished import Unfinished
from loaders.documents.relations.winning import WINNING, won_later
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.coordination import closed, group_at
from loaders.documents.sentences.phrases import Item, Noun, Sign, VerbGroup
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["Contracts"]

_PARTY_PREPOSITIONS = word_set("with between from to by for of")
_GIVING = word_set("cost save give grant provide allow entitle let enable offer permit help")
_COVERING = word_set("go cover include support fund pay")
_RUNNING = word_set("run start begin expire end last be cover worth total cost include describe sign")
_WHOM = word_set("to for with by")
_APPOINTING = word_set("appoint select choose name pick be go provide")
_ANY_DEAL = word_set("announce be complete close reach conclude make agree strike have own finalise finalize")
_WORKING = word_set("provide supply deliver develop build manage run operate maintain design manufacture install host")
_WORTH = ("worth", "of", "totalling", "totaling")
_LISTING = word_set("include cover comprise span")
_WEAK_NOUNS = word_set("order orders award awards arrangement arrangements")
_FACING = word_set("face draw attract spark prompt trigger survive")  # "the contract faced protests from X"
_CONTESTING = word_set("protest challenge contest appeal dispute oppose criticise criticize question")
_BEATING = ("beat", "outbid", "edge", "defeat", "pip")
_TELLING = word_set("be include say sell")
_ORDERING = word_set("sign place win land")
_ORDER_WORDS = word_set("task purchase delivery work supply contract procurement")


class Contracts:
    """`discourse` tells of whom the sentences before spoke, where a contract's own does not name its other party."""

    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends], discourse: Discourse) -> None:
        self.lexicon = lexicon
        self.ends = ends
        self.discourse = discourse
        self.words = lexicon.contract
        self.last: ContractEvent | None = None
        self.group: ContractEvent | None = None
        self.unfinished = Unfinished(self.words["giver"])

    def statements(self, items: Sequence[Item], clauses: Sequence[Clause]) -> Iterator[Statement]:
        for index, item in enumerate(items):
            kind = self._kind(items, index) if isinstance(item, Noun) else ""
            if not kind or not isinstance(item, Noun) or no_contract(items, index):
                continue
            event = ContractEvent(item, kind)
            self._inside(event)
            self._behind(event, items, index)
            further(event, items, index)
            self._clause(event, items, clauses, index)
            event.seeking = event.seeking or merges(event)
            self._part_of(event, items, index, clauses)
            settle(event)
            if event.agencies and not event.companies:
                event.companies += event.makers
            self._purpose(event, clauses, index)
            self.unfinished.complete(event, self.discourse.line)
            self.unfinished.as_before(event, self.discourse.line)
            self._other_party(event, items)
            self.unfinished.note(event, self.discourse.line)
            yield from self._stated(event)
            yield from works(event, items, clauses, index, self.ends)
            yield from self._continued(event, clauses)
            if event.agencies and event.companies and kind == "contract":
                self.last = event
                self.unfinished.settle(event, self.discourse.line)
            elif event.agencies and kind == "contract" and self._unnamed_group(event):
                self.group = event
        yield from self._listed(clauses)
        yield from won_later(clauses, self.unfinished.bodies(self.discourse.line), self.ends)

    def note(self, deal: Statement) -> None:
        """A contract that another rule found: the last one that the text speaks of is that."""
        self.last = ContractEvent(deal.object, "contract", [deal.subject], [deal.object])

    def _continued(self, event: ContractEvent, clauses: Sequence[Clause]) -> Iterator[Statement]:
        """ "The contract covers Y": the agency of the contract last spoken of uses Y."""
        definite = event.noun.units[0].lower in ("the", "this", "that")
        if self.last is None or event.agencies or event.companies or not definite or event.kind != "contract":
            return
        clause = event.clause
        if clause is not None and event.noun in clause.subjects and clause.verb.lemma in _RUNNING:
            for subject, object_ in joined(self.ends, "CONTRACTED_WITH", self.last.agencies, self.last.companies):
                yield Statement("CONTRACTED_WITH", subject, object_, "contract goes on", 0.75, clause)
        for clause in clauses:
            if event.noun in clause.subjects and clause.verb.lemma in _COVERING:
                nouns = clause.objects + [n for _, group, _ in clause.phrases for n in group]
                for agency, system in joined(self.ends, "USES", self.last.agencies, nouns):
                    if system.kind == "System":
                        yield Statement("USES", agency, system, "contract covers", 0.7, clause)

    def _unnamed_group(self, event: ContractEvent) -> bool:
        """ "Several firms have contracts with X": who they are may follow."""
        return event.clause is not None and any(is_group(noun, self.lexicon) for noun in event.clause.subjects)

    def _listed(self, clauses: Sequence[Clause]) -> Iterator[Statement]:
        """ "These companies include X and Y", after a sentence in which such companies have contracts with Z."""
        for clause in (c for c in clauses if c.verb.lemma == "include"):
            pointing = [n for n in clause.subjects if n.units[0].lower in ("these", "those", "the", "they", "among")]
            if self.group is None or not any(is_group(n, self.lexicon) for n in pointing):
                continue
            for agency, company in joined(self.ends, "CONTRACTED_WITH", self.group.agencies, clause.objects):
                if company.kind:
                    yield Statement("CONTRACTED_WITH", agency, company, "contract group", 0.75, clause)

    def _kind(self, items: Sequence[Item], index: int) -> str:
        noun = items[index]
        assert isinstance(noun, Noun)
        before = items[index - 1] if index else None
        word = noun.head.lower
        if noun.head.kind != "N":
            return ""
        single = word.removesuffix("s")
        if single in self.words["contract"]:
            marked = any(u.lower in _ORDER_WORDS or u.kind == "$" for u in noun.before)
            marked = (
                marked
                or (isinstance(before, VerbGroup) and before.lemma in _ORDERING)
                or to_firm(items, index)
                or placed(items, index)
            )
            return "contract" if word not in _WEAK_NOUNS or marked else ""
        if single in self.words["bid"]:
            accepted = isinstance(before, VerbGroup) and before.lemma in ("accept", "approve") and single != "offer"
            won_it = accepted or (isinstance(before, VerbGroup) and before.lemma in WINNING) or handed(items, index)
            return "contract" if won_it else "bid"
        return "grant" if single in self.words["grant"] else ""

    def _add(self, event: ContractEvent, noun: Noun | None) -> None:
        if noun is None:
            return
        for meant in meanings(body_of(noun) or noun, ("Agency", "Company")):
            if meant.kind == "Agency" and meant not in event.agencies:
                event.agencies.append(meant)
            elif meant.kind == "Company" and meant not in event.companies:
                event.companies.append(meant)

    def _inside(self, event: ContractEvent) -> None:
        event.told = event.noun.owner is not None and unnamed_bodies(event.noun.owner)
        self._add(event, governing(event.noun.owner) if event.noun.owner is not None else None)
        event.money = next((u for u in event.noun.before if u.money is not None), None)
        for unit in event.noun.before:
            if unit.name is not None:
                self._add(event, unit_noun(unit))

    def _behind(self, event: ContractEvent, items: Sequence[Item], index: int) -> None:
        """Phrases that follow the noun: "with X", "between X and Y", "awarded to X by Y"."""
        at = index + 1
        while at + 1 < len(items) and at < index + 24:
            item = items[at]
            if isinstance(item, Sign) and item.kind == "(":
                at = closed(items, at)
                continue
            if isinstance(item, VerbGroup):
                if not item.bare or item.form == "ing" or item.infinitive or self._tells_of(item.lemma):
                    return
                at += 1
                continue
            if isinstance(item, Sign) and item.kind in "TA":
                at += 1
                continue
            if isinstance(item, Sign) and item.lower == "and" and goes_on(items[at + 1]):
                at += 1
                continue
            if not isinstance(item, Sign) or item.kind not in "P" or not isinstance(items[at + 1], Noun):
                if isinstance(item, Noun):
                    at += 1
                    continue
                return
            nouns, last = both_sides(items, at + 1) if item.lower == "between" else group_at(items, at + 1)
            if item.lower in _WORTH and event.money is None and nouns[0].head.kind == "$":
                event.money = nouns[0].head
            if item.lower in ("for", "of") and not replaced(items, at):
                event.systems += [n for n in nouns if n.kind == "System"]
                event.makers += [m for n in nouns if n.kind == "System" and (m := self.discourse.maker(n)) is not None]
                event.makers += [m for n in nouns for m in makers_of(n, self.lexicon)]
            if leads_away(item.lower, nouns[0]):
                event.told = event.told or (item.lower == "with" and unnamed_bodies(nouns[0]))
                return
            if item.lower in _PARTY_PREPOSITIONS:
                self._parties(event, item.lower, nouns)
            at = last

    def _tells_of(self, lemma: str) -> bool:
        return lemma in _FACING or (lemma in self.words["reporter"] and lemma not in self.words["holder"])

    def _parties(self, event: ContractEvent, preposition: str, nouns: Sequence[Noun]) -> None:
        """A name of unknown kind beside a firm in one list is a firm."""
        firms = preposition in ("with", "to") and any(n.kind == "Company" for n in nouns)
        for noun in nouns:
            event.told = event.told or unnamed_bodies(noun)
            if firms and noun.entity >= 0 and noun.named and not noun.kind:
                event.companies.append(noun)
            else:
                self._party(event, preposition, noun)

    def _party(self, event: ContractEvent, preposition: str, noun: Noun) -> None:
        if noun.entity >= 0 and not noun.kind and noun.named and preposition in ("with", "to", "between"):
            event.unknown.append(noun)
            return
        if (preposition == "for" and noun.kind == "Company") or (preposition == "of" and noun.kind != "Agency"):
            return
        deals = preposition in ("with", "between") and is_country(noun, self.lexicon)
        self._add(event, governing(noun) if deals else noun)

    def _framed(self, event: ContractEvent, clauses: Sequence[Clause], index: int) -> None:
        """ "Under a deal with …, X will provide Y": the parties are those of the sentence's main verb."""
        later = (c for c in clauses if c.index > index and c.subjects and not c.verb.bare and not c.verb.infinitive)
        main = next(later, None)
        if main is None or main.condition:
            return
        event.clause = main
        for noun in [*main.subjects, *main.objects, *main.behind(*_WHOM)]:
            self._add(event, noun)

    def _clause(self, event: ContractEvent, items: Sequence[Item], clauses: Sequence[Clause], index: int) -> None:
        clause = next((c for c in reversed(clauses) if c.index < index < max(c.last, c.index + 1)), None)
        subject_of = next((c for c in clauses if event.noun in c.subjects), None)
        under = clause is None and index > 0 and stands_under(items[index - 1])
        if under and subject_of is None:
            self._framed(event, clauses, index)
        if clause is not None:
            event.clause = clause
            self._shared(event, clause)
            self._verb(event, clause, clause.verb.lemma)
        for told in (c for c in clauses if event.noun in c.subjects):
            if told is subject_of or not told.verb.infinitive:
                self._told_by(event, told)
                event.agencies += listed_bodies(items, told, self.words["contract"])
        if subject_of is not None and under and subject_of.verb.bare and not event.agencies and not event.companies:
            self._framed(event, clauses, index)  # "Under a deal signed in March, X will provide Y"

    def _shared(self, event: ContractEvent, clause: Clause) -> None:
        """ "X and Y have lost their contracts": those of both."""
        owner = event.noun.owner
        if owner is not None and event.noun.pointed and owner.entity in {n.entity for n in clause.subjects}:
            for noun in clause.subjects if event.noun.units[0].lower == "their" else ():
                self._add(event, noun)

    def _told_by(self, event: ContractEvent, clause: Clause) -> None:
        """What a verb says of the contract that is its subject: "was worth $2m and was awarded to X"."""
        giving = clause.verb.lemma in self.words["giver"] and clause.passive
        event.clause = clause if event.clause is None or giving else event.clause
        event.ended = event.ended or clause.verb.lemma in self.words["ender"] | {"expire", "lapse"}
        if clause.verb.lemma in _GIVING and not clause.passive:
            for noun in clause.objects:
                self._add(event, noun)
        for preposition, nouns, _ in clause.phrases:
            if preposition in ("to", "by", "with", "from", "between"):
                self._parties(event, preposition, [] if self._tells_of(clause.verb.lemma) else nouns)
            elif preposition == "for":
                event.systems += [n for n in nouns if n.kind == "System"]
                if clause.verb.lemma in _LISTING:  # "its contracts include tagging for X and training for Y"
                    event.agencies += [n for n in nouns if n.kind == "Agency"]

    def _part_of(self, event: ContractEvent, items: Sequence[Item], index: int, clauses: Sequence[Clause]) -> None:
        """ "X took in a sum from Y, part of a larger contract": the parties of the sum are those of the contract."""
        part = items[index - 2] if index >= 2 else None
        if not isinstance(part, Noun) or part.head.lower not in ("part", "tranche", "instalment", "installment"):
            return
        earlier = [c for c in clauses if c.index < index and c.subjects]
        for clause in earlier[-1:]:
            for noun in [*clause.subjects, *clause.objects, *(n for _, nouns, _ in clause.phrases for n in nouns)]:
                self._add(event, noun)

    def _purpose(self, event: ContractEvent, clauses: Sequence[Clause], index: int) -> None:
        if event.kind == "contract" and event.companies and not event.agencies:
            for whom in served(clauses, index, self.lexicon) or placed_in(event.noun, self.lexicon):
                self._add(event, whom)

    def _other_party(self, event: ContractEvent, items: Sequence[Item]) -> None:
        """The body, where only the firm is told: the only one of the sentence, of the last ones, or of the text."""
        clause = event.clause
        if clause is None:
            return
        dealing = event.under or clause.verb.lemma in self.words["holder"] | self.words["giver"] | _APPOINTING
        done = not clause.verb.negated and not clause.condition and not clause.verb.modal
        if event.kind != "contract" or event.seeking or not dealing or not done or event.noun.negated:
            return
        if between_firms(clause):
            return
        if clause.verb.lemma in _ANY_DEAL and event.noun.head.lower.removesuffix("s") not in ("contract", "award"):
            return  # two firms announce deals, too
        if any(p in ("through", "via") and n.head.name is not None for p, nouns, _ in clause.phrases for n in nouns):
            return  # "was awarded an agreement through X", that others may use
        if event.told or any(unnamed_bodies(noun) for noun in clause.subjects):
            return  # "other agencies have contracts with X", "signed with the government"
        if event.companies and not event.agencies:
            here = {n.entity: n for n in named_in(items) if n.kind == "Agency" and n.entity not in sources(items)}
            here = {e: n for e, n in here.items() if not self.discourse.looks_on(e)}
            main = self.discourse.main("Agency", event.noun)
            if len(here) > 1 and (main is None or main.entity not in here):
                return
            other = here.get(main.entity) if main is not None and len(here) > 1 else next(iter(here.values()), None)
            other = other or self.discourse.last_of("Agency", 2, event.noun, alone=opens_new(event.noun))
            other = other or main
            event.agencies += [other] if other is not None else []
            event.inferred = other is not None

    def _verb(self, event: ContractEvent, clause: Clause, lemma: str) -> None:
        words = self.words
        held = event.noun.units[0].lower in ("its", "their")
        hoped = clause.verb.infinitive and lemma in WINNING and not won(clause.governor)  # "is set to win"
        if hoped or lemma in words["seeker"] or (lemma == "lose" and not held):
            event.seeking = True  # who loses "its contract" had one, who loses "the contract" never did
        event.lapsed, event.blocked = lapsing(clause), blocking(clause, event.noun)
        event.ended = event.lapsed or ending(clause, words["ender"])
        signs = {"under", "through", "via", "on", *(("in",) if lemma in _WORKING else ())}
        under = any(event.noun in nouns and p in signs for p, nouns, _ in clause.phrases)
        if under:
            event.under = True
            subjects = [governing(n) if is_country(n, self.lexicon) else n for n in clause.subjects]
            for noun in [*subjects, *clause.objects, *(n for _, nouns, _ in clause.phrases for n in nouns)]:
                self._add(event, noun)
            return
        if lemma in ("strip", "relieve", "deprive") and clause.passive:
            event.ended = True
            for noun in clause.subjects:
                self._open(event, noun, clause)
            return
        if lemma not in words["holder"] | words["giver"] | words["ender"] | words["seeker"] | _TELLING:
            winners = clause.behind("by") if clause.passive else clause.subjects
            for noun in winners if lemma in _BEATING and event.noun in clause.behind("to", "for") else ():
                self._open(event, noun, clause)
            if event.noun not in clause.objects:
                return
        if lemma in _CONTESTING and not clause.passive:
            return
        people = [] if lemma in self.words["reporter"] else [*clause.subjects, *principals(clause)]
        if lemma in words["giver"] or clause.passive:
            people += [*clause.objects, *clause.behind("to", "by")]
        giving = lemma in words["giver"] and not clause.passive
        for noun in people:
            if noun is not event.noun and not (giving and noun in clause.subjects and noun.kind == "Company"):
                self._open(event, noun, clause)
        for noun in clause.behind("with", "from") if event.noun in clause.objects else ():
            self._add(event, noun)

    def _open(self, event: ContractEvent, noun: Noun, clause: Clause) -> None:
        """A party by its place: a name of unknown kind that wins or is awarded a contract is a firm."""
        if noun.entity >= 0 and not noun.kind and noun.named:
            giving = clause.verb.lemma in self.words["giver"]
            if event.kind == "contract" and (clause.verb.lemma in WINNING or (giving and clause.passive)):
                event.companies.append(noun)
            else:
                event.unknown.append(noun)
            return
        self._add(event, governing(noun) if noun in clause.subjects and not clause.passive else noun)

    def _stated(self, event: ContractEvent) -> Iterator[Statement]:
        predicate = {"contract": "CONTRACTED_WITH", "grant": "FUNDED_BY", "bid": "COMPETED_FOR"}[event.kind]
        if predicate == "COMPETED_FOR" or (event.seeking and event.kind == "contract"):
            return
        pair = (event.agencies, event.companies)
        for subject, object_ in joined(self.ends, predicate, *(pair if predicate == "CONTRACTED_WITH" else pair[::-1])):
            rule, sure = f"contract:{event.noun.head.lower}", 0.65 if event.inferred else 0.9
            clause = None if event.lapsed else event.clause
            yield Statement(predicate, subject, object_, rule, sure, clause, standing(event), money=event.money)
            if predicate == "CONTRACTED_WITH":
                yield from covered(event, subject, self.ends)
