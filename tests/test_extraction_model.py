"""The small model's own machinery: pieces, windows, tags, pairs, things, edges."""

import dataclasses
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.documents.document import Document, Zone
from loaders.documents.extract import extract
from loaders.documents.extracted import ExtractedClaim, Extraction, Party, Spoken
from loaders.documents.model.amounts import amounts
from loaders.documents.model.combination import Candidate
from loaders.documents.model.combination import candidates as combined
from loaders.documents.model.decode import best_path, spans, transitions
from loaders.documents.model.edges import Edge, edges
from loaders.documents.model.labels import labels
from loaders.documents.model.pairs import Place, candidates, ordered
from loaders.documents.model.ranking import Policy, kept, likelihood
from loaders.documents.model.reader import Related, Seen
from loaders.documents.model.tokens import Tokens, gap, shape
from loaders.documents.model.traits import Looks
from loaders.documents.model.windows import windows
from loaders.documents.names.candidates import CandidateName

TEXT = "Halvorsen Analytics works for Lake County. The company, led by Dana Ortiz, has a contract. Ortiz founded it."


def kind(type_: str, is_named: bool = True) -> int:
    return labels().kinds.index((type_, is_named))


def place(text: str, said: str, type_: str, thing: int = 0, name: str = "", after: int = 0) -> Spoken:
    start = text.index(said, after)
    return Spoken(start, start + len(said), type_, not name, thing, name or said, 1, False, False)


SAID = (
    place(TEXT, "Halvorsen Analytics", "Company", 0),
    place(TEXT, "Lake County", "Agency", 1),
    place(TEXT, "The company", "Company", 0, "Halvorsen Analytics"),
    place(TEXT, "Dana Ortiz", "Person", 2),
)


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


def test_an_edge_keeps_the_places_that_show_it_best() -> None:
    weak, strong = Related(1, "CONTRACTED_WITH", 0, 0.6, "asserted"), Related(1, "CONTRACTED_WITH", 2, 0.8, "planned")
    (found,) = edges(SAID, (weak, strong))
    assert (found.subject, found.object, found.score, found.modality) == (SAID[1], SAID[2], 0.8, "planned")


def test_two_places_of_one_thing_are_not_joined() -> None:
    assert edges(SAID, (Related(2, "SUBSIDIARY_OF", 0, 0.9, "asserted"),)) == []


def claim(predicate: str, subject: str, target: str) -> ExtractedClaim:
    parties = Party("Company", subject, subject, 0, 1), Party("Agency", target, target, 2, 3)
    return ExtractedClaim(
        parties[0], predicate, parties[1], {}, "asserted", (), 0, 3, "a b", None, 0.8, "rules/1 verb:x"
    )


def candidate(predicate: str, ends: tuple[int, int], score: float, claimed: bool = False) -> Candidate:
    one, two = (Spoken(10 * t, 10 * t + 3, "Company", True, t, f"N{t}", 1, False, False) for t in ends)
    claims = (claim(predicate, one.name, two.name),) if claimed else ()
    return Candidate(ends[0], predicate, ends[1], claims, Edge(one, predicate, two, score, "asserted"))


def test_what_both_sides_say_of_two_things_is_one_candidate() -> None:
    deal = claim("CONTRACTED_WITH", "Lake County", "Halvorsen Analytics")
    found = edges(SAID, (Related(1, "CONTRACTED_WITH", 2, 0.9, "asserted"), Related(3, "FOUNDED", 0, 0.8, "asserted")))
    both, alone = combined(Extraction((), (deal,), SAID), found)
    assert both.claims == (deal,) and both.score == 0.9
    assert (alone.predicate, alone.claims, alone.pair) == ("FOUNDED", (), frozenset({0, 2}))


def test_what_the_schema_does_not_join_is_no_candidate() -> None:
    wrong = edges(SAID, (Related(3, "CONTRACTED_WITH", 0, 0.9, "asserted"),))
    assert combined(Extraction((), (), SAID), wrong) == []


def test_what_rules_say_may_need_less_than_what_they_do_not() -> None:
    policy = Policy({}, beside=0.2, alone=0.8)
    told, untold = candidate("SUPPLIES", (0, 1), 0.5, claimed=True), candidate("SUPPLIES", (2, 1), 0.5)
    assert kept([(untold, 0.5), (told, 0.5)], policy) == [(told, 0.5)]


def test_the_network_has_no_say_about_things_and_predicates_that_it_does_not_know() -> None:
    policy = Policy({}, beside=0.9, alone=0.9)
    unnamed = Candidate(-1, "DEVELOPS", 1, (claim("DEVELOPS", "Acme", "a scoring tool"),), None)
    stance = candidate("CRITICISED", (0, 1), 0.0, claimed=True)
    assert kept([(unnamed, 0.1), (stance, 0.1)], policy) == [(unnamed, 0.1), (stance, 0.1)]


