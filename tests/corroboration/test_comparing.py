"""What comes of holding a claim against awards: agreement, difference, and the honest rest."""

import datetime

import pytest

from graph.corroboration.comparing import compared
from tests.corroboration.awards import action, award, claim


def test_an_award_s_first_obligation_agrees_with_a_rounded_figure() -> None:
    found = compared(claim(13.3e6, "2017"), [award("HSCEMS17J00177", action(1, "0", "2017-09-18", 13_301_999.68))])
    [beside] = found.beside
    assert (found.verdict, beside.point and beside.point.kind) == ("agrees", "obligated")
    assert found.why == "Obligated 13,301,999.68 at modification 0 on 2017-09-18."


def test_an_agreement_says_on_which_of_the_three_amounts() -> None:
    base = action(1, "0", "2018-02-27", 1_279_008, potential=6_790_488)
    found = compared(claim(6.8e6, "2018-03"), [award("70CDCR18P00000048", base)])
    assert found.why == "Potential 6,790,488.00 at modification 0 on 2018-02-27, of which 1,279,008.00 obligated."


def test_a_value_that_was_raised_later_agrees_as_it_was_and_tells_the_newer_one() -> None:
    raised = (
        action(1, "P00014", "2017-09-25", 709_653.84, potential=51_504_911.17),
        action(2, "P00018", "2018-05-04", 0, potential=53_148_388.39),
    )
    found = compared(claim(51e6, "2014"), [award("HSCETC14C00002", *raised)])
    assert found.verdict == "agrees"
    assert "The newest record has potential 53,148,388.39 at modification P00018 on 2018-05-04." in found.why


def test_the_modifications_of_a_year_may_agree_together() -> None:
    older = action(1, "0", "2021-02-25", 3_168_000)
    year = [
        action(number, f"P0001{number - 1}", f"2025-0{number}-01", dollars)
        for number, dollars in ((2, 3_152_744), (3, 1_000_000), (4, 600_000))
    ]
    found = compared(claim(4.7e6, "2025"), [award("70CMSD21C00000001", older, *year)])
    [beside] = found.beside
    assert beside.point is not None
    assert (found.verdict, beside.point.amount, len(beside.point.actions)) == ("agrees", 4_752_744_00, 3)
    assert beside.point.modification == "P00011–P00013"


def test_the_same_amount_twice_is_shown_twice() -> None:
    twice = [action(n, f"P0000{n}", day, 29_898_236) for n, day in ((9, "2025-04-11"), (8, "2025-09-25"))]
    found = compared(claim(30e6, "2025"), [award("70CTD022FR0000170", *twice)])
    assert [one.point.modification for one in found.beside if one.point] == ["P00009", "P00008"]


def test_several_contracts_of_a_year_may_agree_together() -> None:
    ones = [award(f"70CMSD24P0000000{n}", action(n, "0", f"2024-0{n}-05", 700_000)) for n in (1, 2, 3)]
    found = compared(claim(2.1e6, "2024"), ones)
    assert (found.verdict, found.beside[0].role) == ("agrees", "sum")
    assert "3 contracts" in found.why


def test_no_source_tells_of_an_action_that_was_yet_to_come() -> None:
    told = claim(2e6, "2024", told_by=datetime.date(2024, 8, 1))
    found = compared(told, [award("70CTD024P00000012", action(1, "0", "2024-09-27", 2_000_000))])
    assert found.verdict != "agrees"


def test_one_award_of_the_time_with_another_amount_differs() -> None:
    found = compared(claim(18.5e6, "2024-09"), [award("70CTD022FR1", action(1, "P00006", "2024-09-09", 18_686_187))])
    assert found.verdict == "differs"
    assert found.why == (
        "The record's nearest amount is another: obligated 18,686,187.00 at modification P00006 on 2024-09-09."
    )


