"""What kind of thing a name is by its own words: its last noun, its first word, its letters."""

from collections.abc import Callable, Sequence

from loaders.documents.names.houses import before_land, firm_before, of_the_house, proper_trade
from loaders.documents.names.kind_signs import initialled, is_people, made_thing, of_a_place, personal, small_body
from loaders.documents.names.shapes import Name
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.tokens import is_domain
from loaders.documents.words.wordset import word_set

__all__ = ["OwnWords"]

_SMALL_BODIES = word_set("administration police council army navy military gendarmerie ministry department")
_GOVERNMENTS = word_set("Region City Town Village Township County State Borough Municipality Government")
_WITHIN = word_set("of for on de del do da dos das du della")
_STATE = word_set("National Federal Royal State")
_DOTTED_FORMS = word_set("sa spa srl as nv bv sl doo ad sas sarl kft zrt ltda cv")
_GROUPS = word_set("Grupo Gruppo Groupe Groep Gruppe Grupa")
_BARE_BODIES = word_set(
    "Government Customs Police Council Commission Ministry Army Navy Parliament Department Authority"
)


class OwnWords:
    """Gives the votes of a name's own words to `add`."""

    def __init__(self, lexicon: Lexicon, add: Callable[[Name, str, float], None]) -> None:
        self.lexicon = lexicon
        self.add = add

    def read(self, name: Name, words: Sequence[str]) -> None:
        lexicon = self.lexicon
        first = words[0]
        described = words[-1] in self.lexicon.descriptors or words[-1] in self.lexicon.heads
        small = len(words) > 1 and words[-1].islower() and (not described or small_body(words, lexicon))
        if small or words[-1] in _SMALL_BODIES:
            return self.add(name, "Agency", 6.0)
        cut = next((i for i, w in enumerate(words) if w in _WITHIN and i), len(words))
        last = before_land(words[cut - 1].rstrip(".,"), lexicon)
        self._heads(name, words, last, cut)
        state = first in _STATE or (first in lexicon.words["nationality"] and words[1:2] and words[1] in _STATE)
        if state and len(words) > 2 and lexicon.heads.get(last, ("",))[0] == "Agency":
            self.add(name, "Agency", 2.0)  # "National Monitoring Centre"
        if cut < len(words) and first.capitalize() in _GOVERNMENTS:
            self.add(name, "Agency", 2.5)
        if personal(words, last, lexicon):
            self.add(name, "Person", 4.0)
        elif len(words) > 1 and cut == len(words):
            self._of_a_firm(name, words)
        if made := made_thing(words, lexicon):
            self.add(name, "System", made)
        if placed := of_a_place(words, lexicon):
            self.add(name, placed, 3.0)
        if len(words) > 1 and "." in words[-1] and words[-1].replace(".", "").lower() in _DOTTED_FORMS:
            self.add(name, "Company", 5.0)  # "Velder Systemy S.A."
        if len(words) > 1 and first in _GROUPS:
            self.add(name, "Company", 4.0)  # "Grupo Velder"
        if initialled(words):
            self.add(name, "Person", 3.0)
        if len(words) == 1:
            self._single(name, words[0])
        elif "and" in words and words[-1] in lexicon.words["dealt"]:
            self.add(name, "Company", 2.5)  # "Velder Sand and Gravel"
        elif "&" in words and lexicon.heads.get(words[-1], ("Company",))[0] == "Company":
            self.add(name, "Company", 2.0)

    def _of_a_firm(self, name: Name, words: Sequence[str]) -> None:
        known = self.lexicon.names
        firm = firm_before(words, lambda first: known.get(first, ("",))[0] == "Company")
        if firm and name.text not in known:
            self.add(name, *of_the_house(words, firm, self.lexicon))

    def _heads(self, name: Name, words: Sequence[str], last: str, cut: int) -> None:
        heads = self.lexicon.heads
        pair = f"{words[cut - 2]} {last}" if cut > 1 else ""
        if pair in heads:
            return self.add(name, *heads[pair])  # "Elm Communications Center"
        if last in heads and (len(words) > 1 or heads[last][0] == "Agency"):
            kind, strength = heads[last]
            self.add(name, kind, strength if len(words) > 1 else min(3.0, strength))
        if cut == len(words) and proper_trade(words, self.lexicon):
            self.add(name, "Company", 2.0)
        if cut < len(words) and words[cut] == "on" and last in ("Committee", "Subcommittee", "Commission"):
            self.add(name, "Agency", 4.0)
        led = self.lexicon.names.get(" ".join(words[:cut]), heads.get(last, ("",)))[0]
        if 0 < cut < len(words) and (led == "Organization" or (words[cut] == "for" and is_people(last, self.lexicon))):
            self.add(name, "Organization", 3.0)  # "the Association of Public Safety Officials International"
        if (
            0 < cut < len(words)
            and heads.get(words[-1], ("", 0.0)) >= ("Agency", 4.0)
            and heads[words[-1]][0] == "Agency"
        ):
            self.add(name, "Agency", 3.0)  # "the Disposal of Assets Authority"
        if 0 < cut < len(words) and words[cut] == "for" and last in ("Centre", "Center"):
            self.add(name, "Organization", 3.0)
        if len(words) > 1 and words[-1] in ("County", "Parish", "Township"):
            self.add(name, "Location", 3.0)
        if "NHS" in words and words[-1] in ("Trust", "Trusts", "Board", "Scotland", "Wales"):
            self.add(name, "Agency", 5.0)
        if len(words) == 1 and last in _BARE_BODIES:
            self.add(name, "Agency", 4.0)
        for word in words[: cut - 1]:
            if word in heads:
                self.add(name, heads[word][0], heads[word][1] * 0.4)

    def _single(self, name: Name, word: str) -> None:
        if word.endswith(("-TV", "-FM")):
            return self.add(name, "Company", 3.0)
        if is_domain(word):
            firm = word.endswith((".ai", ".io"))
            site = 3.0 if word.endswith(".gov") else 2.0 if word.islower() else 0.5
            return self.add(name, "Company" if firm else "System", site)
        if any(c.isdigit() for c in word) and word[0].isupper():
            self.add(name, "System", 1.0)
        elif word.isupper() and len(word) > 2:
            police = word.endswith("PD") and len(word) < 7  # "NOPD"
            self.add(name, "Agency" if police else "System", 3.0 if police else 2.0 if len(word) > 5 else 0.6)
        elif any(c.isupper() for c in word[1:]) and word.isalpha():
            self.add(name, "System", 0.8)
            self.add(name, "Company", 0.6)
