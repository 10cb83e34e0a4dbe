"""Statements that the sentence around them takes back: "denied that …", "it is not true that …", "reports that … are
false". What is told here is told of whole clauses, which have verbs of their own."""

import re

__all__ = ["disavowed"]

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
_UNPROVEN = re.compile(rf"\bno (?:evidence|proof|indication|sign|suggestion|record) that\b{_ON}", re.IGNORECASE)
_TOLD = re.compile(rf"\b{_TALK} that\b{_ON}", re.IGNORECASE)
_FALSE = re.compile(
    r"\b(?:is|are|was|were|as)\b(?: \w+)? "
    r"(?:false|untrue|wrong|incorrect|inaccurate|baseless|unfounded|denied|disputed|rejected|dismissed|refuted)\b",
    re.IGNORECASE,
)


def disavowed(sentence: str, at: int) -> str:
    """The modality that the words around lend a clause whose verb stands at code point `at`: denied, hypothetical,
    reported, or "" where they lend it none."""
    left = sentence[:at]
    if _DENIED.search(left):
        return "denied"
    if _UNPROVEN.search(left):
        return "hypothetical"
    if _TOLD.search(left):
        return "denied" if _FALSE.search(sentence, at) else "reported"
    return ""
