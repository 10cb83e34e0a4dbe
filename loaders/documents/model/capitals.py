"""Public bodies in capitals, as the network learnt them: of "Toronto police" and "Ukraine's defence ministry"."""

import re

from loaders.documents.words.wordset import word_set

__all__ = ["in_capitals"]

_FIELDS = (
    "defen[cs]e|interior|justice|foreign|health|finance|transport|home|education|immigration|environment|city|county"
    "|town|district|national|federal|state|border|military|prison|provincial|metropolitan|municipal"
)
_BODIES = (
    "police|ministry|government|council|constabulary|army|navy|gendarmerie|parliament|department"
    "|police department|police service|police force|intelligence service|intelligence agency|border agency|border guard"
    "|border force|coast guard|spy agency|tax agency|tax authority|customs service|customs agency|security agency"
    "|security service|prison service|immigration service|immigration department|secret service|election commission"
)
_BODY = re.compile(
    r"\b([A-Z][\w-]+|(?:[A-Z]\.){2,})((?:['’]s)? )"
    rf"((?:(?:{_FIELDS}) )?(?:{_BODIES}))\b(?! officers?\b)"
)
_NO_NAMES = word_set(
    "the a an this that these those his her its their our my your some any no every each other another in on at by for "
    "from to with of as and but or if when while after before since until because although local state federal "
    "national city county military border undercover armed former new several many two three four five most all both "
    "such where what which who why how then now here there however meanwhile yet so still even only also not"
)


def in_capitals(text: str) -> str:
    """The text with a capital for each word of such a body behind a name. Of the same length."""
    return _BODY.sub(_named, text)


def _named(found: re.Match[str]) -> str:
    if found[1].lower() in _NO_NAMES:
        return found[0]
    return found[1] + found[2] + re.sub(r"\b[a-z]", lambda letter: letter[0].upper(), found[3])
