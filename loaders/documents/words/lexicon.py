"""The tables that the rules read, as one frozen object. Every table is a file in `lexicons/`."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from graph.agencies import load_agencies
from loaders.documents.words.inflection import Verb, inflections

__all__ = ["Descriptor", "EventNoun", "Lexicon", "NounFrame", "VerbFrame", "load_lexicon"]


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A common noun that says what kind of thing a name is; `refers` if "the <noun>" may stand for a name."""

    kind: str
    refers: bool
    press: bool


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """A predicate that a verb states between two slots of its clause: subj, obj or a preposition. `weight` is how sure
    such a statement is, 0 to 1; `stands` is its modality where the verb itself tells it: who scraps a system had it."""

    predicate: str
    subject: str
    object: str
    need: str
    weight: float = 0.8
    stands: str = ""


@dataclass(frozen=True, slots=True)
class NounFrame:
    """A predicate that a relational noun states; its bearer is the claim's subject or object."""

    predicate: str
    bearer_is_subject: bool
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A predicate that a noun of action states between its possessor and the phrases behind it."""

    predicate: str
    subject: frozenset[str]
    object: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables. Keys are lower case unless they are names."""

    common: frozenset[str]
    openers: frozenset[str]
    not_names: frozenset[str]
    given_names: frozenset[str]
    titles: frozenset[str]
    topics: frozenset[str]
    heads: Mapping[str, tuple[str, float]]
    descriptors: Mapping[str, Descriptor]
    roles: Mapping[str, str]
    role_ends: frozenset[str]
    nonprofit_roles: frozenset[str]
    places: frozenset[str]
    countries: frozenset[str]
    place_kinds: Mapping[str, str]
    adjectives: Mapping[str, str]  # of a country, in small letters, by its names
    names: Mapping[str, tuple[str, float]]
    otherwise: Mapping[str, tuple[str, float]]  # well-known names of one word in small letters
    dual: frozenset[str]
    press: frozenset[str]
    press_heads: frozenset[str]
    name_lengths: Mapping[str, tuple[int, ...]]
    words: Mapping[str, frozenset[str]]
    contract: Mapping[str, frozenset[str]]
    small_bodies: Mapping[str, tuple[tuple[tuple[str, ...], bool], ...]]  # by last word; whether a country leads them
    local_bodies: Mapping[str, tuple[tuple[str, ...], ...]]  # by first word, the longest first
    verbs: Mapping[str, Verb]
    phrasal: frozenset[str]
    nouny: frozenset[str]
    verb_frames: Mapping[str, tuple[VerbFrame, ...]]
    noun_frames: Mapping[str, tuple[NounFrame, ...]]
    event_nouns: Mapping[str, tuple[EventNoun, ...]]
    cues: Mapping[str, Mapping[str, tuple[tuple[str, float], ...]]]

    def is_press(self, name: str) -> bool:
        """Whether a name is that of a newspaper, an agency of news or a broadcaster."""
        first, _, rest = name.partition(" ")
        last = rest.rsplit(" ", 1)[-1]
        return (
            _STATION.fullmatch(name) is not None
            or name in self.press
            or last in self.press_heads
            or (bool(rest) and first in self.press and first.isupper())
        )

    def with_recipients(self, recipients: Iterable[str]) -> "Lexicon":
        """The same tables, knowing that these names are companies (the case's own award recipients)."""
        names = dict(self.names)
        for name in recipients:
            names.setdefault(" ".join(name.split()), ("Company", 5.0))
        return replace(self, names=names, name_lengths=_lengths(names))


