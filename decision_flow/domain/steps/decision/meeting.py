"""Collective discussion and the chief's decision (713 Article 30).

The decision is the chief's, in five outcomes. `two_keys` (四个不): the recorded majority and the
chief; he may withhold, defer or return with reasons, never adopt what the majority rejected.
`chief_decides` (713): he may depart from the majority with reasons given at the meeting.
"""

from enum import StrEnum

from decision_flow.domain.calendar import Unit, add_months
from decision_flow.domain.checks import not_before
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
from decision_flow.domain.procedure import Bound
from decision_flow.domain.steps.common import Reasons, complete
from decision_flow.domain.steps.decision import conduct
from decision_flow.domain.steps.decision import record as of
from decision_flow.domain.values import Digest, Document, Text, decree_713, record
from decision_flow.domain.verdict import Verdict, verdict


class Outcome(StrEnum):
    """The five outcomes; an amendment either passes as amended or goes back."""

    AGREED = "agreed"
    NOT_AGREED = "not_agreed"
    AMENDED = "amended"
    RETURNED = "returned"
    DEFERRED = "deferred"
    DISCUSS_AGAIN = "discuss_again"


ADOPTING = frozenset({Outcome.AGREED, Outcome.AMENDED})


@record
class Decide:
    """The chief's decision; `reasons` whenever it is not simply what the majority wanted."""

    outcome: Outcome
    draft: Digest
    reasons: str | None = None


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


@record
class Adjourn:
    """The meeting broke off: quorum lost, or not held."""

    reasons: str


def majority_for(asked: Asked[object]) -> tuple[bool, int, int]:
    """Return whether the vote carried, the votes in favour, and how many were needed."""
    vote, figure = asked.said(of.Vote, "vote"), asked.figure("majority")
    if vote is None or figure is None:
        return False, 0, 0
    out = conduct.recused(asked)
    base = of.entitled(conduct.seats(asked), out)
    if figure.of == "present":
        base &= of.present_at(vote.attendance, vote.at)
    needed = figure.needed(len(base))
    in_favour = of.tally(vote)[of.Choice.FOR]
    return in_favour >= needed, in_favour, needed


def _chief_decides(asked: Asked[Decide]) -> tuple[Verdict, ...]:
    chief = conduct.chief_of(asked)
    return (
        verdict(
            "meeting.decided_by_chief",
            chief is not None and asked.actor.person == chief,
            "决定由在任行政首长在集体讨论的基础上作出。",
            "The decision is made by the chief in office, on the basis of the discussion.",
            decree_713(30),
            curers=(Duty.CHIEF,),
        ),
    )


def _same_text(asked: Asked[Decide]) -> tuple[Verdict, ...]:
    return (
        verdict(
            "meeting.draft",
            asked.payload.draft == asked.case.draft,
            "决定所针对的文本须为经审查并提请讨论的草案。",
            "The decision is about the text that was reviewed and submitted.",
            decree_713(30),
        ),
    )


def _majority_binds(asked: Asked[Decide]) -> tuple[Verdict, ...]:
    payload = asked.payload
    carried, in_favour, needed = majority_for(asked)
    adopts = payload.outcome in ADOPTING
    figure = asked.figure("majority")
    source = figure.source if figure else decree_713(30)
    counted = (f"赞成{in_favour}票，通过须{needed}票。", f"{in_favour} in favour, {needed} needed.")
    if adopts and not carried and asked.choice("decision", "chief_decides") == "two_keys":
        return (
            verdict(
                "meeting.two_keys",
                passed=False,
                zh=f"未获多数赞成，行政首长不得决定通过，只能不同意、暂缓、退回或者再次讨论。{counted[0]}",
                en="Without a majority the chief may not adopt; he may refuse, defer, return or "
                f"have it discussed again. {counted[1]}",
                source=source,
                curers=(Duty.CHIEF,),
            ),
        )
    departs = adopts is not carried
    return (
        verdict(
            "meeting.reasons",
            not departs or payload.reasons is not None,
            "拟作出的决定与多数组成人员意见不一致的，应当在会上说明理由。" + counted[0],
            "A decision that departs from the majority needs reasons given at the meeting. "
            + counted[1],
            decree_713(30),
            curers=(Duty.CHIEF,),
        ),
    )


