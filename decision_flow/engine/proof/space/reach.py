"""One question about ends, asked of many nets like one another: no costs, no stories kept."""

from decision_flow.engine.proof.space.code import Code, by_phase
from decision_flow.engine.proof.space.quotient import Leap


class DashedError(Exception):
    """What was hoped for fails: the net must be collapsed without it."""


def ends_from_everywhere(code: Code, found: tuple[Leap, ...]) -> tuple[bool, int]:
    """Return whether every state that is reached can reach an end, and how many are reached.

    Raises DashedError.
    """
    states, ways = _reached(code, found)
    ends = code.of_states(0, code.net.case.ends)
    ending = [bool(state & ends) for state in states]
    todo = [number for number, there in enumerate(ending) if there]
    while todo:
        for before in ways[todo.pop()]:
            if not ending[before]:
                ending[before] = True
                todo.append(before)
    return all(ending), len(states)


def _reached(code: Code, found: tuple[Leap, ...]) -> tuple[list[int], list[list[int]]]:
    """Return every state, and for each those that lead to it by what is owed or answered.

    A walk over a hundred thousand edges: nothing is called in it.
    """
    moving = {
        bit: [
            (c.forbid, c.keep, c.put, c.tables, c.special, found[c.number].sure)
            for c in there
            if found[c.number].maps
        ]
        for bit, there in by_phase(code, found).items()
    }
    still = sum(bit for bit, there in moving.items() if not there)
    phase, rest = code.case_mask, code.start & ~code.case_mask
    states, ways, numbers = [code.start], [list[int]()], {code.start: 0}
    for number, state in enumerate(states):  # grows while it is walked
        for forbid, keep, put, tables, special, sure in moving[state & phase]:
            if state & forbid:
                continue
            after = state & keep | put
            for mask, table in tables:
                after |= table[state & mask]
            if after == state:
                continue
            if after & still:
                after = after & phase | rest
            if special:
                raise DashedError
            target = numbers.get(after)
            if target is None:
                target = numbers[after] = len(states)
                states.append(after)
                ways.append([])
            if sure:
                ways[target].append(number)
    return states, ways
