"""Statements about systems that need no verb: "X's tool Y", "Y, X's database", "Y from X", "the use of Y by Z"."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from loaders.documents.relations.behalf import body_of, makers_of
from loaders.documents.relations.nominal import PEERS, named_before, unit_noun
from loaders.documents.relations.statements import Ends, Statement, joined
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.coordination import group_at
from loaders.documents.sentences.descriptions import names_before
from loaders.documents.sentences.phrases import Item, Noun, Sign, VerbGroup
from loaders.documents.sentences.standing import by_adjective, weighed
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["Products"]

_LIGHT = word_set(
    "announce report complete confirm make finalise finalize close conclude agree approve disclose reveal begin "
    "start expand continue defend extend launch increase authorize authorise run conduct undertake carry_out hold "
    "greenlight back fund suspend halt pause end stop cancel"
)
_AFTER = word_set("following after since before")
_THROUGH = word_set("with through by via")
_BUYING = word_set("buy purchase acquire procure order lease rent license get obtain receive")
_SERVING = word_set("bring give help allow enable let make take")
_GIVING = word_set("give grant provide allow offer")


class Products:
    """`maker` gives the firm of the text whose name a system's name begins with."""

    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends], maker: Callable[[Noun], Noun | None]) -> None:
        self.lexicon = lexicon
        self.ends = ends
        self.maker = maker
        self.companies: dict[str, Noun] = {}

    def statements(self, items: Sequence[Item], clauses: Sequence[Clause]) -> Iterator[Statement]:
        for index, item in enumerate(items):
            if not isinstance(item, Noun):
                continue
            if item.kind == "Company" and item.head.name is not None:
                self.companies.setdefault(item.head.lower, item)
            if item.kind == "System":
                yield from self._prefixed(item)
            if item.entity >= 0 or item.stands_for:
                yield from self._owned(item)
                yield from self._owned_before(items, index, item)
                yield from self._linked(items, index, item)
            if item.head.lower == "access":
                yield from self._access(items, index, item, clauses)
            if item.head.lower in self.lexicon.event_nouns:
                yield from self._event(items, index, item, clauses)

    def _owned(self, noun: Noun) -> Iterator[Statement]:
        """ "Palantir's FALCON", "the Palantir tool Gotham", "ICE's database", "ICE's removal unit"."""
        owners = [noun.owner] if noun.owner is not None else []
        owners += [unit_noun(u) for u in names_before(noun.before)]
        for owner in owners:
            if owner.kind == "Company":
                yield from self._say("DEVELOPS", [owner], [noun], "owner")
            elif owner.kind == "Agency" and owner.head.name is not None:
                yield from self._say("USES", [owner], [noun], "owner")
                peer = any(u.lower in PEERS for u in noun.before)  # "the agency's counterpart X"
                if noun.owner is owner and noun.kind == "Agency" and noun.named and not peer:
                    yield from self._say("PART_OF", [noun], [owner], "owner")

    def _owned_before(self, items: Sequence[Item], index: int, noun: Noun) -> Iterator[Statement]:
        """ "Velder's Kestrel drones and Osprey cameras": both are Velder's."""
        sign, before = (items[index - 1], items[index - 2]) if index >= 2 else (None, None)
        joint = isinstance(sign, Sign) and sign.lower in ("and", "&") and isinstance(before, Noun)
        if not joint or not isinstance(before, Noun) or before.owner is None or noun.owner is not None:
            return
        alike = before.kind == noun.kind == "System" and noun.units[0].kind != "D"
        if alike and before.owner.kind == "Company" and noun.head.kind == before.head.kind == "N":
            yield from self._say("DEVELOPS", [before.owner], [noun], "owner")

    def _prefixed(self, noun: Noun) -> Iterator[Statement]:
        """ "Google Cloud Platform": a product that bears the name of a firm of the same text is the firm's."""
        named = next((u for u in reversed(noun.units) if u.name is not None and u.name.entity == noun.entity), None)
        words = named.lower.split() if named is not None and noun.kind == "System" else []
        maker = self.companies.get(words[0]) or self.maker(noun) if len(words) > 1 else None
        if maker is not None:
            yield Statement("DEVELOPS", maker, noun, "name", 0.7)

    def _say(self, predicate: str, subjects: Sequence[Noun], objects: Sequence[Noun], rule: str) -> Iterator[Statement]:
        for subject, object_ in joined(self.ends, predicate, subjects, objects):
            if object_.kind or rule != "owner":
                yield Statement(predicate, subject, object_, rule, 0.75)

    def _linked(self, items: Sequence[Item], index: int, noun: Noun) -> Iterator[Statement]:
        """ "Y from X", "Y, the index of the Z"."""
        at = index + 1
        sign = items[at] if at < len(items) else None
        if isinstance(sign, Sign) and sign.kind == "," and at + 1 < len(items):
            at += 1
            sign = items[at] if isinstance(following := items[at], Sign) and following.lower == "from" else None
        if not isinstance(sign, Sign) or at + 1 >= len(items) or not isinstance(items[at + 1], Noun):
            return
        others, _ = group_at(items, at + 1)
        before = items[index - 1] if index else None
        bought = isinstance(before, VerbGroup) and before.lemma in _BUYING
        if sign.lower in ("from", "by") and noun.kind == "System" and not bought:
            makers = [o for o in others if o.kind == "Company" or (not o.kind and noun.head.kind == "N")]
            yield from self._say("DEVELOPS", makers, [noun], "from")
        elif sign.lower == "of" and noun.head.kind == "N" and noun.kind == "System":
            yield from self._say("USES", [o for o in others if o.kind == "Agency"], [noun], "of")
            if noun.head.lower in self.lexicon.words["service_noun"]:
                yield from self._say("DEVELOPS", [o for o in others if o.kind == "Company"], [noun], "of")

    def _access(self, items: Sequence[Item], index: int, noun: Noun, clauses: Sequence[Clause]) -> Iterator[Statement]:
        """ "gives ICE access to X", "ICE has access to X"."""
        systems = self._slots(items, index, noun).get("to", [])
        users = [noun.owner] if noun.owner is not None else named_before(noun)
        for clause in clauses:
            if clause.index < index <= clause.last:
                users += [n for n in (*clause.objects, *clause.subjects) if n.kind == "Agency"]
                if clause.verb.lemma in _GIVING and any(s.head.lower in self.lexicon.words["data"] for s in systems):
                    receivers = [n for n in users if n.kind == "Agency" and n not in clause.subjects]
                    givers = [n for n in clause.subjects if n.kind == "Agency"]
                    yield from self._say("SHARES_DATA_WITH", givers, receivers, "access to")
        if any(s.head.lower in self.lexicon.words["data"] and s.entity < 0 for s in systems):
            givers = [n for key in ("from", "of") for n in self._slots(items, index, noun).get(key, ())]
            givers = [n for n in givers + [s.owner for s in systems if s.owner is not None] if n.kind == "Agency"]
            yield from self._say("SHARES_DATA_WITH", givers, [u for u in users if u.kind == "Agency"], "access to")
        yield from self._say("USES", users, [s for s in systems if s.kind == "System"], "access to")

    def _event(self, items: Sequence[Item], index: int, noun: Noun, clauses: Sequence[Clause]) -> Iterator[Statement]:
        """ "ICE's use of FALCON", "the acquisition of X by Y", "the merger of X into Y"."""
        slots = self._slots(items, index, noun)
        if noun.stands_for and "of" not in slots:
            slots["of"] = list(noun.stands_for)  # "acquisitions such as X"
        self._doer(items, index, noun, clauses, slots)
        for event in self.lexicon.event_nouns[noun.head.lower]:
            subjects = [n for key in event.subject for n in slots.get(key, ())]
            objects = [n for key in event.object for n in slots.get(key, ())]
            if event.predicate == "SUPPLIES":
                goods = any(n.head.lower in self.lexicon.words["service_noun"] for n in subjects)
                subjects += [m for n in subjects for m in makers_of(n, self.lexicon)]
                subjects += slots.get("from", []) if goods else []
            for subject, object_ in joined(self.ends, event.predicate, subjects, objects):
                if (subject.kind and object_.kind) or (
                    event.predicate == "ACQUIRED" and subject.kind and object_.named
                ):
                    told = weighed(noun, clauses)
                    stands = told if told == "denied" else by_adjective(noun, deed=True) or told
                    rule = f"event:{noun.head.lower}"
                    yield Statement(event.predicate, subject, object_, rule, 0.75, modality=stands)

    def _doer(
        self, items: Sequence[Item], index: int, noun: Noun, clauses: Sequence[Clause], slots: dict[str, list[Noun]]
    ) -> None:
        """ "X announced the purchase of Y": X's; "X is merging, following an acquisition by Z": of X."""
        before = items[index - 1] if index else None
        if noun.head.lower == "merger" and not slots["owner"] and "of" not in slots:
            clause = next((c for c in clauses if noun in c.objects or any(noun in ns for _, ns, _ in c.phrases)), None)
            slots["of"] = list(clause.subjects) if clause is not None and not clause.verb.negated else []
        if not slots["owner"] and "by" not in slots and "of" in slots:
            clause = next((c for c in clauses if noun in c.objects and c.verb.lemma in _LIGHT and not c.passive), None)
            doers = [body_of(n) or n for n in clause.subjects] if clause is not None else _served(noun, clauses)
            slots["owner"] = doers or self._grown(items, index, noun, clauses)
        elif "by" in slots and "of" not in slots and isinstance(before, Sign) and before.lower in _AFTER:
            main = next((c for c in clauses if c.subjects and not c.verb.infinitive and c.verb.form != "ing"), None)
            slots["of"] = list(main.subjects) if main is not None else []

    def _grown(self, items: Sequence[Item], index: int, noun: Noun, clauses: Sequence[Clause]) -> list[Noun]:
        """ "X grew through the purchase of Y", "since its purchase of Y, X has grown": X's."""
        for clause in clauses:
            by_it = any(p in _THROUGH and noun in nouns for p, nouns, _ in clause.phrases)
            if by_it and not clause.passive and not clause.verb.negated:
                return list(clause.subjects)
        before = items[index - 1] if index else None
        first = index == 1 and isinstance(before, Sign) and before.lower in _AFTER
        main = next((c for c in clauses if c.index > index and c.subjects and not c.verb.bare), None) if first else None
        return list(main.subjects) if main is not None else []

    def _slots(self, items: Sequence[Item], index: int, noun: Noun) -> dict[str, list[Noun]]:
        named = named_before(noun)
        slots = {"owner": [noun.owner] if noun.owner is not None else named}
        at = index + 1
        while at + 1 < len(items) and isinstance(sign := items[at], Sign):
            if sign.kind == "T":
                at += 1
                continue
            if sign.kind != "P" or not isinstance(items[at + 1], Noun):
                break
            nouns, at = group_at(items, at + 1)
            slots.setdefault(sign.lower, []).extend(nouns)
        return slots


def _served(noun: Noun, clauses: Sequence[Clause]) -> list[Noun]:
    """ "The takeover of X gives Y a foothold": Y's."""
    clause = next((c for c in clauses if noun in c.subjects and c.verb.lemma in _SERVING and not c.passive), None)
    return clause.objects[:1] if clause is not None else []
