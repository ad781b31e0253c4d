"""What a process is told once it has loaded all that it serves with."""

import gc


def settle() -> None:
    """Leave what is loaded by now out of every later search for garbage: it is never any.

    Called once, before the first request. Code and vocabulary are most of what a process holds.
    """
    gc.collect()
    gc.freeze()
