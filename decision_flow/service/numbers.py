"""What depends on the moment and on cases, when a number is taken, voided, or a series opened."""

from datetime import date

from decision_flow.domain.case import Case
from decision_flow.domain.numbering import (
    DOCUMENTS_RULE,
    OpenSeries,
    TakeNumber,
    VoidNumber,
    number_words,
)
from decision_flow.domain.staff import Staff
from decision_flow.domain.steps.after.issue import Sign
from decision_flow.domain.values import Text
from decision_flow.service.errors import NumberNotNextError, StaffError


def in_turn(staff: Staff, said: OpenSeries | TakeNumber | VoidNumber, day: date) -> None:
    """Pass when a series is opened, or the next number taken, in the year of this day.

    Raises StaffError; NumberNotNextError when somebody else took the number first.
    """
    if isinstance(said, VoidNumber):
        return
    if said.year != day.year:
        raise StaffError(
            Text(
                f"文号按年编排，现为{day.year}年（《{DOCUMENTS_RULE}》第九条）。",
                f"Numbers run by the year, which is {day.year}.",
            )
        )
    series = {each.key: each for each in staff.body.series}.get(said.series)
    if isinstance(said, TakeNumber) and series is not None:
        following = series.following(said.year)
        if said.number != following:
            raise NumberNotNextError(following)


def unused(case: Case, said: VoidNumber, staff: Staff) -> None:
    """Pass when a case was not issued under the number that is to be voided. Raises StaffError."""
    number = number_words(staff.series(said.series).mark, said.year, said.number)
    for fact in case.last.values():
        if isinstance(fact.payload, Sign) and fact.payload.number == number:
            raise StaffError(
                Text(
                    f"{number}已用于签发（案件 {case.id} 第{fact.seq}号记录），不得作废。",
                    f"{number} was issued under (case {case.id}, line {fact.seq}): it stays.",
                )
            )
