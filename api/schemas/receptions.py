"""The body's rule on complaints, and the days on which a leader receives, as they are told."""

from datetime import date, datetime

from api.schemas.catalogues import PaperOut, paper_out
from api.schemas.words import Out, SourceOut, source_out
from decision_flow.domain.office.complaints.book import Reception, Rule
from decision_flow.domain.office.complaints.due import ReceptionDay, source_of
from decision_flow.domain.office.complaints.said import HoldReception, Within


class WithinOut(Out):
    """A time that a rule allows."""

    count: int
    unit: str


class RuleOut(Out):
    """A rule on complaints, and from when it has held."""

    line: int
    since: datetime
    source: SourceOut
    reception_day: int
    accept_within: WithinOut | None
    conclude_within: WithinOut | None
    answer_within: WithinOut | None
    document: PaperOut


class ReceptionOut(Out):
    """A day of reception, planned or held."""

    line: int
    held: bool
    held_on: date
    leader: str
    place: str | None
    complaints: tuple[int, ...]
    reasons: str | None
    document: PaperOut


class ReceptionDayOut(Out):
    """A day of this year on which a leader receives, by the body's rule."""

    day: date
    provisional: bool
    source: SourceOut


def rule_out(each: Rule) -> RuleOut:
    said = each.said
    return RuleOut(
        line=each.line,
        since=each.at,
        source=source_out(source_of(each)),
        reception_day=said.reception_day,
        accept_within=_within(said.accept_within),
        conclude_within=_within(said.conclude_within),
        answer_within=_within(said.answer_within),
        document=paper_out(said.document),
    )


def _within(said: Within | None) -> WithinOut | None:
    return None if said is None else WithinOut(count=said.count, unit=said.unit)


def reception_out(each: Reception) -> ReceptionOut:
    said = each.said
    held = isinstance(said, HoldReception)
    return ReceptionOut(
        line=each.line,
        held=held,
        held_on=said.held_on,
        leader=said.leader,
        place=None if isinstance(said, HoldReception) else said.place,
        complaints=said.complaints if isinstance(said, HoldReception) else (),
        reasons=said.reasons if isinstance(said, HoldReception) else None,
        document=paper_out(said.document),
    )


def day_out(each: ReceptionDay) -> ReceptionDayOut:
    return ReceptionDayOut(
        day=each.day, provisional=each.provisional, source=source_out(each.source)
    )
