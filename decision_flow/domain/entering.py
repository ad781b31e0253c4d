"""What can be entered into a body's stream: whether it fits the body as it then is.

The service asks before it writes, the audit asks again of every line.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from decision_flow.domain import register
from decision_flow.domain.intake.fitting import Intake
from decision_flow.domain.numbering import OpenSeries, TakeNumber, VoidNumber
from decision_flow.domain.people import DUTY_LABELS, Duty, Post, Seat
from decision_flow.domain.staff import (
    EndDuty,
    Enrol,
    Found,
    GiveDuty,
    LeaveSeat,
    Said,
    Staff,
    TakeSeat,
)
from decision_flow.domain.units import look_alike, unit_key
from decision_flow.domain.unmet import cured_by, nobody, unmet
from decision_flow.domain.values import ORGANIC_LAW, Source, article, blank
from decision_flow.domain.verdict import Verdict


def unmet_of_staff(staff: Staff, said: Said) -> tuple[Verdict, ...]:
    """Return all that stands in the way of what is said of the body itself and its people."""
    asks, named = _ASKS.get(type(said)), getattr(said, "person", None)
    if named is not None and named not in staff.persons and not isinstance(said, Enrol | Intake):
        return (nobody(named),)
    return cured_by(asks(staff, said), (Duty.SECRETARY,)) if asks else ()


def _founded(staff: Staff, _: Found) -> Iterator[Verdict]:
    if staff.seq:
        yield unmet("body.founded", "该机关已设立。", "The body exists already.")


def _misspelt(staff: Staff, said: Enrol) -> Iterator[Verdict]:
    """Yield why a unit's name cannot stand: nothing to read, or another's in another spelling."""
    if not unit_key(said.unit):
        yield unmet("staff.unit", "单位名称须写明文字。", "The name of the unit says nothing.")
        return
    others = (p.unit for p in staff.persons.values() if p.id != said.person)
    other = look_alike(said.unit, others)
    if other is not None:
        yield unmet(
            "staff.unit",
            f"“{said.unit}”与已登记的“{other}”只有空格、标点、全半角或者大小写之别，系同一单位，请写作“{other}”。",
            f"“{said.unit}” is “{other}” spelt with other blanks, stops, width or case: one unit. "
            f"Write “{other}”.",
        )


def _given(_: Staff, said: GiveDuty) -> Iterator[Verdict]:
    yield from _backwards(said.since, said.until)


def _ended(staff: Staff, said: EndDuty) -> Iterator[Verdict]:
    """Yield why no duty ends: it is not held without end, or began only later."""
    label = DUTY_LABELS[said.duty]
    known = staff.persons[said.person].held
    begun = [h.since for h in known if h.duty is said.duty and h.until is None]
    if begun:
        yield from _backwards(max(begun), said.until)
        return
    yield unmet(
        "staff.duty",
        f"该人员现未任{label.zh}（或者已定截止日），无从终止。",
        f"This person is not {label.en} without end: there is nothing to end.",
    )


def _left(staff: Staff, said: LeaveSeat) -> Iterator[Verdict]:
    """Yield why no seat is left: none is held without end, or it was taken only later."""
    begun = [s.since for s in staff.body.seats if s.person == said.person and s.until is None]
    if begun:
        yield from _backwards(max(begun), said.until)
        return
    yield unmet(
        "staff.seat",
        "该人员现不在任（或者已定截止日），无从离任。",
        "This person sits nowhere without end: there is no seat to leave.",
    )


def _backwards(since: date, until: date | None) -> Iterator[Verdict]:
    if until is not None and until < since:
        yield unmet(
            "staff.days",
            "截止日不得早于起始日。",
            "The last day lies before the first.",
            earliest=since,
        )


def _seated(staff: Staff, said: TakeSeat) -> Iterator[Verdict]:
    """Yield why a seat cannot be taken: the person sits already, or another is the chief."""
    yield from _backwards(said.since, said.until)
    meanwhile = [s for s in staff.body.seats if _overlap(s, said)]
    if any(s.person == said.person for s in meanwhile):
        yield unmet(
            "staff.seated",
            "该人员这一期间已在任，须先记其离任。",
            "This person sits in the meeting in that time already: enter first that the seat is "
            "left.",
        )
    if said.acting is not None:
        yield from _not_acting(staff, said)
    chief = next((s for s in meanwhile if s.post is Post.CHIEF), None)
    if said.post is Post.CHIEF and chief is not None:
        yield unmet(
            "staff.chief",
            f"这一期间的行政首长为{chief.name}，须先记其离任。",
            f"The chief in that time is {chief.name}: enter first that the seat is left.",
        )


def _not_acting(staff: Staff, said: TakeSeat) -> Iterator[Verdict]:
    """Yield why nobody acts as chief by this: another seat, no number, no deputy until then."""
    if said.post is not Post.CHIEF or blank(said.acting):
        yield unmet(
            "staff.acting",
            "代理行政首长登记为行政首长席位，并写明本级人大常委会决定的文号（地方组织法第五十条）。",
            "An acting chief takes the chief's seat, by the number of the standing committee's "
            "decision (Organic Law, Article 50).",
            ACTING,
        )
    before = said.since - timedelta(days=1)
    own = [s for s in staff.body.seats if s.person == said.person and s.post is Post.DEPUTY]
    if not any(seat.in_office(before) for seat in own):
        yield unmet(
            "staff.deputy",
            "代理行政首长从副职领导人员中决定：该人员到前一日仍须为副职（地方组织法第五十条）。",
            "An acting chief is one of the deputies: the person was one until the day before "
            "(Organic Law, Article 50).",
            ACTING,
        )


def _overlap(seat: Seat, said: TakeSeat) -> bool:
    """Return whether a seat is held on any day of those that are to be taken."""
    ends, last = seat.until or date.max, said.until or date.max
    return seat.since <= last and said.since <= ends


ACTING = Source(ORGANIC_LAW, article(50))
"""The standing committee decides on who acts as chief, from among the deputies."""

_ASKS: Mapping[type[Any], Callable[[Staff, Any], Iterator[Verdict]]] = {
    Found: _founded,
    Enrol: _misspelt,
    GiveDuty: _given,
    EndDuty: _ended,
    TakeSeat: _seated,
    LeaveSeat: _left,
    OpenSeries: register.opens,
    TakeNumber: register.takes,
    VoidNumber: register.voids,
}
