"""A citizen complains of how the decision is carried out: to the end, and beside the reports.

The unit that was asked first owns the matter; who is complained of neither judges nor closes it.
All of it is illustrative.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from api.demo.acts.answered import Entry
from api.demo.matter import LEAD_UNIT
from api.demo.scene import CASE, at, paper
from decision_flow.domain.calendar import Unit
from decision_flow.domain.office.complaints import said
from decision_flow.domain.office.complaints.letters import Channel, Letter
from decision_flow.domain.values import Text
from decision_flow.store.letters.box import Arrived


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that a citizen sends in without a login."""

    on: datetime
    arrived: Arrived
    told: Text


COMPLAINT = 1
"""The number of the letter: the first in the box of the body."""
TASK = "T1"
FOUND_ON = at(date(2023, 11, 3), "09:30")
_BUILDER, _INVESTIGATES = "县城市建设投资中心", "县审计局"

LETTER = Sent(
    at(date(2023, 10, 26), "15:00"),
    Arrived(
        "l_demo-000000000000000000000001",
        "00" * 16,
        Letter(
            Channel.ONLINE,
            date(2023, 10, 26),
            "南段围挡拆了一半，绿化带没有恢复，店铺门口一直过不去，却贴了完工公示（示例）。",
        ),
    ),
    Text("收到群众网上投诉（示例）", "a citizen's complaint comes in (illustrative)"),
)
_RULE = said.AdoptComplaintRule(
    act="效能投诉办理制度（示例）",
    unverified=True,
    reception_day=15,
    accept_within=said.Within(count=5, unit=Unit.WORKING_DAYS),
    conclude_within=said.Within(count=30, unit=Unit.DAYS),
    document=paper("效能投诉办理制度（示例）"),
)
_REGISTERED = said.RegisterComplaint(
    complaint=COMPLAINT,
    nature=said.Nature.COMPLAINT,
    subject="南段围挡未拆、绿化未恢复（示例）",
    first_asked=LEAD_UNIT,
    against=(_BUILDER,),
    case=CASE,
    task=TASK,
    since=date(2023, 10, 20),
)
_TO_THE_ACCUSED = said.HandComplaintOn(
    complaint=COMPLAINT,
    to=_BUILDER,
    reasons="由建设单位自行处理（示例）。",
    told_on=date(2023, 10, 26),
    document=paper("投诉转办单"),
)
_ASSIGNED = said.AssignComplaint(
    complaint=COMPLAINT,
    unit=_INVESTIGATES,
    investigators=("guo",),
    by=date(2023, 11, 10),
    document=paper("投诉交办单"),
)
_FOUND = said.FindComplaint(
    complaint=COMPLAINT,
    outcome=said.Outcome.FOUNDED,
    findings="现场查看：南段围挡残留，绿化带未恢复，情况属实（示例）。",
    signed_by=("guo",),
    heard=(_BUILDER,),
    measures=(
        said.Measure(
            unit=_BUILDER, measure="拆除残留围挡，恢复绿化带（示例）。", due=date(2023, 11, 17)
        ),
    ),
    document=paper("投诉调查报告"),
)
_RECTIFIED = said.RectifyComplaint(
    complaint=COMPLAINT,
    measure=1,
    done_on=date(2023, 11, 16),
    accepted_by="guo",
    document=paper("投诉整改验收单"),
)
_ANSWERED = said.AnswerComplaint(
    complaint=COMPLAINT,
    answered_on=date(2023, 11, 3),
    answer="反映属实，已责令限期整改（示例）。",
    concludes=False,
    document=paper("投诉答复书"),
)
_PLANNED = said.PlanReception(
    held_on=date(2023, 11, 15), leader="li", place="县信访接待室", document=paper("接待日安排")
)
_HELD = said.HoldReception(held_on=date(2023, 11, 15), leader="li", document=paper("接待日登记表"))

