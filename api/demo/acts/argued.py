"""Consultation, experts, risk: what a decision is argued with."""

from datetime import date

from api.demo.acts.drafted import package
from api.demo.matter import CLOSES, FIRST, OPENS, PUBLISHED, TITLE
from api.demo.scene import ASSESSED, Scene, at, paper
from decision_flow.domain.opinions.collation import (
    Answer,
    Close,
    Dispose,
    Group,
    Look,
    Received,
    Reread,
    sampled,
)
from decision_flow.domain.opinions.intake import OpinionChannel
from decision_flow.domain.steps.before import (
    consultation,
    expert_argument,
    risk_assessment,
)
from decision_flow.domain.steps.claims.waiver import NotApplicable, WaiverGround
from decision_flow.domain.steps.papers import HandedIn
from decision_flow.domain.values import Document, Text


def notice(
    opens: date, closes: date, *, shortening: Document | None = None
) -> consultation.Publish:
    """Return the notice of the consultation with these days."""
    return consultation.Publish(
        draft=FIRST.digest,
        notice=paper("公开征求意见公告"),
        explanation=paper("起草说明"),
        channels=(
            consultation.Channel(
                kind=consultation.ChannelKind.WEBSITE, name="宁津县人民政府门户网站"
            ),
        ),
        opens=opens,
        closes=closes,
        how_to_comment="信函、电子邮件或者电话。",
        shortening=shortening,
        papers=(HandedIn(paper="disclosure_review", document=paper("公告发布前公开审查意见")),),
    )


_EXPERTS = tuple(
    expert_argument.Expert(name=name, unit=unit, field="道路工程", interest=False)
    for name, unit in (
        ("专家甲（示例）", "某高校"),
        ("专家乙（示例）", "某设计院"),
        ("专家丙（示例）", "某检测中心"),
    )
)

_SELECT = Scene(
    at(date(2023, 3, 8)),
    "wu",
    "expert_argument",
    "select",
    expert_argument.Select(experts=_EXPERTS, method="自专家库中随机抽取"),
)

_OPINE = Scene(
    at(date(2023, 3, 20)),
    "wu",
    "expert_argument",
    "opine",
    expert_argument.Opine(
        opinions=tuple(
            expert_argument.Opinion(
                expert=e.name,
                view=expert_argument.View.FEASIBLE,
                signed=True,
                document=paper(f"{e.name}论证意见"),
            )
            for e in _EXPERTS
        )
    ),
)

_RISK = (
    Scene(
        at(date(2023, 3, 21)),
        "wu",
        "risk_assessment",
        "report",
        risk_assessment.Report(
            report=paper("风险评估报告"),
            points=("施工期交通组织", "沿街商户出入"),
            measures="半幅施工，设置临时通道。",
            contingency_plan=paper("处置预案"),
            departments_heard=("县公安局", "县信访局"),
            made_by=ASSESSED,
        ),
    ),
    Scene(
        at(date(2023, 3, 24)),
        "wu",
        "risk_assessment",
        "conclude",
        risk_assessment.Conclude(
            controllable=True, reasons="风险点均有防控措施。", level=risk_assessment.RiskLevel.LOW
        ),
    ),
)

_NO_MARKET = Scene(
    at(date(2023, 3, 24)),
    "wu",
    "fair_competition",
    "not_applicable",
    NotApplicable(
        draft=FIRST.digest,
        ground=WaiverGround.NO_OPERATORS,
        reasons="道路中修设计方案不涉及经营者经济活动。",
        document=paper("关于不适用公平竞争审查的说明"),
    ),
)

_COUNTED = Close(
    received=12,
    channels=(
        Received(channel=OpinionChannel.LETTER, count=7),
        Received(channel=OpinionChannel.CALL, count=5),
    ),
    register=paper("公众意见登记表（示例）"),
)
_CLOSE = Scene(
    at(date(2023, 4, 6)),
    "wu",
    "open_consultation",
    "close",
    _COUNTED,
    note=f"截止日已公布，条数为示例。{PUBLISHED}",
)

