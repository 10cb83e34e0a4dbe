"""How the text puts a statement: asserted, reported, denied, planned, ended or hypothetical; and who says it."""

import re

from loaders.documents.sentences.clauses import Clause
from loaders.documents.words.wordset import word_set

__all__ = ["attribution_of", "modality_of"]

_PLANS = word_set("recommend plan intend agree expect propose want hope aim set schedule prepare slate seek")
_MAYBES = word_set(
    "consider explore discuss weigh mull negotiate ask urge bid compete try attempt offer refuse decline fail"
)
_DENIALS = word_set("deny dispute refute reject")
_ENDS = word_set("stop cease quit end terminate cancel expire lapse")
_FINITE = ("past", "third", "either")
_REPORTED = re.compile(
    r"\b(?:according to|reportedly|allegedly|purportedly|(?:is|are|was) said to|per (?:an? )?[A-Z]|reported by|"
    r"(?:records|documents|filings|emails|files|reports?|analysis|investigation|sources?) "
    r"(?:shows?|showed|reveals?|revealed|suggests?|suggested|indicates?|indicated|found))\b"
)
_SAID = re.compile(r"\b(?:said|says|claimed|claims|alleges|alleged|told|reported|reports|testified|found that)\b")
_IF = re.compile(r"^\W*(?:if|should|were)\b", re.IGNORECASE)
_PER = re.compile(
    r"\b(?:according to|reported by|per|Per|According to)\s+(?:an?\s|the\s)?(?:\w+day(?:[’']s)?\s)?"
    r"((?:[A-Z][\w.&’'-]*\s?){1,5})"
)


def modality_of(clause: Clause | None, sentence: str, given: str = "") -> str:
    """`given` is what the rule itself knows (a former chairman); negation and intent go before attribution."""
    if given == "denied":
        return given
    by_verb = _by_verbs(clause) if clause is not None else ""
    if by_verb:
        return by_verb
    if given:
        return given
    if _IF.match(sentence):
        return "hypothetical"
    said = clause is not None and _SAID.search(sentence)
    return "reported" if said or _REPORTED.search(sentence) else "asserted"


def _by_verbs(clause: Clause) -> str:
    at: Clause | None = clause
    for _ in range(4):
        if at is None:
            return ""
        found = _by_verb(at, at is clause)
        if found:
            return found
        governed = at.verb.infinitive or at.verb.form == "ing" or (at is clause and not _joined(at))
        at = at.governor if governed else None
    return ""


def _joined(clause: Clause) -> bool:
    """Whether it stands beside the verb that it shares its subject with: "rejected X's bid and picked Y", not "never
    hired X or used its tool"."""
    one, verb = clause.governor, clause.verb
    if one is None or one.verb.infinitive or one.passive or one.subjects != clause.subjects:
        return False
    finite = (
        (verb.form in _FINITE or verb.perfect)
        and verb.units[0].lower != "having"
        and not verb.passive
        and not clause.relative
    )
    return finite and not (one.verb.negated and one.verb.form in _FINITE)


def _by_verb(clause: Clause, own: bool) -> str:
    verb = clause.verb
    if (verb.negated and (own or verb.lemma not in ("say", "know"))) or any(n.negated for n in clause.subjects):
        return "denied"
    if verb.modal or clause.condition:
        return "hypothetical"
    if verb.future:
        return "planned"
    if own:
        return ""
    for words, modality in ((_PLANS, "planned"), (_MAYBES, "hypothetical"), (_DENIALS, "denied"), (_ENDS, "ended")):
        if verb.lemma in words:
            return modality
    return ""


def attribution_of(sentence: str) -> tuple[str, ...]:
    """Names behind "according to", "per", "reported by"; nearest first."""
    return tuple(found[1].strip(" .’'") for found in _PER.finditer(sentence))
