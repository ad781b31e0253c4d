"""The words that every answer uses: texts, sources, duties, verdicts."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from decision_flow.domain.people import DUTY_LABELS, Duty
from decision_flow.domain.values import Source, Text
from decision_flow.domain.verdict import Verdict


class Out(BaseModel):
    """What goes out: frozen, nothing unnamed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TextOut(Out):
    """The same sentence in Chinese and in English."""

    zh: str
    en: str


class SourceOut(Out):
    """The act and the article."""

    act: str = Field(examples=["重大行政决策程序暂行条例"])
    place: str = Field(examples=["第十五条"])
    kind: str = Field(examples=["statute"])


class DutyOut(Out):
    """A duty, with its name in both languages."""

    duty: str
    zh: str
    en: str


class VerdictOut(Out):
    """One requirement: whether it is met, why, by which source, who can cure it, from when."""

    code: str
    passed: bool
    advisory: bool
    reason: TextOut
    source: SourceOut
    curers: tuple[DutyOut, ...]
    earliest: date | None


def text_out(text: Text) -> TextOut:
    return TextOut(zh=text.zh, en=text.en)


def source_out(source: Source) -> SourceOut:
    return SourceOut(act=source.act, place=source.place, kind=str(source.kind))


def duty_out(duty: Duty) -> DutyOut:
    label = DUTY_LABELS[duty]
    return DutyOut(duty=str(duty), zh=label.zh, en=label.en)


def verdict_out(verdict: Verdict) -> VerdictOut:
    return VerdictOut(
        code=verdict.code,
        passed=verdict.passed,
        advisory=verdict.advisory,
        reason=text_out(verdict.reason),
        source=source_out(verdict.source),
        curers=tuple(duty_out(d) for d in verdict.curers),
        earliest=verdict.earliest,
    )