def test_an_award_known_only_from_a_later_modification_cannot_be_compared() -> None:
    found = compared(claim(39e6, "2015"), [award("HSCETC15C00001", action(1, "P00011", "2021-06-21", 0))])
    assert found.verdict == "not_comparable"
    assert "only from modification P00011 (2021-06-21) on" in found.why


def test_where_several_awards_may_be_meant_none_is_said_to_differ() -> None:
    ones = [award(f"70CMSD24P0000000{n}", action(n, "0", f"2024-0{n}-05", n * 1e6)) for n in (1, 2)]
    found = compared(claim(9e6, "2024"), ones)
    assert (found.verdict, len(found.beside)) == ("not_comparable", 2)


def test_an_order_of_another_agency_is_a_lead_and_no_agreement_however_near() -> None:
    trap = award("HSCETE15J00227", action(1, "0", "2015-06-01", 75e6), tie="initials", fits=False)
    lead = award("HSBP1017F00288", action(2, "P00017", "2021-02-25", 71_053.76), tie="purpose")
    found = compared(claim(75e6, "2017-09"), [trap, lead])
    assert found.verdict == "none_found"
    assert [(one.role, one.award.number) for one in found.beside] == [
        ("lead", "HSBP1017F00288"),
        ("lead", "HSCETE15J00227"),
    ]
    assert "Of another agency" in found.beside[1].why


def test_where_there_is_nothing_nothing_is_found() -> None:
    found = compared(claim(75e6, "2017-09"), [])
    assert (found.verdict, found.beside) == ("none_found", ())


def test_an_award_of_a_name_that_begins_alike_says_so() -> None:
    one = award("70CMSD24P1", action(1, "0", "2024-09-03", 1_102_500), tie="begins", vendor_name="HOLLOWAY GROUP LLC")
    found = compared(claim(1.1e6, "2024-09"), [one])
    assert found.why.endswith("The recorded vendor, HOLLOWAY GROUP LLC, is known by a name that begins alike.")


def test_a_payment_agrees_with_an_action_of_its_days_alone() -> None:
    paid = claim(4.9e6, "2018-05-30", predicate="PAID", qualifier="at_least")
    own = award("HSCETC15C00001", action(1, "0", "2015-06-01", 4_912_000), action(2, "P00006", "2018-05-29", 4_912_000))
    found = compared(paid, [own])
    assert [one.point.modification for one in found.beside if one.point] == ["P00006"]
    assert (
        compared(paid, [award("HSCETC15C00001", action(1, "0", "2015-06-01", 4_912_000))]).verdict == "not_comparable"
    )


def test_more_than_a_figure_does_not_contradict_a_larger_award() -> None:
    found = compared(claim(4e6, "2024-09", qualifier="at_least"), [award("A", action(1, "0", "2024-09-02", 9e6))])
    assert (found.verdict, "does not exclude" in found.why) == ("not_comparable", True)


def test_an_undated_claim_agrees_with_what_an_award_comes_to_and_not_with_any_modification() -> None:
    one = award("70CMSD24P1", action(1, "0", "2024-01-03", 9e6), action(2, "P00001", "2024-02-03", 1.1e6))
    assert compared(claim(9e6), [one]).verdict == "agrees"
    assert compared(claim(1.1e6), [one]).verdict == "not_comparable"


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"collective": True}, "several parties"),
        ({"vendor_id": None, "predicate": "ACQUIRED"}, "another kind"),
    ],
)
def test_what_records_cannot_tell_is_not_compared(told: dict[str, object], why: str) -> None:
    found = compared(claim(515e6, "2019", **told), [award("A", action(1, "0", "2019-01-02", 515e6))])
    assert found.verdict == "not_comparable"
    assert why in found.why


def test_another_currency_never_agrees() -> None:
    one = award("A", action(1, "0", "2024-01-02", 5e6), currency="GBP")
    assert compared(claim(5e6, "2024"), [one]).verdict != "agrees"
