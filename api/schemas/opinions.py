"""What comes in and goes out of opinions. What says who wrote one is in an answer of its own."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field, TypeAdapter

from api.schemas.moves import In
from api.schemas.queries import USUAL, Limit, Query
from api.schemas.text import PlainText
from api.schemas.words import Out, TextOut, text_out
from decision_flow.domain.opinions.intake import (
    CHANNEL_LABELS,
    MOST_CONTACT,
    MOST_NAME,
    MOST_TEXT,
)
from decision_flow.domain.values import MOST
from decision_flow.service.opinions.consulting import Consulted, Opinion
from decision_flow.store.apart import Contact
from decision_flow.store.opinions.register import Entry


class OpinionIn(In):
    """An opinion of somebody of the public; name and contact are told only to who works on it."""

    text: Annotated[
        PlainText,
        Field(min_length=1, max_length=MOST_TEXT, examples=["建议增设非机动车道标线。"]),
    ]
    name: Annotated[PlainText | None, Field(min_length=1, max_length=MOST_NAME)] = None
    contact: Annotated[PlainText | None, Field(min_length=1, max_length=MOST_CONTACT)] = None


OPINION: TypeAdapter[OpinionIn] = TypeAdapter(OpinionIn)


class ReceiptOut(Out):
    """That an opinion was registered: its number, and the digest under which it is chained."""

    number: int
    id: str
    received_on: date
    late: bool
    content: str
    digest: str


class NoticeChannelOut(Out):
    """Where the notice stands."""

    kind: str
    name: str
    address: str | None


class PaperOut(Out):
    """A document by its title and digest."""

    title: str
    digest: str


class ConsultationOut(Out):
    """A consultation as the public sees it; `open` says whether opinions are taken now."""

    case: str
    title: str
    body: str
    notice: PaperOut
    draft: str
    explanation: PaperOut
    channels: tuple[NoticeChannelOut, ...]
    published_on: date
    opens: date
    closes: date
    how_to_comment: str
    open: bool
    late: bool


class ChannelOut(Out):
    """A channel, with its name in both languages."""

    channel: str
    label: TextOut


class OpinionOut(Out):
    """An opinion in the register; no text where it was erased."""

    number: int
    id: str
    channel: ChannelOut
    received_on: date
    recorded_at: datetime
    late: bool
    entered_by: str | None
    text: str | None
    content: str
    digest: str


class OpinionsOut(Out):
    """A page of the register; `after` asks for the next."""

    opinions: tuple[OpinionOut, ...]
    after: int | None


class ContactOut(Out):
    """Who wrote an opinion, as far as they said and nobody erased it."""

    name: str | None
    contact: str | None


class ImportedOut(Out):
    """What was imported: numbers from `first` to `last`, so many of them late."""

    added: int
    late: int
    first: int
    last: int


class OpinionsQuery(Query):
    """Which part of a register is wanted."""

    after: Annotated[int, Field(ge=0, le=MOST, description="之后的编号 Numbers after this")] = 0
    limit: Limit = USUAL


def receipt_out(entry: Entry) -> ReceiptOut:
    return ReceiptOut(
        number=entry.number,
        id=entry.id,
        received_on=entry.received_on,
        late=entry.late,
        content=entry.content,
        digest=entry.digest,
    )


def consultation_out(found: Consulted) -> ConsultationOut:
    said = found.notice
    return ConsultationOut(
        case=found.case,
        title=found.title,
        body=found.body,
        notice=PaperOut(title=said.notice.title, digest=said.notice.digest),
        draft=said.draft,
        explanation=PaperOut(title=said.explanation.title, digest=said.explanation.digest),
        channels=tuple(
            NoticeChannelOut(kind=c.kind, name=c.name, address=c.address) for c in said.channels
        ),
        published_on=found.published_on,
        opens=said.opens,
        closes=said.closes,
        how_to_comment=said.how_to_comment,
        open=found.open,
        late=found.late,
    )


def opinion_out(found: Opinion) -> OpinionOut:
    entry = found.entry
    label = CHANNEL_LABELS[entry.channel]
    return OpinionOut(
        number=entry.number,
        id=entry.id,
        channel=ChannelOut(channel=entry.channel, label=text_out(label)),
        received_on=entry.received_on,
        recorded_at=entry.recorded_at,
        late=entry.late,
        entered_by=entry.entered_by,
        text=found.text,
        content=entry.content,
        digest=entry.digest,
    )


def contact_out(found: Contact | None) -> ContactOut:
    return ContactOut(name=found.name if found else None, contact=found.contact if found else None)


def imported_out(entries: tuple[Entry, ...]) -> ImportedOut:
    return ImportedOut(
        added=len(entries),
        late=sum(entry.late for entry in entries),
        first=entries[0].number,
        last=entries[-1].number,
    )
