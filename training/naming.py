"""Invented names of every kind, in the shapes that real ones have."""

import random
from dataclasses import dataclass

from training.wordlists import ARMS, LEGAL, STATES, SYSTEM_PARTS, SYSTEM_TAILS, TOPICS, words


@dataclass(frozen=True)
class Name:
    """A full name with the shorter ones that a text goes on with."""

    full: str
    short: tuple[str, ...] = ()
    acronym: str = ""


def initials(name: str) -> str:
    return "".join(w[0] for w in name.replace("-", " ").split() if w[0].isupper())


class Namer:
    """Draws names. The same seed gives the same names."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def pick(self, name: str) -> str:
        return self.rng.choice(words(name))

    def coined(self) -> str:
        parts = [self.pick("coined") for _ in range(self.rng.choice((1, 1, 2)))]
        return ("".join(parts) + self.pick("coined_end")).capitalize()

    def stem(self) -> Name:
        r = self.rng.random()
        if r < 0.17:
            return Name(self.coined())
        if r < 0.29:
            word = self.pick("company_words") + self.rng.choice(
                (self.pick("company_words"), self.pick("system_words"), self.pick("company_tails"))
            )
            return Name(word)
        if r < 0.36:
            return Name("".join(self.rng.choice("ABCDEGHIKLMNPRSTVX") for _ in range(self.rng.choice((2, 3, 3, 4)))))
        if r < 0.42:
            return Name(self.pick("company_words"))
        if r < 0.50:
            a, b = self.pick("last"), self.pick("last")
            full = self.rng.choice((f"{a} {b}", f"{a} & {b}", f"{a}-{b}", f"{a} and {b}"))
            return Name(full, (a,) if full == f"{a} {b}" else ())
        if r < 0.56:
            a = self.pick("last")
            return Name(f"{a} {self.pick('company_tails')}", (a,))
        if r < 0.60:
            return Name(self.rng.choice("ei") + self.rng.choice((self.coined(), self.pick("company_words"))))
        if r < 0.66:
            word = self.rng.choice((self.coined(), self.pick("company_words") + self.pick("company_words").lower()))
            return Name(f"{word} AI", (word,))
        if r < 0.70:
            a, b, c = self.pick("last"), self.pick("last"), self.pick("company_tails")
            return Name(f"{a} {b} {c}", (a, f"{a} {b}"), initials(f"{a} {b} {c}"))
        if r < 0.75:
            a = self.pick("company_words")
            return Name(f"{a} {self.pick('company_words')}", (a,))
        if r < 0.78:
            first = self.rng.choice(
                (
                    "General",
                    "American",
                    "National",
                    "Advanced",
                    "Applied",
                    "International",
                    "United",
                    "British",
                    "Northern",
                    "Pacific",
                )
            )
            name = f"{first} {self.pick('company_tails')} {self.pick('company_tails')}"
            return Name(name, (), initials(name))
        word = self.rng.choice(
            (self.coined(), self.pick("company_words"), self.pick("company_words") + self.pick("company_words").lower())
        )
        name = f"{word} {self.pick('company_tails')}"
        return Name(name, (word, word), initials(name) if self.rng.random() < 0.1 else "")

    def company(self) -> Name:
        stem = self.stem()
        full = stem.full
        r = self.rng.random()
        if r < 0.14:
            full += self.rng.choice((" ", " ", ", ")) + self.rng.choice(LEGAL)
            return Name(full, (stem.full, *stem.short), stem.acronym)
        if r < 0.22:
            return Name(f"{full} {self.rng.choice(ARMS)}", (), "")
        return stem

    def person(self) -> Name:
        first, last = self.pick("first"), self.pick("last")
        r = self.rng.random()
        if r < 0.08:
            first = f"{first} {self.rng.choice('ABCDEFGHJKLMNPRSTW')}."
        elif r < 0.12:
            last = f"{last}-{self.pick('last')}"
        elif r < 0.15:
            last = self.rng.choice(("de la", "van", "von", "al-", "bin", "de")) + (" " + last)
            last = last.replace("- ", "-")
        return Name(f"{first} {last}", (last, last, first.split()[0]) if self.rng.random() < 0.05 else (last,))

    def agency(self) -> Name:
        r = self.rng.random()
        if r < 0.6:
            full, _, acronym = self.pick("agencies").partition("\t")
            return Name(full, (), acronym)
        place, state, topic = self.pick("places"), self.rng.choice(STATES), self.rng.choice(TOPICS)
        county = self.pick("last") if self.rng.random() < 0.6 else place
        full = self.rng.choice(
            (
                f"{place} Police Department",
                f"{place} Police",
                f"{place} Police Service",
                f"{county} County Sheriff's Office",
                f"{county} County Sheriff's Department",
                f"{county} County",
                f"City of {place}",
                f"{state} Department of {topic}",
                f"{state} State Police",
                f"{state} {topic} Department",
                f"{place} City Council",
                f"Ministry of {topic}",
                f"Department of {topic}",
                f"{place} School District",
                f"{county} Constabulary",
                f"{topic} Directorate",
                f"Office of {topic}",
                f"{place} Department of {topic}",
                f"{county} County Board of Supervisors",
                f"{state} National Guard",
                f"{place} Transit Authority",
                f"{topic} Agency",
                f"Bureau of {topic}",
            )
        )
        short = (full[: -len(" Department")],) if full.endswith("Police Department") else ()
        return Name(full, short, initials(full) if len(initials(full)) > 2 and self.rng.random() < 0.3 else "")

    def system(self) -> Name:
        r = self.rng.random()
        a, b = self.pick("system_words"), self.pick("system_words")
        if r < 0.2:
            return Name(a + b if a != b else a + "Pro")
        if r < 0.38:
            return Name(
                self.pick("system_caps")
                if self.rng.random() < 0.5
                else "".join(self.rng.choice("ABCDEFHILMNOPRSTUV") for _ in range(self.rng.choice((3, 4, 4, 5))))
            )
        if r < 0.5:
            return Name(self.coined())
        if r < 0.62:
            return Name(f"{a} {b}" if a != b else f"{a} One")
        if r < 0.72:
            return Name(f"{self.pick('company_words')} {self.rng.choice((a, *SYSTEM_TAILS))}")
        if r < 0.8:
            word = self.pick("company_words")
            return Name(f"Project {word}") if self.rng.random() < 0.4 else Name(word + a.lower())
        parts = [self.rng.choice(group.split()) for group in SYSTEM_PARTS]
        full = f"{parts[0]} {a} {parts[1]} {parts[2]}"
        return Name(full, (), initials(full))

    def organization(self) -> Name:
        pattern = self.pick("org_patterns")
        full = (
            pattern.replace("{L}", self.pick("places"))
            .replace("{W}", self.pick("company_words"))
            .replace("{T}", self.pick("org_topics"))
        )
        full = full.replace("{N}", self.pick("org_news")).replace("{S}", self.pick("last"))
        return Name(full, (), initials(full) if len(initials(full)) > 2 and self.rng.random() < 0.4 else "")

    def location(self) -> Name:
        r = self.rng.random()
        return Name(
            self.pick("places")
            if r < 0.65
            else self.rng.choice(STATES)
            if r < 0.85
            else self.pick("last") + self.rng.choice((" County", " Falls", " Hills", "ville", " Springs", "ton"))
        )

    def document(self) -> Name:
        a, b = self.pick("org_topics"), self.pick("system_words")
        return Name(
            self.rng.choice(
                (
                    f"{a} Behind the {b}",
                    f"The {b} State",
                    f"{self.pick('company_words')} Report",
                    f"{a} {b} Act",
                    f"Selling {a}",
                    f"Who Watches the {b}?",
                )
            )
        )

    def money(self) -> Name:
        n = self.rng.choice((str(self.rng.randint(2, 950)), f"{self.rng.uniform(1, 99):.1f}"))
        mark = self.rng.choice(("$", "$", "$", "£", "€", "US$", "C$"))
        exact = f"{self.rng.randint(1, 999)},{self.rng.randint(0, 999):03d}"
        return Name(
            self.rng.choice(
                (
                    f"{mark}{n} million",
                    f"{mark}{n} million",
                    f"{mark}{n}m",
                    f"{mark}{exact}",
                    f"{mark}{exact},{self.rng.randint(0, 999):03d}",
                    f"{mark}{self.rng.uniform(1, 12):.1f} billion",
                    f"{n} million {self.rng.choice(('dollars', 'euros', 'pounds'))}",
                )
            )
        )

    def date(self) -> Name:
        month = self.rng.choice(
            [
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ]
        )
        year, day = self.rng.randint(2003, 2026), self.rng.randint(1, 28)
        return Name(
            self.rng.choice(
                (
                    str(year),
                    str(year),
                    f"{month} {year}",
                    f"{month} {day}, {year}",
                    f"{day} {month} {year}",
                    month,
                    f"{month} {day}",
                    self.rng.choice(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]),
                )
            )
        )

    def of(self, letter: str) -> Name:
        """A name for an annotation's letter."""
        return {
            "C": self.company,
            "A": self.agency,
            "P": self.person,
            "S": self.system,
            "O": self.organization,
            "L": self.location,
            "D": self.document,
            "M": self.money,
            "T": self.date,
        }[letter]()
