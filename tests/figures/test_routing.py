"""Lines round nodes that stand where a person put them."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.figures.routing import Request, routed

PLACES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), min_size=2, max_size=8, unique=True)


@settings(max_examples=40, deadline=None)
@given(places=PLACES, data=st.data())
def test_lines_are_upright_or_level_and_pass_no_other_node(places: list[tuple[int, int]], data: st.DataObject) -> None:
    nodes = {f"n{n}": (x * 120.0 + 10, y * 70.0 + 10, 60.0, 25.0) for n, (x, y) in enumerate(places)}
    pairs = data.draw(
        st.lists(st.sampled_from([(a, b) for a in nodes for b in nodes if a != b]), min_size=1, max_size=6)
    )
    requests = [Request(str(number), a, b, 30.0, 10.0) for number, (a, b) in enumerate(pairs)]
    routes, labels = routed(nodes, requests, 500.0)
    assert set(routes) == set(labels) == {request.name for request in requests}
    for request in requests:
        points = routes[request.name]
        for start, end in pairwise(points):
            assert start[0] == end[0] or start[1] == end[1]
            for name, (x, y, w, h) in nodes.items():
                if name not in (request.start, request.end):
                    assert not (
                        min(start[0], end[0]) < x + w
                        and max(start[0], end[0]) > x
                        and min(start[1], end[1]) < y + h
                        and max(start[1], end[1]) > y
                    )
        assert on_border(nodes[request.start], points[0]) and on_border(nodes[request.end], points[-1])
    assert routed(nodes, requests, 500.0) == (routes, labels)


def on_border(node: tuple[float, float, float, float], point: tuple[float, float]) -> bool:
    x, y, w, h = node
    across = x - 0.01 <= point[0] <= x + w + 0.01 and y - 0.01 <= point[1] <= y + h + 0.01
    return across and (min(abs(point[0] - x), abs(point[0] - x - w), abs(point[1] - y), abs(point[1] - y - h)) < 0.01)
