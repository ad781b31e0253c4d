"""Legality review (713 Articles 25 to 28): by the department responsible, never by letter.

Seven working days are a floor on the time given to the reviewer: finishing early is no breach.
The clock stands still while the reviewer waits for a supplement.
"""

from datetime import date
from enum import StrEnum

from decision_flow.domain.checks import all_differ, late_entries, least_period
from decision_flow.domain.figures import SEVEN_WORKING_DAYS
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
from decision_flow.domain.steps.claims.examination import each_claim_examined, not_upheld
from decision_flow.domain.steps.claims.examined import Examined
from decision_flow.domain.steps.common import Reasons, complete
from decision_flow.domain.values import Digest, Document, Text, decree_713, record
from decision_flow.domain.verdict import Verdict, verdict


class PaperForm(StrEnum):
    """What the paper is; only the first is a legality review."""

    LEGALITY_OPINION = "legality_opinion"
    REPLY_TO_CONSULTATION = "reply_to_consultation"
    COUNSEL_LETTER = "counsel_letter"


class Opinion(StrEnum):
    """The reviewer's conclusion."""

    LAWFUL = "lawful"
    LAWFUL_AFTER_CHANGES = "lawful_after_changes"
    INCOMPLETE = "incomplete"
    UNLAWFUL = "unlawful"
    EXPLORATORY = "exploratory"


@record
class File:
    """The package: the draft, what it rests on, and how the procedure was carried out.

    `basis` holds the laws, regulations, rules and policies that it rests on; `materials` its
    explanation and whatever else belongs to it.
    """

    draft: Digest
    basis: tuple[Document, ...]
    materials: tuple[Document, ...]
    procedure_statement: Document


@record
class Accept:
    """The package is complete; `due` is the day by which the opinion is required."""

    due: date
    urgency: str | None = None


@record
class Want:
    """What is missing; the clock stops."""

    needed: str


@record
class Supply:
    """The supplement; the clock goes on."""

    materials: tuple[Document, ...]


@record
class Opine:
    """The opinion: authority, procedure and content (Article 27), with counsel's opinion.

    `draft` is the text that was reviewed. `examined` answers each claim to do less than a whole
    step: not applicable, exempt, shortened, an existing assessment. What is not upheld must be
    done first: the opinion is `incomplete` or `unlawful`. An exploratory reform states its legal
    risk.
    """

    draft: Digest
    form: PaperForm
    conclusion: Opinion
    authority: str
    procedure: str
    content: str
    opinion: Document
    counsel: Document | None = None
    examined: tuple[Examined, ...] = ()
    changes: tuple[str, ...] = ()
    risk_statement: str | None = None


_REVIEWER = (Duty.LEGAL_REVIEWER,)


def _same_text(asked: Asked[File | Opine]) -> tuple[Verdict, ...]:
    return (
        verdict(
            "legality.draft",
            asked.payload.draft == asked.case.draft,
            f"审查的文本须为现行草案（{(asked.case.draft or '无')[:12]}），"
            f"不得是其他文本（{asked.payload.draft[:12]}）。",
            f"The text under review must be the current draft ({(asked.case.draft or '')[:12]}), "
            f"not another ({asked.payload.draft[:12]}).",
            decree_713(25),
        ),
    )


def _package_is_whole(asked: Asked[File]) -> tuple[Verdict, ...]:
    payload, source = asked.payload, decree_713(26)
    papers = (*payload.basis, *payload.materials, payload.procedure_statement)
    name = ("送审材料", "the package for review")
    return (
        verdict(
            "legality.package",
            bool(payload.basis and payload.materials),
            "送审材料应当包括决策草案的起草说明等相关材料，以及所依据的法律、法规、规章等。",
            "The package has the draft's explanation and related materials, and the laws, "
            "regulations and rules that it rests on.",
            source,
        ),
        all_differ(
            "legality.papers", (payload.draft, *(p.digest for p in papers)), name, source=source
        ),
    )


def _time_is_given(asked: Asked[Accept]) -> tuple[Verdict, ...]:
    figure = asked.figure("time_allowed") or SEVEN_WORKING_DAYS
    name = ("合法性审查时间", "time for the legality review")
    full = least_period(
        "legality.time", asked, figure, name, start=asked.day, end=asked.payload.due
    )
    if full.passed or asked.payload.urgency is None or asked.payload.due < asked.day:
        return (full,)
    if asked.choice("shortening", "allowed") == "forbidden":
        return (full,)
    return (
        verdict(
            "legality.time",
            passed=True,
            zh=f"审查时间短于一般期限，已记明理由：{asked.payload.urgency}",
            en=f"Shorter than normal, with reasons on record: {asked.payload.urgency}",
            source=figure.source,
        ),
    )


def _is_a_review(asked: Asked[Opine]) -> tuple[Verdict, ...]:
    return (
        verdict(
            "legality.form",
            asked.payload.form is PaperForm.LEGALITY_OPINION,
            "不得以征求意见、法律顾问函等方式代替合法性审查，须出具合法性审查意见书。",
            "A reply to a consultation or counsel's letter may not replace the legality review.",
            decree_713(25),
            curers=(Duty.LEGAL_REVIEWER,),
        ),
    )


