"""From which days the thirty days of Decree 733, Article 17, run: nobody states them alone.

A day that is stated counts from when it is on record, so that no entry that was made late takes
days away from a unit, or gives a unit days that are over. A receipt shows an earlier day.
"""

from datetime import date

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.counting import Counted, ceiling
from decision_flow.domain.office.supervision.following import Noted
from decision_flow.domain.office.supervision.said import DeliverConclusion, ObjectToConclusion
from decision_flow.domain.people import Body
from decision_flow.domain.supervising.told import OBJECTION, REVIEW


def received_on(body: Body, noted: Noted[DeliverConclusion]) -> date:
    """Return the day after which a unit's days begin: that of the entry, if it was made later."""
    return max(noted.said.delivered_on, body.day(noted.at))


def lodged_on(said: ObjectToConclusion, entered: date) -> date:
    """Return the day on which a unit objected: that of the entry, or the one on its receipt."""
    return entered if said.receipt is None else said.on


def objection_ends(body: Body, calendar: Calendar, noted: Noted[DeliverConclusion]) -> Counted:
    """Return the last day on which a unit objects to the conclusion that it received."""
    return ceiling(calendar, received_on(body, noted), OBJECTION)


def review_due(body: Body, calendar: Calendar, noted: Noted[ObjectToConclusion]) -> Counted:
    """Return the day by which an objection is decided."""
    return ceiling(calendar, lodged_on(noted.said, body.day(noted.at)), REVIEW)
