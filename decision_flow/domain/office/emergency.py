"""Decisions taken in an emergency: outside the procedure (713 Article 3), on a register.

They are filed with the standing committee of the congress, and reported to it once the emergency
is over (Emergency Response Law 25). What goes on after that is a matter like any other: it opens a
case that names the entry. No procedure is made up for the decision itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from decision_flow.domain.intake.catalogue import Long, Short
from decision_flow.domain.intake.judgement import Id
from decision_flow.domain.values import Document, Source, Text, article, decree_713, record

EMERGENCY_RESPONSE = Source("突发事件应对法", article(25))


class Told(StrEnum):
    """What the standing committee is told of an emergency."""

    FILED = "filed"
    """The decisions and orders, for its files (备案)."""
    REPORTED = "reported"
    """The special report once the emergency is over (专项工作报告)."""


@record
class RegisterEmergency:
    """A decision taken in an emergency, under the number that the office gives it."""

    entry: Id
    title: Short
    decided_on: date
    decided_by: Short
    event: Long
    measures: Long
    document: Document


@record
class ReportEmergency:
    """The standing committee was told of it."""

    entry: Id
    told: Told
    on: date
    document: Document


@record
class EndEmergency:
    """The emergency is over; `goes_on` are the measures that are to stay in force, if any."""

    entry: Id
    ended_on: date
    document: Document
    goes_on: Long | None = None


SaidOfEmergency = RegisterEmergency | ReportEmergency | EndEmergency

VERBS: Mapping[str, type[Any]] = {
    "register_emergency": RegisterEmergency,
    "report_emergency": ReportEmergency,
    "end_emergency": EndEmergency,
}


@dataclass(frozen=True, slots=True)
class Emergency:
    """An entry of the register, and what was said of it since; `line` is the body's."""

    said: RegisterEmergency
    at: datetime
    line: int
    told: tuple[ReportEmergency, ...] = ()
    ended: EndEmergency | None = None

    @property
    def entry(self) -> str:
        """Return the number by which others name it."""
        return self.said.entry


@dataclass(frozen=True, slots=True)
class Owed:
    """What is still to be done about an entry: an alarm, which blocks nothing."""

    code: str
    text: Text
    source: Source


def entered(emergencies: Iterable[Emergency], entry: str) -> Emergency | None:
    """Return the entry of this number."""
    return next((each for each in emergencies if each.entry == entry), None)


def follow_emergency(
    there: tuple[Emergency, ...], said: SaidOfEmergency, *, seq: int, at: datetime
) -> tuple[Emergency, ...]:
    """Return the register once this was said. Raises `ValueError` for an unknown entry."""
    if isinstance(said, RegisterEmergency):
        return (*there, Emergency(said, at, seq))
    found = entered(there, said.entry)
    if found is None:
        raise ValueError(f"there is no entry {said.entry}")
    changed = (
        replace(found, ended=said)
        if isinstance(said, EndEmergency)
        else replace(found, told=(*found.told, said))
    )
    return tuple(changed if each is found else each for each in there)


def owed(found: Emergency, cases: Iterable[str]) -> Iterator[Owed]:
    """Yield what is still to be done about an entry; `cases` name it as what they come from."""
    said = {each.told for each in found.told}
    if Told.FILED not in said:
        yield Owed(
            "emergency.unfiled",
            Text(
                f"“{found.said.title}”尚未登记报本级人大常委会备案。",
                f"There is no record that “{found.said.title}” was filed with the standing "
                "committee.",
            ),
            EMERGENCY_RESPONSE,
        )
    if found.ended is None:
        return
    if Told.REPORTED not in said:
        yield Owed(
            "emergency.unreported",
            Text(
                f"“{found.said.title}”应急处置已结束，尚未登记专项工作报告。",
                f"The emergency of “{found.said.title}” is over, and no special report is on "
                "record.",
            ),
            EMERGENCY_RESPONSE,
        )
    if found.ended.goes_on is not None and not [*cases]:
        yield Owed(
            "emergency.outlived",
            Text(
                f"“{found.said.title}”的措施继续实施（{found.ended.goes_on}），尚未立案。",
                f"Measures of “{found.said.title}” go on ({found.ended.goes_on}), and no case was "
                "opened.",
            ),
            decree_713(3, 2),
        )
