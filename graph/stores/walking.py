"""Shortest walks between two nodes, from both ends at once, with bounds that hold at hubs.

Everything is decided by order and count, never by the clock, so that the same graph gives the same paths everywhere.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import ClassVar

__all__ = ["Step", "Walk"]


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """From node `near` to node `far` by the best supported edge between them; `forward` where it points that way."""

    near: int
    far: int
    forward: bool
    edge: int
    sources: int
    claims: int

    def turned(self) -> "Step":
        return dataclasses.replace(self, near=self.far, far=self.near, forward=not self.forward)

    @property
    def support(self) -> tuple[int, int]:
        return self.sources, self.claims


class Walk:
    """`expand(nodes, backward)` gives the steps that leave the nodes, or with `backward` those that arrive at them."""

    widest: ClassVar[int] = 20_000  # steps taken from one ring of nodes
    most_nodes: ClassVar[int] = 20_000  # a ring that would grow beyond is not expanded
    most_visits: ClassVar[int] = 50_000  # partial paths looked at for each length

    def __init__(self, expand: Callable[[list[int], bool], list[Step]], start: int, end: int) -> None:
        self._expand, self.start, self.end = expand, start, end
        self._steps: dict[int, dict[int, Step]] = defaultdict(dict)
        self._distance = {False: {start: 0}, True: {end: 0}}
        self._ring = {False: [start], True: [end]}
        self._depth = {False: 0, True: 0}

    def paths(self, longest: int, most: int) -> list[list[Step]]:
        """Up to `most` simple paths of at most `longest` steps: shortest first, then by the weakest step."""
        found: list[list[Step]] = []
        for length in range(1, longest + 1):
            if not self._grow(length):
                break
            same = sorted(self._of_length(length), key=_worth)
            found += same[: most - len(found)]
            if len(found) >= most:
                break
        return found

    def _grow(self, length: int) -> bool:
        """Expand the smaller ring until both depths together reach the length; False where a ring has died out."""
        while self._depth[False] + self._depth[True] < length:
            back = len(self._ring[True]) < len(self._ring[False])
            if not self._ring[back] or len(self._ring[back]) > self.most_nodes:
                return False
            self._widen(back)
        return True

    def _widen(self, back: bool) -> None:
        distance, fresh = self._distance[back], {}
        self._depth[back] += 1
        for step in self._expand(sorted(self._ring[back]), back):
            known = self._steps[step.near].get(step.far)
            if known is None or (step.support, -step.edge) > (known.support, -known.edge):
                self._steps[step.near][step.far] = step
            node = step.near if back else step.far
            if node not in distance:
                distance[node] = fresh[node] = self._depth[back]
        self._ring[back] = list(fresh)

    def _of_length(self, length: int) -> list[list[Step]]:
        visits = 0
        found: list[list[Step]] = []
        stack: list[list[Step]] = [[step] for step in self._onward(self.start, length - 1, {self.start})]
        while stack and visits < self.most_visits:
            path = stack.pop()
            visits += 1
            here, left = path[-1].far, length - len(path)
            if here == self.end:
                found += [path] if left == 0 else []
            elif left:
                seen = {self.start, *(step.far for step in path)}
                stack += [[*path, step] for step in self._onward(here, left - 1, seen)]
        return found

    def _onward(self, node: int, left: int, seen: set[int]) -> Iterator[Step]:
        """Steps from a node from where the end may be `left` steps away, the best supported last."""
        steps = [s for s in self._steps[node].values() if s.far not in seen and self._to_end(s.far) <= left]
        yield from sorted(steps, key=lambda s: (s.support, -s.far))

    def _to_end(self, node: int) -> int:
        """How many steps it takes to the end, at least."""
        return self._distance[True].get(node, self._depth[True] + 1)


def _worth(path: list[Step]) -> tuple[int, int, list[int]]:
    return -min(s.sources for s in path), -sum(s.sources for s in path), [s.edge for s in path]
