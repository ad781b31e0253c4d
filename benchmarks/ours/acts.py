"""The acts of the measured case: real payloads, a note each.

`BEFORE` is done off the clock: the matter is started, drafted, argued and heard, and filed for
legality review. `COURSE` are the twenty moves on the clock, from the acceptance there on; the
sixteenth to the eighteenth may be made in any order. `AFTER` brings the case to its end.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from benchmarks.ours.cast import (
    ARCHIVIST,
    CHIEF,
    DRAFTER,
    EXECUTOR,
    LEAD_UNIT,
    MEMBERS,
    RECORDER,
    REVIEWER,
    SECRETARY,
    UNITS,
    at,
    paper,
)
from benchmarks.peers import course
from decision_flow.domain.case import Payload
from decision_flow.domain.intake.judgement import Answers, Category
from decision_flow.domain.opinions.collation import Answer, Close
from decision_flow.domain.steps.after import (
    archive,
    closing,
    execution,
    issue,
    publication,
    report,
    responsibility,
)
from decision_flow.domain.steps.before import (
    consultation,
    department_opinions,
    drafting,
    feasibility_study,
    legality_review,
    proposal,
    start,
    submission,
)
from decision_flow.domain.steps.claims.examined import Claimed, Examined
from decision_flow.domain.steps.claims.waiver import NotApplicable, WaiverGround
from decision_flow.domain.steps.decision import meeting, record
from decision_flow.domain.steps.matter import Open

NOTE = "经审核，材料齐全、程序合法，同意按程序提交下一环节办理。"
DRAFT = paper("阳光大街中修道路工程设计方案（测量用）")
WEBSITE = consultation.Channel(kind=consultation.ChannelKind.WEBSITE, name="县人民政府门户网站")
HELD = date(2023, 5, 15)
NAMED = (SECRETARY, DRAFTER, REVIEWER, RECORDER, ARCHIVIST, EXECUTOR, *MEMBERS)
UNIT_ASKED = "县财政局"
WAIVED = {
    "expert_argument": (
        WaiverGround.NOT_TECHNICAL,
        "中修工程采用成熟技术，不属专业性、技术性较强的事项。",
    ),
    "risk_assessment": (
        WaiverGround.NO_ADVERSE_EFFECT,
        "分段施工，不封闭交通，实施不会对社会稳定、公共安全造成不利影响。",
    ),
    "fair_competition": (WaiverGround.NO_OPERATORS, "不涉及经营者经济活动。"),
}


@dataclass(frozen=True, slots=True)
class Act:
    """One move: who does what when, and what is said."""

    on: datetime
    who: str
    step: str
    verb: str
    says: Payload


def opening(certificate: str) -> Open:
    """Return what the case is about."""
    return Open(
        title="阳光大街中修道路工程设计方案（测量用）",
        category=Category.CONSTRUCTION,
        summary="仅供测量。",
        certificate=certificate,
        answers=Answers(category=Category.CONSTRUCTION, great_effect=True, reasons="仅供测量。"),
    )


def _by(who: str, step: str) -> Callable[[date, str, Payload], Act]:
    return lambda day, verb, says: Act(at(day), who, step, verb, says)


OPENED_AT = at(date(2023, 2, 1))
_opinions = _by(DRAFTER, "open_consultation")
_departments = _by(DRAFTER, "department_opinions")

BEFORE = (
    _by(SECRETARY, "proposal")(
        date(2023, 2, 6),
        "submit",
        proposal.Submit(
            proposer=proposal.Proposer.DEPARTMENT,
            name=LEAD_UNIT,
            problem="部分路段路面破损，影响通行安全。",
            document=paper("建议书"),
        ),
    ),
    _by(DRAFTER, "proposal")(
        date(2023, 2, 8),
        "study",
        proposal.Study(
            unit=LEAD_UNIT,
            necessity="路况检测显示需要中修。",
            legal_basis=("《中华人民共和国公路法》",),
            document=paper("研究论证意见"),
        ),
    ),
    _by(CHIEF, "start")(date(2023, 2, 10), "approve", start.Approve(document=paper("启动批示"))),
    _by(SECRETARY, "start")(
        date(2023, 2, 13), "assign", start.Assign(lead=LEAD_UNIT, document=paper("交办通知"))
    ),
    _by(DRAFTER, "drafting")(
        date(2023, 2, 20),
        "register",
        drafting.Register(
            draft=DRAFT, explanation=paper("起草说明"), legal_basis=("《中华人民共和国公路法》",)
        ),
    ),
    _departments(
        date(2023, 2, 21),
        "request",
        department_opinions.Request(departments=(UNIT_ASKED,), letter=paper("征求意见函")),
    ),
    _departments(
        date(2023, 3, 3),
        "collect",
        department_opinions.Collect(
            replies=(
                department_opinions.Reply(
                    department=UNIT_ASKED,
                    stance=department_opinions.Stance.AGREES,
                    letter=paper("县财政局复函"),
                ),
            )
        ),
    ),
    *(
        _by(DRAFTER, step)(
            date(2023, 3, 3),
            "not_applicable",
            NotApplicable(
                draft=DRAFT.digest, ground=ground, reasons=reasons, document=paper(reasons)
            ),
        )
        for step, (ground, reasons) in WAIVED.items()
    ),
    _opinions(
        date(2023, 3, 6),
        "publish",
        consultation.Publish(
            draft=DRAFT.digest,
            notice=paper("征求意见公告"),
            explanation=paper("起草说明"),
            channels=(WEBSITE,),
            opens=date(2023, 3, 6),
            closes=date(2023, 4, 5),
            how_to_comment="信函或者电子邮件。",
        ),
    ),
    _opinions(date(2023, 4, 6), "close", Close(received=0)),
    _opinions(
        date(2023, 4, 10),
        "answer",
        Answer(
            received=0,
            adopted=0,
            partly=0,
            not_adopted=0,
            report=paper("意见采纳情况报告"),
            no_groups="不涉及特定群体利益。",
        ),
    ),
    _by(DRAFTER, "feasibility_study")(
        date(2023, 4, 11),
        "file",
        feasibility_study.File(
            necessity="路面破损率超过养护标准。",
            feasibility="资金、技术、交通组织均可行。",
            report=paper("可行性研究报告"),
        ),
    ),
    _by(DRAFTER, "legality_review")(
        date(2023, 4, 12),
        "file",
        legality_review.File(
            draft=DRAFT.digest,
            basis=(paper("依据汇编"),),
            materials=(paper("起草说明"), paper("意见采纳情况报告")),
            procedure_statement=paper("履行法定程序情况说明"),
        ),
    ),
)


def _reviewed() -> tuple[Act, ...]:
    """Return the acceptance for legality review and the opinion: two moves."""
    review = _by(REVIEWER, "legality_review")
    return (
        review(date(2023, 4, 12), "accept", legality_review.Accept(due=date(2023, 4, 23))),
        review(
            date(2023, 4, 20),
            "opine",
            legality_review.Opine(
                draft=DRAFT.digest,
                form=legality_review.PaperForm.LEGALITY_OPINION,
                conclusion=legality_review.Opinion.LAWFUL,
                authority="属县人民政府法定权限。",
                procedure="已履行公众参与、评估论证程序；三个环节“不适用”的理由成立。",
                content="内容符合有关法律、法规、规章和政策。",
                opinion=paper("合法性审查意见书"),
                counsel=paper("法律顾问书面意见"),
                examined=tuple(
                    Examined(
                        step=step,
                        claimed=Claimed.NOT_APPLICABLE,
                        upheld=True,
                        reasons="理由成立。",
                    )
                    for step in WAIVED
                ),
            ),
        ),
    )


def _submitted() -> tuple[Act, ...]:
    """Return the package and its acceptance: two moves."""
    papers = {
        "department_opinions": "县财政局复函",
        "open_consultation": "意见采纳情况报告",
        "feasibility_study": "可行性研究报告",
        "legality_review": "合法性审查意见书",
    }
    return (
        _by(DRAFTER, "submission")(
            date(2023, 5, 8),
            "package",
            submission.Package(
                draft=DRAFT.digest,
                request=paper("提请审议的请示"),
                enclosures=tuple(
                    submission.Enclosure(step=step, document=paper(title))
                    for step, title in papers.items()
                ),
            ),
        ),
        _by(SECRETARY, "submission")(
            date(2023, 5, 8),
            "accept",
            submission.Accept(approved_by="分管副县长（示例）", document=paper("议题审批单")),
        ),
    )


def _met() -> tuple[Act, ...]:
    """Return the meeting and the chief's decision: five moves."""
    recorded = _by(RECORDER, "meeting")
    opened = at(HELD)
    present = tuple(record.Attendance(person=person, arrived=opened) for person in MEMBERS)
    chief_last = (*MEMBERS[1:], CHIEF)
    return (
        _by(SECRETARY, "meeting")(
            date(2023, 5, 9),
            "schedule",
            record.Schedule(
                meeting=record.MeetingKind.STANDING,
                number="县政府常务会议（示例）",
                held_on=HELD,
                notice=paper("会议通知"),
            ),
        ),
        recorded(HELD, "convene", record.Convene(presiding=CHIEF, attendance=present)),
        recorded(
            HELD,
            "discuss",
            record.Discuss(
                speeches=tuple(record.Speech(person=p, words="示例发言。") for p in chief_last),
                positions=tuple(
                    record.Position(person=p, stance=record.Stance.AGREE) for p in chief_last
                ),
            ),
        ),
        recorded(
            HELD,
            "vote",
            record.Vote(
                at=opened,
                method=record.Method.NAMED_BALLOT,
                attendance=present,
                ballots=tuple(record.Ballot(person=p, choice=record.Choice.FOR) for p in MEMBERS),
            ),
        ),
        _by(CHIEF, "meeting")(
            HELD, "decide", meeting.Decide(outcome=meeting.Outcome.AGREED, draft=DRAFT.digest)
        ),
    )


