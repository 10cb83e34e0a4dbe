"""One reviewer's way through the queue: each decision is on disk before the next item is shown."""

import contextlib
import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

from app.reviewing.edit import asked_edits
from app.reviewing.keys import Ended, Keys
from app.reviewing.screen import HELP, Screen, keys_shown
from graph.case import Case
from graph.errors import AlreadyDecided, NotFound, RequestError
from graph.review import decision_id
from graph.review_queue import Item, Pair, with_parties
from graph.reviewing import Given, history_of_claim, history_of_pair, judge, review
from graph.store import Claim, Edge, EdgeFilter, Reader

__all__ = ["DONE", "Session"]

CLAIM_KEYS = {"a": "accept", "r": "reject", "e": "edit"}
PAIR_KEYS = {"s": "same", "d": "different", "u": "unsure"}
DONE = {
    **{"accept": "Accepted", "reject": "Rejected", "edit": "Edited and accepted"},
    **{"same": "The same", "different": "Different", "unsure": "Unsure", "settled": "Settled"},
}
EDGES_SHOWN = 3


@dataclasses.dataclass
class Session:
    """What a reviewer has before them, and what they did."""

    case: Case
    reader: Reader
    items: Sequence[Item]
    by: str
    keys: Keys
    screen: Screen
    counts: dict[str, int] = dataclasses.field(default_factory=dict)
    _place: int = 0
    _done: list[tuple[int, str, list[Claim | Pair]]] = dataclasses.field(default_factory=list)
    _after: dict[str, str] = dataclasses.field(default_factory=dict)

    def run(self) -> None:
        """Until nothing is left, the reviewer quits, or the input ends."""
        with contextlib.suppress(Ended):
            while self._place < len(self.items):
                item = with_parties(self.reader, self.items[self._place])
                if item is None:
                    self._place += 1
                    continue
                self.screen.item(item, self._place + 1, len(self.items), self._edges(item))
                self._decide(item)
            self.screen.say("That was the last one.")

    def _edges(self, item: Item) -> dict[str, list[Edge]]:
        """Some statements about each side of a pair."""
        parties = [item.pair.left, item.pair.right] if item.pair else []
        return {
            party.key: list(self.reader.edges(party.key, EdgeFilter(), EDGES_SHOWN).items)
            for party in parties
            if party.entity is not None
        }

    def _decide(self, item: Item) -> None:
        """Take keys until one of them moves on."""
        moved = False
        self.screen.say(keys_shown(item))
        while not moved:
            key, rest = self.keys.key()
            try:
                moved = self._on(item, key, rest)
            except RequestError as error:
                self.screen.say(f"  {error}")

    def _on(self, item: Item, key: str, rest: str) -> bool:
        """Whether the key moves on to another item."""
        low = key.lower()
        if low == "q":
            raise Ended
        if low == "n" or key == " ":
            self._place += 1
            return True
        if low == "z":
            return self._undo()
        if item.claim is not None and low in CLAIM_KEYS:
            return self._on_claim(item.claim, CLAIM_KEYS[low], self._why(key, rest, ask=low == "r"))
        if item.pair is not None and low in PAIR_KEYS:
            return self._on_pair(item.pair, PAIR_KEYS[low], self._why(key, rest))
        if item.conflict is not None and (low == "b" or low in "123456789"[: len(item.conflict.sides)]) and low:
            return self._on_conflict(item, low, self._why(key, rest))
        self.screen.say(HELP if key in ("?", "h") else f"  {keys_shown(item)}")
        return False

    def _why(self, key: str, rest: str, ask: bool = False) -> str:
        if self.keys.asks and (ask or key.isupper()):
            return self.keys.line("  Why (Enter for no reason): ")
        return rest

    def _on_claim(self, claim: Claim, decision: str, why: str) -> bool:
        edits = asked_edits(claim, self.keys, self.screen) if decision == "edit" else None
        if decision == "edit" and edits is None:
            self.screen.say("  Nothing was changed.")
            return False
        self._write_claim(claim, decision, why, edits)
        return self._move_on(decision, [claim])

    def _on_pair(self, pair: Pair, judgement: str, why: str) -> bool:
        self._write_pair(pair, judgement, why)
        return self._move_on(judgement, [pair])

    def _on_conflict(self, item: Item, key: str, why: str) -> bool:
        """Decide on every claim of the conflict that has no such decision yet."""
        conflict, written = item.conflict, list[Claim | Pair]()
        assert conflict is not None
        reason = why or f"conflict {conflict.id}: {'all sides stand' if key == 'b' else f'side {key} holds'}"
        for number, (_value, claims) in enumerate(conflict.sides, 1):
            decision = "accept" if key == "b" or number == int(key) else "reject"
            for claim in claims:
                self._write_claim(claim, decision, reason)
                written.append(claim)
        return self._move_on("settled", written)

    def _write_claim(self, claim: Claim, decision: str, why: str, edits: dict[str, Any] | None = None) -> None:
        given = Given(decision, self.by, why, edits, self._after.get(claim.id))
        self._checked(
            claim.id,
            lambda: review(self.case, claim, given),
            lambda: history_of_claim(self.case.reviews.read().rows, claim.id).standing,
        )

    def _write_pair(self, pair: Pair, judgement: str, why: str) -> None:
        left, right = pair.left.key, pair.right.key
        given = Given(judgement, self.by, why, None, self._after.get(f"{left} {right}"))
        self._checked(
            f"{left} {right}",
            lambda: judge(self.case, left, right, given),
            lambda: history_of_pair(self.case.identity.read().rows, left, right).standing,
        )

    def _checked(self, about: str, write: Callable[[], object], standing: Callable[[], Any]) -> None:
        """Write, or tell who was there first: pressing the key again then overrules them."""
        try:
            write()
        except AlreadyDecided as error:
            found = standing()
            if found is None:
                raise
            self._after[about] = decision_id(found)
            decided = getattr(found, "decision", None) or getattr(found, "judgement", "")
            told = f"{found.by or 'Somebody'} decided '{decided}' at {found.at}{f': {found.why}' if found.why else ''}."
            raise AlreadyDecided(f"{told} Press the key again to decide otherwise, n to leave it so.") from error

    def _move_on(self, done: str, written: list[Claim | Pair]) -> bool:
        self._done.append((self._place, done, written))
        self.counts[done] = self.counts.get(done, 0) + 1
        self.screen.say(f"  {DONE[done]}. ({sum(self.counts.values())} decided)")
        self._place += 1
        return True

    def _undo(self) -> bool:
        """Take the last decision of this session back, and show its item again."""
        if not self._done:
            self.screen.say("  Nothing was decided in this session yet.")
            return False
        place, done, written = self._done.pop()
        for thing in reversed(written):
            with contextlib.suppress(NotFound):
                if isinstance(thing, Pair):
                    self._write_pair(thing, "undo", "")
                else:
                    self._write_claim(thing, "undo", "")
        self.counts[done] -= 1
        self.screen.say("  Taken back.")
        self._place = place
        return True
