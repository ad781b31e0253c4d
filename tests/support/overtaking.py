"""Two acts at once: a move is halted once it has read, another act begins, then both go on."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from makers import BODY, CASE, LAWFUL, file_papers, request_of
from shifting import moved

from decision_flow.service import Answer, Service

PATIENCE_SECONDS = 20


@dataclass(slots=True)
class Overtaken:
    """What the second act came to, and whether it waited for the move."""

    waited: bool = False
    moved: Answer | None = None
    came_to: list[object] = field(default_factory=list)


def overtaken(
    service: Service, move: Callable[[], Answer], other: Callable[[], object]
) -> Overtaken:
    """Begin `other` while `move` has read what it rests on and written nothing yet."""
    held, go_on, loading, found = (
        threading.Event(),
        threading.Event(),
        service.known.load,
        Overtaken(),
    )

    def slowly(*args):
        loaded = loading(*args)
        held.set()
        go_on.wait(PATIENCE_SECONDS)
        return loaded

    def first() -> None:
        found.moved = move()

    def second() -> None:
        try:
            found.came_to.append(other())
        except Exception as error:  # noqa: BLE001 - told to the test, whatever it is
            found.came_to.append(error)

    service.known.load = slowly
    moving, entering = threading.Thread(target=first), threading.Thread(target=second)
    moving.start()
    assert held.wait(PATIENCE_SECONDS)
    service.known.load = loading
    entering.start()
    entering.join(1)
    found.waited = not found.came_to
    go_on.set()
    moving.join(PATIENCE_SECONDS)
    entering.join(PATIENCE_SECONDS)
    return found


def signing(service: Service, at: datetime) -> Callable[[], Answer]:
    """Return the issue signed at a moment, as something that is still to be done."""
    scene = next(s for s in LAWFUL if (s.step, s.verb) == ("issue", "sign"))
    scene = moved(scene, at - scene.on)
    file_papers(service, scene.says, scene.paper, scene.on)
    seq = service.case(BODY, CASE).view.seq
    return lambda: service.move(BODY, CASE, request_of(scene), at=scene.on, expected=seq)
