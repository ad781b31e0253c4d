"""What the people's congress has to do with a matter: it decides, or hears a report, or neither.

713 Article 8: what the congress or its standing committee decides, or is told of before release,
follows those rules. It is answered when the matter is judged, by act and article; what follows is
asked where a case is opened, reported and submitted.
"""

from collections.abc import Iterable
from typing import Any

from decision_flow.domain.case import CASE, Case
from decision_flow.domain.intake.judgement import (
    CONGRESS_LABELS,
    Answers,
    CongressDuty,
    Judgement,
    OfCongress,
    judged,
)
from decision_flow.domain.values import ORGANIC_LAW, Source, Text, decree_713

BY_CONGRESS = Source(ORGANIC_LAW, "第十一条第二项")
DECIDES = frozenset({CongressDuty.CONGRESS, CongressDuty.STANDING_COMMITTEE})

STEP_OF = {
    CongressDuty.CONGRESS: "congress_decision",
    CongressDuty.STANDING_COMMITTEE: "congress_decision",
    CongressDuty.REPORT: "congress_report",
}
"""The kind of step that a case needs where the congress has something to do with it."""


def source_of(said: OfCongress) -> Source:
    """Return by which article it follows that the congress decides, or is reported to."""
    return BY_CONGRESS if said.duty is CongressDuty.CONGRESS else decree_713(8)


def follows(said: OfCongress) -> Text:
    """Return what the congress has to do with the matter, by which act, and what follows."""
    label, basis = CONGRESS_LABELS[said.duty], said.basis
    by = "" if basis is None else f"《{basis.act}》{basis.place}"
    zh = f"{label.zh}（{by}）" if by else label.zh
    en = f"{label.en} ({by})" if by else label.en
    if said.duty in DECIDES:
        return Text(
            f"{zh}：本机关的决定是提请审议，获得批准之前不得出台",
            f"{en}: what this body decides is to submit it, and nothing is issued before approval",
        )
    if said.duty is CongressDuty.REPORT:
        return Text(f"{zh}：出台前报告，不得认定不适用", f"{en}: before release, without exception")
    return Text(zh, en)


def based(said: OfCongress) -> bool:
    """Return whether a duty names its act, and no act is named for none."""
    return (said.basis is None) is (said.duty is CongressDuty.NONE)


def congress_of(case: Case, judgements: Iterable[Judgement]) -> OfCongress | None:
    """Return what was answered when the case was opened, or in the judgement that it cites."""
    opened = case.fact(CASE, "open")
    said: Any = opened.payload if opened is not None else None
    answers = getattr(said, "answers", None)
    if answers is None and (named := getattr(said, "judgement", None)) is not None:
        there = judged(judgements, named)
        answers = there.said.answers if there is not None else None
    return answers.congress if isinstance(answers, Answers) else None
