"""What is said of a session: called with its agenda, opened, who came and left, closed.

Once for all its matters. What concerns one matter alone (who is recused from it, what is said, how
it is voted on) stands in the case of that matter.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from decision_flow.domain.intake.catalogue import Long, Short
from decision_flow.domain.links import Named
from decision_flow.domain.steps.decision.record import Attendance, MeetingKind, Observer
from decision_flow.domain.values import Count, Document, Limits, Moment, record

MOST_ITEMS = 50
MOST_PEOPLE = 500


@record
class Item:
    """A matter on the agenda; `case` where it is one of this system.

    `materials_on` is the day by which every member had its papers.
    """

    title: Short
    case: Named | None = None
    materials_on: date | None = None


Agenda = Annotated[tuple[Item, ...], Limits((("min_length", 1), ("max_length", MOST_ITEMS)))]
There = Annotated[tuple[Attendance, ...], Limits((("max_length", MOST_PEOPLE),))]
Beside = Annotated[tuple[Observer, ...], Limits((("max_length", MOST_PEOPLE),))]


@record
class CallSession:
    """The session is called: its notice, and the agenda as the chief approved it."""

    meeting: MeetingKind
    number: Short
    held_on: date
    notice: Document
    approval: Document
    agenda: Agenda
    place: Short | None = None


@record
class ReviseSession:
    """Another agenda or day before it opens, by another notice; `agenda` is the whole of it."""

    held_on: date
    notice: Document
    approval: Document
    agenda: Agenda
    reasons: Long
    place: Short | None = None


@record
class OpenSession:
    """It opened: when, who presides, who is there; `sheet` is what they signed (签到册)."""

    at: Moment
    presiding: str
    attendance: There
    sheet: Document
    entrustment: Document | None = None
    observers: Beside = ()


@record
class Chair:
    """Who presides from a moment on, by whose entrustment if not the chief."""

    person: str
    since: Moment
    entrustment: Document | None = None


@record
class NoteAttendance:
    """Who was there so far: the whole list, with what was added since; who presides now.

    `observers` are those who came since.
    """

    attendance: There
    observers: Beside = ()
    chair: Chair | None = None


@record
class CloseSession:
    """It closed, for all its matters at once; `attendance` is the whole list."""

    at: Moment
    attendance: There


@record
class CancelSession:
    """It is not held."""

    reasons: Long


@record
class ReportError:
    """Somebody found the record of the session wrong: what is, what is right, by which evidence."""

    wrong: Long
    right: Long
    evidence: Document


@record
class CorrectSession:
    """What is right, as a first person reported it in line `reported`: the whole attendance.

    `chairs` (the whole list), `opened_at` and `closed_at` where these were wrong. What was on
    record before stays readable.
    """

    reported: Count
    attendance: There
    chairs: Annotated[tuple[Chair, ...], Limits((("max_length", MOST_ITEMS),))] | None = None
    opened_at: Moment | None = None
    closed_at: Moment | None = None


SaidOfSession = (
    CallSession
    | ReviseSession
    | OpenSession
    | NoteAttendance
    | CloseSession
    | CancelSession
    | ReportError
    | CorrectSession
)

VERBS: Mapping[str, type[Any]] = {
    "call": CallSession,
    "revise": ReviseSession,
    "open": OpenSession,
    "note": NoteAttendance,
    "close": CloseSession,
    "cancel": CancelSession,
    "report_error": ReportError,
    "correct": CorrectSession,
}
"""What can be said of a session, by the word that it is asked for with."""


def verb_of(said: SaidOfSession) -> str:
    """Return the verb that a payload belongs to."""
    return next(verb for verb, payload in VERBS.items() if type(said) is payload)
