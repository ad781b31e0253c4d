"""By when what is owed of complaints is due: as the body's own rule says, and not otherwise.

No act that was read sets these times; where the body adopted no rule, nothing has a time and what
waits is said to wait. A complaint stands under the rule that held when it was registered; the time
for taking it up runs from the day on which its letter was received, registered late or not at all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from decision_flow.domain import counting
from decision_flow.domain.calendar import Calendar
from decision_flow.domain.errors import CalendarMissingError
from decision_flow.domain.office.complaints.book import Complaint, ComplaintBook, Rule, Stands
from decision_flow.domain.office.complaints.said import HoldReception, Within
from decision_flow.domain.people import Body
from decision_flow.domain.procedure import Bound, Figure
from decision_flow.domain.values import HOUSE_RULE, Source, SourceKind, Text

MISSED = "reception.missed"


@dataclass(frozen=True, slots=True)
class Owed:
    """What is still to be done about a complaint or a reception; it blocks nothing.

    `due` is None where no rule sets a day. `late` says that the day is past.
    """

    code: str
    complaint: int | None
    due: date | None
    late: bool
    text: Text
    source: Source


def source_of(rule: Rule) -> Source:
    """Return the act and the place that a rule was adopted from."""
    said = rule.said
    kind = SourceKind.UNVERIFIED if said.unverified else SourceKind.LOCAL
    return Source(said.act, said.place or "", kind)


def rule_at(book: ComplaintBook, at: datetime) -> Rule | None:
    """Return the rule that held at a moment."""
    return next((each for each in reversed(book.rules) if each.at <= at), None)


def owed_of(
    there: Complaint, body: Body, calendar: Calendar, *, received: date, today: date
) -> Iterator[Owed]:
    """Yield what is owed of a complaint, the next first; nothing once it is closed.

    `received` is the day on which its letter reached the body.
    """
    rule, stands = rule_at(body.complaints, there.at), there.stands
    if stands is Stands.REGISTERED:
        words = ("accept", "决定是否受理", "say whether it is taken up")
        within, start = (rule.said.accept_within if rule else None), received
    elif stands in {Stands.ACCEPTED, Stands.ASSIGNED}:
        yield from _investigation(there, today)
        words = ("conclude", "调查并作出结论", "investigate and conclude it")
        within = rule.said.conclude_within if rule else None
        start = body.day(there.accepted or there.at)
    elif stands in {Stands.REFUSED, Stands.FOUND}:
        words = ("answer", "向来件人反馈", "answer the citizen")
        within = rule.said.answer_within if rule else None
        start = body.day(there.refused_at or there.found_at or there.at)
    else:
        yield from _measures(there, today)
        return
    yield _counted(there.number, words, rule, within, start, calendar=calendar, today=today)


def unregistered_owed(
    letters: Iterable[tuple[int, date]], body: Body, calendar: Calendar, *, at: datetime
) -> Iterator[Owed]:
    """Yield that letters that nobody registered wait, as long as they may wait to be taken up.

    Each is given by its number and the day of its receipt.
    """
    rule, today = rule_at(body.complaints, at), body.day(at)
    words = ("register", "登记并决定是否受理", "register it and say whether it is taken up")
    within = rule.said.accept_within if rule else None
    for number, received in letters:
        yield _counted(number, words, rule, within, received, calendar=calendar, today=today)


def _investigation(there: Complaint, today: date) -> Iterator[Owed]:
    """Yield the day that was set for the investigation, if one was."""
    charged = there.assigned
    if charged is not None and charged.by is not None:
        text = Text(
            f"第{there.number}号由{charged.unit}于{charged.by}前（含当日）完成调查。",
            f"Complaint {there.number}: {charged.unit} investigates by {charged.by}.",
        )
        late = charged.by < today
        yield Owed("complaint.investigate", there.number, charged.by, late, text, HOUSE_RULE)


def _counted(  # noqa: PLR0917 - read in this order it is a sentence
    number: int,
    words: tuple[str, str, str],
    rule: Rule | None,
    within: Within | None,
    start: date,
    *,
    calendar: Calendar,
    today: date,
) -> Owed:
    code, zh, en = words
    if rule is None or within is None:
        text = Text(
            f"第{number}号应当{zh}；本机关未采用规定其期限的文件。",
            f"Complaint {number}: {en}; the body adopted no rule that sets a time.",
        )
        return Owed(f"complaint.{code}", number, None, late=False, text=text, source=HOUSE_RULE)
    source = source_of(rule)
    figure = Figure(Bound.AT_MOST, within.count, within.unit, source)
    due = counting.ceiling(calendar, start, figure)
    unit = counting.UNITS[within.unit]
    text = Text(
        f"第{number}号应当自{start}起{within.count}{unit[0]}内（{due.day}前，含当日）{zh}；{due.text.zh}。",
        f"Complaint {number}: {en} within {within.count} {unit[1]} of {start}, by {due.day}; "
        f"{due.text.en}.",
    )
    late = due.day < today
    return Owed(f"complaint.{code}", number, due.day, late=late, text=text, source=source)


def _measures(there: Complaint, today: date) -> Iterator[Owed]:
    found = there.found
    for place in there.to_rectify:
        if found is None:
            return
        each = found.measures[place - 1]
        text = Text(
            f"第{there.number}号整改措施{place}由{each.unit}于{each.due}前完成：{each.measure}",
            f"Complaint {there.number}, measure {place}: {each.unit} by {each.due}: {each.measure}",
        )
        late = each.due < today
        yield Owed("complaint.rectify", there.number, each.due, late, text, HOUSE_RULE)


@dataclass(frozen=True, slots=True)
class ReceptionDay:
    """A day on which a leader is to receive; `provisional` where its calendar is not published."""

    day: date
    provisional: bool
    source: Source


def reception_days(
    body: Body, calendar: Calendar, first: date, last: date
) -> Iterator[ReceptionDay]:
    """Yield the days of reception in a span, by the rule that holds on the day of each month.

    A day of rest is followed by the next working day.
    """
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        for rule in reversed(body.complaints.rules):
            nominal = date(year, month, rule.said.reception_day)
            if body.day(rule.at) <= nominal:
                found = _rolled(calendar, nominal, source_of(rule))
                if first <= found.day <= last:
                    yield found
                break
        year, month = (year, month + 1) if month < _DECEMBER else (year + 1, 1)


_DECEMBER = 12


def _rolled(calendar: Calendar, nominal: date, source: Source) -> ReceptionDay:
    try:
        return ReceptionDay(calendar.rolled(nominal), provisional=False, source=source)
    except CalendarMissingError:
        return ReceptionDay(nominal, provisional=True, source=source)


def receptions_missed(body: Body, calendar: Calendar, *, today: date) -> Iterator[Owed]:
    """Yield the days of reception before today on which nobody is on record as having received."""
    if not body.complaints.rules:
        return
    held = {e.said.held_on for e in body.complaints.receptions if isinstance(e.said, HoldReception)}
    first = body.day(body.complaints.rules[0].at)
    for each in reception_days(body, calendar, first, today):
        if each.day < today and each.day not in held:
            text = Text(
                f"{each.day}为领导接待日，没有接待记录。",
                f"{each.day} was a day of reception, and none is on record.",
            )
            yield Owed(MISSED, None, each.day, late=True, text=text, source=each.source)


def evaluation_called_for(book: ComplaintBook, case: str, figure: Figure) -> Iterator[Owed]:
    """Yield that an evaluation is called for, once the opinions about a case are so many."""
    count = book.counted(case)
    if count >= figure.count:
        text = Text(
            f"案件{case}有已受理、未查明不属实的投诉和建议{count}件，达到{figure.count}件，应当组织决策后评估。",
            f"{count} complaints and proposals about case {case} were taken up and not found "
            f"untrue, {figure.count} call for an evaluation: it is to be held.",
        )
        yield Owed("evaluation.called_for", None, None, late=False, text=text, source=figure.source)
