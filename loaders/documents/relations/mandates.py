"""Who acts when an office holder is told to: the body that gave the mandate."""

from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Noun
from loaders.documents.words.wordset import word_set

__all__ = ["principals"]

_MANDATING = word_set("authorize authorise allow permit direct instruct approve empower")
_OFFICE_HOLDERS = word_set("manager mayor administrator chief sheriff superintendent commissioner clerk director")


def principals(clause: Clause) -> list[Noun]:
    """ "The council authorised the manager to sign a contract": the council's."""
    governor = clause.governor
    if governor is None or not clause.verb.infinitive or governor.verb.lemma not in _MANDATING or governor.verb.negated:
        return []
    acts_for = all(n.entity < 0 and n.head.lower in _OFFICE_HOLDERS for n in clause.subjects)
    return [n for n in governor.subjects if n.kind == "Agency"] if acts_for else []