ACTS: tuple[Entry | Sent, ...] = (
    Entry(
        at(date(2023, 10, 20)),
        "sun",
        _RULE,
        Text("采用效能投诉办理制度（示例，未核）", "a rule on complaints is adopted (unverified)"),
    ),
    LETTER,
    Entry(
        at(date(2023, 10, 26), "15:30"),
        "sun",
        _REGISTERED,
        Text(
            f"登记投诉，首问负责单位：{LEAD_UNIT}",
            "the complaint is entered; the unit first asked owns it",
        ),
    ),
    Entry(
        at(date(2023, 10, 26), "16:00"),
        "sun",
        _TO_THE_ACCUSED,
        Text("转办", "handed on"),
        shortcut=Text("把投诉转给被投诉单位", "a complaint handed to the unit complained of"),
        why="不得转交被投诉单位办理",
    ),
    Entry(
        at(date(2023, 10, 26), "16:30"),
        "sun",
        said.AcceptComplaint(complaint=COMPLAINT, document=paper("投诉受理告知书")),
        Text("受理投诉", "the complaint is taken up"),
    ),
    Entry(
        at(date(2023, 10, 26), "16:40"),
        "sun",
        replace(_ASSIGNED, unit=_BUILDER, investigators=("he",)),
        Text("交办", "assigned"),
        shortcut=Text(
            "由被投诉单位调查自己", "the unit complained of to investigate what it did itself"
        ),
        why="不得调查该件",
    ),
    Entry(
        at(date(2023, 10, 26), "16:50"),
        "sun",
        _ASSIGNED,
        Text(f"交{_INVESTIGATES}调查", "assigned to somebody who is not complained of"),
    ),
    Entry(
        at(date(2023, 11, 1)),
        "sun",
        _PLANNED,
        Text("安排领导接待日", "a day of reception is planned"),
    ),
    Entry(
        at(date(2023, 11, 3), "09:00"),
        "sun",
        replace(_FOUND, heard=()),
        Text("查结", "found"),
        shortcut=Text("不听被投诉单位陈述即查结", "found without hearing the unit complained of"),
        why="须听取被投诉单位的陈述",
    ),
    Entry(FOUND_ON, "sun", _FOUND, Text("投诉查明属实，限期整改", "found true, to be put right")),
    Entry(
        at(date(2023, 11, 3), "11:00"),
        "sun",
        replace(_ANSWERED, concludes=True),
        Text("答复", "answered"),
        shortcut=Text("未整改即以办结答复群众", "a last answer before anything was put right"),
        why="尚不能作最后答复",
    ),
    Entry(
        at(date(2023, 11, 3), "11:30"),
        "sun",
        _ANSWERED,
        Text("向来件人阶段答复", "the citizen is told how it stands"),
    ),
    Entry(at(date(2023, 11, 15)), "sun", _HELD, Text("领导接待日", "the day of reception is held")),
    Entry(
        at(date(2023, 11, 16), "09:00"),
        "sun",
        replace(_RECTIFIED, accepted_by="he"),
        Text("验收", "accepted"),
        shortcut=Text(
            "整改单位自行验收投诉整改", "the unit itself accepts what it was to put right"
        ),
        why="整改由整改单位以外的人员验收",
    ),
    Entry(
        at(date(2023, 11, 16), "09:30"),
        "sun",
        _RECTIFIED,
        Text("投诉整改经验收", "what was put right is accepted"),
    ),
    Entry(
        at(date(2023, 11, 17), "11:00"),
        "sun",
        replace(
            _ANSWERED,
            answered_on=date(2023, 11, 17),
            answer="围挡已拆除，绿化带已恢复，请实地查看（示例）。",
            concludes=True,
            satisfied=said.Satisfied.YES,
            document=paper("投诉办结答复书"),
        ),
        Text("向来件人办结答复，来件人满意", "the citizen is told the end, and is satisfied"),
    ),
)
"""In order, beside the main case."""
SHORTCUTS = tuple(each for each in ACTS if isinstance(each, Entry) and each.shortcut is not None)
