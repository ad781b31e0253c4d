"""What comes in and goes out of the letterbox. What says who sent a letter is told apart."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field, TypeAdapter

from api.schemas.moves import In
from api.schemas.queries import USUAL, Limit, Query
from api.schemas.text import PlainText
from api.schemas.words import Out, TextOut, text_out
from decision_flow.domain.office.complaints.book import STANDS_LABELS
from decision_flow.domain.office.complaints.letters import CHANNEL_LABELS, Channel
from decision_flow.domain.opinions.intake import MOST_CONTACT, MOST_NAME, MOST_TEXT
from decision_flow.domain.values import MOST
from decision_flow.service.complaints.letterbox import Opened, Told
from decision_flow.store.letters.box import Line

LetterText = Annotated[PlainText, Field(min_length=1, max_length=MOST_TEXT)]
Name = Annotated[PlainText | None, Field(min_length=1, max_length=MOST_NAME)]
Reach = Annotated[PlainText | None, Field(min_length=1, max_length=MOST_CONTACT)]


class LetterIn(In):
    """A complaint or a proposal; name and contact are told to the office alone."""

    text: LetterText
    name: Name = None
    contact: Reach = None


class TakenIn(In):
    """A letter that came on paper, by telephone or in person."""

    channel: Channel
    received_on: date
    text: LetterText
    name: Name = None
    contact: Reach = None


LETTER: TypeAdapter[LetterIn] = TypeAdapter(LetterIn)
TAKEN: TypeAdapter[TakenIn] = TypeAdapter(TakenIn)


class LettersQuery(Query):
    """Which part of a letterbox is wanted."""

    after: Annotated[int, Field(ge=0, le=MOST, description="之后的编号 Numbers after this")] = 0
    limit: Limit = USUAL


class LetterOut(Out):
    """A line of the letterbox: the number, and the digest under which it is chained."""

    number: int
    id: str
    channel: str
    label: TextOut
    received_on: date
    recorded_at: datetime
    entered_by: str | None
    content: str
    digest: str


class LettersOut(Out):
    """A page of the letterbox; `after` asks for the next."""

    letters: tuple[LetterOut, ...]
    after: int | None


class OpenedOut(Out):
    """What a letter says, unless it was erased; who sent it, to the office alone."""

    letter: LetterOut
    text: str | None
    name: str | None
    contact: str | None


class ToldOut(Out):
    """How far a letter is, for whoever has its id; the last answer, once it was given."""

    number: int
    body: str
    received_on: date
    stands: str
    label: TextOut
    owner: str | None
    refused: str | None
    answered_on: date | None
    answer: str | None


_UNREGISTERED = TextOut(zh="已收到，待登记", en="received, to be registered")


def letter_out(line: Line) -> LetterOut:
    return LetterOut(
        number=line.number,
        id=line.id,
        channel=line.channel,
        label=text_out(CHANNEL_LABELS[line.channel]),
        received_on=line.received_on,
        recorded_at=line.recorded_at,
        entered_by=line.entered_by,
        content=line.content,
        digest=line.digest,
    )


def opened_out(found: Opened) -> OpenedOut:
    who = found.contact
    return OpenedOut(
        letter=letter_out(found.line),
        text=found.text,
        name=who.name if who else None,
        contact=who.contact if who else None,
    )


def told_out(found: Told) -> ToldOut:
    there = found.complaint
    last = next((each for each in (there.answers if there else ()) if each.concludes), None)
    return ToldOut(
        number=found.line.number,
        body=found.body,
        received_on=found.line.received_on,
        stands=there.stands if there else "received",
        label=text_out(STANDS_LABELS[there.stands]) if there else _UNREGISTERED,
        owner=there.owner if there else None,
        refused=there.refused.reasons if there and there.refused else None,
        answered_on=last.answered_on if last else None,
        answer=last.answer if last else None,
    )
