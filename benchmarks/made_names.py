"""Made vendor names for measuring: companies that do not exist, each written in one to four ways, with a seed.

What registers do to names is done to them: legal forms abbreviated, dropped or changed, `&` and `AND`, articles put
last, words abbreviated, cuts at 30 characters, typing errors; and what tempts a matcher is among them: companies that
share a word, subsidiaries of one family, numbered branches.
"""

import random
from collections.abc import Iterator

__all__ = ["made_names"]

STARTS = [
    "al",
    "an",
    "ar",
    "be",
    "bel",
    "bo",
    "bri",
    "ca",
    "cal",
    "car",
    "ce",
    "cor",
    "da",
    "del",
    "do",
    "dun",
    "el",
    "en",
    "fal",
    "fi",
    "fre",
    "ga",
    "gal",
    "gre",
    "ha",
    "har",
    "hol",
    "in",
    "ja",
    "jo",
    "ka",
    "ken",
    "la",
    "lan",
    "le",
    "lin",
    "lo",
    "lu",
    "ma",
    "mal",
    "mar",
    "me",
    "mil",
    "mo",
    "na",
    "nel",
    "ni",
    "no",
    "or",
    "os",
    "pa",
    "pe",
    "pol",
    "qua",
    "ra",
    "re",
    "ro",
    "sa",
    "sal",
    "se",
    "sil",
    "so",
    "ta",
    "tal",
    "te",
    "tor",
    "tu",
    "ul",
    "va",
    "vel",
    "vi",
    "wal",
    "we",
    "wil",
    "yor",
    "za",
    "zel",
]
MIDDLES = [
    "ba",
    "be",
    "bi",
    "ca",
    "co",
    "da",
    "di",
    "do",
    "fa",
    "fi",
    "ga",
    "go",
    "la",
    "le",
    "li",
    "lo",
    "ma",
    "me",
    "mi",
    "mo",
    "na",
    "ne",
    "ni",
    "no",
    "pa",
    "pe",
    "ra",
    "re",
    "ri",
    "ro",
    "sa",
    "se",
    "si",
    "so",
    "ta",
    "te",
    "ti",
    "to",
    "va",
    "ve",
    "vi",
]
ENDS = [
    "bridge",
    "brook",
    "burn",
    "by",
    "dale",
    "don",
    "field",
    "ford",
    "gate",
    "ham",
    "hurst",
    "land",
    "ley",
    "line",
    "ling",
    "man",
    "mark",
    "mont",
    "more",
    "nell",
    "ner",
    "rick",
    "ridge",
    "son",
    "stead",
    "ster",
    "ston",
    "tech",
    "ton",
    "tron",
    "vale",
    "ville",
    "wick",
    "wood",
    "worth",
]
PLACES = [
    "AMERICAN",
    "NATIONAL",
    "SOUTHWEST",
    "PACIFIC",
    "ATLANTIC",
    "NORTHERN",
    "EASTERN",
    "TEXAS",
    "ARIZONA",
    "BORDER",
    "CAPITAL",
    "COASTAL",
    "CENTRAL",
]
TRADES = """CONSTRUCTION,CONSULTING,ELECTRIC,ENGINEERING,SECURITY SERVICES,TECHNOLOGIES,SOLUTIONS,SYSTEMS,LOGISTICS,
    MEDICAL GROUP,PAINTING,TRANSPORTATION,MANAGEMENT SERVICES,INFORMATION SYSTEMS,SUPPLY,TRANSLATION SERVICES,
    ENVIRONMENTAL,STAFFING,SOFTWARE,COMMUNICATIONS,INDUSTRIES,ASSOCIATES,ENTERPRISES,MANUFACTURING,EQUIPMENT,
    RESEARCH,TRAINING ACADEMY,AUTO CENTER,PARTNERS,LABORATORIES,INTERNATIONAL,PROPERTIES,FOOD SERVICES,
    AVIATION""".replace("\n    ", "").split(",")
FORMS = (", INC.", " INC", " LLC", ", LLC", " CORPORATION", " CORP.", " CO.", ", L.P.", " LTD", "")
SHORT = {
    "SERVICES": "SVCS", "MANAGEMENT": "MGMT", "MANUFACTURING": "MFG", "INTERNATIONAL": "INTL", "ASSOCIATES": "ASSOC",
    "TECHNOLOGIES": "TECH", "SYSTEMS": "SYS", "ENGINEERING": "ENGR", "EQUIPMENT": "EQUIP", "LABORATORIES": "LAB",
}  # fmt: skip
LONG = {
    " INC": " INCORPORATED",
    ", INC.": " INCORPORATED",
    " LLC": " LIMITED LIABILITY COMPANY",
    " CORP.": " CORPORATION",
}


def made_names(count: int, seed: int = 20) -> Iterator[tuple[str, int]]:
    """`count` names, no two alike, each with the number of its company."""
    chance = random.Random(seed)
    given, company, seen = 0, 0, set[str]()
    while given < count:
        company += 1
        trunk, form = _company(chance), chance.choice(FORMS)
        names = [trunk + form, *(_variant(chance, trunk, form) for _ in range(chance.choice((0, 0, 0, 0, 1, 1, 2, 3))))]
        for name in dict.fromkeys(names):
            if name not in seen and given < count:
                seen.add(name)
                given += 1
                yield name, company


def _word(chance: random.Random) -> str:
    middle = chance.choice(MIDDLES) if chance.random() < 0.6 else ""
    return (chance.choice(STARTS) + middle + chance.choice(ENDS)).upper()


def _company(chance: random.Random) -> str:
    draw = chance.random()
    first = f"{_word(chance)} & {_word(chance)}" if draw < 0.2 else f"{_word(chance)} {_word(chance)}"
    if draw > 0.75:
        first = f"{chance.choice(PLACES)} {_word(chance)}" if draw < 0.9 else _word(chance) + _word(chance)
    if draw > 0.98:
        first += f" {chance.randint(2, 99)}"
    return f"{first} {chance.choice(TRADES)}"


def _variant(chance: random.Random, trunk: str, form: str) -> str:
    name, kind = trunk, chance.randrange(8)
    if kind == 0:
        return name + LONG.get(form, form.replace(",", "").replace(".", ""))
    if kind == 1:
        return f"{name}{form}".replace(" & ", " AND ").replace(",", "")
    if kind == 2:
        return " ".join(SHORT.get(word, word) for word in name.split()) + form
    if kind == 3:
        return f"{name}{form}"[:30].rstrip()
    if kind == 4:
        return f"{name}{form}, THE" if chance.random() < 0.5 else f"THE {name}{form}"
    if kind == 5:
        return _mistyped(chance, name) + form
    if kind == 6:
        return name + chance.choice((" INC.", " LLC"))
    return f"{name}{form}".replace("-", " ").replace(" ", "  ", 1)


def _mistyped(chance: random.Random, name: str) -> str:
    at = chance.randrange(2, len(name) - 2)
    kind = chance.randrange(3)
    if kind == 0:
        return name[:at] + name[at + 1 :]
    if kind == 1:
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name[:at] + name[at] + name[at:]
