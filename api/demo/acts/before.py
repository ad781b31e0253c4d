"""Before the decision: proposal, draft, consultation, argument, review."""

from datetime import date

from api.demo.matter import CLOSES, FIRST, LEAD_UNIT, OPENS, PUBLISHED, SECOND, THIRD, TITLE
from api.demo.scene import Scene, at, paper
from decision_flow.domain.steps.before import (
    consultation,
    department_opinions,
    drafting,
    expert_argument,
    feasibility_study,
    legality_review,
    proposal,
    risk_assessment,
    start,
    submission,
)
from decision_flow.domain.steps.common import NotApplicable
from decision_flow.domain.values import Text

STARTED = (
    Scene(
        at(date(2023, 2, 6)),
        "sun",
        "proposal",
        "submit",
        proposal.Submit(
            proposer=proposal.Proposer.DEPARTMENT,
            name=LEAD_UNIT,
            problem="阳光大街部分路段路面破损，影响通行安全。",
            document=paper("关于实施阳光大街中修工程的建议书"),
        ),
    ),
    Scene(
        at(date(2023, 2, 8)),
        "wu",
        "proposal",
        "study",
        proposal.Study(
            unit=LEAD_UNIT,
            necessity="路况检测显示需要中修。",
            legal_basis=("《中华人民共和国公路法》", "《重大行政决策程序暂行条例》"),
            document=paper("关于阳光大街中修工程建议的研究论证意见"),
        ),
    ),
    Scene(
        at(date(2023, 2, 10)),
        "wang",
        "start",
        "approve",
        start.Approve(document=paper("县长关于启动决策程序的批示")),
    ),
    Scene(
        at(date(2023, 2, 13)),
        "sun",
        "start",
        "assign",
        start.Assign(lead=LEAD_UNIT, document=paper("交办通知")),
        note=f"承办单位已公布；其余示例。{PUBLISHED}",
    ),
)

_REGISTER = Scene(
    at(date(2023, 2, 20)),
    "wu",
    "drafting",
    "register",
    drafting.Register(
        draft=FIRST,
        explanation=paper("起草说明"),
        legal_basis=("《中华人民共和国公路法》", "《重大行政决策程序暂行条例》"),
        survey=paper("路况调研报告"),
    ),
)

_STUDY = Scene(
    at(date(2023, 2, 21)),
    "wu",
    "feasibility_study",
    "file",
    feasibility_study.File(
        necessity="路面破损率超过养护标准，存在安全隐患。",
        feasibility="资金、技术、交通组织均可行。",
        report=paper("必要性可行性研究报告"),
        cost_and_benefit="示例：投资估算与养护成本比较见报告。",
    ),
)

_ASK_DEPARTMENTS = Scene(
    at(date(2023, 2, 22)),
    "wu",
    "department_opinions",
    "request",
    department_opinions.Request(
        departments=("县财政局", "县公安局", "县住房和城乡建设局"),
        letter=paper("征求部门意见函"),
    ),
)


def _reply(department: str, *, settled: bool) -> department_opinions.Reply:
    stance = department_opinions.Stance
    return department_opinions.Reply(
        department=department,
        stance=stance.AGREES if settled else stance.DISAGREES,
        letter=paper(f"{department}复函"),
        settled=settled,
    )


def _package(on: date, draft: str, *, shortcut: Text, expects: tuple[str, ...]) -> Scene:
    return Scene(
        at(on, "17:00"),
        "wu",
        "submission",
        "package",
        submission.Package(draft=draft, request=paper("提请审议的请示"), enclosures=ENCLOSURES),
        shortcut=shortcut,
        expects=expects,
    )


ENCLOSURES = tuple(
    submission.Enclosure(step=step, document=paper(title))
    for step, title in (
        ("department_opinions", "部门意见及分歧说明"),
        ("open_consultation", "公开征求意见采纳情况报告"),
        ("feasibility_study", "必要性可行性研究报告"),
        ("expert_argument", "专家论证意见采纳情况说明"),
        ("risk_assessment", "风险评估报告"),
        ("legality_review", "合法性审查意见书"),
    )
)