def _counsel_is_heard(asked: Asked[Opine]) -> tuple[Verdict, ...]:
    return (
        verdict(
            "legality.counsel",
            asked.payload.counsel is not None,
            "应当组织法律顾问、公职律师提出法律意见，并附其书面意见。",
            "Legal counsel or government lawyers give their written opinion; it is attached.",
            decree_713(28),
            curers=(Duty.LEGAL_REVIEWER,),
        ),
    )


def _what_is_not_upheld_is_owed(asked: Asked[Opine]) -> tuple[Verdict, ...]:
    """Pass when no opinion lets a matter go on with what it did not uphold."""
    conclusion, owed = asked.payload.conclusion, not_upheld(asked.payload.examined)
    stops = conclusion in {Opinion.INCOMPLETE, Opinion.UNLAWFUL}
    listed = "、".join(owed) or "无"
    return (
        verdict(
            "legality.not_upheld",
            stops if owed else conclusion is not Opinion.INCOMPLETE,
            "有未认可的申请的，应当作出程序不完备（或者不合法）的结论，由承办单位照常办理；"
            f"没有的，不得作出程序不完备的结论。未认可：{listed}。",
            "What is not upheld must be done first: the opinion is then that the procedure is "
            f"incomplete, or unlawful, and incomplete for nothing else. Not upheld: {listed}.",
            decree_713(27),
            curers=_REVIEWER,
        ),
    )


def _opinion_says_what_it_must(asked: Asked[Opine]) -> tuple[Verdict, ...]:
    payload = asked.payload
    if payload.conclusion is Opinion.EXPLORATORY:
        return (
            verdict(
                "legality.risk_statement",
                payload.risk_statement is not None,
                "国家尚无明确规定的探索性改革决策事项，可以明示法律风险后提交讨论：须写明法律风险。",
                "An exploratory reform may go on only with its legal risk stated.",
                decree_713(25),
            ),
        )
    if payload.conclusion is Opinion.LAWFUL_AFTER_CHANGES:
        return (
            verdict(
                "legality.changes",
                bool(payload.changes),
                "须逐条写明应当修改的内容。",
                "The changes that are required are to be listed.",
                decree_713(28),
            ),
        )
    return ()


LEGALITY_REVIEW = complete(
    Kind(
        name="legality_review",
        version=1,
        label=Text("合法性审查", "Legality review"),
        phase=Phase.PRE_DECISION,
        stage=Stage.REVIEWED,
        source=decree_713(25),
        principal=Duty.LEGAL_REVIEWER,
        rows=(
            idle("file", "filed"),
            Row("accept", ("filed",), "reviewing", Choice.FATE),
            Row("return", ("filed",), "none", Choice.FATE),
            Row("want", ("reviewing",), "wanting", Choice.MAY),
            Row("supply", ("wanting",), "reviewing"),
            Row("lawful", ("reviewing",), "lawful", Choice.FATE),
            Row("exploratory", ("reviewing",), "exploratory", Choice.FATE),
            Row("lawful_after_changes", ("reviewing",), "conditional", Choice.FATE, rework=True),
            Row("incomplete", ("reviewing",), "lapsed", Choice.FATE),
            Row("unlawful", ("reviewing",), "lapsed", Choice.FATE, rework=True),
            Row("check_off", ("conditional",), "lawful", Choice.MAY),
        ),
        verbs=(
            Verb(
                "file",
                Text("送请合法性审查", "file for review"),
                File,
                (Duty.DRAFTER,),
                ("file",),
                requirements=(_same_text, _package_is_whole),
            ),
            Verb(
                "accept",
                Text("受理", "accept"),
                Accept,
                _REVIEWER,
                ("accept",),
                guards=(late_entries,),
                requirements=(_time_is_given,),
            ),
            Verb("return", Text("退回", "return"), Reasons, _REVIEWER, ("return",)),
            Verb("want", Text("要求补充材料", "require a supplement"), Want, _REVIEWER, ("want",)),
            Verb("supply", Text("补充材料", "supply"), Supply, (Duty.DRAFTER,), ("supply",)),
            Verb(
                "opine",
                Text("出具合法性审查意见", "give the opinion"),
                Opine,
                _REVIEWER,
                tuple(Opinion),
                outcome=lambda payload: str(payload.conclusion),
                guards=(late_entries,),
                requirements=(
                    _same_text,
                    _is_a_review,
                    _counsel_is_heard,
                    each_claim_examined,
                    _what_is_not_upheld_is_owed,
                    _opinion_says_what_it_must,
                ),
                touches=lambda payload: not_upheld(payload.examined),
            ),
        ),
        done=frozenset({"lawful", "exploratory"}),
        labels={
            "filed": Text("已送审，待受理", "filed"),
            "reviewing": Text("审查中", "under review"),
            "wanting": Text("待补充材料（计时中止）", "awaiting a supplement, clock stopped"),
            "conditional": Text("修改后合法，待修改", "lawful after changes, awaiting them"),
            "lawful": Text("合法", "lawful"),
            "exploratory": Text("探索性改革，已明示法律风险", "exploratory, risk stated"),
        },
        figures={
            "time_allowed": FigureRule(
                (Bound.AT_LEAST,), PERIODS, Text("审查时间下限", "least time allowed")
            )
        },
        settings={"shortening": ("allowed", "forbidden")},
        evidence=True,
    )
)
