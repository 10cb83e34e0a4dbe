"""How the text puts a statement: asserted, reported, denied, planned, ended or hypothetical; and who says it."""

import re

from loaders.documents.sentences.clauses import Clause
from loaders.documents.words.wordset import word_set

__all__ = ["attribution_of", "by_verbs", "modality_of"]

_PLANS = word_set("recommend plan intend agree expect propose want hope aim set schedule prepare slate seek")
_MAYBES = word_set(
    "consider explore discuss weigh mull negotiate ask urge bid compete try attempt offer refuse decline fail tip"
)
_DENIALS = word_set("deny dispute refute reject rule_out")
_ENDS = word_set("stop cease quit end terminate cancel expire lapse")
_LASTING = word_set(
    "be use have hold run operate supply provide host own employ deploy rely work house maintain sell serve"
)
_DEEDS = word_set(
    "acquire buy purchase buy_out buy_up snap_up take_over merge absorb found co-found cofound set_up spin spin_off "
    "split demerge invest back raise award"
)
_HELD = word_set("own lead head direct chair control")
_ACTING = word_set("Agency Company Organization Person")
_FINITE = ("past", "third", "either")

_BEFORE = (
    (
        "ended",
        r"(?:formerly|previously|at one time|once|(?:resign|retir|withdr[ae]w|remov|oust|suspend)\w* from|"
        r"(?:stepp?|stood|stand)\w* (?:down|aside|back) from)",
    ),
    (
        "denied",
        r"(?:(?:against|rul(?:es?|ed|ing) out)(?: ever)?|yet to|"
        r"(?:caution|warn|discourag|deterr?|prevent|stopp?|barr?|bann?|"
        r"block|prohibit|dissuad|restrain|exclud|refrain|abstain)(?:s|ed|ing|es)?(?: [\w.’'-]+){0,12} from(?: ever)?)",
    ),
    (
        "planned",
        r"(?:due|set|ready|poised|slated|scheduled|expected|about|going|likely|on (?:track|course)|plans?|planned|"
        r"intentions?|intent|pledges?|promises?) to",
    ),
    (
        "hypothetical",
        r"(?:unlikely|willing|keen|eager|hoping|proposals?|offers?|attempts?|bids?|efforts?|requests?|calls?|hopes?|wish|desire|"
        r"unable|refusal|failure|options?|opportunity|chance|permission|approval|clearance|consent|tipped) to|"
        r"(?:talks|discussions|negotiations)(?: \w+){0,6} (?:about|on|over|to)",
    ),
    (
        "reported",
        r"(?:said|believed|understood|thought|reported|alleged|rumou?red|suspected|claimed|apparently|supposedly|"
        r"ostensibly)(?: to)?(?: have)?",
    ),
)
"""What the words right before a verb make of what it says: "is due to sign", "formerly used"."""
_BEFORE_VERB = tuple((modality, re.compile(rf"\b(?:{words})\s*$", re.IGNORECASE)) for modality, words in _BEFORE)
_REPORTED = re.compile(
    r"\b(?i:according to|reportedly|allegedly|purportedly|(?:is|are|was) said to|reported by|"
    r"(?:records|documents|filings|emails|files|reports?|analysis|investigation|sources?|invoices|minutes|papers|memos?)"
    r" (?:[\w’'-]+ ){0,6}?(?:shows?|showed|reveals?|revealed|suggests?|suggested|indicates?|indicated|found))\b"
    r"|\bper (?:an? )?[A-Z]"
)
_SAID = re.compile(r"\b(?:said|says|claimed|claims|alleges|alleged|told|reported|reports|testified|found that)\b")
_IF = re.compile(r"^\W*(?:if|should|were)\b", re.IGNORECASE)
_HAD = re.compile(r"^\W*had\b.*\b(?:would|could|might)\b", re.IGNORECASE)
_FORMERLY = re.compile(r"\b(?:formerly|previously|at one time|once)\s*$", re.IGNORECASE)
_ONCE = re.compile(r"^\W*once\s*$", re.IGNORECASE)
_COMING = re.compile(r"\b(?:will|would|can|could|may|might|should)\b")
_UNTIL = re.compile(r"^[^,;:]{0,100}\b(?:until|till) (?:\w+ )?(?:[12]\d{3}\b|recently|(?:last|this|early|late) \w+)")
_PER = re.compile(
    r"\b(?:according to|reported by|per|Per|According to)\s+(?:an?\s|the\s)?(?:\w+day(?:[’']s)?\s)?"
    r"((?:[A-Z][\w.&’'-]*\s?){1,5})"
)


