"""The stage: performs scenes through the real service, with the story's own clock."""

import io
from dataclasses import dataclass
from datetime import datetime

from api.demo.acts.answered import Entry, Looked
from api.demo.acts.complained import Sent
from api.demo.acts.supervised import Act
from api.demo.matter import TITLE, opening
from api.demo.people import CLERK
from api.demo.scene import BODY, SERIES, Scene, content_of
from decision_flow.domain.content import documents_of
from decision_flow.domain.links import Links
from decision_flow.domain.move import Refused
from decision_flow.domain.numbering import Numbered
from decision_flow.domain.office.complaints.contradicted import Contradiction
from decision_flow.domain.procedure import Procedure
from decision_flow.domain.steps.after.issue import Sign
from decision_flow.domain.values import Text
from decision_flow.service import Entered, Moved, Request, Service
from decision_flow.service.answering import PersonLedger
from decision_flow.service.bodies import Wanted
from decision_flow.service.errors import StaffError


class StoryBrokenError(Exception):
    """A lawful act was refused, or a shortcut was let through: the demonstration has failed."""


@dataclass(frozen=True, slots=True)
class Performed:
    """A scene and what came of it."""

    scene: Scene
    answer: Moved | Refused


@dataclass(slots=True)
class Stage:
    """One case of one body on the stage; `seq` is the line that was seen last."""

    service: Service
    body: str
    case_id: str
    seq: int

    def perform(self, scene: Scene) -> Performed:
        """Return what the service answered. Raises StoryBrokenError when it is not as told."""
        self._file_papers(scene)
        self._take_number(scene)
        request = Request(
            scene.step,
            scene.verb,
            scene.says,
            scene.who,
            duty=scene.duty,
            paper=scene.paper,
            note=scene.note,
        )
        answer = self.service.move(self.body, self.case_id, request, at=scene.on, expected=self.seq)
        _as_told(scene, answer, f"{scene.step}.{scene.verb}")
        if isinstance(answer, Moved):
            self.seq = answer.seq
        return Performed(scene, answer)

    def oversee(self, act: Act) -> Entered | Refused:
        """Return what came of an act of a supervision. Raises StoryBrokenError likewise."""
        self._file(act.says, person=act.who, on=act.on)
        answer = self.service.supervise(self.body, act.says, person=act.who, at=act.on)
        _as_told(act, answer, type(act.says).__name__)
        return answer

    def receive(self, sent: Sent) -> None:
        """Put what a citizen sent into the letterbox."""
        self.service.send_letter(self.body, sent.arrived, at=sent.on)

    def contradictions(self, number: int, at: datetime) -> tuple[Contradiction, ...]:
        """Return the reports that a complaint contradicts. Raises StoryBrokenError for none."""
        found = self.service.complaint(self.body, number, at=at).contradictions
        if not found:
            raise StoryBrokenError(f"complaint {number} contradicts no report")
        return found

    def enter(self, entry: Entry) -> Text | None:
        """Return why an entry was refused, None where it was made. Raises StoryBrokenError."""
        self._file(entry.says, person=entry.who, on=entry.on)
        try:
            self.service.keep(self.body, entry.says, person=entry.who, at=entry.on)
        except StaffError as error:
            if entry.shortcut is None or entry.why not in error.text.zh:
                raise StoryBrokenError(f"{entry.told.en}: {error.text.zh}") from error
            return error.text
        if entry.shortcut is not None:
            raise StoryBrokenError(f"{entry.shortcut} was let through")
        return None

    def look(self, looked: Looked) -> PersonLedger | Refused:
        """Return what came of a look at a ledger. Raises StoryBrokenError when not as told."""
        answer = self.service.ledger_of(self.body, looked.says, person=looked.who, at=looked.on)
        refused = {v.code for v in answer.unmet} if isinstance(answer, Refused) else set()
        if refused != set(looked.expects):
            raise StoryBrokenError(f"look: {sorted(refused)}")
        return answer

    def _take_number(self, scene: Scene) -> None:
        """Take the number that a decision is issued under, where the body has a series for it."""
        served = {each.key for each in self.service.body(self.body).body.series}
        if isinstance(scene.says, Sign) and scene.shortcut is None and SERIES in served:
            wanted = Wanted(SERIES, Numbered.DECISION, scene.says.document.title, self.case_id)
            self.service.take_number(self.body, wanted, actor=CLERK, at=scene.on)

    def _file_papers(self, scene: Scene) -> None:
        self._file(scene.says, scene.paper, person=scene.who, on=scene.on)

    def _file(self, *said: object, person: str, on: datetime) -> None:
        for document in documents_of(*said):
            self.service.store_document(
                self.body,
                io.BytesIO(content_of(document.title)),
                name=document.title,
                media_type="text/plain",
                person=person,
                at=on,
            )


def _as_told(act: Scene | Act, answer: Moved | Entered | Refused, name: str) -> None:
    where = f"{name} ({act.on:%Y-%m-%d})"
    if act.shortcut is None:
        if isinstance(answer, Refused):
            raise StoryBrokenError(f"{where}: {[v.reason.zh for v in answer.unmet]}")
        return
    if not isinstance(answer, Refused):
        raise StoryBrokenError(f"{where}: {act.shortcut} was let through")
    missing = set(act.expects) - {v.code for v in answer.unmet}
    if missing:
        raise StoryBrokenError(f"{where}: {act.shortcut} lacks {sorted(missing)}")


def begin(
    service: Service,
    case_id: str,
    procedure: Procedure,
    certificate: str,
    *,
    on: datetime,
    body: str = BODY,
    title: str = TITLE,
    links: Links = (),
) -> Stage:
    """Return a stage with a case that was opened. Raises StoryBrokenError when it is refused."""
    answer = service.open_case(
        body,
        case_id,
        opening(certificate, title=title, links=links),
        person="sun",
        procedure=procedure.digest,
        at=on,
    )
    if isinstance(answer, Refused):
        raise StoryBrokenError(f"open: {[v.reason.zh for v in answer.unmet]}")
    return Stage(service, body, case_id, answer.seq)
