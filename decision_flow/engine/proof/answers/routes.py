"""One way to an end for each state that was explored, and what is left of them without a leap."""

from decision_flow.engine.proof.space.claims import Ways, stuck
from decision_flow.engine.proof.space.model import Model

ARRIVED = -1
"""The leap of a state that is an end itself."""


class Routes:
    """For each state the leap that it takes, and the state that it then is in.

    Every route is one of the fewest leaps by what is owed or answered.
    """

    def __init__(self, proved: Model, ways: Ways) -> None:
        self.proved, self.ways = proved, ways
        self.ends = proved.code.of_states(0, proved.net.case.ends)
        states = proved.explored.states
        self.onward: list[tuple[int, int]] = [(ARRIVED, ARRIVED)] * len(states)
        self.takes: dict[int, list[int]] = {}
        """Leap → the states that take it."""
        todo = [number for number, state in enumerate(states) if state & self.ends]
        known = bytearray(bool(state & self.ends) for state in states)
        for number in todo:  # grows while it is walked
            for before, leap in ways[number]:
                if not known[before]:
                    known[before] = True
                    self.onward[before] = leap, number
                    self.takes.setdefault(leap, []).append(before)
                    todo.append(before)

    def end_without(self, gone: frozenset[int]) -> bool | None:
        """Return whether every case can end without these leaps; None where only a walk can say."""
        if self._all_lead_on(gone):
            return True
        proved = self.proved
        lost = stuck(proved.explored, self.ways, self.ends, proved.code.case_mask, gone=gone)
        if not lost:
            return True
        return None if gone.intersection(proved.explored.path(lost[0])) else False

    def _all_lead_on(self, gone: frozenset[int]) -> bool:
        """Return whether each state that would take one of these leaps has another route."""
        return all(
            self._leads_on(number, gone) for leap in gone for number in self.takes.get(leap, ())
        )

    def _leads_on(self, number: int, gone: frozenset[int]) -> bool:
        found = self.proved.found
        return any(
            found[leap].sure and leap not in gone and self._free(target, gone)
            for _, target, leap in self.proved.explored.leads(number)
        )

    def _free(self, number: int, gone: frozenset[int]) -> bool:
        """Return whether a route takes none of these leaps."""
        leap, number = self.onward[number]
        while leap != ARRIVED:
            if leap in gone:
                return False
            leap, number = self.onward[number]
        return True
