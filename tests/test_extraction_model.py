"""The small model's own machinery: pieces, windows, tags, pairs, things, edges."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.documents.candidates import CandidateName
from loaders.documents.document import Document, Zone
from loaders.documents.extract import extract
from loaders.documents.extracted import ExtractedClaim, Party
from loaders.documents.model.amounts import amounts
from loaders.documents.model.combination import Candidate
from loaders.documents.model.decode import best_path, spans, transitions
from loaders.documents.model.edges import Edge, Thing, edges, things
from loaders.documents.model.labels import labels
from loaders.documents.model.pairs import Place, candidates, ordered
from loaders.documents.model.ranking import Policy, kept, likelihood, traits
from loaders.documents.model.reader import Reading, Related, Seen
from loaders.documents.model.things import forms, named, words
from loaders.documents.model.tokens import Tokens, gap, shape
from loaders.documents.model.windows import windows

TEXT = "Halvorsen Analytics works for Lake County. The company, led by Dana Ortiz, has a contract. Ortiz founded it."


def kind(type_: str, is_named: bool = True) -> int:
    return labels().kinds.index((type_, is_named))


def seen(text: str, said: str, type_: str, is_named: bool = True, after: int = 0) -> Seen:
    start = text.index(said, after)
    return Seen(start, start + len(said), type_, is_named, 0.9)


def reading(*relations: Related) -> Reading:
    mentions = (
        seen(TEXT, "Halvorsen Analytics", "Company"),
        seen(TEXT, "Lake County", "Agency"),
        seen(TEXT, "The company", "Company", False),
        seen(TEXT, "Dana Ortiz", "Person"),
        seen(TEXT, "Ortiz", "Person", True, TEXT.index("contract")),
    )
    return Reading(mentions, relations)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("lower", 1),
        ("Title", 2),
        ("UPPER", 3),
        ("A", 4),
        ("CamelCase", 5),
        ("2019", 6),
        ("—", 7),
        ("F16", 8),
        ("数据", 9),
    ],
)
def test_the_shape_of_a_word_tells_how_it_was_written(word: str, expected: int) -> None:
    assert shape(word) == expected


@given(st.text(max_size=40))
def test_shapes_and_gaps_of_any_text_are_known_to_the_network(text: str) -> None:
    assert 0 < shape(text) < 10
    assert 0 <= gap(text) < 4


def pieces(text: str) -> Tokens:
    starts = [i for i, c in enumerate(text) if not c.isspace()]
    numbers = np.asarray(starts, dtype=np.int64)
    ones = np.ones(len(starts), dtype=np.int64)
    return Tokens(ones, numbers, numbers + 1, ones, ones, ones)


@given(st.text(alphabet="ab .\nAB!", max_size=600), st.integers(8, 60))
def test_every_piece_is_owned_by_exactly_one_window_that_holds_it(text: str, longest: int) -> None:
    tokens = pieces(text)
    found = list(windows(text, tokens, longest, longest // 3))
    owned = [i for w in found for i in range(w.own, w.own_end)]
    assert owned == list(range(len(tokens)))
    assert all(w.first <= w.own <= w.own_end <= w.last <= w.first + longest for w in found)


@given(st.integers(0, 40), st.integers(0, 2**32 - 1))
def test_no_path_of_tags_goes_on_with_what_it_did_not_begin(size: int, seed: int) -> None:
    table = labels()
    scores = np.random.default_rng(seed).normal(size=(size, table.tags))
    path = best_path(scores, transitions(table))
    for before, tag in zip([0, *path], path, strict=False):
        assert tag == 0 or tag % 2 == 1 or before in (tag, tag - 1)
    found = spans(scores, table)
    assert all(a.last < b.first for a, b in pairwise(found))


def test_slots_of_a_pair_follow_the_types_and_then_the_text() -> None:
    company, person = Place(0, 1, kind("Company"), "a"), Place(5, 5, kind("Person"), "b")
    other = Place(3, 3, kind("Company"), "c")
    assert ordered(company, person, labels()).one is person
    assert ordered(other, company, labels()).one is company


def test_only_the_nearest_places_of_two_things_are_paired() -> None:
    places = [Place(i * 10, i * 10, kind("Company"), "c") for i in range(6)] + [Place(25, 25, kind("Agency"), "a")]
    found = candidates(places, labels(), reach=100)
    assert sorted(p.two.first for p in found) == [10, 20, 30]


def test_pairs_that_no_predicate_joins_are_not_scored() -> None:
    places = [Place(0, 0, kind("Location"), "l"), Place(2, 2, kind("Person"), "p"), Place(4, 4, kind("Date"), "t")]
    assert candidates(places, labels(), reach=100) == []


@pytest.mark.parametrize(
    ("type_", "long", "short"),
    [
        ("Person", "Dana Ortiz", "Ortiz"),
        ("Company", "Halvorsen Analytics, Inc.", "Halvorsen"),
        ("Agency", "U.S. Customs and Border Protection", "CBP"),
        ("Agency", "U.S. Border Patrol", "Border Patrol"),
    ],
)
def test_a_short_form_is_the_thing_of_its_long_form(type_: str, long: str, short: str) -> None:
    assert words(short) in set(forms(type_, words(long)))


def test_names_of_different_types_or_words_stay_apart() -> None:
    mentions = [
        ("Lake County", kind("Agency")),
        ("Lake County", kind("Location")),
        ("Corvid Data", kind("Company")),
        ("Corvane", kind("Company")),
    ]
    assert len(set(named(mentions, labels()))) == 4


def test_a_description_counts_for_the_name_that_it_most_likely_means() -> None:
    same = Related(2, "SAME", 0, 0.9, "asserted")
    found = things(TEXT, reading(same))
    assert found[2] == found[0]
    assert found[2].name == "Halvorsen Analytics"


def test_an_edge_keeps_the_mentions_that_show_it_best() -> None:
    same = Related(2, "SAME", 0, 0.9, "asserted")
    weak, strong = Related(1, "CONTRACTED_WITH", 0, 0.6, "asserted"), Related(1, "CONTRACTED_WITH", 2, 0.8, "planned")
    found = edges(TEXT, reading(same, weak, strong))
    assert [(e.predicate, e.subject.name, e.object.name, e.score, e.modality) for e in found] == [
        ("CONTRACTED_WITH", "Lake County", "Halvorsen Analytics", 0.8, "planned")
    ]


def candidate(predicate: str, subject: str, target: str, score: float, claimed: bool = False) -> Candidate:
    company, agency = Thing(subject, "Company", (0,), True), Thing(target, "Agency", (1,), True)
    edge = Edge(company, predicate, agency, score, "asserted", 0, 1)
    claims = (claim(predicate, subject, target),) if claimed else ()
    return Candidate(predicate, frozenset({words(subject)}), frozenset({words(target)}), claims, edge, score)


def claim(predicate: str, subject: str, target: str) -> ExtractedClaim:
    parties = Party("Company", subject, subject, 0, 1), Party("Agency", target, target, 2, 3)
    return ExtractedClaim(parties[0], predicate, parties[1], {}, "asserted", (), 0, 3, "a b", None, 0.8, "rules/1")


def test_what_rules_say_may_need_less_than_what_they_do_not() -> None:
    policy = Policy({}, beside=0.2, alone=0.8)
    told, untold = candidate("SUPPLIES", "B", "X", 0.5, claimed=True), candidate("SUPPLIES", "A", "X", 0.5)
    assert kept([(untold, 0.5), (told, 0.5)], policy) == [told]


def test_a_supply_beside_a_likelier_contract_of_the_same_two_is_not_told_twice() -> None:
    said = (claim("CONTRACTED_WITH", "X", "A"),)
    contract = Candidate("CONTRACTED_WITH", frozenset({("x",)}), frozenset({("a",)}), said, None, 0.0)
    supply = candidate("SUPPLIES", "A", "X", 0.9)
    assert kept([(supply, 0.7), (contract, 0.8)], Policy({}, 0.5, 0.5)) == [contract]


def test_data_are_shared_in_one_direction_only() -> None:
    there, back = (candidate("SHARES_DATA_WITH", *ends, 0.9) for ends in (("A", "X"), ("X", "A")))
    assert kept([(there, 0.7), (back, 0.8)], Policy({}, 0.5, 0.5)) == [back]


def test_a_surer_network_makes_a_candidate_likelier() -> None:
    weights = {"alone score": 1.0, "bias": -0.5}
    values = [likelihood(traits(candidate("SUPPLIES", "A", "X", s), reading(), {}), weights) for s in (0.1, 0.5, 0.9)]
    assert values == sorted(values)
    assert 0.0 < values[0] < values[2] < 1.0


def test_rules_take_up_a_name_that_their_tables_do_not_know() -> None:
    text = "Officers search with glimmr, a tool made by Corvid Data."
    document = Document(text, (Zone(0, len(text), "body"),), "0" * 64, "text/plain", "plain")
    start = text.index("glimmr")
    found = extract(document, proposed=[CandidateName(start, start + 6, "System", 0.95)])
    assert ("glimmr", "System") in {(m.text, m.type) for m in found.mentions}
    assert "glimmr" not in {m.text for m in extract(document).mentions}


def test_an_unsure_proposal_does_not_replace_a_name_that_rules_found() -> None:
    text = "The county signed with Corvid Data Systems on Monday."
    document = Document(text, (Zone(0, len(text), "body"),), "0" * 64, "text/plain", "plain")
    start = text.index("Data")
    found = extract(document, proposed=[CandidateName(start, start + 4, "System", 0.7)])
    assert "Corvid Data Systems" in {m.text for m in found.mentions}


def priced(*relations: Related) -> tuple[str, Reading]:
    text = "Lake County pays Corvid Data and Halvorsen $2.4 million."
    said = [("Lake County", "Agency"), ("Corvid Data", "Company"), ("Halvorsen", "Company"), ("$2.4 million", "Money")]
    return text, Reading(tuple(seen(text, name, type_) for name, type_ in said), relations)


def test_a_sum_goes_on_the_edge_of_the_one_company_it_is_tied_to() -> None:
    text, read = priced(Related(0, "CONTRACTED_WITH", 1, 0.9, "asserted"), Related(1, "AMOUNT", 3, 0.9, "asserted"))
    found = edges(text, read)
    assert amounts(text, read, found, things(text, read)) == {0: {"amount_usd": 2400000, "amount_qualifier": "exact"}}


def test_a_sum_that_two_companies_share_is_put_on_neither() -> None:
    deals = [Related(0, "CONTRACTED_WITH", c, 0.9, "asserted") for c in (1, 2)]
    text, read = priced(*deals, *(Related(c, "AMOUNT", 3, 0.9, "asserted") for c in (1, 2)))
    found = edges(text, read)
    assert len(found) == 2
    assert amounts(text, read, found, things(text, read)) == {}
