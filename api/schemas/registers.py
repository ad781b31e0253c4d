"""What is entered into the registers of an office, and what is told of them."""

from datetime import date, datetime

from api.schemas.cases import LinkOut, NamedOut, link_out, named
from api.schemas.catalogues import PaperOut
from api.schemas.entries import any_of, models
from api.schemas.recorded import of_record
from api.schemas.words import Out, SourceOut, TextOut, source_out, text_out
from decision_flow.domain.office.custody.said import HELD_FOR, Consulted, Hold
from decision_flow.domain.office.emergency import Owed
from decision_flow.domain.office.keeping import VERBS
from decision_flow.domain.office.lawsuits import (
    INSTANCES,
    RESULTS,
    DecideLawsuit,
    Lawsuit,
    final_on,
    lost,
    replaced_by,
)
from decision_flow.domain.office.seals import Sealed
from decision_flow.domain.units import Succession
from decision_flow.service.registers import Registered, Watched

MODELS = models("Entry", VERBS)
ANY_ENTRY = any_of(MODELS)


class SuccessionOut(Out):
    """A unit that another succeeds, from a day on."""

    line: int
    old: str
    new: str
    since: date
    reasons: str


class OwedOut(Out):
    """What is still to be done about an entry; it blocks nothing."""

    code: str
    text: TextOut
    source: SourceOut


class ToldOut(Out):
    """That the standing committee was told: filed, or the special report."""

    told: str
    on: date
    document: PaperOut


class EmergencyOut(Out):
    """A decision taken in an emergency, with what was said of it since."""

    entry: str
    line: int
    title: str
    decided_on: date
    decided_by: str
    event: str
    measures: str
    document: PaperOut
    told: tuple[ToldOut, ...]
    ended_on: date | None
    goes_on: str | None
    cases: tuple[LinkOut, ...]
    owed: tuple[OwedOut, ...]


class SealOut(Out):
    """A use of a seal."""

    line: int
    seal: str
    unit: str
    title: str
    copies: int
    on: date
    handler: str
    approved_by: str
    case: str | None
    document: PaperOut
    recorded_at: datetime


class ResultOut(Out):
    """What a lawsuit came to; `steps` are those of the case that were found wrong."""

    line: int
    result: NamedOut
    decided_on: date
    findings: str
    steps: tuple[str, ...]
    document: PaperOut


class LawsuitOut(Out):
    """A lawsuit or an administrative review about a case; `lost` once that is final.

    `replaced_by` is the entry of the later instance whose result stands instead.
    """

    entry: str
    line: int
    case: str
    instance: NamedOut
    number: str
    authority: str
    party: str
    attacked: str
    claim: str
    received_on: date
    steps: tuple[str, ...]
    after: str | None
    document: PaperOut
    decided: ResultOut | None
    final: bool
    final_on: date | None
    lost: bool
    replaced_by: str | None
    recorded_at: datetime


class HoldOut(Out):
    """A hold on the file of a case; `until` once it ended."""

    entry: str
    line: int
    case: str
    held_for: NamedOut
    by: str
    since: date
    until: date | None
    reasons: str
    document: PaperOut
    recorded_at: datetime


class ConsultationOut(Out):
    """That somebody consulted the file of a case."""

    line: int
    case: str
    who: str
    unit: str
    purpose: str
    on: date
    copied: bool
    approved_by: str
    document: PaperOut
    recorded_at: datetime


class RegistersOut(Out):
    """The registers of your body's office, the earliest entry first."""

    successions: tuple[SuccessionOut, ...]
    emergencies: tuple[EmergencyOut, ...]
    seals: tuple[SealOut, ...]
    lawsuits: tuple[LawsuitOut, ...]
    holds: tuple[HoldOut, ...]
    consultations: tuple[ConsultationOut, ...]


class EntryOut(Out):
    """The line of the body's record that an entry was written as, and its digest."""

    line: int
    head: str


def registers_out(found: Registered) -> RegistersOut:
    return RegistersOut(
        successions=tuple(_succession(each) for each in found.successions),
        emergencies=tuple(_emergency(each) for each in found.emergencies),
        seals=tuple(_seal(each) for each in found.seals),
        lawsuits=tuple(lawsuit_out(each, found.lawsuits) for each in found.lawsuits),
        holds=tuple(_hold(each) for each in found.custody.holds),
        consultations=tuple(_consultation(each) for each in found.custody.consulted),
    )


def _hold(each: Hold) -> HoldOut:
    return of_record(
        HoldOut,
        each.said,
        line=each.line,
        held_for=named(each.said.held_for, HELD_FOR[each.said.held_for]),
        until=each.lifted.until if each.lifted else None,
        recorded_at=each.at,
    )


def _consultation(each: Consulted) -> ConsultationOut:
    return of_record(ConsultationOut, each.said, line=each.line, recorded_at=each.at)


def lawsuit_out(each: Lawsuit, there: tuple[Lawsuit, ...]) -> LawsuitOut:
    said, decided = each.said, each.decided
    since, later = final_on(there, each), replaced_by(there, each)
    return of_record(
        LawsuitOut,
        said,
        line=each.line,
        instance=named(said.instance, INSTANCES[said.instance]),
        attacked=str(said.attacked),
        decided=_result(each.decided_line, decided) if decided else None,
        final=since is not None,
        final_on=since,
        lost=lost(there, each),
        replaced_by=later.entry if later else None,
        recorded_at=each.at,
    )


def _result(line: int, said: DecideLawsuit) -> ResultOut:
    result = named(said.result, RESULTS[said.result])
    return of_record(ResultOut, said, line=line, result=result)


def _succession(each: Succession) -> SuccessionOut:
    return of_record(SuccessionOut, each)


def _emergency(watched: Watched) -> EmergencyOut:
    found, ended = watched.emergency, watched.emergency.ended
    return of_record(
        EmergencyOut,
        found.said,
        line=found.line,
        told=tuple(of_record(ToldOut, each) for each in found.told),
        ended_on=ended.ended_on if ended else None,
        goes_on=ended.goes_on if ended else None,
        cases=tuple(link_out(each) for each in watched.cases),
        owed=tuple(owed_out(each) for each in watched.owed),
    )


def owed_out(each: Owed) -> OwedOut:
    """Return what is still to be done about an entry."""
    return OwedOut(code=each.code, text=text_out(each.text), source=source_out(each.source))


def _seal(each: Sealed) -> SealOut:
    return of_record(SealOut, each.said, line=each.line, recorded_at=each.at)
