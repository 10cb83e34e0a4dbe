"""Statements that the sentence around them takes back: "denied that …", "it is not true that …", "reports that … are
false". What is told here is told of whole clauses, which have verbs of their own."""

import re
from collections.abc import Sequence

from loaders.documents.relations.statements import Statement
from loaders.documents.sentences.clauses import Clause
from loaders.documents.words.wordset import word_set

__all__ = ["disavowed", "forbidden", "left_open", "undisclosed"]

_BANNING = word_set("bar ban prohibit forbid outlaw block prevent disallow")

_TALK = r"(?:claims?|reports?|allegations?|rumou?rs?|suggestions?|accusations?|assertions?|charges?|notions?|idea)"
_DENYING = r"(?:den(?:y|ies|ied|ying)|(?:disput|refut)(?:es?|ed|ing)|(?:reject|dismiss)(?:e?s|ed|ing)?)"
_ON = r"(?:(?!\bbut\b)[^,;:])*$"  # up to the verb, without a break
_WHAT = rf"(?:(?:(?:an?|the|any|these|those|all|media|press|earlier)\s)*{_TALK} )?"
_DENIED = re.compile(
    rf"\b{_DENYING} {_WHAT}(?:that|it|they|he|she|having|ever)\b{_ON}"
    rf"|\b(?:not|never|n['’]t) (?:true|correct|accurate|the case) that\b{_ON}"
    rf"|\b(?:false|untrue|incorrect|wrong|a lie) that\b{_ON}",
    re.IGNORECASE,
)
_CALLING_OFF = (
    r"(?:(?:cancel|abandon|reject|block)(?:s|l?ed|l?ing)?|(?:drop|scrap)(?:s|ped|ping)?|(?:ditch|veto)(?:es|ed|ing)?|"
    r"shelv(?:es?|ed|ing)|ax(?:es?|ed|ing)|(?:pull|back|walk)(?:s|ed|ing)? (?:out|away|down|back)|"
    r"(?:gives?|gave|given|giving) up|withdr[ae]w(?:s|n|ing)? from)"
)
_CALLED_OFF = re.compile(
    rf"\b{_CALLING_OFF}(?: (?!(?:and|but|then|or)\b)[\w’'-]+){{0,4}}? "
    r"(?:plans?|proposals?|bids?|moves?|efforts?|deals?|contracts?|agreements?|tenders?|ideas?) (?:to|for|of)\s*$",
    re.IGNORECASE,
)
_UNPROVEN = re.compile(rf"\bno (?:evidence|proof|indication|sign|suggestion|record) that\b{_ON}", re.IGNORECASE)
_TOLD = re.compile(rf"\b{_TALK} that\b{_ON}", re.IGNORECASE)
_FALSE = re.compile(
    r"\b(?:is|are|was|were|as)\b(?: \w+)? "
    r"(?:false|untrue|wrong|incorrect|inaccurate|baseless|unfounded|denied|disputed|rejected|dismissed|refuted)\b",
    re.IGNORECASE,
)


def forbidden(statement: Statement, clauses: Sequence[Clause]) -> bool:
    """ "must not use X", "banned the use of X": what nobody may do is not said to be done."""
    own = statement.clause
    bans = [c for c in clauses if c.verb.lemma in _BANNING]
    if own is not None and own.verb.form == "ing":
        return any(ban.index < own.index <= ban.last + 1 for ban in bans)
    what, _, word = statement.rule.partition(":")
    banned = (n for c in bans for n in (c.subjects if c.passive else c.objects))
    return what == "event" and any(noun.head.lower == word for noun in banned)


def disavowed(sentence: str, at: int) -> str:
    """The modality that the words around lend a clause whose verb stands at code point `at`: denied, hypothetical,
    reported, or "" where they lend it none."""
    left = sentence[:at]
    if _DENIED.search(left) or _CALLED_OFF.search(left):
        return "denied"
    if _UNPROVEN.search(left):
        return "hypothetical"
    if _TOLD.search(left):
        return "denied" if _FALSE.search(sentence, at) else "reported"
    return ""


_SAY = r"(?:say|confirm|disclose|reveal|discuss|comment|elaborate|answer|deny)"
_OPEN = r"(?:that|if|whether|how|which|what|who)"
_UNTOLD = re.compile(
    rf"\b(?:(?:declin|refus)(?:e?s|ed|ing) to|would not|wouldn['’]t|could not|couldn['’]t|did not|didn['’]t|neither) "
    rf"(?:immediately |publicly )?{_SAY}(?: or {_SAY}| nor {_SAY})?(?: on)? {_OPEN}\b{_ON}"
    rf"|\b(?:asked|unclear|unknown|not clear|question of|wonder(?:s|ed)?|decid(?:e|es|ed|ing)) (?:if|whether)\b{_ON}",
    re.IGNORECASE,
)
_DECIDED = re.compile(rf"\bdecid(?:e|es|ed|ing) (?:against|not to)\b{_ON}", re.IGNORECASE)


def left_open(sentence: str, at: int) -> bool:
    """Whether the words before `at` leave open what follows: "declined to say whether", "would not confirm that"."""
    return bool(_UNTOLD.search(sentence[:at]))


def undisclosed(sentence: str, at: int) -> bool:
    """Whether the words before `at` leave open what follows, or tell of a decision against it."""
    return left_open(sentence, at) or bool(_DECIDED.search(sentence[:at]))
