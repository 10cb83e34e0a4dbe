"""The parts of names: lists in `names/`, and the short ones that need no file."""

from functools import lru_cache
from pathlib import Path

NAMES = Path(__file__).parent / "names"
LEGAL = [
    "Inc.",
    "Inc",
    "LLC",
    "Ltd",
    "Ltd.",
    "Corp.",
    "Corporation",
    "plc",
    "GmbH",
    "AG",
    "S.A.",
    "AB",
    "BV",
    "Pty Ltd",
    "LLP",
    "Co.",
]
ARMS = [
    "Federal",
    "Government Solutions",
    "Special Services",
    "Public Sector",
    "Enterprise",
    "International",
    "UK",
    "USA",
    "Europe",
    "India",
    "Risk Solutions",
    "Web Services",
    "Government",
]
STATES = [
    "Alabama",
    "Arizona",
    "Arkansas",
    "California",
    "Colorado",
    "Connecticut",
    "Florida",
    "Georgia",
    "Idaho",
    "Illinois",
    "Indiana",
    "Iowa",
    "Kansas",
    "Kentucky",
    "Louisiana",
    "Maine",
    "Maryland",
    "Michigan",
    "Minnesota",
    "Mississippi",
    "Missouri",
    "Montana",
    "Nebraska",
    "Nevada",
    "Ohio",
    "Oklahoma",
    "Oregon",
    "Pennsylvania",
    "Tennessee",
    "Texas",
    "Utah",
    "Vermont",
    "Virginia",
    "Washington",
    "Wisconsin",
    "Ontario",
    "Alberta",
    "Queensland",
    "Bavaria",
    "Telangana",
    "Maharashtra",
]
TOPICS = [
    "Public Safety",
    "Corrections",
    "Transportation",
    "Health",
    "Human Services",
    "Revenue",
    "Labor",
    "Interior",
    "Justice",
    "Motor Vehicles",
    "Social Services",
    "Home Affairs",
    "Finance",
    "Education",
    "Licensing",
    "Emergency Management",
    "Family Services",
    "Technology",
    "Housing",
    "Agriculture",
]


@lru_cache(maxsize=32)
def words(name: str) -> tuple[str, ...]:
    """The entries of a list in `names/`: parted by blanks, or by bars and lines where an entry has blanks."""
    text = (NAMES / f"{name}.txt").read_text("utf-8")
    if name in ("agencies", "org_patterns"):
        return tuple(line for line in text.split("\n") if line.strip())
    found: list[str] = []
    for chunk in text.replace("\n", " ").split(" "):
        if found and found[-1].endswith("\0"):
            found[-1] = found[-1][:-1]
        found.append(chunk)
    joined = " ".join(found)
    for two in (
        "Baton Rouge",
        "Cape Town",
        "El Paso",
        "Grand Rapids",
        "Kansas City",
        "New Orleans",
        "San Antonio",
        "San Diego",
        "San Jose",
        "Santa Ana",
        "Santa Clara",
        "St. Louis",
    ):
        joined = joined.replace(two + "|", two.replace(" ", "\0") + " ").replace(two, two.replace(" ", "\0"))
    return tuple(w.replace("\0", " ") for w in joined.split() if w)


SYSTEM_TAILS = ("Cloud", "360", "AI", "Suite", "Platform", "2", "X")
SYSTEM_PARTS = (
    "Integrated National Automated Investigative Central Electronic Unified Regional Joint",
    "Management Information Tracking Analysis Matching Data",
    "System Database Platform Network Program Service",
)