@cache
def load_lexicon() -> Lexicon:
    """The shipped tables, read once a process."""
    common = frozenset(_lines("common_words.txt"))
    names = _names()
    frames = [row for row in _rows("verb_frames.csv")]
    framed = {v for row in frames for v in row["verbs"].split() if v != "*"}
    framed |= set(" ".join(_lines("verbs.txt")).split())
    phrasal = frozenset(v for v in framed if "_" in v)
    verbs = sorted({v.partition("_")[0] for v in framed})
    forms = inflections(verbs, _rows("irregular_verbs.csv"))
    return Lexicon(
        common=common,
        openers=frozenset(" ".join(_lines("openers.txt")).split()),
        not_names=frozenset(_lines("not_names.txt")),
        given_names=frozenset(_lines("given_names.txt")),
        titles=frozenset(_lines("person_titles.txt")),
        topics=frozenset(" ".join(_lines("topics.txt")).split()),
        heads={row["word"]: (row["type"], float(row["strength"])) for row in _rows("name_heads.csv")},
        descriptors=_descriptors(),
        roles={row["title"]: row["predicate"] for row in _rows("roles.csv")},
        role_ends=frozenset(row["title"].split()[-1] for row in _rows("roles.csv")),
        nonprofit_roles=frozenset(r["title"] for r in _rows("roles.csv") if r["note"] == "Organization"),
        places=frozenset(row["name"] for row in _rows("places.csv")),
        countries=frozenset(row["name"] for row in _rows("places.csv") if row["kind"] == "country"),
        place_kinds={row["name"]: row["kind"] for row in _rows("places.csv")},
        adjectives={
            place: row["adjective"].lower()
            for row in _rows("adjectives_of_places.csv")
            for place in row["places"].split("|")
        },
        names=names,
        otherwise=_otherwise(names, common),
        dual=frozenset(_lines("dual_names.txt")),
        press=frozenset(row[2:] for row in _lines("press.txt") if row.startswith("= ")),
        press_heads=frozenset(row for row in _lines("press.txt") if not row.startswith("= ")),
        name_lengths=_lengths(names),
        words={row["class"]: frozenset(row["words"].split()) for f in _WORD_FILES for row in _rows(f)},
        contract=_classes("contract_words.csv"),
        small_bodies=_small_bodies(),
        local_bodies=_local_bodies(),
        verbs=forms,
        phrasal=phrasal,
        nouny=_nouny(forms),
        verb_frames=_verb_frames(frames),
        noun_frames=_noun_frames(),
        event_nouns=_event_nouns(),
        cues=_cues([row["title"] for row in _rows("roles.csv") if row["predicate"] not in ("", "OWNS")]),
    )


_STATION = re.compile(r"[KWC][A-Z]{2,3}[- ](?:TV|FM|AM|DT)")  # call signs of broadcasters
_WORD_FILES = ("function_words.csv", "phrases.csv", "name_words.csv")


def _rows(name: str) -> list[dict[str, str]]:
    path = resources.files("loaders.documents") / "lexicons" / name
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _lines(name: str) -> Iterator[str]:
    path = resources.files("loaders.documents") / "lexicons" / name
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def _nouny(forms: Mapping[str, Verb]) -> frozenset[str]:
    """Forms of verbs that are as likely nouns: base and third person of those listed, and single forms."""
    rows = list(_lines("nouny_verbs.txt"))
    bases = set(" ".join(row for row in rows if not row.startswith("= ")).split())
    single = " ".join(row[2:] for row in rows if row.startswith("= ")).split()
    return frozenset(single) | {f for f, v in forms.items() if v.lemma in bases and v.form in ("base", "third")}


def _descriptors() -> dict[str, Descriptor]:
    found: dict[str, Descriptor] = {}
    for row in _rows("descriptors.csv"):
        one = Descriptor(row["type"], row["coreference"] == "yes", row["note"] == "press")
        found.setdefault(row["noun"], one)
        found.setdefault(_plural(row["noun"]), replace(one, refers=False))
    return found


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _otherwise(names: Mapping[str, tuple[str, float]], common: Set[str]) -> dict[str, tuple[str, float]]:
    """Names that a text may set in other capitals: those of one word that is no common one."""
    single = {name.casefold(): told for name, told in names.items() if " " not in name and len(name) > 4}
    return {name: told for name, told in single.items() if name not in common and told[1] >= 5}


def _local_bodies() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted((tuple(line.split()) for line in _lines("local_bodies.txt")), key=len, reverse=True):
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


