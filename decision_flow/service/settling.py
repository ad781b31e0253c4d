"""What a process is told once it has loaded all that it serves with."""

import gc

_ALLOCATIONS = 50_000
"""How many more objects there are before cycles are looked for: a move leaves hardly any."""


def settle() -> None:
    """Leave what is loaded by now out of every later search for garbage: it is never any.

    Called once, before the first request. Code and vocabulary are most of what a process holds.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS, *gc.get_threshold()[1:])
