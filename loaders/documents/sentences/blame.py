"""Who does what follows a verb of blame or praise: "fined X $2m for using Y", "accused X of building Y"."""

from loaders.documents.sentences.clause import Clause
from loaders.documents.sentences.phrases import Item, Noun, Sign
from loaders.documents.words.wordset import word_set

__all__ = ["blamed_for"]

_BLAMING = word_set(
    "fine sanction sue accuse criticise criticize reprimand rebuke censure condemn blame fault penalise penalize slam "
    "praise thank commend indict charge convict investigate probe cite"
)
_FOR = word_set("for of over")


def blamed_for(clause: Clause, sign: Item) -> list[Noun]:
    """Whom the clause blames, where `sign` stands between it and the deed; nobody if it tells of something else."""
    if clause.verb.lemma not in _BLAMING or not isinstance(sign, Sign) or sign.lower not in _FOR:
        return []
    return [n for n in (clause.subjects if clause.passive else clause.objects) if not n.tells_sum][:1]
