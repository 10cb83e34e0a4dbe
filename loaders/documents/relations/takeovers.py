"""Whether a firm is bought: wholly or in part, already or by an agreement that has still to be carried out."""

from collections.abc import Sequence

from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Item, Noun, Sign, VerbGroup
from loaders.documents.words.wordset import word_set

__all__ = ["agreed", "entire"]

_AGREEMENTS = word_set("agreement agreements deal pact contract memorandum letter terms understanding accord")
_CLOSING = word_set("complete close conclude finalise finalize finish consummate execute")
_SHARES = word_set("shares stock equity capital shareholding")
_ALL = word_set("all entire whole remaining")
_REACH = 8  # items between a verb and the agreement that it tells of


def agreed(items: Sequence[Item], clause: Clause) -> str:
    """ "signed an agreement to acquire X": planned, where nothing tells that the deal is done ("closed its deal")."""
    to, deal = (items[clause.index - 1], items[clause.index - 2]) if clause.index > 1 else (None, None)
    led = clause.verb.infinitive and isinstance(to, Sign) and isinstance(deal, Noun)
    if not led or not isinstance(deal, Noun) or deal.head.lower not in _AGREEMENTS:
        return ""
    before = items[max(0, clause.index - _REACH) : clause.index]
    done = any(isinstance(item, VerbGroup) and item.lemma in _CLOSING and not item.infinitive for item in before)
    done = done or any(isinstance(i, Noun) and i.head.lower in ("completion", "closing") for i in before)
    return "" if done else "planned"


def entire(nouns: Sequence[Noun]) -> bool:
    """ "all the shares", "the entire share capital", "100% of the stock"; who buys the remaining ones has them all."""
    full = any(u.lower.startswith("100") and u.lower.endswith("%") for n in nouns for u in n.units)
    return full or any(n.head.lower in _SHARES and any(u.lower in _ALL for u in n.units) for n in nouns)