DRAFTED = (
    _REGISTER,
    _STUDY,
    _package(
        date(2023, 2, 21),
        FIRST.digest,
        shortcut=Text("未公开征求意见即提请讨论", "submission without consultation"),
        expects=("gate.consultation", "stands.open_consultation"),
    ),
    _ASK_DEPARTMENTS,
    Scene(
        at(date(2023, 3, 2)),
        "wu",
        "department_opinions",
        "collect",
        department_opinions.Collect(
            replies=(
                _reply("县财政局", settled=False),
                _reply("县公安局", settled=True),
                _reply("县住房和城乡建设局", settled=True),
            )
        ),
    ),
    Scene(
        at(date(2023, 3, 3)),
        "wu",
        "department_opinions",
        "explain",
        department_opinions.Explain(
            dispute="年度资金安排的进度。",
            other_side="县财政局建议分两年安排。",
            own_opinion="雨季前完工更为稳妥。",
            basis="路况检测结论。",
            document=paper("部门意见分歧说明"),
        ),
    ),
)


def notice(opens: date, closes: date) -> consultation.Publish:
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
    NotApplicable(reasons="道路中修设计方案不涉及经营者经济活动。"),
)

_CLOSE = Scene(
    at(date(2023, 4, 6)),
    "wu",
    "open_consultation",
    "close",
    consultation.Close(received=12),
    note=f"截止日已公布，条数为示例。{PUBLISHED}",
)

