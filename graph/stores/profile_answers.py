"""An entity at a glance: what it is joined to, and what its contracts come to year by year."""

from graph.store import NOW, Moment, Neighbours, Year
from graph.stores.lookups import Lookups, moment_values

__all__ = ["ProfileAnswers"]


class ProfileAnswers(Lookups):
    """The part of a reader that sums up an entity's edges."""

    def neighbours(self, key: str, moment: Moment = NOW) -> tuple[Neighbours, ...]:
        when = moment_values(moment)
        with self._backend.snapshot() as held:
            rows = held.ask("neighbours", id=self._find(held, key, moment)["id"], **when)
        return tuple(
            Neighbours(
                predicate=row["predicate"],
                forward=bool(row["forward"]),
                type=row["type"],
                neighbours=row["neighbours"],
                edges=row["edges"],
                obligated=row["obligated"],
                currency=row["currency"],
            )
            for row in rows
        )

    def years(self, key: str, moment: Moment = NOW) -> tuple[Year, ...]:
        when = moment_values(moment)
        with self._backend.snapshot() as held:
            rows = held.ask("years", id=self._find(held, key, moment)["id"], **when)
        return tuple(
            Year(row["year"], row["actions"], row["obligated"], row["contracts"], row["current"], row["potential"])
            for row in rows
        )
