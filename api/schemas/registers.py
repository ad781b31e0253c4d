"""What is entered into the registers of an office, and what is told of them."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Union

from pydantic import Field, TypeAdapter, create_model

from api.schemas.cases import LinkOut, NamedOut, link_out
from api.schemas.catalogues import PaperOut, paper_out
from api.schemas.moves import In
from api.schemas.words import Out, SourceOut, TextOut, source_out, text_out
from decision_flow.domain.office.custody.said import HELD_FOR, Consulted, Hold
from decision_flow.domain.office.keeping import VERBS
from decision_flow.domain.office.lawsuits import INSTANCES, RESULTS, DecideLawsuit, Lawsuit
from decision_flow.domain.office.seals import Sealed
from decision_flow.domain.units import Succession
from decision_flow.service.registers import Registered, Watched


class EntryIn(In):
    """An entry that is asked for; `entry` says into which register, and what its payload is."""

    entry: str
    payload: Any


def _model(name: str, payload: type[Any]) -> type[EntryIn]:
    # Types that are made while running have no other way to be named.
    fields: dict[str, Any] = {"entry": (Literal[name], ...), "payload": (payload, ...)}
    return create_model(f"Entry_{name}", __base__=EntryIn, **fields)


MODELS: dict[str, type[EntryIn]] = {name: _model(name, payload) for name, payload in VERBS.items()}

_UNION: Any = Annotated[Union[tuple(MODELS.values())], Field(discriminator="entry")]  # noqa: UP007 - made of a tuple
ANY_ENTRY: TypeAdapter[EntryIn] = TypeAdapter(_UNION)


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
    """A lawsuit or an administrative review about a case; `lost` once that is final."""

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
        lawsuits=tuple(lawsuit_out(each) for each in found.lawsuits),
        holds=tuple(_hold(each) for each in found.custody.holds),
        consultations=tuple(_consultation(each) for each in found.custody.consulted),
    )


def _hold(each: Hold) -> HoldOut:
    said, label = each.said, HELD_FOR[each.said.held_for]
    return HoldOut(
        entry=said.entry,
        line=each.line,
        case=said.case,
        held_for=NamedOut(key=str(said.held_for), zh=label.zh, en=label.en),
        by=said.by,
        since=said.since,
        until=each.lifted.until if each.lifted else None,
        reasons=said.reasons,
        document=paper_out(said.document),
        recorded_at=each.at,
    )


def _consultation(each: Consulted) -> ConsultationOut:
    said = each.said
    return ConsultationOut(
        line=each.line,
        case=said.case,
        who=said.who,
        unit=said.unit,
        purpose=said.purpose,
        on=said.on,
        copied=said.copied,
        approved_by=said.approved_by,
        document=paper_out(said.document),
        recorded_at=each.at,
    )


def lawsuit_out(each: Lawsuit) -> LawsuitOut:
    said, decided = each.said, each.decided
    instance = INSTANCES[said.instance]
    final_on = each.finished.on if each.finished else None
    if decided is not None and decided.final:
        final_on = decided.decided_on
    return LawsuitOut(
        entry=said.entry,
        line=each.line,
        case=said.case,
        instance=NamedOut(key=str(said.instance), zh=instance.zh, en=instance.en),
        number=said.number,
        authority=said.authority,
        party=said.party,
        attacked=str(said.attacked),
        claim=said.claim,
        received_on=said.received_on,
        steps=said.steps,
        after=said.after,
        document=paper_out(said.document),
        decided=_result(each.decided_line, decided) if decided else None,
        final=each.final,
        final_on=final_on,
        lost=each.lost,
        recorded_at=each.at,
    )


def _result(line: int, said: DecideLawsuit) -> ResultOut:
    label = RESULTS[said.result]
    return ResultOut(
        line=line,
        result=NamedOut(key=str(said.result), zh=label.zh, en=label.en),
        decided_on=said.decided_on,
        findings=said.findings,
        steps=said.steps,
        document=paper_out(said.document),
    )


def _succession(each: Succession) -> SuccessionOut:
    return SuccessionOut(
        line=each.line, old=each.old, new=each.new, since=each.since, reasons=each.reasons
    )


def _emergency(watched: Watched) -> EmergencyOut:
    found, said = watched.emergency, watched.emergency.said
    ended = found.ended
    return EmergencyOut(
        entry=said.entry,
        line=found.line,
        title=said.title,
        decided_on=said.decided_on,
        decided_by=said.decided_by,
        event=said.event,
        measures=said.measures,
        document=paper_out(said.document),
        told=tuple(
            ToldOut(told=each.told, on=each.on, document=paper_out(each.document))
            for each in found.told
        ),
        ended_on=ended.ended_on if ended else None,
        goes_on=ended.goes_on if ended else None,
        cases=tuple(link_out(each) for each in watched.cases),
        owed=tuple(
            OwedOut(code=each.code, text=text_out(each.text), source=source_out(each.source))
            for each in watched.owed
        ),
    )


def _seal(each: Sealed) -> SealOut:
    said = each.said
    return SealOut(
        line=each.line,
        seal=said.seal,
        unit=said.unit,
        title=said.title,
        copies=said.copies,
        on=said.on,
        handler=said.handler,
        approved_by=said.approved_by,
        case=said.case,
        document=paper_out(said.document),
        recorded_at=each.at,
    )