def _names() -> dict[str, tuple[str, float]]:
    """Names of known type: places, agencies (with and without "U.S."), well-known names."""
    names: dict[str, tuple[str, float]] = {row["name"]: ("Location", 4.0) for row in _rows("places.csv")}
    for agency in load_agencies().agencies:
        bare = agency.name.removeprefix("U.S. ").replace(",", "")
        if bare[:1].isupper() and 1 < len(bare.split()) < 9:
            for prefix in ("", "U.S. ", "US ", "United States "):
                names.setdefault(prefix + bare, ("Agency", 6.0))
        if len(agency.abbreviation) > 2 and agency.abbreviation.isupper():
            names.setdefault(agency.abbreviation, ("Agency", 2.5))
    for row in _rows("known_names.csv"):
        names[row["name"]] = (row["type"], 5.0)
    return names


def _lengths(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For each first word of a known name, the numbers of words that names with it have, longest first."""
    lengths: dict[str, set[int]] = {}
    for name in names:
        words = name.split()
        lengths.setdefault(words[0], set()).add(len(words))
    return {first: tuple(sorted(counts, reverse=True)) for first, counts in lengths.items()}


def _small_bodies() -> dict[str, tuple[tuple[tuple[str, ...], bool], ...]]:
    """Bodies in small letters as their words, the longest first, by their last word."""
    found: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for row in _rows("small_bodies.csv"):
        words = tuple(row["phrase"].split())
        found.setdefault(words[-1], []).append((words, row["led_by"] == "nation"))
    return {last: tuple(sorted(bodies, key=lambda b: -len(b[0]))) for last, bodies in found.items()}


def _classes(name: str) -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for row in _rows(name):
        classes.setdefault(row["class"], set()).add(row["word"])
    return {key: frozenset(words) for key, words in classes.items()}


def _verb_frames(rows: list[dict[str, str]]) -> dict[str, tuple[VerbFrame, ...]]:
    frames: dict[str, list[VerbFrame]] = {}
    for row in rows:
        weight = float(row["weight"] or 0.8)
        frame = VerbFrame(row["predicate"], row["subject"], row["object"], row["need"], weight, row["stands"] or "")
        for verb in row["verbs"].split():
            frames.setdefault(verb, []).append(frame)
    return {verb: tuple(group) for verb, group in frames.items()}


def _noun_frames() -> dict[str, tuple[NounFrame, ...]]:
    frames: dict[str, list[NounFrame]] = {}
    for row in _rows("noun_frames.csv"):
        frame = NounFrame(row["predicate"], row["holder"] == "subject", frozenset(row["prepositions"].split()))
        for noun in row["nouns"].split():
            frames.setdefault(noun, []).append(frame)
            frames.setdefault(_plural(noun), []).append(frame)
    return {noun: tuple(group) for noun, group in frames.items()}


def _event_nouns() -> dict[str, tuple[EventNoun, ...]]:
    events: dict[str, list[EventNoun]] = {}
    for row in _rows("event_nouns.csv"):
        event = EventNoun(row["predicate"], frozenset(row["subject"].split()), frozenset(row["object"].split()))
        for noun in row["nouns"].split():
            events.setdefault(noun, []).append(event)
            if noun in ("acquisition", "purchase", "takeover", "investment"):
                events.setdefault(_plural(noun), []).append(event)
    return {noun: tuple(group) for noun, group in events.items()}


def _cues(roles: list[str]) -> dict[str, dict[str, tuple[tuple[str, float], ...]]]:
    """Words beside a name that tell its kind, by side; "{role}" stands for every public role that people alone hold."""
    cues: dict[str, dict[str, list[tuple[str, float]]]] = {"left": {}, "right": {}}
    for row in _rows("context_cues.csv"):
        for phrase in row["phrases"].replace("<comma>", ",").split("|"):
            for role in roles if "{role}" in phrase else [""]:
                key = " ".join(phrase.replace("{role}", role).split())
                cues[row["side"]].setdefault(key, []).append((row["kind"], float(row["weight"])))
    return {side: {key: tuple(kinds) for key, kinds in found.items()} for side, found in cues.items()}
