"""What the file of a matter shows that was decided on paper: the order of its acts, and its gaps.

It is examined and no case is made of it: a procedure that is over is not gone through afterwards.
An act of which the file shows nothing is missing from the file; whether it was done is not known.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.published import Consultation, DecidedOnPaper, Sitting
from decision_flow.domain.units import is_of
from decision_flow.domain.values import Source, Text, decree_713
from decision_flow.engine.examining.consultations import consultation
from decision_flow.engine.examining.observed import Bearing, Observation, observed


@dataclass(frozen=True, slots=True)
class Act:
    """An act that a file may show: the field of its day, its name, its article."""

    field: str
    name: Text
    source: Source


ACTS: tuple[Act, ...] = (
    Act("started_on", Text("决定启动", "the decision to start"), decree_713(10)),
    Act("consultation_closes", Text("征求意见截止", "the end of the consultation"), decree_713(15)),
    Act("reviewed_on", Text("合法性审查意见", "the legality opinion"), decree_713(25)),
    Act("met_on", Text("集体讨论", "the collective discussion"), decree_713(30)),
    Act("party_report_on", Text("向同级党委请示报告", "the Party report"), decree_713(31)),
    Act("issued_on", Text("签发出台", "the issue"), decree_713(31)),
    Act("published_on", Text("公布", "the publication"), decree_713(32)),
    Act("archived_on", Text("归档", "the archive"), decree_713(33)),
)
"""In the order in which they are done: each of these days comes no earlier than those before it."""


_WINDOW = {"consultation.window", "consultation.rest_day"}


def decided(said: DecidedOnPaper, calendar: Calendar) -> tuple[Observation, ...]:
    """Return what the file of a decided matter shows and does not show."""
    return (
        *_order(said),
        *_missing(said),
        *_window(said, calendar),
        *_meeting(said),
        *_reviewer(said),
        *_text(said),
    )


def _day(said: DecidedOnPaper, act: Act) -> date | None:
    found: date | None = getattr(said, act.field)
    return found


def _order(said: DecidedOnPaper) -> Iterator[Observation]:
    """Yield each act that the file dates before one that comes first."""
    shown = [(act, day) for act in ACTS if (day := _day(said, act)) is not None]
    late = [
        (first, one, then, other)
        for n, (first, one) in enumerate(shown)
        for then, other in shown[n + 1 :]
        if other < one
    ]
    for first, one, then, other in late:
        yield observed(
            "decided.order",
            Bearing.SHOWN,
            f"卷宗所载，{then.name.zh}（{other}）早于{first.name.zh}（{one}）。",
            f"By the file, {then.name.en} ({other}) came before {first.name.en} ({one}).",
            then.source,
        )
    if not late and len(shown) > 1:
        yield observed(
            "decided.order",
            Bearing.NOTE,
            f"卷宗载明日期的{len(shown)}项办理，先后次序相符。",
            f"The {len(shown)} acts that the file dates are in the order of the decree.",
            decree_713(30),
        )


def _missing(said: DecidedOnPaper) -> Iterator[Observation]:
    for act in ACTS:
        if _day(said, act) is None:
            yield observed(
                "decided.missing",
                Bearing.UNKNOWN,
                f"卷宗中没有{act.name.zh}的日期或者材料。",
                f"The file shows no day and no paper of {act.name.en}.",
                act.source,
            )


def _window(said: DecidedOnPaper, calendar: Calendar) -> tuple[Observation, ...]:
    opens, closes = said.consultation_opens, said.consultation_closes
    if opens is None or closes is None:
        return ()
    asked = Consultation(
        id=said.id,
        matter=said.title,
        source=said.source,
        opens=opens,
        closes=closes,
        explained=said.explained,
    )
    return tuple(o for o in consultation(asked, calendar) if o.code in _WINDOW)


def _meeting(said: DecidedOnPaper) -> Iterator[Observation]:
    if said.sitting is Sitting.OTHER:
        yield observed(
            "decided.sitting",
            Bearing.SHOWN,
            "卷宗所载的会议不是常务会议或者全体会议；传签、会签、专题会议不能代替集体讨论。",
            "The meeting in the file was neither the standing nor the plenary meeting; circulation "
            "or a working meeting is no collective discussion.",
            decree_713(30),
        )


def _reviewer(said: DecidedOnPaper) -> Iterator[Observation]:
    if said.unit is not None and said.reviewer is not None and is_of(said.reviewer, [said.unit]):
        yield observed(
            "decided.reviewer",
            Bearing.SHOWN,
            f"卷宗所载，合法性审查由承办单位（{said.unit}）自行出具。",
            f"By the file, the unit that drafted ({said.unit}) gave the legality opinion itself.",
            decree_713(25),
        )


def _text(said: DecidedOnPaper) -> Iterator[Observation]:
    if said.reviewed is None or said.decided is None:
        return
    same = said.reviewed == said.decided
    yield observed(
        "decided.text",
        Bearing.NOTE if same else Bearing.REMARK,
        "审查的文本与决定的文本一致。"
        if same
        else "审查的文本与决定的文本不同：请核实修改是否重新审查。",
        "The text decided on is the text reviewed."
        if same
        else "The text decided on is not the text reviewed: see whether the changes were reviewed.",
        decree_713(25),
    )
