"""What is told of catalogues, and what is sent to adjust or publish one."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field, TypeAdapter

from api.schemas.moves import PROCEDURE_KEY
from api.schemas.queries import Query
from api.schemas.shapes import DIGEST
from api.schemas.words import Out, SourceOut, TextOut, source_out, text_out
from decision_flow.domain.intake.catalogue import (
    FIRST_YEAR,
    LAST_YEAR,
    PART_LABELS,
    AdjustCatalogue,
    Catalogue,
    Part,
    PublishCatalogue,
    Version,
)
from decision_flow.domain.intake.due import due_label
from decision_flow.domain.intake.keeping import Alarm, Kept, Listing
from decision_flow.domain.values import Document

ADJUSTMENT: TypeAdapter[AdjustCatalogue] = TypeAdapter(AdjustCatalogue)
PUBLICATION: TypeAdapter[PublishCatalogue] = TypeAdapter(PublishCatalogue)


class ImportQuery(Query):
    """What a catalogue rests on: its year, its rule set and two documents on file."""

    year: Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR, description="年度 The year")]
    procedure: Annotated[
        str, Field(pattern=PROCEDURE_KEY, description="适用的程序 The rule set that applies")
    ]
    document: Annotated[
        str, Field(pattern=DIGEST, description="目录文件的摘要 The catalogue's own document")
    ]
    consent: Annotated[
        str,
        Field(pattern=DIGEST, description="同级党委同意文件的摘要 The Party committee's consent"),
    ]


class PaperOut(Out):
    """A document on file, by title and digest."""

    title: str
    digest: str


class PartOut(Out):
    """A procedure that a matter goes through."""

    part: str
    zh: str
    en: str


class DueOut(Out):
    """When a matter is due, as the catalogue says it, in words, and the last day that it means.

    A month, a quarter or a year lasts until its last day: a reading of this system, not of an act.
    """

    due: str = Field(examples=["2026-Q2"])
    label: TextOut
    last_day: date


class MatterOut(Out):
    """A matter of the catalogue; `key` is how the decision to start names it (`listed`).

    `overdue` is an alarm: the last day has passed and no case was started. It blocks nothing.
    """

    key: str = Field(examples=["2026-3"])
    number: str
    title: str
    unit: str | None
    due: DueOut | None
    hearing: bool
    parts: tuple[PartOut, ...]
    decider: str | None
    basis: str | None
    content: str | None
    note: str | None
    cases: tuple[str, ...]
    overdue: bool


class VersionOut(Out):
    """A version of a catalogue, and the papers by which it came to be."""

    version: int
    line: int
    recorded_at: datetime
    matters: int
    reasons: str
    document: PaperOut
    consent: PaperOut | None
    published_on: date | None
    channel: str
    publication: PaperOut | None


class AlarmOut(Out):
    """Something to be looked at."""

    code: str
    text: TextOut
    source: SourceOut


class CatalogueOut(Out):
    """The catalogue of a year as it stands, with all its versions."""

    year: int
    procedure: str
    matters: tuple[MatterOut, ...]
    versions: tuple[VersionOut, ...]
    alarms: tuple[AlarmOut, ...]


class YearOut(Out):
    """A catalogue among others."""

    year: int
    version: int
    matters: int
    published_on: date | None


class CataloguesOut(Out):
    """The catalogues of a body, the earliest year first."""

    catalogues: tuple[YearOut, ...]


def catalogues_out(found: tuple[Catalogue, ...]) -> CataloguesOut:
    return CataloguesOut(catalogues=tuple(_year_out(each) for each in found))


def catalogue_out(found: Listing) -> CatalogueOut:
    return CatalogueOut(
        year=found.catalogue.year,
        procedure=found.catalogue.procedure,
        matters=tuple(_matter_out(each) for each in found.matters),
        versions=tuple(_version_out(each) for each in found.catalogue.versions),
        alarms=tuple(alarm_out(each) for each in found.alarms),
    )


def alarm_out(alarm: Alarm) -> AlarmOut:
    return AlarmOut(code=alarm.code, text=text_out(alarm.text), source=source_out(alarm.source))


def _year_out(found: Catalogue) -> YearOut:
    present = found.present
    return YearOut(
        year=found.year,
        version=present.number,
        matters=len(present.items),
        published_on=present.published_on,
    )


def _matter_out(kept: Kept) -> MatterOut:
    item = kept.item
    return MatterOut(
        key=kept.key,
        number=item.number,
        title=item.title,
        unit=item.unit,
        due=_due_out(item.due, kept.last_day),
        hearing=item.hearing,
        parts=tuple(_part_out(part) for part in item.parts),
        decider=item.decider,
        basis=item.basis,
        content=item.content,
        note=item.note,
        cases=kept.cases,
        overdue=kept.overdue,
    )


def _due_out(due: str | None, last: date | None) -> DueOut | None:
    if due is None or last is None:
        return None
    return DueOut(due=due, label=text_out(due_label(due)), last_day=last)


def _part_out(part: Part) -> PartOut:
    label = PART_LABELS[part]
    return PartOut(part=str(part), zh=label.zh, en=label.en)


def _version_out(version: Version) -> VersionOut:
    return VersionOut(
        version=version.number,
        line=version.seq,
        recorded_at=version.recorded_at,
        matters=len(version.items),
        reasons=version.reasons,
        document=paper_out(version.document),
        consent=None if version.consent is None else paper_out(version.consent),
        published_on=version.published_on,
        channel=version.channel,
        publication=None if version.publication is None else paper_out(version.publication),
    )


def paper_out(document: Document) -> PaperOut:
    return PaperOut(title=document.title, digest=document.digest)