def modality_of(clause: Clause | None, sentence: str, given: str = "", at: int = 0) -> str:
    """`given` is what the rule itself knows (a former chairman); negation and intent go before attribution. "asserted"
    is what no verb takes back: "under its contract". `at` is where the verb stands in the sentence, in code points."""
    if given == "denied":
        return given
    by_verb = by_verbs(clause) if clause is not None and given != "asserted" else ""
    if not by_verb and clause is not None and not given:
        by_verb = _by_words(clause, sentence[:at], sentence[at:])
    if by_verb:
        return by_verb
    if given and given != "asserted":
        return given
    if _HAD.match(sentence) or (_IF.match(sentence) and not _told_by_the_way(clause, sentence[:at])):
        return "hypothetical"
    said = clause is not None and _SAID.search(sentence)
    return "reported" if said or _REPORTED.search(sentence) else "asserted"


def _told_by_the_way(clause: Clause | None, before: str) -> bool:
    """Whether a condition says nothing of it: "if you look at the tower designed by X", not "if awarded to X"."""
    return clause is not None and clause.verb.bare and len(before.split()) > 2


def by_verbs(clause: Clause) -> str:
    """What its own verb and those that govern it make of a clause, or ""."""
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
    finite = (verb.form in _FINITE or verb.perfect) and verb.units[0].lower != "having"
    beside = finite and not verb.passive and not clause.relative
    return beside and not (one.verb.negated and one.verb.form in _FINITE)


def _by_verb(clause: Clause, own: bool) -> str:
    verb = clause.verb
    if verb.over and own:
        return "ended"
    if (verb.negated and (own or verb.lemma not in ("say", "know"))) or any(n.negated for n in clause.subjects):
        return "denied"
    if verb.modal or clause.condition:
        return "hypothetical"
    if verb.future or _is_to(clause):
        return "planned"
    if own:
        return ""
    if _formerly(clause):
        return "ended"  # "the police used to supply"
    for words, modality in ((_PLANS, "planned"), (_MAYBES, "hypothetical"), (_DENIALS, "denied"), (_ENDS, "ended")):
        if verb.lemma in words:
            return modality
    return ""


def _is_to(clause: Clause) -> bool:
    """ "X is to buy Y", "X was to have been sold"."""
    one = clause.governor if clause.verb.infinitive else None
    copula = one is not None and one.verb.lemma == "be" and clause.index - one.index == 2 and not one.objects
    return copula and any(noun.kind in _ACTING or noun.stands_for for noun in clause.subjects)


def _formerly(clause: Clause) -> bool:
    """ "the police used to"; not "was used by X to", "a firm used to build"."""
    plain = clause.verb.lemma == "use" and not clause.passive and not clause.objects and not clause.phrases
    return plain and any(noun.kind in _ACTING for noun in clause.subjects)


def _by_words(clause: Clause, before: str, behind: str) -> str:
    """What the words around a verb tell that is no verb: "has plans to use", "formerly used", "used it until 2020",
    "was owned by X until 2020"."""
    verb = clause.verb
    led = before + " ".join(unit.lower for unit in verb.units[:-1])
    if _ONCE.match(led) and _COMING.search(behind):
        return "planned"  # "Once bought by X, Y will"
    for modality, words in _BEFORE_VERB:
        if words.search(led) and not (verb.lemma in _DEEDS and _FORMERLY.search(led)):
            return modality  # what was once bought is bought
    if led.endswith("then") and clause.passive and verb.bare and verb.lemma in _LASTING | _HELD:
        return "ended"  # "then owned by X"
    was = verb.units[0 if clause.passive else -1].lower in ("was", "were")
    past = was or (not clause.passive and verb.form in ("past", "either"))
    return "ended" if past and verb.lemma in _LASTING and _UNTIL.search(behind) else ""


def attribution_of(sentence: str) -> tuple[str, ...]:
    """Names behind "according to", "per", "reported by"; nearest first."""
    return tuple(found[1].strip(" .’'") for found in _PER.finditer(sentence))
