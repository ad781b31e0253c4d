"""Proposal, start, the first draft and what the departments say."""

from datetime import date

from api.demo.matter import FIRST, LEAD_UNIT, PUBLISHED
from api.demo.scene import Scene, at, paper
from decision_flow.domain.steps.before import (
    department_opinions,
    drafting,
    feasibility_study,
    proposal,
    start,
    submission,
)
from decision_flow.domain.steps.papers import HandedIn
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
    )


def package(on: date, draft: str, *, shortcut: Text, expects: tuple[str, ...]) -> Scene:
    """Return the package, submitted too early on this day."""
    return Scene(
        at(on, "17:00"),
        "wu",
        "submission",
        "package",
        submission.Package(
            draft=draft, request=paper("提请审议的请示"), enclosures=ENCLOSURES, papers=HANDED_IN
        ),
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

HANDED_IN = (
    HandedIn(paper="finance", document=paper("县财政局关于资金安排的意见和预算依据")),
    HandedIn(paper="interpretation", document=paper("解读方案")),
)

DRAFTED = (
    _REGISTER,
    _STUDY,
    package(
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
