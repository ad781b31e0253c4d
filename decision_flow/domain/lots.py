"""A draw by lot that anybody can repeat: no chance in it but the seed, which comes from outside."""

import hashlib
from collections.abc import Iterable
from datetime import date


def drawn(seed: str, pool: Iterable[str], number: int) -> tuple[str, ...]:
    r"""Return who is drawn: the `number` names whose lots are the smallest, the smallest first.

    A lot is the SHA-256, in hexadecimal, of the seed, a line feed and the name, in UTF-8:
    `printf '%s\n%s' SEED NAME | sha256sum`. The order of the pool does not matter, nor does a
    name that stands in it twice. Where there are fewer names, all are drawn.
    """
    return tuple(sorted(set(pool), key=lambda name: (lot(seed, name), name))[:number])


def in_turn(fixed: date, known: date, day: date) -> bool:
    """Return whether a seed became known after what it draws from was fixed, and by the draw."""
    return fixed < known <= day


def lot(seed: str, name: str) -> str:
    """Return the lot of a name: 64 hexadecimal digits."""
    return hashlib.sha256(f"{seed}\n{name}".encode("utf-8", "surrogatepass")).hexdigest()