_LEDGER, _CLUSTERS = paper("公众意见处理表（示例）"), 9
_DISPOSED = Dispose(clusters=_CLUSTERS, adopted=8, partly=2, not_adopted=2, ledger=_LEDGER)
_ANSWER = Answer(
    received=12,
    adopted=8,
    partly=2,
    not_adopted=2,
    report=paper("公开征求意见采纳情况报告"),
    reasons="两条涉及其他路段，不属本事项。",
    groups=(
        Group(
            group="沿街商户（示例）",
            partners=("县个体劳动者协会（示例）", "商户代表三人（示例）"),
            account=paper("与沿街商户沟通协商记录（示例）"),
        ),
    ),
)
_REREAD = Reread(
    ledger=_LEDGER,
    looks=tuple(
        Look(place=place, agrees=True) for place in sampled(_LEDGER.digest, _CLUSTERS, size=1)
    ),
)
_COLLATED = (
    Scene(at(date(2023, 4, 7)), "wu", "open_consultation", "dispose", _DISPOSED),
    Scene(
        at(date(2023, 4, 7), "15:00"),
        "wu",
        "open_consultation",
        "answer",
        _ANSWER,
        shortcut=Text("未经第二人抽查即汇总意见", "collating without a second person's look"),
        expects=("state",),
    ),
    Scene(at(date(2023, 4, 10), "08:40"), "sun", "open_consultation", "reread", _REREAD),
    Scene(at(date(2023, 4, 10)), "wu", "open_consultation", "answer", _ANSWER),
)

ARGUED = (
    Scene(
        at(OPENS),
        "wu",
        "open_consultation",
        "publish",
        notice(OPENS, date(2023, 4, 4)),
        shortcut=Text(
            "首尾两日都算作三十日（实为29日）", "a notice of 29 days, both ends counted as 30"
        ),
        expects=("consultation.period",),
    ),
    Scene(
        at(OPENS, "10:10"),
        "wu",
        "open_consultation",
        "publish",
        notice(OPENS, date(2023, 3, 7), shortening=paper("缩短期限的说明")),
        shortcut=Text(
            "承办单位自行把期限缩短为一日", "the lead unit alone shortens the window to a day"
        ),
        expects=("consultation.shortening", "consultation.shortest"),
    ),
    Scene(
        at(OPENS, "10:30"),
        "wu",
        "open_consultation",
        "publish",
        notice(OPENS, CLOSES),
        note=f"征求意见起止日已公布，末日为清明节假日。{PUBLISHED}",
    ),
    _SELECT,
    _OPINE,
    Scene(
        at(date(2023, 3, 22)),
        "wu",
        "expert_argument",
        "adopt",
        expert_argument.Adopt(statement=paper("专家论证意见采纳情况说明")),
    ),
    Scene(
        at(CLOSES),
        "wu",
        "open_consultation",
        "close",
        _COUNTED,
        shortcut=Text("提前结束合法的征求意见期", "closing a lawful window early"),
        expects=("consultation.window",),
    ),
    _CLOSE,
    *_COLLATED,
    package(
        date(2023, 4, 10),
        FIRST.digest,
        shortcut=Text("未完成评估论证即提请讨论", "submission without evaluation"),
        expects=("gate.evaluation", "stands.risk_assessment"),
    ),
    *(
        Scene(at(date(2023, 4, 11), f"{9 + n:02d}:00"), s.who, s.step, s.verb, s.says)
        for n, s in enumerate((*_RISK, _NO_MARKET))
    ),
)


ARGUED_PLAINLY = (
    Scene(
        at(OPENS),
        "wu",
        "open_consultation",
        "not_applicable",
        NotApplicable(
            draft=FIRST.digest,
            ground=WaiverGround.OTHER_FORM,
            reasons="以座谈会、实地走访方式听取意见（条例第十四条）。",
            document=paper("座谈会、实地走访听取意见情况"),
        ),
    ),
    *(
        Scene(
            at(date(2023, 3, 7)),
            "wu",
            step,
            "not_applicable",
            NotApplicable(
                draft=FIRST.digest,
                ground=ground,
                reasons=f"{TITLE}：示例理由。",
                document=paper(f"关于不适用的说明（{ground}）"),
            ),
        )
        for step, ground in (
            ("expert_argument", WaiverGround.NOT_TECHNICAL),
            ("risk_assessment", WaiverGround.NO_ADVERSE_EFFECT),
            ("fair_competition", WaiverGround.NO_OPERATORS),
        )
    ),
)
