"""What the words beside two places make of what the network alone reads there: it was trained on few denials, and a
fact that is none costs more than a claim put too carefully."""

import re

from loaders.documents.relations.disavowal import disavowed, left_open

__all__ = ["manner"]

_BREAK = re.compile(r"[;:()\n—]|[.!?][\"'”’)]*\s|,\s(?!(?:and|or)\s[A-Z])")
_REACH = 80  # code points before and behind the two places that are looked at, up to the next break
_NO = re.compile(
    r"\b(?:not(?! (?:only|just|merely|least)\b)|never|neither|nor|cannot|nobody|without|"
    r"(?:has|have|had|with|holds?|held|is|was|there (?:is|was)|signed|given|awarded) no(?! (?:doubt|less|fewer)\b)|"
    r"no such|den(?:y|ies|ied|ying)|refus(?:es?|ed|ing)|declin(?:es?|ed|ing)|reject(?:s|ed|ing)?|fail(?:s|ed|ing)? to|"
    r"lost|loses|losing|terminat(?:es?|ed|ing)|cancel(?:s|led|ed|ling|ing)?|unable to|"
    r"rul(?:es?|ed|ing) out|turn(?:s|ed|ing)? down)\b|n['’]t\b",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"\b(?:refus|declin)\w* (?:to )?(?:comment|answer|say|respond|discuss|elaborate|speak|talk|disclose)",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\bno longer\b|\b(?:sold|sells|sell|selling|divested|offloaded|exited) (?:off )?(?:its|their|his|her|all its) "
    r"(?:[\w.%-]+ ){0,3}(?:stakes?|shares|shareholding|holdings?|interests?)\b",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\b(?:(?-i:may)|might|could|would|should|if|whether|unless|hop(?:es?|ed|ing)|seek(?:s|ing)?|sought|"
    r"weigh(?:s|ed|ing)|consider(?:s|ed|ing)?|in talks|talks with|negotiat(?:es?|ed|ing)|bid(?:s|ding)? (?:for|to|on)|"
    r"compet(?:es?|ed|ing)|propos(?:es?|ed|ing|al)|ask(?:s|ed|ing)?|urg(?:es?|ed|ing)|rumou?red|potential(?:ly)?|"
    r"possibl[ey]|attempt(?:s|ed|ing)?|candidates?|contenders?|applicants?|frontrunners?)\b",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\b(?:will|plan(?:s|ned|ning)? (?:to|for)|intend(?:s|ed|ing)? to|(?:is|are|was|were) (?:set|due|expected|slated)"
    r" to|agreed to|to be (?:acquired|awarded|named|appointed|supplied)|soon)\b",
    re.IGNORECASE,
)


def manner(sentences: str, first: tuple[int, int], second: tuple[int, int], said: str) -> str:
    """The modality of what is told of two places (code points of `sentences`), the first before the second; `said` is
    the network's own word on it, which stands where it is no plain assertion already."""
    around = disavowed(sentences, second[0])
    if around in ("denied", "hypothetical"):
        return around
    if left_open(sentences, second[0]):
        return "hypothetical"
    words = _SILENT.sub("", _beside(sentences, first, second))
    if _OVER.search(words):
        return "ended"
    if _NO.search(words):
        return "denied"
    if said not in ("asserted", "reported"):
        return said
    if _MAYBE.search(words):
        return "hypothetical"
    return "planned" if _PLAN.search(words) else around or said


def _beside(text: str, first: tuple[int, int], second: tuple[int, int]) -> str:
    """The words between the two places and around them, as far as their own clauses go, without the names."""
    left = _last(text[max(0, first[0] - _REACH) : first[0]])
    right = _next(text[second[1] : second[1] + _REACH])
    between = text[first[1] : second[0]]
    if re.search(r"[.!?][\"'”’)]*\s|\n", between):
        between = f"{_next(between)} | {_last(between)}"
    return f"{left} | {between} | {right}"


def _last(text: str) -> str:
    found = list(_BREAK.finditer(text))
    return text[found[-1].end() :] if found else text


def _next(text: str) -> str:
    found = _BREAK.search(text)
    return text[: found.start()] if found else text