_ANSWER = Scene(
    at(date(2023, 4, 10)),
    "wu",
    "open_consultation",
    "answer",
    consultation.Answer(
        received=12,
        adopted=8,
        partly=2,
        not_adopted=2,
        report=paper("公开征求意见采纳情况报告"),
        reasons="两条涉及其他路段，不属本事项。",
    ),
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
        consultation.Close(received=12),
        shortcut=Text("提前结束合法的征求意见期", "closing a lawful window early"),
        expects=("consultation.window",),
    ),
    _CLOSE,
    _ANSWER,
    _package(
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


def _file(on: date, draft: str, clock: str = "14:00") -> Scene:
    return Scene(
        at(on, clock),
        "wu",
        "legality_review",
        "file",
        legality_review.File(
            draft=draft,
            materials=(paper("起草说明"), paper("公开征求意见采纳情况报告")),
            procedure_statement=paper("履行法定程序情况说明"),
        ),
    )


def _accept(on: date, due: date) -> Scene:
    return Scene(
        at(on, "16:00"), "zheng", "legality_review", "accept", legality_review.Accept(due=due)
    )


def opinion(
    draft: str,
    conclusion: legality_review.Opinion,
    *,
    form: legality_review.PaperForm = legality_review.PaperForm.LEGALITY_OPINION,
    changes: tuple[str, ...] = (),
) -> legality_review.Opine:
    """Return a legality opinion on this text."""
    return legality_review.Opine(
        draft=draft,
        form=form,
        conclusion=conclusion,
        authority="属县人民政府法定权限。",
        procedure="已履行公众参与、专家论证、风险评估程序。",
        content="内容符合有关法律、法规、规章和政策。",
        opinion=paper("合法性审查意见书"),
        counsel=paper("法律顾问书面意见"),
        examined=("fair_competition",),
        changes=changes,
    )


_LAWFUL = legality_review.Opinion.LAWFUL
_AFTER_CHANGES = legality_review.Opinion.LAWFUL_AFTER_CHANGES


def _opine(on: date, says: legality_review.Opine, *, who: str = "zheng") -> Scene:
    return Scene(at(on, "15:00"), who, "legality_review", "opine", says)


def _revise(on: date, text: drafting.Revise) -> Scene:
    return Scene(at(on), "wu", "drafting", "revise", text)


def _classify(on: date, says: drafting.Classify) -> Scene:
    return Scene(at(on, "15:00"), "zheng", "drafting", "classify", says)


REVIEWED = (
    _package(
        date(2023, 4, 11),
        FIRST.digest,
        shortcut=Text("未经合法性审查即提请讨论", "submission without legality review"),
        expects=("gate.legality", "stands.legality_review"),
    ),
    _file(date(2023, 4, 12), FIRST.digest),
    _accept(date(2023, 4, 12), date(2023, 4, 23)),
    Scene(
        at(date(2023, 4, 19)),
        "zheng",
        "legality_review",
        "opine",
        opinion(FIRST.digest, _LAWFUL, form=legality_review.PaperForm.REPLY_TO_CONSULTATION),
        shortcut=Text("以征求意见复函代替合法性审查", "an opinion letter in place of the review"),
        expects=("legality.form",),
    ),
    Scene(
        at(date(2023, 4, 19), "11:00"),
        "wu",
        "legality_review",
        "opine",
        opinion(FIRST.digest, _LAWFUL),
        shortcut=Text("起草人审查自己起草的草案", "the drafter reviewing his own draft"),
        expects=("person.duty", "person.apart", "person.reviewer_unit"),
    ),
    _opine(
        date(2023, 4, 20),
        opinion(FIRST.digest, _AFTER_CHANGES, changes=("第三条援引的依据应更新。",)),
    ),
    _revise(
        date(2023, 4, 21),
        drafting.Revise(
            draft=SECOND,
            comparison=paper("修改对照表（审查意见）"),
            proposed=drafting.ChangeClass.ORDERED,
            reasons="按合法性审查意见修改。",
        ),
    ),
    _classify(
        date(2023, 4, 21),
        drafting.Classify(
            draft=SECOND.digest,
            as_class=drafting.ChangeClass.ORDERED,
            reasons="仅为审查意见所要求的修改，已逐条核对。",
        ),
    ),
    _revise(
        date(2023, 4, 24),
        drafting.Revise(
            draft=THIRD,
            comparison=paper("修改对照表（采纳意见）"),
            proposed=drafting.ChangeClass.EDITORIAL,
            reasons="补充采纳一条公众意见。",
        ),
    ),
    _package(
        date(2023, 4, 24),
        THIRD.digest,
        shortcut=Text("审查后改动草案再提请讨论", "a draft changed after review"),
        expects=("stands.drafting", "submission.draft"),
    ),
    _classify(
        date(2023, 4, 25),
        drafting.Classify(
            draft=THIRD.digest,
            as_class=drafting.ChangeClass.RESPONSIVE,
            reasons="对应公众意见第7条，不增加负担，属采纳意见类修改，合法性审查须重新进行。",
            traces=(drafting.Trace(passage="第五条", opinion="公众意见第7条"),),
        ),
    ),
    _file(date(2023, 4, 26), THIRD.digest),
    _accept(date(2023, 4, 26), date(2023, 5, 10)),
    _opine(date(2023, 5, 6), opinion(THIRD.digest, _LAWFUL)),
)

DRAFTED_PLAINLY = (
    _REGISTER,
    _STUDY,
    _ASK_DEPARTMENTS,
    Scene(
        at(date(2023, 3, 2)),
        "wu",
        "department_opinions",
        "collect",
        department_opinions.Collect(
            replies=tuple(
                _reply(d, settled=True) for d in ("县财政局", "县公安局", "县住房和城乡建设局")
            )
        ),
    ),
)

ARGUED_PLAINLY = (
    Scene(
        at(OPENS),
        "wu",
        "open_consultation",
        "not_applicable",
        NotApplicable(reasons="以座谈会、实地走访方式听取意见（条例第十四条）。"),
    ),
    *(
        Scene(
            at(date(2023, 3, 7)),
            "wu",
            step,
            "not_applicable",
            NotApplicable(reasons=f"{TITLE}：示例理由。"),
        )
        for step in ("expert_argument", "risk_assessment", "fair_competition")
    ),
)

_EXAMINED = ("open_consultation", "expert_argument", "risk_assessment", "fair_competition")


def _examining(says: legality_review.Opine) -> legality_review.Opine:
    return legality_review.Opine(
        **{f: getattr(says, f) for f in says.__dataclass_fields__} | {"examined": _EXAMINED}
    )


REVIEWED_PLAINLY = (
    _file(date(2023, 3, 8), FIRST.digest),
    _accept(date(2023, 3, 8), date(2023, 3, 20)),
    _opine(date(2023, 3, 20), _examining(opinion(FIRST.digest, _LAWFUL))),
)
