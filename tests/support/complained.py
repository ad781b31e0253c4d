"""A letter of a citizen and what an office enters about it."""

from typing import Any

from httpx2 import Response
from makers import READERS
from offices import Office

from api.demo.scene import BODY
from api.examples import registers
from api.founding import FOUNDER
from decision_flow.audit import Report, verify
from decision_flow.domain.staff import Enrol

ROAD = "宁津县交通运输局"
SENT = f"/public/bodies/{BODY}/letters"


def sends(
    office: Office, text: str = "围挡长期占道。", key: str | None = None, **more: str
) -> Response:
    headers = {"Idempotency-Key": key} if key else {}
    return office.post(SENT, {"text": text, **more}, None, headers=headers)


def enters(office: Office, entry: str, who: str = "sun", **change: Any) -> Response:
    """Return the answer to an entry like the example, with a paper that is on file."""
    said = registers.entry(entry)["payload"]
    if "document" in said:
        said = {**said, "document": office.filed(f"{entry}的文件")}
    return office.post("/registers", {"entry": entry, "payload": {**said, **change}}, who)


def entered(office: Office, entry: str, who: str = "sun", **change: Any) -> None:
    answer = enters(office, entry, who, **change)
    assert answer.status_code == 201, answer.text


def registered(office: Office, **change: Any) -> int:
    """Return the number of a letter that came in and was put on the list."""
    number = sends(office).json()["number"]
    known = {"complaint": number, "against": [ROAD], "nature": "complaint"}
    entered(office, "register_complaint", **{**known, **change})
    return int(number)


def assigned(office: Office, **change: Any) -> int:
    number = registered(office, **change)
    entered(office, "accept_complaint", complaint=number)
    entered(office, "assign_complaint", complaint=number, unit="县审计局", investigators=["guo"])
    return number


def finds(office: Office, number: int, **change: Any) -> Response:
    measure = {"unit": ROAD, "measure": "拆除围挡", "due": "2099-12-31"}
    known = {"complaint": number, "signed_by": ["guo"], "heard": [ROAD], "measures": [measure]}
    return enters(office, "find_complaint", **{**known, **change})


def found(office: Office, number: int, **change: Any) -> None:
    answer = finds(office, number, **change)
    assert answer.status_code == 201, answer.text


def about(office: Office, number: int, who: str = "sun") -> dict[str, Any]:
    answer = office.get(f"/complaints/{number}", who)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def audited(office: Office) -> Report:
    service = office.installed.service
    return verify(service.database, service.files, READERS)


def moved(office: Office, who: str, *units: str) -> None:
    """Write a person down as of each of these units in turn, under the same id."""
    name = office.installed.service.body(BODY).persons[who].name
    for unit in units:
        said = Enrol(person=who, name=name, unit=unit)
        office.installed.service.enter(BODY, said, actor=FOUNDER, at=office.now)
