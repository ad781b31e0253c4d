"""How a period was counted, in words: from when, how many, which days of rest lie in between.

A day by which something is due is nothing without its derivation: whoever disputes it counts again.
"""

from dataclasses import dataclass
from datetime import date

from decision_flow.domain.calendar import ONE_DAY, Calendar, Unit, later
from decision_flow.domain.errors import CalendarMissingError
from decision_flow.domain.procedure import Figure
from decision_flow.domain.values import Text

UNITS = {
    Unit.DAYS: ("日", "days"),
    Unit.WORKING_DAYS: ("个工作日", "working days"),
    Unit.MONTHS: ("个月", "months"),
}

FESTIVALS = {
    "元旦": "New Year's Day",
    "春节": "Spring Festival",
    "清明节": "Tomb-sweeping Day",
    "劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival",
    "中秋节": "Mid-autumn Festival",
    "国庆节": "National Day",
    "抗战胜利纪念日": "Victory Day",
}
"""The holidays of the notices in English; one that is not here keeps its own name."""

FIRST_DAY = Text("首日不计", "the first day not counted")
_HOLIDAY = Text("放假", "day off")
_WEEKEND = Text("周末", "weekend")


@dataclass(frozen=True, slots=True)
class Counted:
    """A day that was counted to, and how. `provisional` when a later calendar may move it."""

    day: date
    provisional: bool
    text: Text


def ceiling(calendar: Calendar, start: date, figure: Figure) -> Counted:
    """Return the last day of a deadline, rolled past days of rest.

    Where the working days are not published the days are counted plainly: no better day is known.
    """
    unit = Unit(figure.unit)
    try:
        full = calendar.floor(start, figure.count, unit)
        due = calendar.rolled(full)
    except CalendarMissingError as error:
        plain = Unit.DAYS if unit is Unit.WORKING_DAYS else unit
        return Counted(
            calendar.floor(start, figure.count, plain),
            provisional=True,
            text=plainly(error.year),
        )
    told = rest_days(calendar, start, due) if unit is Unit.WORKING_DAYS else None
    if due != full:
        told = joined(told, _rolled(calendar, full, due))
    return Counted(due, provisional=False, text=joined(FIRST_DAY, told, _ends(due)))


def plainly(year: int) -> Text:
    """Return that a year's working days are not published, and what that does to the count."""
    return Text(
        f"{year}年的工作日安排尚未公布，暂按自然日计，公布后重新计算",
        f"the working days of {year} are not published: counted in plain days for now, and anew "
        "once they are",
    )


def unpublished(year: int) -> Text:
    """Return that a year's working days are not published, where only the last day hangs on it."""
    return Text(
        f"{year}年的工作日安排尚未公布，末日是否为休息日暂不能确定",
        f"the working days of {year} are not published: whether the last day is one of rest is not "
        "known",
    )


def rest_days(calendar: Calendar, start: date, end: date) -> Text | None:
    """Return the days of rest after `start` up to `end` by name, and the make-up days worked.

    None where there are none. Days of years that are not published are not named.
    """
    rest: dict[Text, list[date]] = {}
    worked = []
    day = start
    while day < end:
        day += ONE_DAY
        if day.year not in calendar.years:
            continue
        if not calendar.works(day):
            rest.setdefault(_name(calendar, day), []).append(day)
        elif calendar.on_weekend(day):
            worked.append(day)
    if not rest and not worked:
        return None
    named = [_runs(name, days, start) for name, days in rest.items()]
    skipped = Text(
        "不计休息日：" + "；".join(n.zh for n in named),
        "days of rest skipped: " + "; ".join(n.en for n in named),
    )
    if not worked:
        return skipped
    listed = [_shown(d, start) for d in worked]
    extra = Text(f"调休上班日计入：{'、'.join(listed)}", f"worked instead: {', '.join(listed)}")
    return joined(skipped, extra) if rest else extra


def rest_day(calendar: Calendar, day: date) -> Text | None:
    """Return what a day of rest is called, or None for any other day."""
    return _name(calendar, day) if calendar.rests(day) else None


def joined(*parts: Text | None) -> Text:
    """Return the parts as one sentence, those that are None apart."""
    said = [part for part in parts if part is not None]
    return Text("，".join(part.zh for part in said), ", ".join(part.en for part in said))


def _ends(day: date) -> Text:
    return Text(f"止于{day}", f"to {day}")


def _rolled(calendar: Calendar, full: date, due: date) -> Text:
    name = _name(calendar, full)
    return Text(
        f"末日{full}为休息日（{name.zh}），顺延至{due}",
        f"the last day, {full}, is one of rest ({name.en}) and rolls to {due}",
    )


def _name(calendar: Calendar, day: date) -> Text:
    name = calendar.years[day.year].names.get(day)
    if name is not None:
        return Text(name, FESTIVALS.get(name, name))
    return _WEEKEND if calendar.on_weekend(day) else _HOLIDAY


def _runs(name: Text, days: list[date], start: date) -> Text:
    """Return the name with its days, those in a row as from and to."""
    runs: list[list[date]] = []
    for day in days:
        if runs and day == later(runs[-1][-1]):
            runs[-1].append(day)
        else:
            runs.append([day])
    ends = [(_shown(r[0], start), _shown(r[-1], start)) for r in runs]
    zh = "、".join(a if a == b else f"{a}至{b}" for a, b in ends)
    en = ", ".join(a if a == b else f"{a} to {b}" for a, b in ends)
    return Text(f"{name.zh}{zh}", f"{name.en} {en}")


def _shown(day: date, start: date) -> str:
    """Return a day without its year where that is the year of the start."""
    return f"{day:%m-%d}" if day.year == start.year else str(day)