def _issued() -> tuple[Act, ...]:
    """Return the Party report, none to the congress, and the signature: four moves."""
    reported = _by(SECRETARY, "party_report")
    return (
        reported(
            date(2023, 5, 31),
            "report",
            report.Report(to="中共示例县委", document=paper("出台前请示报告")),
        ),
        reported(
            date(2023, 6, 5), "reply", report.Reply(approved=True, document=paper("县委复函"))
        ),
        _by(SECRETARY, "congress_report")(
            date(2023, 6, 5),
            "not_applicable",
            NotApplicable(
                draft=DRAFT.digest,
                ground=WaiverGround.NO_REPORT_DUE,
                reasons="不属依法应当在出台前向县人大常委会报告的事项。",
                document=paper("关于不须报告的说明"),
            ),
        ),
        _by(CHIEF, "issue")(
            date(2023, 6, 6),
            "sign",
            issue.Sign(
                number="示例〔2023〕1号",
                draft=DRAFT.digest,
                document=paper("印发通知"),
                effective_on=date(2023, 6, 6),
                examined=("congress_report",),
            ),
        ),
    )


def _answered_for() -> tuple[Act, ...]:
    """Return publication, the task, three in parallel, its acceptance, receipt, closing: nine."""
    return (
        _by(SECRETARY, "publication")(
            date(2023, 6, 8),
            "publish",
            publication.Publish(
                on=date(2023, 6, 8), channels=(WEBSITE,), proof=paper("公布页面截图")
            ),
        ),
        _by(SECRETARY, "execution")(
            date(2023, 6, 9),
            "assign",
            execution.Assign(
                tasks=(
                    execution.Task(
                        key="T1",
                        unit=UNITS[EXECUTOR],
                        goal="完成中修并通车。",
                        measure="分段施工，保持单向通行。",
                        due=date(2023, 6, 16),
                        passage="第二部分",
                    ),
                ),
                document=paper("任务分解通知"),
                draft=DRAFT.digest,
            ),
        ),
        _by(DRAFTER, "archive")(
            date(2023, 6, 16),
            "hand_over",
            archive.HandOver(
                parts=tuple(
                    archive.Part(part=part, documents=(paper(f"归档卷：{part}"),))
                    for part in archive.PARTS
                ),
                list_of_files=paper("归档材料清单"),
            ),
        ),
        _by(SECRETARY, "responsibility")(
            date(2023, 6, 16),
            "register",
            responsibility.Register(
                entries=tuple(
                    responsibility.Entry(
                        person=person,
                        answers=responsibility.Answers.ANSWERS_DIRECTLY,
                        office=UNITS[person],
                    )
                    for person in NAMED
                ),
                document=paper("责任清单"),
            ),
        ),
        _by(EXECUTOR, "execution")(
            date(2023, 6, 16),
            "finish",
            execution.Finish(task="T1", result="已通车。", evidence=(paper("竣工验收报告"),)),
        ),
        _by(SECRETARY, "execution")(
            date(2023, 6, 19),
            "inspect",
            execution.Inspect(
                task="T1", accepted=True, findings="现场核查属实。", document=paper("任务验收单")
            ),
        ),
        _by(EXECUTOR, "execution")(
            date(2023, 6, 20),
            "complete",
            execution.Complete(result="已按期完成并通车。", report=paper("执行情况报告")),
        ),
        _by(ARCHIVIST, "archive")(
            date(2023, 6, 21), "receive", archive.Receive(findings="材料齐全。")
        ),
        _by(SECRETARY, "closing")(
            date(2023, 6, 22), "close", closing.Close(statement="归档、执行和责任登记完成。")
        ),
    )


_WHOLE = (*_reviewed(), *_submitted(), *_met(), *_issued(), *_answered_for())
COURSE, AFTER = _WHOLE[: len(course.STEPS)], _WHOLE[len(course.STEPS) :]
"""What is measured, from the acceptance for legality review on, and what then brings the end."""
