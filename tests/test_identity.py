"""Identity: who judges what, what overrules it, and that nothing is merged for good."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity import STRENGTH, Judgement, Resolution, resolve
from graph.model import load_schema
from tests.made_ledger import Graph, action, graph_of, said

A, B = "a" * 64, "b" * 64


def judge(left: str, right: str, judgement: str = "same", strength: str = "person") -> Judgement:
    return Judgement(left, right, judgement, strength, "Because.", strength=strength)


def resolved(*judgements: Judgement) -> Resolution:
    return resolve(judgements, load_schema())


def together(resolution: Resolution, *keys: str) -> bool:
    return len({resolution.of(key) for key in keys}) == 1


def test_same_joins_along_a_chain() -> None:
    found = resolved(judge("company:a", "uei:A"), judge("uei:A", "duns:000000001"), judge("company:b", "uei:B"))
    assert together(found, "company:a", "uei:A", "duns:000000001")
    assert not together(found, "company:a", "company:b")


def test_the_most_telling_key_stands_for_all() -> None:
    found = resolved(judge("company:a", "duns:000000001"), judge("duns:000000001", "uei:A"))
    assert {found.of(key) for key in ("company:a", "duns:000000001", "uei:A")} == {"uei:A"}


def test_different_stands_against_every_chain_of_same() -> None:
    chain = [judge("company:a", "uei:A"), judge("uei:A", "company:middle"), judge("company:middle", "uei:B")]
    found = resolved(*chain, judge("company:a", "uei:B", "different"))
    assert not together(found, "company:a", "uei:B")
    assert len(found.overruled) == 1


@pytest.mark.parametrize(("stronger", "weaker"), list(pairwise(STRENGTH)))
def test_the_stronger_judge_is_heard_first(stronger: str, weaker: str) -> None:
    apart = judge("uei:A", "uei:B", "different")
    found = resolved(
        judge("company:x", "uei:A", strength=weaker), judge("company:x", "uei:B", strength=stronger), apart
    )
    assert together(found, "company:x", "uei:B")
    assert [(j.right, j.strength) for j in found.overruled] == [("uei:A", weaker)]


def test_a_person_s_different_overrules_a_person_s_same() -> None:
    found = resolved(judge("company:x", "uei:A"), judge("uei:A", "company:x", "different"))
    assert not together(found, "company:x", "uei:A")
    assert [j.left for j in found.overruled] == ["company:x"]


def test_unsure_joins_nothing_and_parts_nothing() -> None:
    found = resolved(judge("company:x", "uei:A", "unsure"), judge("company:x", "uei:A"))
    assert together(found, "company:x", "uei:A")
    assert resolved(judge("company:x", "uei:A", "unsure")).canonical == {}


KEYS = st.sampled_from([f"company:{letter}" for letter in "abcdefgh"])
PAIRS = st.lists(
    st.tuples(KEYS, KEYS, st.sampled_from(["same", "different", "unsure"]), st.sampled_from(STRENGTH)), max_size=14
)


@given(PAIRS, st.randoms())
def test_the_order_of_judgements_does_not_matter(pairs: list[tuple[str, str, str, str]], random: object) -> None:
    judgements = [judge(*pair) for pair in pairs]
    turned = list(judgements)
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert resolved(*judgements).canonical == resolved(*turned).canonical


@given(PAIRS)
def test_different_always_holds_and_a_canonical_key_is_its_own(pairs: list[tuple[str, str, str, str]]) -> None:
    found = resolved(*(judge(*pair) for pair in pairs))
    for left, right, judgement, _strength in pairs:
        if judgement == "different" and left != right:
            assert not together(found, left, right)
    assert all(found.of(home) == home for home in found.canonical.values())


@given(PAIRS)
def test_what_is_joined_was_judged_the_same_by_somebody(pairs: list[tuple[str, str, str, str]]) -> None:
    whole = resolved(*(judge(left, right) for left, right, judgement, _ in pairs if judgement == "same"))
    found = resolved(*(judge(*pair) for pair in pairs))
    for key, home in found.canonical.items():
        assert together(whole, key, home)


# The same in a graph: what a judgement does to edges, and what is left when it is taken away.

CLAIMS = [
    action(A, 1, "C1", "uei:PALUSG", "0", 100, name="PALANTIR USG, INC."),
    action(A, 2, "C2", "uei:PALTEC", "0", 200, name="PALANTIR TECHNOLOGIES INC."),
    said(B, "Company Palantir", "DEVELOPS", "System FALCON"),
    said(B, "Company Palantir Founding", "SUCCEEDED_BY", "Company Palantir"),
    said(B, "Company Palantir Founding", "MERGED_INTO", "Company Palantir"),
]
SAME = judge("company:palantir", "uei:PALTEC")


def shape(graph: Graph) -> set[tuple[object, ...]]:
    """Everything that the graph says, without the table of judgements."""
    return {
        (name, *sorted((k, repr(v)) for k, v in row.items())) for name, rows in graph.tables.items() for row in rows
    }


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return graph_of(tmp_path_factory.mktemp("apart"), [CLAIMS[:2], CLAIMS[2:]])


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return graph_of(tmp_path_factory.mktemp("joined"), [CLAIMS[:2], CLAIMS[2:]], judgements=(SAME,))


def test_a_judgement_brings_claims_of_both_names_to_one_entity(apart: Graph, joined: Graph) -> None:
    assert apart.entity("company:palantir")["id"] != apart.entity("uei:PALTEC")["id"]
    assert joined.entity("company:palantir") == joined.entity("uei:PALTEC")
    assert {edge["predicate"] for edge in joined.edges("uei:PALTEC")} == {"DEVELOPS"}
    assert joined.edge("agency:7012", "CONTRACTED_WITH", "company:palantir")["obligated"] == 200_00
    assert joined.entity("company:palantir")["public_id"] == "uei:PALTEC"


def test_undoing_a_judgement_brings_every_edge_back(tmp_path: Path, apart: Graph, joined: Graph) -> None:
    undone = graph_of(tmp_path, [CLAIMS[:2], CLAIMS[2:]], judgements=(judge(SAME.left, SAME.right, "unsure"),))
    assert shape(undone) == shape(apart)
    assert shape(undone) != shape(joined)


def test_names_as_written_survive_a_merge(joined: Graph) -> None:
    names = {
        row["name"] for row in joined.tables["entity_name"] if row["entity_id"] == joined.entity("uei:PALTEC")["id"]
    }
    assert names == {"PALANTIR TECHNOLOGIES INC.", "Palantir"}
    [claim] = joined.claims(predicate="DEVELOPS")
    assert claim["subject_name"] == "Palantir"


def test_succession_and_merger_are_edges_and_never_one_entity(joined: Graph) -> None:
    one, other = joined.entity("company:palantir-founding"), joined.entity("company:palantir")
    assert one["id"] != other["id"]
    assert {edge["predicate"] for edge in joined.edges("company:palantir-founding")} == {"SUCCEEDED_BY", "MERGED_INTO"}


def test_a_subsidiary_of_a_like_name_stays_apart(joined: Graph) -> None:
    assert joined.entity("uei:PALUSG")["id"] != joined.entity("uei:PALTEC")["id"]


def test_two_kinds_of_keys_that_are_one_thing_make_one_entity(tmp_path: Path) -> None:
    claims = [
        said(A, "Person Jo Doe", "BOARD_MEMBER_OF", "Organization Acme"),
        said(A, "Person Jo Doe", "EXECUTIVE_OF", "Company Acme"),
    ]
    graph = graph_of(tmp_path, [claims], judgements=(judge("organization:acme", "company:acme"),))
    numbers = [row["id"] for row in graph.tables["entity"]]
    assert len(numbers) == len(set(numbers))
    assert graph.entity("organization:acme") == graph.entity("company:acme")
