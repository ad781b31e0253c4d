"""Open consultation (713 Articles 14, 15, 18): notice, window, closing, adoption of opinions.

What is counted and answered after the window has ended is in `domain.opinions.collation`.
"""

from datetime import date
from enum import StrEnum

from decision_flow.domain.checks import (
    CHANNEL_PROOFS,
    all_differ,
    channels_proved,
    least_period,
    next_day,
    not_before,
)
from decision_flow.domain.figures import THIRTY_DAYS
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
    idle,
)
from decision_flow.domain.opinions.collation import (
    Answer,
    Close,
    Dispose,
    Reread,
    by_somebody_else,
    channels_add_up,
    everything_is_disposed_of,
    groups_are_heard,
    ledger_is_the_registers,
    not_what_was_sent_back,
    read_again_or_nobody_wrote,
    register_agrees,
    sample_is_read,
    sums_agree,
    verdict_of,
)
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import SHARE, Bound
from decision_flow.domain.steps.before.voiding import wipes_no_opinion_away
from decision_flow.domain.steps.claims.shortening import LABELS as SHORTENING_LABELS
from decision_flow.domain.steps.claims.shortening import ROWS as SHORTENING_ROWS
from decision_flow.domain.steps.claims.shortening import SHORTENED, shorter_window
from decision_flow.domain.steps.claims.shortening import VERBS as SHORTENING_VERBS
from decision_flow.domain.steps.claims.waiver import WaiverGround
from decision_flow.domain.steps.common import complete
from decision_flow.domain.steps.papers import HandedIn, digests, handed_in
from decision_flow.domain.values import (
    HOUSE_RULE,
    Digest,
    Document,
    Text,
    decree_713,
    record,
)
from decision_flow.domain.verdict import Verdict, advice, verdict


class ChannelKind(StrEnum):
    """Where a notice may stand so that the public can learn of it (Article 15)."""

    WEBSITE = "website"
    NEW_MEDIA = "new_media"
    NEWSPAPER = "newspaper"
    BROADCAST = "broadcast"


@record
class Channel:
    """One place where the notice stands; `proof` shows that it did: a page as seen, a cutting."""

    kind: ChannelKind
    name: str
    address: str | None = None
    proof: Document | None = None


@record
class Publish:
    """The notice as it was published; it is frozen from then on.

    `opens` is the day of publication, not counted; `closes` the last day, counted until 24:00.
    `shortening` is the explanation of a shorter window, as it was allowed; it stands with the
    notice. `papers` is what a place asks for before it is published, such as the disclosure review.
    """

    draft: Digest
    notice: Document
    explanation: Document
    channels: tuple[Channel, ...]
    opens: date
    closes: date
    how_to_comment: str
    shortening: Document | None = None
    papers: tuple[HandedIn, ...] = ()


@record
class Void:
    """The notice was wrong and is taken back; a new one must be published."""

    reasons: str


def _current_draft(asked: Asked[Publish]) -> tuple[Verdict, ...]:
    return (
        verdict(
            "consultation.draft",
            asked.payload.draft == asked.case.draft,
            f"公告所附文本须为现行草案（{(asked.case.draft or '无')[:12]}）。",
            f"The notice must carry the current draft ({(asked.case.draft or 'none')[:12]}).",
            decree_713(15),
        ),
    )


def _channel_named(asked: Asked[Publish]) -> tuple[Verdict, ...]:
    return (
        verdict(
            "consultation.channels",
            bool(asked.payload.channels),
            "应当通过政府网站、政务新媒体或者报刊、广播、电视等便于公众知晓的途径公布。",
            "The notice stands on a website, in new media, a newspaper or in broadcast.",
            decree_713(15),
        ),
    )


def _channels_proved(asked: Asked[Publish]) -> tuple[Verdict, ...]:
    proofs = ((each.name, each.proof) for each in asked.payload.channels)
    return channels_proved("consultation.channel_proof", asked, proofs, source=decree_713(15))


def _opens_when_published(asked: Asked[Publish]) -> tuple[Verdict, ...]:
    return (
        verdict(
            "consultation.opens",
            asked.payload.opens >= asked.day,
            f"征求意见起始日（{asked.payload.opens}）不得早于公告发布日（{asked.day}）。",
            f"The window may not open ({asked.payload.opens}) before the notice is published "
            f"({asked.day}).",
            decree_713(15),
        ),
    )


def _window(asked: Asked[Publish]) -> tuple[Verdict, ...]:
    payload, figure = asked.payload, asked.figure("period") or THIRTY_DAYS
    name = ("公开征求意见期限", "open consultation")
    if payload.shortening is not None:
        return shorter_window(asked, payload.shortening, payload.opens, payload.closes)
    return (
        least_period(
            "consultation.period", asked, figure, name, start=payload.opens, end=payload.closes
        ),
    )


def _papers_differ(asked: Asked[Publish]) -> tuple[Verdict, ...]:
    said = asked.payload
    papers = [said.draft, said.notice.digest, said.explanation.digest]
    papers += [said.shortening.digest] if said.shortening is not None else []
    papers += digests(said.papers)
    name = ("公告及所附文件", "the notice and what stands with it")
    return (all_differ("consultation.papers", papers, name, source=decree_713(15)),)


