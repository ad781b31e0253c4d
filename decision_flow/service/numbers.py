"""What depends on the moment and on cases, when a number is taken, voided, or a series opened."""

from collections.abc import Iterator
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
from decision_flow.domain.unmet import unmet
from decision_flow.domain.values import Source, article
from decision_flow.domain.verdict import Verdict
from decision_flow.service.errors import NumberNotNextError


def in_turn(staff: Staff, said: TakeNumber) -> None:
    """Pass when the next number is taken. Raises NumberNotNextError when it went to another."""
    series = {each.key: each for each in staff.body.series}.get(said.series)
    if series is not None:
        following = series.following(said.year)
        if said.number != following:
            raise NumberNotNextError(following)


def out_of_year(said: OpenSeries | TakeNumber, day: date) -> Iterator[Verdict]:
    """Yield that a series is opened, or a number taken, of another year than that of this day."""
    if said.year != day.year:
        yield unmet(
            "series.year",
            f"文号按年编排，现为{day.year}年（《{DOCUMENTS_RULE}》第九条）。",
            f"Numbers run by the year, which is {day.year}.",
            Source(DOCUMENTS_RULE, article(9)),
        )


def used(case: Case, said: VoidNumber, staff: Staff) -> Iterator[Verdict]:
    """Yield that a case was issued under the number that is to be voided."""
    number = number_words(staff.series(said.series).mark, said.year, said.number)
    for fact in case.last.values():
        if isinstance(fact.payload, Sign) and fact.payload.number == number:
            yield unmet(
                "series.used",
                f"{number}已用于签发（案件 {case.id} 第{fact.seq}号记录），不得作废。",
                f"{number} was issued under (case {case.id}, line {fact.seq}): it stays.",
            )
