"""Qualifiers of a statement: its sum with how exact it is, its dates with their precision."""

import re
from collections.abc import Sequence

from loaders.documents.relations.deals import PRICED, clause_end
from loaders.documents.relations.figures import is_figure
from loaders.documents.relations.statements import Statement
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Item
from loaders.documents.sentences.unit import Unit
from loaders.documents.words.wordset import word_set

__all__ = ["qualifiers_of"]

_STATES = ("noun:", "role:")
_UNDATED = word_set("DEVELOPS EXECUTIVE_OF CHAIR_OF BOARD_MEMBER_OF PART_OF SUBSIDIARY_OF OWNS")
_AIM = (
    r"((?!at least|more than|up to|about|nearly|comment|the (?:first|second)|a total|be\b|date\b)"
    r"[a-z][^,.;()$€£]{4,120})"
)
_NO_AIM = re.compile(
    r"(?:the|its|their|this|that|these|both|each|an?) (?:\w+ ){0,2}"
    r"(?:agenc(?:y|ies)|bureau|company|companies|firms?|contractors?|cit(?:y|ies)|count(?:y|ies)|council|departments?|forces?|government|ministry|office|police|states?|vendors?)"
    r"|(?:[\w-]+ ){0,4}(?:years?|months?|weeks?|days?)(?: .{0,40})?"
    r"|(?:another|a further|two|three|four|five|six|up to \w+)(?: (?:more|further|others?))?"
)
"""For whom, or for how long, is no purpose."""
_FOR = re.compile(rf"\sfor\s+{_AIM}")
_TO = re.compile(rf"\s+to\s+{_AIM}")
_AIMED = re.compile(
    r"\s(?:(?:was|were|is|are|has|have|had|will|would)\s"
    r"|(?:for|over|until|till|through|starting|beginning|running|lasting)\s"
    r"(?:an? |the |another |at least |up to )?(?:[\w-]+ ){0,4}?"
    r"(?:years?|months?|weeks?|[12]\d{3})\b|in [12]\d{3}\b).*$"
)
"""What follows an aim and is none: a verb of the contract itself, how long it runs, when it was signed."""
_PART = re.compile(r"\bpart of (?:an?|the|its) [^,.;()]{0,60}?\b(?:contract|deal|agreement)\b")
_JOINT = re.compile(r"(?:\s+(?:and|but|or|then|while|whereas|before|after))+\s*$")
_TOGETHER = word_set("combined together collectively jointly")
_PROJECTED = word_set("projected expected due scheduled set will planned")
_ON_A_DAY = word_set("FOUNDED ACQUIRED MERGED_INTO SPUN_OFF_FROM")
_STARTS = word_set("since from in on began started beginning starting")
_ENDS = word_set("until till through to")


def qualifiers_of(
    statement: Statement, units: Sequence[Unit], items: Sequence[Item], *, sentence: tuple[str, int]
) -> dict[str, object]:
    """A sum is taken where the sentence has one alone, and does not tell it of another deal (`sum_of_another`); a date
    where it stands in the statement's own clause.

    A sum that several parties share (`shared`, or "combined") is nobody's own: it becomes collective.
    """
    found: dict[str, object] = {}
    if statement.predicate in PRICED and not statement.sum_of_another:
        own = _sum([statement.money]) if statement.money is not None else _sum(_prices(units, statement.predicate))
        found.update(_collective(own) if statement.shared or _together(units) else own)
    if statement.predicate == "CONTRACTED_WITH":
        found.update(_purpose(statement, sentence))
    if statement.clause is not None or statement.predicate not in _UNDATED:
        dates = _dates(_own_units(statement, units, items), statement)
        found.update(_paid_on(dates) if statement.predicate == "PAID" else dates)
    if statement.predicate == "PAID" and (part := _PART.search(sentence[0])) is not None:
        found["scope"] = part[0]
    return found


def _paid_on(dates: dict[str, object]) -> dict[str, object]:
    """A payment has a day, or a span of time, and no beginning alone."""
    if "start" in dates and "end" not in dates:
        dates.setdefault("date", dates.pop("start"))
    return dates


def _prices(units: Sequence[Unit], predicate: str) -> list[Unit]:
    """The sums of a sentence that may be a deal's: no firm's revenue or worth."""
    return [u for i, u in enumerate(units) if u.money is not None and not is_figure(units, i, predicate)]


def _sum(units: Sequence[Unit]) -> dict[str, object]:
    sums = [u.money for u in units if u.money is not None]
    if len(sums) != 1 or sums[0] is None:
        return {}
    money = sums[0]
    if money.currency != "USD":
        return {
            "amount": f"{money.amount.normalize():f}",
            "currency": money.currency,
            "amount_qualifier": money.qualifier,
        }
    amount = float(money.amount) if money.amount % 1 else int(money.amount)
    return {"amount_usd": amount, "amount_qualifier": money.qualifier}


