"""A consultation of an office: its notice stands, opinions come in, the window is closed."""

from datetime import UTC, datetime
from typing import Any

from httpx2 import Response
from makers import CASE, READERS, make_case, walk_until
from offices import Office

from api.demo.scene import BODY
from api.imports.tables import CSV
from decision_flow.audit import Report, verify
from decision_flow.domain.opinions.collation import Close, Received
from decision_flow.domain.opinions.intake import OpinionChannel
from decision_flow.domain.values import Document
from decision_flow.service import Answer, Request

STEP = "open_consultation"
PUBLIC = f"/public/cases/{CASE}/consultations/{STEP}"
INSIDE = f"/cases/{CASE}/consultations/{STEP}"
WITHIN = datetime(2023, 3, 20, 2, tzinfo=UTC)
LAST_MINUTE = datetime(2023, 4, 5, 15, 59, tzinfo=UTC)
AFTER = datetime(2023, 4, 5, 16, tzinfo=UTC)
HEAD = "渠道,收到日期,意见,姓名,联系方式\n"


def published(office: Office, verb: str = "publish") -> Office:
    """Return the office with the story told up to an act of the consultation."""
    service = office.installed.service
    make_case(service)
    walk_until(service, STEP, verb)
    office.now = WITHIN
    return office


def send(
    office: Office, text: str = "建议增设标线。", key: str | None = None, **more: str
) -> Response:
    headers = {"Idempotency-Key": key} if key else {}
    return office.post(f"{PUBLIC}/opinions", {"text": text, **more}, None, headers=headers)


def bring(office: Office, data: bytes, media: str = CSV, who: str = "wu") -> Response:
    headers = {"Content-Type": media}
    return office.ask("POST", f"{INSIDE}/opinions", who, headers=headers, content=data)


def rows(*lines: str) -> bytes:
    return (HEAD + "".join(f"{line}\n" for line in lines)).encode()


def kept(office: Office) -> list[dict[str, Any]]:
    return office.get(f"{INSIDE}/opinions", "wu").json()["opinions"]


def sound(office: Office) -> Report:
    """Return the report of an audit that found nothing."""
    service = office.installed.service
    report = verify(service.database, service.files, READERS)
    assert report.findings == []
    return report


def close(office: Office, late: int = 0, on_paper: Document | None = None, **by: int) -> Answer:
    """Return what closing the window with these counts comes to."""
    service = office.installed.service
    seq = service.case(BODY, CASE).view.seq
    channels = tuple(Received(channel=OpinionChannel(c), count=n) for c, n in by.items())
    said = Close(received=sum(by.values()), late=late, channels=channels, register=on_paper)
    return service.move(BODY, CASE, Request(STEP, "close", said, "wu"), at=office.now, expected=seq)


def published_at(office: Office) -> int:
    fact = office.installed.service.case(BODY, CASE).case.fact(STEP, "publish")
    return fact.seq


def erase(office: Office, number: int = 1, person: str = "wu") -> bool:
    return office.installed.service.erase_opinion(
        BODY, CASE, STEP, number, person=person, reason="本人申请", at=office.now
    )
