"""Collective discussion and the chief's decision (713 Article 30).

The decision is the chief's, in five outcomes. `two_keys` (四个不): the recorded majority and the
chief; he may withhold, defer or return with reasons, never adopt what the majority rejected.
`chief_decides` (713): he may depart from the majority with reasons given at the meeting.
"""

from decision_flow.domain.calendar import Unit
from decision_flow.domain.checks import next_day, not_before
from decision_flow.domain.errors import CalendarMissingError
from decision_flow.domain.kind import (
    PERIODS,
    Asked,
    Choice,
    FigureRule,
    Kind,
    Phase,
    Row,
    Stage,
    Verb,
)
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import SHARE, Bound
from decision_flow.domain.sessions import in_case
from decision_flow.domain.steps.answering import words_are_answered
from decision_flow.domain.steps.common import Reasons, complete
from decision_flow.domain.steps.decision import (
    adjourning,
    ballot,
    chief,
    conduct,
    discussion,
    local,
    opening,
    recusal,
)
from decision_flow.domain.steps.decision import record as of
from decision_flow.domain.steps.decision.chief import ADOPTING, Decide, Outcome, majority_for
from decision_flow.domain.steps.decision.conduct import RECORDER
from decision_flow.domain.values import Digest, Document, Text, decree_713, record
from decision_flow.domain.verdict import Verdict, verdict

__all__ = ["ADOPTING", "MEETING", "CleanCopy", "ConfirmCopy", "Decide", "Outcome", "majority_for"]


@record
class CleanCopy:
    """The text with the meeting's amendments worked in, and nothing else changed."""

    draft: Document
    comparison: Document


@record
class ConfirmCopy:
    """The reviewer compared the clean copy with the recorded amendments."""

    draft: Digest
    findings: str


def _copy_is_the_one_filed(asked: Asked[ConfirmCopy]) -> tuple[Verdict, ...]:
    copy = asked.said(CleanCopy, "clean_copy")
    filed = copy.draft.digest if copy else None
    return (
        verdict(
            "meeting.clean_copy",
            filed == asked.payload.draft,
            f"所核对的文本须为已提交的清样（{(filed or '无')[:12]}）。",
            f"The text that is confirmed must be the clean copy on file ({(filed or '')[:12]}).",
            decree_713(25),
        ),
    )


def _long_enough_deferred(asked: Asked[object]) -> tuple[Verdict, ...]:
    """Pass once the deferral's period, a ceiling, is over; its last day still belongs to it."""
    figure, decided = asked.figure("deferral_lapses_after"), asked.own("decide")
    if figure is None or decided is None:
        return ()
    start, code = asked.day_of(decided), "meeting.deferral"
    try:
        first = next_day(asked.setting.calendar.ceiling(start, figure.count, Unit(figure.unit)))
    except CalendarMissingError as error:
        return (Verdict(code, passed=False, reason=error.text, source=figure.source),)
    why = (f"自{start}起暂缓，期满自动失效", f"Deferred on {start}, it lapses after the period")
    return (not_before(code, asked, first, why, source=figure.source, curers=(Duty.SECRETARY,)),)


def _copy_is_amended(asked: Asked[CleanCopy]) -> tuple[Verdict, ...]:
    """Pass for a text that the case never had: it existed before there was any amendment."""
    return (
        verdict(
            "meeting.copy_amended",
            asked.payload.draft.digest not in asked.case.texts,
            "清样与会议讨论的文本或者此前的草案相同，未载入会议通过的修改。",
            "The clean copy is the text that was discussed, or an earlier draft: the amendments "
            "are not worked in.",
            decree_713(30),
            curers=(Duty.DRAFTER,),
        ),
    )


def _confirmed_text(asked: Asked[ConfirmCopy]) -> str | None:
    return asked.payload.draft


_REVIEWER = (Duty.LEGAL_REVIEWER,)

_ROWS = (
    Row("schedule", ("none", "lapsed", "deferred"), "scheduled"),
    Row("convene", ("scheduled",), "open"),
    Row("discuss", ("open",), "discussed"),
    Row("vote", ("discussed",), "voted"),
    Row("adjourn", ("scheduled", "open", "discussed"), "none", Choice.MAY),
    Row("agreed", ("voted",), "agreed", Choice.FATE, (("case", "adopt"),)),
    Row("not_agreed", ("voted",), "refused", Choice.FATE, (("case", "reject"),)),
    Row("amended", ("voted",), "amending", Choice.FATE),
    Row("returned", ("voted",), "lapsed", Choice.FATE, rework=True),
    Row("deferred", ("voted",), "deferred", Choice.FATE),
    Row("discuss_again", ("voted",), "lapsed", Choice.FATE, rework=True),
    Row("clean_copy", ("amending",), "copied"),
    Row("confirm_copy", ("copied",), "agreed", Choice.FATE, (("case", "adopt"),)),
    Row("refuse_copy", ("copied",), "amending", Choice.FATE),
    Row("exceed", ("copied",), "lapsed", Choice.FATE, rework=True),
    Row("expire", ("deferred",), "lapsed", Choice.MAY, (("case", "lapse"),)),
)