def _purpose(statement: Statement, sentence: tuple[str, int]) -> dict[str, object]:
    """What the contract is for, in the text's words: what follows both parties after "for" or "to", before another
    deal is told."""
    text, start = sentence
    until = len(text) if statement.next_deal is None else statement.next_deal - start
    behind = max(statement.subject.end, statement.object.end) - start
    found = _TO.match(text, behind) or _FOR.search(text, behind, min(behind + 160, until))
    aim = _JOINT.sub("", _AIMED.sub("", found[1])).strip() if found else ""
    return {"purpose": aim} if aim and not _NO_AIM.fullmatch(aim) else {}


def _together(units: Sequence[Unit]) -> bool:
    return any(u.lower in _TOGETHER for u in units)


def _collective(found: dict[str, object]) -> dict[str, object]:
    if "amount_usd" in found:
        found["collective_amount_usd"] = found.pop("amount_usd")
    elif "amount" in found:
        found["collective_amount"] = found.pop("amount")
    return found | {"amount_scope": "collective"} if found else found


def _own_units(statement: Statement, units: Sequence[Unit], items: Sequence[Item]) -> list[Unit]:
    """Units of the statement's clause, and a date that opens the sentence."""
    clause = statement.clause
    if clause is None and statement.rule.startswith(_STATES):
        return _right_behind(units, max(statement.subject.end, statement.object.end))
    if clause is None or statement.rule == "contract goes on":
        return list(units)
    end = clause_end(clause, items)
    if statement.predicate == "CONTRACTED_WITH" and units:
        end = units[-1].end  # "… a contract that began in 2015"
    opening = next((i for i, u in enumerate(units) if u.kind in "MN|D" and u.date is None), 0)
    before = _before_subject(clause, units)
    own = [i for i, u in enumerate(units) if i < opening or i in before or clause.verb.start <= u.start < end]
    return [units[i] for i in own if not clause.relative or _inside(clause, units, i)]


def _inside(clause: Clause, units: Sequence[Unit], at: int) -> bool:
    """Whether a relative clause holds the unit: not what stands before its "which", nor, behind a comma, the date of
    the clause that goes on: "hired P, who runs Y, in 2019"."""
    opens = max((i for i, u in enumerate(units) if u.kind == "R" and u.start < clause.verb.start), default=0)
    resumed = units[opens - 1].kind == "," and at >= 2 and (units[at - 2].kind, units[at - 1].kind) == (",", "P")
    return at >= opens and not (resumed and units[at].date is not None and units[at].start > clause.verb.start)


def _right_behind(units: Sequence[Unit], end: int) -> list[Unit]:
    """ "an investor in X since 2019": what else the sentence dates is not what a noun says."""
    behind = [unit for unit in units if unit.start >= end]
    last = next((i for i, unit in enumerate(behind) if unit.kind not in "PTA("), len(behind))
    return behind[:last]


def _before_subject(clause: Clause, units: Sequence[Unit]) -> range:
    """Places of the units of a date that stands just before the clause's subject: "found that in 2019 X paid Y"; not
    "after it dropped X in 2020, Y signed", where a name or a noun leads to it."""
    first = min((noun.start for noun in clause.subjects), default=clause.verb.start)
    last = next((i for i, u in enumerate(units) if u.start >= first), len(units))
    at = last
    while at > 0 and last - at < 6 and (units[at - 1].date is not None or units[at - 1].kind in "P,C"):
        at -= 1
    led = at > 0 and units[at - 1].kind in "MN" and any(units[i].kind == "," for i in range(at, last))
    return range(last, last) if led else range(at, last)


def _dates(units: Sequence[Unit], statement: Statement) -> dict[str, object]:
    """Dates by the word before them; "in 2019" is the end of what ended. Of several beginnings it is the one right
    behind the second party: "was awarded to X in 2015 and passed to Y in 2019"."""
    found: dict[str, object] = {}
    ended, behind = statement.modality == "ended", statement.object.end
    for index, unit in enumerate(units):
        before = units[index - 1].lower if index else ""
        if unit.date is None or (before == "since" and statement.predicate in _ON_A_DAY):
            continue  # "a director since 2014 and a founder of X"
        if before == "(" and index > 1 and _of_other(units[index - 2], statement):
            continue
        if before in _ENDS and any(u.lower in _PROJECTED for u in units[:index]):
            found["end_modality"] = "planned"
        over = before in _ENDS or (ended and before in ("in", "on"))
        span = (
            before == "and" and index > 2 and units[index - 3].lower == "between" and units[index - 2].date is not None
        )
        key = "end" if over or span else "start" if before in _STARTS or before == "between" else "date"
        if (key == "start" or before == "(") and index and 0 <= units[index - 1].start - behind <= 1:
            found[key] = unit.date.iso
        found.setdefault(key, unit.date.iso)
        if unit.date.inferred:
            found["date_inferred"] = True
    return found


def _of_other(unit: Unit, statement: Statement) -> bool:
    """ "bought X (2020) and Y (2022)": the year in the bracket is the other's."""
    return unit.name is not None and unit.name.entity not in (statement.subject.entity, statement.object.entity)
