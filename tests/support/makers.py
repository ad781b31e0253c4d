"""Makers for tests of the store, the service and what lies outside them.

A database that is ready, a body with its people, the story of the published matter through the
real service. Names are fictional; the matter, its unit and its dates were published.
"""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import workflows
from api.demo.matter import opening
from api.demo.scene import BODY, BODY_NAME, IN_OFFICE_SINCE, PEOPLE, SEATS, Scene, content_of
from api.demo.story import FOUR_NOTS
from decision_flow.domain.case import Paper
from decision_flow.domain.content import documents_of
from decision_flow.domain.people import Actor, Duty, Level
from decision_flow.domain.procedure import Procedure
from decision_flow.domain.staff import AdoptCalendar, Enrol, Found, GiveDuty, TakeSeat
from decision_flow.engine.proof import certified
from decision_flow.service import Moved, Request, Service
from decision_flow.store import Database, Documents, Readers, upgrade
from workflows import calendar

CASE = "case-1"
OPENED_AT = datetime(2023, 2, 1, 2, tzinfo=UTC)
FOUNDED_AT = datetime(2021, 12, 1, tzinfo=UTC)
CLERK = Actor("sun", PEOPLE["sun"].name, PEOPLE["sun"].unit, Duty.SECRETARY)
READERS = Readers(workflows.parse_canonical, calendar.parse_canonical)
LAWFUL: tuple[Scene, ...] = tuple(scene for scene in FOUR_NOTS if scene.shortcut is None)


def make_service(url: str, folder: Path) -> Service:
    """Return a service on a database brought up to date, with documents in a folder."""
    database = Database(url)
    upgrade(database)
    return Service(database, Documents(folder / "documents"), READERS)


def make_certificate(procedure: Procedure) -> bytes:
    """Return the certificate that proving the procedure makes; it is proved once a process."""
    return certified(procedure)


def make_procedure(service: Service, key: str = "four-nots") -> Procedure:
    """Return a shipped procedure, put on file."""
    procedure = workflows.load(key)
    service.register(procedure, workflows.canonical(procedure), make_certificate(procedure))
    return procedure


def make_body(service: Service, body_id: str = BODY, *, at: datetime = FOUNDED_AT) -> None:
    """Found a body with a calendar, and everybody of the demonstration in duty and seat."""
    kept = calendar.load()
    service.keep_calendar(kept, calendar.canonical(kept))
    said = [Found(name=BODY_NAME, level=Level.COUNTY), AdoptCalendar(calendar=kept.digest)]
    for person in PEOPLE.values():
        said.append(Enrol(person=person.id, name=person.name, unit=person.unit))
        said += [GiveDuty(person=person.id, duty=h.duty, since=h.since) for h in person.held]
    said += [TakeSeat(person=s.person, post=s.post, since=IN_OFFICE_SINCE) for s in SEATS]
    for one in said:
        service.enter(body_id, one, actor=CLERK, at=at)


def make_world(url: str, folder: Path) -> Service:
    """Return a service with the procedure and the body of the demonstration."""
    service = make_service(url, folder)
    make_procedure(service)
    make_body(service)
    return service


def make_case(
    service: Service, case_id: str = CASE, *, body_id: str = BODY, at: datetime = OPENED_AT
) -> Moved:
    """Return a case that was opened."""
    procedure = workflows.load("four-nots")
    certificate = next(
        p.certificate for p in service.procedures() if p.procedure.digest == procedure.digest
    )
    moved = service.open_case(
        body_id,
        case_id,
        opening(certificate),
        person="sun",
        procedure=procedure.digest,
        at=at,
    )
    assert isinstance(moved, Moved), moved
    return moved


def file_papers(
    service: Service, said: object, paper: Paper | None, at: datetime, *, body_id: str = BODY
) -> None:
    """Put every document that is named on file."""
    for document in (*documents_of(said), *documents_of(paper)):
        service.store_document(
            body_id,
            io.BytesIO(content_of(document.title)),
            name=document.title,
            media_type="text/plain",
            person="sun",
            at=at,
        )


def request_of(scene: Scene) -> Request:
    """Return what a scene asks for."""
    return Request(
        scene.step,
        scene.verb,
        scene.says,
        scene.who,
        duty=scene.duty,
        paper=scene.paper,
        note=scene.note,
    )


def walk(
    service: Service,
    case_id: str = CASE,
    *,
    body_id: str = BODY,
) -> Iterator[Moved]:
    """Yield each lawful act of the story as it is written, from the case's present line on.

    A case to which nothing else was done stands at line n + 1 after the nth act.
    """
    seq = service.case(body_id, case_id).view.seq
    for scene in LAWFUL[seq - 1 :]:
        file_papers(service, scene.says, scene.paper, scene.on, body_id=body_id)
        answer = service.move(body_id, case_id, request_of(scene), at=scene.on, expected=seq)
        assert isinstance(answer, Moved), (scene.step, scene.verb, answer.unmet)
        seq = answer.seq
        yield answer


def walk_until(service: Service, step: str, verb: str, case_id: str = CASE) -> Moved:
    """Return the next act of this step and verb, with the story told up to it."""
    return next(
        m for m in walk(service, case_id) if (m.facts[-1].step, m.facts[-1].verb) == (step, verb)
    )
