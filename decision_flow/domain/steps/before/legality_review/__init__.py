"""Legality review (713 Articles 25 to 28): by the department responsible, never by letter.

Seven working days are a floor on the time given to the reviewer: finishing early is no breach. A
place may have a ceiling on the time that the reviewer takes, and an extension of it. The clock
stands still while the reviewer waits for a supplement and, where a place says so, for what others
say whom he asks, or for an expert argument of his own.
"""

from decision_flow.domain.checks import all_differ, late_entries
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
from decision_flow.domain.steps.before.legality_review import opinion, timing
from decision_flow.domain.steps.before.legality_review.clock import (
    COUNTED,
    DECIDED_WITHIN,
    EXTENSION,
    NOT_COUNTED,
    TIME_ALLOWED,
)
from decision_flow.domain.steps.before.legality_review.said import (
    Accept,
    Consult,
    Extend,
    File,
    HearBack,
    Inquiry,
    Opine,
    Opinion,
    PaperForm,
    Supply,
    Want,
)
from decision_flow.domain.steps.before.legality_review.timing import REVIEWER
from decision_flow.domain.steps.before.voiding import told_of_voided_notices
from decision_flow.domain.steps.claims.elsewhere import (
    nothing_waived_that_failed_for_this_text,
    told_what_failed_elsewhere,
    told_what_was_unlawful,
)
from decision_flow.domain.steps.claims.examination import each_claim_examined, not_upheld
from decision_flow.domain.steps.common import Reasons, complete
from decision_flow.domain.steps.papers import digests, handed_in
from decision_flow.domain.values import Text, decree_713
from decision_flow.domain.verdict import Verdict, verdict

__all__ = [
    "LEGALITY_REVIEW",
    "Accept",
    "Consult",
    "Extend",
    "File",
    "HearBack",
    "Inquiry",
    "Opine",
    "Opinion",
    "PaperForm",
    "Supply",
    "Want",
]


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
    own = (*payload.basis, *payload.materials, payload.procedure_statement)
    papers = (payload.draft, *(p.digest for p in own), *digests(payload.papers))
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
        all_differ("legality.papers", papers, name, source=source),
    )


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
            Row("consult", ("reviewing",), "consulting", Choice.MAY),
            Row("hear_back", ("consulting",), "reviewing"),
            Row("extend", ("reviewing",), "reviewing", Choice.MAY),
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
                requirements=(_same_text, _package_is_whole, handed_in),
            ),
            Verb(
                "accept",
                Text("受理", "accept"),
                Accept,
                REVIEWER,
                ("accept",),
                guards=(late_entries,),
                requirements=(timing.time_is_given, timing.within_the_ceiling),
            ),
            Verb("return", Text("退回", "return"), Reasons, REVIEWER, ("return",)),
            Verb("want", Text("要求补充材料", "require a supplement"), Want, REVIEWER, ("want",)),
            Verb("supply", Text("补充材料", "supply"), Supply, (Duty.DRAFTER,), ("supply",)),
            Verb(
                "consult",
                Text(
                    "征求意见、组织论证，停止计时",
                    "ask others, or hold an argument: the clock stops",
                ),
                Consult,
                REVIEWER,
                ("consult",),
                guards=(timing.may_stop,),
                requirements=(timing.not_counted_here,),
            ),
            Verb(
                "hear_back",
                Text("收到答复，恢复计时", "answers are there: the clock goes on"),
                HearBack,
                REVIEWER,
                ("hear_back",),
                requirements=(timing.heard_back,),
            ),
            Verb(
                "extend",
                Text("延长审查期限", "extend the time for review"),
                Extend,
                REVIEWER,
                ("extend",),
                guards=(timing.may_be_extended,),
                requirements=(timing.within_the_extension,),
            ),
            Verb(
                "opine",
                Text("出具合法性审查意见", "give the opinion"),
                Opine,
                REVIEWER,
                tuple(Opinion),
                outcome=lambda payload: str(payload.conclusion),
                guards=(
                    late_entries,
                    told_what_failed_elsewhere,
                    told_what_was_unlawful,
                    told_of_voided_notices,
                    opinion.rests_on_acts_in_force,
                ),
                requirements=(
                    _same_text,
                    opinion.is_a_review,
                    opinion.counsel_is_heard,
                    each_claim_examined,
                    nothing_waived_that_failed_for_this_text,
                    opinion.what_is_not_upheld_is_owed,
                    opinion.says_what_it_must,
                    opinion.in_words_of_its_own,
                    timing.in_time,
                ),
                touches=lambda payload: not_upheld(payload.examined),
            ),
        ),
        done=frozenset({"lawful", "exploratory"}),
        labels={
            "filed": Text("已送审，待受理", "filed"),
            "reviewing": Text("审查中", "under review"),
            "wanting": Text("待补充材料（计时中止）", "awaiting a supplement, clock stopped"),
            "consulting": Text("征求意见、论证中（计时中止）", "others are asked, clock stopped"),
            "conditional": Text("修改后合法，待修改", "lawful after changes, awaiting them"),
            "lawful": Text("合法", "lawful"),
            "exploratory": Text("探索性改革，已明示法律风险", "exploratory, risk stated"),
        },
        figures={
            TIME_ALLOWED: FigureRule(
                (Bound.AT_LEAST,), PERIODS, Text("审查时间下限", "least time allowed")
            ),
            DECIDED_WITHIN: FigureRule(
                (Bound.AT_MOST,),
                PERIODS,
                Text("审查时间上限", "longest time taken"),
                above=TIME_ALLOWED,
            ),
            EXTENSION: FigureRule(
                (Bound.AT_MOST,),
                PERIODS,
                Text("审查时间的延长", "extension of the time taken"),
                beyond=DECIDED_WITHIN,
            ),
        },
        settings={
            "shortening": ("allowed", "forbidden"),
            **{str(each): (COUNTED, NOT_COUNTED) for each in Inquiry},
        },
        evidence=True,
        papered="file",
    )
)
