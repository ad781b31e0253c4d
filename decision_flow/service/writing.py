"""Read, decide, write: the three steps of a move, each in the transaction that it is given."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from decision_flow.domain.case import Fact, follow
from decision_flow.domain.content import Said
from decision_flow.domain.move import Move, Refused, Setting
from decision_flow.domain.people import Person
from decision_flow.domain.said import Leave
from decision_flow.domain.steps.before.legality_review import Opine
from decision_flow.domain.values import Cite
from decision_flow.domain.views import Attempt, Latest, Refusal
from decision_flow.engine.elsewhere import left_behind
from decision_flow.engine.opening import unopened_for
from decision_flow.engine.rules import Ready
from decision_flow.engine.views import case_view, gate_views
from decision_flow.service.answers import Moved, Request
from decision_flow.service.elsewhere import failed_elsewhere
from decision_flow.service.joining import joint_cases
from decision_flow.service.known import Folded, Known, Loaded
from decision_flow.service.refusing import keep
from decision_flow.service.sessions import session_for
from decision_flow.store import filing, journal, projections
from decision_flow.store.canonical import NO_DIGEST, canonical, digest_of, plain
from decision_flow.store.links import write_links
from decision_flow.store.marks import add_marks
from decision_flow.store.opinions.cited import intake_for


def named_in(content: Said) -> frozenset[str]:
    """Return the documents among what was said, by their digests."""
    return frozenset([document.digest for document in content.documents])


def move_of(request: Request, person: Person, content: Said | None = None) -> Move:
    """Return the move that a request comes to, once it is known who the person is."""
    return Move(
        step=request.step,
        verb=request.verb,
        payload=request.payload,
        person=person,
        duty=request.duty,
        instead_of=request.instead_of,
        stated_at=request.stated_at,
        paper=request.paper,
        note=request.note,
        looked_through=content,
    )


def setting_for(
    connection: Connection, loaded: Loaded, move: Move, at: datetime, *, known: Known
) -> Setting:
    """Return what a decision rests on besides the case and the procedure."""
    body, case = loaded.staff.staff.body, loaded.folded.case
    return Setting(
        body=body,
        calendar=loaded.calendar,
        at=at,
        documents=loaded.filed or filing.on_file(connection, body.id, named_in(move.content)),
        persons=loaded.staff.staff.persons,
        intake=intake_for(connection, case, move.step, move.payload),
        cite=loaded.staff.cite,
        joint=joint_cases(connection, known, case) if issues(loaded, move) else (),
        session=session_for(connection, loaded, move),
        elsewhere=failed_elsewhere(connection, known, loaded) if reviews(move) else (),
    )


def issues(loaded: Loaded, move: Move) -> bool:
    """Return whether a move issues a case that others issue too, or takes it out of the issue."""
    if not loaded.folded.case.joint:
        return False
    leaves = isinstance(move.payload, Leave)
    return leaves or move.step in loaded.certified.ready.of_kind("issue")


def reviews(move: Move) -> bool:
    """Return whether a move gives the legality opinion."""
    return isinstance(move.payload, Opine)


def write_facts(
    connection: Connection,
    loaded: Loaded,
    facts: Sequence[Fact],
    setting: Setting,
    *,
    known: Known,
) -> Moved:
    """Write the facts of a move and all that is kept beside them."""
    ready, case, head = loaded.certified.ready, loaded.folded.case, loaded.folded.head
    had = now = known.beside(ready, loaded.folded, setting.body, setting.calendar)
    for fact in facts:
        head = journal.append(connection, fact, head, body_id=setting.body.id).digest
        case = follow(case, fact)
        now = known.beside_after(ready, Folded(case, head), setting, fact=fact, had=now)
    latest = Latest(str(case.phase), case.draft, case.seq, head, setting.at)
    changed = () if now.gates is had.gates else [g for g in now.gates if g not in had.gates]
    projections.write_case(connection, case.id, latest, changed, before=loaded.latest)
    before = loaded.folded.case
    if case.denied is not before.denied or case.texts is not before.texts:
        add_marks(connection, case.id, left_behind(ready, case) - left_behind(ready, before))
    if case.links != before.links:
        write_links(connection, case.id, case.links)
    if now.due != had.due:
        projections.write_deadlines(connection, case.id, now.due, body_id=case.body, before=had.due)
    return Moved(tuple(facts), case.seq, head, case)


def write_opening(connection: Connection, ready: Ready, fact: Fact, setting: Setting) -> Moved:
    """Write the first fact of a case and all that is kept beside it."""
    line = journal.append(connection, fact, NO_DIGEST, body_id=setting.body.id)
    case = follow(unopened_for(ready, setting.body.id, fact), fact)
    view = case_view(ready, case, line.digest, setting.at)
    projections.write_opened(connection, view, gate_views(ready, case))
    add_marks(connection, case.id, left_behind(ready, case))
    if case.links:
        write_links(connection, case.id, case.links)
    return Moved((fact,), case.seq, line.digest, case)


def write_refusal(
    connection: Connection,
    request: Request,
    person: Person,
    *,
    refused: Refused,
    stream: str,
    case_seq: int,
    kind: str,
    procedure: str,
    setting: Setting,
    cites: tuple[Cite, ...],
) -> Refusal:
    """Write a refused attempt into the stream's chain of refusals; the case stays as it is."""
    refusal = Refusal(
        stream=stream,
        seq=0,
        case_seq=case_seq,
        attempt=Attempt(
            step=request.step,
            verb=request.verb,
            kind=kind,
            payload=request.payload,
            person=person.id,
            name=person.name,
            unit=person.unit,
            duty=request.duty,
            instead_of=request.instead_of,
            stated_at=request.stated_at,
            paper=request.paper,
            note=request.note,
        ),
        verdicts=refused.verdicts,
        recorded_at=setting.at,
        procedure=procedure,
        calendar=setting.calendar.digest,
        cites=cites,
    )
    return keep(connection, refusal, body_id=setting.body.id)


def request_digest(stream: str, request: Request) -> str:
    """Return the name of what was asked, by which a repeated key is compared."""
    return digest_of(canonical({"stream": stream, "request": plain(request)}))
