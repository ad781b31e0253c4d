"""The case itself: its phases, and what is asked of the whole and not of one step.

Only the body ends what it started (713 Article 10). A correction moves nothing: it is a fact that
cites a wrong one, with evidence, as another person reported it, and all stay visible. Nor does a
comparison: a second person says what a paper shows, so that somebody else may enter it late.
"""

from decision_flow.domain.case import CASE, AnswerRecord, Assign, Compare, Correct, ReportError
from decision_flow.domain.intake.judgement import Answers, Category, Id
from decision_flow.domain.kind import Asked, Choice, Kind, Phase, Row, Stage, Verb
from decision_flow.domain.links import Links
from decision_flow.domain.people import APART, DUTY_LABELS, Duty
from decision_flow.domain.said import Join, Leave, Reassign, TakeOver
from decision_flow.domain.steps.answering import (
    ANSWERERS,
    answered_once,
    answers_own_words,
    objection_says_what_was_said,
    somebody_has_not_answered,
)
from decision_flow.domain.steps.correcting import (
    HereAndNow,
    corrected_by_another,
    error_was_reported,
    fact_exists,
)
from decision_flow.domain.steps.ending import Withdraw, parts_are_named
from decision_flow.domain.steps.handing import (
    handed_by_who_drafts,
    never_reviewed,
    something_was_handed,
    taken_by_the_new_unit,
)
from decision_flow.domain.steps.joint import (
    BODY,
    another_case,
    issued_jointly,
    named_before,
    nobody_has_signed,
)
from decision_flow.domain.steps.registry import KINDS
from decision_flow.domain.values import (
    HOUSE_RULE,
    Digest,
    Text,
    decree_713,
    record,
)
from decision_flow.domain.verdict import Verdict, verdict


@record
class Open:
    """What the case is about, and why it is a major matter.

    `answers` are those of Article 3, or `judgement` names where this body gave them. `links` names
    the earlier cases that this one comes from.
    """

    title: str
    category: Category
    summary: str
    certificate: Digest
    answers: Answers | None = None
    judgement: Id | None = None
    links: Links = ()


def _duties_stay_apart(asked: Asked[Assign]) -> tuple[Verdict, ...]:
    payload = asked.payload
    duties = asked.case.acted.get(payload.person, frozenset())
    found = []
    for pair in APART:
        other = pair.other_of(payload.duty)
        if other is not None and other in duties:
            label = DUTY_LABELS[other]
            found.append(
                verdict(
                    "assign.apart",
                    passed=False,
                    zh=f"该人员在本案已任{label.zh}，不得兼任{DUTY_LABELS[payload.duty].zh}。",
                    en=f"This person is {label.en} in this case already and may not also be "
                    f"{DUTY_LABELS[payload.duty].en}.",
                    source=pair.source,
                    curers=(Duty.SECRETARY,),
                )
            )
    return tuple(found)


COMPARERS = (
    Duty.SECRETARY,
    Duty.RECORDER,
    Duty.ARCHIVIST,
    Duty.RISK_ASSESSOR,
    Duty.LEGAL_REVIEWER,
    Duty.MARKET_REGULATOR,
    Duty.DISCLOSURE_REVIEWER,
    Duty.EXECUTOR,
)
"""Who keeps papers and can compare one: no member, expert or drafter; who audits stays apart."""


_HERE_AND_NOW = (Compare, ReportError, AnswerRecord)
"""What happens when it is entered, and so is never entered late."""


def _compares_an_act(asked: Asked[Compare]) -> tuple[Verdict, ...]:
    """Pass when the paper shows acts that there are, of a day that has come."""
    payload = asked.payload
    verbs = _verbs_of(asked)
    listed = "、".join(verbs)
    return (
        verdict(
            "compare.step",
            bool(verbs),
            f"须写明本程序的办理环节；没有“{payload.step}”。",
            f"The step is one of this procedure; there is no “{payload.step}”.",
            HOUSE_RULE,
        ),
        verdict(
            "compare.verbs",
            bool(payload.verbs) and {*payload.verbs} <= {*verbs},
            f"须写明补录件所载的办理事项，至少一项，限于：{listed}。",
            f"At least one act that the paper shows is named, out of: {', '.join(verbs)}.",
            HOUSE_RULE,
        ),
        verdict(
            "compare.day",
            payload.day <= asked.day,
            f"补录件所载日期（{payload.day}）不得晚于核对之日。",
            f"The day that the paper shows ({payload.day}) has come when it is compared.",
            HOUSE_RULE,
        ),
    )


def _verbs_of(asked: Asked[Compare]) -> tuple[str, ...]:
    """Return the acts that may be entered late of the step that is named; none of no step."""
    step = asked.payload.step
    if step == CASE:
        return tuple(v.name for v in OWN_VERBS if v.payload not in _HERE_AND_NOW)
    found = asked.procedure.steps.get(step)
    return tuple(v.name for v in KINDS[found.kind].verbs) if found else ()


ENDS = (
    Phase.CLOSED,
    Phase.WITHDRAWN,
    Phase.DECLINED,
    Phase.NOT_ADOPTED,
    Phase.LAPSED,
)
IN_FORCE = frozenset({Phase.POST_DECISION, Phase.CLOSED})

DRAFTED = (Phase.PRE_DECISION, Phase.DECISION, Phase.DECIDED, Phase.POST_DECISION)
"""Phases in which a unit that was named has the matter in hand."""

NOT_ISSUED = (Phase.INITIATION, Phase.PRE_DECISION, Phase.DECISION, Phase.DECIDED)
"""Phases in which it can still be said who issues the matter."""

