"""From scores to judgements: what is the same, what a person has to decide, and why.

A pair from the case's `same` threshold on is one vendor, below `different` nothing is said, between them a person
decides. Above the threshold, too, a person decides where the score would bring together what a register keeps apart:
several registered vendors under one name, or a chain of names that ends at two of them.
"""

import dataclasses
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.matching.model import Level, Model

__all__ = ["Bearer", "Pair", "Verdict", "verdicts"]


@dataclasses.dataclass(frozen=True, slots=True)
class Bearer:
    """Who bears a name: the canonical key, the name, and the registers that know it (`uei`, `duns`)."""

    key: str
    name: str
    registers: frozenset[str] = frozenset()


@dataclasses.dataclass(frozen=True, slots=True)
class Pair:
    """Two bearers with the score of their most alike names, and the level of each feature."""

    left: Bearer
    right: Bearer
    score: float
    levels: Mapping[str, Level]


@dataclasses.dataclass(frozen=True, slots=True)
class Verdict:
    """What is judged of two keys: `same` or `unsure`, by which model, with the names compared, the reason in words and
    each feature's weight in bits (JSON)."""

    left: str
    right: str
    judgement: str
    score: float
    why: str
    names: tuple[str, str]
    features: str
    by: str


def verdicts(pairs: Iterable[Pair], model: Model, same: float, different: float) -> list[Verdict]:
    """The judgements of scored pairs, the surest first. `same` and `different` are the case's thresholds."""
    ordered = sorted(_best(pairs), key=lambda pair: (-pair.score, pair.left.key, pair.right.key))
    likely = [pair for pair in ordered if pair.score >= same]
    alike = {frozenset((pair.left.key, pair.right.key)) for pair in likely}
    torn = _torn(likely, alike)
    groups = _Groups(alike)
    found = []
    for pair in ordered:
        if pair.score < different:
            continue
        reason = _objection(pair, torn, groups) if pair.score >= same else ""
        judged = "same" if pair.score >= same and not reason else "unsure"
        if judged == "unsure" and groups.together(pair.left, pair.right):
            continue
        found.append(_verdict(pair, judged, reason, model.version))
    return [v for v in found if v.judgement == "same" or not groups.joined(v.left, v.right)]


def _best(pairs: Iterable[Pair]) -> Iterable[Pair]:
    best: dict[frozenset[str], Pair] = {}
    for pair in pairs:
        ends = frozenset((pair.left.key, pair.right.key))
        if len(ends) == 2 and (ends not in best or best[ends].score < pair.score):
            best[ends] = pair
    return best.values()


def _torn(likely: Sequence[Pair], alike: set[frozenset[str]]) -> Mapping[str, Mapping[str, set[str]]]:
    """For each bearer of a name the registers in which several vendors, not alike among themselves, answer to it."""
    partners: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for pair in likely:
        for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
            for register in other.registers:
                partners[one.key][register].add(other.key)
    return {
        key: {register: keys for register, keys in found.items() if _apart(keys, alike)}
        for key, found in partners.items()
    }


def _apart(keys: set[str], alike: set[frozenset[str]]) -> bool:
    ordered = sorted(keys)
    return any(frozenset((a, b)) not in alike for place, a in enumerate(ordered) for b in ordered[place + 1 :])


def _objection(pair: Pair, torn: Mapping[str, Mapping[str, set[str]]], groups: "_Groups") -> str:
    """Why a pair is not joined though its score would do; empty where it is."""
    for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
        rivals = {key for register in other.registers for key in torn.get(one.key, {}).get(register, ())}
        if rivals:
            return f"{len(rivals)} vendors of one register answer to it: {', '.join(sorted(rivals)[:4])}"
    return groups.join(pair.left, pair.right)


class _Groups:
    """Bearers joined so far, with the registered keys of each group."""

    def __init__(self, alike: set[frozenset[str]]) -> None:
        self._alike = alike
        self._home: dict[str, str] = {}
        self._members: dict[str, list[Bearer]] = {}

    def _group(self, bearer: Bearer) -> str:
        home = self._home.setdefault(bearer.key, bearer.key)
        self._members.setdefault(home, [bearer])
        return home

    def together(self, left: Bearer, right: Bearer) -> bool:
        return self._group(left) == self._group(right)

    def joined(self, left: str, right: str) -> bool:
        return self._home.get(left, left) == self._home.get(right, right)

    def join(self, left: Bearer, right: Bearer) -> str:
        """Join two groups, or say which two registered vendors that would bring together."""
        one, other = self._group(left), self._group(right)
        if one == other:
            return ""
        for a in self._members[one]:
            for b in self._members[other]:
                if a.registers & b.registers and frozenset((a.key, b.key)) not in self._alike:
                    return f"it would make one of {a.key} and {b.key}, which a register keeps apart"
        if len(self._members[one]) < len(self._members[other]):
            one, other = other, one
        for member in self._members.pop(other):
            self._members[one].append(member)
            self._home[member.key] = one
        return ""


def _verdict(pair: Pair, judged: str, objection: str, by: str) -> Verdict:
    left, right = sorted((pair.left, pair.right), key=lambda bearer: _rank(bearer.key))
    telling = [level.label for level in pair.levels.values() if level.bits]
    why = f"“{left.name}” and “{right.name}”: {', '.join(telling)}" + (f"; but {objection}" if objection else "")
    features = {name: {"level": level.label, "bits": level.bits} for name, level in pair.levels.items()}
    told = json.dumps(features, ensure_ascii=False)
    return Verdict(left.key, right.key, judged, round(pair.score, 4), f"{why}.", (left.name, right.name), told, by)


def _rank(key: str) -> tuple[bool, str]:
    """Names alone stand left, registered keys right, as in the other judgements."""
    return not key.startswith("company:"), key
