"""The published matter halted midway in an open office: what comes next is asked over HTTP.

It is told once, as far as anybody asks; each test goes on from a copy of its own.
"""

import os
import shutil
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from httpx2 import Response
from makers import CASE, LAWFUL, make_case, walk
from offices import Office
from sending import kinds, send, wire

import workflows
from api.demo.scene import BODY, Scene, at
from api.installation import assemble
from api.settings import Settings
from decision_flow.domain.case import Payload
from decision_flow.engine.proof import certified


def place(step: str, verb: str, nth: int = 0) -> int:
    """Return where in the story the nth act of this step and verb stands."""
    return [i for i, s in enumerate(LAWFUL) if (s.step, s.verb) == (step, verb)][nth]


def scene(step: str, verb: str, nth: int = 0, **said: Any) -> Scene:
    """Return the nth lawful act of this step and verb, with what is said changed."""
    found = LAWFUL[place(step, verb, nth)]
    return replace(found, says=replace(found.says, **said))


class Told:
    """The story in a home, kept wherever it was halted."""

    def __init__(self, prepared: Path, folder: Path) -> None:
        self._folder = folder
        self._homes = {0: prepared}

    def until(self, acts: int, copy: Path) -> Path:
        """Return a copy of the home in which so many acts of the story were done."""
        line = acts + 1
        if line not in self._homes:
            self._homes[line] = self._tell(line)
        return copied(self._homes[line], copy)

    def _tell(self, line: int) -> Path:
        nearest = max(n for n in self._homes if n < line)
        home = copied(self._homes[nearest], self._folder / str(line))
        installed = assemble(Settings(home=home))
        service = installed.service
        if nearest == 0:
            make_case(service)
        while service.case(BODY, CASE).view.seq < line:
            next(walk(service))
        installed.close()
        return home


def copied(home: Path, to: Path) -> Path:
    """Return a copy of a home; its documents never change, and are linked."""
    leave = shutil.ignore_patterns("documents")
    shutil.copytree(home, to, ignore=leave)
    if (home / "documents").exists():
        shutil.copytree(home / "documents", to / "documents", copy_function=os.link)
    return to


@dataclass
class Midway:
    """A case in an open office, the version seen last, and after how many acts it was halted."""

    office: Office
    version: int
    halted: int = 0
    case: str = CASE
    procedure: str = "four-nots"

    def ask(self, scene: Scene) -> Response:
        """Return the answer to an act."""
        answer = send(self.office, self.case, scene, self.version, procedure=self.procedure)
        if answer.status_code == 201:
            self.version = answer.json()["version"]
        return answer

    def asked(
        self,
        step: str,
        verb: str,
        nth: int = 0,
        *,
        on: datetime | None = None,
        who: str | None = None,
        **said: Any,
    ) -> Response:
        """Return the answer to an act of the story, with what is said changed."""
        found = scene(step, verb, nth, **said)
        return self.ask(replace(found, on=on or found.on, who=who or found.who))

    def goes_on(self, step: str, verb: str, *, without: tuple[str, ...] = ()) -> None:
        """Have the story go on from where it was halted to this act, some steps left out."""
        for each in LAWFUL[self.halted : place(step, verb)]:
            if each.step not in without:
                answer = self.ask(each)
                assert answer.status_code == 201, (each.step, each.verb, answer.text)

    def without(self, step: str, verb: str, field: str) -> Response:
        """Return the answer to an act of the story in which a field is missing."""
        found = scene(step, verb)
        asked = wire(found, kinds(self.procedure)[step])
        del asked["payload"][field]
        self.office.now = found.on
        return self.office.move(self.case, asked, found.who, version=self.version)

    def says(self, step: str, verb: str, payload: Payload, *, who: str, on: datetime) -> Response:
        """Return the answer to an act that is not in the story."""
        return self.ask(Scene(on, who, step, verb, payload))

    def went(self, step: str, verb: str, nth: int = 0, **changed: Any) -> None:
        """Have an act of the story done."""
        answer = self.asked(step, verb, nth, **changed)
        assert answer.status_code == 201, (step, verb, answer.text)


STARTED = (
    ("proposal", "submit"),
    ("proposal", "study"),
    ("start", "approve"),
    ("start", "assign"),
    ("drafting", "register"),
)
"""How every case begins, up to its first draft."""


def opened_under(office: Office, key: str) -> Midway:
    """Return a case opened on 2024-02-01 under the rule set of a place, which is put on file."""
    procedure = workflows.offered().load(key)
    proof = certified(procedure)
    office.installed.service.register(procedure, workflows.canonical(procedure), proof)
    office.now = at(date(2024, 2, 1))
    listed = office.get(f"/procedures/{key}", None).json()
    asked = office.opening(certificate=listed["certificate"]) | {"procedure": key}
    answer = office.post("/cases", asked)
    assert answer.status_code == 201, answer.text
    return Midway(office, 1, case=answer.json()["case"], procedure=key)


def started(case: Midway, **approved: Any) -> Midway:
    """Return the case with its first draft, an act a day from the day after it was opened."""
    for day, (step, verb) in enumerate(STARTED, start=2):
        said = approved if verb == "approve" else {}
        case.went(step, verb, on=at(date(2024, 2, day)), **said)
    return case


def refused(answer: Response, code: str, place: str = "", act: str = "") -> dict[str, Any]:
    """Return the requirement that stood in the way, once it names its article and who can cure."""
    assert answer.status_code in {403, 409}, answer.text
    unmet = {v["code"]: v for v in answer.json()["verdicts"] if not (v["passed"] or v["advisory"])}
    assert code in unmet, (code, {c: v["reason"]["zh"] for c, v in unmet.items()})
    found: dict[str, Any] = unmet[code]
    assert found["reason"]["zh"]
    assert found["reason"]["en"]
    assert found["curers"], code
    _cited(found, place, act)
    return found


def warned(answer: Response, code: str, place: str = "", act: str = "") -> dict[str, Any]:
    """Return the warning that an act was done with."""
    assert answer.status_code == 201, answer.text
    given = {v["code"]: v for v in answer.json()["facts"][0]["verdicts"] if v["advisory"]}
    assert code in given, (code, set(given))
    _cited(given[code], place, act)
    found: dict[str, Any] = given[code]
    return found


def _cited(found: dict[str, Any], place: str, act: str) -> None:
    said = found["source"]
    assert place in said["place"], said
    assert act in said["act"], said


def wanted(answer: Response, field: str) -> None:
    """Pass when the answer is that a field is missing or empty."""
    assert answer.status_code == 422, answer.text
    assert any(field in each["field"] for each in answer.json()["faults"]), answer.text


def days(first: date, last: date) -> int:
    """Return how many days lie between, the first not counted."""
    return (last - first).days
