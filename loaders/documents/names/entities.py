"""One thing, several names: full name, short form, acronym, last name. Within one document only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.agencies import Agency, load_agencies
from loaders.documents.names.kinds import Kinds, name_key
from loaders.documents.names.owned_firms import unowned
from loaders.documents.names.shapes import Line, Name
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["Entities", "Entity"]

_LOWER = "abcdefghijklmnopqrstuvwxyz"
_YOUNGER = ("Jr.", "Sr.", "Jr", "Sr", "II", "III")
_FORMS = word_set("Inc LLC Ltd Corp Corporation PLC plc ltd llc inc GmbH gmbh Limited SA AG")
_SMALL = word_set("of and for the de del la on in to")
_OFFICES = word_set("ministry department Ministry Department")
_FAMILY = word_set("subsidiary subsidiaries parent unit division arm affiliate spun split merged owned")
_GENERIC = word_set(
    "Technologies Technology Systems Solutions Software Labs Laboratories Analytics Holdings Group Partners "
    "Capital Ventures Industries Enterprises Robotics Dynamics Aerospace Networks Consulting Inc LLC Ltd Corp "
    "Corporation Company Co PLC plc GmbH Limited AI International Global Worldwide America Federal Services "
    "Security Intelligence Data Cloud Digital Hosting Biometrics Vision Optics Imaging Instruments Bank Media VR "
    "Pvt Pty Pte Forensics SA AG Compute Cyber Works Telecom Defence Defense Tech"
)


@dataclass(slots=True)
class Entity:
    """A thing of the document, with its names in the order of appearance."""

    number: int
    kind: str
    names: list[str] = field(default_factory=list)
    short: str = ""  # what it is best called, where its long name is a description
    count: int = 0  # how often it is named
    guessed: bool = False  # its kind was told by a statement alone
    votes: Mapping[str, float] = field(default_factory=dict)  # how surely its words and neighbours tell each kind
    proposed: Mapping[str, float] = field(default_factory=dict)  # what of that another source than the rules says

    @property
    def name(self) -> str:
        """The fullest name: the longest that is not an acronym."""
        return self.short or max(self.names, key=lambda n: (" " in n, not n.isupper(), len(n)))


class Entities:
    """Groups the names of a document into entities and numbers them."""

    def __init__(self, lexicon: Lexicon, kinds: Kinds) -> None:
        self.lexicon = lexicon
        self.kinds = kinds
        self.parent: dict[str, str] = {}
        self.apart: set[tuple[str, str]] = set()
        self.preferred: dict[str, str] = {}
        self.all: list[Entity] = []
        self.by_key: dict[str, Entity] = {}

    def group(self, lines: Sequence[Line]) -> None:
        order: dict[str, int] = {}
        for line in lines:
            for name in line.names:
                order.setdefault(name_key(name.text), len(order))
        for line in lines:
            self._definitions(line)
            self._kept_apart(line)
        kinds = {key: self.kinds.decide(key) for key in order}
        self._short_forms(order, kinds)
        self._acronyms(order, kinds)
        self._turned(order)
        self._in_small_letters(lines, order)
        self._body_nouns(order, kinds)
        self._slips(order, kinds)
        self._number(lines, order, kinds)

    def _root(self, key: str) -> str:
        while self.parent.get(key, key) != key:
            key = self.parent[key]
        return key

    def _join(self, one: str, two: str) -> None:
        first, second = self._root(one), self._root(two)
        if first != second:
            self.parent[second] = first

    def _definitions(self, line: Line) -> None:
        """ "Full Name (ACRO)", "the agency, known as ACRO", "Full Name, or ACRO,"."""
        words = line.tokens
        for one, two in zip(line.names, line.names[1:], strict=False):
            between = " ".join(w.lower for w in words[one.last : two.first])
            forms = {_initials(one.text), _initials(name_key(one.text).removeprefix("US "))}
            clipped = between == "( the" and any(w.startswith(two.text) for w in one.text.split()[:2])
            if clipped and two.last < len(words) and words[two.last].text == ")":
                self._join(name_key(one.text), name_key(two.text))  # "the Metropolitan Police (the Met)"
                self._share_kind(one, two)
                continue
            short = two.text.lstrip(_LOWER).isupper() or two.text.upper() in forms or _mixed(two.text)
            if between in ("(", ", or", "( the", '( "', "( “") and short and len(two.text) < len(one.text):
                if (
                    between[0] == "("
                    and not self._acronym_like(one.text, two.text)
                    and not self._foreign(line, one, two)
                ):
                    continue
                self._join(name_key(one.text), name_key(two.text))
                self._share_kind(one, two)
            elif self._described_short(line, one, two, between):
                self._join(name_key(one.text), name_key(two.text))
                self._share_kind(one, two)
                self.preferred[name_key(one.text)] = two.text

    def _foreign(self, line: Line, one: Name, two: Name) -> bool:
        """ "the Police and Border Guard Board (PPA)": the bracket is the short form of the name in another language."""
        alone = two.last < len(line.tokens) and line.tokens[two.last].text == ")" and two.first == one.last + 1
        known = two.text in self.lexicon.names or two.text in self.lexicon.places or not two.text.isalpha()
        return alone and not known and two.text.isupper() and self.kinds.decide(name_key(one.text)) == "Agency"

    def _described_short(self, line: Line, one: Name, two: Name, between: str) -> bool:
        """ "The European Agency for the management of large systems (eu-LISA)": the bracket ends a body's long name."""
        words = line.tokens
        closed = two.last < len(words) and words[two.last].text == ")" and words[two.first - 1].text == "("
        long = between.startswith("for the ") and len(between.split()) < 28
        acronym = " " not in two.text and sum(c.isupper() for c in two.text) >= 2
        return closed and long and acronym and self.kinds.decide(name_key(one.text)) == "Agency"

    def _kept_apart(self, line: Line) -> None:
        """A firm and its parent are two: names of one sentence that speaks of a subsidiary are never joined."""
        if any(word.lower in _FAMILY for word in line.tokens):
            keys = {name_key(name.text) for name in line.names}
            self.apart.update((one, two) for one in keys for two in keys if one != two)

    def _acronym_like(self, full: str, short: str) -> bool:
        letters = [c for c in short.upper() if c.isalpha()]
        initials = [w[0].upper() for w in full.replace("-", " ").split() if w.lower() not in _SMALL]
        return bool(letters) and sum(c in initials for c in letters) >= len(letters) * 0.6

    def _share_kind(self, one: Name, two: Name) -> None:
        votes, other = self.kinds.votes[name_key(one.text)], self.kinds.votes[name_key(two.text)]
        told, known = self.kinds.decide(name_key(one.text)), self.lexicon.names.get(two.text, ("",))[0]
        if told and known and told != known:
            other.pop(known, None)  # "Diamond Aviation (DEA)": other letters than the well-known
        total = {kind: votes.get(kind, 0.0) + other.get(kind, 0.0) for kind in (*votes, *other)}
        votes.update(total)
        other.update(total)

    def _short_forms(self, order: Mapping[str, int], kinds: Mapping[str, str]) -> None:
        """A short form comes after its full name; what it leaves out is either a common company word or the rest."""
        by_first: dict[str, list[str]] = {}
        by_last: dict[str, list[str]] = {}
        for key in order:
            words = key.split()
            if len(words) > 1:
                for first in {words[0], unowned(key).split()[0]}:
                    by_first.setdefault(first, []).append(key)
                by_last.setdefault(words[-1], []).append(key)
                if words[-1] in _YOUNGER and len(words) > 2:
                    by_last.setdefault(" ".join(words[-2:]), []).append(key)  # "Doe Jr."
        for key in order:
            words = key.split()
            if kinds[key] == "Person" or (not kinds[key] and len(words) == 1) or words[-1] in _YOUNGER:
                self._last_name(key, by_last, order, kinds)
            if kinds[key] != "Person":
                self._head(key, by_first.get(words[0], ()), order, kinds)
                self._bare(key, order, kinds)

    def _last_name(
        self, key: str, by_last: Mapping[str, Sequence[str]], order: Mapping[str, int], kinds: Mapping[str, str]
    ) -> None:
        if " " in key and key.split()[-1] not in _YOUNGER:
            return
        full = [k for k in by_last.get(key, ()) if kinds[k] == "Person"]
        if full and (kinds[key] == "Person" or order[full[0]] < order[key]):
            self._join(full[0], key)

    def _head(self, key: str, longer: Sequence[str], order: Mapping[str, int], kinds: Mapping[str, str]) -> None:
        words = key.split()
        for full in longer:
            told = (full if full.startswith(words[0] + " ") else unowned(full)).split()  # "Pell" of "Pell's Group"
            rest = told[len(words) :]
            if full == key or (full, key) in self.apart or told[: len(words)] != words or not rest:
                continue
            if rest == ["Ventures"] and (key in self.lexicon.names or order[key] < order[full]):
                continue  # "AT&T Ventures" is not AT&T
            formed = rest[-1].strip(".") in _FORMS and len(words) > 1 and order[full] < order[key]
            if formed and kinds[full] == "Company" and all(w.strip(".,") in _GENERIC for w in rest):
                self._join(full, key)
                return
            generic = all(w.strip(".,") in _GENERIC for w in rest)
            short = kinds[full] == "Company" and kinds[key] == "System" and key not in self.lexicon.names
            if short and generic and order[full] < order[key] and len(words) == 1:
                self.kinds.votes[key].pop("System")  # "the Quennor system" is that of Quennor Solutions
            elif kinds[full] not in (kinds[key], "") and kinds[key]:
                continue
            if (
                kinds[full] in ("Company", "Organization", "Agency")
                and ((generic and len(rest) <= 2) or order[full] < order[key])
                and (generic or kinds[full] != "Agency" or not self.kinds.decide(key))
            ):
                self._join(full, key)
                return

    def _bare(self, key: str, order: Mapping[str, int], kinds: Mapping[str, str]) -> None:
        """ "US Border Patrol" and "Border Patrol"; "the Department of Justice" and "Justice Department"."""
        for prefix in ("US ", "United States ", "UK ", "Federal "):
            if key.startswith(prefix) and key.removeprefix(prefix) in order:
                self._join(key, key.removeprefix(prefix))
        words = key.split()
        if words[:2] == ["Department", "of"] and f"{words[-1]} Department" in order:
            self._join(key, f"{words[-1]} Department")

    def _turned(self, order: Mapping[str, int]) -> None:
        """ "the interior ministry" and "the Ministry of the Interior" are one, in capitals or without."""
        known: dict[tuple[str, ...], str] = {}
        for key in order:
            words = key.split()
            ends = words[-1] in _OFFICES
            if len(words) > 1 and (ends or words[0] in _OFFICES):
                field = words[:-1] if ends else words[1:]
                office = words[-1] if ends else words[0]
                told = (office.lower(), *(w.lower() for w in field if w not in ("of", "for", "the")))
                self._join(known.setdefault(told, key), key)

    def _in_small_letters(self, lines: Sequence[Line], order: Mapping[str, int]) -> None:
        """ "the sheriff's office" is the only sheriff's office that the text names; "the army" of Kenya is Kenya's."""
        full: dict[str, set[str]] = {}
        for name in (name for line in lines for name in line.names if name.full):
            full.setdefault(name_key(name.text), set()).add(name.full)
        for key in order:
            if not key.islower():
                continue
            named = [other for other in order if other != key and other.lower().endswith(key)]
            if len(full.get(key, ())) == 1:
                self.preferred[key] = next(iter(full[key]))
            elif len(named) == 1 and key not in full:
                self._join(named[0], key)

    def _body_nouns(self, order: Mapping[str, int], kinds: Mapping[str, str]) -> None:
        """ "the Bureau" with a capital is the first body of the text that bears the word."""
        first: dict[str, str] = {}
        for key in order:
            for word in key.split() if " " in key and kinds[key] == "Agency" else ():
                first.setdefault(word, key)
        for key in order:
            body = first.get(key) if self.lexicon.heads.get(key, ("",))[0] == "Agency" else None
            if body is not None and order[body] < order[key]:
                self._join(body, key)

    def _acronyms(self, order: Mapping[str, int], kinds: Mapping[str, str]) -> None:
        initials: dict[str, list[str]] = {}
        for key in order:
            if " " in key and kinds[key] not in ("Person", "Location"):
                bare = key.removeprefix("US ")
                head = bare.split(" of ")[0]  # "the Royal Mounted Police of B"
                forms = {_initials(key), _initials(bare), "".join(w[0] for w in bare.split()).upper(), _initials(head)}
                for form in sorted(forms - {""} if " " in head else forms - {"", _initials(head)} | {_initials(key)}):
                    initials.setdefault(form, []).append(key)
        for key in order:
            if not key.isupper() and len(key) < 6 and key.isalpha() and key.upper() in initials:
                bodies = [k for k in initials[key.upper()] if kinds[k] == "Agency"]
                if bodies and order[bodies[0]] < order[key]:
                    self._join(bodies[0], key)  # "Ice", as some papers set it
            if key.isupper() and key.isalpha() and len(key) > 1 and self._root(key) == key:
                full = [
                    k for k in initials.get(key, ()) if kinds[k] == kinds[key] or not kinds[key] or kinds[k] == "Agency"
                ]
                known = [a.name.removeprefix("U.S. ") for a in self.lexicon_agencies(key)]
                full += sorted(
                    (k for name in known for k in (name, f"US {name}") if k in order), key=lambda k: order[k]
                )
                if full:
                    self._join(full[0], key)

    def _slips(self, order: Mapping[str, int], kinds: Mapping[str, str]) -> None:
        """ "Helwett Packard" beside "Hewlett Packard": letters that changed places in one word of a longer name."""
        alike: dict[tuple[str, ...], list[str]] = {}
        for key in order:
            words = key.split()
            if len(words) > 1 and any(len(word) > 5 for word in words):
                alike.setdefault(tuple(f"{w[:1]}{''.join(sorted(w))}{w[-1:]}" for w in words), []).append(key)
        for group in alike.values():
            right = next((key for key in group if key in self.lexicon.names), group[-1])
            for key in group:
                same = kinds[key] == kinds[right] or not kinds[key] or not kinds[right]
                if key != right and same and (key, right) not in self.apart:
                    self._join(right, key)
                    self.preferred[key] = self.preferred[right] = right

    def lexicon_agencies(self, abbreviation: str) -> Sequence[Agency]:
        return load_agencies().by_abbreviation(abbreviation)

    def _number(self, lines: Sequence[Line], order: Mapping[str, int], kinds: Mapping[str, str]) -> None:
        group_kind: dict[str, dict[str, float]] = {}
        for key in order:
            for kind, weight in self.kinds.votes[key].items():
                group = group_kind.setdefault(self._root(key), {})
                group[kind] = max(group.get(kind, 0.0), weight)
        for line in lines:
            for name in line.names:
                name.entity = self._entity(name, group_kind).number
                self.all[name.entity].count += 1
                name.kind = self.all[name.entity].kind

    def _entity(self, name: Name, group_kind: Mapping[str, Mapping[str, float]]) -> Entity:
        key = name_key(name.text)
        root = self._root(key)
        entity = self.by_key.get(root)
        if entity is None:
            votes = group_kind[root]
            kind, weight = max(votes.items(), key=lambda item: (item[1], item[0])) if votes else ("", 0.0)
            entity = Entity(
                len(self.all), kind if weight >= 2.0 else "", votes=votes, proposed=self.kinds.proposed.get(root, {})
            )
            self.all.append(entity)
            self.by_key[root] = entity
        if name.text not in entity.names:
            entity.names.append(name.text)
        entity.short = entity.short or self.preferred.get(key, "")
        return entity


def _mixed(text: str) -> bool:
    """ "MyVISa": an acronym with small letters in it."""
    return " " not in text and sum(c.isupper() for c in text) >= 3


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.replace("-", " ").split() if w.lower() not in _SMALL and w[0].isalpha()).upper()
