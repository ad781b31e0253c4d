"""Evidence of an earlier case that still holds for the very same text (沿用).

A matter that was ended and is brought back, or goes on in another case, need not be argued anew as
long as its text is the same to the byte and the evidence is no older than the rule set allows. The
legality review examines each piece that is carried over, and is itself done anew, as the meeting
is. Where a rule set names no age, nothing is carried over.
"""

from typing import Any

from decision_flow.domain.calendar import add_months
from decision_flow.domain.case import Case, Stood
from decision_flow.domain.kind import CARRIED_WITHIN, Asked
from decision_flow.domain.links import Named
from decision_flow.domain.people import Duty
from decision_flow.domain.values import HOUSE_RULE, Count, Document, record
from decision_flow.domain.verdict import Verdict, verdict


@record
class Carry:
    """The evidence that is taken over: of which case, by which line, and its paper."""

    case: Named
    line: Count
    document: Document


def stood_for(case: Case, step: str) -> Stood | None:
    """Return what a step had to show for the present text in an earlier case, the latest first."""
    if case.draft is None:
        return None
    found = [each for each in case.stood if each.step == step and each.draft == case.draft]
    return max(found, key=lambda each: each.day, default=None)


def still_holds(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Pass while an earlier case has this step done for this text, and not too long ago."""
    figure, stood = asked.figure(CARRIED_WITHIN), stood_for(asked.case, asked.step.key)
    if figure is None:
        return ()
    last = None if stood is None else add_months(stood.day, figure.count)
    zh, en = "原案没有就现行文本办结本环节", "no earlier case has this done for the present text"
    if stood is not None:
        zh = f"原案{stood.case}第{stood.line}号（{stood.day}），沿用至{last}止"
        en = f"line {stood.line} of {stood.case}, of {stood.day}, holds until {last}"
    return (
        verdict(
            "carry.stood",
            last is not None and asked.day <= last,
            f"沿用须针对同一文本，且自办结之日起不超过{figure.count}个月：{zh}。",
            f"What is carried over is about the same text and at most {figure.count} months old: "
            f"{en}.",
            figure.source,
            curers=(Duty.DRAFTER,),
        ),
        verdict(
            "carry.failed",
            not _failed(asked.case, asked.step.key, stood),
            "本环节在本案未通过，或者在所承接的另一案件（或者原案办结之后）未通过的，不得沿用原案的结论。",
            "What failed in this case, or in another that it goes on from, is not carried over.",
            HOUSE_RULE,
            curers=(Duty.DRAFTER,),
        ),
    )


def _failed(case: Case, step: str, stood: Stood | None) -> bool:
    """Return whether the step failed here, or in a case behind this one and not before it stood."""
    if any(key[0] == step for key in case.denied):
        return True
    before = (each for each in case.inherited if each.step == step)
    return any(
        stood is None or each.case != stood.case or each.line > stood.line for each in before
    )


def cited_as_it_stood(asked: Asked[Carry]) -> tuple[Verdict, ...]:
    """Pass when the line that is named is the one by which the step stood."""
    said, stood = asked.payload, stood_for(asked.case, asked.step.key)
    return (
        verdict(
            "carry.cited",
            stood is not None and (said.case, said.line) == (stood.case, stood.line),
            f"所引（{said.case}第{said.line}号）须为原案办结本环节的记录。",
            f"Line {said.line} of {said.case} is the one by which the step was done there.",
            HOUSE_RULE,
            curers=(Duty.DRAFTER,),
        ),
    )