def _rest_day(asked: Asked[Publish]) -> tuple[Verdict, ...]:
    closes = asked.payload.closes
    if closes.year not in asked.setting.calendar.years:
        return (
            advice(
                "consultation.provisional",
                f"{closes.year}年的工作日安排尚未公布，末日是否为休息日暂不能确定。",
                f"The working days of {closes.year} are not published: provisional.",
                HOUSE_RULE,
            ),
        )
    if not asked.setting.calendar.rests(closes):
        return ()
    return (
        advice(
            "consultation.rest_day",
            f"末日{closes}为休息日。最短期限不因休息日顺延，仍属合法；建议确认当日可以提交意见。",
            f"The last day, {closes}, is a day of rest. A least period does not roll over; see "
            "that opinions can be handed in on that day.",
            HOUSE_RULE,
        ),
    )


def _window_has_ended(asked: Asked[Close]) -> tuple[Verdict, ...]:
    notice = asked.said(Publish, "publish")
    if notice is None:
        return ()
    closes = notice.closes
    why = (
        f"征求意见截止{closes}日24时，期满前不得结束",
        f"The window runs until the end of {closes}",
    )
    return (
        not_before(
            "consultation.window",
            asked,
            next_day(closes),
            why,
            source=decree_713(15),
            curers=(Duty.DRAFTER,),
        ),
    )


OPEN_CONSULTATION = complete(
    Kind(
        name="consultation",
        version=1,
        label=Text("公开征求意见", "Open consultation"),
        phase=Phase.PRE_DECISION,
        stage=Stage.ARGUED,
        source=decree_713(15),
        principal=Duty.DRAFTER,
        rows=(
            idle("publish", "open"),
            Row("publish", (SHORTENED,), "open"),
            Row("close", ("open",), "closed"),
            Row("recount", ("closed",), "closed", Choice.MAY),
            Row("dispose", ("closed",), "disposed"),
            Row("uphold", ("disposed",), "upheld", Choice.FATE),
            Row("send_back", ("disposed",), "closed", Choice.FATE),
            Row("answer", ("upheld",), "answered"),
            Row("nobody_wrote", ("closed", "upheld"), "answered", Choice.FATE),
            Row("void", ("open", "closed", "disposed", "upheld"), "none", Choice.MAY),
            *SHORTENING_ROWS,
        ),
        verbs=(
            Verb(
                "publish",
                Text("发布征求意见公告", "publish the notice"),
                Publish,
                (Duty.DRAFTER,),
                ("publish",),
                requirements=(
                    _current_draft,
                    _channel_named,
                    _channels_proved,
                    _opens_when_published,
                    _window,
                    _papers_differ,
                    handed_in,
                    _rest_day,
                ),
            ),
            Verb(
                "close",
                Text("结束征求意见", "close the window"),
                Close,
                (Duty.DRAFTER,),
                ("close",),
                guards=(_window_has_ended,),
                requirements=(channels_add_up, register_agrees),
            ),
            Verb(
                "recount",
                Text("更正收到意见数", "count again"),
                Close,
                (Duty.DRAFTER,),
                ("recount",),
                requirements=(channels_add_up, register_agrees),
            ),
            Verb(
                "dispose",
                Text("提交意见处理结果", "dispose of the opinions"),
                Dispose,
                (Duty.DRAFTER,),
                ("dispose",),
                requirements=(
                    everything_is_disposed_of,
                    ledger_is_the_registers,
                    not_what_was_sent_back,
                ),
            ),
            Verb(
                "reread",
                Text("抽查意见处理结果", "read a sample again"),
                Reread,
                (Duty.DRAFTER, Duty.SECRETARY),
                ("uphold", "send_back"),
                outcome=verdict_of,
                requirements=(by_somebody_else, sample_is_read),
            ),
            Verb(
                "answer",
                Text("提交意见采纳情况", "report the adoption of opinions"),
                Answer,
                (Duty.DRAFTER,),
                ("answer", "nobody_wrote"),
                outcome=lambda said: "answer" if said.received else "nobody_wrote",
                guards=(read_again_or_nobody_wrote,),
                requirements=(sums_agree, groups_are_heard),
            ),
            Verb(
                "void",
                Text("撤回公告", "void the notice"),
                Void,
                (Duty.DRAFTER, Duty.SECRETARY),
                ("void",),
                requirements=(wipes_no_opinion_away,),
            ),
            *SHORTENING_VERBS,
        ),
        done=frozenset({"answered"}),
        labels={
            "open": Text("征求意见中", "open"),
            "closed": Text("已截止，意见待处理", "closed, opinions to be disposed of"),
            "disposed": Text("意见已处理，待抽查", "disposed of, to be read again"),
            "upheld": Text("待汇总", "to be reported on"),
            "answered": Text("已汇总采纳", "answered"),
            **SHORTENING_LABELS,
        },
        figures={
            "period": FigureRule(
                (Bound.AT_LEAST,), PERIODS, Text("征求意见最短期限", "least window")
            ),
            "shortest": FigureRule(
                (Bound.AT_LEAST,),
                PERIODS,
                Text("缩短后的最短期限", "least window that is shortened"),
            ),
            "sample": FigureRule(
                (Bound.AT_LEAST,),
                (SHARE,),
                Text("意见处理结果抽查比例", "share of the clusters read again"),
                ("clusters",),
            ),
        },
        settings={"shortening": ("allowed", "forbidden"), **CHANNEL_PROOFS},
        conditional=True,
        waivers=(WaiverGround.OTHER_FORM, WaiverGround.OUTSIDE_CONDITION),
        exemptible=True,
        evidence=True,
        papered="publish",
    )
)
