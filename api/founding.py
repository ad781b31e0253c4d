"""What a first start puts on file: the shipped procedures, the calendar, a demonstration body."""

import os
from dataclasses import dataclass
from datetime import datetime

import workflows
from api.demo.scene import BODY, BODY_NAME, PEOPLE, SEATS
from api.identity import new_token, token_digest
from api.installation import Installation
from decision_flow.domain.errors import NotFoundError, ProcedureError
from decision_flow.domain.people import DUTY_LABELS, Actor, Duty, Level
from decision_flow.domain.procedure import Procedure
from decision_flow.domain.staff import (
    AdoptCalendar,
    Enrol,
    Found,
    GiveDuty,
    Said,
    Staff,
    TakeSeat,
    unfounded,
)
from decision_flow.domain.values import Text
from decision_flow.engine.proof import Certificate, certificate_bytes, prove
from decision_flow.service import Service

FOUNDER = Actor("system", "系统初始化（示例）", "示例", Duty.SECRETARY)
PRIVATE = 0o600


@dataclass(frozen=True, slots=True)
class Shown:
    """A demonstration person, with the token where it has just been made."""

    person: str
    name: str
    unit: str
    duties: str
    token: str


def register_shipped(installed: Installation) -> tuple[str, ...]:
    """Put the shipped procedures on file, each proved first; return the keys of new ones."""
    service = installed.service
    there = {each.procedure.digest for each in service.procedures()}
    new = [p for p in workflows.load_all().values() if p.digest not in there]
    for procedure in new:
        certificate = _certificate(procedure, installed.settings.most_proof_states)
        service.register(procedure, workflows.canonical(procedure), certificate)
    return tuple(procedure.key for procedure in new)


def _certificate(procedure: Procedure, most_states: int) -> bytes:
    outcome = prove(procedure, limit=most_states)
    if not isinstance(outcome, Certificate):
        zh, en = f"程序 {procedure.key} 未获证明。", f"The procedure {procedure.key} is not proved."
        raise ProcedureError(Text(zh, en))
    return certificate_bytes(outcome)


def found_demonstration(installed: Installation, at: datetime) -> tuple[Shown, ...]:
    """Found the demonstration body and return its people with their tokens.

    Only what is missing is done, so that a start that was interrupted is finished by the next one;
    nobody is returned when the tokens are in their file already.
    """
    service = installed.service
    for said in _missing(service):
        service.enter(BODY, said, actor=FOUNDER, at=at)
    if installed.settings.tokens_file.exists():
        return ()
    people = tuple(_with_token(service, person) for person in PEOPLE)
    _keep(installed, people)
    return people


def _missing(service: Service) -> list[Said]:
    """Return what the body has not been told yet."""
    staff = _staff(service)
    said: list[Said] = []
    if staff.seq == 0:
        said.append(Found(name=f"{BODY_NAME}（示例）", level=Level.COUNTY))
    if staff.calendar is None:
        calendar = workflows.calendar.load()
        service.keep_calendar(calendar, workflows.calendar.canonical(calendar))
        said.append(AdoptCalendar(calendar=calendar.digest))
    for person in PEOPLE.values():
        there = staff.persons.get(person.id)
        if there is None:
            said.append(Enrol(person=person.id, name=person.name, unit=person.unit))
        held = {h.duty for h in there.held} if there else set()
        said += [
            GiveDuty(person=person.id, duty=h.duty, since=h.since)
            for h in person.held
            if h.duty not in held
        ]
    seated = {seat.person for seat in staff.body.seats}
    said += [
        TakeSeat(person=s.person, post=s.post, since=s.since)
        for s in SEATS
        if s.person not in seated
    ]
    return said


def _staff(service: Service) -> Staff:
    try:
        return service.body(BODY)
    except NotFoundError:
        return unfounded(BODY)


def _with_token(service: Service, key: str) -> Shown:
    person, token = PEOPLE[key], new_token()
    service.add_token(BODY, person.id, token_digest(token), label="demonstration")
    duties = "、".join(DUTY_LABELS[h.duty].zh for h in person.held)
    return Shown(person.id, person.name, person.unit, duties, token)


def _keep(installed: Installation, people: tuple[Shown, ...]) -> None:
    """Write the tokens down where only the owner of this account can read them."""
    path = installed.settings.tokens_file
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.writelines(f"{p.person}\t{p.name}\t{p.duties}\t{p.token}\n" for p in people)
