"""A history that a real service lives through too: asked the same, it must answer the same."""

import io
from dataclasses import replace

from histories import town
from histories.history import ANSWERS, CHANGED_ELSEWHERE, History
from histories.told import Told

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.case import follow
from decision_flow.domain.content import documents_of
from decision_flow.domain.intake.judgement import Category
from decision_flow.domain.links import OtherCase
from decision_flow.domain.move import Accepted, Move, Refused, Setting
from decision_flow.domain.people import Actor, Duty, Held, Seat
from decision_flow.domain.staff import (
    AdoptCalendar,
    EndDuty,
    Enrol,
    Found,
    GiveDuty,
    LeaveSeat,
    Said,
    TakeSeat,
)
from decision_flow.domain.steps.matter import Open
from decision_flow.engine.rules import Ready
from decision_flow.service import Moved, Request, Service
from workflows import calendar

CLERK = Actor("secretary", "secretary", town.OFFICE, Duty.SECRETARY)


class StoredHistory(History):
    """A history whose every attempt is asked of the service too: there is no other case there."""

    never = CHANGED_ELSEWHERE

    def __init__(self, service: Service, ready: Ready, certificate: str, seed: int) -> None:
        self.service, self.certificate = service, certificate
        self.people: dict[str, tuple[Held, ...]] = {}
        self.seats: dict[str, Seat] = {}
        self.filed: frozenset[str] = frozenset()
        super().__init__(ready, calendar.load(), seed)

    def _open(self) -> None:
        level = self.world.body.level
        self._enter(Found(name=town.BODY, level=level))
        self._enter(AdoptCalendar(calendar=self.world.calendar.digest))
        self._follow_the_town()
        said = Open(
            title="示例事项",
            category=Category.OTHER,
            summary="示例",
            certificate=self.certificate,
            answers=ANSWERS,
        )
        digest = self.ready.procedure.digest
        moved = self.service.open_case(
            town.BODY, "case", said, person="secretary", procedure=digest, at=self.world.now
        )
        assert isinstance(moved, Moved), moved
        for fact in moved.facts:
            self.case = follow(self.case, fact)
            self.told.append(Told(fact, self.world.body))

    def attempt(self, move: Move, *, setting: Setting | None = None) -> Accepted | Refused:
        """Ask the engine and the service; both must answer alike."""
        self._follow_the_town()
        # The day on which a duty was written down is the service's to say.
        self._know_the_people_as_noted()
        move = replace(move, person=self.world.people[move.person.id])
        setting = setting or self.setting(move.payload, move.paper)
        setting = replace(setting, persons=dict(self.world.people))
        self._file(move, setting)
        seq = self.case.seq
        answer = super().attempt(move, setting=replace(setting, documents=self.filed))
        kept = self.service.move(town.BODY, "case", _request(move), at=self.world.now, expected=seq)
        if isinstance(kept, Moved):
            assert isinstance(answer, Accepted), f"the service moved: {move}"
            written = [replace(fact, cites=()) for fact in kept.facts]
            assert written == list(answer.facts), "the service wrote something else"
        else:
            assert isinstance(answer, Refused), f"the service refused: {kept.unmet}"
            assert [v.code for v in kept.unmet] == [v.code for v in answer.unmet]
        return answer

    def _others(self, papers: tuple[object, ...]) -> tuple[OtherCase, ...]:
        del papers
        return ()

    def adopt(self, adopted: Calendar) -> None:
        """Have the town count by another calendar from now on."""
        self.service.keep_calendar(adopted, calendar.canonical(adopted))
        self._enter(AdoptCalendar(calendar=adopted.digest))
        self.world.calendar = adopted

    def _file(self, move: Move, setting: Setting) -> None:
        for paper in (*documents_of(move.payload), *documents_of(move.paper)):
            if paper.digest in setting.documents - self.filed:
                self.service.store_document(
                    town.BODY,
                    io.BytesIO(paper.title.encode()),
                    name=paper.title,
                    media_type="text/plain",
                    person="secretary",
                    at=self.world.now,
                )
                self.filed |= {paper.digest}

    def _follow_the_town(self) -> None:
        """Enter who came, who was given or lost a duty or a seat, since the last attempt."""
        for person in self.world.people.values():
            known = self.people.get(person.id)
            if known is None:
                self._enter(Enrol(person=person.id, name=person.name, unit=person.unit))
            if known != person.held:
                self._duties(person.id, known or (), person.held)
            self.people[person.id] = person.held
        for seat in self.world.body.seats:
            known_seat = self.seats.get(seat.person)
            if known_seat is None:
                self._enter(
                    TakeSeat(person=seat.person, post=seat.post, since=seat.since, until=seat.until)
                )
            elif known_seat.until != seat.until and seat.until is not None:
                self._enter(LeaveSeat(person=seat.person, until=seat.until))
            self.seats[seat.person] = seat

    def _know_the_people_as_noted(self) -> None:
        staff = self.service.body(town.BODY)
        noted, seats = staff.persons, staff.body.seats
        self.world.people = {key: noted[key] for key in self.world.people}
        self.world.body = replace(self.world.body, seats=seats)
        self.seats = {seat.person: seat for seat in seats}
        self.people = {key: person.held for key, person in self.world.people.items()}

    def _duties(self, person: str, known: tuple[Held, ...], now: tuple[Held, ...]) -> None:
        before = {held.duty: held for held in known}
        for held in now:
            if held.duty not in before:
                self._enter(
                    GiveDuty(person=person, duty=held.duty, since=held.since, until=held.until)
                )
            elif held.until is not None and before[held.duty].until is None:
                self._enter(EndDuty(person=person, duty=held.duty, until=held.until))

    def _enter(self, said: Said) -> None:
        self.service.enter(town.BODY, said, actor=CLERK, at=self.world.now)


def _request(move: Move) -> Request:
    return Request(
        move.step,
        move.verb,
        move.payload,
        move.person.id,
        duty=move.duty,
        instead_of=move.instead_of,
        stated_at=move.stated_at,
        paper=move.paper,
        note=move.note,
    )
