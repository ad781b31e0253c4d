"""Numbers of documents (发文字号) of a body: series, and what became of each number.

A number is the mark of the issuing body, the year in 〔 〕 and an ordinal without leading zeros; a
series begins anew each year. Numbers are taken in order, none is given twice, and a number that is
voided stays on record with its reason: a gap explains itself.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from decision_flow.domain.values import Count, Source, Text, article, record

DOCUMENTS_RULE = "党政机关公文处理工作条例"
SOURCE = Source(DOCUMENTS_RULE, article(9))
"""Mark, year and ordinal (Article 9); the register of what is sent out is Article 25."""


class Numbered(StrEnum):
    """What a number is for; a series serves some of these."""

    DECISION = "decision"
    NOTICE = "notice"
    LEGALITY_OPINION = "legality_opinion"
    MEETING_SUMMARY = "meeting_summary"
    OTHER = "other"


NUMBERED: dict[Numbered, Text] = {
    Numbered.DECISION: Text("决定、通知", "decision"),
    Numbered.NOTICE: Text("公告", "notice"),
    Numbered.LEGALITY_OPINION: Text("合法性审查意见书", "legality opinion"),
    Numbered.MEETING_SUMMARY: Text("会议纪要", "summary of a meeting"),
    Numbered.OTHER: Text("其他公文", "other"),
}


@record
class OpenSeries:
    """A series begins: its mark (机关代字), what it serves, how many were given before on paper.

    `given` are the numbers of `year` given outside the system before; `reasons` say from where.
    """

    series: str
    mark: str
    serves: tuple[Numbered, ...]
    year: Count
    given: Count = 0
    reasons: str | None = None


@record
class TakeNumber:
    """The next number of a series is taken for a paper, of a case or of none."""

    series: str
    year: Count
    number: Count
    paper: Numbered
    title: str
    case: str | None = None


@record
class VoidNumber:
    """A number is not used: it stays taken, with the reason."""

    series: str
    year: Count
    number: Count
    reasons: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A number that was taken: for what, by whom, when; `line` is that of the body's stream.

    `voided` is the reason why it is not used, `voided_line` the line that says so.
    """

    year: int
    number: int
    paper: Numbered
    title: str
    case: str | None
    by: str
    on: date
    line: int
    voided: str | None = None
    voided_line: int | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A series with all that was taken from it, in order."""

    key: str
    mark: str
    serves: tuple[Numbered, ...]
    year: int
    given: int = 0
    reasons: str | None = None
    taken: tuple[Taken, ...] = ()

    def following(self, year: int) -> int:
        """Return the next number of a year: one more than the last, whether or not it was voided.

        Years are asked in order, so the last of a year stands near the end.
        """
        last = next((t.number for t in reversed(self.taken) if t.year == year), None)
        if last is not None:
            return last + 1
        return self.given + 1 if year == self.year else 1

    def words(self, taken: Taken) -> str:
        """Return a number as it is written: 示政发〔2026〕8号."""
        return number_words(self.mark, taken.year, taken.number)

    def find(self, year: int, number: int) -> Taken | None:
        """Return what was taken under a number of a year."""
        return next((t for t in self.taken if (t.year, t.number) == (year, number)), None)

    def take(self, taken: Taken) -> "Series":
        """Return the series with one number more."""
        return replace(self, taken=(*self.taken, taken))

    def void(self, said: VoidNumber, line: int) -> "Series":
        """Return the series with a number voided."""
        wanted = said.year, said.number
        return replace(
            self,
            taken=tuple(
                replace(t, voided=said.reasons, voided_line=line)
                if (t.year, t.number) == wanted
                else t
                for t in self.taken
            ),
        )


def number_words(mark: str, year: int, number: int) -> str:
    """Return a number as it is written: the year in 〔 〕, no leading zeros."""
    return f"{mark}〔{year}〕{number}号"


def numbers_for(series: tuple[Series, ...], case: str, paper: Numbered) -> tuple[str, ...]:
    """Return the numbers that hold for a paper of a case, in the order in which they were taken."""
    return tuple(
        each.words(taken)
        for each in series
        for taken in each.taken
        if (taken.case, taken.paper) == (case, paper) and taken.voided is None
    )


def registered(
    series: tuple[Series, ...], *, series_key: str | None = None, year: int | None = None
) -> list[tuple[Series, Taken]]:
    """Return the numbers taken, of one series or of one year where wanted, the latest first."""
    found = [
        (each, taken)
        for each in series
        for taken in each.taken
        if series_key in {None, each.key} and year in {None, taken.year}
    ]
    return sorted(found, key=lambda pair: -pair[1].line)
