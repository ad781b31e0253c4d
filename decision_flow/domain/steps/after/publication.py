"""Publication (713 Article 32; Openness Regulations 14, 15, 26), or lawfully not public."""

from datetime import date

from decision_flow.domain.case import Fact
from decision_flow.domain.checks import CHANNEL_PROOFS, all_differ, channels_proved, overdue
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
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import Bound
from decision_flow.domain.steps.before.consultation import Channel
from decision_flow.domain.steps.claims.again import OnANewPaper, told_what_was_turned_down
from decision_flow.domain.steps.common import Confirm, Reasons, complete
from decision_flow.domain.steps.disclosure import Ground, answered_by_another, ground_of_law
from decision_flow.domain.steps.papers import HandedIn, digests, handed_in
from decision_flow.domain.values import Document, Text, decree_713, record
from decision_flow.domain.verdict import Verdict, verdict


@record
class Publish:
    """Where and when the decision was published; `adoption` explains how opinions were used.

    `papers` is what a place asks for before, such as the disclosure review.
    """

    on: date
    channels: tuple[Channel, ...]
    proof: Document
    interpretation: Document | None = None
    adoption: Document | None = None
    papers: tuple[HandedIn, ...] = ()


@record
class Withhold:
    """The decision is by law not public; another person's disclosure review confirms it."""

    ground: Ground
    reasons: str
    document: Document


def _ground_with_its_article(asked: Asked[Withhold]) -> tuple[Verdict, ...]:
    return (ground_of_law(asked.payload.ground),)


def _channel_named(asked: Asked[Publish]) -> tuple[Verdict, ...]:
    return (
        verdict(
            "publication.channels",
            bool(asked.payload.channels),
            "应当通过政府公报、政府网站以及在本行政区域内发行的报纸等途径公布。",
            "The decision is published in the gazette, on the website, in newspapers.",
            decree_713(32),
        ),
    )


def _channels_proved(asked: Asked[Publish]) -> tuple[Verdict, ...]:
    proofs = ((each.name, each.proof) for each in asked.payload.channels)
    return channels_proved("publication.channel_proof", asked, proofs, source=decree_713(32))


def _issued(asked: Asked[Publish]) -> Fact | None:
    return next((f for s in asked.of_kind("issue") if (f := asked.case.latest(s.key))), None)


def _once_issued(asked: Asked[Publish]) -> tuple[Verdict, ...]:
    """Pass when it was published on or after the day of issue and not after it is stated."""
    issued, on = _issued(asked), asked.payload.on
    first = asked.day_of(issued) if issued is not None else asked.day
    return (
        verdict(
            "publication.on",
            first <= on <= asked.day,
            f"公布日期（{on}）不得早于出台之日（{first}），也不得晚于登记之日（{asked.day}）。",
            f"It is published ({on}) no earlier than it was issued ({first}), and registered no "
            f"earlier than it was published ({asked.day}).",
            decree_713(32),
            curers=(Duty.SECRETARY,),
        ),
    )


def _one_paper_each(asked: Asked[Publish]) -> tuple[Verdict, ...]:
    """Refuse a paper that stands for two: the disclosure review is no proof of publication."""
    said = asked.payload
    own = (said.proof, said.interpretation, said.adoption)
    given = (*(each.digest for each in own if each is not None), *digests(said.papers))
    name = ("公布材料", "the papers of the publication")
    found = all_differ("publication.papers", given, name, source=decree_713(32))
    return () if found.passed else (found,)


def _in_time(asked: Asked[Publish]) -> tuple[Verdict, ...]:
    """Warn when it is late."""
    figure, issued = asked.figure("deadline"), _issued(asked)
    if figure is None or issued is None:
        return ()
    name, start = ("决策公布", "publication"), asked.day_of(issued)
    return overdue("publication", asked, figure, name, start=start, done=asked.payload.on)


PUBLICATION = complete(
    Kind(
        name="publication",
        version=1,
        label=Text("决策公布", "Publication"),
        phase=Phase.POST_DECISION,
        stage=Stage.PUBLISHED,
        source=decree_713(32),
        principal=Duty.SECRETARY,
        rows=(
            idle("publish", "published"),
            Row("withhold", ("none", "lapsed"), "withholding", Choice.MAY),
            Row("confirm_withheld", ("withholding",), "withheld", Choice.FATE),
            Row("refuse_withheld", ("withholding",), "none", Choice.FATE),
        ),
        verbs=(
            Verb(
                "publish",
                Text("公布", "publish"),
                Publish,
                (Duty.SECRETARY,),
                ("publish",),
                requirements=(
                    *(_channel_named, _channels_proved, _once_issued, _in_time),
                    *(_one_paper_each, handed_in),
                ),
            ),
            Verb(
                "withhold",
                Text("申请依法不公开", "ask to withhold"),
                Withhold,
                (Duty.SECRETARY,),
                ("withhold",),
                requirements=(_ground_with_its_article, OnANewPaper(Duty.SECRETARY)),
            ),
            Verb(
                "confirm_withheld",
                Text("审查同意不公开", "confirm"),
                Confirm,
                (Duty.DISCLOSURE_REVIEWER,),
                ("confirm_withheld",),
                guards=(told_what_was_turned_down,),
                requirements=(answered_by_another,),
            ),
            Verb(
                "refuse_withheld",
                Text("审查不同意不公开", "refuse"),
                Reasons,
                (Duty.DISCLOSURE_REVIEWER,),
                ("refuse_withheld",),
            ),
        ),
        done=frozenset({"published", "withheld"}),
        labels={
            "published": Text("已公布", "published"),
            "withholding": Text("申请不公开，待审查", "asked to withhold"),
            "withheld": Text("依法不公开", "lawfully withheld"),
        },
        settings=CHANNEL_PROOFS,
        figures={"deadline": FigureRule((Bound.AT_MOST,), PERIODS, Text("公布期限", "deadline"))},
        papered="publish",
    )
)