_VERBS = (
    Verb(
        "schedule",
        Text("召集会议", "call the meeting"),
        of.Schedule,
        (Duty.SECRETARY,),
        ("schedule",),
        requirements=(
            opening.is_a_meeting,
            opening.not_called_for_the_past,
            local.notice_in_time,
            local.tabled_in_time,
            local.materials_in_time,
            in_case.called_with_its_session,
        ),
    ),
    Verb(
        "convene",
        Text("开会并核对到会情况", "open the meeting"),
        of.Convene,
        RECORDER,
        ("convene",),
        guards=(opening.opens_on_its_day,),
        requirements=(
            opening.presided_lawfully,
            opening.attended_by_members,
            opening.seats_noted_in_time,
            opening.attended_on_the_day,
            recusal.recusal_has_a_member,
            recusal.recusal_has_its_ground,
            recusal.recusal_is_ordered_lawfully,
            recusal.recused_chief_entrusted,
            opening.quorum_at_opening,
            local.legal_head_attends,
            in_case.convened_in_its_session,
        ),
    ),
    Verb(
        "discuss",
        Text("记录讨论与表态", "record the discussion"),
        of.Discuss,
        RECORDER,
        ("discuss",),
        requirements=(
            discussion.chief_speaks_last,
            discussion.only_members_take_part,
            discussion.every_position_recorded,
            local.written_by_the_absent,
            in_case.discussed_in_its_session,
        ),
    ),
    Verb(
        "vote",
        Text("记录表决", "record the vote"),
        of.Vote,
        RECORDER,
        ("vote",),
        requirements=(
            opening.attended_by_members,
            opening.attended_on_the_day,
            ballot.quorum_at_vote,
            ballot.attendance_as_opened,
            ballot.ballots_are_the_voters,
            ballot.voters_were_heard,
            ballot.ballots_say_what_was_said,
            ballot.words_of_those_present,
            ballot.voted_after_discussing,
            local.voted_by_the_method,
            in_case.voted_in_its_session,
        ),
    ),
    Verb(
        "decide",
        Text("行政首长作出决定", "decide"),
        Decide,
        chief.DECIDERS,
        tuple(Outcome),
        outcome=lambda payload: str(payload.outcome),
        guards=(words_are_answered,),
        requirements=(
            chief.decided_by_the_chief,
            conduct.decides_apart,
            chief.same_text,
            chief.majority_binds,
            chief.absent_chief_follows,
            chief.amendments_on_record,
            local.close_vote_waits,
        ),
    ),
    Verb(
        "clean_copy",
        Text("提交修改后清样", "file the clean copy"),
        CleanCopy,
        (Duty.DRAFTER,),
        ("clean_copy",),
        requirements=(_copy_is_amended,),
    ),
    Verb(
        "confirm_copy",
        Text("核对清样一致", "confirm the clean copy"),
        ConfirmCopy,
        _REVIEWER,
        ("confirm_copy",),
        requirements=(_copy_is_the_one_filed,),
        text=_confirmed_text,
    ),
    Verb("refuse_copy", Text("清样不符", "refuse the copy"), Reasons, _REVIEWER, ("refuse_copy",)),
    Verb(
        "exceed",
        Text("修改超出征求意见范围，退回", "find the amendments beyond what was consulted on"),
        Reasons,
        _REVIEWER,
        ("exceed",),
    ),
    Verb(
        "adjourn",
        Text("休会改期", "adjourn"),
        of.Adjourn,
        RECORDER,
        ("adjourn",),
        requirements=(
            adjourning.breaks_off_for_a_cause,
            in_case.adjourned_in_its_session,
        ),
    ),
    Verb(
        "expire",
        Text("暂缓期满失效", "lapse after deferral"),
        Reasons,
        (Duty.SECRETARY,),
        ("expire",),
        guards=(_long_enough_deferred,),
    ),
)

MEETING = complete(
    Kind(
        name="meeting",
        version=1,
        label=Text("集体讨论决定", "Collective discussion"),
        phase=Phase.DECISION,
        stage=Stage.MET,
        source=decree_713(30),
        principal=Duty.CHIEF,
        rows=_ROWS,
        verbs=_VERBS,
        done=frozenset({"agreed"}),
        labels={
            "scheduled": Text("已召集", "called"),
            "open": Text("会议进行中", "open"),
            "discussed": Text("已讨论，待表决", "discussed"),
            "voted": Text("已表决，待行政首长决定", "voted, the decision is the chief's"),
            "agreed": Text("同意", "agreed"),
            "refused": Text("不同意", "not agreed"),
            "amending": Text("修改后通过，待清样", "passed as amended, clean copy due"),
            "copied": Text("清样待核对", "clean copy to be confirmed"),
            "deferred": Text("暂缓", "deferred"),
        },
        figures={
            "quorum": FigureRule(
                (Bound.AT_LEAST, Bound.MORE_THAN),
                (SHARE,),
                Text("到会法定人数", "quorum"),
                ("in_office",),
            ),
            "majority": FigureRule(
                (Bound.MORE_THAN, Bound.AT_LEAST),
                (SHARE,),
                Text("通过比例", "majority"),
                ("present", "in_office"),
            ),
            "deferral_lapses_after": FigureRule(
                (Bound.AT_MOST,), PERIODS, Text("暂缓失效期限", "deferral lapses after")
            ),
            local.TABLED_WITHIN: FigureRule(
                (Bound.AT_MOST,), PERIODS, Text("列入会议期限", "the meeting is called within")
            ),
            "notice_before": FigureRule(
                (Bound.AT_LEAST,), PERIODS, Text("会议通知提前时间", "notice of the meeting")
            ),
            "materials_before": FigureRule(
                (Bound.AT_LEAST,),
                PERIODS,
                Text("会议材料提前送达时间", "papers before the meeting"),
            ),
            "margin": FigureRule(
                (Bound.AT_LEAST,), ("votes",), Text("可以决定的票数差", "votes apart to be decided")
            ),
        },
        settings={
            "decision": ("chief_decides", "two_keys"),
            "method": ("any", *of.Method),
            "written_views": ("recorded", "counted_for_closeness"),
            "legal_head": ("may_attend", "must_attend"),
            "session": ("may_name", "must_name"),
            "words": ("as_recorded", "must_answer"),
        },
        evidence=True,
    )
)
