"""What `decision-flow number` does."""

from api.commands.asking import caller
from api.commands.opening import installation
from api.commands.saying import out, say, wrong
from api.commands.staffing import OPERATOR
from api.identity import Caller
from api.installation import Installation
from decision_flow.domain.numbering import (
    NUMBERED,
    Numbered,
    OpenSeries,
    VoidNumber,
    registered,
)
from decision_flow.domain.people import Actor, Duty
from decision_flow.domain.values import Text
from decision_flow.service.bodies import Wanted


def open_series(
    body: str, series: str, mark: str, serves: tuple[Numbered, ...], *, given: tuple[int, str]
) -> None:
    """Open a series for a body, from the number after those given on paper this year."""
    last, reasons = given
    with installation() as installed:
        now = installed.clock()
        said = OpenSeries(
            series=series,
            mark=mark,
            serves=serves,
            year=installed.service.body(body).body.day(now).year,
            given=last,
            reasons=reasons or None,
        )
        installed.service.enter(body, said, actor=OPERATOR, at=now)
    say(f"已启用文号系列：{mark}", f"The series is open: {series}")


def take(series: str, paper: Numbered, case: str | None, title: str) -> None:
    """Take the next number, and print it."""
    with installation() as installed:
        who = caller(installed)
        named = title or (installed.service.case(who.body, case).view.title if case else "")
        if not named:
            raise wrong(Text("请以 --title 写明公文标题。", "Give the title with --title."))
        wanted = Wanted(series, paper, named, case)
        entered = installed.service.take_number(
            who.body, wanted, actor=_clerk(installed, who), at=installed.clock()
        )
        found = registered(installed.service.body(who.body).body.series)
        number = next(s.words(t) for s, t in found if t.line == entered.fact.seq)
    say(f"已取号：{number}", f"Taken: {number}")


def void(series: str, year: int, number: int, reasons: str) -> None:
    """Void a number."""
    said = VoidNumber(series=series, year=year, number=number, reasons=reasons)
    with installation() as installed:
        who = caller(installed)
        actor = _clerk(installed, who)
        installed.service.enter(who.body, said, actor=actor, at=installed.clock())
    say("已作废，登记中保留该号和理由。", "It is void; it stays in the register with the reason.")


def list_numbers(series: str | None, year: int | None) -> None:
    """Print the register."""
    with installation() as installed:
        staff = installed.service.body(caller(installed).body)
    found = registered(staff.body.series, series_key=series, year=year)
    for each, taken in found:
        what = f"{NUMBERED[taken.paper].zh}  《{taken.title}》  {taken.case or ''}"
        by = staff.persons[taken.by].name if taken.by in staff.persons else taken.by
        mark = f"  作废 void：{taken.voided}" if taken.voided else ""
        out.print(f"{each.words(taken)}  {taken.on}  {what}  {by}{mark}")
    say(f"共{len(found)}号。", f"{len(found)} numbers.")


def _clerk(installed: Installation, who: Caller) -> Actor:
    """Return the caller as one of the secretariat; ends the command for anybody else."""
    staff = installed.service.body(who.body)
    person, today = staff.persons[who.person], staff.body.day(installed.clock())
    if Duty.SECRETARY not in person.duties_on(today):
        raise wrong(
            Text(
                "文号由办公厅（室）工作人员取用和作废。", "The secretariat takes and voids numbers."
            )
        )
    return Actor(person.id, person.name, person.unit, Duty.SECRETARY)
