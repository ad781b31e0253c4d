"""How the decision is carried out is supervised: by order, by lot, with an objection to the end."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from api.demo.matter import LEAD_UNIT, TITLE
from api.demo.scene import CASE, Scene, at, paper
from decision_flow.domain.lots import drawn
from decision_flow.domain.office.supervision import after, said
from decision_flow.domain.steps.after import closing
from decision_flow.domain.values import Text


@dataclass(frozen=True, slots=True)
class Act:
    """Something said of a supervision; with `shortcut` it must be refused, as a scene must."""

    on: datetime
    who: str
    says: said.Supervised
    shortcut: Text | None = None
    expects: tuple[str, ...] = ()


NUMBER = "DC2023-3"
_BUILDER = "县城市建设投资中心"
_UNITS = (_BUILDER, LEAD_UNIT, "县住房和城乡建设局")
_TEAM = ("guo", "zheng")
_SEED = "04 10 15 17 22 29"
_ORDERED = date(2023, 10, 9)
_SEED_FROM, _KNOWN = "2023年10月10日开奖的彩票号码（示例）", date(2023, 10, 10)

_ORDER = said.OrderSupervision(
    supervision=NUMBER,
    title=f"{TITLE}落实情况专项督查",
    kind=said.SupervisionKind.SPECIAL,
    ground=said.OrderGround.INSTRUCTION,
    ordered_by="wang",
    ordered_on=_ORDERED,
    matter="施工围挡、绕行标志和绿化恢复是否按设计方案落实。",
    units=_UNITS,
    cases=(CASE,),
    begins=date(2023, 10, 11),
    until=date(2023, 10, 16),
    team=_TEAM,
    lots=(said.Lot(pool=said.Pool.UNITS, number=1, seed_from=_SEED_FROM, known_on=_KNOWN),),
    scheme=paper("督查方案"),
    document=paper("督查任务单"),
)
_SAMPLE = said.SampleSupervision(
    supervision=NUMBER,
    pool=said.Pool.UNITS,
    number=1,
    seed=_SEED,
    seed_from=_SEED_FROM,
    known_on=_KNOWN,
    drawn=drawn(_SEED, _UNITS, 1),
)
_FINDING = said.FindInSupervision(
    supervision=NUMBER,
    finding="F1",
    unit=_BUILDER,
    case=CASE,
    on=date(2023, 10, 12),
    means=said.Means.UNANNOUNCED,
    text="北段绕行标志夜间不可见。",
    evidence=(paper("暗访照片"),),
)
_CONCLUSION = said.ConcludeSupervision(
    supervision=NUMBER,
    unit=_BUILDER,
    concluded_on=date(2023, 10, 16),
    concluded_by=_TEAM,
    text="总体按方案落实，绕行标志和围挡有两处不符。",
    document=paper("督查结论"),
    rectify=(
        said.Rectify(item="R1", finding="F1", measure="更换反光绕行标志。", due=date(2023, 11, 15)),
        said.Rectify(item="R2", finding="F2", measure="南段恢复围挡。", due=date(2023, 11, 15)),
    ),
)
_REVIEW = said.ReviewObjection(
    supervision=NUMBER,
    unit=_BUILDER,
    decided_on=date(2023, 11, 6),
    outcome=said.Reviewed.CHANGED,
    reviewers=("lin", "sun"),
    reasons="南段已于督查前移交养护，异议成立；绕行标志部分维持。",
    dropped=("R2",),
    document=paper("督查复核决定"),
)
_CHECK = said.CheckRectification(
    supervision=NUMBER,
    item="R1",
    on=date(2023, 11, 20),
    result=said.Checked.CLOSED,
    reasons="夜间现场核查，标志清晰可见。",
    document=paper("整改核查记录"),
)

_RECOMMENDED = after.Recommend(
    supervision=NUMBER,
    recommendation="J1",
    unit=_BUILDER,
    recommended=after.Recommended.ACCOUNTABILITY,
    on=date(2023, 11, 20),
    reasons="整改逾期，投诉查明未如实报告（示例）。",
    document=paper("督查追责建议"),
)
_APPROVED = after.ApproveRecommendation(
    supervision=NUMBER,
    recommendation="J1",
    approved=True,
    approved_by="wang",
    on=date(2023, 11, 20),
    reasons="同意（示例）。",
    document=paper("督查追责建议批准件"),
)
_HANDED = after.CarryOutRecommendation(
    supervision=NUMBER,
    recommendation="J1",
    on=date(2023, 11, 20),
    text="已移交处理（示例）。",
    to="县纪委监委（示例）",
    document=paper("督查追责移交函"),
)

ACTS: tuple[Act | Scene, ...] = (
    Act(
        at(_ORDERED, "09:00"),
        "sun",
        replace(_ORDER, ordered_by="li"),
        Text("副县长自行部署督查", "a deputy orders a supervision on his own"),
        ("supervision.ordered",),
    ),
    Act(at(_ORDERED), "sun", _ORDER),
    Act(at(date(2023, 10, 11)), "guo", _SAMPLE),
    Act(at(date(2023, 10, 12)), "guo", _FINDING),
    Act(
        at(date(2023, 10, 12), "15:00"),
        "zheng",
        replace(
            _FINDING,
            finding="F2",
            means=said.Means.INSPECTION,
            text="南段围挡缺失。",
            evidence=(paper("现场检查记录"),),
        ),
    ),
    Act(
        at(date(2023, 10, 13)),
        "ma",
        replace(_FINDING, finding="F3"),
        Text("督查组以外的人自行检查", "somebody outside the team looks in"),
        ("supervision.team_only",),
    ),
    Act(at(date(2023, 10, 16)), "guo", _CONCLUSION),
    Act(
        at(date(2023, 10, 17)),
        "sun",
        said.DeliverConclusion(
            supervision=NUMBER,
            unit=_BUILDER,
            delivered_on=date(2023, 10, 17),
            document=paper("督查结论送达回证"),
        ),
    ),
    Act(
        at(date(2023, 10, 25)),
        "he",
        said.ObjectToConclusion(
            supervision=NUMBER,
            unit=_BUILDER,
            on=date(2023, 10, 25),
            reasons="南段已移交养护单位；标志系按旧标准设置。",
            document=paper("复核申请书"),
        ),
    ),
    Act(
        at(date(2023, 11, 6), "09:00"),
        "sun",
        replace(_REVIEW, reviewers=("guo",)),
        Text("由作出结论的人复核自己的结论", "whoever concluded reviews his own conclusion"),
        ("supervision.reviewers",),
    ),
    Act(at(date(2023, 11, 6)), "sun", _REVIEW),
    Scene(
        at(date(2023, 11, 20), "11:00"),
        "sun",
        "closing",
        "close",
        closing.Close(statement="执行完毕，材料归档，责任登记完成。"),
        shortcut=Text("督查整改未销号即结案", "close while a rectification is open"),
        expects=("closing.rectified",),
    ),
    Act(
        at(date(2023, 11, 20), "14:00"),
        "he",
        said.ReportRectification(
            supervision=NUMBER,
            item="R1",
            on=date(2023, 11, 20),
            text="已更换反光标志（逾期五日）。",
            evidence=(paper("整改照片"),),
        ),
    ),
    Act(
        at(date(2023, 11, 20), "14:30"),
        "he",
        _CHECK,
        Text("整改单位自行销号", "the unit strikes off what it was to put right"),
        ("supervision.another", "supervision.checker"),
    ),
    Act(at(date(2023, 11, 20), "16:00"), "guo", _CHECK),
    Act(at(date(2023, 11, 20), "16:30"), "guo", _RECOMMENDED),
    Act(
        at(date(2023, 11, 20), "16:40"),
        "sun",
        _HANDED,
        Text("未经批准即追究责任", "held to account without approval"),
        ("supervision.approved",),
    ),
    Act(at(date(2023, 11, 20), "17:00"), "sun", _APPROVED),
    Act(at(date(2023, 11, 20), "17:30"), "sun", _HANDED),
)
"""In order, beside the main case: one of them asks to close it."""