def test_a_supply_beside_a_contract_of_the_same_two_is_not_told_twice() -> None:
    contract, supply = candidate("CONTRACTED_WITH", (1, 0), 0.4, claimed=True), candidate("SUPPLIES", (0, 1), 0.9)
    assert kept([(supply, 0.9), (contract, 0.8)], Policy({}, 0.5, 0.5)) == [(contract, 0.8)]


def test_data_are_shared_in_one_direction_only() -> None:
    there, back = (candidate("SHARES_DATA_WITH", ends, 0.9) for ends in ((0, 1), (1, 0)))
    assert kept([(there, 0.7), (back, 0.8)], Policy({}, 0.5, 0.5)) == [(back, 0.8)]


def looks(*found: Candidate, seen: tuple[Seen, ...] = ()) -> list[dict[str, float]]:
    joins = [c.edge for c in found if c.edge is not None]
    said = [end for edge in joins for end in (edge.subject, edge.object)]
    about = Looks(found, joins, said, seen)
    return [about.of(c) for c in found]


def test_a_surer_network_makes_a_candidate_likelier() -> None:
    weights = {"alone score": 1.0, "bias": -0.5}
    values = [likelihood(looks(candidate("SUPPLIES", (0, 1), s))[0], weights) for s in (0.1, 0.5, 0.9)]
    assert values == sorted(values)
    assert 0.0 < values[0] < values[2] < 1.0


def test_names_that_the_network_sees_as_another_kind_count_against_a_claim() -> None:
    told = candidate("SUBSIDIARY_OF", (0, 1), 0.9, claimed=True)
    (alike,) = looks(told, seen=(Seen(0, 3, "Company", True, 0.9), Seen(10, 13, "Company", True, 0.9)))
    (otherwise,) = looks(told, seen=(Seen(0, 3, "System", True, 0.9), Seen(10, 14, "Company", True, 0.9)))
    assert alike["seen alike"] > otherwise["seen alike"] and alike["seen otherwise"] < otherwise["seen otherwise"]
    assert (alike["seen whole"], otherwise["seen whole"]) == (2.0, 1.0)


def test_another_relation_of_the_same_two_is_a_rival() -> None:
    bought, owns = candidate("ACQUIRED", (0, 1), 0.4), candidate("OWNS", (0, 1), 0.9)
    first, second = looks(bought, owns)
    assert first["alone rival"] > second["alone rival"]


def test_a_surer_subject_of_the_same_object_counts_against_another() -> None:
    sure, unsure = candidate("CONTRACTED_WITH", (0, 2), 0.9), candidate("CONTRACTED_WITH", (1, 2), 0.2)
    elsewhere = candidate("CONTRACTED_WITH", (1, 3), 0.9)
    first, second, third = looks(sure, unsure, elsewhere)
    assert first["alone better subject"] < 0.0 < second["alone better subject"]
    assert third["alone better subject"] == looks(elsewhere)[0]["alone better subject"]


def test_ends_that_touch_are_told_from_ends_that_stand_apart() -> None:
    beside = Spoken(4, 8, "Company", True, 1, "N1", 1, False, False)
    apart = candidate("OWNS", (0, 1), 0.5)
    assert apart.edge is not None
    close = dataclasses.replace(apart, edge=dataclasses.replace(apart.edge, object=beside))
    assert looks(close)[0]["touching"] == 1.0
    assert looks(apart)[0]["touching"] == 0.0


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


PRICED = "Lake County pays Corvid Data and Halvorsen $2.4 million."
PAYING = tuple(
    place(PRICED, said, type_, number)
    for number, (said, type_) in enumerate(
        [("Lake County", "Agency"), ("Corvid Data", "Company"), ("Halvorsen", "Company"), ("$2.4 million", "Money")]
    )
)


def test_a_sum_goes_on_the_edge_of_the_one_company_it_is_tied_to() -> None:
    read = Related(0, "CONTRACTED_WITH", 1, 0.9, "asserted"), Related(1, "AMOUNT", 3, 0.9, "asserted")
    found = edges(PAYING, read)
    assert amounts(PRICED, PAYING, read, found) == {0: {"amount_usd": 2400000, "amount_qualifier": "exact"}}


def test_a_sum_that_two_companies_share_is_put_on_neither() -> None:
    deals = [Related(0, "CONTRACTED_WITH", c, 0.9, "asserted") for c in (1, 2)]
    read = (*deals, *(Related(c, "AMOUNT", 3, 0.9, "asserted") for c in (1, 2)))
    found = edges(PAYING, read)
    assert len(found) == 2
    assert amounts(PRICED, PAYING, read, found) == {}
