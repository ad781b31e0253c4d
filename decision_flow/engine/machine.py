"""The only door to `transitions`: flat machines, built once a kind, fired on a throw-away marker.

No callback, no string from data, no automatic trigger: the library answers one question, where a
trigger leads from a state. It is asked for every state when a machine is built; proof and moves
read the answers (ADR 0012). Whether a move is allowed is decided elsewhere.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from transitions import Machine, MachineError

from decision_flow.domain.kind import Kind, Row


class _Marker:
    """Carries a state through one firing."""

    __slots__ = ("state",)

    def __init__(self) -> None:
        self.state = ""


class Lifecycle:
    """The life cycle of a step kind, or of the case. Safe across threads."""

    def __init__(self, states: Iterable[str], rows: Iterable[Row]) -> None:
        self.states = tuple(str(s) for s in states)
        rows = tuple(rows)
        self.triggers = tuple(dict.fromkeys(row.trigger for row in rows))
        self._machine = Machine(
            model=None,
            states=list(self.states),
            initial=self.states[0],
            auto_transitions=False,
            send_event=True,
        )
        for row in rows:
            self._machine.add_transition(row.trigger, [str(s) for s in row.sources], str(row.dest))

    def fire(self, state: str, trigger: str) -> str | None:
        """Return the state that `trigger` leads to, or None when it leads nowhere from here."""
        event = self._machine.events.get(trigger)
        if event is None:
            return None
        marker = _Marker()
        self._machine.set_state(state, marker)
        try:
            event.trigger(marker)
        except MachineError:
            return None
        return marker.state

    def table(self) -> Mapping[str, Mapping[str, str]]:
        """Return trigger → {source: target}, read off by firing the machine in every state."""
        return {
            trigger: {
                state: target
                for state in self.states
                if (target := self.fire(state, trigger)) is not None
            }
            for trigger in self.triggers
        }


class Table:
    """A life cycle with its table: what the proof explores and the move looks up."""

    __slots__ = ("leads", "lifecycle")

    def __init__(self, lifecycle: Lifecycle) -> None:
        self.lifecycle = lifecycle
        self.leads = lifecycle.table()

    @property
    def states(self) -> tuple[str, ...]:
        """Return the states, the first one first."""
        return self.lifecycle.states

    def sources(self, trigger: str) -> frozenset[str]:
        """Return the states from which the trigger leads somewhere."""
        return frozenset(self.leads[trigger])


@cache
def lifecycle_of(kind_id: str, states: tuple[str, ...], rows: tuple[Row, ...]) -> Table:
    """Return the shared machine of a kind; built on first use, then for ever the same."""
    del kind_id
    return Table(Lifecycle(states, rows))


def table_of(kind: Kind, states: Iterable[str] | None = None) -> Table:
    """Return the shared table of a kind, in these states or in all that its rows name."""
    chosen = tuple(states) if states is not None else kind.states
    return lifecycle_of(kind.id, chosen, kind.rows)