def _absent_chief_follows(asked: Asked[Decide]) -> tuple[Verdict, ...]:
    """Pass when a chief who was not there adopts the majority, or tables the matter again."""
    vote = asked.said(of.Vote, "vote")
    chief = conduct.chief_of(asked)
    if vote is None or chief in of.present_at(vote.attendance, vote.at):
        return ()
    carried, _, _ = majority_for(asked)
    again = {Outcome.DEFERRED, Outcome.DISCUSS_AGAIN}
    follows = asked.payload.outcome in again or (asked.payload.outcome in ADOPTING) is carried
    return (
        verdict(
            "meeting.absent_chief",
            follows,
            "行政首长未出席表决的，可以书面采纳多数意见；与多数意见不一致的，应当再次提请讨论。",
            "A chief who was not present may adopt the majority in writing; to depart from it the "
            "matter is tabled again.",
            decree_713(30),
            curers=(Duty.CHIEF,),
        ),
    )


def _amendments_on_record(asked: Asked[Decide]) -> tuple[Verdict, ...]:
    if asked.payload.outcome is not Outcome.AMENDED:
        return ()
    discussed = asked.said(of.Discuss, "discuss")
    return (
        verdict(
            "meeting.amendments",
            discussed is not None and bool(discussed.amendments),
            "修改后通过的，修改内容须以文字记入会议记录，并为表态所涵盖。",
            "To pass as amended, the amendments stand as text in the record and were covered by "
            "the positions.",
            decree_713(30),
        ),
    )


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
    figure, decided = asked.figure("deferral_lapses_after"), asked.own("decide")
    if figure is None or decided is None:
        return ()
    start = asked.day_of(decided)
    end = (
        add_months(start, figure.count)
        if figure.unit == Unit.MONTHS
        else asked.setting.calendar.floor(start, figure.count, Unit(figure.unit))
    )
    why = (f"自{start}起暂缓，期满自动失效", f"Deferred on {start}, it lapses after the period")
    return (not_before("meeting.deferral", asked, end, why, source=figure.source),)


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
        requirements=(conduct.is_a_meeting, conduct.not_called_for_the_past),
    ),
    Verb(
        "convene",
        Text("开会并核对到会情况", "open the meeting"),
        of.Convene,
        conduct.RECORDER,
        ("convene",),
        guards=(conduct.opens_on_its_day,),
        requirements=(
            conduct.presided_lawfully,
            conduct.attended_by_members,
            conduct.recusal_has_a_member,
            conduct.quorum_at_opening,
        ),
    ),
    Verb(
        "discuss",
        Text("记录讨论与表态", "record the discussion"),
        of.Discuss,
        conduct.RECORDER,
        ("discuss",),
        requirements=(conduct.chief_speaks_last, conduct.every_position_recorded),
    ),
    Verb(
        "vote",
        Text("记录表决", "record the vote"),
        of.Vote,
        conduct.RECORDER,
        ("vote",),
        requirements=(
            conduct.attended_by_members,
            conduct.quorum_at_vote,
            conduct.ballots_are_the_voters,
            conduct.voted_after_opening,
        ),
    ),
    Verb(
        "decide",
        Text("行政首长作出决定", "decide"),
        Decide,
        (Duty.CHIEF,),
        tuple(Outcome),
        outcome=lambda payload: str(payload.outcome),
        requirements=(
            _chief_decides,
            _same_text,
            _majority_binds,
            _absent_chief_follows,
            _amendments_on_record,
        ),
    ),
    Verb(
        "clean_copy",
        Text("提交修改后清样", "file the clean copy"),
        CleanCopy,
        (Duty.DRAFTER,),
        ("clean_copy",),
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
    Verb("adjourn", Text("休会改期", "adjourn"), Adjourn, conduct.RECORDER, ("adjourn",)),
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
                ("share",),
                Text("到会法定人数", "quorum"),
                ("in_office",),
            ),
            "majority": FigureRule(
                (Bound.MORE_THAN, Bound.AT_LEAST),
                ("share",),
                Text("通过比例", "majority"),
                ("present", "in_office"),
            ),
            "deferral_lapses_after": FigureRule(
                (Bound.AT_MOST,), PERIODS, Text("暂缓失效期限", "deferral lapses after")
            ),
        },
        settings={"decision": ("chief_decides", "two_keys")},
        evidence=True,
    )
)
