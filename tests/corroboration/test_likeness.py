"""Names in text beside names in award records."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.corroboration.likeness import first_words, likeness, name_words


@pytest.mark.parametrize(
    ("claimed", "recorded", "tie"),
    [
        ("Palantir", "PALANTIR TECHNOLOGIES INC.", "begins"),
        ("Palantir", "PALANTIR USG, INC.", "begins"),
        ("Motorola Solutions", "MOTOROLA SOLUTIONS, INC.", "same"),
        ("Motorola Solutions", "MOTOROLA  INC", "begins"),
        ("Paragon Solutions", "PARAGON SOLUTIONS (US) INC", "same"),
        ("LexisNexis", "LEXISNEXIS RISK SOLUTIONS INC", "begins"),
        ("Thomson Reuters Special Services", "THOMSON REUTERS SPECIAL SERVICES LLC", "same"),
        ("Pen-Link", "PENLINK, LTD.", "same"),
        ("Hewlett Packard Enterprise", "HP ENTERPRISE SERVICES, LLC", "initials"),
        ("International Business Machines", "IBM CORPORATION", "initials"),
        ("IBM", "INTERNATIONAL BUSINESS MACHINES CORP", "initials"),
        ("Société Générale", "SOCIETE GENERALE SA", "same"),
    ],
)
def test_names_that_may_be_one_vendor_say_why(claimed: str, recorded: str, tie: str) -> None:
    assert likeness(claimed, recorded) == tie


@pytest.mark.parametrize(
    ("claimed", "recorded"),
    [
        ("Vigilant", "EVIGILANT.COM"),
        ("Harris", "A&A HARRIS"),
        ("Magnet Forensics", "MAGNET YOUR EVENT"),
        ("Dell", "RYDELL AUTO CENTER"),
        ("Dell", "CADDELL CONSTRUCTION CO"),
        ("Paragon Solutions", "PARAGON SYSTEMS INC"),
        ("Palantir", ""),
        ("", "PALANTIR"),
    ],
)
def test_false_friends_are_not_taken_for_one_vendor(claimed: str, recorded: str) -> None:
    assert likeness(claimed, recorded) is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared_and_likeness_is_found_by_the_first_word(one: str, other: str) -> None:
    tie = likeness(one, other)
    assert tie in (None, "same", "begins", "initials")
    if tie in ("same", "begins") and name_words(one)[0] == name_words(other)[0]:
        assert name_words(other)[0] in first_words([one])