DISCUSSED = (Phase.DECISION, Phase.DECIDED, Phase.POST_DECISION)
"""Phases in which a member can answer for the record of a discussion."""

ROWS = (
    Row("begin", (Phase.INITIATION,), Phase.PRE_DECISION),
    Row("decline", (Phase.INITIATION,), Phase.DECLINED),
    Row("table", (Phase.PRE_DECISION,), Phase.DECISION),
    Row("send_back", (Phase.PRE_DECISION, Phase.DECISION, Phase.DECIDED), Phase.PRE_DECISION),
    Row("retable", (Phase.DECISION, Phase.DECIDED), Phase.DECISION),
    Row("adopt", (Phase.DECISION,), Phase.DECIDED),
    Row("reject", (Phase.DECISION, Phase.DECIDED), Phase.NOT_ADOPTED),
    Row("lapse", (Phase.DECISION,), Phase.LAPSED),
    Row("issue", (Phase.DECIDED,), Phase.POST_DECISION),
    Row("close", (Phase.POST_DECISION,), Phase.CLOSED),
    Row(
        "withdraw",
        (Phase.INITIATION, Phase.PRE_DECISION, Phase.DECISION),
        Phase.WITHDRAWN,
        Choice.MAY,
    ),
    Row("correct", tuple(Phase), "=", Choice.MAY),
    Row("report_error", tuple(Phase), "=", Choice.MAY),
    Row("answer_record", DISCUSSED, "=", Choice.MAY),
    Row("reassign", DRAFTED, "=", Choice.MAY),
    Row("take_over", DRAFTED, "=", Choice.MAY),
    Row("join", NOT_ISSUED, "=", Choice.MAY),
    Row("leave", NOT_ISSUED, "=", Choice.MAY),
    Row("compare", tuple(Phase), "=", Choice.MAY),
    Row(
        "assign",
        (
            Phase.INITIATION,
            Phase.PRE_DECISION,
            Phase.DECISION,
            Phase.DECIDED,
            Phase.POST_DECISION,
        ),
        "=",
        Choice.MAY,
    ),
)
"""`=` stands for the state one is in: a fact is written, nothing moves."""

OWN_VERBS = (
    Verb(
        "withdraw",
        Text("终止（撤回）决策程序", "withdraw"),
        Withdraw,
        (Duty.CHIEF, Duty.SECRETARY),
        ("withdraw",),
        requirements=(parts_are_named,),
    ),
    Verb(
        "reassign",
        Text("改由另一单位承办", "have another unit draft it"),
        Reassign,
        (Duty.CHIEF, Duty.SECRETARY),
        ("reassign",),
        requirements=(handed_by_who_drafts, never_reviewed),
    ),
    Verb(
        "take_over",
        Text("接收移交事项", "take the matter over"),
        TakeOver,
        (Duty.DRAFTER,),
        ("take_over",),
        guards=(something_was_handed,),
        requirements=(taken_by_the_new_unit,),
    ),
    Verb(
        "join",
        Text("联合发文", "issue together"),
        Join,
        BODY,
        ("join",),
        requirements=(another_case,),
    ),
    Verb(
        "leave",
        Text("不再联合发文", "no longer issue together"),
        Leave,
        BODY,
        ("leave",),
        guards=(issued_jointly, nobody_has_signed),
        requirements=(named_before,),
    ),
    Verb(
        "correct",
        Text("更正记录", "correct the record"),
        Correct,
        tuple(Duty),
        ("correct",),
        guards=(error_was_reported,),
        requirements=(fact_exists, corrected_by_another),
    ),
    Verb(
        "report_error",
        Text("指出差错", "report an error in the record"),
        ReportError,
        tuple(Duty),
        ("report_error",),
        requirements=(HereAndNow("report_error"), fact_exists),
    ),
    Verb(
        "answer_record",
        Text("确认本人发言记录", "answer for the record of one's words"),
        AnswerRecord,
        ANSWERERS,
        ("answer_record",),
        guards=(somebody_has_not_answered,),
        requirements=(
            HereAndNow("answer_record"),
            answers_own_words,
            objection_says_what_was_said,
            answered_once,
        ),
    ),
    Verb(
        "compare",
        Text("核对补录件", "compare a paper for late entry"),
        Compare,
        COMPARERS,
        ("compare",),
        requirements=(HereAndNow("compare"), _compares_an_act),
    ),
    Verb(
        "assign",
        Text("指定人员职责", "assign a person to a duty"),
        Assign,
        (Duty.SECRETARY, Duty.CHIEF),
        ("assign",),
        requirements=(_duties_stay_apart,),
    ),
)

OPEN = Verb("open", Text("立案", "open a case"), Open, (Duty.SECRETARY,), ("open",))

MATTER = Kind(
    name="case",
    version=1,
    label=Text("案件", "Case"),
    phase=Phase.INITIATION,
    stage=Stage.PROPOSED,
    source=decree_713(10),
    principal=Duty.SECRETARY,
    rows=ROWS,
    verbs=OWN_VERBS,
    done=frozenset(),
    labels={
        Phase.INITIATION: Text("启动", "initiation"),
        Phase.PRE_DECISION: Text("决策前", "pre-decision"),
        Phase.DECISION: Text("决策中", "decision"),
        Phase.DECIDED: Text("已决定，待出台", "decided, to be issued"),
        Phase.POST_DECISION: Text("决策后", "post-decision"),
        Phase.CLOSED: Text("已结案", "closed"),
        Phase.WITHDRAWN: Text("已终止", "withdrawn"),
        Phase.DECLINED: Text("未予启动", "declined"),
        Phase.NOT_ADOPTED: Text("未通过", "not adopted"),
        Phase.LAPSED: Text("已失效", "lapsed"),
    },
)
