"""An office that is open: an installation with its people, a clock that tests turn, a client."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response

from api.app import create_app
from api.demo.matter import opening
from api.founding import FOUNDER, found_demonstration, register_shipped
from api.identity import new_token, token_digest
from api.installation import Installation, assemble
from api.settings import Settings
from decision_flow.domain.people import Duty, Level
from decision_flow.domain.staff import AdoptCalendar, Enrol, Found, GiveDuty
from decision_flow.store.canonical import plain
from workflows import calendar

MORNING = datetime(2023, 2, 1, 2, tzinfo=UTC)
STRANGERS = "strangers"


@dataclass
class Office:
    """The installation behind a client, and its people's tokens; `now` is what its clock says."""

    installed: Installation
    tokens: dict[str, str]
    now: datetime = MORNING
    client: TestClient = field(init=False)

    def __post_init__(self) -> None:
        installed = replace(self.installed, clock=lambda: self.now)
        self.client = TestClient(create_app(installed=installed), raise_server_exceptions=False)

    def ask(
        self,
        method: str,
        path: str,
        who: str | None = "sun",
        headers: dict[str, str] | None = None,
        **more: Any,
    ) -> Response:
        """Return the answer to a request of a person, or of nobody."""
        bearing = {} if who is None else {"Authorization": f"Bearer {self.tokens[who]}"}
        return self.client.request(
            method, f"/api/v1{path}", headers={**bearing, **(headers or {})}, **more
        )

    def get(self, path: str, who: str | None = "sun", **more: Any) -> Response:
        return self.ask("GET", path, who, **more)

    def post(self, path: str, body: object, who: str | None = "sun", **more: Any) -> Response:
        return self.ask("POST", path, who, json=body, **more)

    def opening(self, **change: Any) -> dict[str, Any]:
        """Return what opens a case."""
        certificate = self.get("/procedures/four-nots", None).json()["certificate"]
        return {"procedure": "four-nots", "payload": {**plain(opening(certificate)), **change}}

    def opened(self, **change: Any) -> str:
        """Return a case that was opened."""
        answer = self.post("/cases", self.opening(**change))
        assert answer.status_code == 201, answer.text
        return answer.json()["case"]

    def move(
        self, case: str, asked: dict[str, Any], who: str = "sun", *, version: int = 1, **more: Any
    ) -> Response:
        """Return the answer to a move."""
        headers = {"If-Match": f'"{version}"', **more.pop("headers", {})}
        return self.post(f"/cases/{case}/moves", asked, who, headers=headers, **more)

    def filed(self, title: str, who: str = "sun") -> dict[str, str]:
        """Return a document that was put on file."""
        answer = self.ask("POST", f"/documents?name={title}.txt", who, content=title.encode())
        assert answer.status_code == 201, answer.text
        return {"title": title, "digest": answer.json()["digest"]}

    def proposal(self) -> dict[str, Any]:
        """Return a move that a case begins with."""
        said = {
            "proposer": "department",
            "name": "宁津县交通运输局",
            "problem": "阳光大街路面破损较多。",
            "document": self.filed("关于实施阳光大街中修工程的建议"),
        }
        return {"step": "proposal", "move": "proposal.submit", "payload": said}


def founded(settings: Settings) -> None:
    """Leave what a first start leaves: procedures proved, people founded."""
    installed = assemble(settings)
    register_shipped(installed)
    found_demonstration(installed, datetime(2021, 12, 1, tzinfo=UTC))
    installed.close()


def office_in(settings: Settings) -> Office:
    """Return an office where a first start has been made."""
    lines = settings.tokens_file.read_text("utf-8").splitlines()
    tokens = {line.split("\t")[0]: line.split("\t")[-1] for line in lines}
    installed = assemble(settings)
    return Office(installed, tokens | _strangers(installed))


def _strangers(installed: Installation) -> dict[str, str]:
    """Found another body, one of whose people may do much there; one has no duty any more."""
    at, service, kept = datetime(2021, 12, 1, tzinfo=UTC), installed.service, calendar.load()
    said = [Found(name="示例县人民政府", level=Level.COUNTY), AdoptCalendar(calendar=kept.digest)]
    people = {"stranger": None, "retired": date(2022, 12, 31)}
    for person, until in people.items():
        said.append(Enrol(person=person, name=f"{person}（示例）", unit="办公室"))
        since = date(2021, 12, 1)
        said += [
            GiveDuty(person=person, duty=duty, since=since, until=until)
            for duty in (Duty.SECRETARY, Duty.CHIEF, Duty.DRAFTER)
        ]
    for one in said:
        service.enter(STRANGERS, one, actor=FOUNDER, at=at)
    tokens = {person: new_token() for person in people}
    for person, token in tokens.items():
        service.add_token(STRANGERS, person, token_digest(token), label="test")
    return tokens
