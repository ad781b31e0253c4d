"""What is told of a body's register of numbers (发文登记)."""

from datetime import date

from pydantic import Field

from api.schemas.words import Out, TextOut, text_out
from decision_flow.domain.numbering import NUMBERED, Series, Taken


class NumberOut(Out):
    """A number that was taken: for what, by whom, when; `voided` says why it is not used.

    `line` is the line of the body's stream that says so, `voided_line` the one that voids it.
    """

    number: str = Field(examples=["示政发〔2026〕8号"])
    series: str = Field(examples=["decision"])
    year: int
    ordinal: int
    paper: TextOut
    title: str
    case: str | None
    taken_by: str
    taken_on: date
    line: int
    voided: str | None
    voided_line: int | None


class SeriesOut(Out):
    """A series: its mark, what it serves, how many numbers were given on paper before it."""

    series: str
    mark: str
    serves: tuple[TextOut, ...]
    opened: int
    given_before: int
    reasons: str | None


class RegisterOut(Out):
    """The series of the body, and a page of the numbers taken, the latest first."""

    series: tuple[SeriesOut, ...]
    numbers: tuple[NumberOut, ...]
    after: int | None


def register_out(
    series: tuple[Series, ...], taken: list[tuple[Series, Taken]], after: int | None
) -> RegisterOut:
    """Return the register: its series, and these numbers."""
    return RegisterOut(
        series=tuple(_series_out(each) for each in series),
        numbers=tuple(_number_out(s, t) for s, t in taken),
        after=after,
    )


def _series_out(series: Series) -> SeriesOut:
    return SeriesOut(
        series=series.key,
        mark=series.mark,
        serves=tuple(text_out(NUMBERED[each]) for each in series.serves),
        opened=series.year,
        given_before=series.given,
        reasons=series.reasons,
    )


def _number_out(series: Series, taken: Taken) -> NumberOut:
    return NumberOut(
        number=series.words(taken),
        series=series.key,
        year=taken.year,
        ordinal=taken.number,
        paper=text_out(NUMBERED[taken.paper]),
        title=taken.title,
        case=taken.case,
        taken_by=taken.by,
        taken_on=taken.on,
        line=taken.line,
        voided=taken.voided,
        voided_line=taken.voided_line,
    )
