"""The story on other days: every day and moment in it moved by as much."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from makers import BODY, CASE, LAWFUL, file_papers, request_of

from api.demo.matter import opening
from api.demo.scene import Scene
from api.demo.shifting import shifted
from decision_flow.service import Moved, Service


def told_later(service: Service, last: str, *, on: date, case_id: str = CASE) -> datetime:
    """Tell the story up to its first scene `step.verb`, which happens on this day; when that is."""
    scenes = LAWFUL[: [f"{s.step}.{s.verb}" for s in LAWFUL].index(last) + 1]
    by = timedelta(days=(on - scenes[-1].on.date()).days)
    _opened(service, scenes[0].on + by - timedelta(days=1), case_id)
    for seq, scene in enumerate((moved(scene, by) for scene in scenes), start=1):
        file_papers(service, scene.says, scene.paper, scene.on)
        answer = service.move(BODY, case_id, request_of(scene), at=scene.on, expected=seq)
        assert isinstance(answer, Moved), (scene.step, scene.verb, answer.unmet)
    return scenes[-1].on + by


def moved(scene: Scene, by: timedelta) -> Scene:
    """The scene on another day."""
    return replace(scene, on=scene.on + by, says=shifted(scene.says, by))


def _opened(service: Service, at: datetime, case_id: str) -> None:
    listed = next(p for p in service.procedures() if p.procedure.key == "four-nots")
    made = service.open_case(
        BODY,
        case_id,
        opening(listed.certificate),
        person="sun",
        procedure=listed.procedure.digest,
        at=at,
    )
    assert isinstance(made, Moved)
