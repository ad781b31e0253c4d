"""Correcting the record takes two: one reports the error, another corrects, each by a move.

Both say the same of the same line, by the same evidence. Nothing else changes: the wrong fact, the
report and the correction stay visible, and what rests on the fact is a finding.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from decision_flow.domain.case import Correct, Reported, ReportError
from decision_flow.domain.kind import Asked
from decision_flow.domain.people import Duty
from decision_flow.domain.values import HOUSE_RULE, Text
from decision_flow.domain.verdict import Verdict, verdict


@dataclass(frozen=True, slots=True)
class HereAndNow:
    """Passes for what is said in person and now, as another is to rely on it."""

    code: str

    def __call__(self, asked: Asked[Any]) -> tuple[Verdict, ...]:
        """Return whether it is stated now, and whether in one's own name."""
        return (
            verdict(
                f"{self.code}.now",
                asked.stated_at == asked.setting.at,
                "此事以录入之时为准，不得另述时间。",
                "This happens when it is entered; no other time can be stated.",
                HOUSE_RULE,
            ),
            verdict(
                f"{self.code}.in_person",
                asked.actor.instead_of is None,
                "此事须由本人办理，不得代他人办理。",
                "This is done in one's own name, not for another.",
                HOUSE_RULE,
            ),
        )


def fact_exists(asked: Asked[ReportError | Correct]) -> tuple[Verdict, ...]:
    """Pass when the line is one of this case."""
    return (
        verdict(
            "correct.fact",
            1 <= asked.payload.seq <= asked.case.seq,
            f"更正须指明本案已有的记录（1至{asked.case.seq}号）。",
            f"A correction cites a fact of this case (1 to {asked.case.seq}).",
            HOUSE_RULE,
        ),
    )


def error_was_reported(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Pass while an error is reported that nobody has corrected yet."""
    waiting = [str(n) for n, error in asked.case.reported.items() if error.corrected is None]
    listed = "、".join(waiting)
    return (
        verdict(
            "correct.reported",
            bool(waiting),
            "更正记录，须先有人在本案“指出差错”"
            + (f"：第{listed}号尚待更正。" if listed else "。"),
            "An error is reported in this case before it is corrected"
            + (f": line {', '.join(waiting)} waits for it." if listed else "."),
            HOUSE_RULE,
            curers=tuple(Duty),
        ),
    )


def corrected_by_another(asked: Asked[Correct]) -> tuple[Verdict, ...]:
    """Pass when just this error was reported in this case, by somebody else."""
    faults = tuple(_faults(asked))
    zh, en = "；".join(f.zh for f in faults), "; ".join(f.en for f in faults)
    return (
        verdict(
            "correct.second_person",
            not faults,
            "更正记录，须先由另一人在本案“指出差错”，并与其所指一致"
            + (f"：{zh}。" if faults else "。"),
            "The record is corrected as another person reported the error in this case"
            + (f": {en}." if faults else "."),
            HOUSE_RULE,
            curers=tuple(Duty),
        ),
    )


def _faults(asked: Asked[Correct]) -> Iterator[Text]:
    payload, found = asked.payload, asked.case.reported.get(asked.payload.reported)
    if found is None:
        line = payload.reported
        yield Text(f"本案第{line}号不是差错记录", f"line {line} of this case reports no error")
        return
    if found.person in {asked.actor.person, asked.actor.instead_of}:
        yield Text(
            "指出差错的正是更正人本人或者其所代的人",
            "it was reported by the very person who corrects, or by whom that person stands for",
        )
    if found.corrected is not None:
        line = found.corrected
        yield Text(f"已由第{line}号更正", f"line {line} has corrected it already")
    if not _same(found, payload):
        says = found.says
        yield Text(
            f"所指为第{says.seq}号，误为“{says.wrong}”，应为“{says.right}”，依据{says.evidence.title}",
            f"it is about line {says.seq}: “{says.wrong}” should be “{says.right}”, by "
            f"{says.evidence.title}",
        )


def _same(found: Reported, said: Correct) -> bool:
    """Return whether a correction says what was reported; a title of the paper may differ."""
    had = found.says
    return (had.seq, had.wrong, had.right, had.evidence.digest) == (
        said.seq,
        said.wrong,
        said.right,
        said.evidence.digest,
    )
