"""What is told of a measure about a person."""

from datetime import date, datetime
from typing import Any

from api.schemas.cases import NamedOut
from api.schemas.catalogues import PaperOut, paper_out
from api.schemas.words import Out
from decision_flow.domain.office.ladder import RUNGS, Entered, Evidence, Measure, Rung


class EvidenceOut(Out):
    """What shows it."""

    text: str
    case: str | None
    line: int | None
    document: PaperOut | None


class StageOut(Out):
    """One act of a measure: in which line, by whom, when; what was said, and on which paper."""

    line: int
    by: str
    at: datetime
    said: str
    result: str | None
    on: date | None
    superior: str | None
    document: PaperOut


class PersonMeasureOut(Out):
    """A measure about a person, act by act; `stands` is the rung that stands now, if any."""

    measure: str
    person: str
    rung: NamedOut
    directly: str | None
    mitigation: str | None
    lawsuit: str | None
    evidence: tuple[EvidenceOut, ...]
    proposed: StageOut
    heard: StageOut | None
    approved: StageOut | None
    decided: StageOut | None
    appealed: StageOut | None
    answered: StageOut | None
    stands: NamedOut | None
    open: bool


class MeasuresOut(Out):
    """Measures about you, and those about others in which you have to act."""

    measures: tuple[PersonMeasureOut, ...]


def measure_out(measure: Measure) -> PersonMeasureOut:
    said = measure.proposed.said
    return PersonMeasureOut(
        measure=measure.id,
        person=measure.person,
        rung=_rung(said.rung),
        directly=said.directly,
        mitigation=said.mitigation,
        lawsuit=said.lawsuit,
        evidence=tuple(_evidence(each) for each in said.evidence),
        proposed=_stage(measure.proposed, said.grounds),
        heard=_told(measure.heard, "statement", on="heard_on"),
        approved=_told(measure.approved, "reasons"),
        decided=_told(measure.decided, "considered", on="delivered_on"),
        appealed=_told(measure.appealed, "grounds", on="received_on"),
        answered=_told(measure.answered, "reasons"),
        stands=_rung(measure.stands) if measure.stands else None,
        open=measure.open,
    )


def _rung(rung: Rung) -> NamedOut:
    return NamedOut(key=str(rung), zh=RUNGS[rung].zh, en=RUNGS[rung].en)


def _evidence(each: Evidence) -> EvidenceOut:
    return EvidenceOut(
        text=each.text,
        case=each.case,
        line=each.line,
        document=paper_out(each.document) if each.document else None,
    )


def _told(entered: Entered[Any] | None, words: str, *, on: str | None = None) -> StageOut | None:
    if entered is None:
        return None
    return _stage(entered, getattr(entered.said, words), on=on)


def _stage(entered: Entered[Any], words: str, *, on: str | None = None) -> StageOut:
    said = entered.said
    return StageOut(
        line=entered.line,
        by=entered.by,
        at=entered.at,
        said=words,
        result=_result(said),
        on=getattr(said, on) if on else None,
        superior=getattr(said, "superior", None),
        document=paper_out(said.document),
    )


def _result(said: Any) -> str | None:  # noqa: ANN401 - any act of a measure
    approved, result = getattr(said, "approved", None), getattr(said, "result", None)
    if approved is not None:
        return "approved" if approved else "declined"
    return None if result is None else str(result)
