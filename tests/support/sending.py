"""A scene of the story as it is sent over HTTP, with its papers put on file first."""

from functools import cache
from typing import Any

from httpx2 import Response
from offices import Office

import workflows
from api.demo.scene import Scene, content_of
from api.demo.story import FOUR_NOTS
from decision_flow.domain.content import documents_of
from decision_flow.store.canonical import plain


@cache
def kinds(procedure: str) -> dict[str, str]:
    """Return the kind of each step of a procedure by name, and of the case itself."""
    steps = workflows.offered().load(procedure).steps
    return {key: step.kind.partition("@")[0] for key, step in steps.items()} | {"case": "case"}


def said(payload: object) -> dict[str, Any]:
    """Return a payload as JSON; what is not said is left out."""
    return {name: value for name, value in plain(payload).items() if value is not None}


def wire(scene: Scene, kind: str) -> dict[str, Any]:
    """Return a scene as it is sent."""
    asked = {"step": scene.step, "move": f"{kind}.{scene.verb}", "payload": said(scene.says)}
    if scene.duty is not None:
        asked["duty"] = str(scene.duty)
    if scene.paper is not None:
        asked["paper"] = said(scene.paper)
    return {**asked, "note": scene.note}


def file_papers(office: Office, scene: Scene) -> None:
    """Put every paper that a scene names on file."""
    for paper in (*documents_of(scene.says), *documents_of(scene.paper)):
        answer = office.ask(
            "POST",
            "/documents",
            params={"name": paper.title},
            content=content_of(paper.title),
            headers={"Content-Type": "text/plain"},
        )
        assert answer.json()["digest"] == paper.digest


def send(
    office: Office, case: str, scene: Scene, version: int, *, procedure: str = "four-nots"
) -> Response:
    """Return the answer to a scene, asked on its day."""
    office.now = scene.on
    file_papers(office, scene)
    return office.move(case, wire(scene, kinds(procedure)[scene.step]), scene.who, version=version)


def played(office: Office, *, until: tuple[str, str] | None = None) -> str:
    """Return a case of the published matter, played to its end or up to an act."""
    case, version = office.opened(), 1
    for scene in (each for each in FOUR_NOTS if each.shortcut is None):
        answer = send(office, case, scene, version)
        assert answer.status_code == 201, answer.text
        version = answer.json()["version"]
        if (scene.step, scene.verb) == until:
            break
    return case
