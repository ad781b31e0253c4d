"""What `body`, `person` and `token` do: facts of a body's stream; tokens, which are no facts."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo

from api.commands.opening import installation
from api.commands.saying import out, say, wrong
from api.identity import new_token, token_digest
from api.ids import new_body_id, new_person_id
from api.ledgers import POSTS
from decision_flow.domain.people import DUTY_LABELS, Actor, Body, Duty, Level, Person, Post
from decision_flow.domain.staff import (
    AdoptCalendar,
    EndDuty,
    Enrol,
    Found,
    GiveDuty,
    LeaveSeat,
    Said,
    Staff,
    TakeSeat,
)
from decision_flow.domain.values import Text
from workflows import calendar

OPERATOR = Actor("system", "命令行管理员", "系统", Duty.SECRETARY)
"""Who enters people from the command line: whoever runs it on this machine."""


def found(name: str, level: Level) -> None:
    """Found a body that counts by the shipped calendar, and print its id."""
    with installation(new=True) as installed:
        service, body = installed.service, new_body_id()
        kept = calendar.load()
        service.keep_calendar(kept, calendar.canonical(kept))
        for said in (Found(name=name, level=level), AdoptCalendar(calendar=kept.digest)):
            service.enter(body, said, actor=OPERATOR, at=installed.clock())
    say(f"已设立 {name}：", f"Founded: {body}")


def enrol(
    body: str,
    name: str,
    unit: str,
    *,
    duties: Sequence[Duty],
    since: date | None,
    post: Post | None,
) -> None:
    """Enrol a person with duties and a seat from a day, by default today, and print the id."""
    with installation() as installed:
        service, now, person = installed.service, installed.clock(), new_person_id()
        first = since or service.body(body).body.day(now)
        said: list[Said] = [Enrol(person=person, name=name, unit=unit)]
        said += [GiveDuty(person=person, duty=duty, since=first) for duty in duties]
        if post is not None:
            said.append(TakeSeat(person=person, post=post, since=first))
        for one in said:
            service.enter(body, one, actor=OPERATOR, at=now)
    say(f"已登记 {name}：", f"Enrolled: {person}")


def list_bodies() -> None:
    """Print every body with its id."""
    with installation() as installed:
        found = installed.service.bodies()
    for staff in found:
        out.print(f"{staff.body.id}  {staff.body.name}  {staff.body.level}")
    say(f"共{len(found)}个。", f"{len(found)} bodies.")


def list_people(body: str | None) -> None:
    """Print the people of a body, or of all, with what they hold today."""
    with installation() as installed:
        service, now = installed.service, installed.clock()
        found = service.bodies() if body is None else (service.body(body),)
    for staff in found:
        out.print(f"{staff.body.id}  {staff.body.name}")
        for person in staff.persons.values():
            out.print(f"    {_held_by(person, staff.body, staff.body.day(now))}")
    count = sum(len(staff.persons) for staff in found)
    say(f"共{count}人。", f"{count} people.")


def _held_by(person: Person, body: Body, day: date) -> str:
    seats = [POSTS[s.post] for s in body.seats if s.person == person.id and s.in_office(day)]
    held = [*(DUTY_LABELS[duty] for duty in person.duties_on(day)), *seats]
    words = "、".join(dict.fromkeys(each.zh for each in held)) or "现无职责 no duty now"
    left = "".join(f"  原属 before {each.unit}（至 until {each.on}）" for each in person.left)
    return f"{person.id}  {person.name}  {person.unit}  {words}{left}"


def change(
    who: tuple[str, str],
    day: date,
    *,
    begin: Sequence[Duty],
    end: Sequence[Duty],
    seat: tuple[Post, str | None] | None,
    leave: bool,
    unit: str | None = None,
) -> None:
    """Begin duties and a seat on a day, or end them with it; `who` is a body and its person.

    `seat` is a post, with the number of the decision where a deputy acts as chief. `unit` is where
    the person moves to, under the same id: from the moment at which it is entered.
    """
    body, person = who
    said: list[Said] = [EndDuty(person=person, duty=duty, until=day) for duty in end]
    said += [LeaveSeat(person=person, until=day)] if leave else []
    said += [GiveDuty(person=person, duty=duty, since=day) for duty in begin]
    if seat is not None:
        said.append(TakeSeat(person=person, post=seat[0], since=day, acting=seat[1]))
    with installation() as installed:
        staff = installed.service.body(body)
        _held(staff, person, end)
        if unit is not None and person in staff.persons:
            name = staff.persons[person].name
            said.insert(len(end) + leave, Enrol(person=person, name=name, unit=unit))
        for one in said:
            installed.service.enter(body, one, actor=OPERATOR, at=installed.clock())
    say(f"已变更{len(said)}项：", f"Changed ({len(said)}): {person}")


def _held(staff: Staff, person: str, end: Sequence[Duty]) -> None:
    """Pass when each duty that is to end is held without an end; else end the command."""
    known = staff.persons.get(person)
    open_ended = {h.duty for h in known.held if h.until is None} if known else set()
    if never := [DUTY_LABELS[duty] for duty in end if duty not in open_ended]:
        zh, en = "、".join(t.zh for t in never), ", ".join(t.en for t in never)
        raise wrong(Text(f"未任此职责或者已定止任日：{zh}。", f"Not held without an end: {en}."))


def give_token(body: str, person: str, label: str, until: date | None) -> None:
    """Give a person a token until the end of a day, and print it, once."""
    with installation() as installed:
        there, now = installed.service.body(body).body, installed.clock()
        zone = there.zone
        if until is not None and until < there.day(now):
            zh = f"{until}已过，令牌一发出即失效。"
            raise wrong(Text(zh, f"{until} is over: it would hold for no day."))
        token = new_token()
        expires = None if until is None else _end_of(until, zone)
        installed.service.add_token(
            body, person, token_digest(token), label=label, expires_at=expires
        )
    say("令牌只显示这一次：", f"Shown only now: {token}")


def end_token(token: str) -> None:
    """End a token."""
    with installation() as installed:
        if not installed.service.revoke_token(token_digest(token), at=installed.clock()):
            raise wrong(Text("没有这个有效的令牌。", "There is no such token in force."))
    say("令牌已撤销。", "The token is revoked.")


def _end_of(day: date, zone: tzinfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(days=1)
