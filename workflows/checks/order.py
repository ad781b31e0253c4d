"""The order of steps: what stands on what, circles, and a sequence that keeps to it."""

from collections.abc import Iterator, Mapping

from workflows.nodes import Node

After = Mapping[str, tuple[str, ...]]


def order_of(steps: Mapping[str, Node], gates: Mapping[str, Node]) -> After:
    """Return the steps that each step stands on; a gate is its steps, the unknown nothing."""
    expanded: dict[str, tuple[str, ...]] = {key: (key,) for key in steps}
    for key, gate in gates.items():
        expanded[key] = tuple(word for word in gate.words("all_of") if word in steps)
    return {
        key: tuple(dict.fromkeys(s for word in step.words("after") for s in expanded.get(word, ())))
        for key, step in steps.items()
    }


def cycles(after: After) -> Iterator[tuple[str, ...]]:
    """Yield circles of the order, each step in one circle at most."""
    seen: set[str] = set()
    for key in after:
        circle = _circle(key, after)
        if circle and not seen & {*circle}:
            yield circle
        seen |= {*circle}


def _circle(start: str, after: After) -> tuple[str, ...]:
    """Return a shortest way from a step back to itself, or nothing."""
    ways: list[tuple[str, ...]] = [(start,)]
    met = set[str]()
    for way in ways:  # grows while it is walked
        for above in after[way[-1]]:
            if above == start:
                return way
            if above not in met:
                met.add(above)
                ways.append((*way, above))
    return ()


def in_sequence(after: After) -> tuple[str, ...]:
    """Return the steps so that each follows what it stands on, else in the order of the file."""
    done: dict[str, None] = {}
    while len(done) < len(after):
        ready = (k for k in after if k not in done and all(above in done for above in after[k]))
        done[next(ready)] = None
    return tuple(done)
